package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.engine.MetricsEngine;
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
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A store answers as a history that is built of all events at once, however they came and whatever happened in between. */
class StreamProps {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final StoreSettings SETTINGS = StoreSettings.of(RIYADH, Streams.SAR);
    private static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(2_000, 300, 3_000);
    private static final Window HALF_YEAR = Window.month(2026, 2);

    private static History built(List<Event> events) {
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

    private static void assertSame(History actual, History expected, String when) {
        assertThat(actual.customerCount()).as(when).isEqualTo(expected.customerCount());
        assertThat(actual.orderCount()).as(when).isEqualTo(expected.orderCount());
        if (expected.customerCount() == 0) {
            return;
        }
        assertThat(actual.basis()).as(when).isEqualTo(expected.basis());
        MetricsEngine one = MetricsEngine.over(actual);
        MetricsEngine other = MetricsEngine.over(expected);
        for (Metric<?, ?> metric : List.<Metric<?, ?>>of(
                RetentionRate.in(HALF_YEAR),
                ChurnRate.in(HALF_YEAR),
                RevenuePerCustomer.in(HALF_YEAR).by(Segments.country()),
                AverageOrderValue.in(HALF_YEAR),
                PurchaseFrequency.in(HALF_YEAR),
                CohortRetention.monthly(),
                Rfm.in(HALF_YEAR),
                PurchasePatterns.daily())) {
            assertThat(text(one, metric)).as("%s, %s", metric, when).isEqualTo(text(other, metric));
        }
        if (expected.basis().toString().contains("visits")) {
            assertThat(text(one, BounceRate.in(HALF_YEAR))).isEqualTo(text(other, BounceRate.in(HALF_YEAR)));
        }
        if (expected.basis().toString().contains("survey")) {
            assertThat(text(one, NetPromoterScore.in(HALF_YEAR)))
                    .isEqualTo(text(other, NetPromoterScore.in(HALF_YEAR)));
        }
    }

    private static String text(MetricsEngine engine, Metric<?, ?> metric) {
        try {
            return String.valueOf(engine.compute(metric));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    @Property(tries = 40)
    void whateverCameInBetweenTheAnswersAreThoseOfOneBuild(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int count) throws IOException {
        Random random = new Random(seed);
        List<Event> events = Streams.of(random, count);
        CrashDisk disk = new CrashDisk(seed);
        Durability durability = random.nextBoolean() ? Durability.each() : Durability.grouped(Duration.ofSeconds(10));
        RetentionStore store = RetentionStore.open(disk, SETTINGS, durability, SMALL);
        for (int i = 0; i < events.size(); i++) {
            Streams.add(store, events.get(i));
            switch (random.nextInt(12)) {
                case 0 -> assertSame(store.snapshot(), built(events.subList(0, i + 1)), "after " + (i + 1));
                case 1 -> store.merge();
                case 2 -> {
                    store.close();
                    store = RetentionStore.open(disk, SETTINGS, durability, SMALL);
                }
                case 3 -> {
                    store.flush();
                    disk = disk.afterPowerCut();
                    store = RetentionStore.open(disk, SETTINGS, durability, SMALL);
                }
                default -> {}
            }
        }
        assertSame(store.snapshot(), built(events), "at the end");
        store.close();
        try (RetentionStore again = RetentionStore.open(disk, SETTINGS, durability, SMALL)) {
            assertSame(again.snapshot(), built(events), "opened again");
            again.merge();
            assertSame(again.snapshot(), built(events), "merged");
        }
    }

    @Property(tries = 20)
    void anErasedCustomerIsAsIfItHadNotBeen(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Event> before = Streams.of(random, 60);
        List<Event> after = Streams.of(random, 20);
        List<Event> left = new ArrayList<>(before);
        left.removeIf(event -> Streams.isOf(event, "c-3", before));
        CrashDisk disk = new CrashDisk(seed);
        try (RetentionStore store = RetentionStore.open(disk, SETTINGS, Durability.each(), SMALL)) {
            before.forEach(event -> Streams.add(store, event));
            store.erase("c-3");
            assertThat(store.snapshot().customer("c-3")).isEmpty();
            assertSameBesidesTheBasis(store.snapshot(), built(left), "erased");
            after.forEach(event -> Streams.add(store, event));
            left.addAll(after);
            assertSameBesidesTheBasis(store.snapshot(), built(left), "and added again");
        }
    }

    /** The days that the data cover stay when a customer is erased, and so does what is kept track of. */
    private static void assertSameBesidesTheBasis(History actual, History expected, String when) {
        assertSame(actual, expected.on(actual.basis()), when);
    }
}
