package io.github.retention4j.clv;

import java.util.random.RandomGenerator;

/** Draws from a gamma distribution of scale 1, by the method of Marsaglia and Tsang (2000). */
final class GammaSampler {
    private GammaSampler() {}

    /** The logarithm of what is drawn: for a small shape most numbers are below all that are above 0. */
    static double log(double shape, RandomGenerator random) {
        if (shape < 1) {
            return log(shape + 1, random) - random.nextExponential() / shape;
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double root = 1 + c * normal;
            double cube = root * root * root;
            if (root > 0 && -random.nextExponential() < normal * normal / 2 + d * (1 - cube + 3 * Math.log(root))) {
                return Math.log(d * cube);
            }
        }
    }

    /** From a beta distribution. */
    static double beta(double a, double b, RandomGenerator random) {
        return 1 / (1 + Math.exp(log(b, random) - log(a, random)));
    }
}
