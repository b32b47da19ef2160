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

    /** The value, four first derivatives, ten second ones from the place 5 on, in the order of {@link Logarithms}. */
    private static final int SUMS = 15;

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
        double[] sums = new double[SUMS];
        addCounts(at, parameters, sums);
        BlockSums.add(sums, groups.size(), parallelism, (from, to) -> {
            Block block = new Block(parameters);
            block.addGroups(from, to, logsAlpha, logsBeta);
            return block.sums;
        });
        Logarithms.derivatives(parameters, sums, gradient, hessian);
        return sums[0];
    }

    /** What follows from how many customers bought how often. */
    private void addCounts(double[] logs, double[] parameters, double[] sums) {
        double r = parameters[0];
        double alpha = parameters[1];
        double s = parameters[2];
        double beta = parameters[3];
        double n = groups.total;
        sums[0] += n * (r * logs[1] + s * logs[3]);
        sums[1] += n * logs[1];
        sums[2] += n * r / alpha;
        sums[3] += n * logs[3];
        sums[4] += n * s / beta;
        sums[5 + 1] += n / alpha;
        sums[5 + 4] -= n * r / alpha / alpha;
        sums[5 + 8] += n / beta;
        sums[5 + 9] -= n * s / beta / beta;
        for (int j = 0; j < groups.above.length; j++) {
            sums[0] += groups.above[j] * Math.log(r + j);
            sums[1] += groups.above[j] / (r + j);
            sums[5] -= groups.above[j] / (r + j) / (r + j);
        }
    }

    /** Sums over a block of groups, as {@link Logarithms} takes them. */
    private final class Block {
        private final double r;
        private final double alpha;
        private final double s;
        private final double beta;
        private final DropoutIntegral integral;
        private final double[] sums = new double[SUMS];

        /** The derivatives of what one group adds if lost, in the same places. */
        private final double[] lost = new double[SUMS];

        Block(double[] parameters) {
            this.r = parameters[0];
            this.alpha = parameters[1];
            this.s = parameters[2];
            this.beta = parameters[3];
            this.integral = new DropoutIntegral(alpha, beta, s);
        }

        void addGroups(int from, int to, double[] logsAlpha, double[] logsBeta) {
            for (int group = from; group < to; group++) {
                int ageAt = groups.age[group];
                int recencyAt = groups.recency[group];
                double n = groups.customers[group];
                double shape = r + groups.frequency[group];
                double age = groups.times[ageAt];
                double logThere = -shape * logsAlpha[ageAt] - s * logsBeta[ageAt];
                double logLost = Double.NEGATIVE_INFINITY;
                if (recencyAt < ageAt) {
                    double sum = integral.place(shape, groups.times[recencyAt], age);
                    differentiate(shape, sum, logsAlpha[recencyAt], logsBeta[recencyAt]);
                    logLost = Math.log(s * sum) - shape * logsAlpha[recencyAt] - s * logsBeta[recencyAt];
                }
                double apart = Math.exp(-Math.abs(logLost - logThere));
                double w = logLost > logThere ? 1 / (1 + apart) : apart / (1 + apart);
                double v = logLost > logThere ? apart / (1 + apart) : 1 / (1 + apart);
                sums[0] += n * (Math.max(logLost, logThere) + Math.log1p(apart));
                addThere(n * v, shape, age, logsAlpha[ageAt], logsBeta[ageAt]);
                if (w > 0) {
                    addLost(n * w, n * v * w, shape, age, logsAlpha[ageAt], logsBeta[ageAt]);
                }
            }
        }

        private void addThere(double n, double shape, double age, double logAlpha, double logBeta) {
            double byAlpha = 1 / (alpha + age);
            double byBeta = 1 / (beta + age);
            sums[1] -= n * logAlpha;
            sums[2] -= n * shape * byAlpha;
            sums[3] -= n * logBeta;
            sums[4] -= n * s * byBeta;
            sums[5 + 1] -= n * byAlpha;
            sums[5 + 4] += n * shape * byAlpha * byAlpha;
            sums[5 + 8] -= n * byBeta;
            sums[5 + 9] += n * s * byBeta * byBeta;
        }

        /** What the two logarithms have in their derivatives, and how far those are apart. */
        private void addLost(double n, double both, double shape, double age, double logAlpha, double logBeta) {
            double[] apart = {
                lost[1] + logAlpha, lost[2] + shape / (alpha + age), lost[3] + logBeta, lost[4] + s / (beta + age)
            };
            int at = 1 + SIZE;
            for (int i = 0; i < SIZE; i++) {
                sums[1 + i] += n * lost[1 + i];
                for (int j = i; j < SIZE; j++) {
                    sums[at] += n * lost[at] + both * apart[i] * apart[j];
                    at++;
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
            lost[1] = -logAlpha - m0;
            lost[2] = -shape * m1;
            lost[3] = 1 / s - logBeta - m2;
            lost[4] = -next * m3;
            lost[5] = m00 * by - m0 * m0;
            lost[5 + 1] = shape * (m01 * by - m0 * m1) - m1;
            lost[5 + 2] = m02 * by - m0 * m2;
            lost[5 + 3] = next * (m03 * by - m0 * m3);
            lost[5 + 4] = shape * (shape + 1) * m11 * by - shape * shape * m1 * m1;
            lost[5 + 5] = shape * (m12 * by - m1 * m2);
            lost[5 + 6] = shape * next * (m13 * by - m1 * m3);
            lost[5 + 7] = m22 * by - m2 * m2 - 1 / s / s;
            lost[5 + 8] = next * (m23 * by - m2 * m3) - m3;
            lost[5 + 9] = next * (next + 1) * m33 * by - next * next * m3 * m3;
        }
    }
}
