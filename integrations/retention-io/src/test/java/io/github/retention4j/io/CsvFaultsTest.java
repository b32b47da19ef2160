package io.github.retention4j.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.row.RowText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault a file can have, with its whole message; and that nothing is built from half a file. */
class CsvFaultsTest {
    private static final String HEADER = "id,who,at,n,price,note";
    private static final String GOOD = "A,SECRET-1,2025-03-01 10:00,2,1.50,fine";

    private static HistoryBuilder builder(BadRows policy) {
        return History.builder(ZoneId.of("Europe/London"), CurrencyUnit.of("GBP"))
                .badRows(policy);
    }

    private static OrderColumns orders(Supplier<InputStream> streams) {
        return stated(Csv.stream("orders.csv", streams).orders());
    }

    private static OrderColumns stated(OrderColumns file) {
        return file.customer("who")
                .time("at", "yyyy-MM-dd HH:mm")
                .order("id")
                .quantity("n")
                .unitPrice("price");
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                Arguments.of("B,SECRET-2,2025-03-01 10:00,2,1.50", "5 cells, but the header has 6"),
                Arguments.of("B,SECRET-2,2025-03-01 10:00,2,1.50,x,y", "7 cells, but the header has 6"),
                Arguments.of("SECRET-2", "1 cell, but the header has 6"),
                Arguments.of(",SECRET-2,2025-03-01 10:00,2,1.50,x", "column \"id\": empty"),
                Arguments.of("B,SECRET-2,,2,1.50,x", "column \"at\": empty"),
                Arguments.of(
                        "B,SECRET-2,2025-02-30 10:00,2,1.50,x",
                        "column \"at\": \"2025-02-30 10:00\" is not a time in the pattern yyyy-MM-dd HH:mm"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 24:00,2,1.50,x",
                        "column \"at\": \"2025-03-01 24:00\" is not a time in the pattern yyyy-MM-dd HH:mm"),
                Arguments.of(
                        "B,SECRET-2,01/03/2025 10:00,2,1.50,x",
                        "column \"at\": \"01/03/2025 10:00\" is not a time in the pattern yyyy-MM-dd HH:mm"),
                Arguments.of(
                        "B,SECRET-2,1899-12-31 23:59,2,1.50,x",
                        "order B: placed at 1899-12-31T23:59 in Europe/London, outside the years 1900 to 2199; are these milliseconds?"),
                Arguments.of("B,SECRET-2,2025-03-01 10:00,,1.50,x", "column \"n\": empty"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,two,1.50,x",
                        "column \"n\": \"two\" is not a number like 1,234.56"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,2,\"1,50\",x",
                        "column \"price\": \"1,50\" is not a number like 1,234.56; if numbers look like 1.234,56, state numbers(NumberStyle.COMMA)"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,2,1e50000000,x",
                        "column \"price\": \"1e50000000\" is not a number like 1,234.56"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,3,0.125,x",
                        "column \"price\": 3 × 0.125 has 3 decimals, more than the history's 2; raise them with decimals(3)"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,1,0.12345678901,x",
                        "column \"price\": 1 × 0.12345678901 has 11 decimals, more than the 9 that a history can keep"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,1000000000,100000000000,x",
                        "column \"price\": 1000000000 × 100000000000 has too many digits; amounts go up to 92233720368547758.07"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,1,99999999999999999999,x",
                        "column \"price\": \"99999999999999999999\" has too many digits; amounts go up to 92233720368547758.07"),
                Arguments.of(
                        "B,SECRET-2,2025-03-01 10:00,2,\"a long and\nbroken value that is no number at all, is it\",x",
                        "column \"price\": \"a long and broken value that is no numbe…\" is not a number like 1,234.56"));
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void aBadRowStopsAStrictBuilder(String row, String reason) {
        HistoryBuilder builder = builder(BadRows.FAIL);

        assertThatThrownBy(() -> orders(Source.lines(HEADER, GOOD, row, GOOD)).into(builder))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("orders.csv:3: " + reason)
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this builder met a bad row; use a new one");
    }

    @ParameterizedTest
    @MethodSource("badRows")
    void aLenientBuilderListsABadRowAndGoesOn(String row, String reason) {
        History history = orders(Source.lines(HEADER, GOOD, row, GOOD))
                .into(builder(BadRows.SKIP))
                .build();

        assertThat(history.intake().refusals()).containsExactly(new Intake.Refusal("orders.csv", 3, reason));
        assertThat(history.intake().sources().get("orders.csv")).isEqualTo(new Intake.Counts(1, 1, 0, 1));
        assertThat(Contents.of(history)).containsExactly("SECRET-1: order 2025-03-01T10:00:00Z 6.00");
    }

