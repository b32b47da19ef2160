package io.github.retention4j.benchmarks;

import static io.github.retention4j.benchmarks.Table.NO_GOAL;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;

/** Columns of numbers to the cohort matrix and the headline metrics. */
final class CohortParts {
    private static final int ROUNDS = 5;
    private static final int WARM_UPS = 5;
    private static final int TRIALS = 3;

    private CohortParts() {}

    static void oneThread(int orders, ZoneId zone) throws Exception {
        double bandwidth = Bandwidth.bytesPerSecond(1);
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        History history = Ours.build(columns, zone, 1);

        Contender scan = new Contender(() -> Ours.cohorts(history, 1)).warmedUp(WARM_UPS);
        Contender scanWithKpis = new Contender(() -> Ours.cohortsAndKpis(history, 1)).warmedUp(WARM_UPS);
        Contender weeks = new Contender(() -> Ours.weeklyCohorts(history, 1)).warmedUp(WARM_UPS);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            DuckDb.Prepared raw = fastest(database, history, TRIALS);
            Table table = againstDuckDb(raw, columns, zone, ROUNDS, 5, 5);
            DuckDb.Prepared prepared = database.prepare(DuckDbQuery.PREPARED);
            DuckDb.Prepared answered = database.prepare(DuckDbQuery.ANSWERED);
            requireSame(history, prepared);
            requireSame(history, answered);
            Contender rawTable = new Contender(raw::matrix);
            Contender preparedTable = new Contender(prepared::matrix);
            Contender answeredTable = new Contender(answered::matrix);
            Contender.takeTurns(ROUNDS, scan, rawTable, scanWithKpis, preparedTable, answeredTable, weeks);
            table.faster("built history → matrix; DuckDB: loaded table", scan, rawTable, 35);
            table.faster("the same; DuckDB: table sorted by customer, month a column", scan, preparedTable, 8);
            table.faster("the same; DuckDB: table that holds each order's cell", scan, answeredTable, NO_GOAL);
            table.slower("built history → matrix by week over three years, than by month", weeks, scan, 2);
            double nanosAnOrder = scanWithKpis.nanos() / orders;
            table.atMost("built history → matrix + KPIs", nanosAnOrder, "ns an order", 6);
            table.figure("memory read by a plain sum", bandwidth / 1e9, "GB/s");
            double bytesANano = bandwidth / 1e9;
            table.figure("matrix + KPIs, 8 bytes an order", 100 * Long.BYTES / nanosAnOrder / bytesANano, "% of that");
            double nanosOfMatrix = scan.nanos() / orders;
            table.atMost("built history → matrix: the day of an order is in its row", nanosOfMatrix, "ns an order", 4);
            table.figure("matrix, 8 bytes an order", 100 * Long.BYTES / nanosOfMatrix / bytesANano, "% of that");
        }
    }

    /** From columns to the answer, and DuckDB from its loaded table; gives the table for more lines. */
    static Table againstDuckDb(
            DuckDb.Prepared query,
            OrderColumns columns,
            ZoneId zone,
            int rounds,
            double goalOfBoth,
            double goalOfMatrix)
            throws Exception {
        Contender both = new Contender(() -> Ours.cohortsAndKpis(Ours.build(columns, zone, 1), 1)).warmedUp(rounds);
        Contender matrix = new Contender(() -> Ours.cohorts(Ours.build(columns, zone, 1), 1)).warmedUp(1);
        Contender theirBoth = new Contender(query::matrixAndKpis);
        Contender theirMatrix = new Contender(query::matrix);
        Contender.takeTurns(rounds, both, theirBoth, matrix, theirMatrix);
        Table table = new Table(String.format(
                Locale.ROOT, "%,d orders, %s, one thread, against DuckDB (%s)", columns.rows(), zone, query));
        table.faster("columns → history → matrix + KPIs; DuckDB: loaded table", both, theirBoth, goalOfBoth);
        table.faster("columns → history → matrix; DuckDB: loaded table", matrix, theirMatrix, goalOfMatrix);
        return table;
    }

    static void twoThreads(int orders, ZoneId zone) throws Exception {
        OrderColumns columns = OrderColumns.generate(orders, Spread.SKEWED);
        History history = Ours.build(columns, zone, 2);
        Contender build = new Contender(() -> Ours.build(columns, zone, 2)).warmedUp(WARM_UPS);
        Contender buildAlone = new Contender(() -> Ours.build(columns, zone, 1));
        Contender scan = new Contender(() -> Ours.cohortsAndKpis(history, 2)).warmedUp(WARM_UPS);
        Contender scanAlone = new Contender(() -> Ours.cohortsAndKpis(history, 1));
        Contender both = new Contender(() -> Ours.cohortsAndKpis(Ours.build(columns, zone, 2), 2));
        Contender.takeTurns(2 * ROUNDS, build, buildAlone, scan, scanAlone);
        Table table = new Table(String.format(Locale.ROOT, "%,d orders, %s, two threads against one", orders, zone));
        table.faster("columns → history", build, buildAlone, 1.7);
        table.faster("built history → matrix + KPIs", scan, scanAlone, 1.8);
        try (DuckDb database = new DuckDb(zone, 2)) {
            database.load(columns);
            DuckDb.Prepared query = fastest(database, history, TRIALS);
            Contender theirs = new Contender(query::matrixAndKpis);
            Contender.takeTurns(ROUNDS, both, theirs);
            table.faster("columns → history → matrix + KPIs; DuckDB with two threads", both, theirs, 6);
        }
        table.figure("memory read by a plain sum, one thread", Bandwidth.bytesPerSecond(1) / 1e9, "GB/s");
        table.figure("memory read by a plain sum, two threads", Bandwidth.bytesPerSecond(2) / 1e9, "GB/s");
    }

    /** Checks the answers of both queries that can be DuckDB's fastest, and gives the one that took less. */
    static DuckDb.Prepared fastest(DuckDb database, History history, int trials) throws Exception {
        DuckDb.Prepared sort = database.prepare(DuckDbQuery.SORT);
        DuckDb.Prepared bits = database.prepare(DuckDbQuery.BITS);
        Contender sorting = new Contender(() -> requireSame(history, sort));
        Contender joining = new Contender(() -> requireSame(history, bits));
        Contender.takeTurns(trials, sorting, joining);
        return sorting.nanos() < joining.nanos() ? sort : bits;
    }

    /** Fails unless DuckDB's matrix and KPIs are ours; gives the KPIs. */
    static Kpis requireSame(History history, DuckDb.Prepared query) throws SQLException {
        Report report = Ours.cohortsAndKpis(history, 1);
        DuckDb.Answer theirs = query.matrixAndKpis();
        Cell.requireSame(Ours.cells(report.get(CohortRetention.monthly())), "DuckDB's " + query, theirs.cells());
        Kpis ours = Ours.kpis(report, history.observed());
        ours.requireSame("DuckDB's " + query, theirs.kpis());
        return ours;
    }
}
