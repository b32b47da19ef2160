package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A platform's shops: thousands of them, each small and with a history of its own. */
final class ShopsPart {
    static final int ORDERS = 200;
    static final Window YEAR = Window.year(2025);

    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 5;

    private ShopsPart() {}

    /** A tenth of the orders of other parts, in shops of 200. */
    static void run(int orders, ZoneId zone) throws Exception {
        List<OrderColumns> logs = IntStream.range(0, orders / 10 / ORDERS)
                .mapToObj(ShopsPart::log)
                .toList();
        // Once for nothing, so that what is loaded for good is not counted.
        metrics(built(logs, zone).get(0));
        long before = MemoryPart.usedHeap();
        List<History> shops = built(logs, zone);
        double bytes = (double) (MemoryPart.usedHeap() - before) / logs.size() / ORDERS;
        for (int shop = 0; shop < logs.size(); shop++) {
            requireSame(logs.get(shop), shops.get(shop));
        }
        Contender build = new Contender(() -> built(logs, zone)).warmedUp(WARM_UPS);
        Contender ask =
                new Contender(() -> shops.stream().map(ShopsPart::metrics).toList()).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, build, ask);
        Table table = new Table(
                String.format(Locale.ROOT, "%,d shops of %d orders, %s, one thread", logs.size(), ORDERS, zone));
        table.atMost("a built history", bytes, "bytes an order", 30);
        table.atMost("columns → history", build.nanos() / 1e3 / logs.size(), "µs a shop", 50);
        table.atMost("built history → four metrics", ask.nanos() / 1e3 / logs.size(), "µs a shop", 30);
    }

    /** The orders of a shop, which are those of no other. */
    static OrderColumns log(int shop) {
        return OrderColumns.generate(ORDERS, Spread.SKEWED, OrderColumns.FIRST, shop);
    }

    private static List<History> built(List<OrderColumns> logs, ZoneId zone) {
        return logs.stream().map(log -> Ours.build(log, zone, 1)).toList();
    }

    /** How many stayed, how many came again, how often they buy and for how much. */
    static Report metrics(History shop) {
        return MetricsEngine.over(shop)
                .compute(
                        RetentionRate.in(YEAR),
                        RepeatPurchaseRate.in(YEAR),
                        PurchaseFrequency.in(YEAR),
                        AverageOrderValue.in(YEAR));
    }

    /** Counts again with a map, as one would by hand. */
    private static void requireSame(OrderColumns log, History shop) {
        Basis basis = shop.basis();
        Span year = basis.span(YEAR);
        Map<Long, Integer> before = new HashMap<>();
        Map<Long, Integer> during = new HashMap<>();
        long revenue = 0;
        for (int row = 0; row < log.rows(); row++) {
            long millis = log.millis()[row];
            if (year.contains(millis)) {
                during.merge(log.customers()[row], 1, Integer::sum);
                revenue += log.amounts()[row];
            } else if (basis.span(YEAR.previous()).contains(millis)) {
                before.merge(log.customers()[row], 1, Integer::sum);
            }
        }
        Report report = metrics(shop);
        Kpis counted = new Kpis(
                during.size(),
                during.values().stream().filter(orders -> orders > 1).count(),
                during.values().stream().mapToLong(orders -> orders).sum(),
                revenue);
        counted.requireSame("a small shop", Ours.kpis(report, YEAR));
        Ratio retention = report.get(RetentionRate.in(YEAR));
        long retained = before.keySet().stream().filter(during::containsKey).count();
        if (retention.hits() != retained || retention.total() != before.size()) {
            throw new IllegalStateException(retention + " in a small shop, not " + retained + " of " + before.size());
        }
    }
}
