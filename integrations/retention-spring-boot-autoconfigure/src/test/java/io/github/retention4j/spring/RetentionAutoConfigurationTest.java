package io.github.retention4j.spring;

import static io.github.retention4j.model.Window.month;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.io.jdbc.Jdbc;
import io.github.retention4j.livestore.RetentionStore;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.RevenuePerCustomer;
import io.github.retention4j.model.Order;
import io.github.retention4j.result.Ratio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/** Which beans there are, and what becomes of them. */
class RetentionAutoConfigurationTest {
    private static final Ratio RATE =
            MetricsEngine.over(ShopTables.history(60)).compute(RetentionRate.in(month(2026, 2)));

    private final ApplicationContextRunner empty =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class));

    private final ApplicationContextRunner shop = empty.withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues("retention4j.refresh.on-startup=wait")
            .withBean(DataSource.class, () -> ShopTables.database(60));

    // ---- what a history is read from

    @Test
    void readsTheQueryOfTheOnlyDataSource() {
        shop.run(context -> {
            assertThat(context)
                    .hasSingleBean(HistorySource.class)
                    .hasSingleBean(RefreshedHistory.class)
                    .hasSingleBean(RetentionMetrics.class)
                    .hasSingleBean(RetentionShops.class)
                    .doesNotHaveBean(RetentionStore.class);
            RetentionMetrics metrics = context.getBean(RetentionMetrics.class);
            assertThat(metrics.compute(RetentionRate.in(month(2026, 2)))).isEqualTo(RATE);
            assertThat(RATE.hits()).isEqualTo(20);
            assertThat(metrics.age()).isPresent();
            assertThat(context.getBean(RetentionShops.class).shop("default")).isSameAs(metrics);
        });
    }

    @Test
    void hasNoBeansWithoutAnythingToReadAndTellsWhy() {
        empty.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(HistorySource.class)
                    .doesNotHaveBean(RefreshedHistory.class)
                    .doesNotHaveBean(RetentionMetrics.class)
                    .doesNotHaveBean(RetentionShops.class);
            assertThat(why(context, "QueryConfiguration#retentionHistorySource"))
                    .contains("did not find any beans of type javax.sql.DataSource");
            assertThat(why(context, "ShopConfiguration#retentionHistory")).contains("HistorySource");
        });
    }

    @Test
    void asksNoDatabaseWithoutRetentionIo() {
        shop.withClassLoader(new FilteredClassLoader(Jdbc.class)).run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .doesNotHaveBean(HistorySource.class)
                    .doesNotHaveBean(RetentionMetrics.class);
            assertThat(why(context, "QueryConfiguration")).contains(Jdbc.class.getName());
        });
    }

    @Test
    void asksTheDataSourceThatIsNamedAmongSeveral() {
        shop.withBean("crm", DataSource.class, () -> ShopTables.database(7))
                .withPropertyValues("retention4j.source.bean=crm")
                .run(context -> assertThat(history(context).customerCount()).isEqualTo(7));
    }

    @Test
    void asksThePrimaryDataSourceAmongSeveral() {
        shop.withBean("crm", DataSource.class, () -> ShopTables.database(7), definition -> definition.setPrimary(true))
                .run(context -> assertThat(history(context).customerCount()).isEqualTo(7));
    }

    @Test
    void readsTimesWithoutAZoneInTheZoneThatIsStated() {
        shop.withPropertyValues("retention4j.source.time-zone=UTC").run(context -> {
            // 23:30 by UTC of 28 February is the first of March in Riyadh.
            assertThat(context.getBean(RetentionMetrics.class).compute(RetentionRate.in(month(2026, 2))))
                    .isNotEqualTo(RATE);
        });
    }

    @Test
    void countsAnOrderThatComesTwiceOnceByItsId() {
        shop.withPropertyValues(
                        "retention4j.source.query=select customer_id, created_at, total, customer_id || created_at as id"
                                + " from orders union all"
                                + " select customer_id, created_at, total, customer_id || created_at from orders",
                        "retention4j.source.order=id")
                .run(context -> assertThat(history(context).orderCount())
                        .isEqualTo(ShopTables.history(60).orderCount()));
    }

    @Test
    void takesAmountsInMinorUnitsByAProductOfTheQuery() {
        shop.withPropertyValues(
                        "retention4j.source.query=select customer_id, created_at, total_cents * 0.01 as total from"
                                + " (select customer_id, created_at, cast(total * 100 as bigint) as total_cents from orders)")
                .run(context -> assertThat(
                                context.getBean(RetentionMetrics.class).compute(RevenuePerCustomer.in(month(2026, 2))))
                        .isEqualTo(MetricsEngine.over(ShopTables.history(60))
                                .compute(RevenuePerCustomer.in(month(2026, 2)))));
    }

    @Test
    void leavesBadRowsOutWhereThatIsConfigured() {
        shop.withPropertyValues(
                        "retention4j.source.query=select customer_id, created_at, case when customer_id = 'c-1' then -1 else"
                                + " total end as total from orders",
                        "retention4j.source.bad-rows=skip")
                .run(context -> {
                    assertThat(history(context).intake().refused()).isEqualTo(1);
                    assertThat(history(context).customerCount()).isEqualTo(59);
                });
    }

    @Test
    void readsTheApplicationsOwnSource() {
        shop.withBean(HistorySource.class, () -> builder -> ShopTables.read(builder, 5))
                .run(context -> assertThat(history(context).customerCount()).isEqualTo(5));
    }

    @Test
    void givesWayToTheApplicationsOwnHistory() {
        RefreshedHistory own = RefreshedHistory.every(Duration.ofDays(1), () -> ShopTables.history(3));
        shop.withBean(RefreshedHistory.class, () -> own).run(context -> {
            assertThat(context)
                    .hasSingleBean(RefreshedHistory.class)
                    .doesNotHaveBean(HistorySource.class)
                    .doesNotHaveBean(RefreshOnStartup.class);
            assertThat(context.getBean(RetentionMetrics.class).history()).isEmpty();
            own.refresh();
            assertThat(history(context).customerCount()).isEqualTo(3);
        });
    }

    @Test
    void givesWayToTheApplicationsOwnMetricsAndShops() {
        RetentionMetrics metrics =
                RetentionMetrics.over("own", RefreshedHistory.every(Duration.ofDays(1), () -> ShopTables.history(3)));
        RetentionShops shops = new RetentionShops(Map.of());
        shop.withBean(RetentionMetrics.class, () -> metrics)
                .withBean(RetentionShops.class, () -> shops)
                .run(context -> {
                    assertThat(context.getBean(RetentionMetrics.class)).isSameAs(metrics);
                    assertThat(context.getBean(RetentionShops.class)).isSameAs(shops);
                });
    }

    // ---- a store

    @Test
    void hasTheSnapshotsOfAStore(@TempDir Path folder) {
        empty.withPropertyValues(
                        "retention4j.zone=Asia/Riyadh",
                        "retention4j.currency=SAR",
                        "retention4j.store.path=" + folder.resolve("retention"),
                        "retention4j.refresh.on-startup=off")
                .run(context -> {
                    RetentionStore store = context.getBean(RetentionStore.class);
                    store.add(Order.of("A-1", "c-1", Instant.parse("2026-03-05T09:30:00Z"), Money.parse("SAR 120.50")));
                    RefreshedHistory history = context.getBean(RefreshedHistory.class);
                    assertThat(history.refresh().orderCount()).isEqualTo(1);
                    store.add(Order.of("A-2", "c-1", Instant.parse("2026-03-06T09:30:00Z"), Money.parse("SAR 10")));
                    assertThat(history(context).orderCount()).isEqualTo(1);
                    history.refresh();
                    assertThat(history(context).orderCount()).isEqualTo(2);
                });
        // Closing the context has let the folder go.
        empty.withPropertyValues(
                        "retention4j.zone=Asia/Riyadh",
                        "retention4j.currency=SAR",
                        "retention4j.store.path=" + folder.resolve("retention"),
                        "retention4j.refresh.on-startup=wait")
                .run(context -> assertThat(history(context).orderCount()).isEqualTo(2));
    }

    @Test
    void prefersTheStoreToAQuery(@TempDir Path folder) {
        shop.withPropertyValues("retention4j.store.path=" + folder)
                .run(context -> assertThat(history(context).orderCount()).isZero());
    }

    @Test
    void heedsTheBeanThatIsNamedWhateverElseThereIs(@TempDir Path folder) {
        ApplicationContextRunner many = shop.withPropertyValues("retention4j.store.path=" + folder)
                .withBean("orders", DataSource.class, () -> ShopTables.database(7))
                .withBean("own", HistorySource.class, () -> builder -> ShopTables.read(builder, 5))
                .withBean("other", HistorySource.class, () -> builder -> ShopTables.read(builder, 6));
        many.withPropertyValues("retention4j.source.bean=own")
                .run(context -> assertThat(history(context).customerCount()).isEqualTo(5));
        many.withPropertyValues("retention4j.source.bean=orders")
                .run(context -> assertThat(history(context).customerCount()).isEqualTo(7));
        many.withPropertyValues("retention4j.source.bean=retentionStore")
                .run(context -> assertThat(history(context).customerCount()).isZero());
    }

    @Test
    void asksTheDataSourceThatIsNamedBesideAStore(@TempDir Path folder) {
        shop.withPropertyValues("retention4j.store.path=" + folder, "retention4j.source.bean=orders")
                .withBean("orders", DataSource.class, () -> ShopTables.database(7))
                .run(context -> {
                    assertThat(context).hasSingleBean(HistorySource.class);
                    assertThat(context.getBean(HistorySource.class)).isInstanceOf(OrderQuery.class);
                    assertThat(history(context).customerCount()).isEqualTo(7);
                });
    }

    @Test
    void takesTheNamedOneOfTwoStores(@TempDir Path folder) {
        shop.withPropertyValues("retention4j.source.bean=second")
                .withBean("first", RetentionStore.class, () -> NamedShopsTest.store(folder.resolve("first")))
                .withBean("second", RetentionStore.class, () -> NamedShopsTest.store(folder.resolve("second")))
                .run(context -> assertThat(history(context).orderCount()).isZero());
    }

    // ---- refreshing

    @Test
    void startsWithoutWaitingAndClosesInTheMiddleOfARefresh() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        HistorySource never = ShopTables.readUntilInterrupted(begun, interrupted);
        empty.withPropertyValues("retention4j.zone=Asia/Riyadh", "retention4j.currency=SAR")
                .withBean(HistorySource.class, () -> never)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                    assertThatThrownBy(() ->
                                    context.getBean(RetentionMetrics.class).engine())
                            .isInstanceOf(NoHistoryException.class)
                            .hasMessageStartingWith("there is no history of the shop yet")
                            .hasMessageContaining("retention4j.refresh.on-startup=wait");
                });
        assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("retention-refresh");
    }

    @Test
    void beginsOnlyOnceWhenAContextPauses() {
        AtomicInteger reads = new AtomicInteger();
        empty.withPropertyValues(
                        "retention4j.zone=Asia/Riyadh",
                        "retention4j.currency=SAR",
                        "retention4j.refresh.on-startup=wait")
                .withBean(HistorySource.class, () -> builder -> {
                    reads.incrementAndGet();
                    return builder.build();
                })
                .run(context -> {
                    context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                            .stop();
                    context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                            .start();
                    assertThat(reads).hasValue(1);
                });
    }

    @Test
    void neverRefreshesByItselfWhereThatIsOff() {
        AtomicInteger reads = new AtomicInteger();
        shop.withPropertyValues("retention4j.refresh.on-startup=off")
                .withBean(HistorySource.class, () -> builder -> {
                    reads.incrementAndGet();
                    return builder.build();
                })
                .run(context -> {
                    assertThat(context.getBean(RetentionMetrics.class).history())
                            .isEmpty();
                    assertThat(reads).hasValue(0);
                    context.getBean(RefreshedHistory.class).refresh();
                    assertThat(context.getBean(RetentionMetrics.class).history())
                            .isPresent();
                });
    }

    static History history(AssertableApplicationContext context) {
        return context.getBean(RetentionMetrics.class).history().orElseThrow();
    }

    private static String why(AssertableApplicationContext context, String source) {
        return ConditionEvaluationReport.get(context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                        .getBeanFactory())
                .getConditionAndOutcomesBySource()
                .get("io.github.retention4j.spring." + source)
                .stream()
                .filter(one -> !one.getOutcome().isMatch())
                .map(one -> one.getOutcome().getMessage())
                .collect(Collectors.joining("; "));
    }
}
