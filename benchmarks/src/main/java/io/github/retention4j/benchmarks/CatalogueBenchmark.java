package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.PurchaseFrequency;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Many questions at once to a history that is there already, of orders alone and with all kinds of records in it. */
@State(Scope.Benchmark)
public class CatalogueBenchmark extends Timed {
    private static final Window YEAR = Window.year(2025);

    /** With every how many orders there is one of each other record: three answers, a coupon, a visit and so on. */
    @Param({"0", "10"})
    int ordersARecord;

    private @Nullable MetricsEngine engine;

    @Setup
    public void build(OrderLog log) {
        History history = Catalogue.build(log, ordersARecord);
        engine = MetricsEngine.over(history).parallelism(log.threads());
        Ratio ours = builtIn();
        Ratio theirs = usersOwn();
        if (ours.hits() != theirs.hits() || ours.total() != theirs.total() || ours.total() == 0) {
            throw new IllegalStateException("a user's metric tells " + theirs + ", ours " + ours);
        }
    }

    /** Every metric of the library. */
    @Benchmark
    public Report everyMetric() {
        return compute(Catalogue.metrics(YEAR));
    }

    /** The five numbers a shop looks at first. */
    @Benchmark
    public Report headlines() {
        return compute(List.of(
                RetentionRate.in(YEAR),
                ChurnRate.in(YEAR),
                RepeatPurchaseRate.in(YEAR),
                PurchaseFrequency.in(YEAR),
                AverageOrderValue.in(YEAR)));
    }

    /** A metric of the library that has no loop over rows of its own. */
    @Benchmark
    public Ratio builtIn() {
        return engine().compute(RepeatPurchaseRate.in(YEAR));
    }

    /** The same, as a user of the library would write it. */
    @Benchmark
    public Ratio usersOwn() {
        return engine().compute(new UsersOwnMetric(YEAR));
    }

    private Report compute(List<Metric<?, ?>> metrics) {
        Metric<?, ?>[] others = metrics.subList(2, metrics.size()).toArray(new Metric<?, ?>[0]);
        return engine().compute(metrics.get(0), metrics.get(1), others);
    }

    private MetricsEngine engine() {
        return requireNonNull(engine);
    }
}
