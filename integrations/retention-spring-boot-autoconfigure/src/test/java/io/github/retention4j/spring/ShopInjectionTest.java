package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.io.jdbc.Jdbc;
import io.github.retention4j.livestore.RetentionStore;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What somebody reads whose class asks for a bean of ours that there is not. */
class ShopInjectionTest {
    record Loyalty(RetentionMetrics metrics) {}

    record Refreshing(RefreshedHistory history) {}

    record Owner(RetentionShops shops) {}

    record Checkout(RetentionStore store) {}

    record Others(Thread thread) {}

    private final ApplicationContextRunner empty =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class));

    private final ApplicationContextRunner shops = empty.withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues(
                    "retention4j.refresh.on-startup=off",
                    "retention4j.shops.riyadh.zone=Asia/Riyadh",
                    "retention4j.shops.dubai.zone=Asia/Dubai")
            .withBean(DataSource.class, () -> ShopTables.database(3));

    @Test
    void namesTheShopsThatThereAre() {
        FailureAnalysis told = SetupFailuresTest.failure(shops.withBean(Loyalty.class));
        assertThat(told.getDescription())
                .startsWith("Parameter 0 of constructor in " + Loyalty.class.getName())
                .endsWith(" asks for a bean of type RetentionMetrics, and the shops have names: dubai, riyadh.");
        assertThat(told.getAction())
                .isEqualTo(
                        "Inject RetentionShops, and ask shops.shop(\"dubai\"), which is the RetentionMetrics of that shop.");
        assertThat(SetupFailuresTest.failure(shops.withBean(Refreshing.class)).getDescription())
                .contains("RefreshedHistory, and the shops have names");
    }

    @Test
    void tellsWhatToWriteWithoutAShop() {
        FailureAnalysis told = SetupFailuresTest.failure(empty.withBean(Loyalty.class));
        assertThat(told.getDescription())
                .endsWith(
                        " asks for a bean of type RetentionMetrics, and there is nothing to read orders from: no DataSource,"
                                + " no HistorySource and no store.");
        assertThat(told.getAction())
                .startsWith(
                        "Give the application a DataSource, as by spring-boot-starter-jdbc and spring.datasource.url, or")
                .contains("    retention4j:\n      zone: Asia/Riyadh\n      currency: SAR\n      source:\n")
                .contains("RetentionMetrics.over(\"test\", history)");
        assertThat(SetupFailuresTest.failure(empty.withBean(Owner.class)).getDescription())
                .contains("RetentionShops, and there is nothing");
        assertThat(SetupFailuresTest.failure(empty.withPropertyValues(ShopTables.PROPERTIES)
                                .withBean(DataSource.class, () -> ShopTables.database(3))
                                .withClassLoader(new FilteredClassLoader(Jdbc.class))
                                .withBean(Loyalty.class))
                        .getAction())
                .startsWith("Add io.github.retention4j:retention-io,");
    }

    /** As a test of a part of the application, that has a database and not the auto-configuration. */
    @Test
    void tellsOfAPartOfTheApplicationWhatItLeavesOut() {
        FailureAnalysis told = SetupFailuresTest.failure(new ApplicationContextRunner()
                .withBean(DataSource.class, () -> ShopTables.database(3))
                .withBean(Loyalty.class));
        assertThat(told.getDescription())
                .endsWith(", and RetentionAutoConfiguration, which would make it, is left out here.");
        assertThat(told.getAction()).contains("@ImportAutoConfiguration");
    }

    @Test
    void tellsWhatToWriteWithoutAStore() {
        FailureAnalysis told = SetupFailuresTest.failure(empty.withBean(Checkout.class));
        assertThat(told.getDescription()).endsWith(" asks for a bean of type RetentionStore, and there is none.");
        assertThat(told.getAction())
                .contains("    retention4j:\n      store:\n        path: /var/lib/shop/retention\n");
        assertThat(SetupFailuresTest.failure(shops.withBean(Checkout.class)).getAction())
                .startsWith("Define a bean of type RetentionStore for each shop");
    }

    @Test
    void leavesOtherBeansToSpringBoot() {
        assertThat(SetupFailuresTest.failure(shops.withBean(Others.class)).getDescription())
                .contains("java.lang.Thread")
                .doesNotContain("asks for");
        assertThat(SetupFailuresTest.failure(empty.withBean("a", HistorySource.class, () -> builder -> builder.build())
                                .withPropertyValues("retention4j.zone=Asia/Riyadh", "retention4j.currency=SAR")
                                .withBean("b", HistorySource.class, () -> builder -> builder.build()))
                        .getDescription())
                .doesNotContain("asks for");
    }
}
