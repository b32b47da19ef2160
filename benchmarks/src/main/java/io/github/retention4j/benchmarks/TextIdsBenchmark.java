package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Columns to a history, where customers' ids are text. */
@State(Scope.Benchmark)
public class TextIdsBenchmark extends Timed {
    @Param
    TextIds ids = TextIds.UUIDS;

    private String[] customers = {};

    @Setup
    public void write(OrderLog log) {
        customers = ids.of(log.columns());
    }

    @Benchmark
    public History build(OrderLog log) {
        return Ours.build(customers, log.columns(), log.zone(), log.threads());
    }
}
