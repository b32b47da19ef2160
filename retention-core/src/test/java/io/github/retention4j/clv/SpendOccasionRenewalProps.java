package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.model.DiscountRate;
import java.time.Period;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** What is true of Gamma-Gamma, BG/BB and the shifted-beta-geometric at any parameters. */
class SpendOccasionRenewalProps {
    private static final int TRIES = 100;

    // ---- derivatives

    @Property(tries = TRIES)
    void theDerivativesOfGammaGammaAreThoseOfItsValue(@ForAll Random random) {
        holdsItsDerivatives(new GammaGammaLikelihood(spends(random, 30), Parallelism.NONE), random);
    }

    @Property(tries = TRIES)
    void theDerivativesOfBgBbAreThoseOfItsValue(@ForAll Random random) {
        holdsItsDerivatives(new BgBbLikelihood(occasions(random, 30), Parallelism.NONE), random);
    }

    @Property(tries = TRIES)
    void theDerivativesOfRenewalsAreThoseOfTheirValue(@ForAll Random random) {
        holdsItsDerivatives(new RenewalLikelihood(renewals(random)), random);
    }

    /** Against differences of the value and of the first derivatives. */
    private static void holdsItsDerivatives(Likelihood likelihood, Random random) {
        int size = likelihood.size();
        double[] at = random.doubles(size, -1.5, 1.5).toArray();
        double[] gradient = new double[size];
        double[][] hessian = new double[size][size];
        double value = likelihood.at(at, gradient, hessian);
        double step = 1e-5;
        for (int i = 0; i < size; i++) {
            double[] up = new double[size];
            double[] down = new double[size];
            double higher = at(likelihood, at, i, step, up);
            double lower = at(likelihood, at, i, -step, down);
            double scale = 1 + Math.abs(value);
            assertThat(gradient[i]).isCloseTo((higher - lower) / 2 / step, within(1e-7 * scale));
            for (int j = 0; j < size; j++) {
                assertThat(hessian[i][j]).isCloseTo((up[j] - down[j]) / 2 / step, within(1e-6 * scale));
                assertThat(hessian[i][j]).isEqualTo(hessian[j][i]);
            }
        }
    }

    private static double at(Likelihood likelihood, double[] at, int i, double step, double[] gradient) {
        double[] moved = at.clone();
        moved[i] += step;
        return likelihood.at(moved, gradient, new double[at.length][at.length]);
    }

    // ---- sums

    @Property(tries = TRIES)
    void theLikelihoodOfAllIsTheSumOfEach(@ForAll Random random) {
        SpendTable spends = spends(random, 50);
        GammaGamma gammaGamma =
                new GammaGamma(0.1 + 9 * random.nextDouble(), 0.1 + 5 * random.nextDouble(), 20, CurrencyUnit.EUR);
        double sum = 0;
        for (int i = 0; i < spends.size(); i++) {
            sum += spends.customers(i) * gammaGamma.logLikelihood(spends.frequency(i), spends.meanSpend(i));
        }
        assertThat(value(new GammaGammaLikelihood(spends, Parallelism.NONE), gammaGamma))
                .isCloseTo(sum, withinPercentage(1e-10));

        OccasionTable occasions = occasions(random, 50);
        BgBb bgBb = bgBb(random);
        double ofOccasions = 0;
        for (int i = 0; i < occasions.size(); i++) {
            ofOccasions += occasions.customers(i) * bgBb.logLikelihood(occasions.pattern(i));
        }
        assertThat(value(new BgBbLikelihood(occasions, Parallelism.NONE), bgBb))
                .isCloseTo(ofOccasions, withinPercentage(1e-10));
    }

