package io.github.retention4j.benchmarks;

import io.github.retention4j.history.History;
import org.openjdk.jmh.annotations.Benchmark;

/** Columns to a history. */
public class BuildBenchmark extends Timed {
    @Benchmark
    public History build(OrderLog log) {
        return Ours.build(log);
    }
}
