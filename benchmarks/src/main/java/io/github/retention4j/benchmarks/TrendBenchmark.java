package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A number for each of 36 months, of a history that is there already. */
@State(Scope.Benchmark)
public class TrendBenchmark extends Timed {
    @Param
    Trend trend = Trend.ORDER_VALUE;

    private @Nullable MetricsEngine engine;

    @Setup
    public void build(OrderLog log) {
        engine = MetricsEngine.over(Ours.build(log)).parallelism(log.threads());
    }

    @Benchmark
    public Series<? extends NumericResult> months() {
        return trend.of(requireNonNull(engine), TrendPart.MONTHS);
    }
}
