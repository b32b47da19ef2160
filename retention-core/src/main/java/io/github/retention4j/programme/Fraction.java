package io.github.retention4j.programme;

import java.math.BigInteger;

/** A share of a whole number, rounded down, however large. */
final class Fraction {
    private Fraction() {}

    static long of(long whole, long above, long below) {
        return Math.multiplyHigh(whole, above) == 0 && whole * above >= 0
                ? whole * above / below
                : BigInteger.valueOf(whole)
                        .multiply(BigInteger.valueOf(above))
                        .divide(BigInteger.valueOf(below))
                        .longValueExact();
    }
}
