package io.github.retention4j.store;

import java.util.Arrays;

/**
 * Numbers distinct ids 0, 1, 2 … in the order they arrive. They stand in pages, as {@link TextForm} has it, and are told apart
 * exactly.
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
    private static final int PAGE_BITS = 15;
    private static final int PAGE_LONGS = 1 << PAGE_BITS;
    private static final int MOST_PAGES = 1 << (Integer.SIZE - PAGE_BITS);
    private static final long[] NO_LONGS = {};
    private static final int[] NO_BEGINS = {};

    // The upper half of the hash, and a number and one: zero is empty.
    private long[] slots = new long[LEAST_SLOTS];
    private int[] begins = new int[LEAST_SLOTS];
    private long[][] pages = {new long[LEAST_SLOTS]};
    private int page;
    private int filled;
    private int size;

    /** How many ids there are. */
    public int size() {
        return size;
    }

    /** The number of an id; a new one gets the next. */
    public int add(CharSequence id) {
        int longs = write(id);
        long hash = TextForm.hash(pages[page], filled, longs);
        int slot = slot(hash, longs);
        if (slots[slot] != 0) {
            return (int) slots[slot] - 1;
        }
        if (size == begins.length) {
            begins = Arrays.copyOf(begins, 2 * size);
        }
        begins[size] = page << PAGE_BITS | filled;
        filled += longs;
        size++;
        slots[slot] = hash >>> Integer.SIZE << Integer.SIZE | size;
        if (3L * size > 2L * slots.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of an id, or -1 if it never came. */
    public int find(CharSequence id) {
        int longs = write(id);
        return (int) slots[slot(TextForm.hash(pages[page], filled, longs), longs)] - 1;
    }

    /** An id. */
    public String id(int number) {
        return TextForm.read(pages[begins[number] >>> PAGE_BITS], begins[number] & (PAGE_LONGS - 1));
    }

    /** Lets go of all ids, and takes no memory to do it. No other can be added. */
    public void clear() {
        Arrays.fill(pages, NO_LONGS);
        slots = NO_LONGS;
        begins = NO_BEGINS;
        size = 0;
    }

    /** Writes an id behind the others, where it stays if it is new; gives back how many longs it is. */
    private int write(CharSequence id) {
        int room = TextForm.room(id.length());
        if (filled + room > pages[page].length) {
            makeRoom(room);
        }
        return TextForm.write(id.toString(), pages[page], filled);
    }

    private void makeRoom(int room) {
        if (page == 0 && filled + room <= PAGE_LONGS) {
            // Only the first page grows: most shops' ids are few.
            pages[0] = Arrays.copyOf(pages[0], Math.min(PAGE_LONGS, Math.max(filled + room, 2 * pages[0].length)));
            return;
        }
        if (filled > 0) {
            page++;
            filled = 0;
        }
        if (page == MOST_PAGES) {
            throw new IllegalStateException("more ids than there is room for: " + size);
        }
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        // An id that is longer than a page has one for itself.
        pages[page] = new long[Math.max(room, PAGE_LONGS)];
    }

    /** Where the id that was written last is, or the empty slot where it belongs. */
    private int slot(long hash, int longs) {
        int mask = slots.length - 1;
        int slot = first(hash, slots.length);
        while (slots[slot] != 0
                && ((slots[slot] ^ hash) >>> Integer.SIZE != 0 || !isText((int) slots[slot] - 1, longs))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int first(long hash, int slots) {
        return (int) (hash >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots)));
    }

    private boolean isText(int number, int longs) {
        int begin = begins[number] & (PAGE_LONGS - 1);
        long[] text = pages[begins[number] >>> PAGE_BITS];
        long[] written = pages[page];
        // The first long tells how many there are.
        for (int i = 0; i < longs; i++) {
            if (text[begin + i] != written[filled + i]) {
                return false;
            }
        }
        return true;
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