    /** The same customers one by one, or together. */
    @Property(tries = TRIES / 4)
    void groupedIsUngrouped(@ForAll Random random) {
        long seed = random.nextLong();
        Fit<BgBb> grouped = BgBb.fit(occasions(new Random(seed), 40));
        Fit<BgBb> ungrouped = BgBb.fit(ungrouped(occasions(new Random(seed), 40)));
        assertThat(ungrouped.status()).isEqualTo(grouped.status());
        assertThat(ungrouped.customers()).isEqualTo(grouped.customers());
        assertThat(ungrouped.logLikelihood())
                .isCloseTo(grouped.logLikelihood(), within(1e-12 * (1 + Math.abs(grouped.logLikelihood()))));

        SpendTable spends = spends(new Random(seed), 40);
        Fit<GammaGamma> all = GammaGamma.fit(spends);
        // At a boundary and on a ridge it is level, and the search ends somewhere there.
        assertThat(GammaGamma.fit(ungrouped(spends)).logLikelihood())
                .isCloseTo(all.logLikelihood(), withinPercentage(all.status() == Fit.Status.CONVERGED ? 1e-10 : 1e-4));
    }

    private static OccasionTable ungrouped(OccasionTable table) {
        int[] rows = IntStream.range(0, table.size())
                .flatMap(group -> IntStream.generate(() -> group).limit(table.customers(group)))
                .toArray();
        long[] ones = new long[rows.length];
        Arrays.fill(ones, 1);
        return OccasionTable.of(
                Arrays.stream(rows)
                        .mapToDouble(i -> table.pattern(i).frequency())
                        .toArray(),
                Arrays.stream(rows).mapToDouble(i -> table.pattern(i).recency()).toArray(),
                Arrays.stream(rows)
                        .mapToDouble(i -> table.pattern(i).occasions())
                        .toArray(),
                ones);
    }

    private static SpendTable ungrouped(SpendTable table) {
        int[] rows = IntStream.range(0, table.size())
                .flatMap(group -> IntStream.generate(() -> group).limit(table.customers(group)))
                .toArray();
        return SpendTable.of(
                table.currency(),
                Arrays.stream(rows).mapToDouble(table::frequency).toArray(),
                Arrays.stream(rows).mapToDouble(table::meanSpend).toArray());
    }

    // ---- BG/BB

