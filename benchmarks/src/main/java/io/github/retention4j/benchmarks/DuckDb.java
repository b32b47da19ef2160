package io.github.retention4j.benchmarks;

import static java.util.stream.Collectors.joining;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, in memory. */
final class DuckDb implements AutoCloseable {
    private static final int ROWS_OF_A_LIST = 1 << 16;
    private static final int ROWS_OF_A_LOAD = 1 << 22;

    private final DuckDBConnection connection;
    private final ZoneId zone;
    private final YearMonth firstMonth;

    DuckDb(ZoneId zone, int threads) throws SQLException {
        this.zone = zone;
        firstMonth = YearMonth.from(OrderColumns.FIRST.atZone(zone));
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = " + threads);
    }

    /**
     * Loads the order log as the table {@code orders}. Columns go over as lists of many values, which takes a quarter of
     * the time that rows take.
     */
    void load(OrderColumns orders) throws SQLException {
        execute("CREATE TABLE orders (customer BIGINT, millis BIGINT, amount BIGINT)");
        for (int from = 0; from < orders.rows(); from += ROWS_OF_A_LOAD) {
            int end = Math.min(orders.rows(), from + ROWS_OF_A_LOAD);
            execute("CREATE OR REPLACE TABLE lists (customers BIGINT[], millis BIGINT[], amounts BIGINT[])");
            try (DuckDBAppender lists = connection.createAppender("main", "lists")) {
                for (int i = from; i < end; i += ROWS_OF_A_LIST) {
                    int to = Math.min(end, i + ROWS_OF_A_LIST);
                    lists.beginRow();
                    lists.append(Arrays.copyOfRange(orders.customers(), i, to));
                    lists.append(Arrays.copyOfRange(orders.millis(), i, to));
                    lists.append(Arrays.copyOfRange(orders.amounts(), i, to));
                    lists.endRow();
                }
            }
            execute("INSERT INTO orders SELECT unnest(customers), unnest(millis), unnest(amounts) FROM lists");
        }
        execute("DROP TABLE IF EXISTS lists");
    }

    /** Does what a query needs to be done beforehand, and prepares it. */
    Prepared prepare(DuckDbQuery query) throws SQLException {
        if (!query.preparation().isEmpty()) {
            execute(query.preparation());
        }
        return new Prepared(query);
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(filled(sql));
    }

    /** A cohort matrix and what KPIs are made of. */
    record Answer(List<Cell> cells, Kpis kpis) {}

    /** A query ready to be asked, again and again. */
    final class Prepared {
        private final DuckDbQuery query;
        private final PreparedStatement matrix;
        private final PreparedStatement matrixAndKpis;

        private Prepared(DuckDbQuery query) throws SQLException {
            this.query = query;
            matrix = prepare(query.matrix());
            matrixAndKpis = prepare(query.matrixAndKpis());
        }

        List<Cell> matrix() throws SQLException {
            List<Cell> cells = new ArrayList<>();
            try (ResultSet rows = matrix.executeQuery()) {
                while (rows.next()) {
                    cells.add(cell(rows));
                }
            }
            return cells;
        }

        /** Cells tell all but who came again, which is their last column. */
        Answer matrixAndKpis() throws SQLException {
            List<Cell> cells = new ArrayList<>();
            long customers = 0;
            long repeaters = 0;
            long orders = 0;
            long revenue = 0;
            try (ResultSet rows = matrixAndKpis.executeQuery()) {
                while (rows.next()) {
                    Cell cell = cell(rows);
                    cells.add(cell);
                    customers += cell.age() == 0 ? cell.customers() : 0;
                    repeaters += rows.getLong(6);
                    orders += cell.orders();
                    revenue += cell.revenue();
                }
            }
            return new Answer(cells, new Kpis(customers, repeaters, orders, revenue));
        }

        @Override
        public String toString() {
            return query.toString();
        }

        private Cell cell(ResultSet row) throws SQLException {
            return new Cell(
                    firstMonth.plusMonths(row.getInt(1)),
                    row.getInt(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5));
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(filled(sql));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private String filled(String sql) {
        int months = (int) firstMonth.until(YearMonth.from(OrderColumns.END.atZone(zone)), ChronoUnit.MONTHS) + 1;
        String whole = sql.contains("$number") ? eachMonth(sql, months) : sql;
        return whole.replace("$streamed", DuckDbQuery.STREAM_OF_PAIRS)
                .replace("$bits", DuckDbQuery.BITS_OF_MONTHS)
                .replace("$active", TrendQuery.ACTIVE)
                .replace("$months", Integer.toString(months))
                .replace("$month", month("millis", this::millis, 0, months))
                .replace("$local_month", month("ordered_at", day -> "TIMESTAMP '" + day + "'", 0, months))
                .replace(
                        "$day_of_last",
                        Long.toString(OrderColumns.END
                                .minusMillis(1)
                                .atZone(zone)
                                .toLocalDate()
                                .toEpochDay()))
                .replace("$day", day())
                .replace("$since", "TIMESTAMP '" + firstMonth + "-01'")
                .replace("$zone", zone.getId());
    }

    /** The day of an instant as a number: its time, moved by what the zone's clocks then were ahead of UTC. */
    private String day() {
        ZoneRules rules = zone.getRules();
        StringBuilder ahead = new StringBuilder("CASE");
        for (ZoneOffsetTransition next = rules.nextTransition(OrderColumns.FIRST);
                next != null && next.getInstant().isBefore(OrderColumns.END);
                next = rules.nextTransition(next.getInstant())) {
            ahead.append(" WHEN millis < ").append(next.getInstant().toEpochMilli());
            ahead.append(" THEN ").append(next.getOffsetBefore().getTotalSeconds());
        }
        int last = rules.getOffset(OrderColumns.END).getTotalSeconds();
        ahead.append(" WHEN TRUE THEN ").append(last).append(" END");
        return "((millis + 1000 * " + ahead + ") // 86400000)";
    }

    private String millis(LocalDate day) {
        return Long.toString(day.atStartOfDay(zone).toInstant().toEpochMilli());
    }

    /** A query that names the number of a month is asked for each month by itself. */
    private String eachMonth(String sql, int months) {
        return IntStream.range(0, months)
                .mapToObj(month -> sql.replace("$number", Integer.toString(month))
                        .replace(
                                "$from_month",
                                millis(firstMonth.plusMonths(month).atDay(1)))
                        .replace(
                                "$to_month",
                                millis(firstMonth.plusMonths(month + 1).atDay(1))))
                .collect(joining(" UNION ALL "));
    }

    /** Which of the months from one to before another an order is in: a binary search, written out. */
    private String month(String column, Function<LocalDate, String> start, int from, int to) {
        if (to - from == 1) {
            return Integer.toString(from);
        }
        int middle = (from + to) >>> 1;
        return "CASE WHEN " + column + " < "
                + start.apply(firstMonth.plusMonths(middle).atDay(1)) + " THEN " + month(column, start, from, middle)
                + " ELSE " + month(column, start, middle, to) + " END";
    }
}
