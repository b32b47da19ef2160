package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.clv.BgBb;
import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.GammaGamma;
import io.github.retention4j.clv.ModelComparison;
import io.github.retention4j.clv.OccasionPatterns;
import io.github.retention4j.clv.ParetoNbd;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.clv.SpendPatterns;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.livestore.Event.Declared;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Refunded;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.CalendarUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A store answers as a history that is built of all events at once, however they came and whatever happened in between. */
class StreamProps {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final StoreSettings SETTINGS = StoreSettings.of(RIYADH, Streams.SAR);
    private static final PurchasePatterns PATTERNS = PurchasePatterns.weekly();
    private static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(2_000, 300, 3_000);

    static History built(List<Event> events) {
        HistoryBuilder builder = History.builder(RIYADH, Streams.SAR)
                .duplicateOrders(DuplicateOrders.REPLACE)
                .badRows(BadRows.SKIP)
                .keepOrderIds();
        for (Event event : events) {
            if (event instanceof Ordered ordered) {
                builder.source("orders").add(ordered.order());
            } else if (event instanceof Declared declared) {
                builder.source("customers").add(declared.customer());
            } else if (event instanceof Refunded refunded) {
                builder.source("refunds")
                        .addRefundOfOrder(
                                refunded.orderId(),
                                refunded.refund().refundedAt().toEpochMilli(),
                                refunded.refund()
                                        .amount()
                                        .getAmount()
                                        .movePointRight(2)
                                        .longValueExact());
            } else if (event instanceof Recorded<?> recorded) {
                add(builder.source(recorded.kind().name()), recorded);
            }
        }
        return builder.build();
    }

    private static <R> void add(SourceRows rows, Recorded<R> recorded) {
        rows.add(recorded.kind(), recorded.record());
    }

    /** As a file and back. */
    private static History filed(History history) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        history.write(out);
        return History.read(new ByteArrayInputStream(out.toByteArray()), "filed");
    }

    /** A store to which more happens than that events come, beside what has to be in it. */
    private static final class Shop {
        private final Random random;
        private final Durability durability;
        private final List<Event> events = new ArrayList<>();
        private final Answers.Watched watched;
        private CrashDisk disk;
        private RetentionStore store;
        private boolean isErased;

        Shop(long seed) throws IOException {
            random = new Random(seed);
            durability = random.nextBoolean() ? Durability.each() : Durability.grouped(Duration.ofSeconds(10));
            watched = new Answers.Watched(Answers.some(random, 6));
            disk = new CrashDisk(seed);
            store = RetentionStore.open(disk, SETTINGS, durability, SMALL);
        }

        void add(Event event) {
            Streams.add(store, event);
            events.add(event);
        }

        void erase(String customerId) {
            store.erase(customerId);
            List<Event> all = List.copyOf(events);
            events.removeIf(event -> Streams.isOf(event, customerId, all));
            isErased = true;
        }

        void openAgain() throws IOException {
            store.close();
            store = RetentionStore.open(disk, SETTINGS, durability, SMALL);
        }

        void losePower() throws IOException {
            store.flush();
            disk = disk.afterPowerCut();
            store = RetentionStore.open(disk, SETTINGS, durability, SMALL);
        }

        /** One of what may happen at any time, in most cases nothing. */
        void goOn() throws IOException {
            switch (random.nextInt(16)) {
                case 0 -> assertSame(store.snapshot(), Answers.some(random, 30), "on the way");
                case 1 -> store.merge();
                case 2 -> openAgain();
                case 3 -> losePower();
                default -> {}
            }
        }

        void assertSame(Collection<Metric<?, ?>> metrics, String when) {
            assertSame(store.snapshot(), metrics, when);
        }

        /** The days that the data cover stay when a customer is erased, and so does what is kept track of. */
        private void assertSame(History actual, Collection<Metric<?, ?>> metrics, String when) {
            History built = built(events);
            History expected = isErased ? built.on(actual.basis()) : built;
            String after = when + ", after " + events.size() + " events";
            Answers.assertSame(actual, expected, metrics, after);
            watched.assertSame(actual, expected, after);
        }

        /** Whatever is done to a store that takes no more events, it says the same. */
        void end() throws IOException {
            assertSame(store.snapshot(), Answers.some(random, 30), "at the end");
            assertSame(filed(store.snapshot()), Answers.some(random, 30), "as a file");
            openAgain();
            assertSame(store.snapshot(), Answers.some(random, 30), "opened again");
            store.merge();
            assertSame(store.snapshot(), Answers.CATALOGUE, "merged");
            openAgain();
            assertSame(store.snapshot(), Answers.some(random, 30), "merged and opened again");
            store.close();
        }
    }

    @Property(tries = 12, edgeCases = EdgeCasesMode.NONE)
    void whateverCameInBetweenTheAnswersAreThoseOfOneBuild(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) throws IOException {
        Shop shop = new Shop(seed);
        for (Event event : Streams.of(shop.random, count)) {
            shop.add(event);
            shop.goOn();
        }
        shop.end();
    }

    @Property(tries = 8, edgeCases = EdgeCasesMode.NONE)
    void anErasedCustomerIsAsIfItHadNotBeen(@ForAll long seed) throws IOException {
        Shop shop = new Shop(seed);
        int count = 0;
        for (Event event : Streams.of(shop.random, 120)) {
            shop.add(event);
            shop.goOn();
            if (++count % 30 == 0) {
                String erased = "c-" + shop.random.nextInt(5);
                shop.erase(erased);
                assertThat(shop.store.snapshot().customer(erased)).isEmpty();
                shop.goOn();
            }
        }
        shop.end();
    }

    /** The same patterns, in the same order, so that sums run alike. */
    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE)
    void modelsFittedToItAreThoseOfOneBuild(@ForAll long seed) throws IOException {
        Shop shop = new Shop(seed);
        for (Event event : Streams.of(shop.random, 800, 80)) {
            shop.add(event);
            if (shop.random.nextInt(150) == 0) {
                shop.store.merge();
            } else if (shop.random.nextInt(300) == 0) {
                shop.openAgain();
            }
        }
        History built = built(shop.events);
        assertThat(models(shop.store.snapshot())).isEqualTo(models(built));
        shop.assertSame(Answers.CATALOGUE, "of many customers");
        shop.store.merge();
        assertThat(models(shop.store.snapshot())).isEqualTo(models(built));
    }

    private static List<Object> models(History history) {
        Report report = MetricsEngine.over(history)
                .compute(PATTERNS, SpendPatterns.afterRefunds(), OccasionPatterns.by(CalendarUnit.MONTH));
        PatternTable patterns = report.get(PATTERNS);
        return List.of(
                BgNbd.fit(patterns),
                ParetoNbd.fit(patterns),
                ModelComparison.of(patterns),
                GammaGamma.fit(report.get(SpendPatterns.afterRefunds())),
                BgBb.fit(report.get(OccasionPatterns.by(CalendarUnit.MONTH))));
    }
}
