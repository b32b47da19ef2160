package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files are written: quotes, lines, encodings, packing. */
class CsvDialectTest {
    private static final String TABLE = "who,at,total\nليلى,2025-03-01,5\n\"b, \"\"c\"\"\nd\",2025-03-02,6.25\n";
    private static final List<String> CONTENTS =
            List.of("b, \"c\"\nd: order 2025-03-02T00:00:00Z 6.25", "ليلى: order 2025-03-01T00:00:00Z 5.00");

    private static OrderColumns orders(Supplier<InputStream> streams) {
        return Csv.stream("orders.csv", streams)
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total");
    }

    private static List<String> contents(OrderColumns orders) {
        return Contents.of(orders.into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                .build());
    }

    private static List<String> contents(byte[] bytes) {
        return contents(orders(Source.bytes(bytes)));
    }

    @Test
    void quotedCellsHoldDelimitersQuotesAndLineBreaks() {
        assertThat(contents(TABLE.getBytes(UTF_8))).isEqualTo(CONTENTS);
    }

    @Test
    void tellsWhatItsColumnsAre() {
        byte[] packed = Source.gzip("\uFEFFالعميل; at ;\"to;tal\";at\n7;x;y;z\n".getBytes(UTF_8));
        assertThat(Csv.stream("orders.csv", Source.bytes(packed)).delimiter(';').columns())
                .containsExactly("العميل", "at", "to;tal", "at");
        assertThat(Csv.stream("visits.csv", Source.text("started")).columns()).containsExactly("started");
        assertThatThrownBy(() -> Csv.stream("orders.csv", Source.text("")).columns())
                .hasMessage("orders.csv:1: the file is empty; its first line must name the columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndInAnyOfThreeWays(String end) {
        assertThat(contents(orders(
                        Source.text("who,at,total" + end + end + "7,2025-03-01,5" + end + "8,2025-03-02,6" + end))))
                .containsExactly("7: order 2025-03-01T00:00:00Z 5.00", "8: order 2025-03-02T00:00:00Z 6.00");
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(contents(orders(Source.text("who,at,total\n7,2025-03-01,5"))))
                .containsExactly("7: order 2025-03-01T00:00:00Z 5.00");
        assertThat(contents(orders(Source.text("who,at,total\n7,2025-03-01,\"5\""))))
                .containsExactly("7: order 2025-03-01T00:00:00Z 5.00");
        assertThat(contents(orders(Source.text("at,total,who\n2025-03-01,5,"))))
                .containsExactly("nobody: order 2025-03-01T00:00:00Z 5.00");
    }

    @Test
    void whiteSpaceAroundCellsAndNamesDoesNotCount() {
        assertThat(contents(orders(Source.text(
                                "\uFEFF who , at,\"total\u00A0\"\n 7\t,2025-03-01 ,\" 5 \"\n\u00A0,2025-03-02,6\n"))
                        .customer("who ")))
                .containsExactly("7: order 2025-03-01T00:00:00Z 5.00", "nobody: order 2025-03-02T00:00:00Z 6.00");
    }

    static Stream<Arguments> byteOrderMarks() {
        return Stream.of(
                Arguments.of(UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}),
                Arguments.of(UTF_16BE, new byte[] {(byte) 0xFE, (byte) 0xFF}),
                Arguments.of(UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE}),
                Arguments.of(Charset.forName("UTF-32LE"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 0}));
    }

    @ParameterizedTest
    @MethodSource("byteOrderMarks")
    void aByteOrderMarkCountsBeforeTheStatedEncoding(Charset encoding, byte[] mark) {
        byte[] bytes = Source.concat(mark, TABLE.getBytes(encoding));

        assertThat(contents(bytes)).isEqualTo(CONTENTS);
        assertThat(contents(
                        Source.as(orders(Source.bytes(bytes)), csv -> csv.encoding(Charset.forName("windows-1256")))))
                .isEqualTo(CONTENTS);
        assertThat(contents(Source.gzip(bytes))).isEqualTo(CONTENTS);
        assertThat(contents(orders(() -> new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] to, int offset, int length) {
                        return super.read(to, offset, Math.min(1, length));
                    }
                })))
                .as("from a pipe that gives byte after byte")
                .isEqualTo(CONTENTS);

        String many = "who,at,total\n" + "ليلى,2025-03-01,1\n".repeat(30_000);
        History history = orders(Source.bytes(Source.concat(mark, many.getBytes(encoding))))
                .into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                .build();
        assertThat(Contents.gross(history)).isEqualTo("30000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1256", "ISO-8859-6", "UTF-16", "UTF-16LE", "UTF-32"})
    void otherEncodingsAreStated(String name) {
        Charset encoding = Charset.forName(name);

        assertThat(contents(Source.as(orders(Source.bytes(TABLE.getBytes(encoding))), csv -> csv.encoding(encoding))))
                .isEqualTo(CONTENTS);
    }

    @Test
    void arabicBytesAreNotTakenForUtf8() {
        assertThatThrownBy(() -> contents(TABLE.getBytes(Charset.forName("windows-1256"))))
                .hasMessage(
                        "orders.csv:2: column \"who\": bytes that are not UTF-8; state the file's encoding, or save it as UTF-8");
    }

    /** In an encoding of one byte a character nothing is wrong with any byte, and every name is another than it should be. */
    @ParameterizedTest
    @CsvSource({
        "windows-1256, ليلى",
        "ISO-8859-1, Søren",
        "ISO-8859-15, Ελένη",
        "windows-1252, Zoë",
        "windows-1252, à la voilà"
    })
    void namesOfUtf8ThatAreReadInAnotherEncodingAreNoted(String stated, String name) {
        String rows = "who,at,total\nb,2025-03-01,5\n" + name + ",2025-03-02,6\n";
        Charset encoding = Charset.forName(stated);

        assertThat(notes(rows.getBytes(UTF_8), encoding))
                .containsExactly("orders.csv: note: 1 name that is not of ASCII only (line 3) is UTF-8, read as "
                        + stated + "; leave encoding(...) out, or state encoding(StandardCharsets.UTF_8)");
        assertThat(notes((rows + name + ",2025-03-03,7\n").getBytes(UTF_8), encoding))
                .containsExactly(
                        "orders.csv: note: 2 names that are not of ASCII only (line 3 first) are UTF-8, read as "
                                + stated + "; leave encoding(...) out, or state encoding(StandardCharsets.UTF_8)");
        assertThat(notes(rows.getBytes(UTF_8), UTF_8)).isEmpty();
    }

    @Test
    void namesThatAreInTheStatedEncodingAreNotNoted() {
        Charset arabic = Charset.forName("windows-1256");
        assertThat(notes(TABLE.getBytes(arabic), arabic)).isEmpty();
        assertThat(notes("who,at,total\nabc,2025-03-01,5\n".getBytes(UTF_8), arabic))
                .isEmpty();
        byte[] both = Source.concat(TABLE.getBytes(UTF_8), "ليلى,2025-03-03,5\n".getBytes(arabic));
        assertThat(notes(both, arabic)).isEmpty();
        Charset western = Charset.forName("ISO-8859-1");
        assertThat(notes("who,at,total\nSøren,2025-03-01,5\n".getBytes(western), western))
                .isEmpty();
        assertThat(notes("who,at,total\nJosé,2025-03-01,5\n".getBytes(western), western))
                .isEmpty();
    }

    @Test
    void aHeaderOfUtf8ThatIsReadInAnotherEncodingIsToldSo() {
        byte[] bytes = "العميل,at,total\n7,2025-03-01,5\n".getBytes(UTF_8);
        assertThatThrownBy(() -> contents(Csv.stream("orders.csv", Source.bytes(bytes))
                        .encoding(Charset.forName("windows-1256"))
                        .orders()
                        .customer("العميل")
                        .time("at", "yyyy-MM-dd")
                        .amount("total")))
                .hasMessage(
                        "orders.csv:1: column \"العميل\" is not in the header. The file is UTF-8, read as windows-1256;"
                                + " leave encoding(...) out, or state encoding(StandardCharsets.UTF_8)");
    }

    private static List<String> notes(byte[] bytes, Charset encoding) {
        return Source.as(orders(Source.bytes(bytes)), csv -> csv.encoding(encoding))
                .invisibleMarks(InvisibleMarks.FOLD)
                .into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                .build()
                .intake()
                .notes()
                .stream()
                .map(Object::toString)
                .filter(note -> !note.contains("invisible"))
                .toList();
    }

    /** The text is longer than any buffer, and each of its characters has more than one byte. */
    @Test
    void charactersOfSeveralBytesMayStandAcrossTheEndOfABuffer() {
        StringBuilder text = new StringBuilder("who,at,total\n");
        for (int i = 0; i < 40_000; i++) {
            text.append("عميل").append(i % 7).append("𝄞,2025-03-01,1\n");
        }
        for (int shift = 0; shift < 4; shift++) {
            text.insert(0, '\n');
            History history = orders(Source.text(text.toString()))
                    .into(History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")))
                    .build();

            assertThat(history.customerCount()).isEqualTo(7);
            assertThat(Contents.gross(history)).isEqualTo("40000.00");
        }
    }

    @Test
    void theRowOfABadByteIsExact() {
        String rows = "who,at,total\n" + "7,2025-03-01,1\n".repeat(30_000);
        byte[] bytes = (rows + "7,2025-03-01,1\n".repeat(10)).getBytes(UTF_8);
        bytes[rows.length() + 2] = (byte) 0xFF;

        assertThatThrownBy(() -> contents(bytes))
                .hasMessage(
                        "orders.csv:30002: column \"at\": bytes that are not UTF-8; state the file's encoding, or save it as UTF-8");
    }

    @Test
    void gzipIsToldByItsBytesNotItsName(@TempDir Path folder) throws Exception {
        Path packed = Files.write(folder.resolve("orders.csv"), Source.gzip(TABLE.getBytes(UTF_8)));
        Path plain = Files.write(folder.resolve("orders.csv.gz"), TABLE.getBytes(UTF_8));

        for (Path path : List.of(packed, plain)) {
            assertThat(contents(Csv.file(path)
                            .orders()
                            .customer("who")
                            .time("at", "yyyy-MM-dd")
                            .amount("total")))
                    .isEqualTo(CONTENTS);
        }
    }

    /** As {@code cat a.csv.gz b.csv.gz} makes it, from a stream that does not know how much is to come. */
    @Test
    void aGzipFileMayHaveSeveralMembers() {
        byte[] both = Source.concat(
                Source.gzip("who,at,total\n7,2025-03-01,5\n".getBytes(UTF_8)),
                Source.gzip("8,2025-03-02,6\n".getBytes(UTF_8)));
        Supplier<InputStream> drops = () -> new FilterInputStream(new ByteArrayInputStream(both)) {
            @Override
            public int read(byte[] to, int offset, int length) throws java.io.IOException {
                return super.read(to, offset, Math.min(7, length));
            }

            @Override
            public int available() {
                return 0;
            }
        };

        List<String> expected = List.of("7: order 2025-03-01T00:00:00Z 5.00", "8: order 2025-03-02T00:00:00Z 6.00");
        assertThat(contents(both)).isEqualTo(expected);
        assertThat(contents(orders(drops))).isEqualTo(expected);
        assertThat(contents(orders(() -> new BufferedInputStream(drops.get(), 16))))
                .isEqualTo(expected);
    }

    @Test
    void semicolonsAndDecimalCommas() {
        OrderColumns orders = Csv.stream(
                        "orders.csv", Source.lines("who;at;total", "7;01.03.2025;1.234,56", "8;02.03.2025;0,5"))
                .delimiter(';')
                .orders()
                .numbers(NumberStyle.COMMA)
                .customer("who")
                .time("at", "dd.MM.yyyy")
                .amount("total");

        assertThat(contents(orders))
                .containsExactly("7: order 2025-03-01T00:00:00Z 1234.56", "8: order 2025-03-02T00:00:00Z 0.50");
    }

    @Test
    void tabs() {
        assertThat(contents(Source.as(
                        orders(Source.lines("who\tat\ttotal", "7\t2025-03-01\t5", "\t2025-03-02\t6")),
                        csv -> csv.delimiter('\t'))))
                .containsExactly("7: order 2025-03-01T00:00:00Z 5.00", "nobody: order 2025-03-02T00:00:00Z 6.00");
    }

    @Test
    void arabicIndicDigitsInAmountsAndDates() {
        byte[] bytes = "العميل;التاريخ;المبلغ\nليلى;٢٠٢٥-٠٣-٠١;١٬٢٣٤٫٥٦\n17;2025-03-02;٧\n".getBytes(UTF_8);

        assertThat(contents(Csv.stream("orders.csv", Source.bytes(bytes))
                        .delimiter(';')
                        .orders()
                        .numbers(NumberStyle.ARABIC)
                        .customer("العميل")
                        .time("التاريخ", "yyyy-MM-dd")
                        .amount("المبلغ")))
                .containsExactly("17: order 2025-03-02T00:00:00Z 7.00", "ليلى: order 2025-03-01T00:00:00Z 1234.56");
    }

    /** 12,500 in dinars of three decimals: read as stated, and said once for the file. */
    @Test
    void anAmountThatCanBeReadTwoWaysIsNotedOnce() {
        OrderColumns orders = Csv.stream(
                        "kuwait.csv",
                        Source.lines(
                                "order,who,at,total,off",
                                "A,7,2025-03-01,\"12,500\",\"1,000\"",
                                "B,8,2025-03-02,\"13,250\","))
                .orders()
                .order("order")
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total")
                .discount("off");

        History dinars = history(orders, "KWD");

        assertThat(Contents.gross(dinars)).isEqualTo("25750.000");
        assertThat(dinars.intake()).hasToString("""
                kuwait.csv: 2 rows, 2 taken
                kuwait.csv: note: line 2, column "total": "12,500" is read as 12500, but amounts can have 3 decimals; if it is 12.5, state numbers(NumberStyle.COMMA)""");
        assertThat(Contents.gross(history(orders.numbers(NumberStyle.COMMA), "KWD")))
                .isEqualTo("25.750");
        assertThat(history(orders.numbers(NumberStyle.COMMA), "KWD").intake().notes())
                .isEmpty();
        assertThat(history(orders, "SAR").intake().notes()).isEmpty();
    }

    /** 1.500 riyals: one and a half, as stated, or fifteen hundred, as most of the world would write it with three places. */
    @Test
    void threePlacesInACurrencyOfTwoAreNotedOnce() {
        assertThat(notesOf("1.500", "12.000", "250"))
                .containsExactly(
                        "riyadh.csv: note: line 2, column \"total\": \"1.500\" is read as 1.5; if it is 1500, state"
                                + " numbers(NumberStyle.COMMA)");
        assertThat(notesOf("7.25", "1.500")).as("the mark is known by then").isEmpty();
        assertThat(notesOf("7.25", "1.500 ", "1.500\u00A0"))
                .as("also to rows that are read another way")
                .isEmpty();
        assertThat(notesOf("0.500", "1500.500", "12.5")).as("no thousands").isEmpty();
    }

    private static List<String> notesOf(String... amounts) {
        String[] lines = new String[amounts.length + 1];
        lines[0] = "who,at,total";
        for (int i = 0; i < amounts.length; i++) {
            lines[i + 1] = i + ",2025-03-01," + amounts[i];
        }
        OrderColumns orders = Csv.stream("riyadh.csv", Source.lines(lines))
                .orders()
                .customer("who")
                .time("at", "yyyy-MM-dd")
                .amount("total");
        return history(orders, "SAR").intake().notes().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void aPriceOfASubscriptionIsNotedToo() {
        SubscriptionColumns subscriptions = Csv.stream(
                        "plans.csv", Source.lines("id,who,at,total", "A,7,2025-03-01,\"12,500\""))
                .subscriptions()
                .id("id")
                .customer("who")
                .started("at", "yyyy-MM-dd")
                .monthlyAmount("total");

        assertThat(history(subscriptions, "OMR").intake().notes())
                .singleElement()
                .asString()
                .startsWith("plans.csv: note: line 2, column \"total\": \"12,500\" is read as 12500");
    }

    private static History history(RecordColumns<?> file, String currency) {
        return file.into(History.builder(ZoneId.of("Asia/Kuwait"), CurrencyUnit.of(currency)))
                .build();
    }

    @Test
    void aRowMayHaveMoreCellsThanFitAtFirst() {
        String header = "c".repeat(300) + ",b".repeat(100) + ",who,at,total\n";
        String row = "x".repeat(700) + ",b".repeat(100) + ",7,2025-03-01,5\n";

        assertThat(contents(orders(Source.text(header + row + row))))
                .containsExactly("7: order 2025-03-01T00:00:00Z 5.00, order 2025-03-01T00:00:00Z 5.00");
    }
}
