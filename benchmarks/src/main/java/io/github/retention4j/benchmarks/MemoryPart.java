package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/** How much heap a history takes, and the building of one from rows that nobody else keeps. */
final class MemoryPart {
    /** The serial collector leaves some garbage where it is, but for every fourth time. */
    private static final int COLLECTIONS = 4;

    private MemoryPart() {}

    /** Takes a row. */
    private interface Taker {
        void take(HistoryBuilder builder, int row, long customer, long millis, long amount);
    }

    static void run(int orders, ZoneId zone) {
        Table table = new Table(String.format(Locale.ROOT, "Heap: %,d orders given row by row, %s", orders, zone));
        Taken plain = Taken.by(
                orders, zone, (builder, row, customer, millis, amount) -> builder.addOrder(customer, millis, amount));
        table.figure("in the builder, before build()", plain.waiting, "bytes an order");
        table.atMost("the most while it is built", plain.most, "bytes an order", 26);
        table.atMost("a built history", plain.built, "bytes an order", 10);
        Taken identified = Taken.by(
                orders,
                zone,
                (builder, row, customer, millis, amount) ->
                        builder.addOrder("o" + row, Long.toString(customer), millis, amount));
        table.figure("with order ids: in the builder, before build()", identified.waiting, "bytes an order");
        table.figure("with order ids: the most while it is built", identified.most, "bytes an order");
        table.figure("with order ids: a built history", identified.built, "bytes an order");
    }

    /** What is taken, in bytes an order: before it is built, at most, and in the end. */
    private record Taken(double waiting, double most, double built) {
        static Taken by(int orders, ZoneId zone, Taker taker) {
            long before = usedHeap();
            long[] most = {before};
            HistoryBuilder builder =
                    Ours.builder(zone, 1).onProgress(progress -> most[0] = Math.max(most[0], usedHeap()));
            addRows(builder, orders, taker);
            double waiting = (double) (usedHeap() - before) / orders;
            History history = builder.build();
            double built = (double) (usedHeap() - before) / orders;
            if (history.orderCount() != orders) {
                throw new IllegalStateException(history.orderCount() + " orders, not " + orders);
            }
            return new Taken(waiting, (double) (most[0] - before) / orders, built);
        }
    }

    private static void addRows(HistoryBuilder builder, int orders, Taker taker) {
        StreamedOrders stream = new StreamedOrders(orders);
        for (int row = 0; row < orders; row++) {
            taker.take(builder, row, stream.customer(row), stream.millis(row), stream.amount(row));
        }
    }

    /**
     * What is reachable. It is what was in use at the end of a collection: since then threads have set heap aside, to allocate
     * from, by the 30 MB.
     */
    static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }
}
