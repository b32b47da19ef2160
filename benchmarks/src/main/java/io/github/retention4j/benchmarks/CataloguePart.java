package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** Many questions in one pass over a shop's orders, and a user's own metric beside one of ours. */
final class CataloguePart {
    private static final Window YEAR = Window.year(2025);
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 5;

    private CataloguePart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        MetricsEngine engine = MetricsEngine.over(Ours.build(columns, zone, 1));
        UsersOwnMetric.requireSame(engine, YEAR);
        List<Metric<?, ?>> metrics = Catalogue.metrics(YEAR);
        Contender all = asked(engine, metrics);
        Contender headlines = asked(engine, Catalogue.headlines(YEAR));
        Contender builtIn = new Contender(() -> engine.compute(RepeatPurchaseRate.in(YEAR))).warmedUp(WARM_UPS);
        Contender usersOwn = new Contender(() -> engine.compute(new UsersOwnMetric(YEAR))).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, all, headlines, builtIn, usersOwn);
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders over three years, many metrics of 2025 at once, %s, one thread",
                orders,
                zone));
        table.atMost("all " + metrics.size() + " metrics in one pass", all.nanos() / orders, "ns an order", 60);
        table.atMost("the five headlines in one pass", headlines.nanos() / orders, "ns an order", 15);
        table.slower("repeat purchase rate: a user's own against the built-in", usersOwn, builtIn, 1.5);
    }

    /** All of them in one pass. */
    static Contender asked(MetricsEngine engine, List<Metric<?, ?>> metrics) throws Exception {
        return new Contender(() -> Catalogue.compute(engine, metrics)).warmedUp(WARM_UPS);
    }
}
