package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.survival.CompetingRisks;
import io.github.retention4j.metric.survival.CustomerEvent;
import io.github.retention4j.metric.survival.InterpurchaseTime;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.metric.survival.TimeToEvent;
import io.github.retention4j.model.Window;
import java.time.ZoneId;
import java.util.Locale;

/** What a survival curve costs over all orders: of one spell a customer, and of every gap with customers as units. */
final class SurvivalPart {
    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 5;
    private static final int SILENT = 90;

    private SurvivalPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        History history = Ours.build(OrderColumns.generate(orders, Spread.SKEWED), zone, 1);
        MetricsEngine engine = MetricsEngine.over(history);
        Window all = history.observed();
        requireSame(engine, all);
        Contender second = asked(engine, TimeToEvent.toNthOrder(2));
        Contender cohort = asked(engine, TimeToEvent.toNthOrder(2).within(Window.year(2025)));
        Contender leaving = asked(engine, TimeToEvent.toLeaving(SILENT));
        Contender risks = asked(engine, CompetingRisks.of(CustomerEvent.nthOrder(2), CustomerEvent.inactivity(SILENT)));
        Contender gaps = asked(engine, InterpurchaseTime.in(all));
        Contender.takeTurns(ROUNDS, second, cohort, leaving, risks, gaps);
        Table table = new Table(
                String.format(Locale.ROOT, "%,d orders over three years, survival, %s, one thread", orders, zone));
        table.atMost("time to the second order", second.nanos() / orders, "ns an order", 20);
        table.atMost("the same of the cohort of 2025", cohort.nanos() / orders, "ns an order", 20);
        table.atMost("time to leaving", leaving.nanos() / orders, "ns an order", 20);
        table.atMost("ordering again against leaving", risks.nanos() / orders, "ns an order", 20);
        table.figure("all gaps between orders, customers as units", gaps.nanos() / orders, "ns an order");
    }

    private static Contender asked(MetricsEngine engine, Metric<?, ?> metric) throws Exception {
        return new Contender(() -> engine.compute(metric)).warmedUp(WARM_UPS);
    }

    /** Who ordered twice, and the gaps that ended, counted by other metrics. */
    private static void requireSame(MetricsEngine engine, Window all) {
        SurvivalCurve second = engine.compute(TimeToEvent.toNthOrder(2));
        long twice = engine.compute(RepeatPurchaseRate.in(all)).hits();
        SurvivalCurve gaps = engine.compute(InterpurchaseTime.in(all));
        long ended = engine.compute(TimeBetweenPurchases.in(all)).mean().count();
        if (second.events() != twice || gaps.events() != ended) {
            throw new IllegalStateException("curves of " + second.events() + " and " + gaps.events() + " events, where "
                    + twice + " customers ordered twice and " + ended + " gaps ended");
        }
    }
}
