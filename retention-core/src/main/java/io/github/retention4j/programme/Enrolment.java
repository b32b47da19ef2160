package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Who is a member, and from when on.
 *
 * <pre>{@code
 * Enrolment recorded = Enrolment.BY_RECORD;
 * Enrolment second = Enrolment.afterOrders(2);
 * }</pre>
 *
 * @param kind by what
 * @param orders with which order, of {@link Kind#AT_FIRST_ORDER} and {@link Kind#AFTER_ORDERS}; else 0
 */
public record Enrolment(Kind kind, int orders) implements Serializable {
    /** By membership records where the history has any; else everybody. */
    public static final Enrolment RECORDED_ELSE_EVERYONE = new Enrolment(Kind.RECORDED_ELSE_EVERYONE, 0);

    /** By membership records alone. */
    public static final Enrolment BY_RECORD = new Enrolment(Kind.BY_RECORD, 0);

    /** From the first order on, which earns already. */
    public static final Enrolment AT_FIRST_ORDER = new Enrolment(Kind.AT_FIRST_ORDER, 1);

    /** Everybody, from the first day of the programme or of the data. */
    public static final Enrolment EVERYONE = new Enrolment(Kind.EVERYONE, 0);

    /** By what a customer becomes a member. */
    public enum Kind {
        /** By membership records where the history has any; else everybody. */
        RECORDED_ELSE_EVERYONE,
        /** By membership records. */
        BY_RECORD,
        /** From the first order on, which earns already. */
        AT_FIRST_ORDER,
        /** With the n-th order, which earns already. */
        AFTER_ORDERS,
        /** Everybody. */
        EVERYONE
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the number of orders does not go with the kind
     */
    public Enrolment {
        int least = switch (requireNonNull(kind, "kind")) {
            case AT_FIRST_ORDER -> 1;
            case AFTER_ORDERS -> 2;
            default -> 0;
        };
        Checks.between(
                orders,
                least,
                kind == Kind.AFTER_ORDERS ? Integer.MAX_VALUE : least,
                "orders until a customer is a member",
                "; write Enrolment.afterOrders(2), or one of its constants");
    }

    /**
     * With the n-th order, which earns already.
     *
     * @param orders which order, 1 or more; 1 is {@link #AT_FIRST_ORDER}
     * @return the rule
     * @throws IllegalArgumentException if it is below 1
     */
    public static Enrolment afterOrders(int orders) {
        Checks.between(
                orders,
                1,
                Integer.MAX_VALUE,
                "orders until a customer is a member",
                "; write Enrolment.EVERYONE for no order at all");
        return orders == 1 ? AT_FIRST_ORDER : new Enrolment(Kind.AFTER_ORDERS, orders);
    }

    /** Who in words, behind "members are". */
    @Override
    public String toString() {
        return switch (kind) {
            case RECORDED_ELSE_EVERYONE -> "those recorded, or everybody where none are recorded";
            case BY_RECORD -> "those recorded";
            case AT_FIRST_ORDER -> "those with an order";
            case AFTER_ORDERS -> "those with " + Phrases.count(orders, "order");
            case EVERYONE -> "everybody";
        };
    }
}
