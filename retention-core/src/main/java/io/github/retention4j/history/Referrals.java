package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Referral;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import java.util.OptionalLong;

/**
 * A customer's referrals, in time order: those the customer made, and those the customer came by. A referral that brought somebody
 * is one of each of the two customers, so where customers are split over several histories, both belong into one: else nothing is
 * known of what the friend ordered.
 *
 * <p>The friend's first order is the first in the data, whatever became of it: one that was refunded in full is one too, of which
 * nothing is kept. It may be before the referral, which then brought nobody who was not there.
 */
public final class Referrals extends Records {
    /** Referrals, a row of the one who made it, and one of the one who came by it. */
    public static final RecordKind<Referral, Referrals> KIND =
            RecordKind.of("referrals", 3, Referrals::write, Referrals::new);

    private static final int REFERRED = 0;
    private static final int ROLE = 1;

    /** Which of the referrals that brought somebody it is, in both of its rows. */
    private static final int NUMBER = 2;

    private static final long MADE = 0;
    private static final long MADE_AND_BROUGHT = 1;
    private static final long RECEIVED = 2;

    private final ReferralOutcomes outcomes;

    private Referrals(CustomerRows customer) {
        super(customer, KIND);
        outcomes = customer.referralOutcomes();
    }

    static boolean isReceived(Events rows, int row) {
        return rows.get(row, ROLE) == RECEIVED;
    }

    /** The number of a row's referral, or never if it brought nobody. */
    static long number(Events rows, int row) {
        return rows.get(row, NUMBER);
    }

    private static void write(Referral referral, RecordRow row) {
        add(
                row.customer(referral.referrerId()),
                RecordRow.millis(referral.referredAt()),
                referral.referredId().orElse(""));
    }

    /**
     * Adds a referral without an object.
     *
     * <pre>{@code
     * long referred = Instant.parse("2026-03-05T09:30:00Z").toEpochMilli();
     * SourceRows source = History.builder(zone, gbp).source("referrals");
     * Referrals.add(source.row().customer("c-17"), referred, "c-18");
     * }</pre>
     *
     * @param row the row, with who made it
     * @param referredMillis when it was made, milliseconds since 1970-01-01T00:00Z
     * @param referredId the id of the customer who came by it; empty if nobody is known to
     */
    public static void add(RecordRow row, long referredMillis, CharSequence referredId) {
        boolean brought = requireNonNull(referredId, "referredId").length() > 0;
        requireNonNull(row, "row").begin(KIND);
        row.time(REFERRED, "referred", referredMillis);
        row.number(ROLE, brought ? MADE_AND_BROUGHT : MADE);
        OptionalLong number = brought ? OptionalLong.of(row.draft().serial()) : OptionalLong.empty();
        row.number(NUMBER, number);
        row.requireCustomer("referral");
        if (brought) {
            if (row.draft().isOf(referredId)) {
                row.refuse(() -> "a customer cannot be referred by itself");
            }
            row.next();
            row.customer(referredId);
            row.number(REFERRED, referredMillis);
            row.number(ROLE, RECEIVED);
            row.number(NUMBER, number);
        }
        row.end();
    }

    /**
     * When a referral was made.
     *
     * @param i the referral's number, from 0, in time order
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long referred(int i) {
        return number(i, REFERRED);
    }

    /**
     * Whether it was the customer who recommended the shop, and not the one to whom it was recommended.
     *
     * @param i the referral's number, from 0
     * @return whether the customer made it
     */
    public boolean isMade(int i) {
        return number(i, ROLE) != RECEIVED;
    }

    /**
     * Whether somebody came by a referral.
     *
     * @param i the referral's number, from 0
     * @return whether it names who came, as those that the customer came by do
     */
    public boolean isSuccessful(int i) {
        return number(i, ROLE) != MADE;
    }

    /**
     * When the friend, the customer who came by a referral, placed the first order.
     *
     * @param i the referral's number, from 0
     * @return milliseconds since 1970-01-01T00:00Z, or empty if nobody came by it, or who came placed none
     */
    public OptionalLong friendFirstOrder(int i) {
        long number = number(i, NUMBER);
        return hasOrder(number) ? OptionalLong.of(outcomes.ordered(number)) : OptionalLong.empty();
    }

    /**
     * The total of the friend's first order, before refunds. Of several placed in one instant the smallest is the first.
     *
     * @param i the referral's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, or empty just as {@link #friendFirstOrder}
     */
    public OptionalLong friendOrderAmount(int i) {
        long number = number(i, NUMBER);
        return hasOrder(number) ? OptionalLong.of(outcomes.amount(number)) : OptionalLong.empty();
    }

    /**
     * What of the friend's first order is kept after all refunds in the data that are of it. Of several orders alike in time and
     * amount, it is the one of which most is kept.
     *
     * @param i the referral's number, from 0
     * @return whole units of 10<sup>-decimals</sup>, zero or above, or empty just as {@link #friendFirstOrder}
     */
    public OptionalLong friendOrderKept(int i) {
        long number = number(i, NUMBER);
        return hasOrder(number) ? OptionalLong.of(outcomes.kept(number)) : OptionalLong.empty();
    }

    private boolean hasOrder(long number) {
        return number != Kind.NEVER && outcomes.ordered(number) != Kind.NEVER;
    }

    /**
     * Whether a referral is the first that the friend came by, of all referrers'. Of those made in one instant, it is the one whose
     * referrer's id is the first by {@link String#compareTo}, and of one referrer's, one of them.
     *
     * @param i the referral's number, from 0
     * @return whether it is; not if nobody came by it
     */
    public boolean isFirstOfFriend(int i) {
        long number = number(i, NUMBER);
        return number != Kind.NEVER && outcomes.isFirst(number);
    }

    /** {@return how often the customer recommended the shop to somebody} */
    public int madeCount() {
        int made = 0;
        for (int i = 0; i < count(); i++) {
            made += isMade(i) ? 1 : 0;
        }
        return made;
    }

    /**
     * When the customer was first referred to the shop.
     *
     * @return milliseconds since 1970-01-01T00:00Z, or empty if nobody did
     */
    public OptionalLong firstReceived() {
        for (int i = 0; i < count(); i++) {
            if (!isMade(i)) {
                return OptionalLong.of(referred(i));
            }
        }
        return OptionalLong.empty();
    }
}
