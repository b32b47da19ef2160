package io.github.retention4j.benchmarks;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoField.MILLI_OF_SECOND;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.history.History;
import io.github.retention4j.io.jdbc.Jdbc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** Orders in a database: what reading them by JDBC costs beyond what its driver takes for the same cells. */
final class JdbcPart {
    static final String SQL = "SELECT customer_id, ordered_at, total FROM orders";
    private static final int ROUNDS = 5;

    private JdbcPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        List<Cell> expected = Ours.cells(Ours.cohorts(Ours.build(columns, zone, threads), threads));
        Path file = SourceFiles.database(columns, zone);
        try (Connection connection = connect(file, threads)) {
            Jdbc query = Jdbc.query(connection, SQL);
            Cell.requireSame(Ours.cells(Ours.cohorts(read(query, zone, threads), threads)), "the log", expected);
            CellSums.of(query).requireSame(driverAlone(connection));
            Contender alone = new Contender(() -> driverAlone(connection)).warmedUp(2);
            Contender cells = new Contender(() -> CellSums.of(query)).warmedUp(2);
            Contender waiting = new Contender(() -> Ours.take(query, Ours.builder(zone, threads))).warmedUp(2);
            Contender built = new Contender(() -> read(query, zone, threads)).warmedUp(2);
            Contender.takeTurns(ROUNDS, alone, cells, waiting, built);
            Table table = new Table(String.format(
                    Locale.ROOT,
                    "DuckDB database of %,d orders by JDBC, %s, %s",
                    orders,
                    zone,
                    threads == 1 ? "one thread" : threads + " threads"));
            table.slower("query → cells; than the driver alone", cells, alone, Table.NO_GOAL);
            table.slower("query → builder; than the driver alone", waiting, alone, Table.NO_GOAL);
            table.slower("query → built history; than the driver alone", built, alone, Table.NO_GOAL);
        } finally {
            Files.delete(file);
        }
    }

    /** Its rows come as they are asked for, and are not all kept by DuckDB first. */
    static Connection connect(Path database, int threads) throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("jdbc_stream_results", "true");
        settings.setProperty("threads", Integer.toString(threads));
        return DriverManager.getConnection("jdbc:duckdb:" + database, settings);
    }

    private static History read(Jdbc query, ZoneId zone, int threads) {
        return Ours.take(query, Ours.builder(zone, threads)).build();
    }

    /** The same columns by the same connection, added up, as one writes it by hand. */
    private static CellSums driverAlone(Connection connection) throws SQLException {
        CellSums sums = new CellSums();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SQL)) {
            while (rows.next()) {
                LocalDateTime at = rows.getObject(2, LocalDateTime.class);
                sums.add(
                        rows.getLong(1),
                        1000 * at.toEpochSecond(UTC) + at.get(MILLI_OF_SECOND),
                        rows.getBigDecimal(3).unscaledValue().longValueExact());
            }
        }
        return sums;
    }
}
