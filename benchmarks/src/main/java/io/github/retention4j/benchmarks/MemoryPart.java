package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.time.ZoneId;
import java.util.Locale;

/** How much heap a history takes, and the building of one from rows that nobody else keeps. */
final class MemoryPart {
    private MemoryPart() {}

    static void run(int orders, ZoneId zone) {
        Table table = new Table(String.format(Locale.ROOT, "Heap: %,d orders given row by row, %s", orders, zone));
        long before = usedHeap();
        long[] most = {before};
        HistoryBuilder builder = Ours.builder(zone, 1).onProgress(progress -> most[0] = Math.max(most[0], usedHeap()));
        addRows(builder, orders);
        double waiting = (double) (usedHeap() - before) / orders;
        History history = builder.build();
        table.figure("in the builder, before build()", waiting, "bytes an order");
        table.atMost("the most while it is built", (double) (most[0] - before) / orders, "bytes an order", 26);
        table.atMost("a built history", (double) (usedHeap() - before) / orders, "bytes an order", 10);
        if (history.orderCount() != orders) {
            throw new IllegalStateException(history.orderCount() + " orders, not " + orders);
        }
    }

    /** Orders at equal steps of time; a hash of the row draws the customer, low numbers more often, about 8 orders each. */
    private static void addRows(HistoryBuilder builder, int orders) {
        long first = OrderColumns.FIRST.toEpochMilli();
        long step = (OrderColumns.END.toEpochMilli() - first) / orders;
        int customers = orders / 8;
        for (int i = 0; i < orders; i++) {
            long mixed = i * 0x9E3779B97F4A7C15L;
            mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
            double drawn = (mixed >>> 11) * 0x1p-53;
            builder.addOrder((long) (customers * drawn * drawn), first + step * i, 1_000 + (mixed & 4095));
        }
    }

    /** What is reachable; a second collection clears what the first has only found to be unreachable. */
    static long usedHeap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
