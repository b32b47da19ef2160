package io.github.retention4j.benchmarks;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.clv.BgNbd;
import io.github.retention4j.clv.Fit;
import io.github.retention4j.clv.FitOptions;
import io.github.retention4j.clv.ParetoNbd;
import io.github.retention4j.clv.PatternTable;
import io.github.retention4j.clv.PurchasePatterns;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Models of purchases fitted to a tenth as many customers as there are orders in the log, drawn over two years, and used on each. */
@State(Scope.Benchmark)
public class ClvBenchmark extends Timed {
    private @Nullable MetricsEngine engine;
    private @Nullable PatternTable patterns;
    private @Nullable Metric<?, double[]> scores;
    private FitOptions options = FitOptions.usual();

    @Setup
    public void draw(OrderLog log) {
        int customers = log.orders / ClvPart.ORDERS_A_CUSTOMER;
        engine = MetricsEngine.over(DrawnCustomers.overTwoYears(customers, log.zone()))
                .parallelism(log.threads());
        patterns = engine.compute(PurchasePatterns.weekly());
        options = FitOptions.usual().parallelism(log.threads(), ForkJoinPool.commonPool());
        Fit<BgNbd> fit = BgNbd.fit(patterns);
        NelderMead.grouped(patterns).requireSame(fit);
        scores = ClvPart.scores(fit.model());
    }

    /** From a history that is there already. */
    @Benchmark
    public Fit<BgNbd> historyToBgNbd() {
        return BgNbd.fit(requireNonNull(engine).compute(PurchasePatterns.weekly()), options);
    }

    @Benchmark
    public Fit<BgNbd> bgNbd() {
        return BgNbd.fit(requireNonNull(patterns), options);
    }

    @Benchmark
    public Fit<ParetoNbd> paretoNbd() {
        return ParetoNbd.fit(requireNonNull(patterns), options);
    }

    /** P(alive) and expected purchases of each customer. */
    @Benchmark
    public double[] scores() {
        return requireNonNull(engine).compute(requireNonNull(scores));
    }
}
