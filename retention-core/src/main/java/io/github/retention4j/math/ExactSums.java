package io.github.retention4j.math;

import java.math.BigInteger;

/**
 * Sums of doubles that are exact, so that they are the same in whichever order they are added up: a row of sums, one for each
 * place.
 *
 * <p>A sum is a fixed-point number of 640 bits in pieces of 32, from 2<sup>−320</sup> on. What a double has below that is cut off
 * before it is added, whatever else is; one above 2<sup>276</sup> is refused.
 */
public final class ExactSums {
    private static final int PIECES = 20;
    private static final int PIECE_BITS = 32;
    private static final long PIECE = (1L << PIECE_BITS) - 1;
    private static final int LOWEST = 320;
    private static final int HIGHEST = PIECES * PIECE_BITS - 3 * PIECE_BITS;
    private static final int FRACTION_BITS = 52;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;
    private static final int EXPONENT = 0x7ff;
    private static final int BIAS = 1075;
    private static final int MOST_AT_ONCE = 1 << 30;

    private final long[] pieces;
    private int added;

    /**
     * Sums of nothing.
     *
     * @param places how many sums
     */
    public ExactSums(int places) {
        pieces = new long[Math.multiplyExact(places, PIECES)];
    }

    /**
     * Adds a number to one of the sums.
     *
     * @param place which of them, from 0
     * @param number the number
     * @throws ArithmeticException if the number is not finite or has no room
     */
    public void add(int place, double number) {
        long bits = Double.doubleToRawLongBits(number);
        int exponent = (int) (bits >>> FRACTION_BITS) & EXPONENT;
        if (exponent == 0) {
            // Zero, or so little that it is cut off.
            return;
        }
        long fraction = bits & FRACTION | 1L << FRACTION_BITS;
        int shift = exponent - BIAS + LOWEST;
        if (shift < 0) {
            fraction = shift <= -Long.SIZE ? 0 : fraction >>> -shift;
            shift = 0;
        }
        if (shift > HIGHEST) {
            throw new ArithmeticException("the number " + number + " is too large for an exact sum");
        }
        if (added == MOST_AT_ONCE) {
            carry();
        }
        added++;
        int at = place * PIECES + shift / PIECE_BITS;
        int by = shift % PIECE_BITS;
        long sign = bits >> Long.SIZE - 1;
        long low = fraction << by;
        long high = by == 0 ? 0 : fraction >>> Long.SIZE - by;
        pieces[at] += ((low & PIECE) ^ sign) - sign;
        pieces[at + 1] += ((low >>> PIECE_BITS) ^ sign) - sign;
        pieces[at + 2] += (high ^ sign) - sign;
    }

    private void carry() {
        added = 0;
        for (int i = 0; i < pieces.length; i++) {
            if (i % PIECES != PIECES - 1) {
                pieces[i + 1] += pieces[i] >> PIECE_BITS;
                pieces[i] &= PIECE;
            }
        }
    }

    /**
     * For each place the sum of it and of all places before.
     *
     * @return as many numbers as there are places, each the nearest to its exact sum
     */
    public double[] running() {
        double[] totals = new double[pieces.length / PIECES];
        BigInteger running = BigInteger.ZERO;
        for (int place = 0; place < totals.length; place++) {
            BigInteger sum = BigInteger.ZERO;
            boolean any = false;
            for (int i = PIECES - 1; i >= 0; i--) {
                long piece = pieces[place * PIECES + i];
                any |= piece != 0;
                sum = any ? sum.shiftLeft(PIECE_BITS).add(BigInteger.valueOf(piece)) : sum;
            }
            running = running.add(sum);
            totals[place] = Math.scalb(running.doubleValue(), -LOWEST);
        }
        return totals;
    }
}
