package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.through;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.examples.simulation.SimulatedOrders;
import io.github.retention4j.examples.simulation.SimulatedStore;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;

/** Count a million orders: orders as columns of primitives, threads as you say, and the same result to the last bit. */
public final class CountAMillionOrders {
    private CountAMillionOrders() {}

    public static void main(String[] args) {
        SimulatedStore store = SimulatedStore.withDefaults().withCustomers(250_000);
        SimulatedOrders orders = store.orderColumns();
        int cores = Runtime.getRuntime().availableProcessors();

        History history = History.builder(SimulatedStore.ZONE, SimulatedStore.CURRENCY)
                .parallelism(cores)
                .orderColumns(orders.customers(), orders.epochMillis(), orders.minorUnits())
                .build();
        System.out.println(history);

        Metric<?, CohortTable> cohorts = CohortRetention.quarterly();
        CohortTable alone = MetricsEngine.over(history).compute(cohorts);
        CohortTable together = MetricsEngine.over(history).parallelism(cores).compute(cohorts);
        System.out.println(together);
        System.out.println("the same with one thread: " + alone.equals(together));
        System.out.println(
                MetricsEngine.over(history).compute(RepeatPurchaseRate.in(through(store.firstDay(), store.lastDay()))));
    }
}
