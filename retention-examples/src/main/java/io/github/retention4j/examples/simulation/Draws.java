package io.github.retention4j.examples.simulation;

import java.util.SplittableRandom;

/**
 * Random numbers of one subject for one purpose. Each purpose has a sequence of its own, so that a change to how refunds
 * are drawn leaves every order as it was.
 *
 * <p>Only whole random words are asked of the JDK and only {@link StrictMath} is used on them, whose results are the same
 * to the last bit on every machine.
 */
final class Draws {
    /** What numbers are drawn for. */
    enum Purpose {
        TRAITS(1),
        DETAILS(2),
        PURCHASES(3),
        REFUNDS(4),
        COUPONS(5),
        SURVEYS(6),
        GUESTS(7),
        SUBSCRIPTIONS(8),
        VISITS(9),
        CARTS(10),
        OFFERS(11),
        REFERRALS(12),
        REDEMPTIONS(13),
        /** Of the numbers one by which the small bundled shop shows what larger ones do: one in ten of it are not many. */
        LOYALTY(17);

        private final long number;

        Purpose(long number) {
            this.number = number;
        }
    }

    private final SplittableRandom words;
    private double spareNormal = Double.NaN;

    private Draws(long seed) {
        this.words = new SplittableRandom(seed);
    }

    static Draws of(long seed, long subject, Purpose purpose) {
        return new Draws(mix(mix(mix(seed) + subject) + purpose.number));
    }

    /** From 0 up to but not including 1. */
    double uniform() {
        return (words.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** From a bound up to but not including another. */
    double between(double low, double high) {
        return low + (high - low) * uniform();
    }

    /** From 0 up to but not including the bound. */
    int below(int bound) {
        return (int) (bound * uniform());
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** Standard normal, by G. Marsaglia's polar method, which gives two at a time. */
    double normal() {
        if (!Double.isNaN(spareNormal)) {
            double spare = spareNormal;
            spareNormal = Double.NaN;
            return spare;
        }
        while (true) {
            double x = between(-1, 1);
            double y = between(-1, 1);
            double s = x * x + y * y;
            if (s < 1 && s > 0) {
                double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
                spareNormal = y * factor;
                return x * factor;
            }
        }
    }

    /** Lognormal with its median and the standard deviation of its logarithm. */
    double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * normal());
    }

    /** Gamma of a shape of at least 1, by G. Marsaglia and W. W. Tsang (2000). */
    double gamma(double shape, double mean) {
        if (shape < 1) {
            throw new IllegalArgumentException("shape " + shape + " is below 1");
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            if (v > 0) {
                v = v * v * v;
                if (StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                    return mean / shape * d * v;
                }
            }
        }
    }

    /** The finaliser of D. Lea's SplitMix64: neighbouring numbers become unrelated ones. */
    private static long mix(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
