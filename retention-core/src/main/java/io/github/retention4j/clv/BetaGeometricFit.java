package io.github.retention4j.clv;

import java.util.List;
import java.util.function.Function;

/** What BG/NBD and MBG/NBD have in common: how they are fitted, and what they say of one customer's past. */
final class BetaGeometricFit {
    private BetaGeometricFit() {}

    static <M extends PurchaseModel> Fit<M> of(
            PatternTable patterns,
            FitOptions options,
            String name,
            boolean isModified,
            Function<List<Double>, M> model) {
        PatternGroups groups = PatternGroups.of(patterns);
        double scale = groups.scale();
        // Half of the customers of a usual shop buy less than once in the time that an average customer is one.
        double[] start = {0.5, 0.5 * scale / Math.max(groups.meanFrequency(), 0.01), 1, 2.5};
        return Fitting.ofPurchases(
                groups,
                options,
                name,
                patterns.unit(),
                of -> new BetaGeometricLikelihood(of, isModified, options.parallelism()),
                start,
                new double[] {1, scale, 1, 1},
                model);
    }

    /** Of one customer, in the same terms as {@link BetaGeometricLikelihood}. */
    static double logLikelihood(List<Double> parameters, boolean isModified, PurchasePattern pattern, double days) {
        double r = parameters.get(0);
        double alpha = parameters.get(1);
        double a = parameters.get(2);
        double b = parameters.get(3);
        int x = pattern.frequency();
        int chances = isModified ? x + 1 : x;
        double sum = r * Math.log(alpha);
        for (int j = 0; j < x; j++) {
            sum += Math.log(r + j);
        }
        sum += BetaGeometricProcess.logKept(a, b, chances);
        double there = -(r + x) * Math.log(alpha + pattern.age() / days);
        if (chances == 0) {
            return sum + there;
        }
        double lost = Math.log(a / (b + chances - 1)) - (r + x) * Math.log(alpha + pattern.recency() / days);
        return sum + Math.max(there, lost) + Math.log1p(Math.exp(-Math.abs(there - lost)));
    }

    /** 1/(1 + e^(stretch + odds)), which needs no exception where that is beyond all numbers. */
    static double probabilityAlive(double stretch, double odds) {
        return 1 / (1 + Math.exp(stretch + odds));
    }

    /** ln((α + T)/(α + t_x)), exact where the two are near. */
    static double logStretch(double alpha, PurchasePattern pattern) {
        return Math.log1p((pattern.age() - pattern.recency()) / (alpha + pattern.recency()));
    }
}
