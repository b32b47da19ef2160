package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.io.time.TimePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Columns of orders, a row each or a row a line.
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
 * History history = Csv.file(path).orders().customer("CustomerID").time("InvoiceDate", "yyyy-MM-dd HH:mm:ss")
 *         .order("InvoiceNo").quantity("Quantity").unitPrice("UnitPrice")
 *         .guests(Guests.DROP).cancellation(row -> row.get("InvoiceNo").startsWith("C"), Cancellations.DROP)
 *         .into(History.builder(zone, gbp).decimals(3)).build();
 * }</pre>
 */
public final class OrderColumns extends RecordColumns<OrderColumns> {
    static final String CUSTOMER = "customer";
    static final String TIME = "time";
    static final String ORDER = "order";
    static final String AMOUNT = "amount";
    static final String LINE_AMOUNT = "lineAmount";
    static final String QUANTITY = "quantity";
    static final String UNIT_PRICE = "unitPrice";
    static final String COUPON = "coupon";
    static final String DISCOUNT = "discount";
    static final String ELIGIBLE = "eligible";
    static final String CURRENCY = "currency";
    static final String GUESTS = "guests";
    static final String ON_FIRST_ROW = "orderOnFirstRow";
    static final String REFUNDED = "refunded";
    static final String REFUNDED_AT = "refunded:time";

    private static final Set<Set<String>> MONEY =
            Set.of(Set.of(AMOUNT), Set.of(LINE_AMOUNT), Set.of(QUANTITY, UNIT_PRICE));

    private final List<Cancellation> cancellations;

    /** Which rows are cancellations, and what to do with them. */
    record Cancellation(Predicate<? super Row> rule, Cancellations policy) {}

    OrderColumns(Mapping mapping) {
        this(mapping, List.of());
    }

    private OrderColumns(Mapping mapping, List<Cancellation> cancellations) {
        super(mapping);
        this.cancellations = cancellations;
    }

    /**
     * States whose order it is.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns customer(String column) {
        return with(mapping.withColumn(CUSTOMER, column));
    }

    /**
     * States whose order it is, as a value that may be worked out of several columns.
     *
     * @param cell the value
     * @return a new value
     */
    public OrderColumns customer(Cell cell) {
        return with(mapping.withCell(CUSTOMER, cell));
    }

    /**
     * States when it was placed.
     *
     * @param column the column's name
     * @param pattern how it is written, such as {@code "yyyy-MM-dd HH:mm:ss"}, {@code "dd/MM/yyyy"} or
     *     {@code "yyyy-MM-dd'T'HH:mm:ssXXX"}
     * @return a new value
     * @throws IllegalArgumentException if the pattern does not tell a day, tells a part of a time, counts weeks, or has a
     *     letter that is not the same everywhere, as {@link RecordColumns} lists them
     */
    public OrderColumns time(String column, String pattern) {
        return with(mapping.withTime(TIME, column, TimePattern.of(pattern)));
    }

    /**
     * States when it was placed, as a value that may be worked out of several columns.
     *
     * @param cell the value
     * @param pattern how it is written
     * @return a new value
     * @throws IllegalArgumentException as {@link #time(String, String)}
     */
    public OrderColumns time(Cell cell, String pattern) {
        return with(mapping.withTime(TIME, cell, TimePattern.of(pattern)));
    }

    /**
     * States when it was placed, in a column that has times and no text, as that of a database.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns time(String column) {
        return with(mapping.withColumn(TIME, column));
    }

    /**
     * States which order it is, or is a line of.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns order(String column) {
        return with(mapping.withColumn(ORDER, column));
    }

    /**
     * States which order it is, or is a line of, as a value that may be worked out of several columns.
     *
     * @param cell the value
     * @return a new value
     */
    public OrderColumns order(Cell cell) {
        return with(mapping.withCell(ORDER, cell));
    }

    /**
     * States the total of the order that a row is.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns amount(String column) {
        return with(mapping.withColumn(AMOUNT, column));
    }

    /**
     * States the total of the order that a row is, as a value that may be worked out of several columns.
     *
     * @param cell the value
     * @return a new value
     */
    public OrderColumns amount(Cell cell) {
        return with(mapping.withCell(AMOUNT, cell));
    }

    /**
     * States the amount of the line that a row is; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns lineAmount(String column) {
        return with(mapping.withColumn(LINE_AMOUNT, column));
    }

    /**
     * States the amount of the line that a row is, as a value that may be worked out of several columns.
     *
     * @param cell the value
     * @return a new value
     */
    public OrderColumns lineAmount(Cell cell) {
        return with(mapping.withCell(LINE_AMOUNT, cell));
    }

