package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.metric.programme.NaivePoints.Fraction;
import io.github.retention4j.metric.programme.NaivePoints.Point;
import io.github.retention4j.metric.survival.CumulativeIncidence;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.metric.survival.Spells;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

@SuppressWarnings("EnumOrdinal") // columns by kind
class FatesProps {
    private static final int TRIES = 100;

    @Provide
    Arbitrary<List<Point>> points() {
        Arbitrary<Point> point = Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.of(Fate.class))
                .as(Point::new);
        return point.list().ofMinSize(1).ofMaxSize(30);
    }

    private static Fates fates(List<Point> points, long times) {
        FatesBuilder builder = Fates.inMonths();
        points.forEach(point -> add(builder, point, times));
        return builder.build();
    }

    private static void add(FatesBuilder builder, Point point, long times) {
        switch (point.fate()) {
            case REDEEMED -> builder.redeemed(point.customer(), point.age(), times);
            case EXPIRED -> builder.expired(point.customer(), point.age(), times);
            case REVOKED -> builder.revoked(point.customer(), point.age(), times);
            case OPEN -> builder.open(point.customer(), point.age(), times);
        }
    }

    @Property(tries = TRIES)
    void agreesWithAnObjectForEachPoint(@ForAll("points") List<Point> points) {
        Fates fates = fates(points, 1);
        NaivePoints naive = new NaivePoints(points);
        assertThat(fates.issued()).isEqualTo(naive.issued());
        for (Fate fate : Fate.values()) {
            assertThat(fates.points(fate)).isEqualTo(naive.count(fate));
        }
        for (int age = 0; age <= naive.oldest(); age++) {
            Fates.Row row = fates.at(age).orElseThrow();
            assertThat(row.atRisk()).isEqualTo(naive.atRisk(age));
            close(row.redeemed(), naive.share(Fate.REDEEMED, age));
            close(row.expired(), naive.share(Fate.EXPIRED, age));
            close(row.revoked(), naive.share(Fate.REVOKED, age));
            close(row.open(), naive.open(age));
            double sum = row.redeemed().value()
                    + row.expired().value()
                    + row.revoked().value()
                    + row.open().value();
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
        boolean isKnown = naive.open(naive.oldest()).equals(Fraction.ZERO);
        assertThat(fates.knownUntil().isEmpty()).isEqualTo(isKnown);
    }

    private static void close(Estimate estimate, Fraction expected) {
        assertThat(estimate.value()).isCloseTo(expected.value(), within(1e-12));
    }

    /** What is redeemed so far and what is still expected make the ultimate share of all: exactly. */
    @Property(tries = TRIES)
    void whatHappenedAndWhatIsExpectedMakeTheUltimateShareOfAll(@ForAll("points") List<Point> points) {
        NaivePoints naive = new NaivePoints(points);
        FateCurves curves = fates(points, 1).curves();
        for (Fate end : List.of(Fate.REDEEMED, Fate.EXPIRED, Fate.REVOKED)) {
            Fraction expected = naive.expected(end);
            Fraction all = Fraction.of(naive.issued(), 1).times(naive.share(end, naive.oldest()));
            assertThat(Fraction.of(naive.count(end), 1).plus(expected)).isEqualTo(all);
            assertThat(curves.expected(end, curves.open(), 0).value()).isCloseTo(expected.value(), within(1e-10));
        }
    }

    /** The step of a derivative is not 0, so not all digits agree. */
    @Property(tries = TRIES / 2)
    void standardErrorsAreWhatCustomersMoveTheFiguresBy(
            @ForAll("points") List<Point> points, @ForAll @IntRange(min = 0, max = 8) int asked) {
        NaivePoints naive = new NaivePoints(points);
        Fates fates = fates(points, 1);
        int age = Math.min(asked, naive.oldest());
        int last = naive.oldest();
        Fates.Row row = fates.at(age).orElseThrow();
        moves(row.redeemed(), naive.error(w -> w.share(Fate.REDEEMED, age)));
        moves(row.expired(), naive.error(w -> w.share(Fate.EXPIRED, age)));
        moves(row.revoked(), naive.error(w -> w.share(Fate.REVOKED, age)));
        moves(row.open(), naive.error(w -> w.open(age)));
        fates.redeemedAfter(age).ifPresent(after -> moves(after, naive.error(w -> w.after(Fate.REDEEMED, age, 0))));
        fates.redeemedOfKept()
                .ifPresent(of -> moves(of, naive.error(w -> {
                    double redeemed = w.share(Fate.REDEEMED, last);
                    return redeemed / (redeemed + w.share(Fate.EXPIRED, last));
                })));
        Fates stated = fates.beyond(0.25);
        moves(stated.redeemed().orElseThrow(), naive.error(w -> w.after(Fate.REDEEMED, -1, 0.25)));
        moves(stated.expired().orElseThrow(), naive.error(w -> w.after(Fate.EXPIRED, -1, 0.75)));
        FateCurves curves = fates.curves();
        assertThat(curves.expected(Fate.REDEEMED, curves.open(), 0.25).error())
                .isCloseTo(naive.error(w -> w.expected(Fate.REDEEMED, 0.25)), within(1e-5));
    }

    private static void moves(Estimate estimate, double error) {
        assertThat(estimate.standardError()).isCloseTo(error, within(1e-6));
    }

    /** The estimate that has no cells, of spells that weigh as much and are of the same customers. */
    @Property(tries = TRIES)
    void agreesWithWeightedSpellsInClusters(@ForAll("points") List<Point> points) {
        long[] customers = points.stream().mapToLong(Point::customer).toArray();
        Spells spells = Spells.of(
                        points.stream().mapToDouble(Point::age).toArray(),
                        points.stream()
                                .mapToInt(point -> (point.fate().ordinal() + 1) % Fate.COUNT)
                                .toArray())
                .ofCustomers(customers);
        CumulativeIncidence shares = CumulativeIncidence.of(spells, "redeemed", "expired", "revoked");
        for (Fates.Row row : fates(points, 1).rows()) {
            assertThat(row.redeemed().standardError())
                    .isCloseTo(shares.at("redeemed", row.age()).orElseThrow().standardError(), within(1e-7));
            assertThat(row.open().standardError())
                    .isCloseTo(shares.none(row.age()).orElseThrow().standardError(), within(1e-7));
        }
    }

    /** Points that are known from an age on only, as those of an opening balance are. */
    @Property(tries = TRIES)
    void pointsThatComeInLateAreAtRiskFromThenOn(@ForAll("points") List<Point> points, @ForAll Random random) {
        double[] times = points.stream().mapToDouble(point -> point.age() + 1).toArray();
        double[] from = new double[times.length];
        FateSums sums = sums();
        for (int customer = 0; customer <= 4; customer++) {
            Exits exits = new Exits();
            for (int i = 0; i < times.length; i++) {
                Point point = points.get(i);
                if (point.customer() == customer) {
                    int age = point.age() + 1;
                    exits.add(Exits.NO_MONTH, age, age, point.fate().ordinal(), 1);
                    if (random.nextInt(3) == 0) {
                        int late = random.nextInt(age);
                        from[i] = late + 0.5;
                        exits.add(Exits.NO_MONTH, late, late, Exits.LATE, 1);
                    }
                }
            }
            sums.add(exits);
        }
        int[] causes = points.stream()
                .mapToInt(point -> (point.fate().ordinal() + 1) % Fate.COUNT)
                .toArray();
        CumulativeIncidence shares = CumulativeIncidence.of(
                Spells.of(times, causes)
                        .ofCustomers(points.stream().mapToLong(Point::customer).toArray())
                        .enteredAfter(from),
                "redeemed",
                "expired",
                "revoked");
        Fates fates = new Fates(Label.of("late", "late"), sums, null);
        assertThat(fates.issued()).isEqualTo(points.size());
        for (Fates.Row row : fates.rows()) {
            shares.at("redeemed", row.age()).ifPresent(expected -> {
                assertThat(row.redeemed().value()).isCloseTo(expected.value(), within(1e-12));
                assertThat(row.redeemed().standardError()).isCloseTo(expected.standardError(), within(1e-7));
            });
            shares.none(row.age()).ifPresent(expected -> {
                assertThat(row.open().value()).isCloseTo(expected.value(), within(1e-12));
                assertThat(row.open().standardError()).isCloseTo(expected.standardError(), within(1e-7));
            });
        }
    }

    @Property(tries = TRIES)
    void asManyTimesThePointsLeaveRatesAndIntervals(
            @ForAll("points") List<Point> points, @ForAll @IntRange(min = 2, max = 1_000_000_000) int times) {
        Fates one = fates(points, 1);
        Fates many = fates(points, times);
        for (Fates.Row row : one.rows()) {
            Fates.Row other = many.at(row.age()).orElseThrow();
            assertThat(other.atRisk()).isEqualTo(times * row.atRisk());
            same(other.redeemed(), row.redeemed());
            same(other.expired(), row.expired());
            same(other.open(), row.open());
        }
    }

    private static void same(Estimate one, Estimate other) {
        assertThat(one.value()).isCloseTo(other.value(), within(1e-12));
        assertThat(one.standardError()).isCloseTo(other.standardError(), within(1e-9));
        assertThat(one.interval().isPresent()).isEqualTo(other.interval().isPresent());
        if (one.interval().isPresent()) {
            Interval ends = one.interval().get();
            assertThat(ends.low()).isCloseTo(other.interval().orElseThrow().low(), within(1e-9));
            assertThat(ends.high()).isCloseTo(other.interval().orElseThrow().high(), within(1e-9));
        }
    }

    @Property(tries = TRIES)
    void intervalsHoldTheirShareAndStayInside(@ForAll("points") List<Point> points) {
        for (Fates.Row row : fates(points, 1).rows()) {
            for (Estimate share : List.of(row.redeemed(), row.expired(), row.revoked(), row.open())) {
                share.interval().ifPresent(ends -> {
                    assertThat(ends.low()).isBetween(0.0, share.value());
                    assertThat(ends.high()).isBetween(share.value(), 1.0);
                });
            }
        }
    }

    /** Customers in any order, added to any of some sums, which are merged in any order. */
    @Property(tries = TRIES)
    void anySplitOfTheCustomersIsTheWholeToTheBit(@ForAll("points") List<Point> points, @ForAll Random random) {
        List<Exits> customers = new ArrayList<>();
        for (int customer = 0; customer <= 4; customer++) {
            Exits exits = new Exits();
            for (Point point : points) {
                if (point.customer() == customer) {
                    long many = 1 + random.nextInt(1_000) * (random.nextInt(10) == 0 ? 1_000_000_007L : 1);
                    exits.add(
                            20 - point.age(),
                            point.age(),
                            point.age(),
                            point.fate().ordinal(),
                            many);
                }
            }
            customers.add(exits);
        }
        FateSums whole = sums();
        customers.forEach(whole::add);
        Collections.shuffle(customers, random);
        List<FateSums> parts = new ArrayList<>(List.of(sums(), sums(), sums()));
        customers.forEach(exits -> parts.get(random.nextInt(3)).add(exits));
        while (parts.size() > 1) {
            FateSums from = parts.remove(random.nextInt(parts.size()));
            parts.get(random.nextInt(parts.size())).merge(from);
        }
        FateSums merged = parts.get(0);
        assertThat(new FateCurves(merged)).isEqualTo(new FateCurves(whole)).hasSameHashCodeAs(new FateCurves(whole));
        assertThat(merged.customers()).isEqualTo(whole.customers());
        assertThat(merged.oldest()).isEqualTo(whole.oldest());
        for (int back = 0; back <= 20; back++) {
            assertThat(merged.issued(back)).isEqualTo(whole.issued(back));
            assertThat(merged.redeemedWithin(back, 3)).isEqualTo(whole.redeemedWithin(back, 3));
        }
    }

    private static FateSums sums() {
        return new FateSums(AgeScale.MONTHS, 20);
    }
}
