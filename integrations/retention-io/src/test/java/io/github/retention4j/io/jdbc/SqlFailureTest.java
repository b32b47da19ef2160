package io.github.retention4j.io.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are as drivers were seen to write them. */
class SqlFailureTest {
    private static final SqlText QUERY =
            SqlText.query("selec id from \"Order\", nosuch where mail = 'ali@example.com'");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            42P01 | ERROR: relation "nosuch" does not exist | ERROR: relation "nosuch" does not exist
            42P01 | ERROR: relation "order" does not exist  | ERROR: relation "order" does not exist
            42601 | ERROR: syntax error at or near "selec"  | ERROR: syntax error at or near "selec"
            28P01 | FATAL: password authentication failed for user "ali" | FATAL: password authentication failed for user "…"
            42000 | Incorrect value 'ali' for column 'id' at 1 | Incorrect value '…' for column 'id' at 1
            42000 | Can't read 'ali | Can't read '…'
            S0001 | Conversion failed for the varchar value 'ali' | Conversion failed for the varchar value '…'
            42000 | value ali@example.com of 966501234567 | value …@… of …
            42000 | relation «nosuch» or «ali» or `id` or `ali` or "" | relation «nosuch» or «…» or `id` or `…` or "…"
            42000 | ORA-00942: table or view does not exist | ORA-00942: table or view does not exist
            """)
    void onlyWhatTheQueryNamesIsShownBeforeTheFirstRow(String state, String said, String shown) {
        assertThat(SqlFailure.early("the query cannot be run", new SQLException(said, state), QUERY))
                .hasMessage("the query cannot be run: " + shown + " (SQLState " + state + ", SQLException)")
                .hasRootCauseMessage(said);
    }

    @Test
    void whatIsWrongWithDataIsNotShown() {
        assertThat(SqlFailure.early("it failed", new SQLException("ERROR: division of Ali by zero", "22012"), QUERY))
                .hasMessage("it failed (SQLState 22012, SQLException)");
        assertThat(SqlFailure.early(
                        "it failed",
                        new SQLException("Conversion Error: Type INT32 with value 12345 can't be cast\n\nLINE 1:"),
                        QUERY))
                .hasMessage("it failed (no SQLState, SQLException)");
        assertThat(SqlFailure.late("row 7", new SQLException("bad Ali", "57000")))
                .hasMessage("row 7 (SQLState 57000, SQLException; the driver's words are this exception's cause,"
                        + " since they may hold cells)");
    }

    @Test
    void oneLineIsEnough() {
        assertThat(SqlFailure.early("it failed", new SQLException("Not found; SQL statement:\nselect 'Ali'"), QUERY))
                .hasMessage("it failed: Not found (no SQLState, SQLException)");
        assertThat(SqlFailure.early("it failed", new SQLException("x".repeat(500)), QUERY))
                .hasMessage("it failed: " + "x".repeat(200) + "… (no SQLState, SQLException)");
        assertThat(SqlFailure.early("it failed", new SQLException(), QUERY))
                .hasMessage("it failed (no SQLState, SQLException)");
    }
}
