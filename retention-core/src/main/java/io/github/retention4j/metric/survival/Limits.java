package io.github.retention4j.metric.survival;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * On which scale the limits of a share are worked out from its standard error: the share plus and minus so many standard errors,
 * the same of its logarithm, or of the logarithm of that.
 *
 * <p>Worked example: a share of 0.25 with a standard error of 0.1 has the 95 % limits 0.054 and 0.446 plainly, 0.114 and 0.548 by
 * the logarithm, and 0.087 and 0.455 by its logarithm.
 *
 * <p>Source: J. P. Klein and M. L. Moeschberger, Survival Analysis, 2nd ed. 2003, section 4.3.
 */
public enum Limits {
    /** {@code S − z·e} and {@code S + z·e}, cut off at 0 and 1. */
    PLAIN("plain"),
    /** {@code S·exp(−z·e/S)} and {@code S·exp(z·e/S)}, cut off at 1: what R prints unless asked otherwise. */
    LOG("log"),
    /** {@code S^exp(−z·e/(S·ln S))} and {@code S^exp(z·e/(S·ln S))}: between 0 and 1 without cutting anything off. */
    LOG_LOG("log–log");

    private final String text;

    Limits(String text) {
        this.text = text;
    }

    /** What intervals of this kind are called. */
    String text() {
        return text;
    }

    /** How many standard errors an interval of a level reaches. */
    static double reach(double level) {
        return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }

    /** The lower limit of a share strictly between 0 and 1. */
    double low(double share, double error, double reach) {
        return switch (this) {
            case PLAIN -> Math.max(0, share - reach * error);
            case LOG -> share * Math.exp(-reach * error / share);
            case LOG_LOG -> Math.pow(share, Math.exp(-reach * error / (share * Math.log(share))));
        };
    }

    /** The upper limit of a share strictly between 0 and 1. */
    double high(double share, double error, double reach) {
        return switch (this) {
            case PLAIN -> Math.min(1, share + reach * error);
            case LOG -> Math.min(1, share * Math.exp(reach * error / share));
            case LOG_LOG -> Math.pow(share, Math.exp(reach * error / (share * Math.log(share))));
        };
    }
}
