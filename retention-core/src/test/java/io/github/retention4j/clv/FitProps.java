package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of the fits of any table. */
class FitProps {
    private static final List<BiFunction<PatternTable, FitOptions, Fit<? extends PurchaseModel>>> MODELS =
            List.of(BgNbd::fit, MbgNbd::fit, ParetoNbd::fit);

    /** Customers by their rows, which may be alike. */
    private record Customers(List<PurchasePattern> patterns) {
        /** A table in a unit, with each row as often as stated. */
        PatternTable in(ChronoUnit unit, int times) {
            double days = Units.days(unit);
            return PatternTable.of(
                    unit,
                    patterns.stream().mapToDouble(PurchasePattern::frequency).toArray(),
                    patterns.stream().mapToDouble(of -> of.recency() / days).toArray(),
                    patterns.stream().mapToDouble(of -> of.age() / days).toArray(),
                    patterns.stream().mapToLong(of -> times).toArray());
        }

        /** Thousands of patterns say nothing to a reader. */
        @Override
        public String toString() {
            return patterns.size() > 50 ? patterns.size() + " customers" : patterns.toString();
        }

        Customers repeated(int times) {
            List<PurchasePattern> more = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                more.addAll(patterns);
            }
            return new Customers(more);
        }
    }

    @Provide
    Arbitrary<Customers> few() {
        Arbitrary<PurchasePattern> pattern = Combinators.combine(
                        Arbitraries.integers().between(0, 400).edgeCases(e -> e.add(0, 1, 400)),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 3)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 300))))
                .as((age, share, frequency) ->
                        new PurchasePattern(frequency, frequency == 0 ? 0 : Math.floor(age * share / 100.0), age));
        return pattern.list().ofMinSize(0).ofMaxSize(30).map(Customers::new);
    }

    /** Shops that could be: enough customers of enough days, some of whom buy again. */
    @Provide
    Arbitrary<Customers> many() {
        return Combinators.combine(
                        Arbitraries.doubles().between(.2, 2),
                        Arbitraries.doubles().between(20, 100),
                        Arbitraries.doubles().between(.4, 1.5),
                        Arbitraries.doubles().between(1, 4),
                        Arbitraries.longs())
                .as((r, alpha, a, b, seed) -> {
                    PatternTable drawn = Simulation.of(new BgNbd(r, alpha, a, b, ChronoUnit.DAYS), 500, 365)
                            .joiningWithin(180)
                            .draw(seed);
                    List<PurchasePattern> patterns = new ArrayList<>();
                    for (int group = 0; group < drawn.size(); group++) {
                        patterns.add(drawn.pattern(group));
                    }
                    return new Customers(patterns);
                });
    }

    @Property(tries = 100)
    void aFitNeverThrowsAndNeverHasNoNumber(@ForAll("few") Customers customers) {
        PatternTable table = customers.in(ChronoUnit.DAYS, 1);
        MODELS.forEach(model -> DegenerateTest.assertTold(model.apply(table, FitOptions.usual()), table));
    }

    /** Weights make the sums round as those of a large shop do. */
    @Property(tries = 100)
    void convergedIsLevelAndBesideNoBound(
            @ForAll("few") Customers customers, @ForAll @IntRange(min = 1, max = 100_000) int times) {
        PatternTable table = customers.in(ChronoUnit.DAYS, times);
        double scale = PatternGroups.of(table).scale();
        for (var fitting : MODELS) {
            Fit<? extends PurchaseModel> fit = fitting.apply(table, FitOptions.usual());
            if (fit.status() == Fit.Status.CONVERGED) {
                assertLevel(fit, scale);
            }
        }
    }

    static void assertLevel(Fit<? extends PurchaseModel> fit, double scale) {
        assertThat(fit.gradientNorm()).as(fit.toString()).isLessThan(1e-4 * Math.max(10, fit.customers()));
        for (ParameterEstimate estimate : fit.estimates()) {
            boolean isTime = estimate.name().equals("alpha") || estimate.name().equals("beta");
            double value = estimate.value() / (isTime ? scale : 1);
            assertThat(value).as(fit.toString()).isBetween(1.009 * Fitting.LEAST, .991 * Fitting.MOST);
        }
    }

    /** With a prior there is always a summit, but of purchases in no time at all, which are likely without end. */
    @Property(tries = 50)
    void withAPriorFewAreEnough(@ForAll("few") Customers all) {
        Customers customers = new Customers(all.patterns().stream()
                .filter(of -> of.recency() >= of.frequency())
                .toList());
        PatternTable table = customers.in(ChronoUnit.DAYS, 1);
        PurchaseModel[] priors = {
            new BgNbd(.5, 40, .8, 2.4, ChronoUnit.DAYS),
            new MbgNbd(.5, 40, .8, 2.4, ChronoUnit.DAYS),
            new ParetoNbd(.5, 40, .8, 90, ChronoUnit.DAYS)
        };
        for (int i = 0; i < priors.length; i++) {
            Fit<? extends PurchaseModel> fit =
                    MODELS.get(i).apply(table, FitOptions.usual().prior(priors[i], .5));
            DegenerateTest.assertTold(fit, table);
            assertThat(fit.status()).as(fit.toString()).isEqualTo(Fit.Status.CONVERGED);
        }
    }

    @Property(tries = 10)
    void groupedIsAsUngrouped(@ForAll("many") Customers customers) {
        PatternTable grouped = customers.in(ChronoUnit.WEEKS, 3);
        PatternTable ungrouped = customers.repeated(3).in(ChronoUnit.WEEKS, 1);
        MODELS.forEach(model -> {
            Fit<? extends PurchaseModel> one = model.apply(grouped, FitOptions.usual());
            Fit<? extends PurchaseModel> other = model.apply(ungrouped, FitOptions.usual());
            assertThat(one.status()).isEqualTo(other.status());
            assertThat(one.logLikelihood()).isCloseTo(other.logLikelihood(), relative(1e-12, other.logLikelihood()));
            for (int i = 0; i < 4; i++) {
                double parameter = other.found().parameters().get(i);
                assertThat(one.found().parameters().get(i)).isCloseTo(parameter, relative(1e-12, parameter));
            }
        });
    }

    @Property(tries = 10)
    void anotherUnitChangesNoPrediction(@ForAll("many") Customers customers) {
        MODELS.forEach(model -> {
            Fit<? extends PurchaseModel> byDays = model.apply(customers.in(ChronoUnit.DAYS, 1), FitOptions.usual());
            if (!byDays.hasModel()) {
                return;
            }
            for (ChronoUnit unit : List.of(ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS)) {
                Fit<? extends PurchaseModel> other = model.apply(customers.in(unit, 1), FitOptions.usual());
                assertThat(other.status()).isEqualTo(byDays.status());
                for (PurchasePattern pattern : customers.patterns().subList(0, 20)) {
                    double alive = byDays.found().probabilityAlive(pattern);
                    double expected = byDays.found().expectedPurchases(pattern, 90);
                    assertThat(other.found().probabilityAlive(pattern)).isCloseTo(alive, relative(1e-9, alive));
                    assertThat(other.found().expectedPurchases(pattern, 90))
                            .isCloseTo(expected, relative(1e-9, expected));
                }
            }
        });
    }

    /** Groups of more than one block of a sum. */
    @Property(tries = 2)
    void byManyThreadsItIsTheSameToTheLastBit(@ForAll long seed) {
        PatternTable table = Simulation.of(new BgNbd(.3, 30, .8, 2.4, ChronoUnit.DAYS), 10_000, 365)
                .draw(seed);
        ExecutorService executor = Executors.newFixedThreadPool(3);
        try {
            MODELS.forEach(model -> assertThat(
                            model.apply(table, FitOptions.usual().parallelism(4, executor)))
                    .isEqualTo(model.apply(table, FitOptions.usual())));
        } finally {
            executor.shutdown();
        }
    }

    private static org.assertj.core.data.Offset<Double> relative(double share, double of) {
        return within(share * Math.abs(of));
    }
}
