package io.github.retention4j.clv;

import io.github.retention4j.concurrent.Parallelism;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The log-likelihood of BG/BB over groups of customers, of ln α, ln β, ln γ and ln δ.
 *
 * <p>A customer may have been lost after any occasion from the last purchase on, or not at all. With (a)ⱼ = a(a + 1)…(a + j − 1) it is
 * {@code ln (α)ₓ + ln Σ}, summed over {@code (β)ₖ₋ₓ/(α + β)ₖ · γ(δ)ₖ/(γ + δ)ₖ₊₁} for k from t_x to n − 1 and
 * {@code (β)ₙ₋ₓ/(α + β)ₙ · (δ)ₙ/(γ + δ)ₙ}. Customers of the same x and n share terms: they are summed once, from the last occasion back.
 */
final class BgBbLikelihood implements Likelihood {
    private static final int SIZE = 4;

    /** The value, four first derivatives, ten second ones. */
    private static final int SUMS = 15;

    private final int[] frequency;
    private final int[] recency;
    private final int[] occasions;
    private final double[] customers;
    private final int most;
    private final Parallelism parallelism;

    BgBbLikelihood(OccasionTable table, Parallelism parallelism) {
        OccasionPattern[] patterns =
                IntStream.range(0, table.size()).mapToObj(table::pattern).toArray(OccasionPattern[]::new);
        int[] order = IntStream.range(0, patterns.length)
                .filter(group -> table.customers(group) > 0)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(group -> patterns[group].frequency())
                        .thenComparingInt(group -> patterns[group].occasions())
                        .thenComparingInt(group -> -patterns[group].recency()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.frequency =
                Arrays.stream(order).map(group -> patterns[group].frequency()).toArray();
        this.recency =
                Arrays.stream(order).map(group -> patterns[group].recency()).toArray();
        this.occasions =
                Arrays.stream(order).map(group -> patterns[group].occasions()).toArray();
        this.customers = Arrays.stream(order).mapToDouble(table::customers).toArray();
        this.most = Arrays.stream(occasions).max().orElse(0);
        this.parallelism = parallelism;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public double at(double[] at, double[] gradient, double[][] hessian) {
        double[] parameters = Arrays.stream(at).map(Math::exp).toArray();
        Terms terms = new Terms(parameters, most);
        double[] sums = new double[SUMS];
        BlockSums.add(sums, customers.length, parallelism, (from, to) -> block(from, to, terms));
        Logarithms.derivatives(parameters, sums, gradient, hessian);
        return sums[0];
    }

    /** Of one customer. */
    static double of(double[] parameters, OccasionPattern pattern) {
        Terms terms = new Terms(parameters, pattern.occasions());
        Mixture mixture = new Mixture();
        terms.addThere(mixture, pattern.frequency(), pattern.occasions());
        for (int k = pattern.occasions() - 1; k >= pattern.recency(); k--) {
            terms.addLost(mixture, pattern.frequency(), k);
        }
        return terms.alpha.log[pattern.frequency()] + mixture.log();
    }

    private double[] block(int from, int to, Terms terms) {
        double[] sums = new double[SUMS];
        Mixture mixture = new Mixture();
        int next = 0;
        for (int group = from; group < to; group++) {
            int x = frequency[group];
            int n = occasions[group];
            if (group == from || frequency[group - 1] != x || occasions[group - 1] != n) {
                mixture = new Mixture();
                terms.addThere(mixture, x, n);
                next = n - 1;
            }
            for (; next >= recency[group]; next--) {
                terms.addLost(mixture, x, next);
            }
            sums[0] += customers[group] * terms.alpha.log[x];
            sums[1] += customers[group] * terms.alpha.first[x];
            sums[1 + SIZE] += customers[group] * terms.alpha.second[x];
            mixture.addTo(sums, customers[group]);
        }
        return sums;
    }

    /** What depends on the parameters alone. */
    private static final class Terms {
        private final double gamma;
        private final RisingFactorials alpha;
        private final RisingFactorials beta;
        private final RisingFactorials both;
        private final RisingFactorials delta;
        private final RisingFactorials chances;

        Terms(double[] parameters, int most) {
            gamma = parameters[2];
            alpha = new RisingFactorials(parameters[0], most);
            beta = new RisingFactorials(parameters[1], most);
            both = new RisingFactorials(parameters[0] + parameters[1], most);
            delta = new RisingFactorials(parameters[3], most);
            chances = new RisingFactorials(gamma + parameters[3], most + 1);
        }

        /** Not lost on any of n occasions. */
        void addThere(Mixture to, int x, int n) {
            add(to, x, n, n, 0, 0, 0);
        }

        /** Lost right after occasion k. */
        void addLost(Mixture to, int x, int k) {
            add(to, x, k, k + 1, Math.log(gamma), 1 / gamma, -1 / gamma / gamma);
        }

        private void add(Mixture to, int x, int k, int c, double log, double first, double second) {
            to.add(
                    beta.log[k - x] - both.log[k] + delta.log[k] - chances.log[c] + log,
                    -both.first[k],
                    beta.first[k - x] - both.first[k],
                    first - chances.first[c],
                    delta.first[k] - chances.first[c],
                    -both.second[k],
                    beta.second[k - x] - both.second[k],
                    second - chances.second[c],
                    delta.second[k] - chances.second[c],
                    -chances.second[c]);
        }
    }

    /** The logarithm of a sum of numbers that are told by their logarithms, with its derivatives. */
    private static final class Mixture {
        private double highest = Double.NEGATIVE_INFINITY;

        /** The sum, of weights, of first derivatives by weight, and of second derivatives and products of first ones by weight. */
        private final double[] sums = new double[SUMS];

        void add(
                double log,
                double a,
                double b,
                double c,
                double d,
                double aa,
                double bb,
                double cc,
                double dd,
                double cd) {
            if (log > highest) {
                double scale = Math.exp(highest - log);
                for (int i = 0; i < SUMS; i++) {
                    sums[i] *= scale;
                }
                highest = log;
            }
            double w = Math.exp(log - highest);
            sums[0] += w;
            sums[1] += w * a;
            sums[2] += w * b;
            sums[3] += w * c;
            sums[4] += w * d;
            sums[5] += w * (aa + a * a);
            sums[6] += w * (aa + a * b);
            sums[7] += w * a * c;
            sums[8] += w * a * d;
            sums[9] += w * (bb + b * b);
            sums[10] += w * b * c;
            sums[11] += w * b * d;
            sums[12] += w * (cc + c * c);
            sums[13] += w * (cd + c * d);
            sums[14] += w * (dd + d * d);
        }

        double log() {
            return highest + Math.log(sums[0]);
        }

        void addTo(double[] all, double times) {
            all[0] += times * log();
            int at = 1 + SIZE;
            for (int i = 0; i < SIZE; i++) {
                double first = sums[1 + i] / sums[0];
                all[1 + i] += times * first;
                for (int j = i; j < SIZE; j++) {
                    all[at] += times * (sums[at] / sums[0] - first * (sums[1 + j] / sums[0]));
                    at++;
                }
            }
        }
    }
}
