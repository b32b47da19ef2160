package io.github.retention4j.benchmarks;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Unit;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/**
 * How often intervals of 95 % hold the truth: draws customers of known averages, makes the library's results of them, and prints
 * a Markdown table, always the same. It takes half a minute or so.
 *
 * <pre>{@code java -cp benchmarks/target/benchmarks.jar io.github.retention4j.benchmarks.Coverage [repetitions]}</pre>
 */
public final class Coverage {
    private static final int REPETITIONS = 2_000;
    private static final int[] CUSTOMERS = {30, 100, 1_000};
    private static final long SEED = 20260331;
    private static final Label LABEL = Label.of("figure", "of made-up customers");
    private static final CurrencyUnit CURRENCY = CurrencyUnit.of("SAR");
    private static final Unit MONEY = Unit.money(CURRENCY);
    private static final double NO_BOUND = Double.POSITIVE_INFINITY;
    private static final Basis BASIS =
            History.builder(ZoneOffset.UTC, CURRENCY).build().basis();

    private Coverage() {}

    /** Makes a result of so many customers. */
    @FunctionalInterface
    private interface Sample {
        NumericResult of(Random random, int customers);
    }

    /** Adds a customer to a tally. */
    @FunctionalInterface
    private interface Customer {
        void addTo(ClusterTally tally, Random random);
    }

    private record Figure(String name, double truth, Sample sample) {}

    /**
     * Prints the tables.
     *
     * @param arguments how often each is repeated, or nothing
     */
    public static void main(String[] arguments) {
        int repetitions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : REPETITIONS;
        print("Money", moneyFigures(), repetitions);
        print("Counts, answers and days", otherFigures(), repetitions);
    }

    // ---- counting

    /** Of how many intervals the truth was in, above or below, of those by squares alone it was in, and results were marked. */
    private static final class Count {
        private int intervals;
        private int above;
        private int below;
        private int bySquares;
        private int marked;

        void add(NumericResult result, double truth) {
            Optional<Interval> interval = result.interval();
            if (interval.isEmpty()) {
                return;
            }
            intervals++;
            above += truth > interval.get().high() ? 1 : 0;
            below += truth < interval.get().low() ? 1 : 0;
            Interval squares = bySquares(result).interval().orElse(interval.get());
            bySquares += truth >= squares.low() && truth <= squares.high() ? 1 : 0;
            marked += result.summary().contains("carried by few") ? 1 : 0;
        }

        String covered() {
            return percent(intervals - above - below) + " (" + percent(above) + " + " + percent(below) + ")";
        }

        String percent(int of) {
            return String.format(Locale.ROOT, "%.1f", 100.0 * of / intervals);
        }
    }

    private static void print(String title, List<Figure> figures, int repetitions) {
        System.out.println("\n**" + title + "**, of " + of(size -> String.format(Locale.ROOT, "%,d", CUSTOMERS[size]))
                + " customers, each repeated " + String.format(Locale.ROOT, "%,d", repetitions) + " times\n");
        System.out.println("| 95 % interval of | held by % (above + below it) | by squares alone | carried by few |");
        System.out.println("| --- | --- | --- | --- |");
        for (Figure figure : figures) {
            List<Count> counts = new ArrayList<>();
            for (int customers : CUSTOMERS) {
                Random random = new Random(SEED + customers);
                Count count = new Count();
                for (int i = 0; i < repetitions; i++) {
                    count.add(figure.sample().of(random, customers), figure.truth());
                }
                counts.add(count);
            }
            System.out.println(
                    "| " + figure.name() + " | " + of(size -> counts.get(size).covered()) + " | "
                            + of(size -> counts.get(size).percent(counts.get(size).bySquares)) + " | "
                            + of(size -> counts.get(size).percent(counts.get(size).marked)) + " |");
        }
    }

