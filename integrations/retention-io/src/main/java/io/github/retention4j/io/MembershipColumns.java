package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Membership;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Memberships of a loyalty programme in a CSV file, a row each.
 *
 * <ul>
 *   <li>{@link #customer} and {@link #joined} are needed. Without {@link #left}, or with an empty cell there, the customer is a
 *       member still.
 *   <li>Both times may be before the days that the data cover. Who leaves before joining is a bad row.
 *   <li>Who joined again has two rows. Rows of one customer that overlap are one membership to whoever reads them.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).memberships().customer("CustomerID").joined("JoinedOn", "yyyy-MM-dd")
 *         .left("LeftOn", "yyyy-MM-dd").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class MembershipColumns extends RecordColumns<MembershipColumns> {
    private static final String CUSTOMER = "customer";
    private static final String JOINED = "joined";
    private static final String LEFT = "left";

    MembershipColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States the member.
     *
     * @param column the column's name
     * @return a new value
     */
    public MembershipColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when the customer joined.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public MembershipColumns joined(String column, String pattern) {
        return with(mapping.withTime(JOINED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public MembershipColumns joined(String column) {
        return with(mapping.withColumn(JOINED, column));
    }

    /**
     * States when the customer left.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public MembershipColumns left(String column, String pattern) {
        return with(mapping.withTime(LEFT, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public MembershipColumns left(String column) {
        return with(mapping.withColumn(LEFT, column));
    }

    @Override
    MembershipColumns with(Mapping changed) {
        return new MembershipColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Memberships.KIND);
        int customer = table.name(CUSTOMER);
        Times joined = table.times(JOINED, builder);
        Optional<Times> left = table.optionalTimes(LEFT, builder);
        return row -> {
            Membership membership = Table.valid(() -> new Membership(
                    row.required(customer), joined.instant(row), left.flatMap(times -> times.optional(row))));
            into.add(Memberships.KIND, membership);
        };
    }
}
