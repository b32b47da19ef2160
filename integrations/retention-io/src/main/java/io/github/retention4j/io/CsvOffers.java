package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.model.Offer;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
 * HistoryBuilder builder = CsvOffers.read(path).made("OfferedAt", "yyyy-MM-dd HH:mm").taken("TakenAt", "yyyy-MM-dd HH:mm")
 *         .order("InvoiceNo").customer("CustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CsvOffers extends CsvFile<CsvOffers> {
    private static final String MADE = "made";
    private static final String TAKEN = "taken";
    private static final String ORDER = "order";
    private static final String CUSTOMER = "customer";

    private CsvOffers(CsvMapping mapping) {
        super(mapping);
    }

    /**
     * A file to read offers from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvOffers read(Path file) {
        return new CsvOffers(CsvMapping.of(file));
    }

    /**
     * A source to read offers from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvOffers read(String name, Supplier<? extends InputStream> streams) {
        return new CsvOffers(CsvMapping.of(name, streams));
    }

    /**
     * States when it was made.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvOffers made(String column, String pattern) {
        return with(mapping.withTime(MADE, column, TimePattern.of(pattern)));
    }

    /**
     * States when it was taken.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvOffers taken(String column, String pattern) {
        return with(mapping.withTime(TAKEN, column, TimePattern.of(pattern)));
    }

    /**
     * States the purchase it was made at.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOffers order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    /**
     * States whom it was made to.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOffers customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    @Override
    CsvOffers with(CsvMapping changed) {
        return new CsvOffers(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Offers.KIND);
        Times made = table.times(MADE, builder);
        Optional<Times> taken = table.optionalTimes(TAKEN, builder);
        int order = table.optionalName(ORDER);
        int customer = table.optionalName(CUSTOMER);
        return row -> {
            Offer offer = CsvTable.valid(() -> new Offer(
                    made.instant(row),
                    taken.flatMap(times -> times.optional(row)),
                    row.optional(order),
                    row.optional(customer)));
            into.add(Offers.KIND, offer);
        };
    }
}
