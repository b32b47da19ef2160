package io.github.retention4j.store;

import java.util.Arrays;

/**
 * The texts that are ids of one partition's customers, each kept once and told apart exactly: a hash only says where to
 * look.
 *
 * <p>A text is a few longs: its length in bytes in the lower half of the first, then its bytes. Most ids are two or three
 * longs, and are hashed and compared as such.
 */
final class TextIndex {
    private static final int LEAST_SLOTS = 16;
    private static final int MOST_TEXTS = 1 << 27;

    // A slot holds a text's number and one: zero is empty.
    private int[] slots = new int[LEAST_SLOTS];
    private long[] texts = new long[LEAST_SLOTS];
    private int[] end = new int[LEAST_SLOTS / 2];
    private int size;

    /** The key of a partition's text. */
    static long key(int partition, int number) {
        return Long.MIN_VALUE + 1 + ((long) number << Partitions.BITS | partition);
    }

    /** The partition of the key of a text. */
    static int partition(long key) {
        return (int) (key - 1) & (Partitions.COUNT - 1);
    }

    /** The number of a key's text in its partition. */
    static int number(long key) {
        return (int) ((key - Long.MIN_VALUE - 1) >>> Partitions.BITS);
    }

    /** How many longs a text of so many characters can be. */
    static int mostLongs(int length) {
        return (int) ((3L * length + Integer.BYTES + Long.BYTES - 1) / Long.BYTES);
    }

    /**
     * Writes a text as longs, no two texts the same: a byte for an ASCII character, two or three for any other.
     *
     * @param into room for {@link #mostLongs}
     * @return how many longs it is
     */
    static int encode(CharSequence text, long[] into) {
        int length = text.length();
        // Ids are ASCII as a rule: 1 ns a character, and one look at the end whether they were.
        long all = 0;
        long word = length;
        int bits = Integer.SIZE;
        int longs = 0;
        for (int i = 0; i < length; i++) {
            long c = text.charAt(i);
            all |= c;
            word |= c << bits;
            bits += Byte.SIZE;
            if (bits == Long.SIZE) {
                into[longs++] = word;
                word = 0;
                bits = 0;
            }
        }
        if (bits > 0) {
            into[longs++] = word;
        }
        return all < 0x80 ? longs : encodeAny(text, into);
    }

    private static int encodeAny(CharSequence text, long[] into) {
        int at = Integer.BYTES;
        Arrays.fill(into, 0, mostLongs(text.length()), 0);
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c < 0x80) {
                at = put(into, at, c);
            } else if (c < 0x800) {
                at = put(into, at, 0xC0 | (c >>> 6));
                at = put(into, at, 0x80 | (c & 0x3F));
            } else {
                at = put(into, at, 0xE0 | (c >>> 12));
                at = put(into, at, 0x80 | ((c >>> 6) & 0x3F));
                at = put(into, at, 0x80 | (c & 0x3F));
            }
        }
        into[0] |= at - Integer.BYTES;
        return (at + Long.BYTES - 1) / Long.BYTES;
    }

    private static int put(long[] into, int at, int octet) {
        into[at >>> 3] |= (long) octet << ((at & 7) << 3);
        return at + 1;
    }

    /** How many longs a text is, by its first. */
    static int longs(long first) {
        return (int) ((Integer.toUnsignedLong((int) first) + Integer.BYTES + Long.BYTES - 1) / Long.BYTES);
    }

    /** A hash of a text of which the upper bits are good, for the partition, and those below, for the slot. */
    static long hash(long[] text, int at, int longs) {
        long hash = 0;
        for (int i = 0; i < longs; i++) {
            hash = (hash ^ text[at + i]) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        return Partitions.hash(hash);
    }

    /** The partition of a text. */
    static int partition(long[] text, int at, int longs) {
        return (int) (hash(text, at, longs) >>> (Long.SIZE - Partitions.BITS));
    }

    /** The number of a text; a new one gets the next. */
    int add(long[] from, int at, int longs) {
        long hash = hash(from, at, longs);
        int mask = slots.length - 1;
        for (int slot = slot(hash); ; slot = (slot + 1) & mask) {
            int number = slots[slot] - 1;
            if (number < 0) {
                return append(from, at, longs, slot);
            }
            if (isText(number, from, at, longs)) {
                return number;
            }
        }
    }

    /** A text. */
    String text(int number) {
        int at = begin(number);
        int octets = (int) texts[at];
        StringBuilder text = new StringBuilder(octets);
        for (int i = Integer.BYTES; i < octets + Integer.BYTES; i++) {
            int first = octet(at, i);
            if (first < 0x80) {
                text.append((char) first);
            } else if (first < 0xE0) {
                text.append((char) (((first & 0x1F) << 6) | (octet(at, ++i) & 0x3F)));
            } else {
                int high = ((first & 0x0F) << 12) | ((octet(at, ++i) & 0x3F) << 6);
                text.append((char) (high | (octet(at, ++i) & 0x3F)));
            }
        }
        return text.toString();
    }

    /** Lets go of what only new texts need. */
    void seal() {
        slots = new int[0];
        texts = Arrays.copyOf(texts, begin(size));
        end = Arrays.copyOf(end, size);
    }

    private boolean isText(int number, long[] from, int at, int longs) {
        int begin = begin(number);
        if (end[number] - begin != longs) {
            return false;
        }
        for (int i = 0; i < longs; i++) {
            if (texts[begin + i] != from[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int octet(int at, int i) {
        return (int) (texts[at + (i >>> 3)] >>> ((i & 7) << 3)) & 0xFF;
    }

    private int begin(int number) {
        return number == 0 ? 0 : end[number - 1];
    }

    private int append(long[] from, int at, int longs, int slot) {
        if (size == MOST_TEXTS) {
            throw new IllegalStateException("more than " + MOST_TEXTS + " distinct ids in one part of the customers");
        }
        int begin = begin(size);
        if (begin + longs > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(begin + longs, 2 * texts.length));
        }
        if (size == end.length) {
            end = Arrays.copyOf(end, 2 * size);
        }
        System.arraycopy(from, at, texts, begin, longs);
        end[size] = begin + longs;
        slots[slot] = ++size;
        if (4 * size > slots.length) {
            grow();
        }
        return size - 1;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int begin = begin(number);
            int slot = slot(hash(texts, begin, end[number] - begin));
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private int slot(long hash) {
        return (int) ((hash << Partitions.BITS) >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots.length)));
    }
}
