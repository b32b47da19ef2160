package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table of orders in H2, from the query to the history. */
class JdbcTest {
    private static final String URL = "jdbc:h2:mem:orders";
    private static final String ALL = "select id, customer_id, created_at, total from orders";

    private final AtomicInteger open = new AtomicInteger();
    private final DataSource source =
            Sources.of(() -> Sources.counted(Sources.at(URL).getConnection(), open));
    private Connection keeper;

    @BeforeEach
    void orders() throws SQLException {
        keeper = Sources.at(URL).getConnection();
        Sources.run(
                keeper,
                "create table orders (id bigint, customer_id integer, mail varchar(40), created_at timestamp with time zone,"
                        + " total decimal(10, 2), status varchar(10))",
                "insert into orders values (1, 17, 'ali@example.com', timestamp with time zone '2025-03-01 09:00:00+03:00', 12.50, 'paid')",
                "insert into orders values (2, 18, 'sara@example.com', timestamp with time zone '2025-03-02 09:00:00+03:00', 20, 'new')",
                "insert into orders values (3, 17, 'ali@example.com', timestamp with time zone '2025-04-01 09:00:00+03:00', 7.25, 'paid')");
    }

    @AfterEach
    void drop() throws SQLException {
        Sources.run(keeper, "drop all objects");
        keeper.close();
        assertThat(open).hasValue(0);
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static HistoryBuilder read(TableSource rows, HistoryBuilder builder) {
        return rows.orders()
                .customer("customer_id")
                .time("created_at")
                .amount("total")
                .into(builder);
    }

    @Test
    void ordersOfAQuery() {
        History history =
                read(Jdbc.query(source, ALL + ";").named("orders"), builder()).build();

        assertThat(history.orderCount()).isEqualTo(3);
        assertThat(history.customerCount()).isEqualTo(2);
        assertThat(history.intake().toString()).contains("orders");
    }

    @Test
    void aNumberThatIsAnIdIsNotShown() {
        TableSource ids =
                Jdbc.query(source, "select 12345678901234567 as who, 'c1' as other, created_at, total from orders");
        for (String id : List.of("who", "other")) {
            assertThatThrownBy(() -> ids.orders()
                            .customer(id)
                            .time("created_at")
                            .amount(id)
                            .into(builder().decimals(6)))
                    .hasMessageStartingWith("query of orders:1: column \"")
                    .hasMessageContaining("the id that was stated to be here")
                    .hasMessageNotContaining("12345678901234567")
                    .hasMessageNotContaining("c1");
        }
    }

    @Test
    void questionMarksStandForParameters() {
        History history = read(
                        Jdbc.query(source, ALL + " where status = ? and id > ?").parameters("paid", 1), builder())
                .build();

        assertThat(history.orderCount()).isEqualTo(1);
    }

    @Test
    void aConnectionInATransactionSeesWhatIsNotCommittedAndStaysInIt() throws SQLException {
        keeper.setAutoCommit(false);
        Sources.run(keeper, "delete from orders where id = 3");

        assertThat(read(Jdbc.query(keeper, ALL), builder()).build().orderCount())
                .isEqualTo(2);
        assertThat(keeper.isClosed()).isFalse();
        assertThat(keeper.getAutoCommit()).isFalse();
        keeper.rollback();
        assertThat(read(Jdbc.query(keeper, ALL), builder()).build().orderCount())
                .isEqualTo(3);
        keeper.setAutoCommit(true);
    }

    @Test
    void aSourceIsReadAgainAndAgain() {
        Jdbc rows = Jdbc.query(source, ALL);

        assertThat(read(rows, builder()).build().orderCount()).isEqualTo(3);
        assertThat(read(rows, builder()).build().orderCount()).isEqualTo(3);
    }

    @Test
    void textDoesAsACustomer() {
        History history = Jdbc.query(source, ALL.replace("customer_id", "mail"))
                .orders()
                .customer("mail")
                .time("created_at")
                .amount("total")
                .order("id")
                .into(builder())
                .build();

        assertThat(history.customerCount()).isEqualTo(2);
    }

    @Test
    void ordersOfDuckDb() {
        String sql = "select i % 10 as customer, timestamp '2025-03-01 00:30:00' + to_hours(i) as at,"
                + " (i * 0.25)::decimal(12, 2) as total from range(1, 1001) as t(i)";

        History history = Jdbc.query(Sources.at("jdbc:duckdb:"), sql)
                .orders()
                .customer("customer")
                .time("at")
                .zone(ZoneId.of("UTC"))
                .amount("total")
                .into(builder())
                .build();

        long first = Instant.parse("2025-03-01T00:30:00Z").toEpochMilli();
        assertThat(HistorySums.of(history))
                .isEqualTo(new HistorySums(10, 1000, 25 * 500_500L, 1000 * first + 3_600_000L * 500_500L));
    }

    @Test
    void aParameterIsNotNull() {
        assertThatThrownBy(() -> Jdbc.query(source, ALL).parameters(1, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("a parameter is null; write IS NULL in the query");
    }

    // ---- what is wrong

    private void fails(String sql, String message) {
        assertThatThrownBy(() -> read(Jdbc.query(source, sql).named("orders"), builder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("orders: " + message)
                .hasMessageNotContaining("example.com");
    }

    @Test
    void aQueryThatIsWrongSaysWhatTheDatabaseSays() {
        fails(
                "select * from nosuch where mail = 'ali@example.com'",
                "the query cannot be run: Table \"NOSUCH\" not found (SQLState 42S02, JdbcSQLSyntaxErrorException)");
        fails(
                "selec id from orders",
                "the query cannot be run: Syntax error in SQL statement \"…\"; expected \"…\" (SQLState 42001,"
                        + " JdbcSQLSyntaxErrorException)");
        fails(
                ALL + " where id = ?",
                "the query cannot be run: Parameter \"…\" is not set (SQLState 90012, JdbcSQLDataException)");
    }

    @Test
    void aCellThatDoesNotConvertIsNotShown() {
        fails(
                "select cast(mail as integer) as customer_id, created_at, total from orders",
                "the query cannot be run (SQLState 22018, JdbcSQLDataException)");
    }

    @Test
    void columnsHaveNamesOfTheirOwn() {
        fails(
                "select id, total, id from orders",
                "columns 1 and 3 of the query are both called \"ID\": give one another name with AS");
        fails("select id, 1 as \"\" from orders", "column 2 of the query has no name: give it one with AS");
    }

    @Test
    void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> read(Jdbc.query(source, "select customer_id, created_at from orders"), builder()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "column \"total\" is not in the table, which has \"CUSTOMER_ID\", \"CREATED_AT\"");
    }

    @Test
    void moneyOfFloatingPointIsRefused() {
        assertThatThrownBy(() -> read(
                        Jdbc.query(source, ALL.replace("total from", "cast(total as double precision) as total from")),
                        builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("binary floating point");
    }

    @Test
    void aBadRowIsToldByItsNumberAndSkippedOnRequest() {
        String sql = ALL.replace("total from", "total / 100.000 as total from") + " order by id";

        assertThatThrownBy(() -> read(Jdbc.query(source, sql).named("orders"), builder()))
                .hasMessage("orders:1: column \"TOTAL\": 0.12500000000 has 3 decimals, more than the history's 2;"
                        + " raise them with decimals(3)");
        assertThat(read(Jdbc.query(source, sql), builder().badRows(BadRows.SKIP))
                        .build()
                        .orderCount())
                .isEqualTo(1);
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> read(Jdbc.query(Sources.at("jdbc:nosuch:orders"), ALL), builder()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "query of orders: there is no connection: No suitable driver found for jdbc:nosuch:orders (SQLState 08001,"
                                + " SQLException)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aNameIsNotBlank(String name) {
        assertThatThrownBy(() -> Jdbc.query(source, ALL).named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of a query must not be blank");
    }

    @Test
    void theTextOfAQueryIsNotShown() {
        assertThat(Jdbc.query(source, "select 'ali@example.com' as mail").parameters("sara@example.com"))
                .hasToString("Jdbc[query]");
    }

    // ---- interrupts

    @Test
    void whoIsInterruptedReadsNoFurther() throws IOException {
        try (TableCursor cursor = Jdbc.query(source, ALL).open()) {
            assertThat(cursor.next(RecordedRows.nowhere())).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> cursor.next(RecordedRows.nowhere()))
                    .isInstanceOf(InterruptedIOException.class)
                    .hasMessage("interrupted after 1 row");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whoIsInterruptedBeforeOpensNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Jdbc.query(source, ALL).open())
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("interrupted after 0 rows");
        assertThat(Thread.interrupted()).isTrue();
    }

    /** A query that would take for ever: it ends only because it is canceled. */
    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:", "jdbc:duckdb:"})
    void whoIsInterruptedWhileTheDatabaseWorksCancelsIt(String url) throws InterruptedException {
        String range = url.contains("h2") ? "system_range(1, 1000000)" : "range(1, 1000000)";
        String sql = "select count(*) as n from " + range + " as a, " + range + " as b where "
                + (url.contains("h2") ? "a.x * b.x" : "a.range * b.range") + " = -1";
        Thread reader = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(t -> t.getName().equals("retention4j-jdbc-watch"))) {
                Thread.onSpinWait();
            }
            reader.interrupt();
        });
        interrupter.start();

        assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(Sources.at(url), sql)))
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("interrupted after 0 rows");
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
    }

    @Test
    void theWatchEndsWithTheReading() throws IOException, InterruptedException {
        RecordedRows.of(Jdbc.query(source, ALL));

        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("retention4j-jdbc-watch")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}
