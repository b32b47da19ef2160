package io.github.retention4j.benchmarks;

import java.time.ZoneId;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What every benchmark is given: an order log, the zone of its calendar, and how many threads may work. */
@State(Scope.Benchmark)
public class OrderLog {
    @Param({"1000000", "10000000"})
    int orders;

    /** One that changes its clocks, and one that does not. */
    @Param({"Europe/London", "Asia/Riyadh"})
    String zone = "";

    @Param({"1", "2"})
    int threads;

    private OrderColumns columns = OrderColumns.NONE;

    @Setup
    public void generate() {
        columns = OrderColumns.generate(orders, OrderColumns.Spread.SKEWED);
    }

    OrderColumns columns() {
        return columns;
    }

    ZoneId zone() {
        return ZoneId.of(zone);
    }

    int threads() {
        return threads;
    }
}
