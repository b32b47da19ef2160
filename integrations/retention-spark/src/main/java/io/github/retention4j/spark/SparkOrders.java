package io.github.retention4j.spark;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.OrderColumns;
import java.time.ZoneId;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.joda.money.CurrencyUnit;

/**
 * A dataset of orders, and what has been stated of its columns. It is a value: each call returns a new one, and nothing is read before
 * a metric is asked.
 *
 * <ul>
 *   <li>State the customer, the time and the money. The rest of what {@link OrderColumns} has (lines, coupons, discounts, refunds) is
 *       stated by {@link #with}.
 *   <li>A {@code TIMESTAMP} is an instant; {@code TIMESTAMP_NTZ} and {@code DATE} are of the history's zone. Text is read by a pattern:
 *       {@code with(orders -> orders.time("created_at", "yyyy-MM-dd HH:mm:ss"))}.
 *   <li>{@code DECIMAL} and whole numbers are exact; {@code FLOAT} and {@code DOUBLE} are refused as money, unless {@code inexactMoney} is
 *       stated.
 *   <li>The customer and the order are columns of the dataset. What has to be worked out of several is worked out before, with
 *       {@code withColumn}: rows are brought together by it.
 * </ul>
 */
public final class SparkOrders {
    private final Dataset<Row> rows;
    private final MapFunction<OrderColumns, OrderColumns> columns;

    SparkOrders(Dataset<Row> rows, MapFunction<OrderColumns, OrderColumns> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * States whose order it is.
     *
     * @param column the column's name
     * @return a new value
     */
    public SparkOrders customer(String column) {
        requireNonNull(column, "column");
        return with(orders -> orders.customer(column));
    }

    /**
     * States when it was placed, in a column of times.
     *
     * @param column the column's name
     * @return a new value
     */
    public SparkOrders time(String column) {
        requireNonNull(column, "column");
        return with(orders -> orders.time(column));
    }

    /**
     * States the total of the order that a row is.
     *
     * @param column the column's name
     * @return a new value
     */
    public SparkOrders amount(String column) {
        requireNonNull(column, "column");
        return with(orders -> orders.amount(column));
    }

    /**
     * States which order it is, so that duplicates are found. It costs a second exchange of all order ids, which finds those that
     * several customers have.
     *
     * @param column the column's name
     * @return a new value
     */
    public SparkOrders order(String column) {
        requireNonNull(column, "column");
        return with(orders -> orders.order(column));
    }

    /**
     * States whatever else can be stated of orders.
     *
     * @param more given what was stated so far, states more; it is sent to the executors
     * @return a new value
     */
    public SparkOrders with(MapFunction<OrderColumns, OrderColumns> more) {
        requireNonNull(more, "more");
        MapFunction<OrderColumns, OrderColumns> before = columns;
        return new SparkOrders(rows, orders -> more.call(before.call(orders)));
    }

    /**
     * States the shop's zone and currency, which are never guessed.
     *
     * @param zone the zone that days, weeks and months are told by
     * @param currency the currency of every amount
     * @return what metrics are asked of
     * @throws IllegalArgumentException if the dataset does not have a stated column, or has it in a type that is not read
     * @throws IllegalStateException if the customer, the time or the money is not stated
     * @throws UnsupportedOperationException under Spark Connect
     */
    public SparkRetention in(ZoneId zone, CurrencyUnit currency) {
        return SparkRetention.of(rows, columns, requireNonNull(zone, "zone"), requireNonNull(currency, "currency"));
    }
}
