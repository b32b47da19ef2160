package io.github.retention4j.io.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What each database needs so that rows come one after the other, not all at once into memory. */
enum Database {
    /** Holds all rows in memory unless autocommit is off and a fetch size set. */
    POSTGRESQL(Rows.FETCHED, 10_000, true, false),
    /** Connector/J holds all rows in memory unless the fetch size is this one; its other drivers take a usual one. */
    MYSQL(Rows.ONE_BY_ONE, 0, true, true),
    MARIADB(Rows.FETCHED, 10_000, true, true),
    /** Buffers no more than it must by itself; a fetch size would do nothing. */
    SQL_SERVER(Rows.AS_THEY_COME, 0, true, true),
    /** Fetches 10 rows a round trip if nothing is said, and makes room for all that are fetched at once. */
    ORACLE(Rows.FETCHED, 5_000, true, false),
    H2(Rows.FETCHED, 10_000, true, false),
    /** Has read-only connections, but no connection can be made so. */
    DUCKDB(Rows.AS_THEY_COME, 0, false, false),
    SQLITE(Rows.FETCHED, 10_000, false, false),
    OTHER(Rows.FETCHED, 10_000, false, false);

    private enum Rows {
        FETCHED,
        ONE_BY_ONE,
        AS_THEY_COME
    }

    private final Rows rows;
    private final int fetchSize;
    private final boolean inTransaction;
    private final boolean cancelsFirst;

    Database(Rows rows, int fetchSize, boolean inTransaction, boolean cancelsFirst) {
        this.rows = rows;
        this.fetchSize = fetchSize;
        this.inTransaction = inTransaction;
        this.cancelsFirst = cancelsFirst;
    }

    /** Which one a connection is to. Where a driver is used for a database that speaks the same language, the driver counts. */
    static Database of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        return named(about.getDriverName(), about.getDatabaseProductName());
    }

    static Database named(String driver, String product) {
        String names = (driver + " " + product).toLowerCase(Locale.ROOT);
        if (names.contains("postgresql") || names.contains("redshift")) {
            return POSTGRESQL;
        }
        if (driver.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return MARIADB;
        }
        if (names.contains("mysql")) {
            return MYSQL;
        }
        if (names.contains("sql server")) {
            return SQL_SERVER;
        }
        if (names.contains("oracle")) {
            return ORACLE;
        }
        if (names.contains("duckdb")) {
            return DUCKDB;
        }
        if (names.contains("sqlite")) {
            return SQLITE;
        }
        return product.equals("H2") ? H2 : OTHER;
    }

    /** Whether a connection of ours leaves autocommit for a transaction, which is rolled back in the end. */
    boolean readsInTransaction() {
        return inTransaction;
    }

    /** Whether a connection that commits by itself makes the driver hold all rows in memory. */
    boolean needsTransaction() {
        return this == POSTGRESQL;
    }

    /** Whether closing a result before its last row would read all the others first, unless the statement is canceled. */
    boolean cancelsFirst() {
        return cancelsFirst;
    }

    /** Whether a TIMESTAMP is an instant, shown as a clock in the session's zone shows it. */
    boolean hasSessionTimestamps() {
        return this == MYSQL || this == MARIADB;
    }

    /** Says how rows are wanted; {@code stated} is what the user asked for, 0 if nothing. */
    void fetch(Statement statement, int stated) throws SQLException {
        try {
            fetchAs(statement, stated);
        } catch (SQLException e) {
            if (this != OTHER) {
                throw e;
            }
            // Of a driver that is not known it is a hint, which it may not take.
        }
    }

    private void fetchAs(Statement statement, int stated) throws SQLException {
        switch (rows) {
            case FETCHED -> statement.setFetchSize(stated > 0 ? stated : fetchSize);
            case ONE_BY_ONE -> statement.setFetchSize(Integer.MIN_VALUE);
            case AS_THEY_COME -> {}
        }
    }
}
