package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
    private static final String ONE =
            "{\"id\":1,\"who\":{\"name\":\"Amal\",\"tags\":[\"a\",\"b\"]},\"paid\":true,\"note\":null}";
    private static final String TWO = "{\"total\":12.50,\"id\":2,\"other\":[{\"id\":9}]}";

    @TempDir
    Path folder;

    private JsonRows rows(String json) throws IOException {
        return new JsonRows(
                Files.writeString(folder.resolve("orders.json"), json),
                "orders",
                Set.of("id", "who", "paid", "note", "total"),
                List.of("id", "who.name", "who.tags.1", "paid", "note", "total"),
                record -> record.text("id").equals("3") ? List.of() : List.of(record.values()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE + "\n" + TWO,
                ONE + "\n\n" + TWO + "\n{\"id\":3}\n",
                "[" + ONE + "," + TWO + "]",
                "{\"status\":\"object\",\"orders\":[" + ONE + "," + TWO + "],\"count\":{\"of\":[1,2]}}",
                "{\"orders\":[" + ONE + "]}\n{\"orders\":[],\"page\":2}\n{\"orders\":[" + TWO + "]}"
            })
    void recordsAreFoundWhereverTheyStand(String json) throws IOException {
        assertThat(WrittenRow.all(rows(json)))
                .extracting(row -> {
                    row.remove("#");
                    return row;
                })
                .containsExactly(
                        Map.of("id", 1L, "who.name", "Amal", "who.tags.1", "b", "paid", "true"),
                        Map.of("id", 2L, "total", new BigDecimal("12.50")));
    }

    @Test
    void aRowHasTheLineThatItsRecordBeginsIn() throws IOException {
        assertThat(WrittenRow.all(rows("[\n" + ONE + ",\n{\n\"id\":7}]")))
                .extracting(row -> row.get("#"))
                .containsExactly(2L, 3L);
    }

    @Test
    void aPackedFileIsReadAsItsJsonIs() throws IOException {
        JsonRows rows = rows(ONE + "\n" + TWO);
        List<Map<String, Object>> plain = WrittenRow.all(rows);
        byte[] json = Files.readAllBytes(folder.resolve("orders.json"));
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("orders.json")))) {
            packed.write(json);
        }
        assertThat(WrittenRow.all(rows)).isEqualTo(plain).hasSize(2);
        assertThat(rows.firstFields()).contains("who");
        assertThat(rows.otherFormat()).isEmpty();
        Files.write(folder.resolve("orders.json"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
        assertThatThrownBy(() -> WrittenRow.all(rows)).isInstanceOf(IOException.class);
        // Nothing is left open: on some systems it could not be deleted else.
        Files.delete(folder.resolve("orders.json"));
    }

    @Test
    void theFirstFieldsAreNamed() throws IOException {
        assertThat(rows(TWO + ONE).firstFields()).containsExactlyInAnyOrder("total", "id", "other");
        assertThat(rows("{\"orders\":[" + ONE + "]}").firstFields()).contains("who");
        assertThat(rows("").firstFields()).isEmpty();
        assertThat(rows("[]").firstFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[" + ONE, "[" + ONE + ",{", "{\"orders\":[" + ONE + "]", ONE + "\n{\"who\":{\"name\":\"Am", "{"
            })
    void aFileThatWasCutOffIsToldSo(String json) {
        assertThatThrownBy(() -> WrittenRow.all(rows(json)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("after line " + Math.max(1, json.lines().count()))
                .hasMessageContaining("the file was cut off; get it again")
                .hasMessageNotContaining("Am");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n{\"who\":{\"name\":Amal}}", "\n{\"who\":\"Amal\"]", "\nAmal", "[" + ONE + ",\n"})
    void whatIsNoJsonIsToldWithoutItsText(String json) {
        assertThatThrownBy(() -> WrittenRow.all(rows(json)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("no JSON")
                .hasMessageNotContaining("Amal")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n17", "\n[[1]]", "\n\"Amal\""})
    void whatIsNoObjectIsNoRecord(String json) {
        assertThatThrownBy(() -> WrittenRow.all(rows(json)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("Amal");
    }

    @Test
    void aDeepOrLongValueIsRefusedAndFillsNoMemory() {
        assertThatThrownBy(() -> WrittenRow.all(rows("{\"who\":" + "[".repeat(100) + "]".repeat(100) + "}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> WrittenRow.all(rows("{\"who\":\"" + "a".repeat(1_100_000) + "\"}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 1");
    }
}
