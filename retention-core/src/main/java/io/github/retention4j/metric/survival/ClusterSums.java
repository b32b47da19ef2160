package io.github.retention4j.metric.survival;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What {@link Influence} sums up over customers for a survival curve: the variance at any time follows from it. */
final class ClusterSums implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The share of what it is made of below which a sum is what rounding leaves of nothing. */
    static final double ROUNDING = 1e-13;

    private final double[] pp;
    private final double[] pq;
    private final double[] pn;
    private final double[] qq;
    private final double[] qn;
    private final double[] nn;
    private final double[] hazard;

    ClusterSums(double[] pp, double[] pq, double[] pn, double[] qq, double[] qn, double[] nn, double[] hazard) {
        this.pp = pp;
        this.pq = pq;
        this.pn = pn;
        this.qq = qq;
        this.qn = qn;
        this.nn = nn;
        this.hazard = hazard;
    }

    /** The variance of ln S at a time, which takes the place of Greenwood's sum. */
    double relative(int j, double greenwood) {
        return form(qq[j], 2 * greenwood * qn[j], greenwood * greenwood * nn[j]);
    }

    /** The sum of the terms of a variance, some of which may be negative; 0 if they cancel. */
    static double form(double... terms) {
        double sum = 0;
        double most = 0;
        for (double term : terms) {
            sum += term;
            most += Math.abs(term);
        }
        return sum <= ROUNDING * most ? 0 : sum;
    }

    double hazard(int j) {
        return hazard[j];
    }

    /** The variance of the area below the curve up to a time at or after that of a place and before the next. */
    double area(int j, double area, double areaOfProduct) {
        return form(
                pp[j],
                2 * area * pq[j],
                area * area * qq[j],
                2 * areaOfProduct * pn[j],
                areaOfProduct * areaOfProduct * nn[j],
                2 * area * areaOfProduct * qn[j]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClusterSums that
                && Arrays.equals(pp, that.pp)
                && Arrays.equals(pq, that.pq)
                && Arrays.equals(pn, that.pn)
                && Arrays.equals(qq, that.qq)
                && Arrays.equals(qn, that.qn)
                && Arrays.equals(nn, that.nn)
                && Arrays.equals(hazard, that.hazard);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pp) + Arrays.hashCode(qq);
    }
}
