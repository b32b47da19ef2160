package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Memberships;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.model.Membership;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

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
 * HistoryBuilder builder = CsvMemberships.read(path).customer("CustomerID").joined("JoinedOn", "yyyy-MM-dd")
 *         .left("LeftOn", "yyyy-MM-dd").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CsvMemberships extends CsvFile<CsvMemberships> {
    private static final String CUSTOMER = "customer";
    private static final String JOINED = "joined";
    private static final String LEFT = "left";

    private CsvMemberships(CsvMapping mapping) {
        super(mapping);
    }

    /**
     * A file to read memberships from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvMemberships read(Path file) {
        return new CsvMemberships(CsvMapping.of(file));
    }

    /**
     * A source to read memberships from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvMemberships read(String name, Supplier<? extends InputStream> streams) {
        return new CsvMemberships(CsvMapping.of(name, streams));
    }

    /**
     * States the member.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvMemberships customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when the customer joined.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvMemberships joined(String column, String pattern) {
        return with(mapping.withTime(JOINED, column, TimePattern.of(pattern)));
    }

    /**
     * States when the customer left.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvMemberships left(String column, String pattern) {
        return with(mapping.withTime(LEFT, column, TimePattern.of(pattern)));
    }

    @Override
    CsvMemberships with(CsvMapping changed) {
        return new CsvMemberships(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Memberships.KIND);
        int customer = table.name(CUSTOMER);
        Times joined = table.times(JOINED, builder);
        Optional<Times> left = table.optionalTimes(LEFT, builder);
        return row -> {
            Membership membership = CsvTable.valid(() -> new Membership(
                    row.required(customer), joined.instant(row), left.flatMap(times -> times.optional(row))));
            into.add(Memberships.KIND, membership);
        };
    }
}
