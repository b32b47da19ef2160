package io.github.retention4j.math;

/** Gauss's hypergeometric function where one of its upper parameters is 1: sums of products that go on without end. */
public final class Hypergeometric {
    private static final int MOST_TERMS = 1_000_000;

    private Hypergeometric() {}

    /**
     * The sum {@code 1 + b/c · z + b(b + 1)/(c(c + 1)) · z² + …}, by Gauss's continued fraction: where z is near 1 the sum needs as many
     * terms as the square of what the fraction needs.
     *
     * <p>Source: NIST Digital Library of Mathematical Functions, 15.7.1; W. J. Lentz, Generating Bessel functions in Mie scattering
     * calculations using continued fractions, Applied Optics 15 (1976).
     *
     * @param b the other upper parameter, above 0
     * @param c the lower one, at least b and above 1
     * @param z the argument, in [0, 1)
     * @return ₂F₁(1, b; c; z), at least 1
     * @throws IllegalArgumentException if an argument is out of bounds, or z is so near 1 that a million terms are too few
     */
    public static double withOne(double b, double c, double z) {
        if (!(b > 0 && c >= b && c > 1 && z >= 0 && z < 1)) {
            throw new IllegalArgumentException(
                    "the function is not worked out at b = " + b + ", c = " + c + ", z = " + z);
        }
        double fraction = 1;
        double upper = 1;
        double lower = 0;
        for (int m = 1; m <= MOST_TERMS; m++) {
            int n = m / 2;
            double above = m % 2 == 1 ? (b + n) * (c - 1 + n) : n * (c - 1 - b + n);
            double term = above * z / (c - 2 + m) / (c - 1 + m);
            lower = 1 / (1 - term * lower);
            upper = 1 - term / upper;
            double change = upper * lower;
            fraction *= change;
            if (Math.abs(change - 1) <= Math.ulp(1.0)) {
                return 1 / fraction;
            }
        }
        throw new IllegalArgumentException("no sum after " + MOST_TERMS + " terms at b = " + b + ", c = " + c + ", z = "
                + z + "; z is too near 1");
    }
}
