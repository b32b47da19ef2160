package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import io.github.retention4j.history.History;
import java.time.ZoneId;
import java.util.Locale;

/** What an order costs as there are more of them, and ten times as many orders against DuckDB. */
final class GrowthPart {
    private static final double MOST = 1.5;
    private static final int TIMES = 10;

    private GrowthPart() {}

    /** What an order costs to build and to scan, in nanoseconds. */
    private record Cost(double build, double scan) {
        static Cost of(OrderColumns columns, ZoneId zone, int rounds) throws Exception {
            Contender build = new Contender(() -> Ours.build(columns, zone, 1)).warmedUp(2);
            History history = Ours.build(columns, zone, 1);
            Contender scan = new Contender(() -> Ours.cohortsAndKpis(history, 1)).warmedUp(2);
            Contender.takeTurns(rounds, build, scan);
            return new Cost(build.nanos() / columns.rows(), scan.nanos() / columns.rows());
        }
    }

    static void run(int orders, ZoneId zone) throws Exception {
        Table table = new Table("Cost as work grows: nanoseconds an order, " + zone + ", one thread");
        Cost few = Cost.of(OrderColumns.generate(orders / TIMES, Spread.SKEWED), zone, 9);
        Cost some = Cost.of(OrderColumns.generate(orders, Spread.SKEWED), zone, 5);
        Cost once = Cost.of(OrderColumns.generate(orders, Spread.ONCE), zone, 5);
        compare(table, String.format(Locale.ROOT, "%,d orders against %,d", orders, orders / TIMES), some, few);
        compare(
                table,
                String.format(Locale.ROOT, "%,d orders, one a customer, against about eight", orders),
                once,
                some);

        OrderColumns columns = OrderColumns.generate(orders * TIMES, Spread.SKEWED);
        Cost many = Cost.of(columns, zone, 3);
        compare(table, String.format(Locale.ROOT, "%,d orders against %,d", orders * TIMES, orders), many, some);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            DuckDb.Prepared query = CohortParts.fastest(database, Ours.build(columns, zone, 1), 1);
            CohortParts.againstDuckDb(query, columns, zone, 2);
        }
    }

    private static void compare(Table table, String what, Cost cost, Cost than) {
        table.growth(what + ": build", cost.build, than.build, "ns", MOST);
        table.growth(what + ": scan with KPIs", cost.scan, than.scan, "ns", MOST);
    }
}
