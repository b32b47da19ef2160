package io.github.retention4j.store;

import java.util.Set;

/**
 * A kind of rows that customers have beside the orders that count. A row is a customer's key and so many columns, the first of
 * which is a time in milliseconds, but for {@link #CUSTOMER}. The name is what stands for it wherever it is written down; a
 * history has one kind of a name.
 */
public final class Kind implements Comparable<Kind> {
    /** An order refunded in full that is not to count; the columns are those of {@link #DETAILED_ORDER}. */
    public static final Kind IGNORED_ORDER = new Kind("ignored orders", 5);
    /** An order refunded in full that counts all the same, and so is among the rows too: time. */
    public static final Kind RETURNED_ORDER = new Kind("returned orders", 1);
    /** A refund: time, amount, the order's time and its amount (both {@link #NEVER} if it is of no known order). */
    public static final Kind REFUND = new Kind("refunds", 4);
    /**
     * An order with a coupon, a discount, an eligible amount or tags, which is among the rows too: time, amount, discount and
     * eligible amount (each {@link Dictionary#NO_AMOUNT} if it is not known), detail. The detail is last, since details are
     * numbered as they come: orders alike in time and amount then stand in the same order however they came.
     */
    public static final Kind DETAILED_ORDER = new Kind("detailed orders", 5);
    /** A cell of what was declared of a customer: no time but a column of {@link DeclaredColumns}, its word. */
    public static final Kind CUSTOMER = new Kind("customers", 2);

    /** What is noted as given where an order names its coupon. */
    public static final String ORDER_COUPONS = "order coupons";

    private static final Set<String> RESERVED = Set.of(
            "orders",
            ORDER_COUPONS,
            IGNORED_ORDER.name,
            RETURNED_ORDER.name,
            REFUND.name,
            DETAILED_ORDER.name,
            CUSTOMER.name);

    /** The time of what has not happened, or not as far as is known. */
    public static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final int columns;

    /**
     * A kind.
     *
     * @param name stands for it
     * @param columns how many longs a row has besides the customer's key
     */
    public Kind(String name, int columns) {
        this.name = name;
        this.columns = columns;
    }

    /** What stands for it. */
    public String name() {
        return name;
    }

    /** How many longs a row has besides the customer's key. */
    public int columns() {
        return columns;
    }

    /** An empty table of such rows, with the key of the customer before the columns. */
    public LongRows newRows() {
        return new LongRows(columns + 1);
    }

    /** Whether a name is of rows that are no records of a kind. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** Refuses another kind of the same name. */
    public void requireSame(Kind other) {
        if (name.equals(other.name) && this != other) {
            throw new IllegalArgumentException(
                    "two kinds of records are called " + name + "; give one of them another name");
        }
    }

    @Override
    public int compareTo(Kind other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
