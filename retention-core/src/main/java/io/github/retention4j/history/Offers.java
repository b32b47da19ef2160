package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Offer;
import java.util.OptionalLong;

/** The higher-priced products that a customer was offered, in time order. */
public final class Offers extends Records {
    /** Offers, a row each. */
    public static final RecordKind<Offer, Offers> KIND = RecordKind.of("offers", 3, Offers::write, Offers::new);

    private static final int MADE = 0;
    private static final int TAKEN = 1;
    private static final int PURCHASE = 2;

    private Offers(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Offer offer, RecordRow row) {
        add(
                row.customer(offer.customerId()),
                RecordRow.millis(offer.madeAt()),
                RecordRow.millis(offer.takenAt()),
                offer.orderId().orElse(""));
    }

    /**
     * Adds an offer without an object.
     *
     * <pre>{@code
     * long made = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("offers");
     * Offers.add(source.row().customer(17), made, OptionalLong.of(made + 60_000), "A-1001");
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param madeMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param takenMillis when it was taken, likewise; empty if it was not
     * @param orderId the id of the order at which it was made; empty if that is not known
     */
    public static void add(RecordRow row, long madeMillis, OptionalLong takenMillis, CharSequence orderId) {
        requireNonNull(takenMillis, "takenMillis");
        requireNonNull(orderId, "orderId");
        requireNonNull(row, "row").begin(KIND);
        row.time(MADE, "made", madeMillis);
        row.timeAfter(TAKEN, "taken", takenMillis, MADE, "made");
        row.id(PURCHASE, "order", orderId);
        row.end();
    }

    /**
     * When an offer was made.
     *
     * @param i the offer's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long made(int i) {
        return number(i, MADE);
    }

    /**
     * Whether an offer was taken.
     *
     * @param i the offer's number, from 0
     * @return whether it was
     */
    public boolean isTaken(int i) {
        return isKnown(i, TAKEN);
    }

    /**
     * When an offer was taken.
     *
     * @param i the offer's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it was not
     */
    public OptionalLong taken(int i) {
        return ifKnown(i, TAKEN);
    }

    /**
     * A number that offers made at one purchase share.
     *
     * @param i the offer's number, from 0
     * @return the purchase's number, from 0, or empty if it is not known
     */
    public OptionalLong purchase(int i) {
        return ifKnown(i, PURCHASE);
    }
}
