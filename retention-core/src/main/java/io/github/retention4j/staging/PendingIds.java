package io.github.retention4j.staging;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.TextForm;
import io.github.retention4j.store.TextIndex;

/**
 * Ids of customers before they have keys, in a column of rows. A number is its own key; a text stands as its characters, and it is
 * not known yet which of them are the same.
 *
 * <p>To look up a text as it arrives is to wait for memory, since a table of all customers is in no cache. So texts wait, and are
 * looked up many rows at a time and partition by partition:
 *
 * <pre>
 *   the column   │ 17 │ a text │ a text │ 23 │ a text │ …      a text: where it stands, as a number that is no key
 *   texts        │ c-5 │ c-9 │ c-5 │ …
 *   by partition │ row 1, c-5 │ row 4, c-5 │ row 2, c-9 │ …    then each row gets its key
 * </pre>
 */
public final class PendingIds {
    /** So many that a partition's customers are met more than once each, while they are still in the processor's cache. */
    private static final int ROWS_AT_ONCE = 1 << 19;

    /** So few that what is split takes some megabytes, if most texts are short. */
    private static final int LONGS_AT_ONCE = 1 << 21;

    private static final byte[] NO_BYTES = {};
    private static final long[] NO_LONGS = {};

    private static final long FIRST_TEXT = IdKeys.NOBODY + 1;

    private final int rowsAtOnce;
    private final int longsAtOnce;
    private final TextPages texts = new TextPages();
    private byte[] partitionOf = NO_BYTES;
    private long[] split = NO_LONGS;
    private boolean isInOrder = true;

    /** No ids. */
    public PendingIds() {
        this(ROWS_AT_ONCE, LONGS_AT_ONCE);
    }

    PendingIds(int rowsAtOnce, int longsAtOnce) {
        this.rowsAtOnce = rowsAtOnce;
        this.longsAtOnce = longsAtOnce;
    }

    /**
     * What stands for an id until it has a key; {@link IdKeys#NOBODY} for an empty one. Good until the next, unless {@link #keep
     * kept}.
     */
    public long add(CharSequence id) {
        if (id.length() == 0) {
            return IdKeys.NOBODY;
        }
        long number = IdKeys.number(id);
        if (number != IdKeys.NOBODY) {
            return number;
        }
        texts.write(id);
        return FIRST_TEXT + Integer.toUnsignedLong(texts.written());
    }

    /** Keeps an id, which was the last that was added. Those that are kept stand in the order of their rows. */
    public void keep(long id) {
        if (isText(id)) {
            texts.keep();
        }
    }

    /** Keeps an id, likewise the last that was added, of a row before others: all then stay until each row has its key. */
    public void keepLate(long id) {
        keep(id);
        isInOrder &= !isText(id);
    }

    /** Whether two are the same id. */
    public boolean isSame(long one, long other) {
        return one == other || (isText(one) && isText(other) && texts.isSame(begin(one), begin(other)));
    }

    private static boolean isText(long id) {
        return id < IdKeys.LOWEST_NUMBER && id != IdKeys.NOBODY;
    }

    private static int begin(long id) {
        return (int) (id - FIRST_TEXT);
    }

    /**
     * Puts keys in place of the ids in a column of rows, and lets go of the ids.
     *
     * @param keys looks the texts up
     */
    void giveKeys(LongRows rows, int column, IdKeys keys) {
        for (int row = 0; row < rows.size(); ) {
            row = giveKeys(rows, column, row, keys);
        }
        clear();
    }

    /** Lets go of all ids, and takes no memory to do it. No other can be added. */
    public void clear() {
        texts.clear();
        partitionOf = NO_BYTES;
        split = NO_LONGS;
    }

    /** Gives keys to some rows from one on; gives back the row after them. */
    private int giveKeys(LongRows rows, int column, int from, IdKeys keys) {
        int[] start = new int[Partitions.COUNT + 1];
        int to = count(rows, column, from, start);
        if (start[Partitions.COUNT] > 0) {
            split(rows, column, from, to, start.clone());
        }
        for (int partition = 0; partition < Partitions.COUNT; partition++) {
            if (start[partition] < start[partition + 1]) {
                TextIndex index = keys.texts(partition);
                for (int at = start[partition]; at < start[partition + 1]; at += 1 + TextForm.longs(split[at + 1])) {
                    rows.set((int) split[at], column, TextIndex.key(partition, index.add(split, at + 1)));
                }
            }
        }
        return to;
    }

    /** Finds the partition of each row's text, and where the rows of each partition are to begin, and the last end. */
    private int count(LongRows rows, int column, int from, int[] start) {
        int most = Math.min(rowsAtOnce, rows.size() - from);
        if (partitionOf.length < most) {
            partitionOf = new byte[most];
        }
        int row = from;
        for (int longs = 0; row < from + most && longs < longsAtOnce; row++) {
            long id = rows.get(row, column);
            if (isText(id)) {
                long[] page = texts.page(begin(id));
                int at = TextPages.at(begin(id));
                int ofText = TextForm.longs(page[at]);
                int partition = TextForm.partition(page, at, ofText);
                partitionOf[row - from] = (byte) partition;
                start[partition + 1] += 1 + ofText;
                longs += 1 + ofText;
            }
        }
        for (int partition = 0; partition < Partitions.COUNT; partition++) {
            start[partition + 1] += start[partition];
        }
        return row;
    }

    /** Puts rows that have a text with their partition: the row's number, then the text. */
    private void split(LongRows rows, int column, int from, int to, int[] next) {
        if (split.length < next[Partitions.COUNT]) {
            split = new long[next[Partitions.COUNT]];
        }
        for (int row = from; row < to; row++) {
            long id = rows.get(row, column);
            if (isText(id)) {
                int partition = Byte.toUnsignedInt(partitionOf[row - from]);
                long[] page = texts.page(begin(id));
                int at = TextPages.at(begin(id));
                int end = at + TextForm.longs(page[at]);
                int place = next[partition];
                split[place++] = row;
                while (at < end) {
                    split[place++] = page[at++];
                }
                next[partition] = place;
                if (isInOrder) {
                    texts.letGoBefore(begin(id));
                }
            }
        }
    }
}
