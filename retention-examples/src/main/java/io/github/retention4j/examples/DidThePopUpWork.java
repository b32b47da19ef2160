package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;

import io.github.retention4j.compare.Comparison;
import io.github.retention4j.compare.Power;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.engagement.ConversionRate;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Window;

/** Did the pop-up work? A coin decided who sees it; those who did are held against those who did not. */
public final class DidThePopUpWork {
    private DidThePopUpWork() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(PopUpExperiment.history());
        Window march = month(2026, 3);

        // Visits with an order, of all visits. Customers are the units: somebody's five visits are not five people.
        System.out.println(engine.compute(Comparison.of(ConversionRate.in(march))
                .between("who saw it", DidThePopUpWork::sawIt, "who did not", c -> !sawIt(c))));

        // More orders may be smaller ones: what did a customer bring?
        System.out.println(engine.compute(Comparison.of(RevenuePerCustomer.in(march))
                .between("who saw it", DidThePopUpWork::sawIt, "who did not", c -> !sawIt(c))));

        // Before the next one: how many people does it take to see 3 % become 3.5 %?
        System.out.println(Power.usual().sampleSize(0.03, 0.035) + " people in each group");
    }

    private static boolean sawIt(CustomerHistory customer) {
        return customer.declared(known -> known.attribute("pop-up")).orElse("").equals("shown");
    }
}
