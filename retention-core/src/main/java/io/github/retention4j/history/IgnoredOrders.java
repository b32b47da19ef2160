package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Kind;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A customer's orders that do not count, since they were refunded in full, in time order. */
public final class IgnoredOrders extends Records {
    private static final int PLACED = 0;
    private static final int AMOUNT = 1;
    private static final int DISCOUNT = 2;
    private static final int ELIGIBLE = 3;
    private static final int DETAIL = 4;

    private final Dictionary.Words<Dictionary.OrderDetail> details;

    IgnoredOrders(CustomerRows customer) {
        super(customer, Kind.IGNORED_ORDER);
        this.details = customer.dictionary().details();
    }

    /**
     * When an order was placed.
     *
     * @param i its number among those ignored, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long placed(int i) {
        return number(i, PLACED);
    }

    /**
     * An order's total, before refunds.
     *
     * @param i its number among those ignored, from 0
     * @return whole units of 10<sup>-decimals</sup>
     */
    public long amount(int i) {
        return number(i, AMOUNT);
    }

    /**
     * The coupon an order was placed with.
     *
     * @param i its number among those ignored, from 0
     * @return the code, or empty
     */
    public Optional<String> coupon(int i) {
        return details.value(number(i, DETAIL)).coupon();
    }

    /**
     * What was taken off an order's price to arrive at its total.
     *
     * @param i its number among those ignored, from 0
     * @return whole units of 10<sup>-decimals</sup>, or empty if it is not known
     */
    public OptionalLong discount(int i) {
        return amountIn(number(i, DISCOUNT));
    }

    /**
     * What of an order earns points, before refunds.
     *
     * @param i its number among those ignored, from 0
     * @return whole units of 10<sup>-decimals</sup>, or empty if it is not stated: then the total does
     */
    public OptionalLong eligible(int i) {
        return amountIn(number(i, ELIGIBLE));
    }

    /**
     * The tags of an order.
     *
     * @param i its number among those ignored, from 0
     * @return the tags, possibly none
     */
    public Set<String> tags(int i) {
        return details.value(number(i, DETAIL)).tags();
    }

    /** An amount that may not be known, as a cell has it. */
    static OptionalLong amountIn(long cell) {
        return cell == Dictionary.NO_AMOUNT ? OptionalLong.empty() : OptionalLong.of(cell);
    }

    /**
     * How many were placed in a span.
     *
     * @param span the span
     * @return zero or more
     */
    public int count(Span span) {
        requireNonNull(span, "span");
        int count = 0;
        for (int i = 0; i < count(); i++) {
            count += span.contains(placed(i)) ? 1 : 0;
        }
        return count;
    }
}
