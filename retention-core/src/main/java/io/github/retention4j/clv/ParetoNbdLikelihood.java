package io.github.retention4j.clv;

import io.github.retention4j.concurrent.Parallelism;
import java.util.Arrays;

/**
 * The log-likelihood of Pareto/NBD over groups of customers, of ln r, ln α, ln s and ln β.
 *
 * <p>A customer's is {@code Σ_{j<x} ln(r + j) + r ln α + s ln β + ln(e^A + e^B)}, where {@code A = −(r+x) ln(α+T) − s ln(β+T)} is of one
 * who is alive and {@code B = ln s + ln ∫ (α+u)^(−r−x) (β+u)^(−s−1) du} of one who was lost between t_x and T. The derivatives of B are
 * means over the nodes of {@link DropoutIntegral} by their parts of the sum.
 */
final class ParetoNbdLikelihood implements Likelihood {
    private static final int SIZE = 4;

    private final PatternGroups groups;
    private final Parallelism parallelism;

    ParetoNbdLikelihood(PatternGroups groups, Parallelism parallelism) {
        this.groups = groups;
        this.parallelism = parallelism;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public double at(double[] at, double[] gradient, double[][] hessian) {
        double[] parameters = Arrays.stream(at).map(Math::exp).toArray();
        double[] logsAlpha = new double[groups.times.length];
        double[] logsBeta = new double[groups.times.length];
        for (int time = 0; time < groups.times.length; time++) {
            logsAlpha[time] = Math.log(parameters[1] + groups.times[time]);
            logsBeta[time] = Math.log(parameters[3] + groups.times[time]);
        }
        Block[] blocks = new Block[groups.blocks()];
        parallelism.run(blocks.length, () -> blocks, (all, block) -> {
            all[block] = new Block(parameters);
            all[block].addGroups(block, logsAlpha, logsBeta);
        });
        Block sums = new Block(parameters);
        sums.addCounts(at);
        for (Block block : blocks) {
            sums.add(block);
        }
        for (int i = 0; i < SIZE; i++) {
            gradient[i] = parameters[i] * sums.first[i];
            for (int j = 0; j < SIZE; j++) {
                hessian[i][j] = parameters[i] * parameters[j] * sums.second[Math.min(i, j)][Math.max(i, j)];
            }
            hessian[i][i] += gradient[i];
        }
        return sums.value;
    }

    /** Sums over a block of groups: the value, and the derivatives by the parameters; of the second ones i ≤ j only. */
    private final class Block {
        private final double r;
        private final double alpha;
        private final double s;
        private final double beta;
        private final DropoutIntegral integral;
        private double value;
        private final double[] first = new double[SIZE];
        private final double[][] second = new double[SIZE][SIZE];

        /** The first and second derivatives of what one group adds if lost. */
        private final double[] lostFirst = new double[SIZE];

        private final double[][] lostSecond = new double[SIZE][SIZE];

        Block(double[] parameters) {
            this.r = parameters[0];
            this.alpha = parameters[1];
            this.s = parameters[2];
            this.beta = parameters[3];
            this.integral = new DropoutIntegral(alpha, beta, s);
        }

        void add(Block other) {
            value += other.value;
            for (int i = 0; i < SIZE; i++) {
                first[i] += other.first[i];
                for (int j = i; j < SIZE; j++) {
                    second[i][j] += other.second[i][j];
                }
            }
        }

        /** What follows from how many customers bought how often. */
        void addCounts(double[] logs) {
            double n = groups.total;
            value += n * (r * logs[1] + s * logs[3]);
            first[0] += n * logs[1];
            first[1] += n * r / alpha;
            first[2] += n * logs[3];
            first[3] += n * s / beta;
            second[0][1] += n / alpha;
            second[1][1] -= n * r / alpha / alpha;
            second[2][3] += n / beta;
            second[3][3] -= n * s / beta / beta;
            for (int j = 0; j < groups.above.length; j++) {
                value += groups.above[j] * Math.log(r + j);
                first[0] += groups.above[j] / (r + j);
                second[0][0] -= groups.above[j] / (r + j) / (r + j);
            }
        }

        void addGroups(int block, double[] logsAlpha, double[] logsBeta) {
            int end = Math.min(groups.size(), (block + 1) * PatternGroups.BLOCK);
            for (int group = block * PatternGroups.BLOCK; group < end; group++) {
                int ageAt = groups.age[group];
                int recencyAt = groups.recency[group];
                double n = groups.customers[group];
                double shape = r + groups.frequency[group];
                double age = groups.times[ageAt];
                double there = -shape * logsAlpha[ageAt] - s * logsBeta[ageAt];
                double lost = Double.NEGATIVE_INFINITY;
                if (recencyAt < ageAt) {
                    double sum = integral.place(shape, groups.times[recencyAt], age);
                    differentiate(shape, sum, logsAlpha[recencyAt], logsBeta[recencyAt]);
                    lost = Math.log(s * sum) - shape * logsAlpha[recencyAt] - s * logsBeta[recencyAt];
                }
                double apart = Math.exp(-Math.abs(lost - there));
                double w = lost > there ? 1 / (1 + apart) : apart / (1 + apart);
                double v = lost > there ? apart / (1 + apart) : 1 / (1 + apart);
                value += n * (Math.max(lost, there) + Math.log1p(apart));
                addThere(n * v, shape, age, logsAlpha[ageAt], logsBeta[ageAt]);
                if (w > 0) {
                    addLost(n * w, n * v * w, shape, age, logsAlpha[ageAt], logsBeta[ageAt]);
                }
            }
        }

        private void addThere(double n, double shape, double age, double logAlpha, double logBeta) {
            double byAlpha = 1 / (alpha + age);
            double byBeta = 1 / (beta + age);
            first[0] -= n * logAlpha;
            first[1] -= n * shape * byAlpha;
            first[2] -= n * logBeta;
            first[3] -= n * s * byBeta;
            second[0][1] -= n * byAlpha;
            second[1][1] += n * shape * byAlpha * byAlpha;
            second[2][3] -= n * byBeta;
            second[3][3] += n * s * byBeta * byBeta;
        }

        /** What the two logarithms have in their derivatives, and how far those are apart. */
        private void addLost(double n, double both, double shape, double age, double logAlpha, double logBeta) {
            double[] apart = {
                lostFirst[0] + logAlpha,
                lostFirst[1] + shape / (alpha + age),
                lostFirst[2] + logBeta,
                lostFirst[3] + s / (beta + age)
            };
            for (int i = 0; i < SIZE; i++) {
                first[i] += n * lostFirst[i];
                for (int j = i; j < SIZE; j++) {
                    second[i][j] += n * lostSecond[i][j] + both * apart[i] * apart[j];
                }
            }
        }

        /** The derivatives of ln s + ln ∫, from means and products of those of the integrand's logarithm. */
        private void differentiate(double shape, double sum, double logAlpha, double logBeta) {
            double m0 = 0;
            double m1 = 0;
            double m2 = 0;
            double m3 = 0;
            double m00 = 0;
            double m01 = 0;
            double m02 = 0;
            double m03 = 0;
            double m11 = 0;
            double m12 = 0;
            double m13 = 0;
            double m22 = 0;
            double m23 = 0;
            double m33 = 0;
            for (int i = 0; i < integral.size; i++) {
                double part = integral.part[i];
                double d0 = integral.logAlpha[i];
                double d1 = integral.byAlpha[i];
                double d2 = integral.logBeta[i];
                double d3 = integral.byBeta[i];
                double p0 = part * d0;
                double p1 = part * d1;
                double p2 = part * d2;
                double p3 = part * d3;
                m0 += p0;
                m1 += p1;
                m2 += p2;
                m3 += p3;
                m00 += p0 * d0;
                m01 += p0 * d1;
                m02 += p0 * d2;
                m03 += p0 * d3;
                m11 += p1 * d1;
                m12 += p1 * d2;
                m13 += p1 * d3;
                m22 += p2 * d2;
                m23 += p2 * d3;
                m33 += p3 * d3;
            }
            double by = 1 / sum;
            m0 *= by;
            m1 *= by;
            m2 *= by;
            m3 *= by;
            double next = s + 1;
            lostFirst[0] = -logAlpha - m0;
            lostFirst[1] = -shape * m1;
            lostFirst[2] = 1 / s - logBeta - m2;
            lostFirst[3] = -next * m3;
            lostSecond[0][0] = m00 * by - m0 * m0;
            lostSecond[0][1] = shape * (m01 * by - m0 * m1) - m1;
            lostSecond[0][2] = m02 * by - m0 * m2;
            lostSecond[0][3] = next * (m03 * by - m0 * m3);
            lostSecond[1][1] = shape * (shape + 1) * m11 * by - shape * shape * m1 * m1;
            lostSecond[1][2] = shape * (m12 * by - m1 * m2);
            lostSecond[1][3] = shape * next * (m13 * by - m1 * m3);
            lostSecond[2][2] = m22 * by - m2 * m2 - 1 / s / s;
            lostSecond[2][3] = next * (m23 * by - m2 * m3) - m3;
            lostSecond[3][3] = next * (next + 1) * m33 * by - next * next * m3 * m3;
        }
    }
}
