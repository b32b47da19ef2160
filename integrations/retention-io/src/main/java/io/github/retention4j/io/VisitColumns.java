package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Visits;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Visit;
import java.util.function.Consumer;

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
 * HistoryBuilder builder = Csv.file(path).visits().started("VisitedAt", "yyyy-MM-dd HH:mm").pages("Pages").actions("Actions")
 *         .customer("CustomerID").order("OrderID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class VisitColumns extends RecordColumns<VisitColumns> {
    private static final String STARTED = "started";
    private static final String PAGES = "pages";
    private static final String ACTIONS = "actions";
    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";

    VisitColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States when it began.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public VisitColumns started(String column, String pattern) {
        return with(mapping.withTime(STARTED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public VisitColumns started(String column) {
        return with(mapping.withColumn(STARTED, column));
    }

    /**
     * States how many pages were seen.
     *
     * @param column the column's name
     * @return a new value
     */
    public VisitColumns pages(String column) {
        return with(mapping.withColumn(PAGES, column));
    }

    /**
     * States how often the visitor did something besides looking at a page.
     *
     * @param column the column's name
     * @return a new value
     */
    public VisitColumns actions(String column) {
        return with(mapping.withColumn(ACTIONS, column));
    }

    /**
     * States who it was.
     *
     * @param column the column's name
     * @return a new value
     */
    public VisitColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States the order that was placed during it.
     *
     * @param column the column's name
     * @return a new value
     */
    public VisitColumns order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    @Override
    VisitColumns with(Mapping changed) {
        return new VisitColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Visits.KIND);
        Times started = table.times(STARTED, builder);
        int pages = table.column(PAGES);
        int actions = table.optionalColumn(ACTIONS);
        int customer = table.optionalName(CUSTOMER);
        int order = table.optionalOrder(ORDER);
        Decimals decimals = table.decimals(0);
        return row -> {
            Visit visit = Table.valid(() -> new Visit(
                    started.instant(row),
                    decimals.whole(row, pages),
                    actions < 0 || row.isEmpty(actions) ? 0 : decimals.whole(row, actions),
                    row.optional(customer),
                    row.optional(order)));
            into.add(Visits.KIND, visit);
        };
    }
}
