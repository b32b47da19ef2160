package io.github.retention4j.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text as a few longs, no two texts the same: its length in bytes in the upper half of the first, then its bytes, one for
 * an ASCII character, two or three for any other. A UUID is two longs, see {@link UuidForm}.
 *
 * <p>Most ids are two to four longs, and are hashed and compared as such.
 */
public final class TextForm {
    /** Stands for this form and its hash in files; whoever changes one of them writes the next. */
    static final int VERSION = 1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;

    private TextForm() {}

    /** How much room is needed to write a text of so many characters. */
    public static int room(int length) {
        return (int) ((3L * length + Integer.BYTES + Long.BYTES - 1) / Long.BYTES);
    }

    /**
     * Writes a text as longs.
     *
     * @param into has {@link #room} from a place on
     * @return how many longs it is
     */
    public static int write(String text, long[] into, int at) {
        // A copy that lasts for a moment, but eight characters can be had from it at a time.
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        if (octets.length == UuidForm.LENGTH && UuidForm.write(octets, into, at)) {
            return UuidForm.LONGS;
        }
        int longs = writePlain(octets, into, at);
        return longs > 0 ? longs : writeAny(text, into, at);
    }

    /** Writes a text of characters that are bytes, or returns 0: a question mark may stand for another character. */
    private static int writePlain(byte[] octets, long[] into, int at) {
        int length = octets.length;
        int next = at;
        long word;
        long others;
        if (length < Long.BYTES) {
            word = 0;
            for (int i = length - 1; i >= 0; i--) {
                word = word << Byte.SIZE | (octets[i] & 0xFF);
            }
            others = others(word);
            into[next++] = (long) length << Integer.SIZE | (word & 0xFFFF_FFFFL);
            if (length > Integer.BYTES) {
                into[next++] = word >>> Integer.SIZE;
            }
        } else {
            word = Integer.toUnsignedLong((int) FOUR.get(octets, 0));
            others = others(word);
            into[next++] = (long) length << Integer.SIZE | word;
            int i = Integer.BYTES;
            for (; i <= length - Long.BYTES; i += Long.BYTES) {
                word = (long) EIGHT.get(octets, i);
                others |= others(word);
                into[next++] = word;
            }
            if (i < length) {
                word = (long) EIGHT.get(octets, length - Long.BYTES) >>> ((Long.BYTES - (length - i)) * Byte.SIZE);
                others |= others(word);
                into[next++] = word;
            }
        }
        return others == 0 ? next - at : 0;
    }

    /** Not zero if one of eight characters is not ASCII, or a question mark. */
    private static long others(long characters) {
        long marks = characters ^ '?' * ONES;
        return (characters | ((marks - ONES) & ~marks)) & SIGNS;
    }

    private static int writeAny(String text, long[] into, int at) {
        int octet = 0;
        Arrays.fill(into, at, at + room(text.length()), 0);
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                put(into, at, octet++, c);
            } else {
                if (c < 0x800) {
                    put(into, at, octet++, 0xC0 | (c >>> 6));
                } else {
                    put(into, at, octet++, 0xE0 | (c >>> 12));
                    put(into, at, octet++, 0x80 | ((c >>> 6) & 0x3F));
                }
                put(into, at, octet++, 0x80 | (c & 0x3F));
            }
        }
        into[at] |= (long) octet << Integer.SIZE;
        return longsOf(octet);
    }

    private static void put(long[] into, int at, int octet, int value) {
        into[at + longOf(octet)] |= (long) value << shift(octet);
    }

    private static int octet(long[] from, int at, int octet) {
        return (int) (from[at + longOf(octet)] >>> shift(octet)) & 0xFF;
    }

    /** The first four are in the first long, below the length, and then there are eight in each. */
    private static int longOf(int octet) {
        return (octet + Integer.BYTES) / Long.BYTES;
    }

    private static int shift(int octet) {
        return (octet < Integer.BYTES ? octet : (octet + Integer.BYTES) % Long.BYTES) * Byte.SIZE;
    }

    private static int longsOf(int octets) {
        return (octets + Integer.BYTES + Long.BYTES - 1) / Long.BYTES;
    }

    private static int octets(long first) {
        return (int) (first >>> Integer.SIZE);
    }

    /** How many longs a text is, by its first. */
    public static int longs(long first) {
        return UuidForm.is(first) ? UuidForm.LONGS : longsOf(octets(first));
    }

    /** The text that stands as longs from a place on. */
    public static String read(long[] from, int at) {
        if (UuidForm.is(from[at])) {
            return new String(UuidForm.read(from, at), StandardCharsets.ISO_8859_1);
        }
        int octets = octets(from[at]);
        StringBuilder text = new StringBuilder(octets);
        for (int i = 0; i < octets; i++) {
            int first = octet(from, at, i);
            if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xE0) {
                text.append((char) (((first & 0x1F) << 6) | (octet(from, at, ++i) & 0x3F)));
            } else {
                int high = ((first & 0x0F) << 12) | ((octet(from, at, ++i) & 0x3F) << 6);
                text.append((char) (high | (octet(from, at, ++i) & 0x3F)));
            }
        }
        return text.toString();
    }

    /** A hash of a text of which the upper bits are good, for the partition, and those below, for the slot. */
    public static long hash(long[] text, int at, int longs) {
        long hash = 0;
        for (int i = 0; i < longs; i++) {
            hash = (hash ^ text[at + i]) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return Partitions.hash(hash);
    }

    /** The partition of a text. */
    public static int partition(long[] text, int at, int longs) {
        return (int) (hash(text, at, longs) >>> (Long.SIZE - Partitions.BITS));
    }
}
