package io.github.retention4j.io;

import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.file.ReadingSizes;
import java.util.function.LongConsumer;

/** Gives a builder the usual orders of a file, many at a time: it takes them faster so, and each of its threads gets a share. */
final class OrderBatch implements UsualOrders.Taker {
    /** So few that a builder takes them sooner one by one. */
    private static final int FEW = 32;

    private final SourceRows source;
    private final LongConsumer at;
    private final int most;

    // Orders of lines that follow one another.
    private final OrderRows orders = new OrderRows();
    private long nextLine;

    /**
     * For rows of a source.
     *
     * @param at says to the source which row is next
     */
    OrderBatch(ReadingSizes sizes, SourceRows source, LongConsumer at, int threads) {
        this.source = source;
        this.at = at;
        this.most = sizes.orders() * ReadingSizes.threads(threads);
    }

    @Override
    public void add(long line, long customer, long at, long amount) {
        goTo(line);
        orders.add(customer, at, amount);
        nextLine = line + 1;
        flushIfFull();
    }

    /** Adds some of others, of lines that follow one another. */
    void addAll(long firstLine, OrderRows others, int from, int to) {
        goTo(firstLine);
        for (int row = from, some; row < to; row += some) {
            some = Math.min(to - row, most - orders.size());
            orders.addAll(others, row, row + some);
            nextLine += some;
            flushIfFull();
        }
    }

    private void goTo(long line) {
        if (line != nextLine) {
            flush();
            nextLine = line;
        }
    }

    private void flushIfFull() {
        if (orders.size() == most) {
            flush();
        }
    }

    /** Gives the builder what there is. */
    void flush() {
        int rows = orders.size();
        if (rows == 0) {
            return;
        }
        at.accept(nextLine - rows);
        if (rows > FEW) {
            long[] customers = orders.customers();
            long[] millis = orders.millis();
            long[] minorUnits = orders.minorUnits();
            orders.clear();
            source.orderColumns(customers, millis, minorUnits);
        } else {
            orders.clear();
            for (int row = 0; row < rows; row++) {
                source.addOrder(orders.customer(row), orders.millis(row), orders.minorUnits(row));
            }
        }
    }
}
