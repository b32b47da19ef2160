package io.github.retention4j.benchmarks;

import static java.util.stream.Collectors.toSet;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.segment.RfmTable;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How many customers are in each of 5 × 5 × 5 cells of recency, frequency and monetary value. */
final class RfmPart {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 5;

    private static final String ABOVE = """
            CREATE MACRO above(value, cuts) AS (value > cuts[1])::INTEGER + (value > cuts[2])::INTEGER
                + (value > cuts[3])::INTEGER + (value > cuts[4])::INTEGER""";

    /**
     * One group-by, then the values at which the quintiles end, then each customer's score: how many of these values
     * theirs lies above. Equal values get equal scores. Days are the calendar's, from the day of the log's last order.
     */
    private static final String SQL = """
            WITH customers AS MATERIALIZED (
                SELECT ($day_of_last - $day)::INTEGER AS days, orders, revenue
                FROM (SELECT max(millis) AS millis, count(*)::INTEGER AS orders, sum(amount)::BIGINT AS revenue
                    FROM orders GROUP BY customer)),
            cuts AS (
                SELECT quantile_disc(days, [0.2, 0.4, 0.6, 0.8]) AS r, quantile_disc(orders, [0.2, 0.4, 0.6, 0.8]) AS f,
                    quantile_disc(revenue, [0.2, 0.4, 0.6, 0.8]) AS m
                FROM customers)
            SELECT 5 - above(days, r) AS recency, 1 + above(orders, f) AS frequency, 1 + above(revenue, m) AS monetary,
                count(*) AS customers
            FROM customers, cuts GROUP BY recency, frequency, monetary""";

    private RfmPart() {}

    /** Scores from 1 to 5, the best, and how many customers have them. */
    record RfmCell(int recency, int frequency, int monetary, long customers) {}

    static void run(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        History history = Ours.build(columns, zone, 1);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            database.execute(ABOVE);
            PreparedStatement statement = database.prepare(SQL);
            requireSame(Ours.rfm(history), cells(statement));
            Contender ours = new Contender(() -> Ours.rfm(history)).warmedUp(WARM_UPS);
            Contender theirs = new Contender(() -> cells(statement));
            Contender.takeTurns(ROUNDS, ours, theirs);
            Table table = new Table(String.format(Locale.ROOT, "%,d orders, RFM, %s, one thread", orders, zone));
            table.faster("built history → RFM cells; DuckDB: loaded table", ours, theirs, 20);
            table.atMost("built history → RFM cells", ours.nanos() / orders, "ns an order", 15);
        }
    }

    private static void requireSame(RfmTable ours, List<RfmCell> theirs) {
        Set<RfmCell> cells = ours.cells().stream()
                .map(c -> new RfmCell(c.recency(), c.frequency(), c.monetary(), c.customers()))
                .collect(toSet());
        if (!cells.equals(Set.copyOf(theirs))) {
            throw new IllegalStateException("RFM cells differ: ours " + cells + ", DuckDB's " + theirs);
        }
    }

    private static List<RfmCell> cells(PreparedStatement statement) throws SQLException {
        List<RfmCell> cells = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                cells.add(new RfmCell(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getLong(4)));
            }
        }
        return cells;
    }
}
