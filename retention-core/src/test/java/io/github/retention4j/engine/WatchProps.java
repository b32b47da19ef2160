package io.github.retention4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortEntry;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.funnel.Funnel;
import io.github.retention4j.metric.funnel.FunnelStep;
import io.github.retention4j.metric.programme.PointsFate;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.SegmentOverlap;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.WindowMetrics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A watched metric has, after any rows in any batches, the result that is computed anew. */
class WatchProps {
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 8, 31);

    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .earning(Earning.points(100).perOrder())
            .pending(3)
            .expiring(PointsExpiry.afterMonths(2))
            .enrolment(Enrolment.BY_RECORD)
            .build();

    private static final LoyaltyProgramme CASHBACK = LoyaltyProgramme.named("Money back")
            .cashback(0.15)
            .expiring(PointsExpiry.afterDays(90))
            .redeemer(Redeemer.AS_SOON_AS_POSSIBLE)
            .enrolment(Enrolment.AT_FIRST_ORDER)
            .build();

    private static List<Metric<?, ?>> metrics(Window window) {
        List<Metric<?, ?>> metrics = new ArrayList<>(WindowMetrics.in(window, RECORDED));
        assertThat(metrics).hasSizeGreaterThan(40);
        metrics.addAll(WindowMetrics.in(window, CASHBACK));
        CohortRetention monthly = CohortRetention.monthly();
        metrics.addAll(List.of(
                monthly,
                CohortRetention.quarterly().enteredBy(CohortEntry.signUp()),
                monthly.enteredBy(CohortEntry.recurring()),
                monthly.agedBy(Duration.ofDays(30)).brackets(0, 1, 3, 6),
                monthly.cells(CohortRetention.CellRule.CUMULATIVE),
                monthly.by(Segments.country()),
                ChurnRate.in(window).where("often", c -> c.orderCount() > 3).by("orders", CustomerHistory::orderCount),
                AverageOrderValue.in(window).by(Segments.country()).where(c -> c.orderCount() > 1),
                AverageOrderValue.in(window).by(Segments.firstOrderCoupon()),
                // Keys that are one in their order and two to write.
                RetentionRate.in(window).by("length", c -> BigDecimal.valueOf(10, c.orderCount() % 3)),
                RetentionRate.in(window).map(ratio -> ratio.hits()),
                CouponRedemptionRate.in(window).byCode(),
                SegmentOverlap.of(Segments.country(), Segments.firstOrderCoupon()),
                Funnel.in(window)
                        .through(FunnelStep.visit(), FunnelStep.cart(), FunnelStep.order())
                        .within(Duration.ofDays(60)),
                TimeToEvent.toNthOrder(2),
                TimeToEvent.toLeaving(60).by(Segments.country()),
                PointsFate.of(CASHBACK),
                Metric.share("often", c -> c.orderCount() > 0, c -> c.orderCount() > 3),
                Metric.rank(CustomerHistory::orderCount, 9),
                Metric.fold(
                        "orders",
                        () -> new long[1],
                        (sum, c) -> sum[0] += c.orderCount(),
                        (into, from) -> into[0] += from[0],
                        sum -> sum[0])));
        return metrics;
    }

    /** Rows of all kinds, with duplicates and refunds on their own. */
    private static List<Consumer<HistoryBuilder>> rows(Store store, Random random) {
        List<Consumer<HistoryBuilder>> rows = store.rows();
        for (Order order : store.orders()) {
            if (random.nextInt(10) == 0) {
                rows.add(b -> b.orders(List.of(order)));
            }
            if (random.nextInt(5) == 0) {
                long later = order.placedAt().toEpochMilli() + random.nextInt(100_000_000);
                long amount = random.nextBoolean() ? order.total().getAmountMinorLong() : 1 + random.nextInt(3_000);
                rows.add(b -> b.source("refunds").addRefundOfOrder(order.id(), later, amount));
            }
        }
        Collections.shuffle(rows, random);
        return rows;
    }

    private static void give(HistoryBuilder builder, List<Consumer<HistoryBuilder>> rows) {
        rows.forEach(row -> row.accept(builder));
    }

    @Property(tries = 12)
    void isTheResultThatIsComputedAnew(@ForAll Random random) {
        int customers = 100 + random.nextInt(150);
        Store store = LargeStore.of(customers, 3 * customers, random);
        List<Consumer<HistoryBuilder>> rows = rows(store, random);
        RefundedOrders refunded = random.nextBoolean() ? RefundedOrders.IGNORE : RefundedOrders.COUNT;
        HistoryBuilder builder = store.observed(Optional.of(LAST_DAY).filter(day -> random.nextInt(4) > 0))
                .settings()
                .badRows(BadRows.SKIP)
                .refundedOrders(refunded)
                .keepOrderIds();
        int given = rows.size() * 4 / 5;
        give(builder, rows.subList(0, given));
        History history = builder.build();
        Window window = random.nextBoolean() ? Window.quarter(2025, 3) : Window.year(2025);
        List<Metric<?, ?>> metrics = metrics(window);
        List<MetricsEngine> engines = List.of(
                MetricsEngine.over(history),
                MetricsEngine.over(history)
                        .where("some", c -> c.orderCount() != 2)
                        .parallelism(2));
        List<Watched<?>> watched = new ArrayList<>();
        for (Metric<?, ?> metric : metrics) {
            engines.forEach(engine -> watched.add(new Watched<>(metric, engine)));
        }
        MetricsEngine hiding = MetricsEngine.over(history).minimumGroupSize(5);
        watched.add(new Watched<>(RetentionRate.in(window).by(Segments.country()), hiding));
        watched.add(new Watched<>(ChurnRate.in(window), hiding.where(c -> c.orderCount() != 2)));
        for (int batch = 0; batch < 4 && given < rows.size(); batch++) {
            int from = given;
            given = Math.min(rows.size(), from + random.nextInt(12));
            List<Consumer<HistoryBuilder>> more = rows.subList(from, given);
            History next = history.plus(b -> give(b, more));
            watched.forEach(watch -> watch.update(next));
            history = next;
        }
    }

    /** A watched metric beside an engine that is asked anew. */
    private record Watched<R>(Metric<?, R> metric, MetricsEngine engine, Watch<R> watch) {
        Watched(Metric<?, R> metric, MetricsEngine engine) {
            this(metric, engine, engine.watch(metric));
        }

        void update(History next) {
            R fresh = engine.on(next).compute(metric);
            R result = watch.update(next);
            assertThat(result).as("%s", metric).isEqualTo(fresh);
            assertThat(result).as("%s", metric).hasToString(fresh.toString());
            assertThat(watch.result()).isSameAs(result);
        }
    }

    /** What is not computed anew is told, so that a state that no longer subtracts is noticed. */
    @Example
    void onlyMetricsThatKeepMoreThanSumsAreComputedAnew() {
        Random random = new Random(5);
        Store store = LargeStore.of(300, 900, random).observed(Optional.of(LAST_DAY));
        List<Consumer<HistoryBuilder>> rows = store.rows();
        Collections.shuffle(rows, random);
        HistoryBuilder builder = store.settings().keepOrderIds();
        give(builder, rows.subList(0, rows.size() - 5));
        History history = builder.build();
        History next = history.plus(b -> give(b, rows.subList(rows.size() - 5, rows.size())));
        List<String> anew = new ArrayList<>();
        for (Metric<?, ?> metric : metrics(Window.year(2025))) {
            Watch<?> watch = MetricsEngine.over(history).watch(metric);
            assertThat(watch.isComputedAnew()).isTrue();
            watch.update(next);
            if (watch.isComputedAnew()) {
                anew.add(metric.name());
            }
        }
        assertThat(anew.stream().distinct().sorted())
                .containsExactly(
                        "RFM scores",
                        "breakage rate",
                        "coupon redemption rate by code",
                        "customers",
                        "fate of points",
                        "interpurchase time",
                        "orders",
                        "points redemption rate",
                        "revenue concentration",
                        "segment overlap");
    }
}
