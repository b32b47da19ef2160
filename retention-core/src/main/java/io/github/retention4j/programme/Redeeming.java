package io.github.retention4j.programme;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * What points are worth, and how many may be redeemed at once.
 *
 * <ul>
 *   <li>Nothing said means: what points are worth is not known, and any number may be redeemed. Results in money then are no data.
 *   <li>Where a point is a {@linkplain PointUnit#MONEY minor unit of money}, it is worth its face value and no other is stated.
 *   <li>{@link #inMultiplesOf} alone makes one multiple the least.
 *   <li>{@link #upTo} is a share of what the order would cost without points.
 * </ul>
 *
 * <p>Worked example: at 100 points for SAR 5.00, in multiples of 100, 250 points pay SAR 10.00 and 50 are left.
 *
 * <pre>{@code
 * Redeeming rule = Redeeming.points(100).worth(Money.parse("SAR 5")).atLeast(200).inMultiplesOf(100).upTo(0.5);
 * Redeeming credit = Redeeming.atFaceValue().upTo(0.3);
 * }</pre>
 */
public final class Redeeming implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What points are worth is not known, and any number may be redeemed. */
    static final Redeeming UNKNOWN = points(1);

    private final Parts parts;

    private record Parts(
            long points, @Nullable BigMoney worth, boolean faceValue, long least, long multiple, BigDecimal most)
            implements Serializable {}

    private Redeeming(Parts parts) {
        this.parts = parts;
    }

    /**
     * So many points, of which {@link #worth(BigMoneyProvider)} says what they are worth.
     *
     * @param points how many, above 0
     * @return the rule
     * @throws IllegalArgumentException if they are not in [1, 10^12]
     */
    public static Redeeming points(long points) {
        return new Redeeming(new Parts(Checks.positive(points, "redeemed points"), null, false, 1, 1, BigDecimal.ONE));
    }

    /**
     * Points that are money, worth what they say.
     *
     * @return the rule of a programme whose point is a {@linkplain PointUnit#MONEY minor unit of money}
     */
    public static Redeeming atFaceValue() {
        return new Redeeming(new Parts(1, null, true, 1, 1, BigDecimal.ONE));
    }

    /**
     * The same rule, with what so many points take off an order.
     *
     * @param amount the amount, above 0
     * @return the rule
     * @throws IllegalArgumentException if the amount is not above 0, or the points are worth their face value
     */
    public Redeeming worth(BigMoneyProvider amount) {
        if (parts.faceValue) {
            throw new IllegalArgumentException(
                    "points at face value are worth what they say; write Redeeming.points(100) before worth");
        }
        BigMoney worth = Checks.amountAbove0(amount, "worth of points");
        return new Redeeming(new Parts(parts.points, worth, false, parts.least, parts.multiple, parts.most));
    }

    /**
     * The same rule, with the fewest points that are redeemed at once.
     *
     * @param points how many, 1 or more
     * @return the rule
     * @throws IllegalArgumentException if they are not in [1, 10^12], or not a multiple of what {@link #inMultiplesOf} says
     */
    public Redeeming atLeast(long points) {
        return limited(Checks.positive(points, "least redeemed points"), parts.multiple);
    }

    /**
     * The same rule, with the number of points of which a multiple is redeemed.
     *
     * @param points how many, 1 or more
     * @return the rule
     * @throws IllegalArgumentException if they are not in [1, 10^12], or what {@link #atLeast} says is not a multiple of them
     */
    public Redeeming inMultiplesOf(long points) {
        long multiple = Checks.positive(points, "multiple of redeemed points");
        return limited(parts.least == 1 ? multiple : parts.least, multiple);
    }

    private Redeeming limited(long least, long multiple) {
        if (least % multiple != 0) {
            throw new IllegalArgumentException("least redeemed points " + least + " is not a multiple of " + multiple
                    + "; write atLeast(" + (least / multiple + 1) * multiple + ")");
        }
        return new Redeeming(new Parts(parts.points, parts.worth, parts.faceValue, least, multiple, parts.most));
    }

    /**
     * The same rule, with the largest share of an order that points pay.
     *
     * @param share the share, above 0 and up to 1: 0.5 for a half
     * @return the rule
     * @throws IllegalArgumentException if it is not in (0, 1], or has more than 9 decimals
     */
    public Redeeming upTo(double share) {
        return upTo(Checks.decimal(share, "share of an order"));
    }

    /**
     * The same rule, with the largest share of an order that points pay.
     *
     * @param share the share as a decimal number, above 0 and up to 1: "0.5" for a half
     * @return the rule
     * @throws IllegalArgumentException if it is not in (0, 1], or has more than 9 decimals
     */
    public Redeeming upTo(String share) {
        return upTo(Checks.decimal(share, "share of an order"));
    }

    private Redeeming upTo(BigDecimal share) {
        BigDecimal most = Checks.share(share, "share of an order", "take off more than the order costs");
        return new Redeeming(new Parts(parts.points, parts.worth, parts.faceValue, parts.least, parts.multiple, most));
    }

    /** {@return how many points {@link #worth()} is for} */
    public long points() {
        return parts.points;
    }

    /** {@return what so many {@link #points()} are worth; empty if it is not known, or is the face value} */
    public Optional<BigMoney> worth() {
        return Optional.ofNullable(parts.worth);
    }

    /** {@return whether points are money, worth what they say} */
    public boolean isAtFaceValue() {
        return parts.faceValue;
    }

    /** {@return the fewest points redeemed at once, 1 or more, a multiple of {@link #multiple()}} */
    public long least() {
        return parts.least;
    }

    /** {@return of how many points a multiple is redeemed, 1 or more} */
    public long multiple() {
        return parts.multiple;
    }

    /** {@return the largest share of an order that points pay, above 0 and up to 1} */
    public BigDecimal most() {
        return parts.most;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Redeeming that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The rule in words: {@code 100 points are worth SAR 5.00, at least 200 points, in multiples of 100, up to 50 % of an order}. */
    @Override
    public String toString() {
        String value = parts.faceValue
                ? "points are worth their face value"
                : worth().map(worth -> Phrases.points(parts.points)
                                + (parts.points == 1 ? " is worth " : " are worth ")
                                + Phrases.money(worth))
                        .orElse("what points are worth is not known");
        return value
                + (parts.least == 1 ? "" : ", at least " + Phrases.points(parts.least))
                + (parts.multiple == 1 ? "" : ", in multiples of " + Phrases.number(parts.multiple))
                + (parts.most.compareTo(BigDecimal.ONE) == 0
                        ? ""
                        : ", up to " + Phrases.percent(parts.most) + " of an order");
    }
}
