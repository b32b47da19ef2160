package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.livestore.GateDisk.Gate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside a writer: they wait for no disk, and what they hold does not change. */
class ReadersTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);

    private static final int READERS = 8;
    private static final int LOAD_SECONDS = Integer.getInteger("retention4j.load", 0);

    @TempDir
    Path folder;

    private static Order order(int number) {
        return Order.of(
                "A-" + number,
                "c-" + number % 50,
                Instant.parse("2026-03-01T00:00:00Z").plusSeconds(number * 60L),
                Money.of(SAR, 1 + number % 9));
    }

    private static RetentionStore open(Disk disk, Durability durability) throws IOException {
        return RetentionStore.open(disk, SETTINGS, durability, RetentionStore.Sizes.USUAL);
    }

    @Test
    void aReaderDoesNotWaitForADiskThatIsForced() throws Exception {
        GateDisk disk = new GateDisk();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (RetentionStore store = open(disk, Durability.each())) {
            store.add(order(0));
            Gate gate = disk.shut("log-");
            Future<?> adding = threads.submit(() -> store.add(order(1)));
            gate.awaitReached();
            // What is not acknowledged is in no snapshot.
            assertThat(store.snapshot().orderCount()).isEqualTo(1);
            assertThat(store.engine()
                            .compute(RepeatPurchaseRate.in(Window.month(2026, 3)))
                            .total())
                    .isEqualTo(1);
            assertThat(adding.isDone()).isFalse();
            gate.open();
            adding.get();
            assertThat(store.snapshot().orderCount()).isEqualTo(2);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void addingDoesNotWaitForAMergeNorDoReaders() throws Exception {
        GateDisk disk = new GateDisk();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (RetentionStore store = open(disk, Durability.each())) {
            store.add(order(0));
            Gate gate = disk.shut("history-");
            Future<?> merging = threads.submit(store::merge);
            gate.awaitReached();
            for (int i = 1; i < 30; i++) {
                store.add(order(i));
                assertThat(store.snapshot().orderCount()).isEqualTo(i + 1);
            }
            assertThat(merging.isDone()).isFalse();
            gate.open();
            merging.get();
            assertThat(store.snapshot().orderCount()).isEqualTo(30);
        } finally {
            threads.shutdown();
        }
        try (RetentionStore store = open(disk, Durability.each())) {
            assertThat(store.snapshot().orderCount()).isEqualTo(30);
        }
    }

    /** The delay is over at once, so whoever adds has to wait until the disk comes: what is not on it does not become more and more. */
    @Test
    void addingWaitsForADiskThatIsLaterThanWasPromised() throws Exception {
        GateDisk disk = new GateDisk();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (RetentionStore store = open(disk, Durability.grouped(Duration.ofMillis(1)))) {
            Gate gate = disk.shut("log-");
            store.add(order(0));
            gate.awaitReached();
            assertThat(store.snapshot().orderCount()).isEqualTo(1);
            Future<Integer> adding = threads.submit(() -> {
                int added = 0;
                while (gate.isShut()) {
                    store.add(order(1 + added));
                    added++;
                }
                return added;
            });
            while (!isWaiting()) {
                Thread.onSpinWait();
            }
            gate.open();
            assertThat(adding.get()).isPositive();
        } finally {
            threads.shutdown();
        }
    }

    private static boolean isWaiting() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> List.of(stack).stream()
                        .anyMatch(frame -> frame.getMethodName().equals("awaitTurn")));
    }

    @Test
    void whatIsWrittenDuringAMergeBeginsNoOther() throws Exception {
        GateDisk disk = new GateDisk();
        try (RetentionStore store =
                RetentionStore.open(disk, SETTINGS, Durability.each(), new RetentionStore.Sizes(100_000, 300, 1_000))) {
            Gate gate = disk.shut("history-");
            int added = 0;
            while (disk.names().stream().noneMatch(name -> name.startsWith("history-"))) {
                store.add(order(added++));
            }
            gate.awaitReached();
            store.add(order(added++));
            store.add(order(added));
            gate.open();
        }
        // Closing has waited for all merges.
        assertThat(disk.names()).contains("history-000001.r4h");
    }

    @Test
    void aPositionIsToldWhileTheLogIsCut() throws Exception {
        GateDisk disk = new GateDisk();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (RetentionStore store = open(disk, Durability.each())) {
            store.at("topic", 5).add(order(0));
            Gate gate = disk.shut("log-000002");
            Future<?> merging = threads.submit(store::merge);
            gate.awaitReached();
            assertThat(store.position("topic")).hasValue(5);
            assertThat(merging.isDone()).isFalse();
            gate.open();
            merging.get();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void whoClosesSecondWaitsForTheFirst() throws Exception {
        GateDisk disk = new GateDisk();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            RetentionStore store = open(disk, Durability.each());
            store.add(order(0));
            Gate gate = disk.shut("manifest-");
            Future<?> first = threads.submit(() -> {
                store.close();
                return null;
            });
            gate.awaitReached();
            CompletableFuture<Thread> closer = new CompletableFuture<>();
            Future<Boolean> second = threads.submit(() -> {
                closer.complete(Thread.currentThread());
                store.close();
                return gate.isShut();
            });
            Thread thread = closer.get();
            while (!second.isDone() && thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            gate.open();
            first.get();
            assertThat(second.get()).as("closed before the first had closed").isFalse();
        } finally {
            threads.shutdown();
        }
    }

    /** The disk takes nothing, of the log, the history or the manifest, until all readers are done. */
    @Test
    void eightReadersComputeWhileTheDiskStandsStill() throws Exception {
        GateDisk disk = new GateDisk();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try (RetentionStore store = open(disk, Durability.each())) {
            for (int i = 0; i < 100; i++) {
                store.add(order(i));
            }
            Gate gate = disk.shut("");
            Future<?> adding = writers.submit(() -> store.add(order(100)));
            gate.awaitReached();
            Future<?> merging = writers.submit(store::merge);
            List<Future<Ratio>> results = new ArrayList<>();
            for (int i = 0; i < READERS * 20; i++) {
                results.add(readers.submit(() -> repeat(store.snapshot())));
            }
            try {
                for (Future<Ratio> result : results) {
                    assertThat(result.get().hits()).isEqualTo(50);
                }
                assertThat(adding.isDone()).isFalse();
                assertThat(merging.isDone()).isFalse();
            } finally {
                gate.open();
            }
            adding.get();
            merging.get();
            assertThat(store.snapshot().orderCount()).isEqualTo(101);
        } finally {
            readers.shutdown();
            writers.shutdown();
        }
    }

    /** For a moment, or as many seconds as {@code -Dretention4j.load=60} says, which then tells what it did. */
    @Test
    void eightReadersSeeEachAnswerOnceAndForGood() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        AtomicBoolean isWritten = new AtomicBoolean();
        long added = 0;
        try (RetentionStore store = RetentionStore.open(
                FileDisk.of(folder),
                SETTINGS,
                Durability.grouped(Duration.ofMillis(20)),
                new RetentionStore.Sizes(20_000, 300, 20_000))) {
            List<Future<Reader>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> new Reader(store).readUntil(isWritten)));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOAD_SECONDS);
            while (added < 1_500 || System.nanoTime() < end) {
                // Later ones are corrections, so that it does not become more and more.
                store.add(order((int) (added % 50_000)));
                added++;
            }
            isWritten.set(true);
            Reader all = new Reader(store);
            for (Future<Reader> reader : readers) {
                all.looks += reader.get().looks;
                all.compared += reader.get().compared;
            }
            assertThat(all.compared).isGreaterThanOrEqualTo(READERS);
            if (LOAD_SECONDS > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%d s, %d readers: %,d events added, %,d snapshots taken, %,d computed twice, %d merges%n",
                        LOAD_SECONDS,
                        READERS,
                        added,
                        all.looks,
                        all.compared,
                        merges());
            }
        } finally {
            isWritten.set(true);
            threads.shutdown();
        }
    }

    private int merges() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> Manifest.generationOf(file.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .mapToInt(generation -> generation)
                    .max()
                    .orElse(0);
        }
    }

    /** One who keeps some of what it sees, and computes it again later. */
    private static final class Reader {
        private static final int MOST_KEPT = 20;

        private final RetentionStore store;
        private final List<History> kept = new ArrayList<>();
        private final List<String> answers = new ArrayList<>();
        private long looks;
        private long compared;

        private Reader(RetentionStore store) {
            this.store = store;
        }

        Reader readUntil(AtomicBoolean isWritten) {
            long seen = 0;
            boolean isLast;
            do {
                isLast = isWritten.get();
                History now = store.snapshot();
                assertThat(now.orderCount()).isGreaterThanOrEqualTo(seen);
                seen = now.orderCount();
                if (seen > 0 && (looks++ % 20 == 0 || isLast)) {
                    kept.add(now);
                    answers.add(repeat(now).toString());
                }
                if (kept.size() == MOST_KEPT) {
                    compare();
                }
            } while (!isLast);
            compare();
            return this;
        }

        private void compare() {
            for (int i = 0; i < kept.size(); i++) {
                assertThat(repeat(kept.get(i)).toString()).isEqualTo(answers.get(i));
            }
            compared += kept.size();
            kept.clear();
            answers.clear();
        }
    }

    private static Ratio repeat(History history) {
        return MetricsEngine.over(history).compute(RepeatPurchaseRate.in(Window.month(2026, 3)));
    }
}