    /**
     * States how many of an article the line is for; needs {@link #unitPrice}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns quantity(String column) {
        return with(mapping.withColumn(QUANTITY, column));
    }

    /**
     * States the price of one; needs {@link #quantity}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns unitPrice(String column) {
        return with(mapping.withColumn(UNIT_PRICE, column));
    }

    /**
     * States the coupon that it was placed with; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns coupon(String column) {
        return with(mapping.withColumn(COUPON, column));
    }

    /**
     * States what was taken off to arrive at the money of the row; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns discount(String column) {
        return with(mapping.withColumn(DISCOUNT, column));
    }

    /**
     * States what of the money of the row earns points, which may be more than that; needs {@link #order}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns eligible(String column) {
        return with(mapping.withColumn(ELIGIBLE, column));
    }

    /**
     * States the currency of the row's money, by its code, such as {@code SAR} in any case. A row in another currency than
     * the history's, or in none, is a bad row.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns currency(String column) {
        return with(mapping.withColumn(CURRENCY, column));
    }

    /**
     * Says what to do with rows whose customer cell is empty; {@link Guests#KEEP} if this is not called.
     *
     * @param policy the policy
     * @return a new value
     */
    public OrderColumns guests(Guests policy) {
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
    public OrderColumns cancellation(Predicate<? super Row> rule, Cancellations policy) {
        List<Cancellation> more = new ArrayList<>(cancellations);
        more.add(new Cancellation(requireNonNull(rule, "rule"), requireNonNull(policy, "policy")));
        return new OrderColumns(mapping, List.copyOf(more));
    }

    /**
     * States that the columns of an order stand on the first of its rows only, and the rows after it are its lines: a row with the
     * order id of the row before it, or with none, and with an empty {@link #amount} is one more row of that order. Those rows are
     * counted as merged, or left out where the first one is, and what they say is not looked at. Behind a bad row that does not tell its
     * order, such a row without an id is a bad row. Needs {@link #order} and {@link #amount}.
     *
     * @return a new value
     */
    public OrderColumns orderOnFirstRow() {
        return with(mapping.withSetting(ON_FIRST_ROW, true));
    }

    /**
     * States how much of the order was paid back, where nobody says when: it lowers the revenue of the order's own month. An empty cell
     * and 0 are no refund. Needs {@link #order} and {@link #amount}.
     *
     * @param column the column's name
     * @return a new value
     */
    public OrderColumns refunded(String column) {
        return with(mapping.withColumn(REFUNDED, column));
    }

    /**
     * States how much of the order was paid back, and when. Where the time is empty, it is that of the order. Needs {@link #order} and
     * {@link #amount}.
     *
     * @param column the name of the column of the amount
     * @param time that of the time
     * @param pattern how the time is written
     * @return a new value
     * @throws IllegalArgumentException as {@link #time(String, String)}
     */
    public OrderColumns refunded(String column, String time, String pattern) {
        Mapping refunds = mapping.withColumn(REFUNDED, column);
        return with(refunds.withTime(REFUNDED_AT, time, TimePattern.of(pattern)));
    }

    /**
     * The same where the column of the time has times and no text, as that of a database.
     *
     * @param column the name of the column of the amount
     * @param time that of the time
     * @return a new value
     */
    public OrderColumns refunded(String column, String time) {
        return with(mapping.withColumn(REFUNDED, column).withColumn(REFUNDED_AT, time));
    }

    @Override
    OrderColumns with(Mapping changed) {
        return new OrderColumns(changed, cancellations);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        Set<String> money = new HashSet<>(mapping.columns().keySet());
        money.retainAll(Set.of(AMOUNT, LINE_AMOUNT, QUANTITY, UNIT_PRICE));
        if (!MONEY.contains(money)) {
            throw new IllegalStateException(mapping.name()
                    + ": state the money in one way: amount(...), lineAmount(...), or quantity(...) and unitPrice(...)"
                    + (money.isEmpty()
                            ? ""
                            : "; stated is " + String.join("(...) and ", new TreeSet<>(money)) + "(...)"));
        }
        for (String ofAnOrder : List.of(LINE_AMOUNT, COUPON, DISCOUNT, ELIGIBLE)) {
            if (mapping.has(ofAnOrder) && !mapping.has(ORDER)) {
                throw new IllegalStateException(mapping.name() + ": " + ofAnOrder + "(...) needs order(...)");
            }
        }
        boolean onFirstRow = mapping.setting(ON_FIRST_ROW, Boolean.class).isPresent();
        if ((onFirstRow || mapping.has(REFUNDED)) && !(mapping.has(ORDER) && mapping.has(AMOUNT))) {
            throw new IllegalStateException(mapping.name() + ": " + (onFirstRow ? ON_FIRST_ROW + "()" : "refunded(...)")
                    + " needs order(...) and amount(...)");
        }
        Table.read(mapping, builder, table -> new OrderReader(mapping, table, builder, cancellations).taker());
        return builder;
    }
}
