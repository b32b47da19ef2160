package io.github.retention4j.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Files that DuckDB itself writes. */
final class Sql {
    private Sql() {}

    static void run(String... statements) throws SQLException {
        in("jdbc:duckdb:", statements);
    }

    static void in(String url, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static Path parquet(Path file, String query) throws SQLException {
        return copy(file, query, "parquet");
    }

    static Path copy(Path file, String query, String format) throws SQLException {
        run("copy (" + query + ") to " + Paths.quoted(file.toString()) + " (format " + format + ")");
        return file;
    }
}
