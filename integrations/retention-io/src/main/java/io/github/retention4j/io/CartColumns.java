package io.github.retention4j.io;

import io.github.retention4j.history.Carts;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Cart;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shopping carts in a CSV file, a row each, with how far they came.
 *
 * <ul>
 *   <li>{@link #created} is needed. An empty cell of another column says that there is none: the checkout was not begun,
 *       nothing was ordered, nobody knows whose it is.
 *   <li>A cart that goes a step before the one that precedes it is a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).carts().created("CartAt", "yyyy-MM-dd HH:mm")
 *         .checkedOut("CheckoutAt", "yyyy-MM-dd HH:mm").ordered("OrderedAt", "yyyy-MM-dd HH:mm")
 *         .customer("CustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CartColumns extends RecordColumns<CartColumns> {
    private static final String CREATED = "created";
    private static final String CHECKED_OUT = "checkedOut";
    private static final String ORDERED = "ordered";
    private static final String CUSTOMER = "customer";

    CartColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States when the first thing was put into it.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CartColumns created(String column, String pattern) {
        return with(mapping.withTime(CREATED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CartColumns created(String column) {
        return with(mapping.withColumn(CREATED, column));
    }

    /**
     * States when the checkout was begun.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CartColumns checkedOut(String column, String pattern) {
        return with(mapping.withTime(CHECKED_OUT, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CartColumns checkedOut(String column) {
        return with(mapping.withColumn(CHECKED_OUT, column));
    }

    /**
     * States when it became an order.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CartColumns ordered(String column, String pattern) {
        return with(mapping.withTime(ORDERED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CartColumns ordered(String column) {
        return with(mapping.withColumn(ORDERED, column));
    }

    /**
     * States whose it is.
     *
     * @param column the column's name
     * @return a new value
     */
    public CartColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    @Override
    CartColumns with(Mapping changed) {
        return new CartColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Carts.KIND);
        Times created = table.times(CREATED, builder);
        Optional<Times> checkedOut = table.optionalTimes(CHECKED_OUT, builder);
        Optional<Times> ordered = table.optionalTimes(ORDERED, builder);
        int customer = table.optionalName(CUSTOMER);
        return row -> {
            Cart cart = Table.valid(() -> new Cart(
                    created.instant(row),
                    checkedOut.flatMap(times -> times.optional(row)),
                    ordered.flatMap(times -> times.optional(row)),
                    row.optional(customer)));
            into.add(Carts.KIND, cart);
        };
    }
}
