package io.github.retention4j.store;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The texts that are ids of one partition's customers, each kept once and told apart exactly: a hash only says where to
 * look. They stand as {@link TextForm} has it.
 */
public final class TextIndex {
    private static final int LEAST_SLOTS = 16;
    private static final int MOST_TEXTS = 1 << 27;

    // A slot holds a text's number and one: zero is empty.
    private int[] slots = new int[LEAST_SLOTS];
    private long[] texts = new long[LEAST_SLOTS];
    private int size;

    // How many longs each text is, or 0 when they differ: only then is it kept where each ends.
    private int width;
    private int[] end = {};

    /** How many texts stand in the arrays, which this may have in common with those that it goes on from and that go on from it. */
    private final int[] written;

    /** No texts. */
    public TextIndex() {
        written = new int[1];
    }

    /**
     * Goes on from the texts of another, which stays as it is. The arrays are common as long as nobody else has gone on from it:
     * each reads no further than it has texts.
     */
    private TextIndex(TextIndex before) {
        boolean isAlone = before.written[0] == before.size && before.slots.length > 0;
        written = isAlone ? before.written : new int[] {before.size};
        slots = before.slots;
        texts = before.texts;
        size = before.size;
        width = before.width;
        end = before.end;
        if (!isAlone) {
            texts = Arrays.copyOf(texts, Math.max(LEAST_SLOTS, texts.length + texts.length / 8));
            end = Arrays.copyOf(end, width == 0 ? Math.max(LEAST_SLOTS, size + size / 8) : 0);
            rehash(Math.max(LEAST_SLOTS, Integer.highestOneBit(4 * size) << 1));
        }
    }

    /** One with these texts, to which others can be added without a change of this. */
    TextIndex extended() {
        return new TextIndex(this);
    }

    /** One in which some texts are empty; this if none is. */
    TextIndex without(IntPredicate numbers) {
        TextIndex others = this;
        for (int number = 0; number < size; number++) {
            if (numbers.test(number)) {
                others = others == this ? copy() : others;
                Arrays.fill(others.texts, begin(number), begin(number + 1), 0);
            }
        }
        return others;
    }

    /** These texts, none of which can be looked up. */
    private TextIndex copy() {
        TextIndex copy = new TextIndex();
        copy.slots = new int[0];
        copy.texts = Arrays.copyOf(texts, begin(size));
        copy.size = size;
        copy.width = width;
        copy.end = Arrays.copyOf(end, width == 0 ? size : 0);
        copy.written[0] = size;
        return copy;
    }

    /** The key of a partition's text. */
    public static long key(int partition, int number) {
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

    /** Writes the texts, once sealed. */
    void write(SectionWriter out) throws IOException {
        TextIndex only = slots.length == 0 ? this : copy();
        out.number(size);
        out.number(width);
        out.ints(only.end);
        out.longs(only.texts);
    }

    /** Texts that were written, sealed. */
    static TextIndex read(SectionReader in) throws IOException {
        TextIndex index = new TextIndex();
        index.size = in.number(MOST_TEXTS);
        index.width = in.number(Integer.MAX_VALUE);
        index.end = in.ints();
        index.texts = in.longs();
        index.slots = new int[0];
        index.written[0] = index.size;
        in.require(
                index.end.length == (index.width == 0 ? index.size : 0)
                        && index.begin(index.size) == index.texts.length,
                "the texts do not end where they should");
        return index;
    }

    /** Whether there are no texts. */
    boolean isEmpty() {
        return size == 0;
    }

    /** The number of a text; a new one gets the next. */
    public int add(long[] from, int at) {
        int longs = TextForm.longs(from[at]);
        long hash = TextForm.hash(from, at, longs);
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

    /** The number of a text, or -1: all are looked through. */
    int find(long[] text, int longs) {
        int number = size - 1;
        while (number >= 0 && !isText(number, text, 0, longs)) {
            number--;
        }
        return number;
    }

    /** A text. */
    String text(int number) {
        return TextForm.read(texts, begin(number));
    }

    /** Lets go of what only new texts need. */
    void seal() {
        slots = new int[0];
        texts = Arrays.copyOf(texts, begin(size));
        end = Arrays.copyOf(end, width == 0 ? size : 0);
    }

    private boolean isText(int number, long[] from, int at, int longs) {
        int begin = begin(number);
        // The first long tells how many there are.
        for (int i = 0; i < longs; i++) {
            if (texts[begin + i] != from[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int begin(int number) {
        return width > 0 ? number * width : number == 0 ? 0 : end[number - 1];
    }

    private int append(long[] from, int at, int longs, int slot) {
        if (size == MOST_TEXTS) {
            throw new IllegalStateException("more than " + MOST_TEXTS + " distinct ids in one part of the customers");
        }
        int begin = begin(size);
        if (begin + longs > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(begin + longs, 2 * texts.length));
        }
        System.arraycopy(from, at, texts, begin, longs);
        noteWidth(longs);
        slots[slot] = ++size;
        written[0] = size;
        if (4 * size > slots.length) {
            rehash(2 * slots.length);
        }
        return size - 1;
    }

    private void noteWidth(int longs) {
        if (size == 0) {
            width = longs;
        } else if (width > 0 && width != longs) {
            end = new int[2 * size];
            for (int number = 0; number < size; number++) {
                end[number] = (number + 1) * width;
            }
            width = 0;
        }
        if (width == 0) {
            if (size == end.length) {
                end = Arrays.copyOf(end, 2 * size);
            }
            end[size] = begin(size) + longs;
        }
    }

    private void rehash(int count) {
        slots = new int[count];
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int begin = begin(number);
            int slot = slot(TextForm.hash(texts, begin, TextForm.longs(texts[begin])));
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
