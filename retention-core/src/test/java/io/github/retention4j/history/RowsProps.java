package io.github.retention4j.history;

import static java.util.Comparator.comparingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.Intake;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.store.CrowdedIds;
import io.github.retention4j.testing.ZonedInstants.Zoned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.joda.money.CurrencyUnit;

/**
 * Every order is read back as it was given and every question about a span is answered as a plain loop does, however few
 * bits a row has: in packed rows, in rows of whole seconds, in wide rows, and in a history that has all three.
 */
class RowsProps {
    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final long DAY = 86_400_000;
    private static final int[] PRECISIONS = {1000, 1, 1000, 500};
    private static final long FROM = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
    private static final long UNTIL = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();

    /** Places where, and times when, days were not 24 hours from midnight to midnight. */
    private static final List<Zoned> ODD_DAYS = List.of(
            odd("Europe/London", "2025-03-30T01:00:00Z"),
            odd("Europe/London", "2025-10-26T01:00:00Z"),
            odd("Asia/Riyadh", "1947-03-13T20:53:08Z"),
            odd("America/Sao_Paulo", "2018-11-04T03:00:00Z"), // no midnight
            odd("Pacific/Apia", "2011-12-30T10:00:00Z"), // no 30th
            odd("Pacific/Kwajalein", "1993-08-21T12:00:00Z"), // no 21st
            odd("Pacific/Kwajalein", "1969-09-30T13:00:00Z"), // 47 hours
            odd("America/St_Johns", "2009-11-01T02:31:00Z"), // back over midnight
            odd("Africa/Monrovia", "1972-01-07T00:44:30Z")); // minutes that are not whole

    private static Zoned odd(String zone, String instant) {
        return new Zoned(Instant.parse(instant), ZoneId.of(zone));
    }

    @AfterContainer
    static void shutDown() {
        POOL.shutdownNow();
    }

    /** How far from an odd day the orders are. */
    enum Reach {
        HOURS(DAY / 6),
        DAYS(3 * DAY),
        YEARS(800 * DAY),
        CENTURIES(Long.MAX_VALUE / 4);

        private final long millis;

        Reach(long millis) {
            this.millis = millis;
        }
    }

    /** Which of the builder's doors orders come in by. */
    enum Door {
        ROWS,
        TEXTS,
        COLUMNS
    }

    private record Row(String customer, long millis, long amount) {}

    /** An order as a block shows it. */
    private record Shown(long millis, long amount, long epochDay, boolean isFirst) {}

    @Provide
    Arbitrary<Zoned> oddDays() {
        return Arbitraries.of(ODD_DAYS);
    }

