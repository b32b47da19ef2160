package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.PointsGrant;

/**
 * Points that a customer was given outside the rules of a programme, in time order; of those of one instant, the grant of the fewest
 * points comes first.
 */
public final class PointsGrants extends Records {
    /** Grants, a row each. */
    public static final RecordKind<PointsGrant, PointsGrants> KIND =
            RecordKind.of("points grants", 3, PointsGrants::write, PointsGrants::new);

    private static final int GRANTED = 0;
    private static final int POINTS = 1;

    // Last, since words are numbered as they come, and rows of one instant stand in the order of their columns.
    private static final int REASON = 2;

    private PointsGrants(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(PointsGrant grant, RecordRow row) {
        add(row.customer(grant.customerId()), RecordRow.millis(grant.grantedAt()), grant.points(), grant.reason());
    }

    /**
     * Adds a grant without an object. Its time may be before the days that the data cover, as that of an opening balance is.
     *
     * <pre>{@code
     * long granted = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("grants");
     * PointsGrants.add(source.row().customer("c-17"), granted, 500, "opening balance");
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param grantedMillis when the points were given, milliseconds since 1970-01-01T00:00Z
     * @param points how many, above zero
     * @param reason what for, not blank
     */
    public static void add(RecordRow row, long grantedMillis, long points, CharSequence reason) {
        requireNonNull(row, "row");
        requireNonNull(reason, "reason");
        row.begin(KIND);
        row.requireCustomer("grant");
        row.timeOrEarlier(GRANTED, "granted", grantedMillis);
        row.points(POINTS, "grant", points);
        row.word(REASON, "reason", reason);
        row.end();
    }

    /**
     * When points were given.
     *
     * @param i the grant's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long granted(int i) {
        return number(i, GRANTED);
    }

    /**
     * How many points were given.
     *
     * @param i the grant's number, from 0
     * @return one or more
     */
    public long points(int i) {
        return number(i, POINTS);
    }

    /**
     * What they were given for.
     *
     * @param i the grant's number, from 0
     * @return the reason in a word
     */
    public String reason(int i) {
        return word(i, REASON);
    }
}
