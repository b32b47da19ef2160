package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.io.TableCursor;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A PostgreSQL that is started for this; the profile "databases" runs it. */
class PostgresTest {
    private static EmbeddedPostgres postgres;

    private final AtomicInteger open = new AtomicInteger();
    private final DataSource source =
            Sources.of(() -> Sources.counted(postgres.getPostgresDatabase().getConnection(), open));
    private final TimeZone zone = TimeZone.getDefault();

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Sources.run(
                    connection,
                    "create table orders (id bigint, customer_id integer, created_at timestamptz, total numeric(12, 2))",
                    "insert into orders select i, i % 1000, timestamptz '2025-01-01 00:00:00+03' + i * interval '1 minute',"
                            + " i * 0.25 from generate_series(1, 100000) as t(i)");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @AfterEach
    void allIsClosed() {
        TimeZone.setDefault(zone);
        assertThat(open).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            9223372036854775807::bigint                           | WHOLE: whole 9223372036854775807
            0::smallint                                           | WHOLE: whole 0
            null::integer                                         | WHOLE: nothing
            12::numeric(18, 0)                                    | WHOLE: whole 12
            12::numeric                                           | DECIMAL: whole 12
            12.5::numeric                                         | DECIMAL: decimal 12.5
            -12.50::numeric(10, 2)                                | DECIMAL: decimal -12.50
            (select sum(i) from generate_series(1::bigint, 3) as t(i)) | DECIMAL: whole 6
            1234567890123456789012::numeric                       | DECIMAL: long decimal 1234567890123456789012
            null::numeric(10, 2)                                  | DECIMAL: nothing
            1.5::real                                             | FLOATING: floating 1.5
            1.5::double precision                                 | FLOATING: floating 1.5
            true                                                  | TEXT: text true
            'ab'::char(5)                                         | TEXT: text ab
            'ab  '::text                                          | TEXT: text ab__
            '5d3c1f0e-7d0a-4f6e-9b1e-2f6a3c1b0a99'::uuid          | TEXT: text 5d3c1f0e-7d0a-4f6e-9b1e-2f6a3c1b0a99
            '{"a": 1}'::jsonb                                     | TEXT: text {"a": 1}
            time '09:05:00'                                       | TEXT: text 09:05:00
            date '2025-03-30'                                     | DAY: day 2025-03-30
            date 'infinity'                                       | DAY: text infinity
            date '-infinity'                                      | DAY: text -infinity
            timestamp '2025-03-30 02:30:00.123456'                | LOCAL_TIME: local 2025-03-30T02:30:00.123
            timestamp 'infinity'                                  | LOCAL_TIME: text infinity
            timestamp '-infinity'                                 | LOCAL_TIME: text -infinity
            timestamptz '2025-03-30 02:30:00.5+03'                | INSTANT: instant 2025-03-29T23:30:00.500Z
            timestamptz '1500-01-01 00:00:00+00'                  | INSTANT: instant 1500-01-01T00:00:00Z
            timestamptz 'infinity'                                | INSTANT: text infinity
            timestamptz '-infinity'                               | INSTANT: text -infinity
            null::timestamptz                                     | INSTANT: nothing
            null                                                  | TEXT: nothing
            """)
    void cellsByTheirTypes(String value, String expected) throws IOException {
        assertThat(RecordedRows.of(Jdbc.query(source, "select " + value + " as x"))
                        .typeAndCell("x"))
                .isEqualTo(expected.replace('_', expected.contains("ab_") ? ' ' : '_'));
    }

    @Test
    void noTimeDependsOnTheMachine() throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("America/Sao_Paulo"));

        RecordedRows read = RecordedRows.of(
                Jdbc.query(
                        source,
                        "select timestamp '2018-11-04 00:30:00' as l, timestamptz '2018-11-04 00:30:00+00' as i, date '2018-11-04' as d"));

        assertThat(read.cell("l")).isEqualTo("local 2018-11-04T00:30:00");
        assertThat(read.cell("i")).isEqualTo("instant 2018-11-04T00:30:00Z");
        assertThat(read.cell("d")).isEqualTo("day 2018-11-04");
    }

    @Test
    void whatIsNoCellIsRefusedByItsColumn() {
        assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(source, "select 12.5::money as x")))
                .hasMessage("column \"x\" is of type money, which is written as the database's language has it:"
                        + " write x::numeric");
        for (String value :
                new String[] {"array[1, 2]", "'aa'::bytea", "interval '1' day", "B'101'", "timetz '10:00+01'"}) {
            assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(source, "select " + value + " as x")))
                    .hasMessageStartingWith("column \"x\" is of type ")
                    .hasMessageContaining("which is not read");
        }
    }

    @Test
    void blanksThatFillUpAreToldOnce() throws IOException {
        assertThat(RecordedRows.of(Jdbc.query(source, "select 'ab'::char(5) as x from generate_series(1, 3)"))
                        .notes())
                .containsExactly("Cells of column \"x\" are filled up with blanks, which were left out.");
    }

    @Test
    void ordersBecomeAHistoryAsTheDatabaseCounts() throws IOException {
        History history = Jdbc.query(source, "select customer_id, created_at, total from orders where id > ?")
                .parameters(0)
                .orders()
                .customer("customer_id")
                .time("created_at")
                .amount("total")
                .into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")))
                .build();

        RecordedRows counted = RecordedRows.of(Jdbc.query(
                source,
                "select count(distinct customer_id) as customers, count(*) as orders, (sum(total) * 100)::bigint as amounts,"
                        + " sum(extract(epoch from created_at) * 1000)::bigint as millis from orders"));
        HistorySums sums = HistorySums.of(history);
        assertThat(counted.cell("customers")).isEqualTo("whole " + sums.customers());
        assertThat(counted.cell("orders")).isEqualTo("whole " + sums.orders());
        assertThat(counted.cell("amounts")).isEqualTo("whole " + sums.minorUnits());
        assertThat(counted.cell("millis")).isEqualTo("whole " + sums.millis());
    }

    /** Where rows are fetched piece by piece the last one fails only after others have been read. */
    @Test
    void rowsComePieceByPiece() throws IOException {
        String sql = "select 10 / (100000 - id) as x from orders";
        AtomicInteger read = new AtomicInteger();

        assertThatThrownBy(() -> {
                    try (TableCursor cursor =
                            Jdbc.query(source, sql).fetchSize(100).open()) {
                        while (cursor.next(RecordedRows.nowhere())) {
                            read.incrementAndGet();
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("reading ended after " + read.get()
                        + " rows (SQLState 22012, PSQLException; the driver's words are"
                        + " this exception's cause, since they may hold cells)");
        assertThat(read.get()).isBetween(99_000, 99_999);
    }

    @Test
    void nothingCanBeChanged() {
        assertThatThrownBy(() -> RecordedRows.of(
                        Jdbc.query(source, "with gone as (delete from orders returning id) select id from gone")))
                .isInstanceOf(IOException.class)
                .hasMessage("the query cannot be run: ERROR: cannot execute SELECT in a read-only transaction"
                        + " (SQLState 25006, PSQLException)");
    }

    @Test
    void valuesOfRowsAreInNoMessage() {
        assertThatThrownBy(() -> RecordedRows.of(
                        Jdbc.query(source, "select x::integer as x from (values ('1'), ('ali@example.com')) as t(x)")))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("ali")
                .hasMessageContaining("SQLState 22P02");
        assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(source, "select 'NaN'::numeric as x")))
                .hasMessageStartingWith("row 1: column \"x\" cannot be read (SQLState 22003, PSQLException;");
    }

    @Test
    void aColumnWithoutANameIsSaid() {
        assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(source, "select 1 as a, 1 + 1")))
                .hasMessage("column 2 of the query has no name: give it one with AS");
    }

    @Test
    void aConnectionOfTheCallersStaysInItsTransaction() throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            Jdbc all = Jdbc.query(connection, "select id from orders");
            assertThatThrownBy(() -> RecordedRows.of(all)).hasMessageStartingWith("the connection commits by itself");

            connection.setAutoCommit(false);
            Sources.run(connection, "delete from orders where id > 10");
            assertThat(RecordedRows.of(all).rows()).hasSize(10);
            try (TableCursor cursor = all.open()) {
                assertThat(cursor.next(RecordedRows.nowhere())).isTrue();
            }
            assertThat(RecordedRows.of(all).rows()).hasSize(10);
            connection.rollback();
            assertThat(RecordedRows.of(all).rows()).hasSize(100_000);
        }
    }

    @Test
    void whoIsInterruptedWhileTheDatabaseWorksCancelsIt() throws InterruptedException {
        Thread reader = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            while (isIdle()) {
                Thread.onSpinWait();
            }
            reader.interrupt();
        });
        interrupter.start();

        assertThatThrownBy(() -> Jdbc.query(source, "select pg_sleep(600)::text as x, 1 as sleeper")
                        .open())
                .isInstanceOf(InterruptedIOException.class)
                .hasMessage("interrupted after 0 rows");
        assertThat(Thread.interrupted()).isTrue();
        interrupter.join();
    }

    private static boolean isIdle() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from pg_stat_activity where state = 'active'"
                        + " and query like '%as sleeper' and pid <> pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1) == 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anOrderOfInfinityIsABadRow() {
        assertThatThrownBy(() -> Jdbc.query(
                                source,
                                "select 1 as customer, timestamptz 'infinity' as at, 1.00::numeric(10, 2) as total")
                        .orders()
                        .customer("customer")
                        .time("at")
                        .amount("total")
                        .into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))))
                .isNotInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("query:1: column \"at\": \"infinity\"");
    }
}
