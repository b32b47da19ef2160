package io.github.retention4j.benchmarks;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The monthly cohort matrix by hand, once every order is an object. */
@State(Scope.Benchmark)
public class StreamsBenchmark extends Timed {
    private List<Streams.Order> orders = List.of();

    @Setup
    public void createObjects(OrderLog log) {
        orders = Streams.orders(log.columns());
        Cell.requireSame(Ours.cells(Ours.cohorts(Ours.build(log), log.threads())), "Streams", cohorts(log));
    }

    @Benchmark
    public List<Cell> cohorts(OrderLog log) {
        if (log.threads() == 1) {
            return Streams.cohorts(orders::stream, log.zone());
        }
        // A parallel stream works in the pool it is started from.
        ForkJoinPool pool = new ForkJoinPool(log.threads());
        try {
            return pool.submit(() -> Streams.cohorts(orders::parallelStream, log.zone()))
                    .join();
        } finally {
            pool.shutdown();
        }
    }
}
