package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Redemption;
import java.util.Optional;
import java.util.OptionalLong;

/** A customer's redemptions of points, in time order; of those of one instant, that of the fewest points comes first. */
public final class Redemptions extends Records {
    /** Redemptions, a row each. */
    public static final RecordKind<Redemption, Redemptions> KIND =
            RecordKind.of("redemptions", 5, Redemptions::write, Redemptions::new);

    private static final int REDEEMED = 0;
    private static final int POINTS = 1;
    private static final int ORDERED = 2;
    private static final int ORDER_AMOUNT = 3;

    // Last, since words are numbered as they come, and rows of one instant stand in the order of their columns.
    private static final int REWARD = 4;

    private Redemptions(CustomerRows customer) {
        super(customer, KIND);
    }

    private static void write(Redemption redemption, RecordRow row) {
        add(
                row.customer(redemption.customerId()),
                RecordRow.millis(redemption.redeemedAt()),
                redemption.points(),
                redemption.orderId().orElse(""),
                redemption.reward().orElse(""));
    }

    /**
     * Adds a redemption without an object.
     *
     * <pre>{@code
     * long redeemed = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("redemptions");
     * Redemptions.add(source.row().customer("c-17"), redeemed, 150, "A-1003", "");
     * }</pre>
     *
     * @param row the row, with whose it is
     * @param redeemedMillis when the points were spent, milliseconds since 1970-01-01T00:00Z
     * @param points how many, above zero
     * @param orderId the id of the order that they paid for; empty for none
     * @param reward what they were spent on; empty if it is not known
     */
    public static void add(RecordRow row, long redeemedMillis, long points, CharSequence orderId, CharSequence reward) {
        requireNonNull(row, "row");
        requireNonNull(orderId, "orderId");
        requireNonNull(reward, "reward");
        row.begin(KIND);
        row.requireCustomer("redemption");
        row.time(REDEEMED, "redeemed", redeemedMillis);
        row.points(POINTS, "redemption", points);
        row.order(ORDERED, ORDER_AMOUNT, orderId);
        if (reward.length() > 0) {
            row.word(REWARD, "reward", reward);
        } else {
            row.number(REWARD, OptionalLong.empty());
        }
        row.end();
    }

    /**
     * When points were spent.
     *
     * @param i the redemption's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long redeemed(int i) {
        return number(i, REDEEMED);
    }

    /**
     * How many points were spent.
     *
     * @param i the redemption's number, from 0
     * @return one or more
     */
    public long points(int i) {
        return number(i, POINTS);
    }

    /**
     * When the order was placed that the points paid for, refunded in full or not.
     *
     * @param i the redemption's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if the redemption names no order, or one that is not among those
     *     that were given with an id for this customer
     */
    public OptionalLong ordered(int i) {
        return ifKnown(i, ORDERED);
    }

    /**
     * The total of that order, before refunds.
     *
     * @param i the redemption's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, or empty just as {@link #ordered}
     */
    public OptionalLong orderAmount(int i) {
        return ifKnown(i, ORDER_AMOUNT);
    }

    /**
     * What the points were spent on.
     *
     * @param i the redemption's number, from 0
     * @return the reward's name, or empty if it is not known
     */
    public Optional<String> reward(int i) {
        return isKnown(i, REWARD) ? Optional.of(word(i, REWARD)) : Optional.empty();
    }
}
