package io.github.retention4j.benchmarks;

import io.github.retention4j.benchmarks.OrderColumns.Spread;
import java.time.ZoneId;

/** A shop of one-time buyers: what a customer costs is then borne by a single order. */
final class OncePart {
    private static final int ROUNDS = 5;
    private static final int TRIALS = 2;

    private OncePart() {}

    static void run(int orders, ZoneId zone) throws Exception {
        Cost eight = Cost.of(OrderColumns.generate(orders, Spread.SKEWED), zone, ROUNDS);
        OrderColumns columns = OrderColumns.generate(orders, Spread.ONCE);
        Cost one = Cost.of(columns, zone, ROUNDS);
        Table table =
                new Table("One order a customer against about eight: nanoseconds an order, " + zone + ", one thread");
        one.compareWith(eight, table, "one against eight", 1.5, 2.2);
        try (DuckDb database = new DuckDb(zone, 1)) {
            database.load(columns);
            DuckDb.Prepared query = CohortParts.fastest(database, Ours.build(columns, zone, 1), TRIALS);
            CohortParts.againstDuckDb(query, columns, zone, ROUNDS, 1.4, Table.NO_GOAL);
        }
    }
}
