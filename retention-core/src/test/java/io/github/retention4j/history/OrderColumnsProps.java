package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
                switch (random.nextInt(5)) {
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
    }

    private static HistoryBuilder builder(BadRows badRows) {
        HistoryBuilder builder = History.builder(ZoneId.of("Europe/London"), CurrencyUnit.GBP)
                .badRows(badRows)
                .observedThrough(LocalDate.ofEpochDay(FIRST / DAY + DAYS));
        builder.at("log", 7);
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
}
