package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import java.util.function.ToLongFunction;

/** How many points a row is of: a whole number, or money of which each minor unit is a point. */
final class PointsColumn {
    static final String POINTS = "points";
    static final String AMOUNT = "amount";

    private PointsColumn() {}

    /**
     * Reads the points of a row.
     *
     * @throws IllegalStateException if they are stated in two ways, or in none
     */
    static ToLongFunction<Row> of(Mapping mapping, Table table, HistoryBuilder builder) {
        if (mapping.has(POINTS) && mapping.has(AMOUNT)) {
            throw new IllegalStateException(
                    mapping.name() + ": state the points in one way: points(...) or amount(...)");
        }
        if (mapping.has(AMOUNT)) {
            int amount = table.column(AMOUNT);
            Decimals money = table.moneyOfCurrency(builder);
            return row -> money.amount(row, amount);
        }
        int points = table.column(POINTS);
        Decimals decimals = table.decimals(0);
        return row -> decimals.wholeLong(row, points);
    }
}
