package io.github.retention4j.io.jdbc;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a query and gives its rows, or leaves all as it was. */
final class Reading {
    private final SqlText query;
    private final List<Object> parameters;
    private final int fetchSize;
    private final ReadMark mark;
    private final Undo undo = new Undo();
    private boolean ended;

    Reading(SqlText query, List<Object> parameters, int fetchSize, ReadMark mark) {
        this.query = query;
        this.parameters = parameters;
        this.fetchSize = fetchSize;
        this.mark = mark;
    }

    /** A connection to read by. */
    interface Connecting {
        Connection connect() throws SQLException;
    }

    /** Reads by a connection of its own, which is closed in the end as it was found. */
    JdbcCursor ofOwn(Connecting source) throws IOException {
        return guarded(() -> {
            Connection connection;
            try {
                connection = source.connect();
            } catch (SQLException e) {
                throw failure("there is no connection", e);
            }
            undo.later(connection::close);
            Database database = Database.of(connection);
            makeReadOnly(connection);
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit && database.readsInTransaction()) {
                undo.later(() -> connection.setAutoCommit(true));
                connection.setAutoCommit(false);
            }
            if (!autoCommit || database.readsInTransaction()) {
                undo.later(connection::rollback);
            }
            return run(connection, database);
        });
    }

    /** Reads by somebody else's connection, whose settings are not touched. */
    JdbcCursor of(Connection connection) throws IOException {
        return guarded(() -> {
            Database database = Database.of(connection);
            if (database.needsTransaction() && connection.getAutoCommit()) {
                throw new IOException(
                        "the connection commits by itself, and then the driver would hold all rows in memory:"
                                + " call connection.setAutoCommit(false) before, or state the DataSource instead");
            }
            return run(connection, database);
        });
    }

    private interface Opening {
        JdbcCursor open() throws SQLException, IOException;
    }

    private JdbcCursor guarded(Opening opening) throws IOException {
        try {
            if (Thread.currentThread().isInterrupted()) {
                throw SqlFailure.interrupted(0);
            }
            return opening.open();
        } catch (SQLException e) {
            IOException failed = failure("the query cannot be run", e);
            undo.runAfter(failed);
            throw failed;
        } catch (IOException | RuntimeException | Error e) {
            undo.runAfter(e);
            throw e;
        }
    }

    /** It is a hint to the driver; one that does not take it is no reason not to read. */
    private void makeReadOnly(Connection connection) throws SQLException {
        if (connection.isReadOnly()) {
            return;
        }
        undo.later(() -> {
            if (connection.isReadOnly()) {
                connection.setReadOnly(false);
            }
        });
        try {
            connection.setReadOnly(true);
        } catch (SQLException notTaken) {
            // DuckDB and SQLite, for two, only open connections so.
        }
    }

    private JdbcCursor run(Connection connection, Database database) throws SQLException, IOException {
        SessionZone zone = database.hasSessionTimestamps() ? SessionZone.of(connection) : SessionZone.NONE;
        Statement statement = parameters.isEmpty()
                ? connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)
                : connection.prepareStatement(query.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        undo.later(statement::close);
        database.fetch(statement, fetchSize);
        InterruptWatch watch = InterruptWatch.start(statement);
        undo.later(watch::end);
        ResultSet rows;
        if (statement instanceof PreparedStatement prepared && !parameters.isEmpty()) {
            for (int i = 0; i < parameters.size(); i++) {
                prepared.setObject(i + 1, parameters.get(i));
            }
            rows = prepared.executeQuery();
        } else {
            rows = statement.executeQuery(query.sql());
        }
        undo.later(rows::close);
        if (database.cancelsFirst()) {
            undo.later(() -> {
                if (!ended) {
                    statement.cancel();
                }
            });
        }
        List<JdbcColumn> columns = columns(rows.getMetaData(), database, zone);
        mark.start(columns);
        return new JdbcCursor(columns, rows, undo, mark, this::end);
    }

    private void end() {
        ended = true;
        mark.end();
    }

    private static List<JdbcColumn> columns(ResultSetMetaData about, Database database, SessionZone zone)
            throws SQLException, IOException {
        List<JdbcColumn> columns = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int at = 1; at <= about.getColumnCount(); at++) {
            JdbcColumn column = JdbcColumn.of(about, at, database, zone);
            String name = column.header().name();
            // PostgreSQL calls a column so that has no name.
            if (name.isEmpty() || name.equals("?column?")) {
                throw new IOException("column " + at + " of the query has no name: give it one with AS");
            }
            Integer before = places.put(name, at);
            if (before != null) {
                throw new IOException("columns " + before + " and " + at + " of the query are both called \"" + name
                        + "\": give one another name with AS");
            }
            columns.add(column);
        }
        return columns;
    }

    private IOException failure(String what, SQLException e) {
        if (Thread.currentThread().isInterrupted()) {
            IOException interrupted = SqlFailure.interrupted(0);
            interrupted.initCause(e);
            return interrupted;
        }
        return SqlFailure.early(what, e, query);
    }
}
