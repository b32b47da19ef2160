package io.github.retention4j.spring;

import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.micrometer.RetentionGauge;
import io.github.retention4j.micrometer.RetentionMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/**
 * Meters of each shop, where there is a registry. Those of several shops have a tag {@code shop}. They are made even where beans are
 * made late, for they have to be told of the first refresh. An application that has a {@code RefreshedHistory} of its own makes its own
 * meters too.
 */
@AutoConfiguration(
        after = RetentionAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({RetentionMeters.class, MeterRegistry.class})
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnMissingBean(RetentionMeters.class)
public final class RetentionMetersAutoConfiguration {
    /** The configuration. */
    public RetentionMetersAutoConfiguration() {}

    @Bean
    @Lazy(false)
    @ConditionalOnBean({RefreshOnStartup.class, RefreshedHistory.class})
    RetentionMeters retentionMeters(RefreshedHistory history, RetentionProperties properties) {
        return meters(history, ShopSettings.of(properties), ReportSettings.of(properties, RetentionShops.DEFAULT))
                .build();
    }

    @Bean
    @Lazy(false)
    @ConditionalOnBean(NamedShops.class)
    MeterBinder retentionShopsMeters(NamedShops shops, RetentionProperties properties) {
        List<RetentionMeters> meters = shops.all().entrySet().stream()
                .map(shop -> meters(
                                shop.getValue().history(),
                                shop.getValue().settings(),
                                ReportSettings.of(properties, shop.getKey()))
                        .tag("shop", shop.getKey())
                        .build())
                .toList();
        return registry -> meters.forEach(one -> one.bindTo(registry));
    }

    private static RetentionMeters.Builder meters(
            RefreshedHistory history, ShopSettings settings, ReportSettings report) {
        RetentionMeters.Builder meters =
                RetentionMeters.over(history).gauges(report.window().unit(), RetentionGauge.usual(settings.currency()));
        return report.minimumGroup() < 2 ? meters : meters.minimumGroupSize(report.minimumGroup());
    }
}
