package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import java.time.ZoneId;
import java.util.Locale;

/** What an order costs as there are more of them, and ten times as many orders against DuckDB. */
final class GrowthPart {
    private static final double MOST = 1.5;
    private static final int TIMES = 10;

    private GrowthPart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        Table table = new Table("Cost as work grows: nanoseconds an order, " + zone + ", one thread");
        Cost few = Cost.of(OrderColumns.generate(orders / TIMES, Spread.SKEWED), zone, 9);
        Cost some = Cost.of(OrderColumns.generate(orders, Spread.SKEWED), zone, 5);
        some.compareWith(few, table, against(orders, orders / TIMES), MOST, MOST);

        OrderColumns columns = OrderColumns.generate(orders * TIMES, Spread.SKEWED);
        Cost many = Cost.of(columns, zone, 3);
        many.compareWith(some, table, against(orders * TIMES, orders), MOST, MOST);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            DuckDb.Prepared query = CohortParts.fastest(database, Ours.build(columns, zone, 1), 1);
            CohortParts.againstDuckDb(query, columns, zone, 2, 4, 4);
        }
    }

    private static String against(int orders, int others) {
        return String.format(Locale.ROOT, "%,d orders against %,d", orders, others);
    }
}
