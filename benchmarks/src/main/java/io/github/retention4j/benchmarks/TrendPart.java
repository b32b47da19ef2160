package io.github.retention4j.benchmarks;

import static io.github.retention4j.benchmarks.Table.NO_GOAL;
import static java.util.Comparator.comparingDouble;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.benchmarks.Trend.Point;
import io.github.retention4j.benchmarks.TrendQuery.Form;
import io.github.retention4j.history.History;
import io.github.retention4j.model.Window;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A number for each month, week after week and over decades. */
final class TrendPart {
    static final List<Window> MONTHS = Window.months(2023, 1, 2025, 12);

    private static final List<Window> WEEKS =
            Window.weeks(LocalDate.of(2023, 1, 2), LocalDate.of(2025, 12, 28), DayOfWeek.MONDAY);
    private static final List<Window> TWENTY_YEARS = Window.months(2006, 1, 2025, 12);
    private static final Instant TWENTY_YEARS_AGO = Instant.parse("2006-01-01T00:00:00Z");

    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 5;
    private static final int TRIALS = 3;
    private static final int EVERY = 7;
    private static final double MOST = 1.5;

    private TrendPart() {}

    /** With half as many orders as other parts. */
    static void run(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders / 2, Spread.SKEWED);
        History history = Ours.build(columns, zone, 1);
        History longer = Ours.build(OrderColumns.generate(orders / 2, Spread.SKEWED, TWENTY_YEARS_AGO, 1), zone, 1);
        Table table = new Table(String.format(
                Locale.ROOT,
                "%,d orders of %,d customers, a number for each of 36 months, %s, one thread",
                history.orderCount(),
                history.customerCount(),
                zone));
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            database.execute(TrendQuery.QUARTERS);
            database.execute(DuckDbQuery.PREPARED.preparation());
            for (Trend trend : Trend.values()) {
                againstDuckDb(trend, history, database, table);
            }
        }
        for (Trend trend : Trend.values()) {
            againstMonths(trend, history, longer, table);
        }
    }

    private static void againstDuckDb(Trend trend, History history, DuckDb database, Table table) throws Exception {
        Contender ours = new Contender(() -> trend.of(history, MONTHS)).warmedUp(WARM_UPS);
        TrendQuery best = fastest(trend, history, database);
        Contender loaded = asked(best, history, database);
        Contender prepared = asked(TrendQuery.of(trend, Form.PREPARED).get(0), history, database);
        Contender firstTry = asked(TrendQuery.of(trend, Form.FIRST_TRY).get(0), history, database);
        Contender.takeTurns(ROUNDS, ours, loaded, prepared, firstTry);
        table.faster(trend + "; DuckDB: loaded table (" + best + ")", ours, loaded, 3);
        table.faster(trend + "; DuckDB: table sorted by customer, month a column", ours, prepared, 1);
        table.faster(trend + "; DuckDB: loaded table, SQL as one writes it first", ours, firstTry, NO_GOAL);
        for (TrendQuery query : TrendQuery.of(trend, Form.INTERVAL)) {
            Contender interval = asked(query, history, database);
            Contender.takeTurns(ROUNDS, ours, interval);
            table.faster(trend + "; DuckDB: loaded table, with the sums an interval needs", ours, interval, NO_GOAL);
        }
        table.figure(trend.toString(), ours.nanos() / history.orderCount(), "ns an order");
    }

    private static TrendQuery fastest(Trend trend, History history, DuckDb database) throws Exception {
        Map<TrendQuery, Contender> all = new LinkedHashMap<>();
        for (TrendQuery query : TrendQuery.of(trend, Form.FAST)) {
            all.put(query, asked(query, history, database));
        }
        Contender.takeTurns(TRIALS, all.values().toArray(new Contender[0]));
        return Collections.min(
                        all.entrySet(), comparingDouble(each -> each.getValue().nanos()))
                .getKey();
    }

    /** A query that has been found to give what we give. */
    private static Contender asked(TrendQuery query, History history, DuckDb database) throws Exception {
        PreparedStatement statement = database.prepare(query.sql());
        YearMonth first =
                YearMonth.from(OrderColumns.FIRST.atZone(history.basis().zone()));
        List<Point> theirs = points(statement, first);
        List<Point> inWindows =
                theirs.stream().filter(point -> MONTHS.contains(point.window())).toList();
        List<Point> ours = query.trend().points(history, MONTHS);
        if (query.form() != Form.INTERVAL) {
            ours = ours.stream().map(Point::withoutSpread).toList();
        }
        requireSame(ours, "DuckDB's " + query, inWindows);
        return new Contender(() -> points(statement, first));
    }

    private static List<Point> points(PreparedStatement statement, YearMonth first) throws SQLException {
        List<Point> points = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                YearMonth month = first.plusMonths(rows.getInt(1));
                List<BigInteger> spread = new ArrayList<>();
                for (int column = 4; column <= rows.getMetaData().getColumnCount(); column++) {
                    spread.add(BigInteger.valueOf(rows.getLong(column)));
                }
                Point point = new Point(
                        Window.month(month.getYear(), month.getMonthValue()), rows.getLong(2), rows.getLong(3), spread);
                if (point.whole() > 0) {
                    points.add(point);
                }
            }
        }
        return points;
    }

    /** More windows over the same orders, and over as many orders of twenty years. */
    private static void againstMonths(Trend trend, History history, History longer, Table table) throws Exception {
        requireSameAlone(trend, history, WEEKS);
        requireSameAlone(trend, longer, TWENTY_YEARS);
        Contender months = new Contender(() -> trend.of(history, MONTHS)).warmedUp(WARM_UPS);
        Contender weeks = new Contender(() -> trend.of(history, WEEKS)).warmedUp(WARM_UPS);
        Contender decades = new Contender(() -> trend.of(longer, TWENTY_YEARS)).warmedUp(WARM_UPS);
        Contender.takeTurns(ROUNDS, months, weeks, decades);
        table.slower(trend + ": " + WEEKS.size() + " weeks against 36 months", weeks, months, MOST);
        table.slower(trend + ": 240 months over 20 years against 36 over 3", decades, months, MOST);
    }

    /** A window asked for with many others has the answer it has alone; some of them are tried. */
    private static void requireSameAlone(Trend trend, History history, List<Window> windows) {
        List<Point> together = trend.points(history, windows);
        List<Point> alone = new ArrayList<>();
        for (int i = 0; i < together.size(); i += EVERY) {
            alone.addAll(trend.points(history, List.of(together.get(i).window())));
        }
        if (!together.containsAll(alone) || alone.size() < windows.size() / EVERY) {
            throw new IllegalStateException(trend + ": alone " + alone + ", together " + together);
        }
    }

    private static void requireSame(List<Point> ours, String other, List<Point> theirs) {
        if (ours.isEmpty() || ours.size() != theirs.size() || !new HashSet<>(ours).equals(new HashSet<>(theirs))) {
            throw new IllegalStateException(other + " has " + theirs + ", Retention4j " + ours);
        }
    }
}
