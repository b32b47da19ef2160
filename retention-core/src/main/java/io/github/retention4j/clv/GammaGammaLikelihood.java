package io.github.retention4j.clv;

import io.github.retention4j.concurrent.Parallelism;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * The log-likelihood of Gamma-Gamma over groups of customers, of ln p, ln q and ln v.
 *
 * <p>Of x purchases that come to S in all, m on average, it is
 * {@code −ln B(px, q) − px · ln(1 + v/S) − q · ln(1 + S/v) − ln m}. The first is of a frequency alone and worked out once for each.
 */
final class GammaGammaLikelihood implements Likelihood {
    private static final int SIZE = 3;

    /** The value, three first derivatives, six second ones. */
    private static final int SUMS = 10;

    private final int[] frequency;
    private final double[] spend;
    private final double[] customers;

    /** All different frequencies, and how many customers have them. */
    private final int[] frequencies;

    private final double[] withFrequency;

    private final double logMeans;
    private final Parallelism parallelism;

    GammaGammaLikelihood(SpendTable table, Parallelism parallelism) {
        int groups = table.size();
        this.frequency = IntStream.range(0, groups).map(table::frequency).toArray();
        this.customers =
                IntStream.range(0, groups).mapToDouble(table::customers).toArray();
        this.spend = IntStream.range(0, groups)
                .mapToDouble(group -> frequency[group] * table.meanSpend(group))
                .toArray();
        this.frequencies = IntStream.of(frequency).distinct().toArray();
        this.withFrequency = new double[frequencies.length];
        double logs = 0;
        int at = 0;
        for (int group = 0; group < groups; group++) {
            at += frequency[group] == frequencies[at] ? 0 : 1;
            withFrequency[at] += customers[group];
            logs += customers[group] * Math.log(table.meanSpend(group));
        }
        this.logMeans = logs;
        this.parallelism = parallelism;
    }

    static double meanSpend(SpendTable table) {
        double sum = 0;
        for (int group = 0; group < table.size(); group++) {
            sum += table.customers(group) * table.meanSpend(group);
        }
        return table.customers() == 0 ? 0 : sum / table.customers();
    }

    /** What depends on the frequency alone. */
    static double ofShape(double shape, double q) {
        return -LogBeta.value(shape, q);
    }

    static double ofSpend(double shape, double q, double v, double spend) {
        return -shape * Math.log1p(v / spend) - q * Math.log1p(spend / v);
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public double at(double[] at, double[] gradient, double[][] hessian) {
        double p = Math.exp(at[0]);
        double q = Math.exp(at[1]);
        double v = Math.exp(at[2]);
        double[] sums = new double[SUMS];
        sums[0] = -logMeans;
        addShapes(p, q, sums);
        BlockSums.add(sums, spend.length, parallelism, (from, to) -> block(from, to, p, q, v));
        Logarithms.derivatives(new double[] {p, q, v}, sums, gradient, hessian);
        return sums[0];
    }

    private void addShapes(double p, double q, double[] sums) {
        double ofQ = Digamma.value(q);
        double secondOfQ = Trigamma.value(q);
        for (int i = 0; i < frequencies.length; i++) {
            double n = withFrequency[i];
            double x = frequencies[i];
            double both = Digamma.value(p * x + q);
            double second = Trigamma.value(p * x + q);
            sums[0] += n * ofShape(p * x, q);
            sums[1] += n * x * (both - Digamma.value(p * x));
            sums[2] += n * (both - ofQ);
            sums[4] += n * x * x * (second - Trigamma.value(p * x));
            sums[5] += n * x * second;
            sums[7] += n * (second - secondOfQ);
        }
    }

    private double[] block(int from, int to, double p, double q, double v) {
        double[] sums = new double[SUMS];
        for (int group = from; group < to; group++) {
            double n = customers[group];
            double x = frequency[group];
            double s = spend[group];
            double lowShare = Math.log1p(v / s);
            double highShare = Math.log1p(s / v);
            double by = 1 / (s + v);
            double rest = s * by / v;
            sums[0] -= n * (p * x * lowShare + q * highShare);
            sums[1] -= n * x * lowShare;
            sums[2] -= n * highShare;
            sums[3] += n * (q * rest - p * x * by);
            sums[6] -= n * x * by;
            sums[8] += n * rest;
            sums[9] += n * (p * x * by * by - q * rest * (by + 1 / v));
        }
        return sums;
    }
}
