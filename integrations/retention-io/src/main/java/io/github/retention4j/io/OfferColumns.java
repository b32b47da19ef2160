package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Offer;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Offers of a higher-priced product in a CSV file, a row each.
 *
 * <ul>
 *   <li>{@link #made} is needed. An empty cell of another column says that there is none: it was not taken, it is not
 *       known at which purchase it was made, it was made to a guest.
 *   <li>An offer that is taken before it is made is a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).offers().made("OfferedAt", "yyyy-MM-dd HH:mm").taken("TakenAt", "yyyy-MM-dd HH:mm")
 *         .order("InvoiceNo").customer("CustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class OfferColumns extends RecordColumns<OfferColumns> {
    private static final String MADE = "made";
    private static final String TAKEN = "taken";
    private static final String ORDER = "order";
    private static final String CUSTOMER = "customer";

    OfferColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States when it was made.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public OfferColumns made(String column, String pattern) {
        return with(mapping.withTime(MADE, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public OfferColumns made(String column) {
        return with(mapping.withColumn(MADE, column));
    }

    /**
     * States when it was taken.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public OfferColumns taken(String column, String pattern) {
        return with(mapping.withTime(TAKEN, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public OfferColumns taken(String column) {
        return with(mapping.withColumn(TAKEN, column));
    }

    /**
     * States the purchase it was made at.
     *
     * @param column the column's name
     * @return a new value
     */
    public OfferColumns order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    /**
     * States whom it was made to.
     *
     * @param column the column's name
     * @return a new value
     */
    public OfferColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    @Override
    OfferColumns with(Mapping changed) {
        return new OfferColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Offers.KIND);
        Times made = table.times(MADE, builder);
        Optional<Times> taken = table.optionalTimes(TAKEN, builder);
        int order = table.optionalOrder(ORDER);
        int customer = table.optionalName(CUSTOMER);
        return row -> {
            Offer offer = Table.valid(() -> new Offer(
                    made.instant(row),
                    taken.flatMap(times -> times.optional(row)),
                    row.optional(order),
                    row.optional(customer)));
            into.add(Offers.KIND, offer);
        };
    }
}
