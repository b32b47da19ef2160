package io.github.retention4j.spring;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.micrometer.RetentionMeters;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Ratio;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Meters in the registry that Spring Boot makes. */
class RetentionMetersTest {
    private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(RetentionAutoConfiguration.class, RetentionMetersAutoConfiguration.class))
            .withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues("retention4j.refresh.on-startup=wait")
            .withBean(DataSource.class, () -> ShopTables.database(60));

    private final ApplicationContextRunner shop = withoutRegistry.withConfiguration(AutoConfigurations.of(
            MetricsAutoConfiguration.class,
            CompositeMeterRegistryAutoConfiguration.class,
            SimpleMetricsExportAutoConfiguration.class));

    @Test
    void showTheNumbersOfTheEngine() {
        shop.run(context -> {
            assertThat(context).hasSingleBean(RetentionMeters.class);
            Ratio rate = MetricsEngine.over(ShopTables.history(60)).compute(RetentionRate.in(month(2026, 2)));
            Interval interval = rate.interval().orElseThrow();
            assertThat(gauge(context, "retention.rate", "window", "month", "definition", "overlap"))
                    .isEqualTo(rate.value().orElseThrow());
            assertThat(gauge(context, "retention.rate.lower")).isEqualTo(interval.low());
            assertThat(gauge(context, "retention.rate.upper")).isEqualTo(interval.high());
            assertThat(gauge(context, "retention.history.customers")).isEqualTo(60);
            assertThat(gauge(context, "retention.revenue.average", "currency", "SAR"))
                    .isPositive();
            assertThat(refreshes(context, "success").count()).isEqualTo(1);
        });
    }

    @Test
    void areOfTheWindowAndTheGroupsThatAreConfigured() {
        shop.withPropertyValues("retention4j.metrics.window=last-complete-quarter")
                .run(context -> assertThat(gauge(context, "retention.rate", "window", "quarter"))
                        .isNaN());
        shop.withBean(HistorySource.class, () -> builder -> ShopTables.read(builder, 9))
                .run(context -> assertThat(gauge(context, "retention.rate")).isNaN());
        shop.withBean(HistorySource.class, () -> builder -> ShopTables.read(builder, 9))
                .withPropertyValues("retention4j.metrics.minimum-group=1")
                .run(context -> assertThat(gauge(context, "retention.rate")).isEqualTo(3 / 9.0));
    }

    @Test
    void areNotThereWithoutARegistryOrMicrometer() {
        withoutRegistry.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RetentionMeters.class));
        shop.withClassLoader(new FilteredClassLoader(RetentionMeters.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RetentionMetrics.class)
                        .doesNotHaveBean(RetentionMeters.class));
        withoutRegistry
                .withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(RetentionMetrics.class)
                        .doesNotHaveBean("retentionMeters"));
    }

    @Test
    void giveWayToTheApplicationsOwn() {
        RefreshedHistory other = RefreshedHistory.every(Duration.ofDays(1), () -> ShopTables.history(1));
        RetentionMeters own = RetentionMeters.over(other).build();
        shop.withBean(RetentionMeters.class, () -> own).run(context -> {
            assertThat(context.getBean(RetentionMeters.class)).isSameAs(own);
            assertThat(context.getBean(MeterRegistry.class)
                            .find("retention.rate")
                            .gauge())
                    .isNull();
        });
    }

    /** It may have been started, and then it would be too late for them. */
    @Test
    void areNotThereOfAHistoryOfTheApplicationsOwn() {
        shop.withBean(
                        RefreshedHistory.class,
                        () -> RefreshedHistory.every(Duration.ofDays(1), () -> ShopTables.history(1)))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(RetentionMeters.class));
    }

    @Test
    void countRefreshesThatFailAndKeepTheNumbers() {
        DataSource database = ShopTables.database(60);
        shop.withBean("own", DataSource.class, () -> database)
                .withPropertyValues("retention4j.source.bean=own")
                .run(context -> {
                    RefreshedHistory history = context.getBean(RefreshedHistory.class);
                    ShopTables.execute(database, "alter table orders rename to gone");
                    assertThatThrownBy(history::refresh).hasMessageContaining("query of orders");
                    assertThatThrownBy(history::refresh).hasMessageContaining("query of orders");
                    assertThat(refreshes(context, "failure").count()).isEqualTo(2);
                    assertThat(refreshes(context, "success").count()).isEqualTo(1);
                    assertThat(gauge(context, "retention.history.customers")).isEqualTo(60);
                    assertThat(gauge(context, "retention.rate")).isEqualTo(1 / 3.0);
                });
    }

    @Test
    void haveTheShopAsATagWhereThereAreSeveral() {
        shop.withPropertyValues(
                        "retention4j.shops.all.metrics.window=last-complete-month",
                        "retention4j.shops.few.source.query=select * from orders where customer_id in ('c-7', 'c-8')")
                .run(context -> {
                    assertThat(context).doesNotHaveBean(RetentionMeters.class).hasBean("retentionShopsMeters");
                    assertThat(gauge(context, "retention.history.customers", "shop", "all"))
                            .isEqualTo(60);
                    assertThat(gauge(context, "retention.history.customers", "shop", "few"))
                            .isEqualTo(2);
                    assertThat(gauge(context, "retention.rate", "shop", "all")).isEqualTo(1 / 3.0);
                });
    }

    @Test
    void areMadeInTimeWhereBeansAreMadeLate() {
        shop.withInitializer(context ->
                        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(context -> assertThat(gauge(context, "retention.rate")).isEqualTo(1 / 3.0));
    }

    @Test
    void goToAnyRegistryByTheirBinder() {
        shop.run(context -> {
            MeterRegistry other = new SimpleMeterRegistry();
            context.getBeansOfType(MeterBinder.class).get("retentionMeters").bindTo(other);
            assertThat(other.get("retention.rate").gauge().value()).isEqualTo(1 / 3.0);
        });
    }

    private static double gauge(AssertableApplicationContext context, String name, String... tags) {
        return context.getBean(MeterRegistry.class).get(name).tags(tags).gauge().value();
    }

    private static Timer refreshes(AssertableApplicationContext context, String outcome) {
        return context.getBean(MeterRegistry.class)
                .get("retention.refresh")
                .tag("outcome", outcome)
                .timer();
    }
}
