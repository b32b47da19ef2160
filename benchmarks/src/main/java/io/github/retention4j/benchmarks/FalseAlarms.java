package io.github.retention4j.benchmarks;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.SignificanceTest;
import io.github.retention4j.compare.Trend;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * How often a test of 5 % takes a difference that is none for one: shops in which nothing differs are drawn with a fixed seed, and
 * each is asked as a user would ask. Prints the table of {@code docs/coverage.md}.
 */
public final class FalseAlarms {
    private static final long SEED = 20_261_129;
    private static final int REPETITIONS = 10_000;
    private static final List<Window> MONTHS = Window.months(2025, 1, 2025, 6);
    private static final long DAY = 86_400_000L;
    private static final long FIRST = Instant.parse("2025-01-01T12:00:00Z").toEpochMilli();

    private final SplittableRandom random = new SplittableRandom(SEED);

    private FalseAlarms() {}

    /**
     * Runs all of them.
     *
     * @param args how many repetitions, 10,000 if none is given
     */
    public static void main(String[] args) {
        int repetitions = args.length == 0 ? REPETITIONS : Integer.parseInt(args[0]);
        System.out.println("| test | of | rejected at 5 % |\n|---|---|---|");
        for (Map.Entry<String, Function<FalseAlarms, Optional<SignificanceTest>>> each : cases().entrySet()) {
            FalseAlarms alarms = new FalseAlarms();
            int rejected = 0;
            String method = "";
            for (int i = 0; i < repetitions; i++) {
                Optional<SignificanceTest> test = each.getValue().apply(alarms);
                rejected += test.isPresent() && test.get().isSignificant(0.95) ? 1 : 0;
                method = test.map(SignificanceTest::method).orElse(method);
            }
            System.out.printf(
                    Locale.ROOT, "| %s | %s | %.1f %% |%n", method, each.getKey(), 100.0 * rejected / repetitions);
        }
        System.out.printf(
                Locale.ROOT,
                "%nTwo groups of 10 customers, all tables weighed: at most %.1f %%, whatever the share.%n",
                100 * worstOfTen());
    }

    private static Map<String, Function<FalseAlarms, Optional<SignificanceTest>>> cases() {
        Map<String, Function<FalseAlarms, Optional<SignificanceTest>>> cases = new LinkedHashMap<>();
        cases.put("shares of 30 % of 100 and 100", alarms -> alarms.shares(100, 0.3));
        cases.put("shares of 5 % of 1,000 and 1,000", alarms -> alarms.shares(1_000, 0.05));
        cases.put("shares of 5 % of 60 and 60", alarms -> alarms.shares(60, 0.05));
        cases.put("net promoter scores of 100 and 100 answers", FalseAlarms::scores);
        cases.put("who of January came in February, and in March, 200 customers", FalseAlarms::sameCustomers);
        cases.put("retention of March against February, 300 customers", FalseAlarms::retention);
        cases.put("bounce rates of two groups of 100, 1 to 10 visits each", FalseAlarms::bounces);
        cases.put("revenue per customer of two groups of 100, skewed", alarms -> alarms.groups(2, 100));
        cases.put("revenue per customer of March against February, the same 100", FalseAlarms::sameRevenue);
        cases.put("revenue per customer of five groups of 50, skewed", alarms -> alarms.groups(5, 50));
        cases.put("repeat rates of five groups of 100", FalseAlarms::repeatRates);
        cases.put("trend of six months, 100 new customers each", FalseAlarms::trendOfNew);
        cases.put("trend of six months, the same 150 customers", FalseAlarms::trendOfTheSame);
        return cases;
    }

    // ---- shops in which nothing differs

    private Optional<SignificanceTest> shares(int customers, double share) {
        return Comparison.ofResults(
                        RepeatPurchaseRate.of(hits(customers, share), customers),
                        RepeatPurchaseRate.of(hits(customers, share), customers))
                .test();
    }

    private int hits(int of, double share) {
        int hits = 0;
        for (int i = 0; i < of; i++) {
            hits += random.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }

    private Optional<SignificanceTest> scores() {
        NumericResult[] scores = new NumericResult[2];
        for (int i = 0; i < 2; i++) {
            int promoters = hits(100, 0.5);
            int detractors = hits(100 - promoters, 0.4);
            scores[i] = NetPromoterScore.of(promoters, 100 - promoters - detractors, detractors);
        }
        return Comparison.ofResults(scores[0], scores[1]).test();
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("UTC"), CurrencyUnit.of("SAR")).observedThrough(LocalDate.of(2025, 6, 30));
    }

    /** A day of a month, from 0 for January. */
    private long day(int month) {
        return FIRST
                + DAY
                        * (MONTHS.get(month).start().toEpochDay()
                                - MONTHS.get(0).start().toEpochDay()
                                + random.nextInt(28));
    }

    /** Customers come in each month with a likelihood of their own; money is skewed, with a level of the customer's own. */
    private History regulars(int customers) {
        HistoryBuilder builder = builder();
        for (int customer = 0; customer < customers; customer++) {
            double likely = 0.15 + 0.7 * random.nextDouble();
            double level = 0.7 * random.nextGaussian();
            for (int month = 0; month < MONTHS.size(); month++) {
                if (random.nextDouble() < likely) {
                    builder.addOrder(customer, day(month), money(level));
                }
            }
        }
        return builder.build();
    }

