package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
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
        UsersOwnMetric.requireSame(engine, YEAR);
    }

    /** Every metric of the library. */
    @Benchmark
    public Report everyMetric() {
        return Catalogue.compute(engine(), Catalogue.metrics(YEAR));
    }

    /** The five numbers a shop looks at first. */
    @Benchmark
    public Report headlines() {
        return Catalogue.compute(engine(), Catalogue.headlines(YEAR));
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

    private MetricsEngine engine() {
        return requireNonNull(engine);
    }
}
