package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import java.lang.reflect.Proxy;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A refresh that fails leaves the history before, and is told without a customer's id. */
class RefreshFailuresTest {
    @RegisterExtension
    final RecordedLog log = new RecordedLog(RefreshedHistory.class);

    @Test
    void keepsTheHistoryOverTwoFailuresAndLogsThemWithoutIds() {
        DataSource database = ShopTables.database(20);
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class))
                .withPropertyValues(ShopTables.PROPERTIES)
                .withPropertyValues("retention4j.refresh.on-startup=wait")
                .withBean(DataSource.class, () -> database)
                .run(context -> {
                    RefreshedHistory refreshed = context.getBean(RefreshedHistory.class);
                    RetentionMetrics metrics = context.getBean(RetentionMetrics.class);
                    History before = metrics.history().orElseThrow();

                    ShopTables.execute(
                            database, "insert into orders values ('secret-id', timestamp '2026-03-05 10:00:00', -5)");
                    assertThatThrownBy(refreshed::refresh).hasMessageContaining("query of orders");
                    assertThat(metrics.history()).containsSame(before);
                    ShopTables.execute(database, "alter table orders rename to gone");
                    assertThatThrownBy(refreshed::refresh).hasMessageContaining("cannot be run");
                    assertThat(metrics.history()).containsSame(before);

                    ShopTables.execute(database, "alter table gone rename to orders");
                    ShopTables.execute(database, "update orders set total = 5 where total < 0");
                    assertThat(refreshed.refresh().customerCount()).isEqualTo(21);
                    assertThat(metrics.engine().history().customerCount()).isEqualTo(21);
                });
        assertThat(log.events())
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("secret-id"))
                .satisfiesExactly(
                        first ->
                                assertThat(first).contains("1 failure in a row").contains("The orders cannot be read"),
                        second -> assertThat(second)
                                .contains("2 failures in a row")
                                .endsWith(
                                        "SetupException: The orders cannot be read: query of orders: the query cannot be"
                                                + " run: Table \"ORDERS\" not found (SQLState 42S02, JdbcSQLSyntaxErrorException),"
                                                + " caused by io.github.retention4j.io.jdbc.SqlFailure$ChosenWords, caused by"
                                                + " org.h2.jdbc.JdbcSQLSyntaxErrorException"));
    }

    @Test
    void tellsWhichShopALineIsOf() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class))
                .withPropertyValues(ShopTables.PROPERTIES)
                .withPropertyValues(
                        "retention4j.shops.riyadh.zone=Asia/Riyadh",
                        "retention4j.shops.dubai.source.query=select * from nosuch")
                .withBean(DataSource.class, () -> ShopTables.database(20))
                .run(context -> {
                    Map<String, NamedShops.Shop> shops =
                            context.getBean(NamedShops.class).all();
                    assertThat(shops.get("riyadh").history().refresh()).isNotNull();
                    assertThatThrownBy(() -> shops.get("dubai").history().refresh())
                            .hasMessageContaining("nosuch");
                    assertThat(Thread.getAllStackTraces().keySet())
                            .extracting(Thread::getName)
                            .contains("retention-refresh-riyadh", "retention-refresh-dubai");
                    assertThat(shops.get("riyadh").history().toString())
                            .startsWith("RefreshedHistory[riyadh, built PT");
                });
        assertThat(log.events())
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line -> assertThat(line).startsWith("history of riyadh built anew in PT"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("history of dubai not built anew, 1 failure in a row: "));
    }

    /** Drivers throw more than what JDBC has them throw. */
    @Test
    void logsNoCellOfADriverThatThrowsWhatTheReadersThrow() {
        IllegalArgumentException driver = new IllegalArgumentException("c-17 is no number");
        driver.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("com.driver.Rows", "next", "Rows.java", 1)});
        DataSource database = (DataSource) Proxy.newProxyInstance(
                RefreshFailuresTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, args) -> {
                    throw driver;
                });
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(RetentionAutoConfiguration.class))
                .withPropertyValues(ShopTables.PROPERTIES)
                .withPropertyValues("retention4j.refresh.on-startup=off")
                .withBean(DataSource.class, () -> database)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(RefreshedHistory.class).refresh())
                        .isSameAs(driver));
        assertThat(log.events())
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("history not built anew, 1 failure in a row: java.lang.IllegalArgumentException");
    }
}
