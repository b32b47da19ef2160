package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.programme.LoyaltyProgramme;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Loyalty programmes replayed over a history of orders, and all measures of one in one pass. */
@State(Scope.Benchmark)
public class ProgrammeBenchmark extends Timed {
    private static final LoyaltyProgramme PLAIN = ProgrammePart.plain().build();
    private static final LoyaltyProgramme TIERS = ProgrammePart.tiers();

    private @Nullable MetricsEngine engine;

    @Setup
    public void build(OrderLog log) {
        engine = MetricsEngine.over(Ours.build(log)).parallelism(log.threads());
    }

    /** Points by amount, and nothing else. */
    @Benchmark
    public long plain() {
        return engine().compute(ProgrammePart.moves(PLAIN));
    }

    /** Points that wait and expire, and tiers. */
    @Benchmark
    public long withTiersAndExpiry() {
        return engine().compute(ProgrammePart.moves(TIERS));
    }

    /** All measures of that. */
    @Benchmark
    public Report measures() {
        return Catalogue.compute(engine(), ProgrammePart.measures(TIERS));
    }

    private MetricsEngine engine() {
        return requireNonNull(engine);
    }
}
