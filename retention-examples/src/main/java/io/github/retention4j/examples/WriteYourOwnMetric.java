package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.segment.Segments;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Write your own metric: within how many days does half of those who come back come back? */
public final class WriteYourOwnMetric {
    private static final int DAYS = 1000;

    private WriteYourOwnMetric() {}

    public static void main(String[] args) {
        MetricsEngine engine = MetricsEngine.over(BundledStore.history());

        // Whole numbers in the state, here how many come back on which day: every split of the customers agrees.
        Metric<long[], String> comeBack = Metric.fold(
                "days to the second order",
                () -> new long[DAYS],
                WriteYourOwnMetric::add,
                (into, from) -> IntStream.range(0, DAYS).forEach(day -> into[day] += from[day]),
                WriteYourOwnMetric::median);
        System.out.println(comeBack.name() + ": " + engine.compute(comeBack));
        System.out.println(engine.compute(comeBack.by(Segments.channel())));
    }

    private static void add(long[] days, CustomerHistory customer) {
        if (customer.orderCount() >= 2) {
            Duration gap = Duration.ofMillis(customer.orderMillis(1) - customer.orderMillis(0));
            days[(int) Math.min(DAYS - 1, gap.toDays())]++;
        }
    }

    private static String median(long[] days) {
        long half = (LongStream.of(days).sum() + 1) / 2;
        return IntStream.range(0, DAYS)
                        .filter(day -> LongStream.of(days).limit(day + 1L).sum() >= half)
                        .findFirst()
                        .orElseThrow()
                + " days for half of " + LongStream.of(days).sum();
    }
}
