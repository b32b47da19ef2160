package io.github.retention4j.io;

import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Coupon;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Coupons in a CSV file, a row for each that was handed out.
 *
 * <ul>
 *   <li>{@link #code}, {@link #campaign} and {@link #issued} are needed. An empty cell of another column says that there
 *       is none: handed out to nobody in particular, does not expire, was not used.
 *   <li>A day as {@link #expires} is its start, so the coupon is not valid on it any more.
 *   <li>A coupon that expires or is redeemed before it is issued, or names its order but not when, is a bad row.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).coupons().code("Code").campaign("Campaign").issuedTo("CustomerID")
 *         .issued("IssuedOn", "yyyy-MM-dd").redeemed("UsedAt", "yyyy-MM-dd HH:mm").redeemedBy("OrderID")
 *         .into(History.builder(zone, gbp));
 * }</pre>
 */
public final class CouponColumns extends RecordColumns<CouponColumns> {
    private static final String CODE = "code";
    private static final String CAMPAIGN = "campaign";
    private static final String ISSUED_TO = "issuedTo";
    private static final String ISSUED = "issued";
    private static final String EXPIRES = "expires";
    private static final String REDEEMED = "redeemed";
    private static final String REDEEMED_BY = "redeemedBy";

    CouponColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States the code.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns code(String column) {
        return with(mapping.withColumn(CODE, column));
    }

    /**
     * States what it was issued for.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns campaign(String column) {
        return with(mapping.withColumn(CAMPAIGN, column));
    }

    /**
     * States the customer who got it.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns issuedTo(String column) {
        return with(mapping.withColumn(ISSUED_TO, column));
    }

    /**
     * States when it was issued.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CouponColumns issued(String column, String pattern) {
        return with(mapping.withTime(ISSUED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns issued(String column) {
        return with(mapping.withColumn(ISSUED, column));
    }

    /**
     * States from when on it is no longer valid.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CouponColumns expires(String column, String pattern) {
        return with(mapping.withTime(EXPIRES, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns expires(String column) {
        return with(mapping.withColumn(EXPIRES, column));
    }

    /**
     * States when it was used.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public CouponColumns redeemed(String column, String pattern) {
        return with(mapping.withTime(REDEEMED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns redeemed(String column) {
        return with(mapping.withColumn(REDEEMED, column));
    }

    /**
     * States the order it was used for.
     *
     * @param column the column's name
     * @return a new value
     */
    public CouponColumns redeemedBy(String column) {
        return with(mapping.withColumn(REDEEMED_BY, column));
    }

    @Override
    CouponColumns with(Mapping changed) {
        return new CouponColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Table.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder) {
        SourceRows into = table.into();
        into.given(Coupons.KIND);
        int code = table.name(CODE);
        int campaign = table.name(CAMPAIGN);
        int issuedTo = table.optionalName(ISSUED_TO);
        Times issued = table.times(ISSUED, builder);
        Optional<Times> expires = table.optionalTimes(EXPIRES, builder);
        Optional<Times> redeemed = table.optionalTimes(REDEEMED, builder);
        int redeemedBy = table.optionalName(REDEEMED_BY);
        return row -> {
            Coupon coupon = Table.valid(() -> new Coupon(
                    row.required(code),
                    row.required(campaign),
                    row.optional(issuedTo),
                    issued.instant(row),
                    expires.flatMap(times -> times.optional(row)),
                    redeemed.flatMap(times -> times.optional(row)),
                    row.optional(redeemedBy)));
            into.add(Coupons.KIND, coupon);
        };
    }
}
