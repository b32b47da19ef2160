package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One of a platform's thousands of shops: 200 orders. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SmallShopBenchmark extends Timed {
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private OrderColumns columns = OrderColumns.NONE;
    private @Nullable History history;

    @Setup
    public void setUp() {
        columns = ShopsPart.log(1);
        history = build();
    }

    @Benchmark
    public History build() {
        return Ours.build(columns, ZONE, 1);
    }

    @Benchmark
    public Report metrics() {
        return ShopsPart.metrics(requireNonNull(history));
    }
}
