package io.github.retention4j.duckdb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** A connection to DuckDB while a source is read: one of ours, or one that is the user's and stays so. */
final class Session implements AutoCloseable {
    private static final int MOST_THREADS = 4;
    private static final String MEMORY = "2GB";
    private static final long CANCEL_AGAIN_MILLIS = 20;

    private final DuckDBConnection connection;
    private final boolean isOurs;

    private Session(DuckDBConnection connection, boolean isOurs) {
        this.connection = connection;
        this.isOurs = isOurs;
    }

    /** Opens a session. */
    interface Opening {
        Session open() throws IOException;
    }

    /** A column of a query that has not run. */
    record Described(String name, String type) {}

    /** An empty database. */
    static Session inMemory() throws IOException {
        Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty(
                "threads",
                String.valueOf(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors())));
        settings.setProperty("memory_limit", MEMORY);
        // Nowhere, so that no customer's data are left on a disk.
        settings.setProperty("temp_directory", "");
        return ready(settings, "SET TimeZone = 'UTC'", "SET Calendar = 'gregorian'");
    }

    /** A database's file, to be read only. */
    static Session of(Path database) throws IOException {
        Paths.check(database, "a database is one file");
        Session session = inMemory();
        try {
            session.run("ATTACH " + Paths.quoted(database.toString()) + " AS source (TYPE duckdb, READ_ONLY)");
            session.run("USE source");
            return session;
        } catch (SQLException e) {
            session.close();
            throw new Failure("").early(e);
        }
    }

    /** A connection of the user's. */
    static Opening borrow(Connection connection) {
        DuckDBConnection own;
        try {
            own = connection.unwrap(DuckDBConnection.class);
        } catch (SQLException e) {
            throw new IllegalArgumentException("the connection is not to DuckDB", e);
        }
        return () -> {
            Session session = new Session(own, false);
            try {
                if (!session.texts("select current_setting('preserve_insertion_order')::varchar")
                        .equals(List.of("true"))) {
                    throw new IOException(
                            "rows are read in their order, and on this connection they need not keep it; state"
                                    + " \"SET preserve_insertion_order = true\"");
                }
            } catch (SQLException e) {
                throw new Failure("").early(e);
            }
            return session;
        };
    }

    private static Session ready(Properties settings, String... statements) throws IOException {
        try {
            Session session =
                    new Session((DuckDBConnection) new DuckDBDriver().connect("jdbc:duckdb:", settings), true);
            try {
                for (String statement : statements) {
                    session.run(statement);
                }
                return session;
            } catch (SQLException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new Failure("").early(e);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The columns of a query, which is not run. */
    List<Described> describe(String sql) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(sql)) {
            ResultSetMetaData about = statement.getMetaData();
            List<Described> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(new Described(about.getColumnName(i), about.getColumnTypeName(i)));
            }
            return columns;
        }
    }

    /** The one column of a query whose result is small, nulls left out. */
    List<String> texts(String sql) throws IOException, SQLException {
        List<String> texts = new ArrayList<>();
        try (DuckDBPreparedStatement statement = prepare(sql);
                DuckDBChunkedResult result = execute(statement)) {
            while (result.nextChunk()) {
                var chunk = result.chunk();
                for (long row = 0; row < chunk.rowCount(); row++) {
                    String text = chunk.vector(0).getString(row);
                    if (text != null) {
                        texts.add(text);
                    }
                }
            }
        }
        return texts;
    }

    DuckDBPreparedStatement prepare(String sql) throws SQLException {
        return connection.prepare(sql);
    }

    /**
     * Runs a query up to its first rows, which may take long, and cancels it if this thread is interrupted. The driver waits without
     * looking, so it is another thread that waits for it.
     */
    DuckDBChunkedResult execute(DuckDBPreparedStatement statement) throws IOException, SQLException {
        FutureTask<DuckDBChunkedResult> running = new FutureTask<>(statement::query);
        Thread thread = new Thread(null, running, "retention4j-duckdb", 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            return running.get();
        } catch (InterruptedException e) {
            cancel(statement, running);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before the first row");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Until it has ended: before it has begun there is nothing to cancel. */
    private static void cancel(DuckDBPreparedStatement statement, FutureTask<DuckDBChunkedResult> running) {
        while (true) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // It was closed by its failure.
            }
            try {
                running.get(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS).close();
                return;
            } catch (ExecutionException | SQLException e) {
                return;
            } catch (TimeoutException | InterruptedException e) {
                // Once more.
            }
        }
    }

    private static SQLException failure(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException e) {
            throw e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause instanceof SQLException e ? e : new SQLException(cause);
    }

    /** Closes it after a failure, which is what is told. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (isOurs) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IOException("DuckDB could not be closed");
            }
        }
    }
}
