package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.PointsGrant;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Points that customers were given outside the rules of a loyalty programme, in a CSV file, a row each.
 *
 * <ul>
 *   <li>{@link #customer}, {@link #granted}, {@link #reason} and {@link #points} are needed, or {@link #amount} in place of the
 *       points.
 *   <li>The time may be before the days that the data cover: an opening balance has a row for each age of its points.
 *   <li>No points, fewer, or a part of one is a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).pointsGrants().customer("CustomerID").granted("GrantedOn", "yyyy-MM-dd")
 *         .points("Points").reason("Reason").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class PointsGrantColumns extends RecordColumns<PointsGrantColumns> {
    private static final String CUSTOMER = "customer";
    private static final String GRANTED = "granted";
    private static final String REASON = "reason";

    PointsGrantColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States who got them.
     *
     * @param column the column's name
     * @return a new value
     */
    public PointsGrantColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when they were given.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public PointsGrantColumns granted(String column, String pattern) {
        return with(mapping.withTime(GRANTED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public PointsGrantColumns granted(String column) {
        return with(mapping.withColumn(GRANTED, column));
    }

    /**
     * States how many points, a whole number above zero.
     *
     * @param column the column's name
     * @return a new value
     */
    public PointsGrantColumns points(String column) {
        return with(mapping.withColumn(PointsColumn.POINTS, column));
    }

    /**
     * States the money that the points are, of a programme in money: 30.00 is 3000 points, each of a minor unit of the currency.
     *
     * @param column the column's name
     * @return a new value
     */
    public PointsGrantColumns amount(String column) {
        return with(mapping.withColumn(PointsColumn.AMOUNT, column));
    }

    /**
     * States what they were given for.
     *
     * @param column the column's name
     * @return a new value
     */
    public PointsGrantColumns reason(String column) {
        return with(mapping.withColumn(REASON, column));
    }

    @Override
    PointsGrantColumns with(Mapping changed) {
        return new PointsGrantColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(PointsGrants.KIND);
        int customer = table.name(CUSTOMER);
        Times granted = table.times(GRANTED, builder);
        ToLongFunction<Row> points = PointsColumn.of(mapping, table, builder);
        int reason = table.name(REASON);
        return row -> {
            PointsGrant grant = Table.valid(() -> new PointsGrant(
                    row.required(customer), granted.instant(row), points.applyAsLong(row), row.required(reason)));
            into.add(PointsGrants.KIND, grant);
        };
    }
}
