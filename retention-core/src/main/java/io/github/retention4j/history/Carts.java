package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Cart;
import java.util.OptionalLong;

/** A customer's carts, in the order they were created. */
public final class Carts extends Records {
    /** Carts, a row each. */
    public static final RecordKind<Cart, Carts> KIND = RecordKind.of("carts", 3, Carts::write, Carts::new);

    private static final int CREATED = 0;
    private static final int CHECKED_OUT = 1;
    private static final int ORDERED = 2;

    private Carts(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Cart cart, RecordRow row) {
        add(
                row.customer(cart.customerId()),
                RecordRow.millis(cart.createdAt()),
                RecordRow.millis(cart.checkedOutAt()),
                RecordRow.millis(cart.orderedAt()));
    }

    /**
     * Adds a cart without an object.
     *
     * <pre>{@code
     * long created = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("carts");
     * Carts.add(source.row().customer(17), created, OptionalLong.of(created + 60_000), OptionalLong.empty());
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param createdMillis when it was created, milliseconds since 1970-01-01T00:00Z
     * @param checkedOutMillis when its checkout was begun, likewise; empty if it was not
     * @param orderedMillis when it became an order, likewise; empty if it did not
     */
    public static void add(
            RecordRow row, long createdMillis, OptionalLong checkedOutMillis, OptionalLong orderedMillis) {
        boolean isCheckedOut =
                requireNonNull(checkedOutMillis, "checkedOutMillis").isPresent();
        requireNonNull(orderedMillis, "orderedMillis");
        requireNonNull(row, "row").begin(KIND);
        row.time(CREATED, "created", createdMillis);
        row.timeAfter(CHECKED_OUT, "checked out", checkedOutMillis, CREATED, "created");
        row.timeAfter(
                ORDERED,
                "ordered",
                orderedMillis,
                isCheckedOut ? CHECKED_OUT : CREATED,
                isCheckedOut ? "checked out" : "created");
        row.end();
    }

    /**
     * When a cart was created.
     *
     * @param i the cart's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long created(int i) {
        return number(i, CREATED);
    }

    /**
     * When a cart's checkout was begun.
     *
     * @param i the cart's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it was not
     */
    public OptionalLong checkedOut(int i) {
        return ifKnown(i, CHECKED_OUT);
    }

    /**
     * When a cart became an order.
     *
     * @param i the cart's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it did not
     */
    public OptionalLong ordered(int i) {
        return ifKnown(i, ORDERED);
    }

    /**
     * Whether a cart became an order before an instant.
     *
     * @param i the cart's number, from 0
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return whether it did, as far as is known
     */
    public boolean isOrderedBefore(int i, long millis) {
        return number(i, ORDERED) < millis;
    }
}
