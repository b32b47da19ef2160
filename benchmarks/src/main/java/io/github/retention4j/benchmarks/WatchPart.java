package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Watch;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** What an order costs that arrives, where a metric is watched, against working the metric out anew. */
final class WatchPart {
    private static final int BATCH = 1_000;
    private static final int WARM_UPS = 20;
    private static final int BATCHES = 200;
    private static final int ANEW = 5;
    private static final double MOST_MICROS = 5;
    private static final double MOST_MILLIS = 20;

    private WatchPart() {}

    static void run(int orders, ZoneId zone) {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        History history = Ours.build(columns, zone, 1);
        Window year = Window.year(2025);
        Map<String, Metric<?, ?>> metrics = new LinkedHashMap<>();
        metrics.put("repeat purchase rate", RepeatPurchaseRate.in(year));
        metrics.put("retention rate", RetentionRate.in(Window.month(2025, 6)));
        metrics.put("monthly cohorts", CohortRetention.monthly());
        List<Watched<?>> watched = new ArrayList<>();
        metrics.forEach((name, metric) -> watched.add(new Watched<>(name, metric, history)));
        SplittableRandom random = new SplittableRandom(7);
        History next = history;
        long[] plus = new long[BATCHES];
        for (int batch = 0; batch < WARM_UPS + BATCHES; batch++) {
            long[] customers = new long[BATCH];
            long[] millis = new long[BATCH];
            long[] amounts = new long[BATCH];
            for (int i = 0; i < BATCH; i++) {
                int like = random.nextInt(columns.rows());
                customers[i] = columns.customers()[like];
                millis[i] = columns.millis()[random.nextInt(columns.rows())];
                amounts[i] = columns.amounts()[like];
            }
            long start = System.nanoTime();
            next = next.plus(more -> more.orderColumns(customers, millis, amounts));
            long took = System.nanoTime() - start;
            if (batch >= WARM_UPS) {
                plus[batch - WARM_UPS] = took;
            }
            for (Watched<?> watch : watched) {
                watch.update(next, batch - WARM_UPS);
            }
        }
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders and %,d batches of %,d more, %s, one thread",
                history.orderCount(),
                BATCHES,
                BATCH,
                zone));
        Arrays.sort(plus);
        table.atMost("the history with a batch", plus[BATCHES / 2] / 1e6, "ms", MOST_MILLIS);
        table.figure("the history with a batch, nine of ten within", plus[BATCHES * 9 / 10] / 1e6, "ms");
        table.figure("the history with a batch, the longest", plus[BATCHES - 1] / 1e6, "ms");
        for (Watched<?> watch : watched) {
            watch.report(next, table);
        }
    }

    /** A watched metric, and how long its updates have taken. */
    private static final class Watched<R> {
        private final String name;
        private final Metric<?, R> metric;
        private final Watch<R> watch;
        private final long[] nanos = new long[BATCHES];
        private int anew;

        Watched(String name, Metric<?, R> metric, History history) {
            this.name = name;
            this.metric = metric;
            this.watch = MetricsEngine.over(history).watch(metric);
        }

        void update(History next, int batch) {
            long start = System.nanoTime();
            watch.update(next);
            long took = System.nanoTime() - start;
            if (batch >= 0) {
                nanos[batch] = took;
                anew += watch.isComputedAnew() ? 1 : 0;
            }
        }

        void report(History last, Table table) {
            long fastest = Long.MAX_VALUE;
            for (int i = 0; i < ANEW; i++) {
                long start = System.nanoTime();
                R fresh = MetricsEngine.over(last).compute(metric);
                fastest = Math.min(fastest, System.nanoTime() - start);
                if (!fresh.equals(watch.result())) {
                    throw new IllegalStateException(name + ": watched " + watch.result() + ", anew " + fresh);
                }
            }
            Arrays.sort(nanos);
            long median = nanos[BATCHES / 2];
            table.atMost(name + ", an update", median / 1e3 / BATCH, "µs an order", MOST_MICROS);
            table.faster(name + ", a batch; computed anew", median / 1e6, fastest / 1e6, Table.NO_GOAL);
            table.figure(
                    name + ", updates on average",
                    Arrays.stream(nanos).average().orElse(0) / 1e6,
                    "ms");
            table.figure(name + ", the longest update", nanos[BATCHES - 1] / 1e6, "ms");
            table.figure(name + ", updates that were computed anew", anew, "of " + BATCHES);
        }
    }
}