    @Property(tries = TRIES)
    void probabilitiesAddUpToOneAndTheirMeanIsTheExpectation(
            @ForAll Random random, @ForAll @IntRange(max = 40) int occasions) {
        BgBb model = bgBb(random);
        OccasionPattern pattern = pattern(random, 20);
        double sum = 0;
        double mean = 0;
        for (int k = 0; k <= occasions; k++) {
            double probability = model.probabilityOf(k, pattern, occasions);
            assertThat(probability).isBetween(0.0, 1.0);
            sum += probability;
            mean += k * probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
        double expected = model.expectedPurchases(pattern, occasions);
        assertThat(mean).isCloseTo(expected, within(1e-10 * (1 + expected)));
        assertThat(model.probabilityOf(occasions + 1, pattern, occasions)).isZero();
    }

    /** Each pattern of so many occasions, as often as it comes in another order. */
    @Property(tries = TRIES)
    void likelihoodsOfAllPatternsAddUpToOne(@ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int occasions) {
        BgBb model = bgBb(random);
        double sum = 0;
        for (int history = 0; history < 1 << occasions; history++) {
            int last = Integer.SIZE - Integer.numberOfLeadingZeros(history);
            sum += Math.exp(model.logLikelihood(new OccasionPattern(Integer.bitCount(history), last, occasions)));
        }
        assertThat(sum).isCloseTo(1, within(1e-11));
    }

    @Property(tries = TRIES)
    void aCustomerIsThereForSureOnTheOccasionOfTheLastPurchase(@ForAll Random random) {
        BgBb model = bgBb(random);
        OccasionPattern pattern = pattern(random, 30);
        double alive = model.probabilityAlive(pattern);
        assertThat(alive).isBetween(0.0, 1.0);
        assertThat(model.expectedPurchases(pattern, 1)).isBetween(0.0, alive);
        assertThat(model.chanceToBuy(pattern)).isBetween(0.0, 1.0);
        assertThat(model.chanceToBeLost(pattern)).isBetween(0.0, 1.0);
        int x = 1 + pattern.frequency();
        OccasionPattern always = new OccasionPattern(x, x, x);
        assertThat(model.probabilityAlive(always))
                .isCloseTo((model.delta() + x) / (model.gamma() + model.delta() + x), within(1e-12));
    }

    // ---- the shifted-beta-geometric

    @Property(tries = TRIES)
    void aLifetimeIsTheSumOfWhoIsStillThere(
            @ForAll @DoubleRange(min = 0.01, max = 20) double alpha,
            @ForAll @DoubleRange(min = 0.01, max = 20) double beta,
            @ForAll @DoubleRange(min = 0.02, max = 0.3) double rate) {
        ShiftedBetaGeometric model = new ShiftedBetaGeometric(alpha, beta);
        double sum = 0;
        double survival = 1;
        double paid = 1;
        for (int t = 0; paid > 1e-18; t++) {
            sum += survival * paid;
            survival *= model.retentionRate(t + 1);
            paid /= 1 + rate;
            assertThat(model.retentionRate(t + 2)).isGreaterThan(model.retentionRate(t + 1));
        }
        DiscountRate monthly = DiscountRate.monthly(rate);
        assertThat(model.discountedLifetime(monthly, Period.ofMonths(1))).isCloseTo(sum, withinPercentage(1e-9));
        double residual = model.discountedResidualLifetime(1, monthly, Period.ofMonths(1));
        assertThat(1 + residual / (1 + rate)).isCloseTo(sum, withinPercentage(1e-9));
    }

    // ---- Gamma-Gamma

    /** Between the customer's own mean and that of all. */
    @Property(tries = TRIES)
    void whatIsExpectedLiesBetweenTheCustomersOwnAndThatOfAll(
            @ForAll @DoubleRange(min = 0.01, max = 50) double p,
            @ForAll @DoubleRange(min = 1.01, max = 50) double q,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double v,
            @ForAll @IntRange(min = 1, max = 1000) int frequency,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double mean) {
        GammaGamma model = new GammaGamma(p, q, v, CurrencyUnit.EUR);
        double all = model.expectedSpend().orElseThrow();
        double one = model.expectedSpend(frequency, mean).orElseThrow();
        assertThat(one).isBetween(Math.min(all, mean) * (1 - 1e-9), Math.max(all, mean) * (1 + 1e-9));
        assertThat(model.expectedSpend(0, mean)).hasValue(all);
    }

    // ---- what is drawn

    private static BgBb bgBb(Random random) {
        double[] at = random.doubles(4, -2, 2).map(Math::exp).toArray();
        return new BgBb(at[0], at[1], at[2], at[3]);
    }

    private static OccasionPattern pattern(Random random, int most) {
        int occasions = random.nextInt(most + 1);
        int recency = random.nextInt(occasions + 1);
        return new OccasionPattern(recency == 0 ? 0 : 1 + random.nextInt(recency), recency, occasions);
    }

    private static OccasionTable occasions(Random random, int groups) {
        OccasionPattern[] patterns = new OccasionPattern[groups];
        Arrays.setAll(patterns, i -> pattern(random, 12));
        return OccasionTable.of(
                Arrays.stream(patterns).mapToDouble(OccasionPattern::frequency).toArray(),
                Arrays.stream(patterns).mapToDouble(OccasionPattern::recency).toArray(),
                Arrays.stream(patterns).mapToDouble(OccasionPattern::occasions).toArray(),
                random.longs(groups, 1, 20).toArray());
    }

    private static SpendTable spends(Random random, int groups) {
        return SpendTable.of(
                CurrencyUnit.EUR,
                random.ints(groups, 1, 9).asDoubleStream().toArray(),
                random.doubles(groups, 1, 90).toArray(),
                random.longs(groups, 1, 20).toArray());
    }

    private static Renewals renewals(Random random) {
        long[] survivors = random.longs(2 + random.nextInt(8), 1, 1000).sorted().toArray();
        long[] falling = new long[survivors.length];
        Arrays.setAll(falling, i -> survivors[survivors.length - 1 - i]);
        return Renewals.ofSurvivors(falling).plus(Renewals.ofSurvivors(100, 50));
    }

    private static double value(Likelihood likelihood, Model model) {
        double[] at = model.parameters().stream().mapToDouble(Math::log).toArray();
        return likelihood.at(at, new double[at.length], new double[at.length][at.length]);
    }
}
