package io.github.retention4j.metric.programme;

import io.github.retention4j.metric.programme.FateCurves.Figure;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/** The intervals of what is estimated of points: with Student's t of one degree of freedom less than there are customers. */
record FateLimits(long customers, double level) implements Serializable {

    /** A share of 1, on the scale of the logit. */
    Estimate share(Figure of) {
        return Estimate.of(of.value(), of.error(), shareInterval(of), Unit.PERCENT);
    }

    private Optional<Interval> shareInterval(Figure of) {
        double share = of.value();
        if (!tellsChance(of) || !(share > 0 && share < 1)) {
            return Optional.empty();
        }
        double logit = Math.log(share / (1 - share));
        double reach = quantile() * of.error() / (share * (1 - share));
        return Optional.of(interval(inverse(logit - reach), inverse(logit + reach), "logit"));
    }

    private static double inverse(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** A part of a whole above 0, on the scale of its logarithm, no more than the whole; both in a unit of so much each. */
    Estimate part(Figure of, double whole, double each, Unit unit) {
        double value = of.value() * each;
        if (!tellsChance(of) || !(of.value() > 0)) {
            return Estimate.of(value, of.error() * each, Optional.empty(), unit);
        }
        double factor = Math.exp(quantile() * of.error() / of.value());
        double low = Math.min(value, value / factor);
        double high = Math.max(value, Math.min(whole * each, value * factor));
        return Estimate.of(value, of.error() * each, Optional.of(interval(low, high, "log")), unit);
    }

    private boolean tellsChance(Figure of) {
        return customers > 1 && of.error() > 0;
    }

    private double quantile() {
        return TDistribution.of(customers - 1.0).inverseSurvivalProbability((1 - level) / 2);
    }

    private Interval interval(double low, double high, String scale) {
        return new Interval(low, high, level, scale + " over " + Figures.count(customers, "customer"));
    }
}
