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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside a writer: they wait for no disk, and what they hold does not change. */
class ReadersTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);

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
    void eightReadersSeeEachAnswerOnceAndForGood() throws Exception {
        int orders = 1_500;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (RetentionStore store = RetentionStore.open(
                FileDisk.of(folder),
                SETTINGS,
                Durability.grouped(Duration.ofMillis(20)),
                new RetentionStore.Sizes(20_000, 300, 20_000))) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int reader = 0; reader < 8; reader++) {
                readers.add(threads.submit(() -> {
                    long seen = 0;
                    int looks = 0;
                    List<History> kept = new ArrayList<>();
                    List<String> answers = new ArrayList<>();
                    while (seen < orders) {
                        History now = store.snapshot();
                        assertThat(now.orderCount()).isGreaterThanOrEqualTo(seen);
                        seen = now.orderCount();
                        if (seen > 0 && looks++ % 20 == 0) {
                            kept.add(now);
                            answers.add(repeat(now).toString());
                        }
                    }
                    for (int i = 0; i < kept.size(); i++) {
                        assertThat(repeat(kept.get(i)).toString()).isEqualTo(answers.get(i));
                    }
                    return kept.size();
                }));
            }
            for (int i = 0; i < orders; i++) {
                store.add(order(i));
            }
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Ratio repeat(History history) {
        return MetricsEngine.over(history).compute(RepeatPurchaseRate.in(Window.month(2026, 3)));
    }
}
