package io.github.retention4j.io.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Databases of a test's own. */
final class Sources {
    private Sources() {}

    /** Gives connections of a kind. */
    interface Connecting {
        Connection connect() throws SQLException;
    }

    static DataSource of(Connecting connecting) {
        return new DataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return connecting.connect();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return connecting.connect();
            }

            @Override
            public PrintWriter getLogWriter() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void setLogWriter(PrintWriter out) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void setLoginTimeout(int seconds) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int getLoginTimeout() {
                return 0;
            }

            @Override
            public Logger getParentLogger() {
                throw new UnsupportedOperationException();
            }

            @Override
            public <T> T unwrap(Class<T> type) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean isWrapperFor(Class<?> type) {
                return false;
            }
        };
    }

    /** By an address, such as {@code jdbc:h2:mem:orders}. */
    static DataSource at(String url) {
        return of(() -> DriverManager.getConnection(url));
    }

    /** Counts a connection as open until it is closed. */
    static Connection counted(Connection real, AtomicInteger open) {
        open.incrementAndGet();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        open.decrementAndGet();
                    }
                    try {
                        return method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
