package io.github.retention4j.staging;

import io.github.retention4j.store.TextForm;
import java.util.Arrays;

/**
 * Numbers distinct ids 0, 1, 2 … in the order they arrive. They stand in {@link TextPages}, and are told apart exactly.
 *
 * <pre>
 *   slots   │ hash, number │ · │ hash, number │ hash, number │ · │ …      where an id is looked for, by its hash
 *   begins  │ of 0 │ of 1 │ of 2 │ …                                      where the text of a number stands
 *   pages   │ text of 0 │ text of 1 │ …
 * </pre>
 *
 * <p>A slot has half of the hash, so that other ids are passed without a look at their texts, and more slots are filled from
 * those there are.
 */
public final class IdIndex {
    private static final int LEAST_SLOTS = 16;
    private static final int MOST_SLOTS = 1 << 30;
    private static final long[] NO_SLOTS = {};
    private static final int[] NO_BEGINS = {};

    // The upper half of the hash, and a number and one: zero is empty.
    private long[] slots = new long[LEAST_SLOTS];
    private int[] begins = new int[LEAST_SLOTS];
    private final TextPages texts = new TextPages();
    private int size;

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /** The number of an id; a new one gets the next. */
    public int add(CharSequence id) {
        texts.write(id);
        long hash = texts.writtenHash();
        int slot = slot(hash, texts.page(texts.written()), TextPages.at(texts.written()));
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, 2 * size);
        }
        begins[size] = texts.written();
        texts.keep();
        size++;
        slots[slot] = hash >>> Integer.SIZE << Integer.SIZE | size;
        if (3L * size > 2L * slots.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of an id, or -1 if it never came. Nothing is written, so that any number of threads may ask at a time. */
    public int find(CharSequence id) {
        long[] text = new long[TextForm.room(id.length())];
        int longs = TextForm.write(id.toString(), text, 0);
        return (int) slots[slot(TextForm.hash(text, 0, longs), text, 0)] - 1;
    }

    /** An id. */
    public String id(int number) {
        return texts.text(begins[number]);
    }

    /** Lets go of all ids, and takes no memory to do it. No other can be added. */
    public void clear() {
        texts.clear();
        slots = NO_SLOTS;
        begins = NO_BEGINS;
        size = 0;
    }

    /** Where an id is, or the empty slot where it belongs. */
    private int slot(long hash, long[] text, int at) {
        int mask = slots.length - 1;
        int slot = first(hash, slots.length);
        while (slots[slot] != 0
                && ((slots[slot] ^ hash) >>> Integer.SIZE != 0
                        || !texts.isSame(begins[(int) slots[slot] - 1], text, at))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int first(long hash, int slots) {
        return (int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots)));
    }

    private void grow() {
        if (slots.length == MOST_SLOTS) {
            throw new IllegalStateException("more than " + (size - 1) + " distinct ids");
        }
        long[] more = new long[2 * slots.length];
        int mask = more.length - 1;
        for (long taken : slots) {
            if (taken != 0) {
                int slot = first(taken, more.length);
                while (more[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                more[slot] = taken;
            }
        }
        slots = more;
    }
}
