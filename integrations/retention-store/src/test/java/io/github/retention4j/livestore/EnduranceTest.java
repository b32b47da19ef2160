package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store of a shop that does not grow: orders are corrected again and again, customers declared anew, some erased and others come in
 * their place. However much came, files and heap are those of the shop as it is: after a merge a lock, a manifest, one history and an
 * empty log; while it goes on two of the history and the manifest.
 *
 * <p>For a moment, or as many seconds as {@code -Dretention4j.endurance=600} says, which also looks at the heap and tells each minute.
 */
class EnduranceTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), SAR);
    private static final Metric<?, Ratio> REPEAT = RepeatPurchaseRate.in(Window.month(2026, 3));
    private static final int SECONDS = Integer.getInteger("retention4j.endurance", 0);

    /** What the log and a segment of it may be longer than is told, by what is written before it is noticed. */
    private static final double MORE = 1.1;

    /** How much comes, and how often it is looked at. */
    private record Load(RetentionStore.Sizes sizes, int orders, int eventsAnErasure, int eventsALook) {
        static final Load SHORT = new Load(new RetentionStore.Sizes(5_000, 300, 20_000), 300, 1_000, 100);
        static final Load LONG = new Load(RetentionStore.Sizes.USUAL, 200_000, 2_000_000, 20_000);
    }

    @TempDir
    Path folder;

    private final Load load = SECONDS > 0 ? Load.LONG : Load.SHORT;
    private long events;
    private long looks;

    private RetentionStore open() throws IOException {
        return RetentionStore.open(
                FileDisk.of(folder), SETTINGS, Durability.grouped(Duration.ofMillis(20)), load.sizes);
    }

    /** Adds one event, of which a lap has one for each order. */
    private void add(RetentionStore store) {
        long number = events % load.orders;
        long lap = events / load.orders;
        String customer = "c-" + number / 5;
        if (events % load.eventsAnErasure == load.eventsAnErasure - 1) {
            long round = events / load.eventsAnErasure;
            store.erase("guest-" + (round - 1));
            store.add(order("G-" + round, "guest-" + round, number, lap));
        } else if (number % 7 == 6) {
            store.add(Customer.builder(customer)
                    .country(lap % 2 == 0 ? "SA" : "AE")
                    .build());
        } else {
            store.add(order("A-" + number, customer, number, lap));
        }
        events++;
    }

    private static Order order(String id, String customer, long number, long lap) {
        return Order.of(
                id,
                customer,
                Instant.parse("2026-03-01T00:00:00Z").plusSeconds(number % 2_000_000),
                Money.ofMinor(SAR, 100 + (number + lap) % 9_999));
    }

    @Test
    void filesAndHeapAreThoseOfTheShopAsItIs() throws Exception {
        StoreWatch<Ratio> watch;
        try (RetentionStore store = open()) {
            watch = store.watch(REPEAT, rate -> {});
            while (events < 2L * load.orders) {
                add(store);
            }
            Measure first = measured(store, 0);
            long mostHeap = first.heap * 3 / 2;
            if (SECONDS > 0) {
                System.out.println(
                        "| minute | events | snapshots | history | MB of heap | files | bytes of history | of log |");
                tell(0, first);
            }
            WeakReference<History> snapshot = new WeakReference<>(store.snapshot());
            int rounds = SECONDS > 0 ? Math.max(1, SECONDS / 60) : 10;
            for (int round = 1; round <= rounds; round++) {
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS / rounds);
                long enough = events + 10L * load.orders;
                while (SECONDS > 0 ? System.nanoTime() < end : events < enough) {
                    add(store);
                    if (events % load.eventsALook == 0) {
                        look(store);
                    }
                }
                Measure now = measured(store, mostHeap);
                if (SECONDS > 0) {
                    tell(round, now);
                    assertThat(now.heap).as("MB of heap").isLessThanOrEqualTo(mostHeap);
                }
                assertThat(now.history).as("bytes of the history").isLessThan(first.history * 11 / 10);
            }
            // What nobody keeps is not kept: neither by the store nor by who watches.
            while (snapshot.get() != null) {
                System.gc();
            }
        }
        assertThat(files()).hasSize(4);
        assertThat(watch.result().total()).isPositive();
    }

    /** Takes a snapshot, and sees what files there are while events come and histories are merged. */
    private void look(RetentionStore store) throws IOException {
        looks++;
        assertThat(store.snapshot().orderCount()).isBetween(1L, load.orders + 2L);
        Map<String, Long> files = files();
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("history-"))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("manifest-"))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(files.entrySet())
                .filteredOn(file -> file.getKey().startsWith("log-"))
                .allSatisfy(file -> assertThat(file.getValue()).isLessThan((long) (load.sizes.segment() * MORE)));
    }

    /** What is there after a collection, or right after a merge. */
    private record Measure(long heap, int files, long history, long log) {}

    private Measure measured(RetentionStore store, long enough) throws IOException, InterruptedException {
        store.merge();
        Map<String, Long> files = files();
        assertThat(files.keySet().stream().map(name -> name.replaceFirst("-.*", "")))
                .containsExactly("LOCK", "history", "log", "manifest");
        return new Measure(
                SECONDS > 0 ? heap(enough) : 0, files.size(), bytes(files, "history-"), bytes(files, "log-"));
    }

    /** In MB, once it is no more than is enough: who watches may yet be on its way from the history before the merge. */
    private static long heap(long enough) throws InterruptedException {
        long used = Long.MAX_VALUE;
        for (int look = 0; look < 100 && used > enough; look++) {
            Thread.sleep(200);
            System.gc();
            used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        }
        return used;
    }

    private static long bytes(Map<String, Long> files, String prefix) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                try {
                    files.put(file.getFileName().toString(), Files.size(file));
                } catch (NoSuchFileException e) {
                    // Deleted meanwhile.
                }
            }
        }
        return files;
    }

    private void tell(int round, Measure now) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "| %d | %,d | %,d | %s | %d | %d | %,d | %,d |%n",
                round,
                events,
                looks,
                files().keySet().stream()
                        .filter(name -> name.startsWith("history-"))
                        .findFirst()
                        .orElse("-"),
                now.heap,
                now.files,
                now.history,
                now.log);
    }
}
