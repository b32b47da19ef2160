package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.HistoryFormat.Section;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What stands in files. Whoever has to change a number here writes another version: {@link Partitions#HASH_VERSION},
 * {@link TextForm#VERSION} or {@link HistoryFormat#VERSION}.
 */
class FormatConstantsTest {
    private static long[] form(String text) {
        long[] form = new long[TextForm.room(text.length())];
        return Arrays.copyOf(form, TextForm.write(text, form, 0));
    }

    private static String hex(long... longs) {
        StringBuilder text = new StringBuilder();
        for (long each : longs) {
            text.append(text.isEmpty() ? "" : " ").append(Long.toHexString(each));
        }
        return text.toString();
    }

    @Test
    void theHashOfKeys() {
        assertThat(Partitions.HASH_VERSION).isEqualTo(1);
        assertThat(Partitions.COUNT).isEqualTo(256);
        assertThat(hex(Partitions.hash(1), Partitions.hash(-17), Partitions.hash(1L << 40)))
                .isEqualTo("9e3779b97f4a7c15 7e50eaae8c0dc29b 4a7c150000000000");
        assertThat(Stream.of(0L, 1L, 2L, -1L, 99_999_999_999L).map(Partitions::of))
                .containsExactly(0, 158, 60, 97, 95);
        assertThat(TextIndex.key(7, 3)).isEqualTo(Long.MIN_VALUE + 1 + 3 * 256 + 7);
        assertThat(IdKeys.LOWEST_NUMBER).isEqualTo(Long.MIN_VALUE + (1L << 40));
    }

    @Test
    void theFormOfTexts() {
        assertThat(TextForm.VERSION).isEqualTo(1);
        assertThat(hex(form(""))).isEqualTo("0");
        assertThat(hex(form("c-1"))).isEqualTo("300312d63");
        assertThat(hex(form("customer@shop.example"))).isEqualTo("1574737563 6f68734072656d6f 6c706d6178652e70 65");
        assertThat(hex(form("عميل"))).isEqualTo("885d9b9d8 84d98ad9");
        assertThat(hex(form("123e4567-e89b-12d3-a456-426614174000"))).isEqualTo("a060602447615441 37d62514be9382e1");
        long[] id = form("c-1");
        assertThat(hex(TextForm.hash(id, 0, id.length))).isEqualTo("6b2ed39a71143caa");
        assertThat(TextForm.partition(id, 0, id.length)).isEqualTo(107);
        long[] longer = form("customer@shop.example");
        assertThat(hex(TextForm.hash(longer, 0, longer.length))).isEqualTo("22cc4bef11a99bcd");
        assertThat(TextForm.partition(longer, 0, longer.length)).isEqualTo(34);
    }

    @Test
    void theFile() {
        assertThat(HistoryFormat.VERSION).isEqualTo(1);
        assertThat(Stream.of(Section.values()).map(section -> section.code() + " " + section))
                .containsExactly(
                        "1 BASIS",
                        "2 INTAKE",
                        "3 DAYS",
                        "4 TEXTS",
                        "5 KINDS",
                        "6 PAGE",
                        "7 BLOCK",
                        "8 OUTCOMES",
                        "9 KEPT",
                        "10 IDS");
    }
}
