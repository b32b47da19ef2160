package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/** A history read from its file, against building it of columns. */
final class FilePart {
    private static final int ROUNDS = 7;
    private static final double LEAST = 10;

    private FilePart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        Path file = Files.createTempFile("history", ".r4h");
        try {
            OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
            History history = Ours.build(columns, zone, 1);
            history.write(file);
            requireSame(history, History.read(file));
            Contender write = new Contender(() -> written(history, file)).warmedUp(2);
            Contender read = new Contender(() -> History.read(file)).warmedUp(20);
            Contender build = new Contender(() -> Ours.build(columns, zone, 1)).warmedUp(2);
            Contender.takeTurns(ROUNDS, read, build, write);
            Table table = new Table(String.format(
                    Locale.ROOT,
                    "%,d orders of %,d customers in a file, %s, one thread",
                    orders,
                    history.customerCount(),
                    zone));
            table.faster("file → history, against columns → history", read, build, LEAST);
            table.figure("file → history", read.nanos() / orders, "ns an order");
            table.figure("history → file, forced to the disk", write.nanos() / orders, "ns an order");
            table.figure("the file", (double) Files.size(file) / orders, "bytes an order");
        } finally {
            Files.delete(file);
        }
    }

    private static Path written(History history, Path file) throws Exception {
        history.write(file);
        return file;
    }

    private static void requireSame(History built, History read) {
        Report expected = Ours.cohortsAndKpis(built, 1);
        Report report = Ours.cohortsAndKpis(read, 1);
        if (!expected.metrics().stream().allMatch(metric -> report.get(metric).equals(expected.get(metric)))) {
            throw new IllegalStateException("read from its file a history has " + report + ", built " + expected);
        }
    }
}
