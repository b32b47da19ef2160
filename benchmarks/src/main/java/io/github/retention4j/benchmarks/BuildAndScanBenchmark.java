package io.github.retention4j.benchmarks;

import io.github.retention4j.metric.cohort.CohortTable;
import org.openjdk.jmh.annotations.Benchmark;

/** Columns to the monthly cohort matrix: what the peers are compared with. */
public class BuildAndScanBenchmark extends Timed {
    @Benchmark
    public CohortTable cohorts(OrderLog log) {
        return Ours.cohorts(Ours.build(log), log.threads());
    }
}
