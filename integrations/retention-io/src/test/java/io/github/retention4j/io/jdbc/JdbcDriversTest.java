package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.jdbc.FakeDatabase.Column;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of drivers that no test can have for real, by one that is made up and knows them. */
class JdbcDriversTest {
    private static final String SQL = "select id, total from orders";

    private static FakeDatabase database(String driver, String product) {
        return new FakeDatabase(
                driver,
                product,
                List.of(
                        new Column("id", Types.BIGINT, "BIGINT", 19, 0),
                        new Column("total", Types.DECIMAL, "DECIMAL", 10, 2)),
                List.of(List.of(7L, new BigDecimal("12.50")), List.of(8L, new BigDecimal("0.99"))));
    }

    private static FakeDatabase database(String driver) {
        return database(driver, driver.startsWith("Oracle") ? "Oracle" : driver);
    }

    private static FakeDatabase of(String driver, Column column, Object value) {
        return new FakeDatabase(driver, driver, List.of(column), List.of(List.of(value)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PostgreSQL JDBC Driver                    | PostgreSQL           | 10000
            MySQL Connector/J                         | MySQL                | -2147483648
            MySQL Connector/J                         | MariaDB              | -2147483648
            MariaDB Connector/J                       | MySQL                | 10000
            Microsoft JDBC Driver 13.6 for SQL Server | Microsoft SQL Server | 0
            Oracle JDBC driver                        | Oracle               | 5000
            """)
    void rowsAreStreamedAndAllIsLeftAsItWas(String driver, String product, int fetchSize) throws IOException {
        FakeDatabase database = database(driver, product);

        RecordedRows read = RecordedRows.of(Jdbc.query(database.source(), SQL));

        assertThat(read.rows()).hasSize(2);
        assertThat(read.cell("id")).isEqualTo("whole 7");
        assertThat(read.cell("total")).isEqualTo("decimal 12.50");
        assertThat(database.fetchSize).isEqualTo(fetchSize);
        assertThat(database.settings)
                .containsExactly("readOnly true", "autoCommit false", "rollback", "autoCommit true", "readOnly false");
        assertThat(database.open).isZero();
    }

    @Test
    void anUnknownDriverIsAskedToFetchAndNotToHaveTransactions() throws IOException {
        FakeDatabase database = database("Any Driver");

        RecordedRows.of(Jdbc.query(database.source(), SQL));

        assertThat(database.fetchSize).isEqualTo(10_000);
        assertThat(database.settings).containsExactly("readOnly true", "readOnly false");
    }

    @Test
    void aPoolThatDoesNotCommitByItselfIsRolledBack() throws IOException {
        FakeDatabase database = database("PostgreSQL JDBC Driver");
        database.autoCommit = false;
        database.readOnly = true;

        RecordedRows.of(Jdbc.query(database.source(), SQL));

        assertThat(database.settings).containsExactly("rollback");
    }

    @Test
    void aStatedFetchSizeIsTaken() throws IOException {
        FakeDatabase database = database("PostgreSQL JDBC Driver");

        RecordedRows.of(Jdbc.query(database.source(), SQL).fetchSize(77));

        assertThat(database.fetchSize).isEqualTo(77);
        assertThatThrownBy(() -> Jdbc.query(database.source(), SQL).fetchSize(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fetchSize 0 not in [1, ∞)");
    }

    @Test
    void aConnectionOfTheCallersIsNotTouched() throws IOException {
        FakeDatabase database = database("PostgreSQL JDBC Driver");
        database.autoCommit = false;

        RecordedRows.of(Jdbc.query(database.connection(), SQL));

        assertThat(database.settings).isEmpty();
        assertThat(database.open).isEqualTo(1);
    }

    @Test
    void postgresWouldHoldAllRowsOfAConnectionThatCommitsByItself() {
        FakeDatabase database = database("PostgreSQL JDBC Driver");

        assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(database.connection(), SQL)))
                .isInstanceOf(IOException.class)
                .hasMessage("the connection commits by itself, and then the driver would hold all rows in memory:"
                        + " call connection.setAutoCommit(false) before, or state the DataSource instead");
        assertThat(database.settings).isEmpty();
        assertThat(database.open).isEqualTo(1);
    }

    /** The driver notices if it would have to read all that is left. */
    @ParameterizedTest
    @ValueSource(strings = {"MySQL Connector/J", "MariaDB Connector/J", "Microsoft JDBC Driver 13.6 for SQL Server"})
    void whoStopsEarlyCancelsFirst(String driver) throws IOException {
        FakeDatabase database = database(driver);

        try (TableCursor cursor = Jdbc.query(database.source(), SQL).open()) {
            assertThat(cursor.columns()).hasSize(2);
        }

        assertThat(database.open).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PostgreSQL JDBC Driver",
                "MySQL Connector/J",
                "Microsoft JDBC Driver 13.6 for SQL Server",
                "Oracle JDBC driver",
                "Any Driver"
            })
    void nothingStaysOpenWhateverFails(String driver) throws IOException {
        FakeDatabase sound = database(driver);
        RecordedRows.of(Jdbc.query(sound.source(), SQL).parameters("paid"));
        assertThat(sound.calls).isGreaterThan(20);

        int passed = 0;
        int stillReadOnly = 0;
        for (int call = 1; call <= sound.calls; call++) {
            FakeDatabase database = database(driver).failingAt(call);
            Jdbc query = Jdbc.query(database.source(), SQL).parameters("paid");
            try {
                RecordedRows.of(query);
                // That a connection cannot be made read-only is let pass.
                assertThat(database.settings).as("of call %s", call).startsWith("readOnly true");
                passed++;
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("SQLState 08006").hasMessageNotContaining("Ali");
            }
            assertThat(database.open).as("after call %s", call).isZero();
            assertThat(database.autoCommit).as("after call %s", call).isTrue();
            assertThat(database.inTransaction).as("after call %s", call).isFalse();
            // If the driver does not say whether it is, nothing is done.
            stillReadOnly += database.readOnly ? 1 : 0;
        }
        // How rows are fetched is a hint too, to a driver that nobody knows.
        assertThat(passed).isEqualTo(driver.startsWith("Any") ? 2 : 1);
        assertThat(stillReadOnly).isEqualTo(1);
    }

    @Test
    void anErrorOfTheDriverClosesAllToo() {
        FakeDatabase database = of("PostgreSQL JDBC Driver", new Column("x", Types.BIGINT, "int8", 19, 0), "no number");

        assertThatThrownBy(() -> RecordedRows.of(Jdbc.query(database.source(), SQL)))
                .isInstanceOf(ClassCastException.class);
        assertThat(database.open).isZero();
        assertThat(database.autoCommit).isTrue();
    }

    @Test
    void questionMarksHaveTheirValues() throws IOException {
        FakeDatabase database = database("MySQL Connector/J");

        RecordedRows.of(Jdbc.query(database.source(), SQL + " where status = ? and shop = ? and id > ?")
                .parameters("paid", 7)
                .since("id", 6));

        assertThat(database.parameters).containsExactly("paid", 7, 6L);
    }

    // ---- types

    private static String cell(FakeDatabase database) throws IOException {
        return RecordedRows.of(Jdbc.query(database.source(), "select x from t")).typeAndCell("x");
    }

    @ParameterizedTest
    @CsvSource({
        "+00:00, 2025-10-26T01:30:00Z",
        "+03:00, 2025-10-25T22:30:00Z",
        "UTC, 2025-10-26T01:30:00Z",
        "Asia/Riyadh, 2025-10-25T22:30:00Z",
        // An hour that comes twice is the first.
        "Europe/London, 2025-10-26T00:30:00Z"
    })
    void mySqlShowsInstantsInTheZoneOfItsSession(String zone, String instant) throws IOException {
        FakeDatabase database = of(
                "MySQL Connector/J",
                new Column("x", Types.TIMESTAMP, "TIMESTAMP", 19, 0),
                LocalDateTime.parse("2025-10-26T01:30:00"));
        database.sessionZone = zone;

        assertThat(cell(database)).isEqualTo("INSTANT: instant " + instant);
    }

    @Test
    void timesThatMySqlShowsTwiceAreTold() throws IOException {
        FakeDatabase database = of(
                "MySQL Connector/J",
                new Column("x", Types.TIMESTAMP, "TIMESTAMP", 19, 0),
                LocalDateTime.parse("2025-10-26T01:30:00"));
        Jdbc query = Jdbc.query(database.source(), "select x from t");
        database.sessionZone = "+00:00";
        assertThat(RecordedRows.of(query).notes()).isEmpty();
        database.sessionZone = "Europe/London";

        assertThat(RecordedRows.of(query).notes())
                .containsExactly("1 time of column \"x\" comes twice on the clocks of Europe/London, the session's time"
                        + " zone, and was taken as the first: add sessionVariables=time_zone='+00:00' to the"
                        + " connection's URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SYSTEM", "CET", "Nowhere/City", ""})
    void mySqlsZoneMustBeClear(String zone) {
        FakeDatabase database = of(
                "MySQL Connector/J",
                new Column("x", Types.TIMESTAMP, "TIMESTAMP", 19, 0),
                LocalDateTime.parse("2025-10-26T01:30:00"));
        database.sessionZone = zone;

        assertThatThrownBy(() -> cell(database))
                .isInstanceOf(IOException.class)
                .hasMessage("column \"x\" is of type TIMESTAMP, an instant that the database shows by a clock in the"
                        + " session's time zone, and \"" + (zone.equals("SYSTEM") ? "CST" : zone) + "\" does not say"
                        + " which that is: add sessionVariables=time_zone='+00:00' to the connection's URL");
    }

    @Test
    void timesAreOfTheirDriver() throws IOException {
        LocalDateTime local = LocalDateTime.parse("2025-03-30T02:30:00");
        OffsetDateTime offset = OffsetDateTime.parse("2025-03-30T02:30:00+03:00");
        String wall = "LOCAL_TIME: local 2025-03-30T02:30:00";
        String instant = "INSTANT: instant 2025-03-29T23:30:00Z";
        String oracle = "Oracle JDBC driver";
        String microsoft = "Microsoft JDBC Driver 13.6 for SQL Server";

        assertThat(cell(of("MySQL Connector/J", new Column("x", Types.TIMESTAMP, "DATETIME", 19, 0), local)))
                .isEqualTo(wall);
        assertThat(cell(of(microsoft, new Column("x", Types.TIMESTAMP, "datetime2", 27, 7), local)))
                .isEqualTo(wall);
        assertThat(cell(of(microsoft, new Column("x", -155, "datetimeoffset", 34, 7), offset)))
                .isEqualTo(instant);
        assertThat(cell(of(oracle, new Column("x", Types.TIMESTAMP, "DATE", 7, 0), local)))
                .isEqualTo(wall);
        assertThat(cell(of(oracle, new Column("x", Types.DATE, "DATE", 7, 0), local)))
                .isEqualTo(wall);
        assertThat(cell(of(oracle, new Column("x", -101, "TIMESTAMP WITH TIME ZONE", 13, 6), offset)))
                .isEqualTo(instant);
        assertThat(cell(of(oracle, new Column("x", -102, "TIMESTAMP WITH LOCAL TIME ZONE", 11, 6), offset)))
                .isEqualTo(instant);
        assertThat(cell(of(
                        "PostgreSQL JDBC Driver",
                        new Column("x", Types.TIMESTAMP, "timestamptz", 35, 6),
                        Timestamp.from(offset.toInstant()))))
                .isEqualTo(instant);
        assertThatThrownBy(() -> cell(of("Any Driver", new Column("x", -101, "TIMESTAMPTZ", 13, 6), offset)))
                .hasMessageStartingWith("column \"x\" is of type timestamptz, which is not read");
    }

    @Test
    void numbersAndTextAreOfTheirDriver() throws IOException {
        String oracle = "Oracle JDBC driver";
        String microsoft = "Microsoft JDBC Driver 13.6 for SQL Server";

        // Oracle's NUMBER, of which nothing is declared.
        Column number = new Column("x", Types.NUMERIC, "NUMBER", 0, -127);
        assertThat(cell(of(oracle, number, new BigDecimal("17850")))).isEqualTo("DECIMAL: whole 17850");
        assertThat(cell(of(oracle, number, new BigDecimal("1E+3")))).isEqualTo("DECIMAL: long decimal 1E+3");
        assertThat(cell(of(oracle, number, new BigDecimal("0.5")))).isEqualTo("DECIMAL: decimal 0.5");
        assertThat(cell(of(oracle, new Column("x", Types.NUMERIC, "NUMBER", 10, 0), 17850L)))
                .isEqualTo("WHOLE: whole 17850");
        assertThat(cell(of(oracle, new Column("x", 101, "BINARY_DOUBLE", 0, 0), 1.5)))
                .isEqualTo("FLOATING: floating 1.5");
        assertThat(cell(of(microsoft, new Column("x", Types.BIT, "bit", 1, 0), true)))
                .isEqualTo("TEXT: text true");
        assertThat(cell(of(microsoft, new Column("x", Types.BIT, "bit", 1, 0), FakeDatabase.NULL)))
                .isEqualTo("TEXT: nothing");
        assertThat(cell(of(microsoft, new Column("x", Types.DECIMAL, "money", 19, 4), new BigDecimal("12.5000"))))
                .isEqualTo("DECIMAL: decimal 12.5000");
        assertThatThrownBy(() -> cell(of("MySQL Connector/J", new Column("x", Types.BIT, "BIT", 8, 0), true)))
                .hasMessageStartingWith("column \"x\" is of type bit, which is not read");
    }

    @Test
    void blanksThatFillUpAreLeftOutAndToldOnce() throws IOException {
        Column column = new Column("x", Types.CHAR, "CHAR", 5, 0);
        FakeDatabase padded = of("Oracle JDBC driver", column, "ab   ");

        RecordedRows read = RecordedRows.of(Jdbc.query(padded.source(), "select x from t"));

        assertThat(read.cell("x")).isEqualTo("text ab");
        assertThat(read.notes())
                .containsExactly("Cells of column \"x\" are filled up with blanks, which were left out.");
        assertThat(RecordedRows.of(Jdbc.query(
                                of("Oracle JDBC driver", column, "abcde").source(), "select x from t"))
                        .notes())
                .isEmpty();
    }
}
