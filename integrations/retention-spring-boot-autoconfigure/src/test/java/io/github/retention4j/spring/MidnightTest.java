package io.github.retention4j.spring;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.ClockedHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.metric.retention.RetentionRate;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which month is complete at its last midnight: by the shop's clock, three hours ahead of UTC, when a refresh began. */
class MidnightTest {
    private static final Instant BEFORE = Instant.parse("2026-03-31T20:59:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-31T21:00:00Z");

    /** Through the 31st of March, so that all of the month is in the data when it is over. */
    private static final History ORDERS = throughTheLastDay();

    private static History throughTheLastDay() {
        HistoryBuilder builder = History.builder(ShopTables.RIYADH, ShopTables.SAR);
        builder.addOrder("late", BEFORE.minusSeconds(3600).toEpochMilli(), 1_000);
        History march = ShopTables.read(builder, 60);
        assertThat(march.basis().lastDay()).hasToString("2026-03-31");
        return march;
    }

    private final AtomicReference<Instant> now = new AtomicReference<>(BEFORE);
    private final AtomicReference<Instant> built = new AtomicReference<>(BEFORE);

    private final RefreshedHistory clocked = ClockedHistory.of(now::get, () -> {
        now.set(built.get());
        return ORDERS;
    });

    private final ApplicationContextRunner shop = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RetentionAutoConfiguration.class,
                    RetentionEndpointAutoConfiguration.class,
                    RetentionMetersAutoConfiguration.class,
                    MetricsAutoConfiguration.class,
                    CompositeMeterRegistryAutoConfiguration.class,
                    SimpleMetricsExportAutoConfiguration.class))
            .withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues(
                    "retention4j.refresh.on-startup=off",
                    "retention4j.endpoint.enabled=true",
                    "management.endpoints.web.exposure.include=retention")
            .withBean(DataSource.class, () -> ShopTables.database(1))
            .withBean("clock", BeanPostProcessor.class, () -> new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof RefreshedHistory ? clocked : bean;
                }
            });

    private void refresh(Instant begin, Instant end) {
        now.set(begin);
        built.set(end);
        try {
            clocked.refresh();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aMonthIsCompleteOnceARefreshBeganAfterItsLastMidnight() {
        shop.run(context -> {
            assertThat(context.getBean(RefreshedHistory.class)).isSameAs(clocked);
            refresh(BEFORE, BEFORE.plusSeconds(30));
            tellsOf(context, 2);
            // It began before midnight and ended after it: orders of the last minute may be missing.
            refresh(BEFORE, MIDNIGHT.plusSeconds(30));
            tellsOf(context, 2);
            refresh(MIDNIGHT, MIDNIGHT.plusSeconds(30));
            tellsOf(context, 3);
        });
    }

    private static void tellsOf(AssertableApplicationContext context, int month) {
        ShopAnswer answer =
                (ShopAnswer) context.getBean(RetentionEndpoint.class).shops();
        ShopAnswer.Figure rate = answer.metrics().get(0);
        double expected = MetricsEngine.over(ORDERS)
                .compute(RetentionRate.in(month(2026, month)))
                .value()
                .orElseThrow();
        assertThat(rate.window().name()).isEqualTo("2026-0" + month);
        assertThat(rate.value()).isEqualTo(expected);
        assertThat(context.getBean(MeterRegistry.class)
                        .get("retention.rate")
                        .gauge()
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void theTwoMonthsHaveFiguresOfTheirOwn() {
        assertThat(MetricsEngine.over(ORDERS).compute(RetentionRate.in(month(2026, 2))))
                .isNotEqualTo(MetricsEngine.over(ORDERS).compute(RetentionRate.in(month(2026, 3))));
    }
}
