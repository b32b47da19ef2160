package io.github.retention4j.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A UUID as two longs: its 32 hexadecimal digits of four bits. As a text it would be five.
 *
 * <p>What tells it from a text costs no bit. In every UUID that a standard defines, but for that of zeros alone, the digit
 * after the third hyphen is 8 to f, so its uppermost bit is set. It stands where a text's length has its sign. Any other
 * stays a text, in upper case too, so that each comes back as it was.
 */
final class UuidForm {
    /** How many characters a UUID has. */
    static final int LENGTH = 36;

    /** How many longs it is. */
    static final int LONGS = 2;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long DIGITS = 0x0F * ONES;
    private static final long ZEROS = '0' * ONES;

    private UuidForm() {}

    /** Whether a text begins like a UUID in two longs. */
    static boolean is(long first) {
        return first < 0;
    }

    /**
     * Writes a UUID as two longs.
     *
     * @param text {@link #LENGTH} characters
     * @return whether it is one; if not, nothing is written
     */
    static boolean write(byte[] text, long[] into, int at) {
        long a = (long) EIGHT.get(text, 0);
        long b = eight(text, 9, 14);
        long c = eight(text, 19, 24);
        long d = (long) EIGHT.get(text, 28);
        long first = digits(a);
        long second = digits(b);
        long third = digits(c);
        long fourth = digits(d);
        long wrong = (characters(first) ^ a)
                | (characters(second) ^ b)
                | (characters(third) ^ c)
                | (characters(fourth) ^ d)
                | ((first | second | third | fourth) & ~DIGITS)
                | (text[8] ^ '-')
                | (text[13] ^ '-')
                | (text[18] ^ '-')
                | (text[23] ^ '-');
        long telling = Long.rotateRight(third | fourth << 4, 4);
        if (wrong != 0 || !is(telling)) {
            return false;
        }
        into[at] = telling;
        into[at + 1] = first | second << 4;
        return true;
    }

    /** The characters of a UUID. */
    static byte[] read(long[] from, int at) {
        long telling = Long.rotateLeft(from[at], 4);
        long other = from[at + 1];
        byte[] text = new byte[LENGTH];
        EIGHT.set(text, 0, characters(other & DIGITS));
        put(text, 9, 14, characters(other >>> 4 & DIGITS));
        put(text, 19, 24, characters(telling & DIGITS));
        EIGHT.set(text, 28, characters(telling >>> 4 & DIGITS));
        text[8] = '-';
        text[13] = '-';
        text[18] = '-';
        text[23] = '-';
        return text;
    }

    private static long eight(byte[] text, int at, int then) {
        return Integer.toUnsignedLong((int) FOUR.get(text, at)) | (long) (int) FOUR.get(text, then) << Integer.SIZE;
    }

    private static void put(byte[] text, int at, int then, long characters) {
        FOUR.set(text, at, (int) characters);
        FOUR.set(text, then, (int) (characters >>> Integer.SIZE));
    }

    /** Eight characters as numbers; those that are not hexadecimal digits become others, or more than 15. */
    private static long digits(long characters) {
        return (characters & DIGITS) + 9 * (characters >>> 6 & ONES);
    }

    /** Eight numbers, each at most 24, as characters: those below 16 as hexadecimal digits. */
    private static long characters(long digits) {
        long letters = (digits + (0x80 - 10) * ONES) >>> 7 & ONES;
        return digits + ZEROS + ('a' - '0' - 10) * letters;
    }
}
