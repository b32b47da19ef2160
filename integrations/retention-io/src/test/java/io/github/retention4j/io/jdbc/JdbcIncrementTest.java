package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcIncrementTest {
    private static final String NEW = "select id, total from orders where id > ?";

    private final DataSource source = Sources.at("jdbc:h2:mem:increments");
    private Connection keeper;

    @BeforeEach
    void orders() throws SQLException {
        keeper = source.getConnection();
        Sources.run(
                keeper,
                "create table orders (id bigint, total decimal(10, 2), status varchar(10))",
                "insert into orders values (7, 12.50, 'paid'), (9, 20, 'new'), (8, 7.25, 'paid')");
    }

    @AfterEach
    void drop() throws SQLException {
        Sources.run(keeper, "drop all objects");
        keeper.close();
    }

    @Test
    void eachTimeItGoesOnWhereItEnded() throws IOException, SQLException {
        JdbcIncrement first = Jdbc.query(source, NEW).since("id", 0);
        assertThat(RecordedRows.of(first).rows()).hasSize(3);
        assertThat(first.nextPosition()).isEqualTo(9);

        Sources.run(keeper, "insert into orders values (11, 1, 'paid')");
        JdbcIncrement second = Jdbc.query(source, NEW).since("id", first.nextPosition());
        assertThat(RecordedRows.of(second).rows()).hasSize(1);
        assertThat(second.nextPosition()).isEqualTo(11);

        JdbcIncrement third = Jdbc.query(source, NEW).since("id", second.nextPosition());
        assertThat(RecordedRows.of(third).rows()).isEmpty();
        assertThat(third.nextPosition()).isEqualTo(11);
    }

    /** Its number counts though nobody reads its cell. */
    @Test
    void theColumnNeedNotBeReadAndOtherParametersComeFirst() throws IOException {
        JdbcIncrement orders = Jdbc.query(source, "select total, id from orders where status = ? and id > ?")
                .named("orders")
                .parameters("paid")
                .since("id", 6);

        assertThat(RecordedRows.of(orders, 0).rows().get(0)).containsOnlyKeys("TOTAL");
        assertThat(orders.nextPosition()).isEqualTo(8);
        assertThat(orders.name()).isEqualTo("orders");
        assertThat(orders).hasToString("Jdbc[orders] since id 6");
    }

    @Test
    void aQueryWithoutItsQuestionMarkIsToldAtOnce() {
        Jdbc all = Jdbc.query(source, "select id, total from orders");
        assertThatThrownBy(() -> all.since("id", 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "query of orders: since(\"id\", …) puts the position in place of the query's last ?, and the query has"
                                + " none: let it ask for what is new, as in where id > ?");
        Jdbc paid = Jdbc.query(source, "select id, total from orders where status = ?")
                .parameters("paid");
        assertThatThrownBy(() -> paid.since("id", 7))
                .hasMessageContaining("the query has none behind those of its parameters: let it");
    }

    private static void hasNone(JdbcIncrement orders) {
        assertThatThrownBy(orders::nextPosition)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "query of orders: there is no next position before all rows have been read without an error");
    }

    @Test
    void thereIsNoNextPositionBeforeTheEnd() throws IOException {
        JdbcIncrement orders = Jdbc.query(source, NEW).since("id", 0);
        hasNone(orders);
        try (TableCursor cursor = orders.open()) {
            for (int row = 0; row < 3; row++) {
                assertThat(cursor.next(RecordedRows.nowhere())).isTrue();
            }
            hasNone(orders);
            assertThat(cursor.next(RecordedRows.nowhere())).isFalse();
        }
        assertThat(orders.nextPosition()).isEqualTo(9);
        try (TableCursor cursor = orders.open()) {
            hasNone(orders);
            assertThat(cursor.columns()).hasSize(2);
        }
    }

    private void fails(String sql, String column, long position, String message) {
        JdbcIncrement orders = Jdbc.query(source, sql).since(column, position);
        assertThatThrownBy(() -> RecordedRows.of(orders))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
        hasNone(orders);
    }

    @Test
    void aQueryThatDoesNotAskForItIsAnError() {
        fails(
                "select id from orders where id >= ? order by id",
                "id",
                7,
                "row 1: column \"id\" is not above the position 7: let the query ask for it, as in where id > ?");
        fails(
                "select nullif(id, 9) as id from orders where id > ? order by orders.id desc",
                "id",
                0,
                "row 1: column \"id\" is null, and since(…) needs its number: leave such rows out in the query");
        fails(NEW, "number", 0, "since(\"number\", …) needs a column of that name, and the query has ID, TOTAL");
        fails(
                "select id, status from orders where id > ?",
                "status",
                0,
                "since(\"status\", …) needs a column of whole numbers");
    }
}
