package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Referral;
import java.util.function.Consumer;

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
 * HistoryBuilder builder = Csv.file(path).referrals().referrer("CustomerID").referred("InvitedOn", "yyyy-MM-dd")
 *         .brought("NewCustomerID").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class ReferralColumns extends RecordColumns<ReferralColumns> {
    private static final String REFERRER = "referrer";
    private static final String REFERRED = "referred";
    private static final String BROUGHT = "brought";

    ReferralColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States who recommended the shop.
     *
     * @param column the column's name
     * @return a new value
     */
    public ReferralColumns referrer(String column) {
        return with(mapping.withColumn(REFERRER, column));
    }

    /**
     * States when.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public ReferralColumns referred(String column, String pattern) {
        return with(mapping.withTime(REFERRED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public ReferralColumns referred(String column) {
        return with(mapping.withColumn(REFERRED, column));
    }

    /**
     * States the customer who came by it.
     *
     * @param column the column's name
     * @return a new value
     */
    public ReferralColumns brought(String column) {
        return with(mapping.withColumn(BROUGHT, column));
    }

    @Override
    ReferralColumns with(Mapping changed) {
        return new ReferralColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Referrals.KIND);
        int referrer = table.name(REFERRER);
        Times referred = table.times(REFERRED, builder);
        int brought = table.optionalName(BROUGHT);
        return row -> {
            Referral referral = Table.valid(
                    () -> new Referral(row.required(referrer), referred.instant(row), row.optional(brought)));
            into.add(Referrals.KIND, referral);
        };
    }
}
