package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.concurrent.Parallelism;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws of the log-likelihoods of purchases, of whatever customers at whatever parameters. */
class LikelihoodProps {
    private static final double STEP = 1e-4;

    @Property(tries = 150)
    void derivativesAreThoseOfTheValue(
            @ForAll @IntRange(min = 0, max = 2) int kind,
            @ForAll @DoubleRange(min = -3, max = 3) double first,
            @ForAll @DoubleRange(min = -2, max = 6) double second,
            @ForAll @DoubleRange(min = -3, max = 3) double third,
            @ForAll @DoubleRange(min = -3, max = 6) double fourth,
            @ForAll long seed) {
        double[] at = {first, second, third, fourth};
        Likelihood likelihood = likelihood(kind, customers(seed, 12), Parallelism.NONE);
        double[] gradient = new double[4];
        double[][] hessian = new double[4][4];
        likelihood.at(at, gradient, hessian);
        for (int i = 0; i < 4; i++) {
            // Fourth-order differences: their error is that of STEP⁴, and of the sums' rounding by STEP.
            double[][] ahead = new double[4][];
            double[] values = new double[4];
            double[] steps = {-2 * STEP, -STEP, STEP, 2 * STEP};
            for (int k = 0; k < 4; k++) {
                double[] there = at.clone();
                there[i] += steps[k];
                ahead[k] = new double[4];
                values[k] = likelihood.at(there, ahead[k], new double[4][4]);
            }
            double slope = (8 * (values[2] - values[1]) - (values[3] - values[0])) / (12 * STEP);
            assertThat(gradient[i]).isCloseTo(slope, within(1e-6 * (1 + Math.abs(values[1]) / 10 + Math.abs(slope))));
            for (int j = 0; j < 4; j++) {
                double bend = (8 * (ahead[2][j] - ahead[1][j]) - (ahead[3][j] - ahead[0][j])) / (12 * STEP);
                assertThat(hessian[i][j])
                        .as("%d %d", i, j)
                        .isCloseTo(bend, within(1e-6 * (1 + Math.abs(gradient[j]) + Math.abs(bend))));
                assertThat(hessian[i][j]).isEqualTo(hessian[j][i]);
            }
        }
    }

    @Property(tries = 100)
    void theWholeIsTheSumOfItsCustomers(
            @ForAll @IntRange(min = 0, max = 2) int kind,
            @ForAll @DoubleRange(min = -4, max = 4) double first,
            @ForAll @DoubleRange(min = -2, max = 6) double second,
            @ForAll @DoubleRange(min = -4, max = 4) double third,
            @ForAll @DoubleRange(min = -4, max = 6) double fourth,
            @ForAll long seed) {
        double[] at = {first, second, third, fourth};
        PatternTable customers = customers(seed, 40);
        double whole = likelihood(kind, customers, Parallelism.NONE).at(at, new double[4], new double[4][4]);

        PurchaseModel model =
                model(kind, List.of(Math.exp(first), Math.exp(second), Math.exp(third), Math.exp(fourth)));
        double sum = 0;
        double size = 0;
        for (int group = 0; group < customers.size(); group++) {
            double one = model.logLikelihood(customers.pattern(group));
            sum += customers.customers(group) * one;
            size += customers.customers(group) * Math.abs(one);
        }
        assertThat(whole).isCloseTo(sum, within(1e-11 * (1 + size)));
    }

    @Property(tries = 5)
    void threadsChangeNoBit(@ForAll long seed) {
        for (int kind = 0; kind < 3; kind++) {
            PatternTable customers = customers(seed, 10_000);
            double[] at = {-0.5, 2, -0.2, 1};
            double[] alone = new double[4];
            double[] together = new double[4];
            double value = likelihood(kind, customers, Parallelism.NONE).at(at, alone, new double[4][4]);

            assertThat(likelihood(kind, customers, new Parallelism(3, ForkJoinPool.commonPool()))
                            .at(at, together, new double[4][4]))
                    .isEqualTo(value);
            assertThat(together).isEqualTo(alone);
        }
    }

    private static Likelihood likelihood(int kind, PatternTable customers, Parallelism parallelism) {
        PatternGroups groups = PatternGroups.of(customers);
        return kind == 2
                ? new ParetoNbdLikelihood(groups, parallelism)
                : new BetaGeometricLikelihood(groups, kind == 1, parallelism);
    }

    private static PurchaseModel model(int kind, List<Double> at) {
        return switch (kind) {
            case 0 -> new BgNbd(at.get(0), at.get(1), at.get(2), at.get(3), ChronoUnit.DAYS);
            case 1 -> new MbgNbd(at.get(0), at.get(1), at.get(2), at.get(3), ChronoUnit.DAYS);
            default -> new ParetoNbd(at.get(0), at.get(1), at.get(2), at.get(3), ChronoUnit.DAYS);
        };
    }

    /** Customers of whom some bought once, some on the last day, some very often. */
    private static PatternTable customers(long seed, int size) {
        Random random = new Random(seed);
        double[] frequency = new double[size];
        double[] recency = new double[size];
        double[] age = new double[size];
        long[] customers = new long[size];
        for (int i = 0; i < size; i++) {
            frequency[i] = Math.floor(Math.exp(7 * random.nextDouble() * random.nextDouble()) - 1);
            age[i] = 1 + random.nextInt(random.nextBoolean() ? 30 : 1000);
            recency[i] = frequency[i] == 0 ? 0 : random.nextInt(4) == 0 ? age[i] : 1 + random.nextInt((int) age[i]);
            customers[i] = 1L + random.nextInt(3);
        }
        return PatternTable.of(ChronoUnit.DAYS, frequency, recency, age, customers);
    }
}
