package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Visits;
import io.github.retention4j.model.Visit;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Visits to the shop's site or app in a CSV file, a row each.
 *
 * <ul>
 *   <li>{@link #started} and {@link #pages} are needed. Without {@link #actions} no visitor is known to have done anything,
 *       and an empty cell says the same.
 *   <li>A visit of no page, or a count that is below zero or not whole, is a bad row.
 *   <li>An empty customer cell is a visitor who is not known, and an empty order cell a visit without an order.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = CsvVisits.read(path).started("VisitedAt", "yyyy-MM-dd HH:mm").pages("Pages").actions("Actions")
 *         .customer("CustomerID").order("OrderID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CsvVisits extends CsvFile<CsvVisits> {
    private static final String STARTED = "started";
    private static final String PAGES = "pages";
    private static final String ACTIONS = "actions";
    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";

    private CsvVisits(CsvMapping mapping) {
        super(mapping);
    }

    /**
     * A file to read visits from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvVisits read(Path file) {
        return new CsvVisits(CsvMapping.of(file));
    }

    /**
     * A source to read visits from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvVisits read(String name, Supplier<? extends InputStream> streams) {
        return new CsvVisits(CsvMapping.of(name, streams));
    }

    /**
     * States when it began.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvVisits started(String column, String pattern) {
        return with(mapping.withTime(STARTED, column, TimePattern.of(pattern)));
    }

    /**
     * States how many pages were seen.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvVisits pages(String column) {
        return with(mapping.withColumn(PAGES, column));
    }

    /**
     * States how often the visitor did something besides looking at a page.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvVisits actions(String column) {
        return with(mapping.withColumn(ACTIONS, column));
    }

    /**
     * States who it was.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvVisits customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States the order that was placed during it.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvVisits order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    @Override
    CsvVisits with(CsvMapping changed) {
        return new CsvVisits(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Visits.KIND);
        Times started = table.times(STARTED, builder);
        int pages = table.column(PAGES);
        int actions = table.optionalColumn(ACTIONS);
        int customer = table.optionalName(CUSTOMER);
        int order = table.optionalName(ORDER);
        Decimals decimals = table.decimals(0);
        return row -> {
            Visit visit = CsvTable.valid(() -> new Visit(
                    started.instant(row),
                    decimals.whole(row, pages),
                    actions < 0 || row.isEmpty(actions) ? 0 : decimals.whole(row, actions),
                    row.optional(customer),
                    row.optional(order)));
            into.add(Visits.KIND, visit);
        };
    }
}
