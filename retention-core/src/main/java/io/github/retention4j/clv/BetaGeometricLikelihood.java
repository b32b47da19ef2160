package io.github.retention4j.clv;

import io.github.retention4j.concurrent.Parallelism;
import java.util.Arrays;

/**
 * The log-likelihood of BG/NBD and of MBG/NBD over groups of customers, of ln r, ln α, ln a and ln b.
 *
 * <p>With n = x for BG/NBD, x + 1 for MBG/NBD, a customer's is
 * {@code Σ_{j<x} ln(r + j) + Σ_{j<n} ln((b + j)/(a + b + j)) + r ln α + ln(e^A + e^B)}, where
 * {@code A = −(r + x) ln(α + T)} and {@code B = ln(a/(b + n − 1)) − (r + x) ln(α + t_x)}, the second only if n is above 0. The first
 * two sums need no group: term j is there as often as customers have more than j.
 */
final class BetaGeometricLikelihood implements Likelihood {
    private static final int SIZE = 4;
    private static final int R = 0;
    private static final int ALPHA = 1;
    private static final int A = 2;
    private static final int B = 3;

    /** The value, four first derivatives, ten second ones. */
    private static final int SUMS = 15;

    private final PatternGroups groups;

    /** 1 if a customer can be lost with the first purchase already. */
    private final int first;

    private final Parallelism parallelism;

    BetaGeometricLikelihood(PatternGroups groups, boolean isModified, Parallelism parallelism) {
        this.groups = groups;
        this.first = isModified ? 1 : 0;
        this.parallelism = parallelism;
    }

    @Override
    public int size() {
        return SIZE;
    }

    @Override
    public double at(double[] at, double[] gradient, double[][] hessian) {
        double[] parameters = Arrays.stream(at).map(Math::exp).toArray();
        double[] sums = new double[SUMS];
        addCounts(parameters, sums);
        double[] logs = new double[groups.times.length];
        for (int time = 0; time < logs.length; time++) {
            logs[time] = Math.log(parameters[ALPHA] + groups.times[time]);
        }
        double[] lost = new double[groups.above.length + first];
        for (int j = 0; j < lost.length; j++) {
            lost[j] = at[A] - Math.log(parameters[B] + j);
        }
        BlockSums.add(sums, groups.size(), parallelism, (from, to) -> block(from, to, parameters, logs, lost));
        Logarithms.derivatives(parameters, sums, gradient, hessian);
        return sums[0];
    }

    /** What follows from how many customers bought how often. */
    private void addCounts(double[] parameters, double[] sums) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double a = parameters[A];
        double b = parameters[B];
        sums[0] += groups.total * r * Math.log(alpha);
        sums[1] += groups.total * Math.log(alpha);
        sums[2] += groups.total * r / alpha;
        sums[5 + 1] += groups.total / alpha;
        sums[5 + 4] -= groups.total * r / alpha / alpha;
        double[] above = groups.above;
        for (int j = 0; j < above.length; j++) {
            sums[0] += above[j] * Math.log(r + j);
            sums[1] += above[j] / (r + j);
            sums[5] -= above[j] / (r + j) / (r + j);
        }
        for (int j = 0; j < above.length + first; j++) {
            double count = j < first ? groups.total : above[j - first];
            double all = 1 / (a + b + j);
            double kept = 1 / (b + j);
            sums[0] += count * Math.log1p(-a * all);
            sums[3] -= count * all;
            sums[4] += count * (kept - all);
            sums[5 + 7] += count * all * all;
            sums[5 + 8] += count * all * all;
            sums[5 + 9] += count * (all * all - kept * kept);
        }
    }

    private double[] block(int from, int to, double[] parameters, double[] logs, double[] lostFirst) {
        double r = parameters[R];
        double alpha = parameters[ALPHA];
        double a = parameters[A];
        double b = parameters[B];
        double value = 0;
        double ofR = 0;
        double ofAlpha = 0;
        double ofA = 0;
        double ofB = 0;
        double rr = 0;
        double rAlpha = 0;
        double rA = 0;
        double rB = 0;
        double alphaAlpha = 0;
        double alphaA = 0;
        double alphaB = 0;
        double aa = 0;
        double ab = 0;
        double bb = 0;
        for (int group = from; group < to; group++) {
            double n = groups.customers[group];
            int x = groups.frequency[group];
            double shape = r + x;
            double logAge = logs[groups.age[group]];
            double byAge = 1 / (alpha + groups.times[groups.age[group]]);
            double there = -shape * logAge;
            double thereAlpha = -shape * byAge;
            int chances = x + first;
            if (chances == 0) {
                value += n * there;
                ofR -= n * logAge;
                ofAlpha += n * thereAlpha;
                rAlpha -= n * byAge;
                alphaAlpha -= n * thereAlpha * byAge;
                continue;
            }
            double logRecency = logs[groups.recency[group]];
            double byRecency = 1 / (alpha + groups.times[groups.recency[group]]);
            double byB = 1 / (b + chances - 1);
            double lost = lostFirst[chances - 1] - shape * logRecency;
            double lostAlpha = -shape * byRecency;
            double apart = Math.exp(-Math.abs(lost - there));
            double w = lost > there ? 1 / (1 + apart) : apart / (1 + apart);
            double v = lost > there ? apart / (1 + apart) : 1 / (1 + apart);
            value += n * (Math.max(lost, there) + Math.log1p(apart));
            ofR -= n * (v * logAge + w * logRecency);
            ofAlpha += n * (v * thereAlpha + w * lostAlpha);
            ofA += n * w;
            ofB -= n * w * byB;
            // How the two differ in their first derivatives; in a it is −1/a, which is put in at the end.
            double vw = n * v * w;
            double dR = logRecency - logAge;
            double dAlpha = thereAlpha - lostAlpha;
            rr += vw * dR * dR;
            rAlpha += vw * dR * dAlpha - n * (v * byAge + w * byRecency);
            rA -= vw * dR;
            rB += vw * dR * byB;
            alphaAlpha += vw * dAlpha * dAlpha - n * (v * thereAlpha * byAge + w * lostAlpha * byRecency);
            alphaA -= vw * dAlpha;
            alphaB += vw * dAlpha * byB;
            aa += vw - n * w;
            ab -= vw * byB;
            bb += (vw + n * w) * byB * byB;
        }
        return new double[] {
            value,
            ofR,
            ofAlpha,
            ofA / a,
            ofB,
            rr,
            rAlpha,
            rA / a,
            rB,
            alphaAlpha,
            alphaA / a,
            alphaB,
            aa / a / a,
            ab / a,
            bb
        };
    }
}
