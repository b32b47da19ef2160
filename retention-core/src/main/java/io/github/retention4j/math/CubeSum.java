package io.github.retention4j.math;

import java.io.Serializable;
import java.math.BigInteger;

/**
 * An exact sum of products of three longs, in 190 bits: room for 2<sup>63</sup> cubes of amounts of up to 2<sup>42</sup>, and
 * for those of any amounts above zero whose own sum is a long. A sum beyond is refused.
 */
public final class CubeSum implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final int LIMB_BITS = 63;
    private static final long LIMB = Long.MAX_VALUE;

    /** Of 2<sup>126</sup> each, below 0 in a sum that is. */
    private long top;

    /** Of 2<sup>63</sup> each, never below 0. */
    private long high;

    /** Never below 0. */
    private long low;

    /** An empty sum. */
    public CubeSum() {}

    /**
     * Adds a product of three numbers.
     *
     * @param a one factor
     * @param b another
     * @param c the third
     * @throws ArithmeticException if the sum is beyond 190 bits
     */
    public void addProduct(long a, long b, long c) {
        long pair = a * b;
        if (((a | b | c) >>> 31) == 0) {
            // Of 31 bits each, so that there are two limbs, of 63 and of 30 bits.
            low += pair * c & LIMB;
            high += upper(pair, c) + (low >>> LIMB_BITS);
            low &= LIMB;
            if (high < 0) {
                high &= LIMB;
                top = Math.addExact(top, 1);
            }
        } else {
            addWideProduct(a, b, c);
        }
    }

    /**
     * Adds a product of two numbers.
     *
     * @param a one factor
     * @param b the other
     * @throws ArithmeticException if the sum is beyond 190 bits
     */
    public void addProduct(long a, long b) {
        long upper = upper(checked(a), checked(b));
        // A number below 0 has all bits in the limbs above it.
        add(upper >> LIMB_BITS, upper & LIMB, a * b & LIMB);
    }

    /**
     * Adds a number.
     *
     * @param number zero or above
     * @throws ArithmeticException if the sum is beyond 190 bits
     */
    public void add(long number) {
        low += number;
        if (low < 0) {
            low &= LIMB;
            carry();
        }
    }

    private void carry() {
        high++;
        if (high < 0) {
            high &= LIMB;
            top = Math.addExact(top, 1);
        }
    }

    /**
     * Adds another sum.
     *
     * @param other the other sum
     * @throws ArithmeticException if the sum of both is beyond 190 bits
     */
    public void add(CubeSum other) {
        add(other.top, other.high, other.low);
    }

    /**
     * Takes another sum off.
     *
     * @param other the other sum
     * @throws ArithmeticException if what is left is beyond 190 bits
     */
    public void subtract(CubeSum other) {
        subtract(other.top, other.high, other.low);
    }

    /**
     * The sum.
     *
     * @return its exact value
     */
    public BigInteger value() {
        return BigInteger.valueOf(top)
                .shiftLeft(LIMB_BITS)
                .add(BigInteger.valueOf(high))
                .shiftLeft(LIMB_BITS)
                .add(BigInteger.valueOf(low));
    }

    private void addWideProduct(long a, long b, long c) {
        long pair = a * b;
        if (Math.multiplyHigh(a, b) == pair >> (Long.SIZE - 1) && pair != Long.MIN_VALUE) {
            addProduct(pair, c);
            return;
        }
        long factor = Math.abs(checked(c));
        // Limbs of 63 bits of |a · b|, and of each of them times |c|.
        long upper = upper(Math.abs(checked(a)), Math.abs(checked(b)));
        long lower = Math.abs(a) * Math.abs(b) & LIMB;
        long lowest = lower * factor & LIMB;
        long middle = upper(lower, factor) + (upper * factor & LIMB);
        long highest = upper(upper, factor) + (middle >>> LIMB_BITS);
        middle &= LIMB;
        if ((a ^ b ^ c) < 0) {
            subtract(highest, middle, lowest);
        } else {
            add(highest, middle, lowest);
        }
    }

    /** The one number that has no opposite. */
    private static long checked(long factor) {
        if (factor == Long.MIN_VALUE) {
            throw new ArithmeticException("a product with " + factor + " is beyond 190 bits");
        }
        return factor;
    }

    /** The bits above the lowest 63 of a product. */
    private static long upper(long a, long b) {
        return Math.multiplyHigh(a, b) << 1 | (a * b) >>> LIMB_BITS;
    }

    private void add(long otherTop, long otherHigh, long otherLow) {
        low += otherLow;
        high += otherHigh + (low >>> LIMB_BITS);
        low &= LIMB;
        top = Math.addExact(Math.addExact(top, otherTop), high >>> LIMB_BITS);
        high &= LIMB;
    }

    private void subtract(long otherTop, long otherHigh, long otherLow) {
        low -= otherLow;
        high -= otherHigh + (low >>> LIMB_BITS);
        low &= LIMB;
        top = Math.subtractExact(Math.subtractExact(top, otherTop), high >>> LIMB_BITS);
        high &= LIMB;
    }
}
