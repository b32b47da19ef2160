package io.github.retention4j.math;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * An exact sum of products of longs, in 127 bits: room for 2<sup>64</sup> squares of amounts of up to 2<sup>31</sup>, and
 * wrapping only beyond.
 */
public final class WideSum implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int LOW_BITS = 63;
    private static final long LOW = Long.MAX_VALUE;

    /** Of 2<sup>63</sup> each. */
    private long high;

    /** Never below 0, so that a sum that is too large for it shows in its sign. */
    private long low;

    /** An empty sum. */
    public WideSum() {}

    /**
     * Adds a product.
     *
     * @param a one factor
     * @param b the other
     */
    public void addProduct(long a, long b) {
        long product = a * b;
        // Two numbers of 31 bits, which most are, have a product of 62.
        if (((a | b) >>> 31) == 0) {
            add(product);
        } else {
            add(Math.multiplyHigh(a, b) << 1 | product >>> LOW_BITS, product & LOW);
        }
    }

    /**
     * Adds a number.
     *
     * @param number zero or above
     */
    public void add(long number) {
        low += number;
        if (low < 0) {
            high++;
            low &= LOW;
        }
    }

    /**
     * Adds another sum.
     *
     * @param other the other sum
     */
    public void add(WideSum other) {
        add(other.high, other.low);
    }

    /**
     * Takes another sum off.
     *
     * @param other the other sum
     */
    public void subtract(WideSum other) {
        low -= other.low;
        high -= other.high + (low >>> LOW_BITS);
        low &= LOW;
    }

    /**
     * The sum.
     *
     * @return its exact value
     */
    public BigInteger value() {
        return BigInteger.valueOf(high).shiftLeft(LOW_BITS).add(BigInteger.valueOf(low));
    }

    private void add(long otherHigh, long otherLow) {
        high += otherHigh;
        add(otherLow);
    }
}
