package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.intake.DuplicateOrders;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Orders in a CSV file, a row each or a row a line.
 *
 * <p>State the customer, the time and the money. There are three ways to state the money, and one is to be chosen:
 *
 * <ul>
 *   <li>{@link #amount}: a row is a whole order, and this is its total, zero or above. An order id that comes again is
 *       judged by the builder's {@link DuplicateOrders}.
 *   <li>{@link #lineAmount}: rows of one order id are its lines, and their amounts add up.
 *   <li>{@link #quantity} and {@link #unitPrice}: the same, where the amount of a line is the product of the two, exactly.
 *       Only the product needs to fit the history's scale: 8 × 0.125 does with two decimals.
 * </ul>
 *
 * <ul>
 *   <li>Without {@link #order} every row is an order of its own.
 *   <li>Lines may be below zero; an order whose lines are so in sum is a bad row. Its time is its earliest line's.
 *   <li>{@link #coupon} and {@link #discount} need {@link #order}. An empty coupon cell is an order without a coupon, and
 *       an empty discount cell one whose discount is not known; the discounts of lines add up. A discount below zero is a
 *       bad row.
 *   <li>{@link #eligible} needs {@link #order} too. An empty cell says that all of the row's money earns points; what is eligible
 *       of lines adds up. Of a whole order it is a bad row if it is below zero.
 *   <li>Rows with an empty customer cell are guests' orders, unless {@link #guests} says otherwise. A refund that names its
 *       order need not repeat the customer.
 *   <li>A row that {@link #cancellation} or {@link #guests} leaves out is not looked at any further.
 *   <li>Where bad rows are skipped, a bad row takes all rows of its order with it, those before it too: an order is taken
 *       whole or not at all.
 *   <li>Without {@link #order} and {@link #cancellation} the file is read by as many threads as the
 *       {@linkplain HistoryBuilder#parallelism(int) builder} has, and all is told as if by one, but where the sum
 *       of all amounts passes the range of long: see {@link HistoryBuilder#orderColumns(long[], long[], long[])}.
 *   <li>Where {@link #currency} is not stated, a column that is called so is looked at: the history's intake tells how many
 *       rows have another currency than the history's, whose amounts were added up all the same.
 * </ul>
 *
 * <pre>{@code
 * History history = CsvOrders.read(path).customer("CustomerID").time("InvoiceDate", "yyyy-MM-dd HH:mm:ss")
 *         .order("InvoiceNo").quantity("Quantity").unitPrice("UnitPrice")
 *         .guests(Guests.DROP).cancellation(row -> row.get("InvoiceNo").startsWith("C"), Cancellations.DROP)
 *         .into(History.builder(zone, gbp).decimals(3)).build();
 * }</pre>
 */
public final class CsvOrders extends CsvFile<CsvOrders> {
    private static final String CUSTOMER = "customer";
    private static final String TIME = "time";
    private static final String ORDER = "order";
    private static final String AMOUNT = "amount";
    private static final String LINE_AMOUNT = "lineAmount";
    private static final String QUANTITY = "quantity";
    private static final String UNIT_PRICE = "unitPrice";
    private static final String COUPON = "coupon";
    private static final String DISCOUNT = "discount";
    private static final String ELIGIBLE = "eligible";
    private static final String CURRENCY = "currency";
    private static final String GUESTS = "guests";

    private static final Set<Set<String>> MONEY =
            Set.of(Set.of(AMOUNT), Set.of(LINE_AMOUNT), Set.of(QUANTITY, UNIT_PRICE));

    private final List<Cancellation> cancellations;

    /** Which rows are cancellations, and what to do with them. */
    private record Cancellation(Predicate<? super CsvRow> rule, Cancellations policy) {}

    private CsvOrders(CsvMapping mapping, List<Cancellation> cancellations) {
        super(mapping);
        this.cancellations = cancellations;
    }

    /**
     * A file to read orders from.
     *
     * @param file where it is
     * @return a value to state its columns of
     */
    public static CsvOrders read(Path file) {
        return new CsvOrders(CsvMapping.of(file), List.of());
    }

    /**
     * A source to read orders from that is no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each {@link #into}
     * @return a value to state its columns of
     */
    public static CsvOrders read(String name, Supplier<? extends InputStream> streams) {
        return new CsvOrders(CsvMapping.of(name, streams), List.of());
    }

    /**
     * States whose order it is.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States when it was placed.
     *
     * @param column the column's name
     * @param pattern how it is written, such as {@code "yyyy-MM-dd HH:mm:ss"}, {@code "dd/MM/yyyy"} or
     *     {@code "yyyy-MM-dd'T'HH:mm:ssXXX"}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, counts weeks, or has a
     *     letter that is not the same everywhere, as {@link CsvFile} lists them
     */
    public CsvOrders time(String column, String pattern) {
        return with(mapping.withTime(TIME, column, TimePattern.of(pattern)));
    }

    /**
     * States which order it is, or is a line of.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    /**
     * States the total of the order that a row is.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders amount(String column) {
        return with(mapping.withColumn(AMOUNT, column));
    }

    /**
     * States the amount of the line that a row is; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders lineAmount(String column) {
        return with(mapping.withColumn(LINE_AMOUNT, column));
    }

    /**
     * States how many of an article the line is for; needs {@link #unitPrice}.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders quantity(String column) {
        return with(mapping.withColumn(QUANTITY, column));
    }

    /**
     * States the price of one; needs {@link #quantity}.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders unitPrice(String column) {
        return with(mapping.withColumn(UNIT_PRICE, column));
    }

    /**
     * States the coupon that it was placed with; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders coupon(String column) {
        return with(mapping.withColumn(COUPON, column));
    }

    /**
     * States what was taken off to arrive at the money of the row; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders discount(String column) {
        return with(mapping.withColumn(DISCOUNT, column));
    }

    /**
     * States what of the money of the row earns points, which may be more than that; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders eligible(String column) {
        return with(mapping.withColumn(ELIGIBLE, column));
    }

    /**
     * States the currency of the row's money, by its code, such as {@code SAR} in any case. A row in another currency than
     * the history's, or in none, is a bad row.
     *
     * @param column the column's name
     * @return a new value
     */
    public CsvOrders currency(String column) {
        return with(mapping.withColumn(CURRENCY, column));
    }

    /**
     * Says what to do with rows whose customer cell is empty; {@link Guests#KEEP} if this is not called.
     *
     * @param policy the policy
     * @return a new value
     */
    public CsvOrders guests(Guests policy) {
        return with(mapping.withSetting(GUESTS, requireNonNull(policy, "policy")));
    }

    /**
     * Says which rows are cancellations, and what to do with them; none are if this is not called. Calls add up: a row is
     * what the first rule that is true of it says, in the order of the calls.
     *
     * @param rule true of a row that is a cancellation
     * @param policy what to do with it
     * @return a new value
     */
    public CsvOrders cancellation(Predicate<? super CsvRow> rule, Cancellations policy) {
        List<Cancellation> more = new ArrayList<>(cancellations);
        more.add(new Cancellation(requireNonNull(rule, "rule"), requireNonNull(policy, "policy")));
        return new CsvOrders(mapping, List.copyOf(more));
    }

    @Override
    CsvOrders with(CsvMapping changed) {
        return new CsvOrders(changed, cancellations);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Set<String> money = new HashSet<>(mapping.columns().keySet());
        money.retainAll(Set.of(AMOUNT, LINE_AMOUNT, QUANTITY, UNIT_PRICE));
        if (!MONEY.contains(money)) {
            throw new IllegalStateException(mapping.file()
                    + ": state the money in one way: amount(...), lineAmount(...), or quantity(...) and unitPrice(...)"
                    + (money.isEmpty()
                            ? ""
                            : "; stated is " + String.join("(...) and ", new TreeSet<>(money)) + "(...)"));
        }
        for (String ofAnOrder : List.of(LINE_AMOUNT, COUPON, DISCOUNT, ELIGIBLE)) {
            if (mapping.has(ofAnOrder) && !mapping.has(ORDER)) {
                throw new IllegalStateException(mapping.file() + ": " + ofAnOrder + "(...) needs order(...)");
            }
        }
        CsvTable.read(mapping, builder, table -> taker(table, builder));
        return builder;
    }

    private Consumer<CsvRow> taker(CsvTable table, HistoryBuilder builder) {
        SourceRows into = table.into();
        int customer = table.name(CUSTOMER);
        Times times = table.times(TIME, builder);
        int order = table.optionalName(ORDER);
        Decimals money = table.money(builder);
        ToLongFunction<CsvRow> amounts = amounts(table, money);
        boolean whole = mapping.has(AMOUNT);
        boolean plain = !mapping.has(COUPON) && !mapping.has(DISCOUNT) && !mapping.has(ELIGIBLE);
        int coupon = table.optionalName(COUPON);
        Function<CsvRow, OptionalLong> discounts = part(table, DISCOUNT, money, 0);
        Function<CsvRow, OptionalLong> eligibles = part(table, ELIGIBLE, money, whole ? 0 : Long.MIN_VALUE);
        CurrencyColumn currency = table.currency(CURRENCY, builder);
        boolean dropsGuests = mapping.setting(GUESTS, Guests.class).orElse(Guests.KEEP) == Guests.DROP;
        Cancellation[] rules = cancellations.toArray(Cancellation[]::new);
        boolean refunds = cancellations.stream().anyMatch(c -> c.policy() == Cancellations.BOOK_AS_REFUND);
        if (rules.length > 0) {
            table.keepAllColumns();
        }
        if (order < 0 && rules.length == 0) {
            table.takeUsual(orders -> {
                Decimals unnoted = table.plainMoney(builder);
                return new UsualOrders(
                        customer, table.times(TIME, builder), unnoted, amounts(table, unnoted), currency, orders);
            });
        }
        if (order >= 0) {
            table.refuseWith((row, reason) -> refuse(into, row, order, reason));
        }
        return row -> {
            boolean ofDroppedGuest = dropsGuests && row.isEmpty(customer);
            if (ofDroppedGuest && !(refunds && order >= 0 && !row.isEmpty(order))) {
                into.exclude();
                return;
            }
            for (Cancellation cancellation : rules) {
                if (cancellation.rule().test(row)) {
                    if (cancellation.policy() == Cancellations.DROP) {
                        into.exclude();
                    } else {
                        refund(into, row, order, ofDroppedGuest ? -1 : customer, times, amounts, currency);
                    }
                    return;
                }
            }
            if (ofDroppedGuest) {
                into.exclude();
                return;
            }
            currency.check(row);
            long millis = times.millis(row);
            long amount = amounts.applyAsLong(row);
            if (order < 0) {
                long number = row.digits(customer);
                if (number >= 0) {
                    into.addOrder(number, millis, amount);
                } else {
                    into.addOrder(row.view(customer), millis, amount);
                }
            } else if (plain && whole) {
                into.addOrder(row.requiredView(order), row.view(customer), millis, amount);
            } else if (plain) {
                into.addOrderLine(row.requiredView(order), row.view(customer), millis, amount);
            } else {
                CharSequence id = row.requiredView(order);
                CharSequence code = coupon < 0 ? "" : row.view(coupon);
                OptionalLong discount = discounts.apply(row);
                OptionalLong eligible = eligibles.apply(row);
                if (whole) {
                    into.addOrder(id, row.view(customer), millis, amount, code, discount, eligible);
                } else {
                    into.addOrderLine(id, row.view(customer), millis, amount, code, discount, eligible);
                }
            }
        };
    }

    /** An order without one of its lines would be another order: it is taken whole or not at all. */
    private static void refuse(SourceRows into, CsvRow row, int order, String reason) {
        if (row.has(order) && !row.isEmpty(order)) {
            into.refuse(row.view(order), reason);
        } else {
            into.refuse(reason);
        }
    }

    /**
     * Books a row as a refund. A bad one is no line of an order, and leaves the order as it is. Without a column of customers
     * it is that of the order, if there is such an order.
     */
    private static void refund(
            SourceRows into,
            CsvRow row,
            int order,
            int customer,
            Times times,
            ToLongFunction<CsvRow> amounts,
            CurrencyColumn currency) {
        try {
            currency.check(row);
            long millis = times.millis(row);
            long amount = amounts.applyAsLong(row);
            if (amount == 0) {
                into.exclude();
            } else if (customer < 0) {
                into.addRefundOfOrder(row.view(order), millis, Math.abs(amount));
            } else {
                into.addRefund(order < 0 ? "" : row.view(order), row.view(customer), millis, Math.abs(amount));
            }
        } catch (CsvRow.BadRow bad) {
            into.refuse(bad.reason());
        }
    }

    private ToLongFunction<CsvRow> amounts(CsvTable table, Decimals decimals) {
        if (mapping.has(QUANTITY)) {
            int quantity = table.column(QUANTITY);
            int unitPrice = table.column(UNIT_PRICE);
            return row -> decimals.product(row, quantity, unitPrice);
        }
        int amount = table.column(mapping.has(AMOUNT) ? AMOUNT : LINE_AMOUNT);
        return row -> decimals.amount(row, amount);
    }

    /** A further amount of a row, such as its discount; empty if none is stated. */
    private static Function<CsvRow, OptionalLong> part(CsvTable table, String what, Decimals decimals, long least) {
        int column = table.optionalColumn(what);
        return row -> {
            if (column < 0 || row.isEmpty(column)) {
                return OptionalLong.empty();
            }
            long amount = decimals.amount(row, column);
            if (amount < least) {
                throw row.badValue(column, "is below " + least);
            }
            return OptionalLong.of(amount);
        };
    }
}
