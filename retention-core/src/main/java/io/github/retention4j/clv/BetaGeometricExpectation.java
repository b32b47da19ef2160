package io.github.retention4j.clv;

/**
 * The expected purchases of a customer who is alive, by BG/NBD and MBG/NBD: {@code E[(1 − (1 + pw)^(−r))/p]}, where p is beta
 * distributed with a and b, and w is the time by the scale α.
 *
 * <p>The published form has a − 1 in a denominator and subtracts what is nearly alike. With {@code z = w/(1 + w)}, {@code L = ln(1 − z)}
 * and {@code C = a + b − 1} it is
 * {@code C · −expm1((a−1)L)/(a−1) − e^((a−1)L) Σ_{k≥1} (C−r)_k (a)_{k−1} z^k / ((C+1)_{k−1} k!)}, which has neither fault, with −L in
 * place of the fraction at a = 1. Where that series is slow, or its terms are far larger than what is left of them, the expectation
 * over p is integrated instead; all terms of that are above 0.
 */
final class BetaGeometricExpectation {
    private static final int MOST_TERMS = 2000;

    private static final double LOG_OF_MOST = Math.log(MOST_TERMS);

    /** How much larger a term may be than the result, so that 12 digits of it are right. */
    private static final double MOST_CANCELLATION = 1e3;

    private static final double PRECISION = 1e-16;

    /** e^(−WIDTH) is nothing beside 1, to 14 digits. */
    private static final double WIDTH = 33;

    private BetaGeometricExpectation() {}

    static double of(double r, double a, double b, double w) {
        if (w == 0) {
            return 0;
        }
        // The terms go down as k^(a−r−2) e^(−k/(1+w)) does at least.
        boolean isSlow = MOST_TERMS / (1 + w) + (r + 2 - a) * LOG_OF_MOST < WIDTH;
        double found = isSlow ? Double.NaN : bySeries(r, a, b, w);
        return found > 0 ? found : byIntegral(r, a, b, w);
    }

    /** The expectation, or NaN if the series cannot tell. */
    static double bySeries(double r, double a, double b, double w) {
        double z = w / (1 + w);
        double log = -Math.log1p(w);
        double power = a == 1 ? 0 : Math.expm1((a - 1) * log);
        double first = (a + b - 1) * (a == 1 ? -log : -power / (a - 1));
        double c = a + b;
        double minusR = (a - 1) + (b - r);
        double term = minusR * z;
        double sum = term;
        double largest = Math.abs(term);
        // What is left after a term is at most about term · z/(1 − z).
        double enough = PRECISION / (1 + w);
        for (int k = 1; Math.abs(term) > enough * (Math.abs(sum) + Math.abs(first)); k++) {
            if (k > MOST_TERMS) {
                return Double.NaN;
            }
            term *= (minusR + k) * (a + k - 1) * z / ((c + k - 1) * (k + 1));
            sum += term;
            largest = Math.max(largest, Math.abs(term));
        }
        double scale = power > -0.5 ? 1 + power : Math.exp((a - 1) * log);
        double found = first - scale * sum;
        return Math.max(Math.abs(first), scale * largest) < MOST_CANCELLATION * found ? found : Double.NaN;
    }

    /**
     * By the trapezoidal rule over y = ln(p/(1 − p)), which converges as fast as any where the integrand dies away on both sides. What
     * lies so far out that only p^a or (1 − p)^b still changes is a geometric series.
     */
    static double byIntegral(double r, double a, double b, double w) {
        double mode = Math.log(a / b);
        // As a function of a complex y the integrand is tame up to ±πi, but up to ±πi/2 only where a power is large.
        double step = Math.min(Math.max(r, a + b) < 5 ? 0.4 : 0.25, 0.6 * Math.sqrt(1 / a + 1 / b));
        double peak = logWeight(a, b, mode);
        double weights = 0;
        double sum = 0;
        double flatLeft = -WIDTH - Math.log1p((1 + r) * w + b);
        double flatRight = WIDTH + Math.log1p(r * w + a);
        for (double y = mode; ; y -= step) {
            double weight = Math.exp(logWeight(a, b, y) - peak);
            double share = y < flatLeft ? -1 / Math.expm1(-a * step) : 1;
            weights += share * weight;
            sum += share * weight * purchases(r, 1 / (1 + Math.exp(-y)), w);
            if (y < flatLeft || (weight * r * w < PRECISION * sum && weight < PRECISION * weights)) {
                break;
            }
        }
        for (double y = mode + step; ; y += step) {
            double weight = Math.exp(logWeight(a, b, y) - peak);
            double share = y > flatRight ? -1 / Math.expm1(-b * step) : 1;
            weights += share * weight;
            sum += share * weight * purchases(r, 1 / (1 + Math.exp(-y)), w);
            if (y > flatRight || weight < PRECISION * weights) {
                return sum / weights;
            }
        }
    }

    /** a ln p + b ln(1 − p). */
    private static double logWeight(double a, double b, double y) {
        double log = Math.abs(y) > 2 ? Math.log1p(Math.exp(-Math.abs(y))) : Math.log(1 + Math.exp(-Math.abs(y)));
        return y > 0 ? -a * log - b * (y + log) : a * (y - log) - b * log;
    }

    /** (1 − (1 + pw)^(−r))/p, by the slower functions only where digits would be lost. */
    private static double purchases(double r, double p, double w) {
        double log = p * w < 1 ? Math.log1p(p * w) : Math.log(1 + p * w);
        return r * log < 1 ? -Math.expm1(-r * log) / p : (1 - Math.exp(-r * log)) / p;
    }
}
