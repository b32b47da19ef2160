package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that stretch the days of a history, and a file whose rows look like lines. */
class StraysTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    private static final String SLIP = "; if the date is a slip, it stretches every table that goes over all days";

    private static long at(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant().toEpochMilli();
    }

    private static HistoryBuilder builder() {
        return History.builder(ZONE, CurrencyUnit.of("SAR"));
    }

    private static List<String> notes(HistoryBuilder builder) {
        return builder.build().intake().notes().stream()
                .map(Intake.Note::toString)
                .toList();
    }

    @Test
    void oneRowOf2062IsNamedWithWhatAllOthersReachTo() {
        HistoryBuilder builder = builder();
        SourceRows rows = builder.source("shop.csv");
        rows.atLine(2);
        rows.addOrder("A", "c", at("2025-11-30"), 100);
        rows.addOrder("B", "c", at("2062-03-01"), 100);
        rows.addOrder("C", "c", at("2026-03-05"), 100);

        assertThat(notes(builder))
                .containsExactly(
                        "shop.csv: note: line 3 of 2062-03-01 lies more than a year after all others, which end"
                                + " on 2026-03-05" + SLIP);
    }

    @Test
    void rowsOf1970AreCounted() {
        HistoryBuilder builder = builder();
        for (int i = 0; i < 3; i++) {
            builder.addOrder("c", 86_400_000L * i, 100);
        }
        for (int i = 0; i < 30; i++) {
            builder.addOrder("c", at("2026-03-05") - 86_400_000L * i, 100);
        }

        assertThat(notes(builder))
                .containsExactly(
                        "orders: note: row 1 of 1970-01-01 and 2 others lie more than a year before all others,"
                                + " which begin on 2026-02-04" + SLIP);
    }

    // ---- seconds that are taken for milliseconds

    private static final String SECONDS = " in the first weeks of 1970, as seconds do that are taken for milliseconds;"
            + " if they are, give 1000 times as many";

    private static final String[] DAYS = {"2019-03-01", "2023-07-01", "2026-03-05"};

    private static long[] seconds() {
        return Arrays.stream(DAYS).mapToLong(day -> at(day) / 1000).toArray();
    }

    static List<Consumer<HistoryBuilder>> secondsGivenAsMilliseconds() {
        return List.of(
                b -> Arrays.stream(seconds()).forEach(second -> b.addOrder("c", second, 100)),
                b -> Arrays.stream(seconds()).forEach(second -> b.addOrder(7, second, 100)),
                b -> b.orderColumns(new long[] {7, 8, 9}, seconds(), new long[] {1, 2, 3}),
                b -> b.orderColumns(new String[] {"7", "8", "9"}, seconds(), new long[] {1, 2, 3}),
                b -> Arrays.stream(seconds())
                        .forEach(second -> b.orders(List.of(
                                Order.of("A-" + second, "c", Instant.ofEpochMilli(second), Money.parse("SAR 5"))))));
    }

    @ParameterizedTest
    @MethodSource
    void secondsGivenAsMilliseconds(Consumer<HistoryBuilder> rows) {
        HistoryBuilder builder = builder();
        rows.accept(builder);

        assertThat(notes(builder)).containsExactly("orders: note: row 1 of 1970-01-19 and 2 others lie" + SECONDS);
    }

    /** Half of the rows are no slip, and still none of a shop of our times. */
    @Test
    void oneSourceMayBeInSeconds() {
        HistoryBuilder builder = builder();
        for (int day = 0; day < DAYS.length; day++) {
            builder.addOrder("c", at("2026-03-05") + 86_400_000L * day, 100);
        }
        builder.visits(Arrays.stream(seconds())
                .mapToObj(second -> Visit.of(Instant.ofEpochMilli(second), 1, 1))
                .toList());

        assertThat(notes(builder)).containsExactly("visits: note: row 1 of 1970-01-19 and 2 others lie" + SECONDS);
    }

    @Test
    void oneRowInSecondsIsNoSlipOfADigit() {
        HistoryBuilder builder = builder();
        builder.addOrder("c", at("2026-03-05"), 100);
        builder.addOrder("c", at("2026-03-06") / 1000, 100);
        builder.addOrder("c", at("2062-03-07"), 100);
        builder.addOrder("c", at("2026-03-08"), 100);

        assertThat(notes(builder))
                .containsExactly(
                        "orders: note: row 2 of 1970-01-21 lies" + SECONDS,
                        "orders: note: row 3 of 2062-03-07 lies more than a year after all others, which end on 2026-03-08"
                                + SLIP);
    }

    /** Shops and papers that are that old have other days too; and a day that nobody knows is the first of 1970. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-20 1970-01-21 1970-06-01",
                "1969-12-20 1970-01-20 1970-01-21",
                "1970-01-20 1970-01-21 1971-04-01",
                "1970-01-20 1970-01-21 1989-12-01 2026-03-05",
                "1970-01-01 1970-01-02 1970-01-03",
                "1970-03-01 1970-03-02"
            })
    void shopsThatHaveDaysOfEarly1970AmongOthersAreNotBothered(String days) {
        HistoryBuilder builder = builder();
        for (String day : days.split(" ", -1)) {
            builder.addOrder("c", at(day), 100);
        }

        assertThat(notes(builder)).noneMatch(note -> note.contains("seconds"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01 2026-01-01",
                "2019-03-01 2020-02-20 2021-02-01 2022-01-20",
                "2026-01-01 2026-01-02 2027-01-03",
                "2026-03-05",
                "2020-01-01 2020-01-02 2020-01-03 2026-01-01 2026-01-02"
            })
    void normalShopsAreNotBothered(String days) {
        HistoryBuilder builder = builder();
        for (String day : days.split(" ", -1)) {
            builder.addOrder("c", at(day), 100);
        }

        assertThat(notes(builder)).isEmpty();
    }

    @Test
    void aRefundAndAStartAreNamedByTheirOwnRows() {
        HistoryBuilder builder = builder();
        builder.addOrder("A", "c", at("2026-03-05"), 100);
        builder.addOrder("B", "c", at("2026-03-06"), 100);
        builder.source("orders").addRefund("A", "", at("2036-03-05"), 50);
        builder.subscriptions(
                List.of(Subscription.builder("s", "c", Instant.ofEpochMilli(at("2006-03-05")), Money.parse("SAR 5"))
                        .build()));

        assertThat(notes(builder))
                .containsExactly(
                        "orders: note: row 3 of 2036-03-05 lies more than a year after all others, which end on"
                                + " 2026-03-06" + SLIP,
                        "subscriptions: note: row 1 of 2006-03-05 lies more than a year before all others, which begin on"
                                + " 2026-03-05" + SLIP);
    }

    @Test
    void whatIsRefusedStretchesNothing() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP).observedThrough(LocalDate.of(2026, 12, 31));
        builder.addOrder("A", "c", at("2026-03-05"), 100);
        builder.addOrder("B", "c", at("2026-03-06"), 100);
        builder.addOrder("C", "c", at("2062-03-06"), 100);
        builder.source("orders").addOrderLine("D", "c", at("2012-03-06"), 100);
        builder.source("orders").refuse("D", "unreadable");

        History history = builder.build();

        assertThat(history.intake().notes()).isEmpty();
        assertThat(history.basis().firstDay()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    /** The plainest reading: the row before which, and after which, there is nothing for more than a year. */
    @Property(tries = 200)
    void columnsTellWhatRowsTellWhateverTheThreads(
            @ForAll Random random,
            @ForAll @IntRange(min = 3, max = 6000) int size,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        long[] customers = new long[size];
        long[] millis = new long[size];
        long[] amounts = new long[size];
        long begin = at("2015-01-01") + random.nextInt(1_000_000_000);
        long year = 31_556_952_000L;
        for (int row = 0; row < size; row++) {
            millis[row] = begin + (long) (random.nextDouble() * 4 * year);
        }
        if (random.nextBoolean()) {
            Arrays.sort(millis);
        }
        int stray = random.nextInt(size);
        boolean late = random.nextBoolean();
        millis[stray] = late ? at("2062-03-01") : at("1970-06-01");
        if (random.nextInt(3) == 0) {
            amounts[random.nextInt(size)] = -1;
        }
        HistoryBuilder columns = builder().badRows(BadRows.SKIP).parallelism(threads, Runnable::run);
        columns.orderColumns(customers, millis, amounts);
        HistoryBuilder rows = builder().badRows(BadRows.SKIP);
        for (int row = 0; row < size; row++) {
            rows.addOrder(customers[row], millis[row], amounts[row]);
        }
        History ofColumns = columns.build();
        History ofRows = rows.build();

        assertThat(ofColumns.intake()).isEqualTo(ofRows.intake());
        assertThat(ofColumns.basis()).isEqualTo(ofRows.basis());
        if (amounts[stray] == 0 && ofRows.intake().refused() + 2 < size && size > 400) {
            long[] others = IntStream.range(0, size)
                    .filter(row -> row != stray && amounts[row] == 0)
                    .mapToLong(row -> millis[row])
                    .sorted()
                    .toArray();
            LocalDate end = ofRows.basis().dayOf(late ? others[others.length - 1] : others[0]);
            assertThat(ofRows.intake().notes().get(0).text())
                    .startsWith("row " + (stray + 1) + " of ")
                    .endsWith(" on " + end + SLIP);
        }
    }

    // ---- lines that look like duplicates

    /** Orders of three equal lines, given as whole orders. */
    @Test
    void threeEqualLinesLookLikeRepeatsAndAreToldOf() {
        HistoryBuilder builder = builder();
        SourceRows rows = builder.source("lines.csv");
        rows.at(2);
        for (int row = 0; row < 1200; row++) {
            rows.addOrder("A-" + row / 3, "c", at("2026-03-05"), 100);
        }

        assertThat(notes(builder))
                .containsExactly(
                        "lines.csv: note: 800 of 1200 rows were the same as an order before and are not counted"
                                + " again; if rows are lines of orders, add them up with DuplicateOrders.SUM_LINES");
    }

    @Test
    void aRepeatNowAndThenIsNotRemarkable() {
        HistoryBuilder builder = builder();
        for (int row = 0; row < 100; row++) {
            builder.addOrder("A-" + row, "c", at("2026-03-05"), 100);
        }
        for (int row = 0; row < 9; row++) {
            builder.addOrder("A-" + row, "c", at("2026-03-05"), 100);
        }

        assertThat(notes(builder)).isEmpty();
    }

    @Test
    void repeatsThatAreRefusedWithTheirOrderAreNoRepeats() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        for (int row = 0; row < 10; row++) {
            builder.addOrder("A", "c", at("2026-03-05"), 100);
        }
        builder.addOrder("A", "c", at("2026-03-05"), 200);
        builder.addOrder("B", "c", at("2026-03-05"), 100);
        for (int row = 0; row < 3; row++) {
            builder.source("orders").addOrderLine("C", "c", at("2026-03-05"), 100);
        }
        builder.source("orders").refuse("C", "unreadable");
        for (int row = 0; row < 3; row++) {
            builder.addOrder("D", "c", at("2026-03-05"), 100);
        }

        assertThat(notes(builder))
                .containsExactly(
                        "orders: note: 2 of 4 rows were the same as an order before and are not counted again; if"
                                + " rows are lines of orders, add them up with DuplicateOrders.SUM_LINES");
    }

    @Test
    void linesThatAreAddedUpAreNoRepeats() {
        HistoryBuilder builder = builder();
        builder.orders(List.of());
        for (int row = 0; row < 9; row++) {
            builder.source("orders").addOrderLine("A", "c", at("2026-03-05"), 100);
        }
        builder.orders(List.of(Order.of("B", "c", Instant.ofEpochMilli(at("2026-03-05")), Money.parse("SAR 5"))));

        assertThat(notes(builder)).isEmpty();
    }
}
