package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.staging.Sizes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.joda.money.CurrencyUnit;

/** Columns are taken in stretches, and a stretch of good rows at once: that must never show. */
class OrderColumnsProps {
    private static final long FIRST = Instant.parse("2024-02-28T00:00:00Z").toEpochMilli();
    private static final long DAYS = 40;
    private static final long DAY = 86_400_000;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(3);

    @AfterContainer
    static void shutDown() {
        POOL.shutdownNow();
    }

    /** What order the rows are in. Only strictly ascending ones need no sorting. */
    enum Times {
        ASCENDING,
        EQUAL_IN_PLACES,
        ANY
    }

    /** Rows of a few customers, some of them bad in each of the ways that a row can be. */
    private static final class Columns {
        final long[] customers;
        final long[] millis;
        final long[] amounts;

        Columns(Random random, int rows, int bad, Times times) {
            this(random, rows, bad, 5, times);
        }

        /** Of the ways that a row can be bad, the fifth is to pass the sum of all amounts together with others. */
        Columns(Random random, int rows, int bad, int ways, Times times) {
            customers = random.longs(rows, -20, 200).toArray();
            millis = random.longs(rows, FIRST, FIRST + DAYS * DAY).toArray();
            amounts = random.longs(rows, 0, 1000).toArray();
            if (times != Times.ANY) {
                Arrays.sort(millis);
            }
            if (times == Times.EQUAL_IN_PLACES) {
                Arrays.setAll(millis, i -> millis[i] - Math.floorMod(millis[i], DAY));
            }
            for (int i = 0; i < Math.min(bad, rows); i++) {
                int row = random.nextInt(rows);
                switch (random.nextInt(ways)) {
                    case 0 -> customers[row] = Long.MIN_VALUE + random.nextInt(2);
                    case 1 ->
                        millis[row] = Instant.parse("1899-12-31T23:59:59.999Z").toEpochMilli();
                    case 2 -> millis[row] = FIRST + (DAYS + 2) * DAY;
                    case 3 -> amounts[row] = -1;
                    default -> amounts[row] = Long.MAX_VALUE - random.nextInt(2);
                }
            }
        }

        HistoryBuilder oneByOne(HistoryBuilder builder) {
            for (int row = 0; row < customers.length; row++) {
                builder.addOrder(customers[row], millis[row], amounts[row]);
            }
            return builder;
        }

        HistoryBuilder atOnce(HistoryBuilder builder) {
            return builder.orderColumns(customers, millis, amounts);
        }

        /** Ids as texts: some guests', some numbers', some neither, and some of them too low to be a number's. */
        String[] texts() {
            return Arrays.stream(customers)
                    .mapToObj(id -> id % 7 == 0 ? "" : id % 3 == 0 ? "c" + id : Long.toString(id))
                    .toArray(String[]::new);
        }
    }

    private static HistoryBuilder builder(BadRows badRows) {
        HistoryBuilder builder = History.builder(ZoneId.of("Europe/London"), CurrencyUnit.GBP)
                .badRows(badRows)
                .observedThrough(LocalDate.ofEpochDay(FIRST / DAY + DAYS));
        builder.source("orders").at(7);
        return builder;
    }

    private static void assertSame(History actual, History expected) {
        assertThat(Seen.inBlocks(actual)).isEqualTo(Seen.inBlocks(expected));
        assertThat(actual.basis()).isEqualTo(expected.basis());
        assertThat(actual.intake()).isEqualTo(expected.intake());
    }

    @Property(tries = 200)
    void columnsAreTheirRows(
            @ForAll Random random,
            @ForAll @IntRange(max = 4000) int rows,
            @ForAll @IntRange(max = 3) int bad,
            @ForAll Times times) {
        Columns columns = new Columns(random, rows, bad, times);
        assertSame(
                columns.atOnce(builder(BadRows.SKIP)).build(),
                columns.oneByOne(builder(BadRows.SKIP)).build());
    }