    /** Those that say which order they are of. */
    static Stream<Arguments> badRowsOfAnOrder() {
        return badRows().filter(arguments -> arguments.get()[0].toString().startsWith("B,"));
    }

    @ParameterizedTest
    @MethodSource("badRowsOfAnOrder")
    void anOrderOfWhichARowIsBadIsNone(String row, String reason) {
        String bad = row.replaceFirst("B,", "A,");
        String whole = "order A is refused with all of its rows because of orders.csv:";
        for (List<String> rows :
                List.of(List.of(GOOD, bad, GOOD), List.of(bad, GOOD, GOOD), List.of(GOOD, GOOD, bad))) {
            List<String> lines = new ArrayList<>(List.of(HEADER, "C,SECRET-1,2025-03-01 10:00,1,7,other"));
            lines.addAll(rows);
            int line = lines.indexOf(bad) + 1;

            History history = orders(Source.lines(lines.toArray(String[]::new)))
                    .into(builder(BadRows.SKIP))
                    .build();

            assertThat(Contents.of(history)).containsExactly("SECRET-1: order 2025-03-01T10:00:00Z 7.00");
            assertThat(history.intake().sources().get("orders.csv")).isEqualTo(new Intake.Counts(1, 0, 0, 3));
            assertThat(history.intake().refusals())
                    .extracting(Intake.Refusal::reason)
                    .containsExactlyInAnyOrder(reason.replace("order B", "order A"), whole + line, whole + line)
                    .allSatisfy(told -> assertThat(told).doesNotContain("SECRET"));
        }
    }

