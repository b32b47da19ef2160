package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** What a process pays that serves many shops: memory and time of each shop, and memory of a thread of its own for each. */
final class BackendPart {
    private static final int ORDERS = 1_000;
    private static final int THREADS = 1_000;
    private static final int ROUNDS = 5;
    private static final Path STATUS = Path.of("/proc/self/status");

    private BackendPart() {}

    /** As many orders as a fifth of those of other parts, in shops of 1,000. */
    static void run(int orders, ZoneId zone) throws Exception {
        int count = orders / 5 / ORDERS;
        refresh(shop(0, zone));
        long before = MemoryPart.usedHeap();
        List<RefreshedHistory> shops =
                IntStream.range(0, count).mapToObj(number -> shop(number, zone)).toList();
        long empty = MemoryPart.usedHeap();
        shops.forEach(BackendPart::refresh);
        long full = MemoryPart.usedHeap();
        Contender again =
                new Contender(() -> shops.stream().map(BackendPart::refresh).toList()).warmedUp(1);
        Contender columns = new Contender(() ->
                        IntStream.range(0, count).mapToObj(BackendPart::log).toList())
                .warmedUp(1);
        Contender.takeTurns(ROUNDS, again, columns);
        Table table =
                new Table(String.format(Locale.ROOT, "A backend of %,d shops of %,d orders, %s", count, ORDERS, zone));
        table.figure("a shop: a RefreshedHistory that is not started", (double) (empty - before) / count, "bytes");
        table.figure("a shop: its history", (full - empty) / 1e3 / count, "KB");
        table.figure("the same", (double) (full - empty) / count / ORDERS, "bytes an order");
        table.figure("a shop is refreshed of columns in memory", (again.nanos() - columns.nanos()) / 1e3 / count, "µs");
        if (Files.isReadable(STATUS)) {
            table.figure("a thread of its own: resident beside the heap", threads(), "KB");
        }
    }

    private static RefreshedHistory shop(int number, ZoneId zone) {
        return RefreshedHistory.every(Duration.ofHours(1), () -> Ours.build(log(number), zone, 1));
    }

    private static OrderColumns log(int shop) {
        return OrderColumns.generate(ORDERS, Spread.SKEWED, OrderColumns.FIRST, shop);
    }

    private static History refresh(RefreshedHistory shop) {
        try {
            return shop.refresh();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The heap is touched beforehand, so that what is added is beside it. */
    private static double threads() throws IOException, InterruptedException {
        History small = Ours.build(log(0), ZoneId.of("UTC"), 1);
        CountDownLatch built = new CountDownLatch(THREADS);
        List<RefreshedHistory> shops = IntStream.range(0, THREADS)
                .mapToObj(i -> RefreshedHistory.every(Duration.ofHours(1), () -> small)
                        .onRefresh(refresh -> built.countDown()))
                .toList();
        double before = resident();
        shops.forEach(RefreshedHistory::start);
        built.await();
        double during = resident();
        shops.forEach(RefreshedHistory::close);
        return (during - before) / THREADS;
    }

    private static double resident() throws IOException {
        String line = Files.readAllLines(STATUS).stream()
                .filter(one -> one.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("\\D", ""));
    }
}
