package io.github.retention4j.io.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A driver that answers one query, notes what was asked of it, and refuses what the driver that it stands for would answer by holding
 * all rows in memory. It can fail at any call.
 */
final class FakeDatabase {
    /** A column as a driver describes it. */
    record Column(String label, int type, String typeName, int precision, int scale) {}

    final String driver;
    final String product;
    final List<String> settings = new ArrayList<>();
    final List<Object> parameters = new ArrayList<>();
    String sessionZone = "+00:00";
    boolean autoCommit = true;
    boolean readOnly;
    boolean inTransaction;
    int fetchSize;
    int open;
    int calls;
    private final List<Column> columns;
    private final List<List<Object>> rows;
    private int failAt;
    private boolean rowsOpen;
    private boolean allRead;
    private boolean canceled;
    private boolean lastWasNull;

    FakeDatabase(String driver, String product, List<Column> columns, List<List<Object>> rows) {
        this.driver = driver;
        this.product = product;
        this.columns = columns;
        this.rows = rows;
    }

    /** The call that fails, from 1. */
    FakeDatabase failingAt(int call) {
        failAt = call;
        return this;
    }

    DataSource source() {
        return Sources.of(() -> {
            call("connect");
            return connection();
        });
    }

    private void call(String name) throws SQLException {
        calls++;
        if (calls == failAt) {
            throw new SQLException("broken at " + name + " by 'Ali'", "08006");
        }
    }

    private static void require(boolean rule, String broken) {
        if (!rule) {
            throw new AssertionError(broken);
        }
    }

    private <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            // What gives nothing back has happened by the time it fails.
            Object done = method.getReturnType() == void.class ? handler.invoke(self, method, args) : "";
            call(type.getSimpleName() + "." + method.getName());
            return method.getReturnType() == void.class ? done : handler.invoke(self, method, args);
        }));
    }

    Connection connection() {
        open++;
        return proxy(Connection.class, (self, method, args) -> switch (method.getName()) {
            case "getMetaData" ->
                proxy(DatabaseMetaData.class, (data, asked, none) -> switch (asked.getName()) {
                    case "getDriverName" -> driver;
                    case "getDatabaseProductName" -> product;
                    default -> throw new UnsupportedOperationException(asked.getName());
                });
            case "getAutoCommit" -> autoCommit;
            case "isReadOnly" -> readOnly;
            case "setAutoCommit" -> {
                autoCommit = (boolean) args[0];
                settings.add("autoCommit " + autoCommit);
                yield null;
            }
            case "setReadOnly" -> {
                require(!inTransaction, "PostgreSQL refuses this inside of a transaction");
                readOnly = (boolean) args[0];
                settings.add("readOnly " + readOnly);
                yield null;
            }
            case "rollback" -> {
                require(!autoCommit, "there is nothing to roll back");
                inTransaction = false;
                settings.add("rollback");
                yield null;
            }
            case "createStatement" -> args == null ? statement(Statement.class, "") : streaming(args, 0, "");
            case "prepareStatement" -> streaming(args, 1, (String) args[0]);
            case "close" -> {
                open--;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Statement streaming(Object[] args, int from, String sql) {
        require(
                args.length == from + 2
                        && args[from].equals(ResultSet.TYPE_FORWARD_ONLY)
                        && args[from + 1].equals(ResultSet.CONCUR_READ_ONLY),
                "not forward-only and read-only");
        return sql.isEmpty() ? statement(Statement.class, sql) : statement(PreparedStatement.class, sql);
    }

    private <S extends Statement> S statement(Class<S> type, String prepared) {
        open++;
        return proxy(type, (self, method, args) -> switch (method.getName()) {
            case "setFetchSize" -> {
                fetchSize = (int) args[0];
                yield null;
            }
            case "setObject" -> {
                parameters.add(args[1]);
                yield null;
            }
            case "executeQuery" -> execute(args == null ? prepared : (String) args[0]);
            case "cancel" -> {
                canceled = true;
                yield null;
            }
            case "close" -> {
                open--;
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private ResultSet execute(String sql) {
        require(!rowsOpen, "one result at a time");
        if (sql.contains("@@")) {
            List<Column> zone = List.of(new Column("a", 12, "VARCHAR", 9, 0), new Column("b", 12, "VARCHAR", 9, 0));
            return result(zone, List.of(List.of(sessionZone, "CST")), false);
        }
        switch (driver) {
            case "PostgreSQL JDBC Driver" -> require(!autoCommit && fetchSize > 0, "all rows at once");
            case "MySQL Connector/J" -> require(fetchSize == Integer.MIN_VALUE, "all rows at once");
            case "MariaDB Connector/J" -> require(fetchSize > 0, "all rows at once");
            case "Oracle JDBC driver" -> require(fetchSize >= 1000 && fetchSize <= 5000, "10 rows a round trip");
            case "Microsoft JDBC Driver 13.6 for SQL Server" -> require(fetchSize == 0, "needs none");
            default -> {}
        }
        inTransaction = !autoCommit;
        return result(columns, rows, true);
    }

    private ResultSet result(List<Column> of, List<List<Object>> cells, boolean ofTheQuery) {
        open++;
        rowsOpen = true;
        allRead = !ofTheQuery;
        int[] row = {-1};
        return proxy(ResultSet.class, (self, method, args) -> switch (method.getName()) {
            case "next" -> {
                row[0]++;
                allRead |= row[0] >= cells.size();
                yield row[0] < cells.size();
            }
            case "getMetaData" ->
                proxy(ResultSetMetaData.class, (data, asked, at) -> described(of, asked.getName(), at));
            case "wasNull" -> lastWasNull;
            case "close" -> {
                boolean drains =
                        driver.contains("MySQL") || driver.contains("SQL Server") || driver.contains("MariaDB");
                require(allRead || canceled || !drains, "reads all the others first");
                open--;
                rowsOpen = false;
                yield null;
            }
            default -> cell(cells.get(row[0]).get((int) args[0] - 1), method.getReturnType());
        });
    }

    private Object cell(Object value, Class<?> type) {
        lastWasNull = value == NULL;
        if (type == long.class) {
            return lastWasNull ? 0L : ((Number) value).longValue();
        }
        if (type == double.class) {
            return lastWasNull ? 0.0 : ((Number) value).doubleValue();
        }
        if (type == boolean.class) {
            return !lastWasNull && (boolean) value;
        }
        return lastWasNull ? null : value;
    }

    /** A cell without a value. */
    static final Object NULL = new Object();

    private static Object described(List<Column> of, String asked, Object[] at) {
        if (asked.equals("getColumnCount")) {
            return of.size();
        }
        Column column = of.get((int) at[0] - 1);
        return switch (asked) {
            case "getColumnLabel" -> column.label();
            case "getColumnType" -> column.type();
            case "getColumnTypeName" -> column.typeName();
            case "getPrecision" -> column.precision();
            case "getScale" -> column.scale();
            default -> throw new UnsupportedOperationException(asked);
        };
    }
}