    @Test
    void anOrderOfTwoCustomersIsNone() {
        History history = orders(Source.lines(HEADER, GOOD, "A,SECRET-2,2025-03-01 10:00,2,1.50,x", GOOD))
                .into(builder(BadRows.SKIP))
                .build();

        assertThat(history.orderCount()).isZero();
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactlyInAnyOrder(
                        "orders.csv:2: order A is refused with all of its rows because of orders.csv:3",
                        "orders.csv:3: order A was given before, for another customer",
                        "orders.csv:4: order A is refused with all of its rows because of orders.csv:3");
        assertThatThrownBy(() -> orders(Source.lines(HEADER, GOOD, "A,SECRET-2,2025-03-01 10:00,2,1.50,x"))
                        .into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:3: order A was given before, for another customer");
    }

    @Test
    void anEventAfterTheLastDayIsABadRow() {
        HistoryBuilder builder = builder(BadRows.FAIL).observedThrough(LocalDate.of(2025, 2, 28));

        assertThatThrownBy(() -> orders(Source.lines(HEADER, GOOD)).into(builder))
                .hasMessage(
                        "orders.csv:2: order A: placed at 2025-03-01T10:00 in Europe/London, after the last observed day 2025-02-28");
    }

    @Test
    void theLineIsWhereTheRowStarts() {
        assertThatThrownBy(() -> orders(Source.lines(
                                HEADER, "", "A,c,2025-03-01 10:00,2,1.50,\"three\n\nlines\"", "\"B\n\",c,?,2,1.50,x"))
                        .into(builder(BadRows.FAIL)))
                .hasMessage("orders.csv:6: column \"at\": \"?\" is not a time in the pattern yyyy-MM-dd HH:mm");
    }

    static Stream<Arguments> brokenFiles() {
        String rows = HEADER + "\n" + GOOD + "\n";
        byte[] gzip = Source.gzip(rows.getBytes(UTF_8));
        byte[] damaged = gzip.clone();
        damaged[gzip.length - 6] ^= 1;
        return Stream.of(
                Arguments.of(
                        "an open quote",
                        Source.text(rows + "\"B,SECRET-2,2025-03-01 10:00,2,1.50,x\n" + GOOD + "\n"),
                        "orders.csv:3: column \"id\": a quote is opened and never closed"),
                Arguments.of(
                        "an open quote of a customer",
                        Source.text(rows + "B,\"SECRET-2,2025-03-01 10:00,2,1.50,x\n"),
                        "orders.csv:3: column \"who\": a quote is opened and never closed"),
                Arguments.of(
                        "text after a quote",
                        Source.text(rows + "B,\"SECRET-2\"S,2025-03-01 10:00,2,1.50,x\n"),
                        "orders.csv:3: column \"who\": text after a closing quote; a quote inside a quoted cell is written twice"),
                Arguments.of(
                        "bytes that are not UTF-8",
                        Source.bytes((rows + "B,SECRET-2é,2025-03-01 10:00,2,1.50,x\n")
                                .getBytes(Charset.forName("windows-1252"))),
                        "orders.csv:3: column \"who\": bytes that are not UTF-8; state the file's encoding, or save it as UTF-8"),
                Arguments.of(
                        "half a character at the end",
                        Source.bytes(Arrays.copyOf((rows + "é").getBytes(UTF_8), rows.length() + 1)),
                        "orders.csv:3: column \"id\": bytes that are not UTF-8; state the file's encoding, or save it as UTF-8"),
                Arguments.of(
                        "a long row",
                        Source.text(rows + "B,SECRET-2,2025-03-01 10:00,2," + "x".repeat(600_000) + ","
                                + "y".repeat(600_000) + "\n"),
                        "orders.csv:3: column \"note\": the row has more than 1048576 characters; is a quote left open?"),
                Arguments.of(
                        "a cut gzip",
                        Source.bytes(Arrays.copyOf(gzip, gzip.length - 9)),
                        "orders.csv:3: the gzip data end early; the file is cut off"),
                Arguments.of(
                        "a damaged gzip",
                        Source.bytes(damaged),
                        "orders.csv:3: the gzip data are damaged: Corrupt GZIP trailer"));
    }

    @ParameterizedTest(name = "{0}, {3}")
    @MethodSource("brokenFilesUnderEachPolicy")
    void aFileThatCannotBeReadOnIsAnExceptionUnderEitherPolicy(
            String fault, Supplier<InputStream> streams, String message, BadRows policy) {
        HistoryBuilder builder = builder(policy);

        Throwable thrown = catchThrowable(() -> orders(streams).into(builder));

        assertThat(thrown)
                .isInstanceOfAny(InvalidRowException.class, UncheckedIOException.class)
                .hasMessage(message);
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            assertThat(String.valueOf(t.getMessage())).doesNotContain("SECRET");
        }
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> brokenFilesUnderEachPolicy() {
        return brokenFiles()
                .flatMap(file -> Stream.of(BadRows.values()).map(policy -> {
                    List<Object> with = new ArrayList<>(List.of(file.get()));
                    with.add(policy);
                    return Arguments.of(with.toArray());
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", ""})
    void aFieldOfHundredMegabytesEndsSoon(String quote) {
        AtomicLong given = new AtomicLong();
        Supplier<InputStream> streams =
                Source.then(HEADER + "\n" + GOOD + "\nB,SECRET-2," + quote, (to, offset, length) -> {
                    Arrays.fill(to, offset, offset + length, (byte) 'x');
                    return given.addAndGet(length) > 100_000_000 ? -1 : length;
                });

        assertThatThrownBy(() -> orders(streams).into(builder(BadRows.SKIP)))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(
                        "orders.csv:3: column \"at\": the row has more than 1048576 characters; is a quote left open?");
        assertThat(given).hasValueLessThan(5_000_000);
    }

    @Test
    void aRowOfTheMostCharactersIsRead() {
        String start = "A,7,2025-03-01 10:00,2,1.50,";
        int commas = 5;
        String note = "x".repeat(RowText.MOST_CHARACTERS - (start.length() - commas));

        assertThat(orders(Source.lines(HEADER, start + note))
                        .into(builder(BadRows.FAIL))
                        .build()
                        .orderCount())
                .isEqualTo(1);
        assertThatThrownBy(
                        () -> orders(Source.lines(HEADER, start + note + "x")).into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:2: column \"note\": the row has more than 1048576 characters; is a quote left open?");
    }

    @Test
    void aGzipFileCutInItsHeaderSaysSo() {
        assertThatThrownBy(() ->
                        orders(Source.bytes(new byte[] {0x1F, (byte) 0x8B, 8})).into(builder(BadRows.FAIL)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("orders.csv: the gzip data end early; the file is cut off");
    }

    @Test
    void aStreamThatCannotBeClosedSpendsTheBuilder() {
        HistoryBuilder builder = builder(BadRows.FAIL);
        Supplier<InputStream> streams = () -> new ByteArrayInputStream((HEADER + "\n" + GOOD).getBytes(UTF_8)) {
            @Override
            public void close() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> orders(streams).into(builder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("orders.csv: cannot be read: gone");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aValueIsShownUpToFortyCharacters() {
        for (int length : new int[] {39, 40, 41}) {
            String value = "𝄞".repeat(length);
            assertThatThrownBy(() -> orders(Source.lines(HEADER, "A,7,2025-03-01 10:00," + value + ",1,x"))
                            .into(builder(BadRows.FAIL)))
                    .hasMessage("orders.csv:2: column \"n\": \"" + "𝄞".repeat(Math.min(40, length))
                            + (length > 40 ? "…" : "") + "\" is not a number like 1,234.56");
        }
    }

    @Test
    void anIdIsNotShownWhereAnythingIsWorkedOutOfItOrItOfAnything() {
        Supplier<InputStream> rows = Source.lines("who,guest,at,total", "c1,g1,2025-03-01,1.50");
        OrderColumns start = Csv.stream("orders.csv", rows).orders();
        OrderColumns plain = start.customer("who");
        OrderColumns worked = start.customer(Cell.firstOf(Cell.column("who").ignoringCase(), Cell.column("guest")));
        OrderColumns defined =
                start.column("buyer", Cell.firstOf("who", "guest")).customer("buyer");
        OrderColumns chain = start.column("a", Cell.firstOf("who", "guest"))
                .column("b", Cell.column("a").ignoringCase())
                .column("c", Cell.column("b").ignoringCase());
        Cell ruled = Cell.of("the buyer", row -> row.get("who"));
        for (OrderColumns wrong : List.of(
                start.amount("who").time("at", "yyyy-MM-dd").customer(ruled),
                start.customer(ruled.ignoringCase()).amount("who").time("at", "yyyy-MM-dd"),
                start.customer(ruled).amount(ruled.ignoringCase()).time("at", "yyyy-MM-dd"),
                start.amount(Cell.of("it", row -> row.get("who")))
                        .time("at", "yyyy-MM-dd")
                        .customer(ruled),
                start.column("a", ruled)
                        .customer(Cell.of("b", row -> row.get("a")))
                        .amount("total")
                        .time("who", "yyyy-MM-dd"),
                plain.amount(ruled).time("at", "yyyy-MM-dd"),
                start.amount("who").time("at", "yyyy-MM-dd").customer("who"),
                plain.amount(Cell.joined("who", "guest")).time("at", "yyyy-MM-dd"),
                plain.amount(Cell.firstOf("who", "guest").ignoringCase()).time("at", "yyyy-MM-dd"),
                worked.amount("guest").time("at", "yyyy-MM-dd"),
                worked.amount("who").time("at", "yyyy-MM-dd"),
                worked.amount("total").time(Cell.joined("at", "guest"), "yyyy-MM-dd HH:mm"),
                defined.amount("guest").time("at", "yyyy-MM-dd"),
                defined.amount("buyer").time("at", "yyyy-MM-dd"),
                chain.customer("c").amount("guest").time("at", "yyyy-MM-dd"),
                chain.customer("c").amount("a").time("at", "yyyy-MM-dd"),
                chain.customer("who").amount("c").time("at", "yyyy-MM-dd"))) {
            assertThatThrownBy(() -> wrong.into(builder(BadRows.FAIL)))
                    .hasMessageStartingWith("orders.csv:2: ")
                    .hasMessageContaining(": the id that was stated to be here is ")
                    .hasMessageNotContaining("c1")
                    .hasMessageNotContaining("g1");
        }
        assertThatThrownBy(() -> plain.amount(Cell.joined("at", "total"))
                        .time("at", "yyyy-MM-dd")
                        .into(builder(BadRows.FAIL)))
                .hasMessageContaining("\"2025-03-01 1.50\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aShortRowIsToldByItsCells(int threads) {
        String rows = HEADER + "\n" + (GOOD + "\n").repeat(3);
        for (String[] file : new String[][] {
            {rows + "A,7,2025", "orders.csv:5: 3 cells, but the header has 6"},
            {rows + "أ,7,2025", "orders.csv:5: 3 cells, but the header has 6"},
            {rows + "A,7,2025\n", "orders.csv:5: 3 cells, but the header has 6"},
            {rows + "A,7,2025\r", "orders.csv:5: 3 cells, but the header has 6"},
            {rows + GOOD + ",", "orders.csv:5: 7 cells, but the header has 6"},
            {rows + "A,7,2025\n" + GOOD, "orders.csv:5: 3 cells, but the header has 6"}
        }) {
            assertThatThrownBy(() -> orders(Source.text(file[0]))
                            .into(builder(BadRows.FAIL).parallelism(threads, Runnable::run)))
                    .hasMessage(file[1]);
        }
    }

    @Test
    void aFileWithoutRowsIsNoted() {
        History none = orders(Source.lines(HEADER)).into(builder(BadRows.FAIL)).build();
        assertThat(none.intake().notes())
                .extracting(Intake.Note::text)
                .containsExactly("the file has a header and no rows");
        assertThat(orders(Source.lines(HEADER, GOOD))
                        .into(builder(BadRows.FAIL))
                        .build()
                        .intake()
                        .notes())
                .isEmpty();
    }

    @Test
    void anOrdersIdIsShownEvenIfItIsLikeAPhoneNumber() {
        Supplier<InputStream> rows =
                Source.lines("No,who,at,total,Order number", "0501234567,0507654321,x,1.50,0509999999");
        OrderColumns orders = Csv.stream("orders.csv", rows).orders();
        OrderColumns stated = orders.order("No").customer("who").amount("total");
        assertThatThrownBy(() -> stated.time("No", "yyyy-MM-dd").into(builder(BadRows.FAIL)))
                .hasMessageStartingWith("orders.csv:2: column \"No\": \"0501234567\" is not a time");
        assertThatThrownBy(() -> stated.time("Order number", "yyyy-MM-dd").into(builder(BadRows.FAIL)))
                .hasMessageStartingWith("orders.csv:2: column \"Order number\": \"0509999999\" is not a time");
        assertThatThrownBy(() -> orders.order(Cell.joined("No", "who"))
                        .customer("who")
                        .amount("total")
                        .time(Cell.joined("No", "who"), "yyyy-MM-dd")
                        .into(builder(BadRows.FAIL)))
                .hasMessageContaining("the id that was stated to be here");
        assertThatThrownBy(() -> orders.order("No")
                        .customer("No")
                        .amount("total")
                        .time("No", "yyyy-MM-dd")
                        .into(builder(BadRows.FAIL)))
                .hasMessageContaining("the id that was stated to be here");
        assertThatThrownBy(() -> orders.customer("No")
                        .amount("total")
                        .time("who", "yyyy-MM-dd")
                        .into(builder(BadRows.FAIL)))
                .hasMessageContaining("\"(like a phone number)\" is not a time");
    }

    /** As where the columns of an export were mixed up. */
    @Test
    void anIdIsNotShownWhateverElseItsColumnIsStatedToBe() {
        Supplier<InputStream> rows =
                Source.lines("who,at,total", "3f2504e0-4f89-11d3-9a0c-0305e82c3300,2025-03-01,1.50");
        OrderColumns orders = Csv.stream("orders.csv", rows).orders().customer("who");
        assertThatThrownBy(() -> orders.time("at", "yyyy-MM-dd").amount("who").into(builder(BadRows.FAIL)))
                .hasMessage(
                        "orders.csv:2: column \"who\": the id that was stated to be here is not a number like 1,234.56");
        assertThatThrownBy(
                        () -> orders.time("who", "yyyy-MM-dd").amount("total").into(builder(BadRows.FAIL)))
                .hasMessageStartingWith(
                        "orders.csv:2: column \"who\": the id that was stated to be here is not a time");
    }

    @Test
    void aRowPrintsItsPlaceAndNoCell() {
        List<String> rows = new ArrayList<>();
        orders(Source.lines(HEADER, GOOD))
                .cancellation(row -> rows.add(row.toString()), Cancellations.DROP)
                .into(builder(BadRows.FAIL));

        assertThat(rows).containsExactly("orders.csv:2");
    }

    @Test
    void aMissingFileIsNamedWithoutItsFolders(@TempDir Path folder) {
        assertThatThrownBy(() ->
                        stated(Csv.file(folder.resolve("none.csv")).orders()).into(builder(BadRows.SKIP)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("none.csv: there is no such file");
    }

    @Test
    void aFolderIsNoFile(@TempDir Path folder) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("data"));

        assertThatThrownBy(() -> stated(Csv.file(inner).orders()).into(builder(BadRows.SKIP)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("data: cannot be read: it is a folder");
    }

    @Test
    void aFileThatThisUserMayNotReadIsSaidToBeOne() {
        Supplier<InputStream> streams = Source.then("", (to, offset, length) -> {
            throw new AccessDeniedException("/srv/shop/orders.csv");
        });

        assertThatThrownBy(() -> orders(streams).into(builder(BadRows.SKIP)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("orders.csv: cannot be read: this user may not");
    }

    /** As JShell and a log print an exception: with those that caused it. */
    @Test
    void whatIsWrongWithAFileIsToldOnce(@TempDir Path folder) throws IOException {
        byte[] packed = Source.gzip((HEADER + "\n" + GOOD).getBytes(UTF_8));
        Path cut = Files.write(folder.resolve("cut.csv"), Arrays.copyOf(packed, 12));
        Path sheet = Files.writeString(folder.resolve("sheet.csv"), "PK\003\004 and more of it");
        for (Path path : List.of(folder, folder.resolve("none.csv"), cut, sheet)) {
            Csv csv = Csv.file(path);
            for (ThrowingCallable reading : List.<ThrowingCallable>of(
                    csv::columns,
                    csv::look,
                    () -> csv.orders()
                            .customer("a")
                            .time("b", "yyyy-MM-dd")
                            .amount("c")
                            .into(builder(BadRows.SKIP)))) {
                Throwable thrown = catchThrowable(reading);
                String reason = String.valueOf(thrown.getMessage()).replaceFirst(".*: ", "");
                assertThat(thrown)
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageStartingWith(path.getFileName() + ": ");
                for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
                    assertThat(String.valueOf(cause.getMessage())).isNotEqualTo(reason);
                    assertThat(cause.getCause()).isNull();
                }
            }
        }
    }

    @Test
    void aStreamThatFailsIsNamedWithTheRow() {
        Supplier<InputStream> streams = Source.then(HEADER + "\n" + GOOD + "\n", (to, offset, length) -> {
            throw new IOException("connection reset");
        });
        HistoryBuilder builder = builder(BadRows.SKIP);

        assertThatThrownBy(() -> orders(streams).into(builder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("orders.csv:3: cannot be read: connection reset")
                .hasRootCauseMessage("connection reset");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStreamsOwnExceptionPassesThrough() {
        Supplier<InputStream> streams = Source.then(HEADER + "\n" + GOOD + "\n", (to, offset, length) -> {
            throw new IllegalCallerException("the stream's own");
        });

        assertThatThrownBy(() -> orders(streams).into(builder(BadRows.FAIL)))
                .isInstanceOf(IllegalCallerException.class)
                .hasMessage("the stream's own");
    }

    @ParameterizedTest
    @EnumSource(BadRows.class)
    void theStreamIsClosedWhateverHappens(BadRows policy) {
        for (String text : List.of(HEADER + "\n" + GOOD, HEADER + "\n?", "", "\u001F\u008B", HEADER + "\n\"")) {
            AtomicLong closed = new AtomicLong();
            Supplier<InputStream> streams =
                    () -> new ByteArrayInputStream(text.getBytes(Charset.forName("ISO-8859-1"))) {
                        @Override
                        public void close() {
                            closed.incrementAndGet();
                        }
                    };

            Throwable thrown = catchThrowable(() -> orders(streams).into(builder(policy)));

            assertThat(closed.get()).as("%s after %s", text, thrown).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'"', '\n', '\r'})
    void theDelimiterIsNoQuoteOrLineBreak(char delimiter) {
        Csv csv = Csv.stream("orders.csv", Source.lines(HEADER));

        assertThatThrownBy(() -> csv.delimiter(delimiter))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quote or line break cannot be the delimiter");
    }

    @Test
    void nullsStopAtTheDoor() {
        OrderColumns orders = orders(Source.lines(HEADER));

        assertThatThrownBy(() -> orders.customer((Cell) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("customer");
        assertThatThrownBy(() -> orders.customer((String) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("column");
        assertThatThrownBy(() -> Csv.stream("orders.csv", Source.lines(HEADER)).encoding(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("charset");
        assertThatThrownBy(() -> orders.guests(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("policy");
        assertThatThrownBy(() -> Csv.stream("orders.csv", null).orders())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("streams");
        assertThatThrownBy(() -> orders(() -> null).into(builder(BadRows.FAIL)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("stream");
    }
}
