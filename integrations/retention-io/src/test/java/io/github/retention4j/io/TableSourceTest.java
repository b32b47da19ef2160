package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A source that is no file: its cells are numbers and times already. */
class TableSourceTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");

    private static HistoryBuilder builder() {
        return History.builder(RIYADH, CurrencyUnit.of("SAR"));
    }

    private static ListSource till(CellType who, CellType at, CellType total, Object... cells) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 3) {
            rows.add(Arrays.asList(cells[i], cells[i + 1], cells[i + 2]));
        }
        return new ListSource(
                List.of(new TableColumn("who", who), new TableColumn("at", at), new TableColumn("total", total)), rows);
    }

    private static OrderColumns orders(ListSource source) {
        return source.orders().customer("who").time("at").amount("total");
    }

    private static List<String> contents(OrderColumns orders) {
        return Contents.of(orders.into(builder()).build());
    }

    @Test
    void cellsAreWhatTheyAre() {
        ListSource source = till(
                CellType.ANY,
                CellType.ANY,
                CellType.ANY,
                17L,
                Instant.parse("2026-03-05T09:30:00.250Z"),
                new BigDecimal("120.50"),
                "c-17",
                LocalDateTime.parse("2026-03-05T09:30:00"),
                12,
                null,
                LocalDate.parse("2026-03-05"),
                new BigDecimal("1E+2"),
                new BigDecimal("18.0"),
                LocalDate.parse("2026-03-06"),
                "1,250.00 SAR");

        assertThat(contents(orders(source)))
                .containsExactlyInAnyOrder(
                        "17: order 2026-03-05T09:30:00.250Z 120.50",
                        "c-17: order 2026-03-05T06:30:00Z 12.00",
                        "nobody: order 2026-03-04T21:00:00Z 100.00",
                        "18.0: order 2026-03-05T21:00:00Z 1250.00");
        assertThat(source.closed).isEqualTo(1);
        assertThat(source.readings).hasSize(1);
        assertThat(source.readings.get(0).cardinality()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29T02:30:00, 2026-03-29T01:30:00Z", // left out by the clock: moves on
        "Europe/Berlin, 2026-10-25T02:30:00, 2026-10-25T00:30:00Z", // comes twice: the first
        "Africa/Cairo, 2025-04-25T00:00:00, 2025-04-24T22:00:00Z",
        "America/Sao_Paulo, 2018-11-04T00:00:00, 2018-11-04T03:00:00Z",
        "Asia/Riyadh, 2026-03-05T23:59:59, 2026-03-05T20:59:59Z"
    })
    void wallClockTimesAreOfTheStatedZone(String zone, String time, String instant) {
        OrderColumns orders = orders(till(
                        CellType.WHOLE,
                        CellType.LOCAL_TIME,
                        CellType.WHOLE,
                        7,
                        LocalDateTime.parse(time),
                        1,
                        8,
                        LocalDateTime.parse(time).toLocalDate(),
                        2))
                .zone(ZoneId.of(zone));
        String startOfDay = LocalDateTime.parse(time)
                .toLocalDate()
                .atStartOfDay(ZoneId.of(zone))
                .toInstant()
                .toString();
        assertThat(contents(orders))
                .containsExactlyInAnyOrder("7: order " + instant + " 1.00", "8: order " + startOfDay + " 2.00");
    }

    @Test
    void numbersAreTimesOnlyIfAPatternSaysWhatTheyCount() {
        ListSource source = till(CellType.WHOLE, CellType.WHOLE, CellType.WHOLE, 7, 1_767_605_400, 5);
        assertThatThrownBy(() -> contents(orders(source)))
                .hasMessage("till:1: column \"at\": 1767605400 is a number and no time; state what it counts, such"
                        + " as epoch-seconds");
        assertThat(contents(source.orders()
                        .customer("who")
                        .time("at", "epoch-seconds")
                        .amount("total")))
                .containsExactly("7: order 2026-01-05T09:30:00Z 5.00");
        assertThatThrownBy(() -> contents(orders(till(CellType.ANY, CellType.ANY, CellType.ANY, 7, "5 March", 5))))
                .hasMessage("till:1: column \"at\": \"5 March\" is text; state the pattern that it is written in");
        assertThatThrownBy(() -> contents(orders(till(CellType.TEXT, CellType.TEXT, CellType.TEXT))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("till: column \"at\" is text; state how its times are written, as in time(...,"
                        + " \"yyyy-MM-dd HH:mm:ss\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.005|has 3 decimals, more than the history's 2; raise them with decimals(3)",
                "92233720368547758.08|has too many digits; amounts go up to 92233720368547758.07",
                "1E+30|has too many digits; amounts go up to 92233720368547758.07"
            })
    void moneyIsExact(BigDecimal total, String reason) {
        ListSource source =
                till(CellType.WHOLE, CellType.DAY, CellType.DECIMAL, 7, LocalDate.parse("2026-03-05"), total);
        assertThatThrownBy(() -> contents(orders(source)))
                .hasMessage("till:1: column \"total\": " + total.toPlainString() + " " + reason);
        assertThat(orders(source)
                        .into(builder().badRows(BadRows.SKIP))
                        .build()
                        .intake()
                        .toString())
                .contains("till: 1 row, 0 taken, 1 refused")
                .contains("till:1: column \"total\"");
    }

    @Test
    void zerosAtTheEndAreNoDecimals() {
        ListSource source = till(
                CellType.WHOLE,
                CellType.DAY,
                CellType.DECIMAL,
                7,
                LocalDate.parse("2026-03-05"),
                new BigDecimal("1.2500"));
        assertThat(contents(orders(source))).containsExactly("7: order 2026-03-04T21:00:00Z 1.25");
    }

    @Test
    void floatingPointIsTakenOnlyIfAskedFor() {
        Object[] row = {7, LocalDate.parse("2026-03-05"), 0.1 + 0.2};
        ListSource known = till(CellType.WHOLE, CellType.DAY, CellType.FLOATING, row);
        assertThatThrownBy(() -> contents(orders(known)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("till: column \"total\" is of binary floating point, in which money is not exact; make it"
                        + " numeric in the query, or state inexactMoney(RoundingMode.HALF_EVEN)");
        assertThat(known.closed).isEqualTo(1);
        assertThatThrownBy(() -> contents(orders(till(CellType.ANY, CellType.ANY, CellType.ANY, row))))
                .hasMessageContaining(
                        "0.30000000000000004 is a number of binary floating point, in which money is not exact; cast");
        assertThat(contents(orders(known).inexactMoney(RoundingMode.HALF_EVEN)))
                .containsExactly("7: order 2026-03-04T21:00:00Z 0.30");
        Object[] infinite = {7, LocalDate.parse("2026-03-05"), Double.POSITIVE_INFINITY};
        assertThatThrownBy(() -> contents(orders(till(CellType.WHOLE, CellType.DAY, CellType.FLOATING, infinite))
                        .inexactMoney(RoundingMode.HALF_EVEN)))
                .hasMessageContaining("till:1: column \"total\": Infinity");
    }

    @Test
    void aCursorThatFailsSpendsTheBuilderAndIsClosed() {
        ListSource source = till(
                CellType.WHOLE,
                CellType.DAY,
                CellType.WHOLE,
                7,
                LocalDate.parse("2026-03-05"),
                1,
                8,
                LocalDate.parse("2026-03-05"),
                2);
        source.failsAt = 1;
        HistoryBuilder builder = builder();
        assertThatThrownBy(() -> orders(source).into(builder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("till: the connection is gone");
        assertThat(source.closed).isEqualTo(1);
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSourceThatCannotBeClosedSpendsTheBuilder() {
        ListSource source = till(CellType.WHOLE, CellType.DAY, CellType.WHOLE, 7, LocalDate.EPOCH, 1);
        source.cannotClose = true;
        HistoryBuilder builder = builder();
        assertThatThrownBy(() -> orders(source).into(builder)).hasMessage("cannot be closed");
        assertThatThrownBy(builder::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void timesBeyondAllYearsAreBad() {
        ListSource source = till(
                CellType.WHOLE,
                CellType.ANY,
                CellType.ANY,
                7,
                new ListSource.Raw(CellType.DAY, Long.MAX_VALUE),
                1,
                7,
                new ListSource.Raw(CellType.LOCAL_TIME, Long.MAX_VALUE),
                2,
                7,
                new ListSource.Raw(CellType.INSTANT, Long.MIN_VALUE),
                3,
                7,
                LocalDate.parse("2026-03-05"),
                new ListSource.Raw(CellType.DAY, Long.MIN_VALUE));
        assertThat(orders(source)
                        .zone(ZoneId.of("America/New_York"))
                        .into(builder().badRows(BadRows.SKIP))
                        .build()
                        .intake()
                        .refusals())
                .extracting(Intake.Refusal::reason)
                .satisfiesExactly(
                        day -> assertThat(day).isEqualTo("column \"at\": day 9223372036854775807 is beyond all years"),
                        local -> assertThat(local).startsWith("column \"at\": +292278994-08-17T07:12:55.807"),
                        instant -> assertThat(instant).contains("outside the years 1900 to 2199"),
                        total ->
                                assertThat(total).isEqualTo("column \"total\": day -9223372036854775808 is no number"));
    }

    @Test
    void anIdOfAHugeNumberIsNoPagesOfZeros() {
        ListSource source =
                till(CellType.DECIMAL, CellType.DAY, CellType.WHOLE, new BigDecimal("1E+50000000"), LocalDate.EPOCH, 1);
        assertThat(contents(orders(source))).containsExactly("1E+50000000: order 1969-12-31T21:00:00Z 1.00");
    }

    @Test
    void aSourceWritesItsOwnCellsOnly() {
        ListSource source = till(CellType.WHOLE, CellType.DAY, CellType.WHOLE);
        source.add(7, LocalDate.EPOCH, 1, "into a cell that is worked out");
        OrderColumns orders = orders(source).column("fixed", Cell.fixed("SAR")).currency("fixed");
        assertThatThrownBy(() -> contents(orders))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("Index 3 out of bounds for length 3");
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void notesCountRows() {
        ListSource source = new ListSource(
                List.of(
                        new TableColumn("who", CellType.TEXT),
                        new TableColumn("at", CellType.DAY),
                        new TableColumn("total", CellType.TEXT),
                        new TableColumn("currency", CellType.TEXT)),
                List.of(List.of("c-17\u200F", LocalDate.EPOCH, "1.500", "USD")));
        History history = orders(source)
                .numbers(NumberStyle.COMMA)
                .into(History.builder(RIYADH, CurrencyUnit.of("SAR")).decimals(3))
                .build();
        assertThat(history.intake().notes())
                .hasSize(3)
                .allSatisfy(note -> assertThat(note.text()).contains("row 1").doesNotContain("line"));
    }

    @Test
    void whatIsNotThereIsToldWithoutALine() {
        ListSource source = till(CellType.WHOLE, CellType.DAY, CellType.WHOLE);
        assertThatThrownBy(() -> contents(orders(source).order("number")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("till: column \"number\" is not in the table, which has \"who\", \"at\", \"total\"");
        assertThat(source.closed).isEqualTo(1);
    }

    @Test
    void everyKindIsReadFromEverySource() {
        ListSource visits = new ListSource(
                List.of(
                        new TableColumn("started", CellType.INSTANT),
                        new TableColumn("pages", CellType.WHOLE),
                        new TableColumn("who", CellType.WHOLE)),
                List.of(List.of(Instant.parse("2026-03-05T09:30:00Z"), 3, 7)));
        assertThat(Contents.of(visits.visits()
                        .started("started")
                        .pages("pages")
                        .customer("who")
                        .into(builder())
                        .build()))
                .singleElement()
                .asString()
                .contains("2026-03-05T09:30:00Z");
        ListSource customers = new ListSource(
                List.of(
                        new TableColumn("id", CellType.WHOLE),
                        new TableColumn("born", CellType.DAY),
                        new TableColumn("country", CellType.TEXT)),
                List.of(List.of(7, LocalDate.parse("1990-02-28"), "SA")));
        assertThat(customers
                        .customers()
                        .id("id")
                        .birthDate("born")
                        .country("country")
                        .into(builder())
                        .build()
                        .customerCount())
                .isEqualTo(1);
    }

    /** A source of a program that hands on what another gives. */
    private record Around(TableSource inner) implements TableSource {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public TableCursor open() throws IOException {
            TableCursor cursor = inner.open();
            return new TableCursor() {
                @Override
                public List<TableColumn> columns() {
                    return cursor.columns();
                }

                @Override
                public void reading(BitSet columns) {
                    cursor.reading(columns);
                }

                @Override
                public boolean next(CellWriter row) throws IOException {
                    return cursor.next(row);
                }

                @Override
                public long number() {
                    return cursor.number();
                }

                @Override
                public void close() throws IOException {
                    cursor.close();
                }
            };
        }
    }

    private static final String[] OF_OTHER_WIDTHS = {
        "order,who,at,total",
        "1,7,2026-03-05,1",
        "2,7,2026-03-05,2,5",
        "2,7,2026-03-05,3",
        "3,7,2026-03-05",
        "4,7,2026-03-05,4,",
    };

    @ParameterizedTest
    @EnumSource(RowWidths.class)
    void aSourceAroundAFileJudgesItsRowsAsTheFileDoes(RowWidths widths) {
        Csv csv = Csv.stream("shop.csv", Source.lines(OF_OTHER_WIDTHS)).rowWidths(widths);
        List<History> histories = Stream.of(csv, new Around(csv))
                .map(source -> source.orders()
                        .order("order")
                        .customer("who")
                        .time("at", "yyyy-MM-dd")
                        .amount("total")
                        .into(builder().badRows(BadRows.SKIP))
                        .build())
                .toList();

        assertThat(Contents.of(histories.get(1))).isEqualTo(Contents.of(histories.get(0)));
        assertThat(histories.get(1).intake().sources().values())
                .containsExactlyElementsOf(histories.get(0).intake().sources().values());
        assertThat(histories.get(1).intake().refusals())
                .extracting(refusal -> refusal.row() + ": " + refusal.reason())
                .containsExactlyElementsOf(histories.get(0).intake().refusals().stream()
                        .map(refusal -> refusal.row() + ": " + refusal.reason())
                        .toList())
                .contains("3: 5 cells, but the header has 4");
    }

    @Test
    void rowsThatASourceRefusesMayBeLeftOut() {
        Csv csv = Csv.stream("shop.csv", Source.lines(OF_OTHER_WIDTHS));
        assertThat(contents(new Around(csv)
                        .orders()
                        .customer("who")
                        .time("at", "yyyy-MM-dd")
                        .amount("total")
                        .leavingOut(row -> row.line() != 2)))
                .containsExactly("7: order 2026-03-04T21:00:00Z 1.00");
    }

    @Test
    void whoReadsCellsAloneIsToldOfABadRow() throws IOException {
        List<String> texts = new ArrayList<>();
        try (TableCursor cursor =
                Csv.stream("shop.csv", Source.lines("a,b", "1,2,3")).open()) {
            assertThatThrownBy(() -> cursor.next(new TextsOnly(texts)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("3 cells, but the header has 2");
        }
        assertThat(texts).containsExactly("1", "2");
    }

    /** Takes texts and judges nothing. */
    private record TextsOnly(List<String> texts) implements CellWriter {
        @Override
        public void text(int column, CharSequence value) {
            texts.add(value.toString());
        }

        @Override
        public void whole(int column, long value) {}

        @Override
        public void decimal(int column, long unscaled, int scale) {}

        @Override
        public void decimal(int column, BigDecimal value) {}

        @Override
        public void floating(int column, double value) {}

        @Override
        public void instant(int column, long epochMillis) {}

        @Override
        public void localTime(int column, long millis) {}

        @Override
        public void day(int column, long epochDay) {}
    }
}
