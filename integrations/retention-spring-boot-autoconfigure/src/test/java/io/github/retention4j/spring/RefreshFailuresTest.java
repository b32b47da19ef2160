package io.github.retention4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RefreshedHistory;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A refresh that fails leaves the history before, and is told without a customer's id. */
class RefreshFailuresTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(RefreshedHistory.class);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        LOG.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        LOG.detachAppender(log);
    }

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
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("secret-id"))
                .satisfiesExactly(
                        first ->
                                assertThat(first).contains("1 failure in a row").contains("The orders cannot be read"),
                        second -> assertThat(second)
                                .contains("2 failures in a row")
                                .containsIgnoringCase("\"orders\""));
    }
}