    @Property(tries = 200)
    void aBadRowIsNamedAsIfItHadComeAlone(
            @ForAll Random random,
            @ForAll @IntRange(max = 4000) int rows,
            @ForAll @IntRange(max = 3) int bad,
            @ForAll Times times) {
        Columns columns = new Columns(random, rows, bad, times);
        InvalidRowException expected =
                catchThrowableOfType(InvalidRowException.class, () -> columns.oneByOne(builder(BadRows.FAIL)));
        InvalidRowException actual =
                catchThrowableOfType(InvalidRowException.class, () -> columns.atOnce(builder(BadRows.FAIL)));
        assertThat(actual == null).isEqualTo(expected == null);
        if (expected != null) {
            assertThat(actual).hasMessage(expected.getMessage());
        }
    }

    @Property(tries = 50)
    void columnsAndRowsMix(@ForAll Random random, @ForAll @IntRange(max = 2000) int rows, @ForAll Times times) {
        Columns before = new Columns(random, rows, 1, times);
        Columns between = new Columns(random, rows, 1, times);
        Columns after = new Columns(random, rows, 1, times);
        HistoryBuilder mixed = after.atOnce(between.oneByOne(before.atOnce(builder(BadRows.SKIP))));
        HistoryBuilder rowsOnly = after.oneByOne(between.oneByOne(before.oneByOne(builder(BadRows.SKIP))));
        assertSame(mixed.build(), rowsOnly.build());
    }

    private static HistoryBuilder tiny(BadRows badRows, int threads) {
        HistoryBuilder builder = new HistoryBuilder(
                        ZoneId.of("Europe/London"), CurrencyUnit.GBP, new Sizes(8, 50, 100, 20))
                .badRows(badRows)
                .observedThrough(LocalDate.ofEpochDay(FIRST / DAY + DAYS))
                .parallelism(threads, POOL);
        builder.source("orders").at(7);
        return builder;
    }

    @Property(tries = 40)
    void severalThreadsTakeColumnsAsOneDoes(
            @ForAll Random random,
            @ForAll @IntRange(max = 3000) int rows,
            @ForAll @IntRange(max = 9) int bad,
            @ForAll Times times,
            @ForAll @IntRange(min = 2, max = 4) int threads) {
        Columns columns = new Columns(random, rows, bad, 4, times);
        Columns more = new Columns(random, rows / 2, bad, 4, times);
        HistoryBuilder together = more.atOnce(columns.atOnce(tiny(BadRows.SKIP, threads)))
                .orderColumns(columns.texts(), columns.millis, columns.amounts);
        HistoryBuilder alone = more.oneByOne(columns.oneByOne(tiny(BadRows.SKIP, 1)));
        String[] texts = columns.texts();
        for (int row = 0; row < texts.length; row++) {
            alone.addOrder(texts[row], columns.millis[row], columns.amounts[row]);
        }
        History actual = together.build();
        History expected = alone.build();
        assertThat(Seen.all(actual)).isEqualTo(Seen.all(expected));
        assertThat(actual.basis()).isEqualTo(expected.basis());
        assertThat(actual.intake()).isEqualTo(expected.intake());
    }

    @Property(tries = 80)
    void severalThreadsNameTheFirstBadRow(
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 4000) int rows,
            @ForAll @IntRange(min = 1, max = 9) int bad,
            @ForAll Times times,
            @ForAll @IntRange(min = 2, max = 4) int threads) {
        Columns columns = new Columns(random, rows, bad, 4, times);
        InvalidRowException expected =
                catchThrowableOfType(InvalidRowException.class, () -> columns.oneByOne(tiny(BadRows.FAIL, 1)));
        HistoryBuilder together = tiny(BadRows.FAIL, threads);
        assertThatThrownBy(() -> columns.atOnce(together))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(expected.getMessage());
        assertThatIllegalStateException().isThrownBy(together::build);
    }

    /** A caller who goes on after it has what he had and the rows before. */
    @Example
    void anIdThatIsNullIsNoRow() {
        String[] ids = new String[3000];
        Arrays.fill(ids, "c");
        ids[2500] = null;
        long[] numbers = new long[3000];
        Arrays.fill(numbers, FIRST);
        HistoryBuilder builder = builder(BadRows.SKIP);
        assertThatNullPointerException()
                .isThrownBy(() -> builder.orderColumns(ids, numbers, numbers))
                .withMessage("customer");
        History history = builder.build();
        assertThat(history.orderCount()).isEqualTo(2500);
        assertThat(history.intake().sources().get("orders").taken()).isEqualTo(2500);
    }
}
