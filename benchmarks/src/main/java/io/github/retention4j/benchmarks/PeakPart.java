package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.Progress;
import java.time.ZoneId;
import java.util.Locale;

/** Whether ten times as many orders can be built within the heap of this JVM, given in pieces that nobody keeps. */
final class PeakPart {
    private static final int TIMES = 10;
    private static final int PIECE = 1 << 20;
    private static final int LOOKS = 10;

    private long most;
    private int look;

    private PeakPart() {}

    static void run(int orders, ZoneId zone) {
        int rows = orders * TIMES;
        Table table = new Table(String.format(Locale.ROOT, "Heap: %,d orders given in pieces, %s", rows, zone));
        PeakPart peak = new PeakPart();
        StreamedOrders stream = new StreamedOrders(rows);
        HistoryBuilder builder = Ours.builder(zone, 1).onProgress(peak::look);
        for (int from = 0; from < rows; from += PIECE) {
            OrderColumns piece = stream.columns(from, Math.min(rows, from + PIECE));
            builder.orderColumns(piece.customers(), piece.millis(), piece.amounts());
        }
        peak.look();
        History history = builder.build();
        if (history.orderCount() != rows) {
            throw new IllegalStateException(history.orderCount() + " orders, not " + rows);
        }
        table.figure("the most while it is built", peak.most / 1e6, "MB");
        table.figure("a built history", MemoryPart.usedHeap() / 1e6, "MB");
    }

    /** While it is built, now and then: to look takes two collections of garbage. */
    private void look(Progress progress) {
        if (progress.phase() == Progress.Phase.BUILDING && progress.share().orElse(0) * LOOKS >= look) {
            look();
            look++;
        }
    }

    private void look() {
        most = Math.max(most, MemoryPart.usedHeap());
    }
}