    @Provide
    Arbitrary<Sizes> sizes() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.of(1, 20, 1000),
                        Arbitraries.of(1, 30, 1000),
                        Arbitraries.of(1, 50))
                .as(Sizes::new)
                .withoutEdgeCases();
    }

    /**
     * Orders of customers each of whom has his own: how large his amounts are, and what his clock tells: seconds, their
     * halves, milliseconds.
     */
    private static List<Row> rows(Random random, Zoned around, Reach reach, int count) {
        List<String> ids = new ArrayList<>(CrowdedIds.in(40, 1 + random.nextInt(30)));
        ids.add("");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int customer = Math.min(random.nextInt(ids.size()), random.nextInt(ids.size()));
            int bits = customer * 17 % 54;
            long amount = random.nextInt(4) == 0 ? (1L << bits) - random.nextInt(2) : random.nextLong() >>> (63 - bits);
            rows.add(new Row(
                    ids.get(customer),
                    millis(random, around, reach, PRECISIONS[customer % PRECISIONS.length]),
                    amount & (1L << 54) - 1));
        }
        return rows;
    }

    private static long millis(Random random, Zoned around, Reach reach, int precision) {
        long center = around.instant().toEpochMilli();
        long from = Math.max(FROM, center - reach.millis);
        long until = Math.min(UNTIL, center + reach.millis);
        long millis = switch (random.nextInt(4)) {
            case 0 -> center + 1800_000L * (random.nextInt(9) - 4);
            case 1 -> from + (until - from) / 8 * random.nextInt(8) + random.nextInt(3);
            default -> random.nextLong(from, until);
        };
        return Math.floorDiv(millis, precision) * precision;
    }

    private static History built(Zoned around, Sizes sizes, List<Row> rows, Door door, Random random, int threads) {
        HistoryBuilder builder = new HistoryBuilder(around.zone(), CurrencyUnit.GBP, sizes).parallelism(threads, POOL);
        if (door == Door.COLUMNS) {
            for (int from = 0, to; from < rows.size(); from = to) {
                to = from + 1 + random.nextInt(rows.size() - from);
                addColumns(builder, rows.subList(from, to));
            }
            return builder.build();
        }
        for (Row row : rows) {
            if (door == Door.ROWS && isNumber(row.customer)) {
                builder.addOrder(Long.parseLong(row.customer), row.millis, row.amount);
            } else {
                builder.addOrder(row.customer, row.millis, row.amount);
            }
        }
        return builder.build();
    }

    private static void addColumns(HistoryBuilder builder, List<Row> rows) {
        long[] millis = rows.stream().mapToLong(Row::millis).toArray();
        long[] amounts = rows.stream().mapToLong(Row::amount).toArray();
        if (rows.stream().allMatch(row -> isNumber(row.customer))) {
            long[] ids =
                    rows.stream().mapToLong(row -> Long.parseLong(row.customer)).toArray();
            builder.orderColumns(ids, millis, amounts);
        } else {
            builder.orderColumns(rows.stream().map(Row::customer).toArray(String[]::new), millis, amounts);
        }
    }

    private static boolean isNumber(String id) {
        return id.matches("-?\\d+");
    }

    /** What a history has to show of each customer: guests' orders under no name, in order. */
    private static Map<String, List<Shown>> expected(ZoneId zone, List<Row> rows) {
        Map<String, List<Row>> byCustomer = new TreeMap<>();
        rows.stream()
                .sorted(comparingLong(Row::millis).thenComparingLong(Row::amount))
                .forEach(row -> byCustomer
                        .computeIfAbsent(row.customer, c -> new ArrayList<>())
                        .add(row));
        Map<String, List<Shown>> shown = new TreeMap<>();
        byCustomer.forEach((customer, orders) -> {
            List<Shown> all = new ArrayList<>();
            for (Row row : orders) {
                long day =
                        new Zoned(Instant.ofEpochMilli(row.millis), zone).day().toEpochDay();
                all.add(new Shown(row.millis, row.amount, day, customer.isEmpty() || all.isEmpty()));
            }
            shown.put(customer, all);
        });
        return shown;
    }

    private static Map<String, List<Shown>> shown(History history) {
        Map<String, List<Shown>> shown = new TreeMap<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor view = block.cursor();
            assertThat(block.orders()).isEqualTo(block.firstRow(block.customers()) - block.firstRow(0));
            for (int customer = 0; customer < block.customers(); customer++) {
                List<Shown> orders = new ArrayList<>();
                for (int row = block.firstRow(customer); row < block.firstRow(customer + 1); row++) {
                    orders.add(
                            new Shown(block.millis(row), block.amount(row), block.epochDay(row), block.isFirst(row)));
                    int order = row - block.firstRow(customer);
                    assertThat(view.moveTo(customer).orderEpochDay(order)).isEqualTo(block.epochDay(row));
                }
                if (block.isAnonymous()) {
                    assertThat(orders).hasSize(1);
                    shown.computeIfAbsent("", c -> new ArrayList<>()).addAll(orders);
                } else {
                    assertThat(shown.put(view.moveTo(customer).id(), orders)).isNull();
                }
            }
        }
        // Each guest is a history of its own, in no order.
        shown.getOrDefault("", new ArrayList<>())
                .sort(comparingLong(Shown::millis).thenComparingLong(Shown::amount));
        return shown;
    }

    @Property(tries = 120)
    void ordersAreReadBackAsTheyWereGiven(
            @ForAll("oddDays") Zoned around,
            @ForAll Reach reach,
            @ForAll("sizes") Sizes sizes,
            @ForAll Random random,
            @ForAll @IntRange(max = 400) int count,
            @ForAll Door door,
            @ForAll @IntRange(min = 1, max = 3) int threads) {
        List<Row> rows = rows(random, around, reach, count);
        if (random.nextInt(4) == 0) {
            rows.sort(comparingLong(Row::millis));
        }
        History history = built(around, sizes, rows, door, random, threads);
        assertThat(shown(history)).isEqualTo(expected(around.zone(), rows));
        assertThat(history.orderCount()).isEqualTo(count);
        assertThat(history.intake().sources().values().stream()
                        .mapToLong(Intake.Counts::taken)
                        .sum())
                .isEqualTo(count);
    }

    @Property(tries = 120)
    void questionsAboutSpansAreAnsweredAsALoopDoes(
            @ForAll("oddDays") Zoned around,
            @ForAll Reach reach,
            @ForAll("sizes") Sizes sizes,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 900) int count) {
        List<Row> rows = rows(random, around, reach, count);
        History history = built(around, sizes, rows, Door.TEXTS, random, 1);
        Map<String, List<Shown>> expected = expected(around.zone(), rows);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            long edge = edge(random, rows, history);
            long other = edge(random, rows, history);
            spans.add(new Span(Math.min(edge, other), Math.max(edge, other)));
        }
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            for (int customer = 0; customer < block.customers() && !block.isAnonymous(); customer++) {
                CustomerHistory view = cursor.moveTo(customer);
                List<Shown> orders = expected.get(view.id());
                for (Span span : spans) {
                    assertAnswers(view, orders, span);
                }
            }
        }
    }

    /** An instant at, just before or just after an order or a day's start, or far away. */
    private static long edge(Random random, List<Row> rows, History history) {
        long millis = rows.get(random.nextInt(rows.size())).millis;
        long step = random.nextInt(3) - 1L;
        return switch (random.nextInt(8)) {
            case 0 -> history.basis().startOf(history.basis().dayOf(millis)) + step;
            case 1 -> history.basis().startOf(history.basis().dayOf(millis).plusDays(1)) + step;
            case 2 -> history.basis().startOf(history.basis().firstDay()) + step;
            case 3 -> history.basis().observedUntil() + step;
            case 4 -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE;
            case 5 -> millis + 999 * step;
            default -> millis + step;
        };
    }

    private static void assertAnswers(CustomerHistory view, List<Shown> orders, Span span) {
        int in = 0;
        int before = 0;
        long gross = 0;
        for (Shown order : orders) {
            in += span.contains(order.millis) ? 1 : 0;
            before += order.millis < span.from() ? 1 : 0;
            gross += span.contains(order.millis) ? order.amount : 0;
        }
        assertThat(view.orderCount(span)).isEqualTo(in);
        assertThat(view.orderedIn(span)).isEqualTo(in > 0);
        assertThat(view.firstOrderFrom(span.from())).isEqualTo(before);
        assertThat(view.grossRevenue(span)).isEqualTo(gross);
    }
}
