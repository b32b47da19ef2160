package io.github.retention4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;

/** The order log as files that DuckDB writes, from the same CSV file. */
final class SourceFiles {
    private SourceFiles() {}

    static Path parquet(OrderColumns orders, ZoneId zone) throws IOException, SQLException {
        Path file = Files.createTempFile("orders", ".parquet");
        write("jdbc:duckdb:", orders, zone, "COPY (%s) TO '" + file + "' (FORMAT parquet)");
        return file;
    }

    /** A database of one table, {@code orders}. */
    static Path database(OrderColumns orders, ZoneId zone) throws IOException, SQLException {
        Path file = Files.createTempFile("orders", ".duckdb");
        // DuckDB makes a file, and takes none that is empty.
        Files.delete(file);
        write("jdbc:duckdb:" + file, orders, zone, "CREATE TABLE orders AS %s");
        return file;
    }

    private static void write(String url, OrderColumns orders, ZoneId zone, String sql)
            throws IOException, SQLException {
        Path csv = CsvFile.write(orders, zone);
        try (var connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    sql.formatted("FROM read_csv('" + csv + "', header = true, columns = {'order_id': 'BIGINT',"
                            + " 'customer_id': 'BIGINT', 'ordered_at': 'TIMESTAMP', 'total': 'DECIMAL(18, 2)'})"));
        } finally {
            Files.delete(csv);
        }
    }
}
