package io.github.retention4j.io.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Digits 0 to 9, read eight at a time: a word of eight bytes, of which the first is the lowest. Bytes are read beyond a text's
 * end, so there must be eight after it, whatever they are.
 */
public final class Digits {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** One in each byte: {@code 'x' * EACH} is eight times an x. */
    public static final long EACH = 0x0101010101010101L;

    /** The bit of each byte that is off in ASCII. */
    public static final long HIGH_BITS = 0x8080808080808080L;

    private static final long UPPER_HALVES = 0xF0F0F0F0F0F0F0F0L;

    /** No number of so many digits passes the range of long. */
    public static final int MOST = 18;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private static final char ARABIC_ZERO = '\u0660';
    private static final char PERSIAN_ZERO = '\u06F0';

    private Digits() {}

    /** The value of an Arabic-Indic digit, or of its Persian kind, or -1. */
    public static int ofArabic(char c) {
        int own = c - (c >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO);
        return own >= 0 && own <= 9 ? own : -1;
    }

    public static long word(byte[] text, int at) {
        return (long) WORD.get(text, at);
    }

    /** The number that a text of 1 to {@value #MOST} digits is, or below zero if it has anything else. */
    public static long number(byte[] text, int start, int end) {
        long number = 0;
        int at = start;
        long any = 0;
        for (; end - at > Long.BYTES; at += Long.BYTES) {
            long eight = number(word(text, at), Long.BYTES);
            any |= eight;
            number = POWERS[Long.BYTES] * number + eight;
        }
        long rest = number(word(text, at), end - at);
        return (any | rest) < 0 ? -1 : POWERS[end - at] * number + rest;
    }

    /** The number that the first 1 to 8 bytes of a word are, or below zero if they are not digits only. */
    public static long number(long word, int length) {
        int others = Long.SIZE - Byte.SIZE * length;
        long digits = word << others;
        if (notDigits(digits) >>> others != 0) {
            return -1;
        }
        // Neighbours make pairs, pairs fours, and fours the number: each is multiplied onto the one after it.
        long fours = (((pairs(digits) & 0x00FF00FF00FF00FFL) * (1 + (100 << 16))) >>> 16) & 0x0000FFFF0000FFFFL;
        return (fours * (1 + (10_000L << 32))) >>> 32;
    }

    /** In the place of each digit the number of two digits that begins there, if there is one after it. */
    public static long pairs(long digits) {
        return ((digits & (0x0F * EACH)) * (1 + (10 << 8))) >>> 8;
    }

    /** Which of a word's bytes is the first of this kind, given eight times; {@value Long#BYTES} if none is. */
    public static int find(long word, long eightTimes) {
        long others = word ^ eightTimes;
        return Long.numberOfTrailingZeros((others - EACH) & ~others & HIGH_BITS) >>> 3;
    }

    /** A word without one of its bytes, those after it moved up. */
    public static long without(long word, int place) {
        long before = (1L << (Byte.SIZE * place)) - 1;
        return (word & before) | ((word >>> Byte.SIZE) & ~before);
    }

    /** Bits in those bytes that are no digits; perhaps also in the byte after one above 0xF9. */
    public static long notDigits(long word) {
        return ((word & UPPER_HALVES) ^ '0' * EACH) | (((word + 6 * EACH) & UPPER_HALVES) ^ '0' * EACH);
    }
}
