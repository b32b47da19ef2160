package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.PointsGrants;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.model.PointsGrant;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
 * HistoryBuilder builder = CsvPointsGrants.read(path).customer("CustomerID").granted("GrantedOn", "yyyy-MM-dd")
 *         .points("Points").reason("Reason").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CsvPointsGrants extends CsvFile<CsvPointsGrants> {
    private static final String CUSTOMER = "customer";
    private static final String GRANTED = "granted";
    private static final String REASON = "reason";

    private CsvPointsGrants(CsvMapping mapping) {
        super(mapping);
    }

    /**
     * A file to read grants of points from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvPointsGrants read(Path file) {
        return new CsvPointsGrants(CsvMapping.of(file));
    }

    /**
     * A source to read grants of points from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvPointsGrants read(String name, Supplier<? extends InputStream> streams) {
        return new CsvPointsGrants(CsvMapping.of(name, streams));
    }

    /**
     * States who got them.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvPointsGrants customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when they were given.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvPointsGrants granted(String column, String pattern) {
        return with(mapping.withTime(GRANTED, column, TimePattern.of(pattern)));
    }

    /**
     * States how many points, a whole number above zero.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvPointsGrants points(String column) {
        return with(mapping.withColumn(PointsColumn.POINTS, column));
    }

    /**
     * States the money that the points are, of a programme in money: 30.00 is 3000 points, each of a minor unit of the currency.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvPointsGrants amount(String column) {
        return with(mapping.withColumn(PointsColumn.AMOUNT, column));
    }

    /**
     * States what they were given for.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvPointsGrants reason(String column) {
        return with(mapping.withColumn(REASON, column));
    }

    @Override
    CsvPointsGrants with(CsvMapping changed) {
        return new CsvPointsGrants(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(PointsGrants.KIND);
        int customer = table.name(CUSTOMER);
        Times granted = table.times(GRANTED, builder);
        ToLongFunction<CsvRow> points = PointsColumn.of(mapping, table, builder);
        int reason = table.name(REASON);
        return row -> {
            PointsGrant grant = CsvTable.valid(() -> new PointsGrant(
                    row.required(customer), granted.instant(row), points.applyAsLong(row), row.required(reason)));
            into.add(PointsGrants.KIND, grant);
        };
    }
}
