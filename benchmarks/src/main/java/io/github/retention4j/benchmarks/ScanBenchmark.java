package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortTable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Questions to a history that is there already. */
@State(Scope.Benchmark)
public class ScanBenchmark extends Timed {
    private @Nullable History history;

    @Setup
    public void build(OrderLog log) {
        history = Ours.build(log);
    }

    @Benchmark
    public CohortTable cohorts(OrderLog log) {
        return Ours.cohorts(requireNonNull(history), log.threads());
    }

    @Benchmark
    public Report cohortsAndKpis(OrderLog log) {
        return Ours.cohortsAndKpis(requireNonNull(history), log.threads());
    }
}
