package io.github.retention4j.micrometer;

import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.model.CalendarUnit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;

/** Ten thousand shops in one process, each with five metrics, and what their meters take. All share a history, which is not counted. */
final class ManyShops {
    static final int SHOPS = 10_000;

    private ManyShops() {}

    /** Prints how many bytes a meter takes; the one argument is simple or prometheus. */
    public static void main(String[] arguments) throws Exception {
        MeterRegistry registry = arguments[0].equals("prometheus")
                ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)
                : new SimpleMeterRegistry();
        List<RetentionGauge> five = RetentionGauge.usual(Shops.SAR);
        History history = Shops.ofThreeMonths(40);
        add("first", five, history, registry);
        int metersBefore = registry.getMeters().size();
        long before = used();
        for (int shop = 0; shop < SHOPS; shop++) {
            add("shop-" + shop, five, history, registry);
        }
        long bytes = used() - before;
        int meters = registry.getMeters().size() - metersBefore;
        double shown = registry.get("retention.rate")
                .tag("shop", "shop-" + (SHOPS - 1))
                .gauge()
                .value();
        System.out.println(meters + " meters of " + SHOPS + " shops, " + (bytes >> 20) + " MB, " + bytes / meters
                + " bytes a meter, the last shows " + shown);
    }

    private static void add(String name, List<RetentionGauge> gauges, History history, MeterRegistry registry)
            throws Exception {
        RefreshedHistory shop = RefreshedHistory.every(Duration.ofHours(1), () -> history);
        RetentionMeters.over(shop)
                .gauges(CalendarUnit.MONTH, gauges)
                .tag("shop", name)
                .build()
                .bindTo(registry);
        shop.refresh();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
