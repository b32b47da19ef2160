package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * A rule by which an order or a visit earns points.
 *
 * <p>Points of an order = round(sum over its rules of points × amount ÷ {@code per} × multiplier of the tier), rounded once, by the
 * programme's {@link Rounding}.
 *
 * <ul>
 *   <li>An amount is what of the order earns: its eligible amount, which is its total unless the order says otherwise.
 *   <li>Several rules of a programme add up. A rule that is narrowed applies to orders that meet each of its conditions.
 *   <li>{@code per} counts parts of the amount, {@code perWhole} only whole ones: of 7.00, at 10 points per 2.00, 35 and 30.
 *   <li>Rates, shares and amounts are exact decimals. A {@code double} is read as the decimal that it prints as.
 * </ul>
 *
 * <p>Worked example: 10 points per SAR 3.00 make 29.33 of an order of SAR 8.80: 29 points rounded down. In a tier that earns 1.5
 * times as much they make 44 exactly, not 29 × 1.5 = 43.5.
 *
 * <pre>{@code
 * Earning rate = Earning.points(1).per(Money.parse("SAR 1"));
 * Earning season = Earning.points(50).perOrder().onTag("new-season").during(mar).orderOf(Money.parse("SAR 100"));
 * Earning stamp = Earning.points(1).perOrder().atMostDaily();
 * Earning share = Earning.cashback(0.15);
 * }</pre>
 */
