package io.github.retention4j.io;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.model.Subscription;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.BigMoney;

/**
 * Subscriptions in a CSV file: a row for each, or one for each price that it has had.
 *
 * <ul>
 *   <li>{@link #id}, {@link #customer}, {@link #started} and {@link #monthlyAmount} are needed. An empty cell of another
 *       column says that there is none: the end was not ordered, no end is known.
 *   <li>Rows of one id, in any order, are one subscription: the earliest is its start, and each later one another price
 *       from its own {@link #started} on. A pause is a row of amount 0 and one after it. The account of rows has the first
 *       as taken and the others as merged.
 *   <li>{@link #cancelled} and {@link #ended} are of the whole subscription, not of a price. They may stand in one of its
 *       rows or in several, where they are the same; what differs from an earlier row of the file is a bad row, and so is
 *       another customer.
 *   <li>An amount below zero is a bad row. Two prices from one instant, an end before the start, a price or a cancellation
 *       after the end make every row of the subscription a bad one, and so does any bad row of its id: without one of its
 *       prices it would be another subscription.
 *   <li>Where {@link #currency} is not stated, a column that is called so is looked at: the history's intake tells how many
 *       rows have another currency than the history's, whose amounts were taken all the same.
 *   <li>The subscriptions wait in memory until the end of the file.
 * </ul>
 *
 * <pre>{@code
 * HistoryBuilder builder = Csv.file(path).subscriptions().id("Subscription").customer("CustomerID")
 *         .started("PriceFrom", "yyyy-MM-dd").monthlyAmount("MonthlyPrice")
 *         .cancelled("CancelledOn", "yyyy-MM-dd").ended("EndsOn", "yyyy-MM-dd").into(History.builder(zone, gbp));
 * }</pre>
 */
public final class SubscriptionColumns extends RecordColumns<SubscriptionColumns> {
    private static final String ID = "id";
    private static final String CUSTOMER = "customer";
    private static final String STARTED = "started";
    private static final String MONTHLY_AMOUNT = "monthlyAmount";
    private static final String CANCELLED = "cancelled";
    private static final String ENDED = "ended";
    private static final String CURRENCY = "currency";
    private static final String OTHER_THAN_BEFORE = "is not what an earlier row of this subscription says";

    SubscriptionColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * States the shop's own id of the subscription.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns id(String column) {
        return with(mapping.withColumn(ID, column));
    }

    /**
     * States whose it is.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when it began, or from when on it has had the price of its row.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public SubscriptionColumns started(String column, String pattern) {
        return with(mapping.withTime(STARTED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns started(String column) {
        return with(mapping.withColumn(STARTED, column));
    }

    /**
     * States what it costs a month from then on.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns monthlyAmount(String column) {
        return with(mapping.withColumn(MONTHLY_AMOUNT, column));
    }

    /**
     * States when its end was ordered.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public SubscriptionColumns cancelled(String column, String pattern) {
        return with(mapping.withTime(CANCELLED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns cancelled(String column) {
        return with(mapping.withColumn(CANCELLED, column));
    }

    /**
     * States from when on it does not run any more.
     *
     * @param column the column's name
     * @param pattern how it is written, as in {@link OrderColumns#time}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, or counts weeks
     */
    public SubscriptionColumns ended(String column, String pattern) {
        return with(mapping.withTime(ENDED, column, TimePattern.of(pattern)));
    }

    /**
     * The same in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns ended(String column) {
        return with(mapping.withColumn(ENDED, column));
    }

    /**
     * States the currency of the amount, by its code, such as {@code SAR} in any case. A row in another currency than the
     * history's, or in none, is a bad row.
     *
     * @param column the column's name
     * @return a new value
     */
    public SubscriptionColumns currency(String column) {
        return with(mapping.withColumn(CURRENCY, column));
    }

    @Override
    SubscriptionColumns with(Mapping changed) {
        return new SubscriptionColumns(changed);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Map<String, Collected> subscriptions = new LinkedHashMap<>();
        Table.read(mapping, builder, table -> taker(table, builder, subscriptions));
        SourceRows rows = builder.source(mapping.name());
        subscriptions.forEach((id, collected) -> collected.into(rows, builder, id));
        return builder;
    }

    private Consumer<Row> taker(Table table, HistoryBuilder builder, Map<String, Collected> subscriptions) {
        table.into().given(Subscriptions.KIND);
        int id = table.name(ID);
        int customer = table.name(CUSTOMER);
        Times started = table.times(STARTED, builder);
        int monthlyAmount = table.column(MONTHLY_AMOUNT);
        int cancelled = table.optionalColumn(CANCELLED);
        Optional<Times> cancellations = table.optionalTimes(CANCELLED, builder);
        int ended = table.optionalColumn(ENDED);
        Optional<Times> ends = table.optionalTimes(ENDED, builder);
        Decimals decimals = table.money(builder);
        CurrencyColumn currency = table.currency(CURRENCY, builder);
        table.refuseWith((row, reason) -> {
            table.into().refuse(reason);
            if (row.has(id)) {
                subscriptions.computeIfAbsent(row.text(id), unknown -> new Collected()).badLine = row.line();
            }
        });
        return row -> {
            String subscription = row.required(id);
            String whose = row.required(customer);
            currency.check(row);
            long amount = decimals.amount(row, monthlyAmount);
            if (amount < 0) {
                throw row.badValue(monthlyAmount, "is below 0");
            }
            Price price = new Price(row.line(), started.instant(row), amount);
            Optional<Instant> cancelledAt = cancellations.flatMap(times -> times.optional(row));
            Optional<Instant> endedAt = ends.flatMap(times -> times.optional(row));

            Collected collected = subscriptions.computeIfAbsent(subscription, unknown -> new Collected());
            if (collected.prices.isEmpty()) {
                collected.customer = whose;
            } else if (!collected.customer.equals(whose)) {
                throw row.bad(customer, "the subscription id was given before, for another customer");
            } else if (differ(collected.cancelledAt, cancelledAt)) {
                throw row.badValue(cancelled, OTHER_THAN_BEFORE);
            } else if (differ(collected.endedAt, endedAt)) {
                throw row.badValue(ended, OTHER_THAN_BEFORE);
            }
            collected.prices.add(price);
            collected.cancelledAt = collected.cancelledAt.or(() -> cancelledAt);
            collected.endedAt = collected.endedAt.or(() -> endedAt);
        };
    }

    private static boolean differ(Optional<Instant> before, Optional<Instant> now) {
        return before.isPresent() && now.isPresent() && !before.equals(now);
    }

    /** A row: from when on the subscription has had its price. */
    private record Price(long line, Instant from, long monthlyAmount) {}

    /** The rows of one subscription. */
    private static final class Collected {
        private String customer = "";
        private long badLine;
        private final List<Price> prices = new ArrayList<>(1);
        private Optional<Instant> cancelledAt = Optional.empty();
        private Optional<Instant> endedAt = Optional.empty();

        /** Adds the subscription once for each row: the builder takes the first, and merges those that say the same. */
        void into(SourceRows rows, HistoryBuilder builder, String id) {
            List<Price> inFile = List.copyOf(prices);
            prices.sort(Comparator.comparing(Price::from));
            Consumer<SourceRows> add;
            try {
                if (badLine > 0) {
                    throw new BadRow("another row of this subscription is bad, in line " + badLine
                            + "; a subscription is taken with all of its rows or not at all");
                }
                Subscription subscription = Table.valid(() -> subscription(builder, id));
                add = to -> to.add(Subscriptions.KIND, subscription);
            } catch (BadRow bad) {
                add = to -> to.refuse(bad.reason());
            }
            for (Price price : inFile) {
                rows.atLine(price.line());
                add.accept(rows);
            }
        }

        private Subscription subscription(HistoryBuilder builder, String id) {
            Price before = prices.get(0);
            List<Subscription.Change> changes = new ArrayList<>();
            for (Price price : prices.subList(1, prices.size())) {
                if (!price.from().equals(before.from())) {
                    changes.add(new Subscription.Change(price.from(), money(builder, price)));
                } else if (price.monthlyAmount() != before.monthlyAmount()) {
                    throw new BadRow("two rows of this subscription have different prices from "
                            + LocalDateTime.ofInstant(price.from(), builder.zone()) + " in " + builder.zone());
                }
                before = price;
            }
            return new Subscription(
                    id, customer, prices.get(0).from(), money(builder, prices.get(0)), changes, cancelledAt, endedAt);
        }

        private static BigMoney money(HistoryBuilder builder, Price price) {
            return BigMoney.of(builder.currency(), BigDecimal.valueOf(price.monthlyAmount(), builder.decimals()));
        }
    }
}