    private long money(double level) {
        return Math.round(10_000 * Math.exp(level + 0.7 * random.nextGaussian()));
    }

    private Optional<SignificanceTest> sameCustomers() {
        Window january = MONTHS.get(0);
        return MetricsEngine.over(regulars(200))
                .compute(Comparison.of(back(january, MONTHS.get(1))).with(back(january, MONTHS.get(2))))
                .test();
    }

    private static Metric<?, Ratio> back(Window from, Window to) {
        return Metric.share("back", to, c -> c.orderedIn(from), c -> c.orderedIn(to));
    }

    private Optional<SignificanceTest> retention() {
        return MetricsEngine.over(regulars(300))
                .compute(Comparison.of(RetentionRate.in(MONTHS.get(2))).with(RetentionRate.in(MONTHS.get(1))))
                .test();
    }

    private Optional<SignificanceTest> sameRevenue() {
        HistoryBuilder builder = builder();
        for (int customer = 0; customer < 100; customer++) {
            double level = 0.7 * random.nextGaussian();
            for (int month = 1; month <= 2; month++) {
                builder.addOrder(customer, day(month), money(level));
            }
        }
        return MetricsEngine.over(builder.build())
                .compute(Comparison.of(RevenuePerCustomer.in(MONTHS.get(2))).with(RevenuePerCustomer.in(MONTHS.get(1))))
                .test();
    }

    private Optional<SignificanceTest> bounces() {
        HistoryBuilder builder = builder();
        SourceRows visits = builder.source("visits");
        for (int customer = 0; customer < 200; customer++) {
            double likely = 0.1 + 0.8 * random.nextDouble();
            builder.addOrder(customer, day(0), 100);
            for (int visit = 1 + random.nextInt(10); visit > 0; visit--) {
                int pages = random.nextDouble() < likely ? 1 : 3;
                Visits.add(visits.row().customer(customer), day(1), pages, 0, false);
            }
        }
        return MetricsEngine.over(builder.build())
                .compute(Comparison.of(BounceRate.in(MONTHS.get(1)))
                        .between("even", c -> isEven(c.id()), "odd", c -> !isEven(c.id())))
                .test();
    }

    private static boolean isEven(String id) {
        return Long.parseLong(id) % 2 == 0;
    }

    private Optional<SignificanceTest> groups(int groups, int each) {
        HistoryBuilder builder = builder();
        for (int customer = 0; customer < groups * each; customer++) {
            builder.addOrder(customer, day(1), money(0.7 * random.nextGaussian()));
        }
        return MetricsEngine.over(builder.build())
                .compute(Comparison.of(RevenuePerCustomer.in(MONTHS.get(1)))
                        .by("group", c -> Long.parseLong(c.id()) % groups))
                .test();
    }

    private Optional<SignificanceTest> repeatRates() {
        HistoryBuilder builder = builder();
        for (int customer = 0; customer < 500; customer++) {
            builder.addOrder(customer, day(1), 100);
            if (random.nextDouble() < 0.3) {
                builder.addOrder(customer, day(1), 100);
            }
        }
        return MetricsEngine.over(builder.build())
                .compute(Comparison.of(RepeatPurchaseRate.in(MONTHS.get(1)))
                        .by("group", c -> Long.parseLong(c.id()) % 5))
                .test();
    }

    private Optional<SignificanceTest> trendOfNew() {
        HistoryBuilder builder = builder();
        for (int month = 0; month < MONTHS.size(); month++) {
            for (int i = 0; i < 100; i++) {
                builder.addOrder(1_000L * month + i, day(month), 100);
                if (random.nextDouble() < 0.3) {
                    builder.addOrder(1_000L * month + i, day(month), 100);
                }
            }
        }
        return MetricsEngine.over(builder.build())
                .compute(Trend.of(MONTHS, RepeatPurchaseRate::in))
                .test();
    }

    private Optional<SignificanceTest> trendOfTheSame() {
        return MetricsEngine.over(regulars(150))
                .compute(Trend.of(MONTHS, RevenuePerCustomer::in))
                .test();
    }

    // ---- exactly

    /** Of all shares, the one of which the test is wrong most often with 10 customers in each of two groups. */
    private static double worstOfTen() {
        int n = 10;
        boolean[][] rejects = new boolean[n + 1][n + 1];
        for (int first = 0; first <= n; first++) {
            for (int second = 0; second <= n; second++) {
                rejects[first][second] = Comparison.ofResults(
                                RepeatPurchaseRate.of(first, n), RepeatPurchaseRate.of(second, n))
                        .isSignificant();
            }
        }
        double worst = 0;
        for (double share = 0.001; share < 1; share += 0.001) {
            double wrong = 0;
            for (int first = 0; first <= n; first++) {
                for (int second = 0; second <= n; second++) {
                    wrong += rejects[first][second] ? likely(first, n, share) * likely(second, n, share) : 0;
                }
            }
            worst = Math.max(worst, wrong);
        }
        return worst;
    }

    private static double likely(int hits, int of, double share) {
        double ways = 1;
        for (int i = 0; i < hits; i++) {
            ways *= (double) (of - i) / (i + 1);
        }
        return ways * Math.pow(share, hits) * Math.pow(1 - share, of - hits);
    }
}
