package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.model.Referral;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Customers' recommending the shop in a CSV file, a row for each time.
 *
 * <ul>
 *   <li>{@link #referrer} and {@link #referred} are needed. Without {@link #brought}, or with an empty cell there, nobody
 *       has come.
 *   <li>A customer who is referred by itself is a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = CsvReferrals.read(path).referrer("CustomerID").referred("InvitedOn", "yyyy-MM-dd")
 *         .brought("NewCustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CsvReferrals extends CsvFile<CsvReferrals> {
    private static final String REFERRER = "referrer";
    private static final String REFERRED = "referred";
    private static final String BROUGHT = "brought";

    private CsvReferrals(CsvMapping mapping) {
        super(mapping);
    }

    /**
     * A file to read referrals from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvReferrals read(Path file) {
        return new CsvReferrals(CsvMapping.of(file));
    }

    /**
     * A source to read referrals from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvReferrals read(String name, Supplier<? extends InputStream> streams) {
        return new CsvReferrals(CsvMapping.of(name, streams));
    }

    /**
     * States who recommended the shop.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvReferrals referrer(String column) {
        return with(mapping.withColumn(REFERRER, column));
    }

    /**
     * States when.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link CsvOrders#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CsvReferrals referred(String column, String pattern) {
        return with(mapping.withTime(REFERRED, column, TimePattern.of(pattern)));
    }

    /**
     * States the customer who came by it.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvReferrals brought(String column) {
        return with(mapping.withColumn(BROUGHT, column));
    }

    @Override
    CsvReferrals with(CsvMapping changed) {
        return new CsvReferrals(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Referrals.KIND);
        int referrer = table.name(REFERRER);
        Times referred = table.times(REFERRED, builder);
        int brought = table.optionalName(BROUGHT);
        return row -> {
            Referral referral = CsvTable.valid(
                    () -> new Referral(row.required(referrer), referred.instant(row), row.optional(brought)));
            into.add(Referrals.KIND, referral);
        };
    }
}
