package io.github.retention4j.clv;

/**
 * The log-likelihood of the shifted-beta-geometric over renewals, of ln α and ln β: at renewal t it is
 * {@code lost · ln α + kept · ln(β + t − 1) − (lost + kept) · ln(α + β + t − 1)}.
 */
final class RenewalLikelihood implements Likelihood {
    private final long[] lost;
    private final long[] kept;

    RenewalLikelihood(Renewals renewals) {
        this.lost = renewals.lost().stream().mapToLong(count -> count).toArray();
        this.kept = renewals.kept().stream().mapToLong(count -> count).toArray();
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public double at(double[] at, double[] gradient, double[][] hessian) {
        double alpha = Math.exp(at[0]);
        double beta = Math.exp(at[1]);
        double[] sums = new double[6];
        for (int t = 0; t < lost.length; t++) {
            double both = 1 / (alpha + beta + t);
            double reached = (double) lost[t] + kept[t];
            double rest = 1 / (beta + t);
            sums[0] += lost[t] * Math.log(alpha * both) + kept[t] * Math.log1p(-alpha * both);
            sums[1] += lost[t] / alpha - reached * both;
            sums[2] += kept[t] * rest - reached * both;
            sums[3] += reached * both * both - lost[t] / alpha / alpha;
            sums[4] += reached * both * both;
            sums[5] += reached * both * both - kept[t] * rest * rest;
        }
        Logarithms.derivatives(new double[] {alpha, beta}, sums, gradient, hessian);
        return sums[0];
    }
}
