package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import java.io.Serializable;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether a model fits better than a simpler one that is a case of it, or only as much better as chance lets it.
 *
 * <p>{@code statistic = 2 (log-likelihood − that of the simpler)}, which is chi-squared with as many degrees of freedom as there are more
 * parameters, if the simpler is true.
 *
 * <p>Worked example: log-likelihoods of −9,582.4 and −9,577.1, and two more parameters: a statistic of 10.6, p = .005.
 *
 * <p>Source: S. S. Wilks, The large-sample distribution of the likelihood ratio, Annals of Mathematical Statistics 9 (1938).
 *
 * @param statistic twice the difference of the log-likelihoods
 * @param degrees how many more parameters there are, at least 1
 * @param pValue how likely a statistic as large is by chance
 */
public record LikelihoodRatioTest(double statistic, int degrees, double pValue) implements Serializable {
    static LikelihoodRatioTest of(Fit<?> simpler, Fit<?> fit) {
        int degrees =
                fit.found().parameters().size() - simpler.found().parameters().size();
        double statistic = Math.max(0, 2 * (fit.logLikelihood() - simpler.logLikelihood()));
        double p = ChiSquaredDistribution.of(degrees).survivalProbability(statistic);
        return new LikelihoodRatioTest(statistic, degrees, p);
    }

    /** Such as {@code χ² = 10.6, 2 degrees of freedom, p = .005}. */
    @Override
    public String toString() {
        return "χ² = " + Figures.decimals(statistic, 1) + ", " + (degrees == 1 ? "1 degree" : degrees + " degrees")
                + " of freedom, " + Figures.pValue(pValue);
    }
}