    private static String of(IntFunction<String> size) {
        return IntStream.range(0, CUSTOMERS.length).mapToObj(size).collect(Collectors.joining(" / "));
    }

    /** The same of customers of whom no third powers are known. */
    private static NumericResult bySquares(NumericResult result) {
        if (result instanceof Average of) {
            return new Average(of.label(), of.sum(), of.count(), of.times(), of.unit(), bySquares(of.spread()));
        }
        if (result instanceof MoneyRatio of) {
            return new MoneyRatio(of.label(), of.part(), of.whole(), of.currency(), bySquares(of.spread()));
        }
        return result instanceof DayCounts of ? bySquares(of.mean()) : result;
    }

    private static Spread bySquares(Spread of) {
        return of.with(Spread.Cubes.UNKNOWN);
    }

    // ---- figures

    private static List<Figure> moneyFigures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(orderValue("average order value, a shop", Population.SHOP));
        figures.add(orderValue("average order value, skewed", Population.SKEWED));
        figures.add(orderValue("average order value, heavy tails", Population.HEAVY));
        Population skewed = Population.SKEWED;
        double afterRefunds = (0.95 - 0.05 * 0.3) * skewed.orderValue() / 100;
        figures.add(new Figure(
                "average order value, skewed, 5 % below 0 by refunds",
                afterRefunds, average((tally, random) -> {
                    int orders = skewed.orderCount(random);
                    long amount = amount(skewed, random, orders);
                    tally.add(random.nextDouble() < 0.05 ? Math.round(-0.3 * amount) : amount, orders);
                })));
        double perCustomer = skewed.orders() * skewed.orderValue() / 100;
        figures.add(new Figure(
                "revenue per customer, skewed",
                perCustomer,
                average((tally, random) -> tally.add(amount(skewed, random, skewed.orderCount(random)), 1))));
        Population repeating = new Population(2, 1.0, 0.5);
        figures.add(new Figure("repeat revenue share, skewed", 0.5, moneyRatio((tally, random) -> {
            double level = repeating.level(random);
            int orders = repeating.orderCount(random);
            long first = repeating.order(random, level);
            long repeats = 0;
            for (int i = 1; i < orders; i++) {
                repeats += repeating.order(random, level);
            }
            tally.add(repeats, first + repeats);
        })));
        figures.add(new Figure("coupon revenue share, skewed", 0.18, moneyRatio((tally, random) -> {
            long all = Math.round(30_00 * Math.exp(random.nextGaussian()));
            double draw = random.nextDouble();
            tally.add(draw < 0.1 ? all : draw < 0.3 ? Math.round(0.4 * all) : 0, all);
        })));
        figures.add(new Figure(
                "net revenue churn, 6 % leaving",
                0.07, moneyRatio((tally, random) -> {
                    long start = Math.round(30_00 * Math.exp(0.8 * random.nextGaussian()));
                    double draw = random.nextDouble();
                    double lost = draw < 0.06 ? 1 : draw < 0.16 ? 0.4 : draw < 0.36 ? -0.15 : 0;
                    tally.add(Math.round(lost * start), start);
                })));
        return figures;
    }

    private static Figure orderValue(String name, Population population) {
        return new Figure(name, population.orderValue() / 100, average((tally, random) -> {
            int orders = population.orderCount(random);
            tally.add(amount(population, random, orders), orders);
        }));
    }

    private static long amount(Population population, Random random, int orders) {
        double level = population.level(random);
        long amount = 0;
        for (int i = 0; i < orders; i++) {
            amount += population.order(random, level);
        }
        return amount;
    }

    private static List<Figure> otherFigures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("rate of customers, 40 %", 0.4, rate(0.4)));
        figures.add(new Figure("cell of a cohort, 8 %", 0.08, rate(0.08)));
        figures.add(new Figure(
                "share of orders, 25 %",
                0.25, (random, customers) -> {
                    ClusterTally tally = new ClusterTally();
                    for (int i = 0; i < customers; i++) {
                        double own = random.nextDouble() / 2;
                        int orders = Population.geometric(random, 3);
                        int hits = 0;
                        for (int order = 0; order < orders; order++) {
                            hits += random.nextDouble() < own ? 1 : 0;
                        }
                        tally.add(hits, orders);
                    }
                    return tally.share(LABEL);
                }));
        figures.add(new Figure("purchase frequency, 3 orders", 3, (random, customers) -> {
            ClusterTally tally = new ClusterTally();
            for (int i = 0; i < customers; i++) {
                tally.add(Population.geometric(random, 3), 1);
            }
            return tally.average(LABEL, 0, Unit.count("orders", 3), 1).within(1, NO_BOUND);
        }));
        figures.add(new Figure("net promoter score, 23", 23, Coverage::promoters));
        figures.add(new Figure("mean answer from 1 to 5, 4.5", 4.53, (random, customers) -> {
            ClusterTally tally = new ClusterTally();
            for (int i = 0; i < customers; i++) {
                double draw = random.nextDouble();
                tally.add(draw < 0.02 ? 1 : draw < 0.05 ? 2 : draw < 0.1 ? 3 : draw < 0.3 ? 4 : 5, 1);
            }
            return tally.average(LABEL, 0, Unit.count("on 1–5", 2), 1).within(1, 5);
        }));
        figures.add(new Figure("days between purchases", 30 * Math.exp(0.18), (random, customers) -> {
            int[][] gaps = new int[customers][];
            for (int i = 0; i < customers; i++) {
                double level = 30 * Math.exp(0.6 * random.nextGaussian());
                gaps[i] = new int[Population.geometric(random, 2.5)];
                for (int gap = 0; gap < gaps[i].length; gap++) {
                    gaps[i][gap] = (int) Math.round(-level * Math.log(1 - random.nextDouble()));
                }
            }
            return DayCounts.of(LABEL, gaps);
        }));
        return figures;
    }

    /** Half of the customers are mostly promoters, three in ten are divided, two in ten mostly detractors; two answers each. */
    private static NumericResult promoters(Random random, int customers) {
        ClusterTally tally = new ClusterTally();
        long promoters = 0;
        long detractors = 0;
        long answers = 0;
        for (int i = 0; i < customers; i++) {
            double kind = random.nextDouble();
            double promoting = kind < 0.5 ? 0.8 : kind < 0.8 ? 0.3 : 0.1;
            double detracting = kind < 0.5 ? 0.1 : kind < 0.8 ? 0.3 : 0.7;
            int own = Population.geometric(random, 2);
            int balance = 0;
            for (int answer = 0; answer < own; answer++) {
                double draw = random.nextDouble();
                if (draw < promoting) {
                    promoters++;
                    balance++;
                } else if (draw < promoting + detracting) {
                    detractors++;
                    balance--;
                }
            }
            answers += own;
            tally.add(balance, own);
        }
        return new Nps(LABEL, promoters, answers - promoters - detractors, detractors, 0, tally.spread());
    }

    private static Sample rate(double truth) {
        return (random, customers) -> {
            long hits = 0;
            for (int i = 0; i < customers; i++) {
                hits += random.nextDouble() < truth ? 1 : 0;
            }
            return Ratio.part(LABEL, hits, customers);
        };
    }

    private static Sample average(Customer customer) {
        return (random, customers) -> tally(customer, random, customers).average(LABEL, 2, MONEY, 1);
    }

    private static Sample moneyRatio(Customer customer) {
        return (random, customers) -> {
            ClusterTally tally = tally(customer, random, customers);
            return tally.moneyRatio(LABEL, BASIS);
        };
    }

    private static ClusterTally tally(Customer customer, Random random, int customers) {
        ClusterTally tally = new ClusterTally();
        for (int i = 0; i < customers; i++) {
            customer.addTo(tally, random);
        }
        return tally;
    }
}
