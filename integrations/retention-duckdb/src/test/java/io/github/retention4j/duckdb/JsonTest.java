package io.github.retention4j.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
    @TempDir
    Path folder;

    @Test
    void fieldsOfObjectsWithinAreColumns() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.jsonl"), """
                {"id":"gid://shop/Order/1","customer":{"id":5,"first name":"S","a.b":true},"lines":[{"q":1},{"q":2}],"رقم":7}
                {"id":"gid://shop/Order/2","customer":null,"note":"x","money":{"shop":{"amount":"12.50"}},"a\\"b":1,"none":{}}
                """);

        try (TableCursor cursor = DuckDb.json(file).open()) {
            assertThat(Cells.names(cursor))
                    .containsExactlyInAnyOrder(
                            "id",
                            "customer.id",
                            "customer.first name",
                            "customer.a.b",
                            "lines",
                            "رقم",
                            "note",
                            "money.shop.amount",
                            "a\"b",
                            "none");
        }
        assertThat(Cells.of(
                        DuckDb.json(file),
                        "id",
                        "customer.id",
                        "customer.first name",
                        "customer.a.b",
                        "رقم",
                        "money.shop.amount",
                        "a\"b"))
                .containsExactly(
                        Map.of(
                                "id",
                                "gid://shop/Order/1",
                                "customer.id",
                                "5",
                                "customer.first name",
                                "S",
                                "customer.a.b",
                                "true",
                                "رقم",
                                "7"),
                        Map.of("id", "gid://shop/Order/2", "money.shop.amount", "12.50", "a\"b", "1"));
    }

    /** DuckDB takes the type of the first 20,480 objects, whole numbers here, and rounds. */
    @Test
    void whatComesLaterIsNotRounded() throws Exception {
        Path file = Files.writeString(
                folder.resolve("late.jsonl"),
                "{\"total\":1}\n".repeat(30_000) + "{\"total\":12.5}\n{\"total\":\"n/a\"}\n");

        assertThat(Cells.of(DuckDb.json(file)))
                .hasSize(30_002)
                .endsWith(Map.of("total", "12.5"), Map.of("total", "n/a"));
    }

    @Test
    void textStaysAsItIs() throws Exception {
        Path file = Files.writeString(
                folder.resolve("text.json"),
                "[{\"at\":\"05-04-2026\",\"zoned\":\"2026-01-01T00:00:00+03:00\",\"zip\":\"00123\",\"big\":123456789012345678901234567890,"
                        + "\"money\":12.10,\"negative\":-0.05,\"null\":null}]");

        assertThat(Cells.of(DuckDb.json(file)))
                .containsExactly(Map.of(
                        "at", "05-04-2026",
                        "zoned", "2026-01-01T00:00:00+03:00",
                        "zip", "00123",
                        "big", "123456789012345678901234567890",
                        "money", "12.1",
                        "negative", "-0.05"));
    }

    @Test
    void aPackedFileAndSeveralFiles() throws Exception {
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("a.jsonl.gz")))) {
            packed.write("{\"n\":1}\n".getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("b.jsonl"), "{\"n\":2}\n\n{\"n\":3}\n");

        assertThat(Cells.of(DuckDb.json(folder.resolve("a.jsonl.gz")))).containsExactly(Map.of("n", "1"));
        assertThat(Cells.of(DuckDb.json(folder + "/*.jsonl*")))
                .containsExactly(Map.of("n", "1"), Map.of("n", "2"), Map.of("n", "3"));
    }

    @Test
    void whatIsNoJson() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.jsonl"), "{\"n\":1}\n{\"n\":\n");
        assertThatThrownBy(() -> Cells.of(DuckDb.json(file)))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("\"" + file + "\" is not JSON near (line|record/value) [23]");

        Files.writeString(file, "{\"n\":1}\n".repeat(300_000) + "{\"n\":'sara@x.org'}\n");
        assertThatThrownBy(() -> Cells.of(DuckDb.json(file)))
                .isInstanceOf(IOException.class)
                .hasMessageMatching(
                        "(DuckDB stopped after row \\d+: )?\"" + file + "\" is not JSON near line 30000[12]");

        Files.writeString(file, "");
        assertThatThrownBy(() -> Cells.of(DuckDb.json(file))).hasMessage("there is nothing in it");
        Files.writeString(file, "1\n2\n");
        assertThatThrownBy(() -> Cells.of(DuckDb.json(file))).hasMessageStartingWith("it has no objects");
    }

    @Test
    void anArrayIsNotRead() throws Exception {
        Path file = Files.writeString(folder.resolve("array.jsonl"), "{\"lines\":[1,2]}\n");

        assertThatThrownBy(() -> Cells.of(DuckDb.json(file)))
                .hasMessageStartingWith("column \"lines\" is ARRAY, which is not read");
    }
}
