package io.github.retention4j.store;

import java.lang.ref.WeakReference;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A block of a history, and which of its customers have moved to a later one, since more has come of them. It does not change; a
 * history with more rows has others of the same block.
 *
 * <p>Whoever reads a block is given the customers who are left, without a gap: nothing that loops over rows has to look who has
 * moved. While one reader has them, others need not copy them.
 */
public final class LiveBlock {
    /** With one customer in so many gone, the rest is copied for good. */
    private static final int MOST_MOVED_ONE_IN = 8;

    private final Block all;
    private final @Nullable BitSet moved;
    private final int customers;
    private final int orders;
    private WeakReference<Block> left = new WeakReference<>(null);

    /** A block of which nobody has moved. */
    public LiveBlock(Block all) {
        this(all, null, all.customers(), all.firstRow(all.customers()) - all.firstRow(0));
    }

    private LiveBlock(Block all, @Nullable BitSet moved, int customers, int orders) {
        this.all = all;
        this.moved = moved;
        this.customers = customers;
        this.orders = orders;
    }

    /** One of which more customers have moved. */
    public LiveBlock without(BitSet more) {
        BitSet gone = (BitSet) more.clone();
        if (moved != null) {
            gone.or(moved);
        }
        int count = gone.cardinality();
        if (count * MOST_MOVED_ONE_IN > all.customers()) {
            return new LiveBlock(all.without(gone));
        }
        int rows = all.firstRow(all.customers()) - all.firstRow(0);
        for (int c = gone.nextSetBit(0); c >= 0; c = gone.nextSetBit(c + 1)) {
            rows -= all.firstRow(c + 1) - all.firstRow(c);
        }
        return new LiveBlock(all, gone, all.customers() - count, rows);
    }

    /** Whether nobody has moved. */
    public boolean isWhole() {
        return moved == null;
    }

    /** Who is left here and not in another of the same block. */
    public BitSet without(LiveBlock other) {
        if (other.moved == null) {
            return new BitSet();
        }
        BitSet customers = (BitSet) other.moved.clone();
        if (moved != null) {
            customers.andNot(moved);
        }
        return customers;
    }

    /** One with some of those who are left, and nobody else. */
    public LiveBlock only(BitSet some) {
        return new LiveBlock(all.only(some));
    }

    /** How many customers are left. */
    public int customers() {
        return customers;
    }

    /** How many orders they have. */
    public int orders() {
        return orders;
    }

    /** Tells when each who is left has the first and the last order, and of a kind the first and the last event. */
    public void forEachEnd(LongConsumer millis, Kind... kinds) {
        for (int c = 0; c < all.customers(); c++) {
            if (has(c) && all.firstRow(c) < all.firstRow(c + 1)) {
                millis.accept(all.millis(all.firstRow(c)));
                millis.accept(all.millis(all.firstRow(c + 1) - 1));
            }
        }
        for (Kind kind : kinds) {
            Events events = all.of(kind);
            for (int c = events.next(0); c < all.customers(); c = events.next(c + 1)) {
                if (has(c)) {
                    millis.accept(events.get(events.from(c), 0));
                    millis.accept(events.get(events.to(c) - 1, 0));
                }
            }
        }
    }

    /** Whether any of their orders, also of those that are ignored, has such a detail. */
    public boolean hasOrder(IntPredicate detail) {
        DetailedRows rows = all.detailedRows();
        Events ignored = all.of(Kind.IGNORED_ORDER);
        for (int c = 0; c < all.customers(); c++) {
            for (int entry = rows.before(all.firstRow(c));
                    has(c) && entry < rows.before(all.firstRow(c + 1));
                    entry++) {
                if (detail.test(rows.detail(entry))) {
                    return true;
                }
            }
            for (int row = ignored.from(c); has(c) && row < ignored.to(c); row++) {
                if (detail.test((int) ignored.get(row, 4))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** How many events of a kind they have. */
    public int count(Kind kind) {
        Events events = all.of(kind);
        BitSet gone = moved == null ? new BitSet() : moved;
        int count = events.count();
        for (int c = gone.nextSetBit(0); c >= 0; c = gone.nextSetBit(c + 1)) {
            count -= events.to(c) - events.from(c);
        }
        return count;
    }

    /** The block with the customers who have moved too, who are not to be read. */
    public Block all() {
        return all;
    }

    /** Whether a customer of the block is left. */
    public boolean has(int customer) {
        return moved == null || !moved.get(customer);
    }

    /** The number of the customer who has a key and is left, or -1. */
    public int find(long key) {
        int customer = all.isAnonymous() ? -1 : all.find(key);
        return customer >= 0 && has(customer) ? customer : -1;
    }

    /** The customers who are left. */
    public Block block() {
        BitSet gone = moved;
        if (gone == null) {
            return all;
        }
        synchronized (this) {
            Block known = left.get();
            if (known == null) {
                known = all.without(gone);
                left = new WeakReference<>(known);
            }
            return known;
        }
    }
}
