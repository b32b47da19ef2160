package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Redemptions;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Redemption;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Redemptions of a loyalty programme's points in a CSV file, a row each.
 *
 * <ul>
 *   <li>{@link #customer}, {@link #redeemed} and {@link #points} are needed, or {@link #amount} in place of the points.
 *   <li>An empty order cell is a redemption without an order, and an empty reward cell one whose reward is not known.
 *   <li>No points, fewer, or a part of one is a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).redemptions().customer("CustomerID").redeemed("RedeemedAt", "yyyy-MM-dd HH:mm")
 *         .points("Points").order("OrderID").reward("Reward").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class RedemptionColumns extends RecordColumns<RedemptionColumns> {
    private static final String CUSTOMER = "customer";
    private static final String REDEEMED = "redeemed";
    private static final String ORDER = "order";
    private static final String REWARD = "reward";

    RedemptionColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States whose points they were.
     *
     * @param column the column's name
     * @return a new value
     */
    public RedemptionColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when they were spent.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public RedemptionColumns redeemed(String column, String pattern) {
        return with(mapping.withTime(REDEEMED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public RedemptionColumns redeemed(String column) {
        return with(mapping.withColumn(REDEEMED, column));
    }

    /**
     * States how many points, a whole number above zero.
     *
     * @param column the column's name
     * @return a new value
     */
    public RedemptionColumns points(String column) {
        return with(mapping.withColumn(PointsColumn.POINTS, column));
    }

    /**
     * States the money that the points are, of a programme in money: 30.00 is 3000 points, each of a minor unit of the currency.
     *
     * @param column the column's name
     * @return a new value
     */
    public RedemptionColumns amount(String column) {
        return with(mapping.withColumn(PointsColumn.AMOUNT, column));
    }

    /**
     * States the order that they paid for.
     *
     * @param column the column's name
     * @return a new value
     */
    public RedemptionColumns order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    /**
     * States what they were spent on.
     *
     * @param column the column's name
     * @return a new value
     */
    public RedemptionColumns reward(String column) {
        return with(mapping.withColumn(REWARD, column));
    }

    @Override
    RedemptionColumns with(Mapping changed) {
        return new RedemptionColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Redemptions.KIND);
        int customer = table.name(CUSTOMER);
        Times redeemed = table.times(REDEEMED, builder);
        ToLongFunction<Row> points = PointsColumn.of(mapping, table, builder);
        int order = table.optionalOrder(ORDER);
        int reward = table.optionalName(REWARD);
        return row -> {
            Redemption redemption = Table.valid(() -> new Redemption(
                    row.required(customer),
                    redeemed.instant(row),
                    points.applyAsLong(row),
                    row.optional(order),
                    row.optional(reward)));
            into.add(Redemptions.KIND, redemption);
        };
    }
}
