package io.github.retention4j.benchmarks;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, in memory, with the order log loaded as the table {@code orders}. */
final class DuckDb implements AutoCloseable {
    private final DuckDBConnection connection;
    private final PreparedStatement statement;
    private final YearMonth firstMonth;

    DuckDb(OrderLog log, DuckDbQuery query) throws SQLException {
        OrderColumns orders = log.columns();
        ZoneId zone = log.zone();
        firstMonth = YearMonth.from(OrderColumns.FIRST.atZone(zone));
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (Statement setup = connection.createStatement()) {
            setup.execute("SET threads = " + log.threads());
            setup.execute("CREATE TABLE orders (customer BIGINT, millis BIGINT, amount BIGINT)");
            try (DuckDBAppender rows = connection.createAppender("main", "orders")) {
                for (int i = 0; i < orders.rows(); i++) {
                    rows.beginRow();
                    rows.append(orders.customers()[i]);
                    rows.append(orders.millis()[i]);
                    rows.append(orders.amounts()[i]);
                    rows.endRow();
                }
            }
            if (!query.preparation().isEmpty()) {
                setup.execute(filled(query.preparation(), zone));
            }
        }
        statement = connection.prepareStatement(filled(query.sql(), zone));
    }

    List<Cell> cohorts() throws SQLException {
        List<Cell> cells = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                cells.add(new Cell(
                        firstMonth.plusMonths(rows.getInt(1)),
                        rows.getInt(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5)));
            }
        }
        return cells;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
        connection.close();
    }

    private String filled(String sql, ZoneId zone) {
        int months = (int) firstMonth.until(YearMonth.from(OrderColumns.END.atZone(zone)), ChronoUnit.MONTHS) + 1;
        long[] starts = new long[months + 1];
        for (int month = 0; month <= months; month++) {
            LocalDate first = firstMonth.plusMonths(month).atDay(1);
            starts[month] = first.atStartOfDay(zone).toInstant().toEpochMilli();
        }
        return sql.replace("$bits", DuckDbQuery.BITS_OF_MONTHS)
                .replace("$months", Integer.toString(months))
                .replace("$month", month(starts, 0, months))
                .replace("$since", "TIMESTAMP '" + firstMonth + "-01'")
                .replace("$first_hour", Long.toString(starts[0] / 3_600_000))
                .replace("$end_hour", Long.toString(starts[months] / 3_600_000))
                .replace("$zone", zone.getId());
    }

    /** Which of the months from one to before another an order is in. */
    private static String month(long[] starts, int from, int to) {
        if (to - from == 1) {
            return Integer.toString(from);
        }
        int middle = (from + to) >>> 1;
        return "CASE WHEN millis < " + starts[middle] + " THEN " + month(starts, from, middle) + " ELSE "
                + month(starts, middle, to) + " END";
    }
}
