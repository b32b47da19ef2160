package io.github.retention4j.spark;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Folds the customers of a partition, on an executor: its rows become a history, and that what metrics have of it. */
final class Fold implements MapPartitionsFunction<Row, byte[]> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;
    private final Basis expected;
    private final MapFunction<MetricsEngine, MetricsEngine> asking;
    private final List<Metric<?, ?>> metrics;

    /**
     * A fold.
     *
     * @param expected what all rows are expected to stand on
     */
    Fold(Plan plan, Basis expected, MapFunction<MetricsEngine, MetricsEngine> asking, List<Metric<?, ?>> metrics) {
        this.plan = plan;
        this.expected = expected;
        this.asking = asking;
        this.metrics = metrics;
    }

    @Override
    public Iterator<byte[]> call(Iterator<Row> rows) {
        return rows.hasNext() ? List.of(outcome(rows).toBytes()).iterator() : Collections.emptyIterator();
    }

    private Outcome outcome(Iterator<Row> rows) {
        History history;
        try {
            history = plan.history(rows);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException bad) {
            // It would be tried again three times, and end in a stack of Spark's own.
            return new Outcome.Failure(bad);
        }
        if (!history.extent().isWithin(expected)) {
            return new Outcome.Part(history.extent(), history.intake(), null);
        }
        try {
            return new Outcome.Part(
                    history.extent(),
                    history.intake(),
                    Called.with(asking, MetricsEngine.over(history.on(expected)))
                            .partial(metrics));
        } catch (RuntimeException ofCaller) {
            return new Outcome.Failure(ofCaller);
        }
    }
}
