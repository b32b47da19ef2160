package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Sourced;
import io.github.retention4j.livestore.Live.Look;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class WatchingTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);
    private static final Metric<?, Ratio> REPEAT = RepeatPurchaseRate.in(Window.month(2026, 3));

    private final CrashDisk disk = new CrashDisk(1);
    private final BlockingQueue<Ratio> told = new LinkedBlockingQueue<>();

    /** Of one customer each, all of one day. */
    private static Order order(int number) {
        return Order.of(
                "A-" + number,
                "c-" + number,
                Instant.parse("2026-03-05T09:30:00Z").plusSeconds(number),
                Money.of(SAR, 10));
    }

    private RetentionStore open() throws IOException {
        return RetentionStore.open(disk, SETTINGS, Durability.each(), RetentionStore.Sizes.USUAL);
    }

    private static Optional<Thread> thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("retention-store-watch"))
                .findFirst();
    }

    private static void awaitNoThread() throws InterruptedException {
        for (Optional<Thread> last = thread(); last.isPresent(); last = thread()) {
            last.get().join();
        }
    }

    // ---- what is told

    @Test
    void aListenerIsToldAResultThatHasChanged() throws Exception {
        try (RetentionStore store = open()) {
            store.add(order(1));
            StoreWatch<Ratio> watch = store.watch(REPEAT, told::add);
            assertThat(watch.result().total()).isEqualTo(1);
            assertThat(watch.isComputedAnew()).isTrue();
            store.add(order(2));
            assertThat(told.take().total()).isEqualTo(2);
            store.at("topic", 1).add(order(3));
            assertThat(told.take().total()).isEqualTo(3);
            assertThat(watch.result().total()).isEqualTo(3);
            assertThat(watch).hasToString("StoreWatch of repeat purchase rate: " + watch.result());
            // The same again changes nothing.
            store.add(order(3));
        }
        assertThat(told).isEmpty();
    }

    @Test
    void whatComesWhileAListenerIsBusyIsOneUpdate() throws Exception {
        CountDownLatch isBusy = new CountDownLatch(1);
        CountDownLatch isDone = new CountDownLatch(1);
        try (RetentionStore store = open()) {
            store.add(order(0));
            store.watch(REPEAT, rate -> {
                told.add(rate);
                isBusy.countDown();
                await(isDone);
            });
            store.add(order(1));
            await(isBusy);
            for (int i = 2; i < 300; i++) {
                store.add(order(i));
            }
            isDone.countDown();
        }
        assertThat(told).extracting(Ratio::total).containsExactly(2L, 300L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closingTellsWhatWasAddedLast() throws Exception {
        for (Durability durability : List.of(Durability.each(), Durability.grouped(Duration.ofMinutes(1)))) {
            CrashDisk other = new CrashDisk(2);
            RetentionStore store = RetentionStore.open(other, SETTINGS, durability, RetentionStore.Sizes.USUAL);
            store.add(order(0));
            StoreWatch<Ratio> watch = store.watch(REPEAT, told::add);
            store.addAll(IntStream.range(1, 50).mapToObj(WatchingTest::order).toList());
            store.close();
            assertThat(watch.result().total()).isEqualTo(50);
            assertThat(told).last().isEqualTo(watch.result());
            assertThat(thread()).isEmpty();
            watch.close();
            assertThatThrownBy(() -> store.watch(REPEAT, told::add)).hasMessage("the store is closed; open it again");
        }
    }

    @Test
    void customersAndGroupsAreThoseOfTheEngine() throws Exception {
        UnaryOperator<MetricsEngine> loyal =
                all -> all.where("loyal", customer -> customer.orderCount() > 1).minimumGroupSize(2);
        StoreWatch<Ratio> watch;
        Ratio expected;
        try (RetentionStore store = open()) {
            store.add(order(0));
            watch = store.watch(loyal, REPEAT, told::add);
            for (int i = 1; i < 20; i++) {
                store.add(Order.of("B-" + i, "c-" + i / 2, Instant.parse("2026-03-05T12:00:00Z"), Money.of(SAR, 5)));
            }
            expected = loyal.apply(store.engine()).compute(REPEAT);
        }
        assertThat(watch.result()).isEqualTo(expected).hasToString(expected.toString());
        assertThat(told).last().isEqualTo(expected);
    }

    // ---- what it costs

    @Test
    void afterAMergeItGoesOnFromThoseWhoHaveChanged() throws Exception {
        BlockingQueue<Boolean> anew = new LinkedBlockingQueue<>();
        AtomicReference<StoreWatch<Ratio>> watch = new AtomicReference<>();
        try (RetentionStore store = open()) {
            store.addAll(IntStream.range(0, 200).mapToObj(WatchingTest::order).toList());
            watch.set(store.watch(REPEAT, rate -> anew.add(watch.get().isComputedAnew())));
            for (int i = 0; i < 5; i++) {
                store.add(Order.of("B-" + i, "c-" + i, Instant.parse("2026-03-05T12:00:00Z"), Money.of(SAR, 5)));
                assertThat(anew.take()).isFalse();
                store.merge();
            }
        }
        assertThat(watch.get().result().hits()).isEqualTo(5);
    }

    @Test
    void aMetricThatCannotSubtractSaysThatItIsComputedAnew() throws Exception {
        BlockingQueue<Boolean> anew = new LinkedBlockingQueue<>();
        AtomicReference<StoreWatch<Long>> watch = new AtomicReference<>();
        Metric<long[], Long> orders = Metric.fold(
                "orders",
                () -> new long[1],
                (sum, customer) -> sum[0] += customer.orderCount(),
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
        try (RetentionStore store = open()) {
            store.addAll(IntStream.range(0, 100).mapToObj(WatchingTest::order).toList());
            watch.set(store.watch(orders, sum -> anew.add(watch.get().isComputedAnew())));
            store.add(order(100));
            assertThat(anew.take()).isTrue();
        }
        assertThat(watch.get().result()).isEqualTo(101);
    }

    @Test
    void aHistoryThatWasMergedIsKeptForNobodyWhoDoesNotFollow() throws Exception {
        Live live = live();
        live.replace(new Live.Merge(live.snapshot(), live.snapshot()));
        assertThat(live.look().merges()).isEmpty();
        live.follow(true);
        live.replace(new Live.Merge(live.snapshot(), live.snapshot()));
        Look look = live.look();
        assertThat(look.merges()).hasSize(1);
        assertThat(live.look().merges()).isEmpty();
        live.replace(new Live.Merge(live.snapshot(), live.snapshot()));
        live.follow(false);
        assertThat(live.look().merges()).isEmpty();
    }

    // ---- the thread

    @Test
    void aThreadIsThereAsLongAsSomebodyWatches() throws Exception {
        try (RetentionStore store = open()) {
            store.add(order(0));
            assertThat(thread()).isEmpty();
            StoreWatch<Ratio> one = store.watch(REPEAT, told::add);
            StoreWatch<Ratio> other = store.watch(REPEAT, told::add);
            assertThat(thread()).isPresent();
            one.close();
            one.close();
            store.add(order(1));
            told.take();
            other.close();
            awaitNoThread();
            store.add(order(2));
            assertThat(told).isEmpty();
            store.watch(REPEAT, told::add);
            store.add(order(3));
            assertThat(told.take().total()).isEqualTo(4);
        }
        assertThat(thread()).isEmpty();
    }

    @Test
    void watchesAreBegunAndEndedByManyThreads() throws Exception {
        try (RetentionStore store = open()) {
            store.add(order(0));
            List<Thread> threads = new ArrayList<>();
            AtomicInteger wrong = new AtomicInteger();
            for (int t = 0; t < 4; t++) {
                int from = 1 + 100 * t;
                threads.add(new Thread(() -> {
                    for (int i = from; i < from + 100; i++) {
                        StoreWatch<Ratio> watch = store.watch(REPEAT, rate -> {});
                        store.add(order(i));
                        wrong.addAndGet(watch.result().total() < 1 ? 1 : 0);
                        watch.close();
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(wrong).hasValue(0);
            assertThat(store.snapshot().orderCount()).isEqualTo(401);
            awaitNoThread();
        }
    }

    @Test
    void aListenerMayCallTheStore() throws Exception {
        CountDownLatch isClosed = new CountDownLatch(1);
        AtomicReference<StoreWatch<Ratio>> watch = new AtomicReference<>();
        RetentionStore store = open();
        store.add(order(0));
        watch.set(store.watch(REPEAT, rate -> {
            try {
                if (rate.total() == 2) {
                    store.add(order(2));
                    store.flush();
                    store.merge();
                    assertThat(store.snapshot().orderCount()).isEqualTo(3);
                    store.watch(REPEAT, told::add).close();
                } else {
                    store.close();
                    watch.get().close();
                    isClosed.countDown();
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }));
        store.add(order(1));
        await(isClosed);
        awaitNoThread();
        try (RetentionStore again = open()) {
            assertThat(again.snapshot().orderCount()).isEqualTo(3);
        }
    }

    // ---- failures

    private static Live live() {
        Histories histories = new Histories(SETTINGS, new EventForms(SETTINGS));
        return new Live(histories, histories.empty());
    }

    private static void add(Live live, Watches watches, int number) {
        live.add(List.of(new Sourced("", 0, new Ordered(order(number)))));
        watches.ring();
    }

    @Test
    void aListenerThatFailsGoesOnBeingTold() throws Exception {
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        Live live = live();
        Watches watches = new Watches(live, () -> null, warnings::add);
        add(live, watches, 0);
        watches.add(UnaryOperator.identity(), REPEAT, rate -> {
            told.add(rate);
            throw new IllegalStateException("of c-17");
        });
        BlockingQueue<Ratio> alsoTold = new LinkedBlockingQueue<>();
        watches.add(UnaryOperator.identity(), REPEAT, alsoTold::add);
        for (int i = 1; i < 4; i++) {
            add(live, watches, i);
            assertThat(told.take().total()).isEqualTo(i + 1);
            assertThat(alsoTold.take().total()).isEqualTo(i + 1);
        }
        watches.close();
        assertThat(warnings)
                .hasSize(3)
                .allSatisfy(warning -> assertThat(warning)
                        .startsWith(
                                "the listener of a watch failed, and goes on being told: java.lang.IllegalStateException at"
                                        + " ")
                        .contains("WatchingTest.java")
                        .doesNotContain("c-17"));
    }

    @Test
    void aMetricThatFailsIsComputedAnewTheNextTime() throws Exception {
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch isTold = new CountDownLatch(1);
        AtomicInteger most = new AtomicInteger(100);
        Live live = live();
        Watches watches = new Watches(live, () -> null, warning -> {
            warnings.add(warning);
            most.set(100);
            isTold.countDown();
        });
        add(live, watches, 0);
        Metric<long[], Long> orders = Metric.fold(
                "orders",
                () -> new long[1],
                (sum, customer) -> {
                    sum[0] += customer.orderCount();
                    if (sum[0] > most.get()) {
                        throw new IllegalStateException("of c-17");
                    }
                },
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
        StoreWatch<Long> watch = watches.add(UnaryOperator.identity(), orders, sum -> {});
        most.set(1);
        add(live, watches, 1);
        await(isTold);
        add(live, watches, 2);
        watches.close();
        assertThat(watch.result()).isEqualTo(3);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("a watch failed, and is computed anew the next time: java.lang.IllegalStateException at ")
                .doesNotContain("c-17");
    }

    @Test
    void theWatchesOfAStoreThatFailedEndAndSaySoOnce() throws Exception {
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Live live = live();
        Watches watches = new Watches(live, failure::get, warnings::add);
        add(live, watches, 0);
        watches.add(UnaryOperator.identity(), REPEAT, told::add);
        watches.add(UnaryOperator.identity(), REPEAT, told::add);
        failure.set(new IOException("no space left"));
        add(live, watches, 1);
        awaitNoThread();
        add(live, watches, 2);
        watches.close();
        assertThat(warnings).containsExactly("the watches of a store end, since the store failed: no space left");
        assertThat(told).isEmpty();
    }

    @Test
    void watchesThatCannotBeUpdatedEndAndOthersAreBegunAnew() throws Exception {
        List<String> warnings = Collections.synchronizedList(new ArrayList<>());
        Live live = live();
        Watches watches = new Watches(live, () -> null, warning -> {
            warnings.add(warning);
            if (warnings.size() == 1) {
                throw new IllegalStateException("of c-17");
            }
        });
        add(live, watches, 0);
        watches.add(UnaryOperator.identity(), REPEAT, rate -> {
            throw new IllegalStateException("of c-17");
        });
        add(live, watches, 1);
        awaitNoThread();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1))
                .startsWith("the watches of a store end, since java.lang.IllegalStateException at ")
                .doesNotContain("c-17");
        watches.add(UnaryOperator.identity(), REPEAT, told::add);
        add(live, watches, 2);
        assertThat(told.take().total()).isEqualTo(3);
        watches.close();
    }

    @Test
    void aFailureOfTheLogsThreadEndsTheWatchesBeforeAnybodyAdds() throws Exception {
        GateDisk gated = new GateDisk(disk);
        RetentionStore store = RetentionStore.open(
                gated, SETTINGS, Durability.grouped(Duration.ofMillis(1)), RetentionStore.Sizes.USUAL);
        GateDisk.Gate gate = gated.shut("log-");
        store.watch(REPEAT, told::add);
        store.add(order(0));
        gate.awaitReached();
        assertThat(told.take().total()).isEqualTo(1);
        disk.refusing(disk.operations() + 1);
        gate.open();
        awaitNoThread();
        assertThatThrownBy(store::close).hasMessageContaining("the store failed");
    }

    @Test
    void noThreadIsLeftOfAStoreThatFailed() throws Exception {
        RetentionStore store = open();
        store.add(order(0));
        StoreWatch<Ratio> watch = store.watch(REPEAT, told::add);
        disk.refusing(disk.operations() + 1);
        assertThatThrownBy(() -> store.add(order(1))).hasMessageContaining("the store failed");
        awaitNoThread();
        assertThat(watch.result().total()).isEqualTo(1);
        assertThatThrownBy(() -> store.watch(REPEAT, told::add)).hasMessageContaining("the store failed");
        store.close();
    }
}
