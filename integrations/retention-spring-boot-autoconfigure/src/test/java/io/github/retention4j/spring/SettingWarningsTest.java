package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.retention4j.history.RefreshedHistory;
import io.github.retention4j.io.jdbc.Jdbc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What would be passed over without a word is warned of, and starts all the same. */
class SettingWarningsTest {
    @RegisterExtension
    final RecordedLog log = new RecordedLog(RetentionAutoConfiguration.class);

    private final ApplicationContextRunner empty =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class));

    private final ApplicationContextRunner shop = empty.withPropertyValues(ShopTables.PROPERTIES)
            .withPropertyValues("retention4j.refresh.on-startup=off")
            .withBean(DataSource.class, () -> ShopTables.database(3));

    private List<String> warnings(ApplicationContextRunner application) {
        log.events().clear();
        application.run(context -> assertThat(context).hasNotFailed());
        return warnings();
    }

    private List<String> warnings() {
        return log.events().stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    // ---- properties that there are not

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zon                        | did you mean retention4j.zone?
            source.querry              | did you mean retention4j.source.query?
            sorce.query                | did you mean retention4j.source.query?
            query                      | did you mean retention4j.source.query?
            source.badrow              | did you mean retention4j.source.bad-rows?
            refresh.onstart            | did you mean retention4j.refresh.on-startup?
            shops.riyadh.sorce.query   | did you mean retention4j.shops.riyadh.source.query?
            shop.riyadh.source.query   | did you mean retention4j.shops.riyadh.source.query?
            shops.riyadh.store.path    | did you mean retention4j.store.path?
            source.zone                | did you mean retention4j.zone?
            shops.riyadh.query         | did you mean retention4j.shops.riyadh.source.query?
            refresh                    | write one of retention4j.refresh.every, retention4j.refresh.on-startup
            webhook                    | there are retention4j.zone, retention4j.currency, retention4j.source.query,
            """)
    void tellsOfAPropertyThatThereIsNotWhichIsNear(String property, String action) {
        assertThat(warnings(shop.withPropertyValues("retention4j." + property + "=1h")))
                .singleElement()
                .asString()
                .startsWith("retention4j." + property + " (\"retention4j." + property
                        + "\" from property source \"test\")" + " is no property, and nothing heeds it: " + action);
    }

    @Test
    void takesAPropertyInAnyOfItsWritings() {
        assertThat(warnings(shop.withPropertyValues(
                        "retention4j.source.badRows=skip",
                        "retention4j.source.time_zone=UTC",
                        "retention4j.metrics.minimumgroup=5",
                        "retention4j.refresh=")))
                .isEmpty();
        assertThat(warnings(shop.withPropertyValues(
                        "retention4j.shops.riyadh.source.time-zone=UTC",
                        "retention4j.shops[al.khobar].zone=Asia/Riyadh")))
                .isEmpty();
    }

    @Test
    void tellsOfVariablesThatAreNearToOne() {
        ApplicationContextRunner variables = shop.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "variables",
                        Map.of(
                                "RETENTION4J_SOURCE_BADROWS", "skip",
                                "RETENTION4J_SOURCE_TIME_ZONE", "UTC",
                                "RETENTION4J_SHOPS_RIYADH_SOURCE_QUERY", "select * from orders",
                                "RETENTION4J_HOME", "/opt/shop",
                                "RETENTION4J_CURENCY", "SAR"))));
        assertThat(warnings(variables))
                .containsExactly(
                        "the environment's variable RETENTION4J_CURENCY sets no property, and nothing heeds it:"
                                + " did you mean RETENTION4J_CURRENCY?");
    }

    /** The warning stands before the failure, which is of the property that is missing then. */
    @Test
    void warnsBeforeTheStartFails() {
        empty.withPropertyValues("retention4j.zon=Asia/Riyadh", "retention4j.currency=SAR")
                .withBean(DataSource.class, () -> ShopTables.database(3))
                .run(context -> assertThat(context).hasFailed());
        assertThat(warnings()).singleElement().asString().endsWith("did you mean retention4j.zone?");
    }

    // ---- nothing to read

    @Test
    void tellsOfAShopThatHasNothingToReadWhatIsMissing() {
        assertThat(warnings(empty.withPropertyValues(ShopTables.PROPERTIES)))
                .containsExactly(
                        "retention4j is configured, but there is nothing to read orders from: no DataSource, no"
                                + " HistorySource and no store, so there are no RetentionMetrics. Give the application a DataSource,"
                                + " as by spring-boot-starter-jdbc and spring.datasource.url, or define a bean of type HistorySource,"
                                + " or write retention4j.store.path. Where that is meant, as in a test, exclude"
                                + " io.github.retention4j.spring.RetentionAutoConfiguration.");
        assertThat(warnings(shop.withClassLoader(new FilteredClassLoader(Jdbc.class))))
                .singleElement()
                .asString()
                .contains("retention-io, which would ask it, is not on the class path")
                .contains("Add io.github.retention4j:retention-io");
    }

    @Test
    void isSilentWhereNothingIsConfiguredOrAllIsThere() {
        assertThat(warnings(empty)).isEmpty();
        assertThat(warnings(empty.withPropertyValues("retention.zone=UTC"))).isEmpty();
        assertThat(warnings(shop)).isEmpty();
        ApplicationContextRunner configured = empty.withPropertyValues("retention4j.zone=Asia/Riyadh");
        RefreshedHistory own = RefreshedHistory.every(Duration.ofDays(1), () -> ShopTables.history(1));
        assertThat(warnings(configured.withBean(RefreshedHistory.class, () -> own)))
                .isEmpty();
        assertThat(warnings(configured.withBean(RetentionShops.class, () -> new RetentionShops(Map.of()))))
                .isEmpty();
    }
}
