package io.github.retention4j.staging;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.store.IdKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Orders given as columns of one length, taken by several threads, each of them a stretch of the rows. */
public final class OrderColumns {
    private final int rows;
    private final long[] millis;
    private final Ids ids;

    /** The column of customers, whichever form it has. */
    private interface Ids {
        /** How many rows are looked at before they are staged. */
        int rowsAtOnce(StagedOrders to);

        /** Looks at rows, if all of them are of customers whose ids can be taken together. */
        Optional<Tile> look(int from, int to);

        /** Stages rows that were looked at. */
        void stage(StagedOrders to, List<Tile> tiles);
    }

    private OrderColumns(int rows, long[] millis, long[] amounts, Ids ids) {
        requireNonNull(millis, "epochMillis");
        requireNonNull(amounts, "minorUnits");
        if (rows != millis.length || rows != amounts.length) {
            throw new IllegalArgumentException("columns of lengths " + rows + ", " + millis.length + " and "
                    + amounts.length + " are not one table");
        }
        this.rows = rows;
        this.millis = millis;
        this.ids = ids;
    }

    /** With ids that are numbers. */
    public static OrderColumns of(long[] customers, long[] millis, long[] amounts) {
        requireNonNull(customers, "customers");
        return new OrderColumns(customers.length, millis, amounts, new Ids() {
            @Override
            public int rowsAtOnce(StagedOrders to) {
                return to.segmentRows();
            }

            @Override
            public Optional<Tile> look(int from, int to) {
                Tile tile = Tile.of(customers, millis, amounts, from, to);
                return tile.lowestKey() < IdKeys.LOWEST_NUMBER ? Optional.empty() : Optional.of(tile);
            }

            @Override
            public void stage(StagedOrders to, List<Tile> tiles) {
                to.addAll(customers, millis, amounts, tiles);
            }
        });
    }

    /** With ids that are texts. */
    public static OrderColumns of(String[] customers, long[] millis, long[] amounts) {
        requireNonNull(customers, "customers");
        return new OrderColumns(customers.length, millis, amounts, new Ids() {
            /** The look fetches the texts into the processor's cache, many at a time. There they should be still. */
            @Override
            public int rowsAtOnce(StagedOrders to) {
                return Tile.MOST_ROWS;
            }

            @Override
            public Optional<Tile> look(int from, int to) {
                boolean all = true;
                for (int row = from; row < to; row++) {
                    String customer = customers[row];
                    all &= customer != null && !customer.isEmpty();
                }
                // No key is known yet, and any column stands for theirs.
                return all ? Optional.of(Tile.of(millis, millis, amounts, from, to)) : Optional.empty();
            }

            @Override
            public void stage(StagedOrders to, List<Tile> tiles) {
                for (Tile tile : tiles) {
                    to.addAll(customers, millis, amounts, tile.from(), tile.to());
                }
            }
        });
    }

    int rows() {
        return rows;
    }

    /** The time of one of the orders, near which most others are. */
    long anyTime() {
        return millis[0];
    }

    /**
     * Takes all rows: each place is a thread's, who gets a stretch, so that rows that are in order of time stay in it.
     *
     * @param oneByOne takes a row alone, as a caller would give it: whatever is bad is told apart there
     */
    void take(
            Account.Source source,
            Admission admission,
            List<StagedOrders> places,
            Parallelism parallelism,
            IntConsumer oneByOne) {
        long before = source.row;
        List<Stretch> all = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            int from = (int) ((long) rows * i / places.size());
            int to = (int) ((long) rows * (i + 1) / places.size());
            all.add(new Stretch(from, to, places.get(i), admission.tally(source, before, places.size())));
        }
        parallelism.run(all.size(), () -> all, (list, i) -> list.get(i).take());
        all.forEach(stretch -> admission.take(stretch.tally));
        for (Stretch stretch : all) {
            while (stretch.next < stretch.to) {
                // Here a row is bad, or none and the sum of all is near its bound: one by one it shows.
                int end = stretch.tileEnd(stretch.to);
                source.row = before + stretch.next;
                for (int row = stretch.next; row < end; row++) {
                    oneByOne.accept(row);
                }
                stretch.next = end;
                stretch.tally = admission.tally(source, before, 1);
                stretch.take();
                admission.take(stretch.tally);
            }
        }
        source.row = before + rows;
    }

    /** Rows that one thread takes, up to the first piece in which there is anything to look at. */
    private final class Stretch {
        private final int to;
        private final StagedOrders staged;
        private OrderTally tally;
        private int next;

        Stretch(int from, int to, StagedOrders staged, OrderTally tally) {
            this.next = from;
            this.to = to;
            this.staged = staged;
            this.tally = tally;
        }

        int tileEnd(int end) {
            return next + Math.min(Tile.MOST_ROWS, end - next);
        }

        void take() {
            List<Tile> tiles = new ArrayList<>();
            boolean good = true;
            while (good && next < to) {
                int end = next + Math.min(ids.rowsAtOnce(staged), to - next);
                while (good && next < end) {
                    Optional<Tile> tile = ids.look(next, tileEnd(end)).filter(seen -> tally.add(seen, millis));
                    good = tile.isPresent();
                    tile.ifPresent(tiles::add);
                    next += tile.map(Tile::rows).orElse(0);
                }
                ids.stage(staged, tiles);
                tiles.clear();
            }
        }
    }
}