public final class Earning implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Parts parts;

    /** What points are counted by. */
    public enum Basis {
        /** So many points for each such amount, in proportion; for each minor unit if no amount is told, as cashback is. */
        AMOUNT,
        /** So many points for each whole such amount; what is left over earns nothing. */
        WHOLE_AMOUNT,
        /** So many points for an order. */
        ORDER,
        /** So many points for a visit. */
        VISIT
    }

    private record Parts(
            Basis basis,
            BigDecimal points,
            @Nullable BigMoney per,
            @Nullable String tag,
            @Nullable Window window,
            @Nullable BigMoney least,
            @Nullable String tier,
            @Nullable Long most,
            boolean daily,
            @Nullable Integer orders)
            implements Serializable {}

    private Earning(Parts parts) {
        this.parts = parts;
    }

    private static Earning of(Basis basis, BigDecimal points, @Nullable BigMoney per) {
        return new Earning(new Parts(basis, points, per, null, null, null, null, null, false, null));
    }

    /**
     * So many points, for what is said next.
     *
     * @param points how many, above 0
     * @return the beginning of a rule
     * @throws IllegalArgumentException if they are not in [1, 10^12]
     */
    public static Rate points(long points) {
        return new Rate(BigDecimal.valueOf(points));
    }

    /**
     * So many points and a part of one, for what is said next.
     *
     * @param points how many, above 0, such as 1.5
     * @return the beginning of a rule
     * @throws IllegalArgumentException if they are not above 0, or have more than 9 decimals
     */
    public static Rate points(double points) {
        return new Rate(Checks.decimal(points, "points"));
    }

    /**
     * A share of what is paid, for programmes whose point is one {@linkplain PointUnit#MONEY minor unit of money}.
     *
     * @param share the share, above 0 and up to 1: 0.15 for 15 %
     * @return the rule
     * @throws IllegalArgumentException if the share is not in (0, 1], or has more than 9 decimals
     */
    public static Earning cashback(double share) {
        return cashback(Checks.decimal(share, "cashback"));
    }

    /**
     * A share of what is paid, for programmes whose point is one {@linkplain PointUnit#MONEY minor unit of money}.
     *
     * @param share the share as a decimal number, above 0 and up to 1: "0.15" for 15 %
     * @return the rule
     * @throws IllegalArgumentException if the share is not in (0, 1], or has more than 9 decimals
     */
    public static Earning cashback(String share) {
        return cashback(Checks.decimal(share, "cashback"));
    }

    private static Earning cashback(BigDecimal share) {
        return of(Basis.AMOUNT, Checks.share(share, "cashback", "give back more than was paid"), null);
    }

    /**
     * So many points, until it is said for what.
     *
     * @param points how many, above 0
     */
    public record Rate(BigDecimal points) {
        /**
         * Validates.
         *
         * @throws IllegalArgumentException if the points are not in (0, 10^12], or have more than 9 decimals
         */
        public Rate {
            points = Checks.rate(requireNonNull(points, "points"));
        }

        /**
         * For each such amount, in proportion.
         *
         * @param amount the amount, above 0
         * @return the rule
         * @throws IllegalArgumentException if the amount is not above 0
         */
        public Earning per(BigMoneyProvider amount) {
            return of(Basis.AMOUNT, points, Checks.amountAbove0(amount, "amount"));
        }

        /**
         * For each whole such amount; what is left over earns nothing.
         *
         * @param amount the amount, above 0
         * @return the rule
         * @throws IllegalArgumentException if the amount is not above 0
         */
        public Earning perWhole(BigMoneyProvider amount) {
            return of(Basis.WHOLE_AMOUNT, points, Checks.amountAbove0(amount, "amount"));
        }

        /**
         * For each order, whatever its amount.
         *
         * @return the rule
         */
        public Earning perOrder() {
            return of(Basis.ORDER, points, null);
        }

        /**
         * For each visit.
         *
         * @return the rule
         */
        public Earning perVisit() {
            return of(Basis.VISIT, points, null);
        }
    }

    /**
     * The same rule, on orders that have a tag.
     *
     * @param name the tag
     * @return the rule
     * @throws IllegalArgumentException if the tag is blank, or the rule is one of visits
     */
    public Earning onTag(String name) {
        ofOrders("onTag", "a tag");
        Parts p = parts;
        String narrowed = Checks.name(name, "tag");
        return new Earning(
                new Parts(p.basis, p.points, p.per, narrowed, p.window, p.least, p.tier, p.most, p.daily, p.orders));
    }

    /**
     * The same rule, on the days of a window.
     *
     * @param days the days, in the zone of the history
     * @return the rule
     */
    public Earning during(Window days) {
        Parts p = parts;
        Window narrowed = requireNonNull(days, "days");
        return new Earning(
                new Parts(p.basis, p.points, p.per, p.tag, narrowed, p.least, p.tier, p.most, p.daily, p.orders));
    }

    /**
     * The same rule, on orders of such an amount or more.
     *
     * @param amount the least amount that earns, above 0
     * @return the rule
     * @throws IllegalArgumentException if the amount is not above 0, or the rule is one of visits
     */
    public Earning orderOf(BigMoneyProvider amount) {
        ofOrders("orderOf", "an amount");
        Parts p = parts;
        BigMoney narrowed = Checks.amountAbove0(amount, "least order");
        return new Earning(
                new Parts(p.basis, p.points, p.per, p.tag, p.window, narrowed, p.tier, p.most, p.daily, p.orders));
    }

    /**
     * The same rule, for members who are in a tier.
     *
     * @param name the tier's name, which the programme must have
     * @return the rule
     * @throws IllegalArgumentException if the name is blank
     */
    public Earning inTier(String name) {
        Parts p = parts;
        String narrowed = Checks.name(name, "tier");
        return new Earning(
                new Parts(p.basis, p.points, p.per, p.tag, p.window, p.least, narrowed, p.most, p.daily, p.orders));
    }

    /**
     * The same rule, which gives an order no more than so many points, before the multiplier of a tier.
     *
     * @param points the most, above 0
     * @return the rule
     * @throws IllegalArgumentException if it is not in [1, 10^12], or the rule is one of visits
     */
    public Earning upTo(long points) {
        ofOrders("upTo", "an amount");
        Parts p = parts;
        long narrowed = Checks.positive(points, "most points of an order");
        return new Earning(
                new Parts(p.basis, p.points, p.per, p.tag, p.window, p.least, p.tier, narrowed, p.daily, p.orders));
    }

    /**
     * The same rule, which applies to the first order or visit of a day only.
     *
     * @return the rule
     */
    public Earning atMostDaily() {
        Parts p = parts;
        return new Earning(
                new Parts(p.basis, p.points, p.per, p.tag, p.window, p.least, p.tier, p.most, true, p.orders));
    }

    /**
     * The same rule, on a member's first orders only.
     *
     * @param orders how many, 1 or more
     * @return the rule
     * @throws IllegalArgumentException if it is below 1, or the rule is one of visits
     */
    public Earning first(int orders) {
        ofOrders("first", "a number of orders");
        Parts p = parts;
        int narrowed = (int)
                Checks.between(orders, 1, Integer.MAX_VALUE, "first orders", "; write first(1) for the first alone");
        return new Earning(
                new Parts(p.basis, p.points, p.per, p.tag, p.window, p.least, p.tier, p.most, p.daily, narrowed));
    }

    private void ofOrders(String method, String what) {
        if (parts.basis == Basis.VISIT) {
            throw new IllegalArgumentException(method + " asks for " + what
                    + ", which a visit does not have; write perOrder() for a rule of orders");
        }
    }

    /** {@return what points are counted by} */
    public Basis basis() {
        return parts.basis;
    }

    /** {@return how many points, above 0; of cashback the share} */
    public BigDecimal points() {
        return parts.points;
    }

    /** {@return the amount that so many points are for; empty for an order, for a visit, and for cashback} */
    public Optional<BigMoney> per() {
        return Optional.ofNullable(parts.per);
    }

    /** {@return whether it is a share of what is paid, in minor units} */
    public boolean isCashback() {
        return parts.basis == Basis.AMOUNT && parts.per == null;
    }

    /** {@return the tag that an order must have, if any} */
    public Optional<String> tag() {
        return Optional.ofNullable(parts.tag);
    }

    /** {@return the days on which it applies, if not always} */
    public Optional<Window> window() {
        return Optional.ofNullable(parts.window);
    }

    /** {@return the least amount of an order, if any} */
    public Optional<BigMoney> least() {
        return Optional.ofNullable(parts.least);
    }

    /** {@return the tier that a member must be in, if any} */
    public Optional<String> tier() {
        return Optional.ofNullable(parts.tier);
    }

    /** {@return the most points it gives for an order, if there is a most} */
    public OptionalLong most() {
        return parts.most == null ? OptionalLong.empty() : OptionalLong.of(parts.most);
    }

    /** {@return whether it applies once a day at most} */
    public boolean daily() {
        return parts.daily;
    }

    /** {@return how many of a member's first orders it is for, if not for all} */
    public OptionalInt orders() {
        return parts.orders == null ? OptionalInt.empty() : OptionalInt.of(parts.orders);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Earning that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The rule in words: {@code 50 points per order, on orders tagged new-season, in 2026-03}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                switch (parts.basis) {
                    case AMOUNT ->
                        isCashback()
                                ? Phrases.percent(parts.points) + " of what is paid"
                                : Phrases.points(parts.points) + " per "
                                        + per().map(Phrases::money).orElseThrow();
                    case WHOLE_AMOUNT ->
                        Phrases.points(parts.points) + " per whole "
                                + per().map(Phrases::money).orElseThrow();
                    case ORDER -> Phrases.points(parts.points) + " per order";
                    case VISIT -> Phrases.points(parts.points) + " per visit";
                });
        tag().ifPresent(tag -> text.append(", on orders tagged ").append(tag));
        window().ifPresent(window -> text.append(", in ").append(window));
        least().ifPresent(least ->
                text.append(", on orders of ").append(Phrases.money(least)).append(" or more"));
        tier().ifPresent(tier -> text.append(", in tier ").append(tier));
        most().ifPresent(most ->
                text.append(", at most ").append(Phrases.points(most)).append(" an order"));
        orders().ifPresent(orders ->
                text.append(", on the first ").append(orders == 1 ? "order" : Phrases.count(orders, "order")));
        return text.append(parts.daily ? ", at most once a day" : "").toString();
    }
}
