package io.github.retention4j.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.satisfaction.NetPromoterScore;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Machines;
import io.github.retention4j.testing.StoreRows;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricsEngineTest {
    private static final Window JUNE = Window.month(LargeStore.YEAR, 6);
    private static final History LARGE = LargeStore.history();
    private static final MetricsEngine ENGINE = MetricsEngine.over(LARGE);

    private static final List<Metric<?, ?>> METRICS = List.of(
            RetentionRate.in(JUNE),
            ChurnRate.in(JUNE).activeWithin(60),
            RepeatPurchaseRate.in(JUNE),
            PurchaseFrequency.in(JUNE),
            AverageOrderValue.in(JUNE),
            NetPromoterScore.in(JUNE),
            CouponRedemptionRate.in(JUNE),
            CohortRetention.monthly(),
            RepeatPurchaseRate.in(JUNE).by(Segments.country()));

    // ---- one pass

    @Test
    void severalInOnePassAreEachAlone() {
        Metric<?, ?>[] others = METRICS.subList(2, METRICS.size()).toArray(new Metric<?, ?>[0]);
        Report report = ENGINE.parallelism(3).compute(METRICS.get(0), METRICS.get(1), others);
        assertThat(report.metrics()).containsExactlyElementsOf(METRICS);
        for (Metric<?, ?> metric : METRICS) {
            assertThat((Object) report.get(metric)).isEqualTo(ENGINE.compute(metric));
        }
    }

    @Test
    void severalMetricsReadEachCustomerOnceEach() {
        AtomicInteger customers = new AtomicInteger();
        Metric<?, Integer> counting = counting(customers);
        ENGINE.compute(counting, RetentionRate.in(JUNE), RepeatPurchaseRate.in(JUNE));
        assertThat(customers).hasValue((int) LARGE.customerCount());
    }

    @Test
    void theSameMetricTwiceIsOneResult() {
        Report report = ENGINE.compute(RetentionRate.in(JUNE), RetentionRate.in(JUNE));
        assertThat(report.metrics()).containsExactly(RetentionRate.in(JUNE));
        assertThat(report.get(RetentionRate.in(JUNE))).isEqualTo(ENGINE.compute(RetentionRate.in(JUNE)));
    }

    // ---- some of the customers

    @Test
    void whereIsTheMetricOfThoseCustomers() {
        MetricsEngine loyal = ENGINE.where(c -> c.orderCount() >= 3);
        assertThat(loyal.compute(PurchaseFrequency.in(JUNE)))
                .isEqualTo(ENGINE.compute(PurchaseFrequency.in(JUNE).where(c -> c.orderCount() >= 3)))
                .isNotEqualTo(ENGINE.compute(PurchaseFrequency.in(JUNE)));
        // The report is asked with the metric as it was given.
        Report report = loyal.compute(PurchaseFrequency.in(JUNE), RetentionRate.in(JUNE));
        assertThat(report.get(PurchaseFrequency.in(JUNE))).isEqualTo(loyal.compute(PurchaseFrequency.in(JUNE)));
    }

    @Test
    void whereTwiceIsBothAndTheFirstEngineStaysAsItIs() {
        MetricsEngine often = ENGINE.where(c -> c.orderCount() >= 3);
        MetricsEngine both = often.where(c -> c.orderedIn(JUNE));
        Metric<?, Long> customers = Metric.fold(
                "customers", () -> new long[1], (n, c) -> n[0]++, (into, from) -> into[0] += from[0], n -> n[0]);
        long all = ENGINE.compute(customers);
        assertThat(all).isEqualTo(LARGE.customerCount());
        assertThat(often.compute(customers)).isLessThan(all).isGreaterThan(both.compute(customers));
        assertThat(both.compute(customers))
                .isPositive()
                .isEqualTo(ENGINE.where(c -> c.orderedIn(JUNE))
                        .where(c -> c.orderCount() >= 3)
                        .compute(customers));
    }

    @Test
    void whereLeavesOutEventsOfNobody() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-03-10")
                .orders("", "2026-03-10")
                .store()
                .history());
        AverageOrderValue value = AverageOrderValue.in(Window.month(2026, 3));
        assertThat(engine.compute(value).count()).isEqualTo(2);
        assertThat(engine.where(c -> true).compute(value).count()).isEqualTo(1);
    }

    // ---- several windows

    @Test
    void aTrendIsInTheOrderOfItsWindowsAndEachIsTheMetricAlone() {
        List<Window> windows = new ArrayList<>(Window.months(LargeStore.YEAR, 1, LargeStore.YEAR, 12));
        Collections.reverse(windows);
        Series<Ratio> trend = ENGINE.trend(windows, RetentionRate::in);
        assertThat(trend.windows()).isEqualTo(windows);
        for (Window window : windows) {
            assertThat(trend.get(window)).isEqualTo(ENGINE.compute(RetentionRate.in(window)));
        }
    }

    @Test
    void aTrendTakesAnyMetricOfAWindow() {
        List<Window> windows = Window.quarters(LargeStore.YEAR, 1, LargeStore.YEAR, 4);
        Series<Average> ofSome = ENGINE.where(c -> c.orderCount() > 5).trend(windows, AverageOrderValue::in);
        assertThat(ofSome.get(windows.get(2)))
                .isEqualTo(ENGINE.compute(AverageOrderValue.in(windows.get(2)).where(c -> c.orderCount() > 5)));
        Series<Segmented<String, Ratio>> bySegment =
                ENGINE.trend(windows, window -> ChurnRate.in(window).by(Segments.country()));
        assertThat(bySegment.get(windows.get(1)).get("SA"))
                .isEqualTo(ENGINE.compute(ChurnRate.in(windows.get(1)).by(Segments.country()))
                        .get("SA"));
        // One that does not look at the window is the same for each.
        assertThat(ENGINE.trend(windows, window -> CohortRetention.yearly())
                        .results()
                        .values())
                .containsOnly(ENGINE.compute(CohortRetention.yearly()));
    }

    @Test
    void aTrendOfNoWindowsIsEmpty() {
        assertThat(ENGINE.trend(List.of(), RetentionRate::in).windows()).isEmpty();
    }

    // ---- several threads

    @Test
    void anExecutorThatIsBusyFullOrShutDownCostsNoProgress() throws InterruptedException {
        List<?> alone = METRICS.stream().map(ENGINE::compute).toList();
        Queue<Runnable> waiting = new ArrayDeque<>();
        Executor never = waiting::add;
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        ExecutorService down = Executors.newFixedThreadPool(2);
        down.shutdown();
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService busy = Executors.newSingleThreadExecutor();
        busy.execute(() -> awaitQuietly(release));
        try {
            for (Executor executor : List.of(never, full, down, busy)) {
                MetricsEngine engine = ENGINE.parallelism(4, executor);
                assertThat(METRICS.stream().map(engine::compute)).isEqualTo(alone);
            }
        } finally {
            release.countDown();
            busy.shutdown();
        }
        // Those that come too late find nothing to do.
        waiting.forEach(Runnable::run);
        assertThat(waiting).isNotEmpty();
    }

    @Test
    void otherThreadsHelpAndEachCustomerIsReadOnce() throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            AtomicInteger customers = new AtomicInteger();
            Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
            CountDownLatch two = new CountDownLatch(2);
            Metric<?, Integer> counting = Metric.fold(
                    "customers",
                    () -> new int[1],
                    (n, c) -> {
                        customers.incrementAndGet();
                        n[0]++;
                        // The first customer of each thread waits for a second thread to come.
                        if (threads.add(Thread.currentThread())) {
                            two.countDown();
                            awaitQuietly(two);
                        }
                    },
                    (into, from) -> into[0] += from[0],
                    n -> n[0]);
            assertThat(ENGINE.parallelism(3, pool).compute(counting)).isEqualTo((int) LARGE.customerCount());
            assertThat(customers).hasValue((int) LARGE.customerCount());
            assertThat(threads).hasSizeGreaterThan(1);
        } finally {
            pool.shutdown();
        }
    }

    /** The limit is for a test that would otherwise hang where it should fail. */
    @SuppressWarnings("ReturnValueIgnored")
    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- text

    @Test
    void whatItPrintsIsTheSameOnEveryMachine() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.of("Africa/Cairo", "KWD")
                .orders("a", "2025-04-24T23:59", "2025-04-25T01:00", "2025-11-10")
                .orders("b", "2025-05-11")
                .orders("", "2025-05-12")
                .answers("b", "2025-05-12", 10, 3)
                .store()
                .history());
        Window half = Window.half(2025, 1);
        List<String> texts = Machines.onEach(() -> {
            CohortTable table = engine.compute(CohortRetention.monthly());
            Report report = engine.compute(
                    RetentionRate.in(half),
                    AverageOrderValue.in(half),
                    NetPromoterScore.in(half),
                    CohortRetention.weekly(DayOfWeek.SATURDAY).agedBy(Duration.ofHours(36)),
                    PurchaseFrequency.in(half).by(Segments.country()));
            Series<Ratio> trend = engine.trend(Window.weeks(half.start(), half.end(), DayOfWeek.MONDAY), ChurnRate::in);
            return Stream.of(CohortTable.Show.values()).map(table::text).collect(joining("\n")) + report + trend;
        });
        assertThat(texts).containsOnly(texts.get(0));
        assertThat(texts.get(0)).contains("2025-W17", "revenue in KWD", "orders per customer");
    }

    // ---- metrics that go wrong

    @Test
    void whatAMetricThrowsReachesTheCallerWithAnyNumberOfThreads() {
        IllegalStateException broken = new IllegalStateException("broken");
        Metric<?, Integer> throwing = Metric.fold(
                "throwing",
                () -> new int[1],
                (n, c) -> {
                    if (c.orderCount() == 3) {
                        throw broken;
                    }
                },
                (into, from) -> {},
                n -> n[0]);
        for (int threads : List.of(1, 2, 5)) {
            MetricsEngine engine = ENGINE.parallelism(threads);
            assertThatThrownBy(() -> engine.compute(throwing)).isSameAs(broken);
            assertThatThrownBy(() -> engine.compute(RetentionRate.in(JUNE), throwing))
                    .isSameAs(broken);
            // Nothing of it is left behind.
            assertThat(engine.compute(RetentionRate.in(JUNE))).isEqualTo(ENGINE.compute(RetentionRate.in(JUNE)));
        }
        Metric<?, Integer> atTheEnd = Metric.fold("throwing", () -> new int[1], (n, c) -> {}, (into, from) -> {}, n -> {
            throw broken;
        });
        assertThatThrownBy(() -> ENGINE.compute(atTheEnd)).isSameAs(broken);
        Metric<?, Integer> atTheStart = Metric.<int[], Integer>fold(
                "throwing",
                () -> {
                    throw broken;
                },
                (n, c) -> {},
                (into, from) -> {},
                n -> n[0]);
        assertThatThrownBy(() -> ENGINE.parallelism(2).compute(atTheStart)).isSameAs(broken);
    }

    @Test
    void aMetricWithoutAResultIsRefused() {
        Metric<?, Integer> nothing =
                Metric.fold("nothing", () -> new int[1], (n, c) -> {}, (into, from) -> {}, n -> null);
        assertThatThrownBy(() -> ENGINE.compute(nothing))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the result of a metric");
    }

    @Test
    void aMetricThatCountsNoEventsIsShownNoneOfNobody() {
        AtomicBoolean sawNobody = new AtomicBoolean();
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("", "2026-03-10")
                .answers("", "2026-03-10", 9)
                .orders("a", "2026-03-10")
                .store()
                .history());
        engine.compute(new Watching(false, sawNobody));
        assertThat(sawNobody).isFalse();
        engine.compute(new Watching(true, sawNobody));
        assertThat(sawNobody).isTrue();
    }

    private record Watching(boolean includesAnonymous, AtomicBoolean sawNobody) implements Metric<int[], Integer> {
        @Override
        public String name() {
            return "watching";
        }

        @Override
        public int[] start(Basis basis) {
            return new int[1];
        }

        @Override
        public void add(int[] state, CustomerHistory customer) {
            if (customer.isAnonymous()) {
                sawNobody.set(true);
            }
        }

        @Override
        public void merge(int[] into, int[] from) {}

        @Override
        public Integer finish(int[] state, Basis basis) {
            return state[0];
        }
    }

    // ---- what it refuses

    @Test
    void refusesNullAndNoThreads() {
        assertThatThrownBy(() -> MetricsEngine.over(null)).hasMessage("history");
        assertThatThrownBy(() -> ENGINE.where(null)).hasMessage("customers");
        assertThatThrownBy(() -> ENGINE.parallelism(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads 0 is below 1");
        assertThatThrownBy(() -> ENGINE.parallelism(2, null)).hasMessage("executor");
        assertThatThrownBy(() -> ENGINE.compute((Metric<?, ?>) null)).hasMessage("metric");
        assertThatThrownBy(() -> ENGINE.compute(RetentionRate.in(JUNE), null)).hasMessage("metric");
        assertThatThrownBy(() -> ENGINE.trend(List.of(JUNE), window -> null)).hasMessage("metric");
    }

    private static Metric<?, Integer> counting(AtomicInteger customers) {
        return Metric.fold(
                "customers",
                () -> new int[1],
                (n, c) -> customers.incrementAndGet(),
                (into, from) -> {},
                n -> customers.get());
    }
}
