package io.github.retention4j.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/** What is read: a query, or files of a kind. */
interface Origin {
    /**
     * Opens what it is read through.
     *
     * @throws IOException if that cannot be, and then nothing is left open
     */
    Session open() throws IOException;

    /** What names it in SQL, which may stand in messages. */
    String sql();

    /** Its columns. */
    List<Column> columns(Session session) throws IOException, SQLException;

    /** Whatever must hold of the columns that are read. */
    default void check(Session session, List<Column> read) throws IOException, SQLException {}

    /** The SQL of its rows: what is to be read of the columns, in their order, and then {@code false}. */
    String rows(List<Column> columns, List<Column> read);

    /** How many rows there are, where that is known beforehand. */
    default OptionalLong count(Session session) throws IOException, SQLException {
        return OptionalLong.empty();
    }
}
