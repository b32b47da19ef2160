package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Membership;
import java.util.OptionalLong;

/**
 * A customer's memberships of the shop's loyalty programme, in the order of joining. They may overlap, for a record is taken as it
 * comes: to whoever reads them they are one membership then.
 */
public final class Memberships extends Records {
    /** Memberships, a row each. */
    public static final RecordKind<Membership, Memberships> KIND =
            RecordKind.of("memberships", 2, Memberships::write, Memberships::new);

    private static final int JOINED = 0;
    private static final int LEFT = 1;

    private Memberships(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Membership membership, RecordRow row) {
        add(
                row.customer(membership.customerId()),
                RecordRow.millis(membership.joinedAt()),
                RecordRow.millis(membership.leftAt()));
    }

    /**
     * Adds a membership without an object. Both of its times may be before the days that the data cover.
     *
     * <pre>{@code
     * long joined = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("members");
     * Memberships.add(source.row().customer("c-17"), joined, OptionalLong.empty());
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param joinedMillis when the customer joined, milliseconds since 1970-01-01T00:00Z
     * @param leftMillis when the customer left, likewise; empty for who is a member still
     */
    public static void add(RecordRow row, long joinedMillis, OptionalLong leftMillis) {
        requireNonNull(row, "row");
        requireNonNull(leftMillis, "leftMillis");
        row.begin(KIND);
        row.requireCustomer("membership");
        row.timeOrEarlier(JOINED, "joined", joinedMillis);
        if (leftMillis.isPresent()) {
            // Told as a day, it is no earlier than a joining of that day.
            long left = row.notBefore(joinedMillis, leftMillis.getAsLong(), "left", "joined");
            row.timeOrEarlier(LEFT, "left", left);
        } else {
            row.number(LEFT, leftMillis);
        }
        row.end();
    }

    /**
     * When the customer joined.
     *
     * @param i the membership's number, from 0, in the order of joining
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long joined(int i) {
        return number(i, JOINED);
    }

    /**
     * When the customer left.
     *
     * @param i the membership's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if the customer did not
     */
    public OptionalLong left(int i) {
        return ifKnown(i, LEFT);
    }
}
