package io.github.retention4j.staging;

import io.github.retention4j.store.TextForm;
import java.util.Arrays;

/**
 * Texts one behind the other, as {@link TextForm} has them, in pages. A text is written first, so that it can be compared with
 * those before it, and is kept or written over by the next. Where it begins is an int, to be read as one without a sign.
 */
final class TextPages {
    private static final int PAGE_BITS = 15;
    private static final int PAGE_LONGS = 1 << PAGE_BITS;
    private static final int MOST_PAGES = 1 << (Integer.SIZE - PAGE_BITS);
    private static final int LEAST_ROOM = 16;
    private static final long[] NO_LONGS = {};

    private long[][] pages = {new long[LEAST_ROOM]};
    private int page;
    private int filled;

    /** How many longs the text is that was written last. */
    private int longs;

    /** Writes a text behind those that are kept. */
    void write(CharSequence text) {
        int room = TextForm.room(text.length());
        if (filled + room > pages[page].length) {
            makeRoom(room);
        }
        longs = TextForm.write(text.toString(), pages[page], filled);
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
            throw new IllegalStateException("more ids than there is room for, which is " + MOST_PAGES + " pages");
        }
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, 2 * page);
        }
        // A text that is longer than a page has one for itself.
        pages[page] = new long[Math.max(room, PAGE_LONGS)];
    }

    /** Where the text that was written last begins. */
    int written() {
        return page << PAGE_BITS | filled;
    }

    /** {@link TextForm#hash} of the text that was written last. */
    long writtenHash() {
        return TextForm.hash(pages[page], filled, longs);
    }

    /** Keeps the text that was written last. */
    void keep() {
        filled += longs;
        longs = 0;
        if (filled >= PAGE_LONGS) {
            // Behind a text that is longer than a page none can begin, since its begin would be that of another page.
            filled = pages[page].length;
        }
    }

    /** Whether two texts are the same. */
    boolean isSame(int one, int other) {
        return isSame(one, page(other), at(other));
    }

    /** Whether a text is the same as one that stands elsewhere. */
    boolean isSame(int one, long[] ofOther, int atOther) {
        long[] ofOne = page(one);
        int atOne = at(one);
        // The first long tells how many there are.
        int longs = TextForm.longs(ofOne[atOne]);
        for (int i = 0; i < longs; i++) {
            if (ofOne[atOne + i] != ofOther[atOther + i]) {
                return false;
            }
        }
        return true;
    }

    /** A text. */
    String text(int begin) {
        return TextForm.read(page(begin), at(begin));
    }

    /** The page that a text is in. */
    long[] page(int begin) {
        return pages[begin >>> PAGE_BITS];
    }

    /** Where in its {@link #page} a text begins. */
    static int at(int begin) {
        return begin & (PAGE_LONGS - 1);
    }

    /** Lets go of all pages before a text's. */
    void letGoBefore(int begin) {
        for (int before = (begin >>> PAGE_BITS) - 1; before >= 0 && pages[before] != NO_LONGS; before--) {
            pages[before] = NO_LONGS;
        }
    }

    /** Lets go of all texts, and takes no memory to do it. No other can be written. */
    void clear() {
        Arrays.fill(pages, NO_LONGS);
    }
}
