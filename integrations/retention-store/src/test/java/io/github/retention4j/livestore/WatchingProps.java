package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.livestore.Event.Erased;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.engagement.BounceRate;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RetentionRate;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever was added and merged, whoever watches has in the end what an engine has of the last snapshot. */
class WatchingProps {
    private static final StoreSettings SETTINGS = StoreSettings.of(ZoneId.of("Asia/Riyadh"), Streams.SAR);
    private static final RetentionStore.Sizes SMALL = new RetentionStore.Sizes(2_000, 300, 3_000);
    private static final Window MONTH = Window.month(2026, 2);

    /** A watch beside an engine that is asked anew, and what its listener was told last. */
    private record Watched<R>(
            UnaryOperator<MetricsEngine> setup, Metric<?, R> metric, StoreWatch<R> watch, AtomicReference<R> told) {
        static <R> Watched<R> of(RetentionStore store, UnaryOperator<MetricsEngine> setup, Metric<?, R> metric) {
            AtomicReference<R> told = new AtomicReference<>();
            StoreWatch<R> watch = store.watch(setup, metric, told::set);
            told.compareAndSet(null, watch.result());
            return new Watched<>(setup, metric, watch, told);
        }

        void assertSame(MetricsEngine last) {
            R expected = setup.apply(last).compute(metric);
            assertThat(watch.result()).as("%s", metric).isEqualTo(expected).hasToString(expected.toString());
            assertThat(told.get()).as("%s", metric).isEqualTo(expected);
        }
    }

    @Property(tries = 12)
    void theLastResultIsThatOfTheLastSnapshot(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<Event> events = Streams.of(random, 150);
        Durability durability = random.nextBoolean() ? Durability.each() : Durability.grouped(Duration.ofSeconds(10));
        List<Watched<?>> watched = new ArrayList<>();
        RetentionStore store = RetentionStore.open(new CrashDisk(seed), SETTINGS, durability, SMALL);
        MetricsEngine last;
        try (store) {
            for (int i = 0; i < events.size(); i++) {
                Streams.add(store, events.get(i));
                if (i == 1 || i == 60) {
                    watch(store, watched);
                }
                switch (random.nextInt(40)) {
                    case 0 -> store.merge();
                    case 1 -> Streams.add(store, new Erased("c-" + random.nextInt(12)));
                    // Long enough for an update in between, wherever it comes.
                    case 2, 3 -> LockSupport.parkNanos(15_000_000);
                    default -> {}
                }
            }
            last = store.engine();
        }
        watched.forEach(one -> one.assertSame(last));
    }

    private static void watch(RetentionStore store, List<Watched<?>> watched) {
        List<UnaryOperator<MetricsEngine>> setups = List.of(
                UnaryOperator.identity(),
                all -> all.where("some", customer -> customer.orderCount() != 2).minimumGroupSize(2));
        for (Metric<?, ?> metric : List.<Metric<?, ?>>of(
                RetentionRate.in(MONTH),
                ChurnRate.in(MONTH),
                RevenuePerCustomer.in(MONTH).by(Segments.country()),
                AverageOrderValue.in(MONTH),
                PurchaseFrequency.in(MONTH),
                BounceRate.in(MONTH),
                CohortRetention.monthly(),
                Rfm.in(MONTH))) {
            setups.forEach(setup -> watched.add(Watched.of(store, setup, metric)));
        }
    }
}
