package io.github.retention4j.programme;

import java.io.Serializable;

/** Who is a member, and from when on. */
public record Enrolment(Kind kind, int orders) implements Serializable {
    public enum Kind {
        /** By membership records where the history has any; else everybody. */
        RECORDED_ELSE_EVERYONE,
        BY_RECORD,
        /** From the first order on, which earns already. */
        AT_FIRST_ORDER,
        /** With the n-th order, which earns already. */
        AFTER_ORDERS,
        EVERYONE
    }

    public static final Enrolment RECORDED_ELSE_EVERYONE = new Enrolment(Kind.RECORDED_ELSE_EVERYONE, 0);
    public static final Enrolment BY_RECORD = new Enrolment(Kind.BY_RECORD, 0);
    public static final Enrolment AT_FIRST_ORDER = new Enrolment(Kind.AT_FIRST_ORDER, 1);
    public static final Enrolment EVERYONE = new Enrolment(Kind.EVERYONE, 0);

    public static Enrolment afterOrders(int orders) {
        return new Enrolment(Kind.AFTER_ORDERS, orders);
    }
}
