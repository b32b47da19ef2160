package io.github.retention4j.math;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * An exact sum of products of longs, in 128 bits: room for 2<sup>64</sup> squares of amounts of up to 2<sup>31</sup>, and
 * wrapping only beyond.
 */
public final class WideSum implements Serializable {
    private static final long serialVersionUID = 1L;

    private long high;
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
        // Two numbers of 31 bits, which most are, have a product that is its own lower half.
        if (((a | b) >>> 31) == 0) {
            low += product;
            high += Long.compareUnsigned(low, product) < 0 ? 1 : 0;
        } else {
            add(Math.multiplyHigh(a, b), product);
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
     * The sum.
     *
     * @return its exact value
     */
    public BigInteger value() {
        BigInteger unsignedLow = BigInteger.valueOf(low);
        if (low < 0) {
            unsignedLow = unsignedLow.add(BigInteger.ONE.shiftLeft(64));
        }
        return BigInteger.valueOf(high).shiftLeft(64).add(unsignedLow);
    }

    private void add(long otherHigh, long otherLow) {
        long sum = low + otherLow;
        high += otherHigh + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }
}
