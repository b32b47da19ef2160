package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.SurveyKind;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.jspecify.annotations.Nullable;

/**
 * Points that are given for something else than an order.
 *
 * <ul>
 *   <li>A birthday is paid once a year, to members whose date of birth is known; one of 29 February is paid on 28 February in
 *       common years, and so is an anniversary of joining.
 *   <li>A referral is paid to who referred and to who came, when the new customer's first order is what is asked for. Where several
 *       referred one customer, the first of them is paid.
 *   <li>No multiplier of a tier applies. The points expire as those of orders do, unless the bonus says otherwise.
 * </ul>
 *
 * <pre>{@code
 * Bonus birthday = Bonus.birthday(100).expiring(PointsExpiry.afterDays(30));
 * Bonus referral = Bonus.referral(200, 100).onFirstOrderOf(Money.parse("SAR 100")).within(90).atMostMonthly(5);
 * Bonus survey = Bonus.answering(10).toQuestion(SurveyKind.NPS);
 * }</pre>
 */
public final class Bonus implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Parts parts;

    /** What a bonus is given for. */
    public enum Occasion {
        /** A customer became a member. */
        JOINING,
        /** A member has a birthday. */
        BIRTHDAY,
        /** A member joined one or more whole years ago. */
        ANNIVERSARY,
        /** A member brought a customer. */
        REFERRAL,
        /** A member answered a survey. */
        ANSWER
    }

    private record Parts(
            Occasion occasion,
            long points,
            long friendPoints,
            @Nullable BigMoney least,
            @Nullable Integer withinDays,
            @Nullable Integer mostMonthly,
            @Nullable SurveyKind question,
            @Nullable PointsExpiry expiring)
            implements Serializable {}

    private Bonus(Parts parts) {
        this.parts = parts;
    }

    private static Bonus of(Occasion occasion, long points) {
        long checked = Checks.positive(points, "points of a bonus");
        return new Bonus(new Parts(occasion, checked, 0, null, null, null, null, null));
    }

    /**
     * For becoming a member.
     *
     * @param points how many, above 0
     * @return the bonus
     * @throws IllegalArgumentException if they are not in [1, 10^12]
     */
    public static Bonus joining(long points) {
        return of(Occasion.JOINING, points);
    }

    /**
     * For each birthday of a member.
     *
     * @param points how many, above 0
     * @return the bonus
     * @throws IllegalArgumentException if they are not in [1, 10^12]
     */
    public static Bonus birthday(long points) {
        return of(Occasion.BIRTHDAY, points);
    }

    /**
     * For each anniversary of becoming a member.
     *
     * @param points how many, above 0
     * @return the bonus
     * @throws IllegalArgumentException if they are not in [1, 10^12]
     */
    public static Bonus anniversary(long points) {
        return of(Occasion.ANNIVERSARY, points);
    }

    /**
     * For each answer to a survey.
     *
     * @param points how many, above 0
     * @return the bonus
     * @throws IllegalArgumentException if they are not in [1, 10^12]
     */
    public static Bonus answering(long points) {
        return of(Occasion.ANSWER, points);
    }

    /**
     * For a customer who was brought, when the first order is placed.
     *
     * @param referrer how many for the member who referred, 0 or more
     * @param friend how many for the new customer, 0 or more
     * @return the bonus
     * @throws IllegalArgumentException if one is not in [0, 10^12], or both are 0
     */
    public static Bonus referral(long referrer, long friend) {
        Checks.between(referrer, 0, Checks.MOST_POINTS, "points of who refers", "");
        Checks.between(friend, 0, Checks.MOST_POINTS, "points of the new customer", "");
        if (referrer == 0 && friend == 0) {
            throw new IllegalArgumentException(
                    "referral of 0 points for both; write points for one of them, or leave the bonus out");
        }
        return new Bonus(new Parts(Occasion.REFERRAL, referrer, friend, null, null, null, null, null));
    }

    /**
     * The same referral, paid if the new customer's first order is of such an amount or more, after refunds.
     *
     * @param amount the least amount, above 0
     * @return the bonus
     * @throws IllegalArgumentException if it is not above 0, or the bonus is not one of referrals
     */
    public Bonus onFirstOrderOf(BigMoneyProvider amount) {
        only(Occasion.REFERRAL, "onFirstOrderOf", "Bonus.referral(200, 100)");
        Parts p = parts;
        BigMoney narrowed = Checks.amountAbove0(amount, "least first order");
        return new Bonus(new Parts(
                p.occasion, p.points, p.friendPoints, narrowed, p.withinDays, p.mostMonthly, p.question, p.expiring));
    }

    /**
     * The same referral, paid if the first order comes within so many days of the invitation.
     *
     * @param days how many, 1 or more
     * @return the bonus
     * @throws IllegalArgumentException if they are not in [1, 36525], or the bonus is not one of referrals
     */
    public Bonus within(int days) {
        only(Occasion.REFERRAL, "within", "Bonus.referral(200, 100)");
        Parts p = parts;
        int narrowed = Checks.days(days, 1, "days of a referral", "; leave within out if it never lapses");
        return new Bonus(new Parts(
                p.occasion, p.points, p.friendPoints, p.least, narrowed, p.mostMonthly, p.question, p.expiring));
    }

    /**
     * The same referral, paid to one referrer no more than so often in a calendar month. A friend is paid all the same.
     *
     * @param referrals how often, 1 or more
     * @return the bonus
     * @throws IllegalArgumentException if it is below 1, or the bonus is not one of referrals
     */
    public Bonus atMostMonthly(int referrals) {
        only(Occasion.REFERRAL, "atMostMonthly", "Bonus.referral(200, 100)");
        Parts p = parts;
        int narrowed = (int) Checks.between(
                referrals, 1, Integer.MAX_VALUE, "referrals a month", "; leave atMostMonthly out if there is no most");
        return new Bonus(new Parts(
                p.occasion, p.points, p.friendPoints, p.least, p.withinDays, narrowed, p.question, p.expiring));
    }

    /**
     * The same bonus, for answers to one kind of question.
     *
     * @param kind what the question asks for
     * @return the bonus
     * @throws IllegalArgumentException if the bonus is not one for answers
     */
    public Bonus toQuestion(SurveyKind kind) {
        only(Occasion.ANSWER, "toQuestion", "Bonus.answering(10)");
        Parts p = parts;
        requireNonNull(kind, "kind");
        return new Bonus(new Parts(
                p.occasion, p.points, p.friendPoints, p.least, p.withinDays, p.mostMonthly, kind, p.expiring));
    }

    /**
     * The same bonus, whose points expire by a rule of their own.
     *
     * @param rule the rule
     * @return the bonus
     * @throws IllegalArgumentException if it is a rule of inactivity, which ends the whole balance
     */
    public Bonus expiring(PointsExpiry rule) {
        if (requireNonNull(rule, "rule").kind() == PointsExpiry.Kind.INACTIVITY) {
            throw new IllegalArgumentException(
                    "inactivity ends the whole balance, not the points of a bonus; write PointsExpiry.afterDays(30) or NEVER");
        }
        Parts p = parts;
        return new Bonus(new Parts(
                p.occasion, p.points, p.friendPoints, p.least, p.withinDays, p.mostMonthly, p.question, rule));
    }

    private void only(Occasion wanted, String method, String instead) {
        if (parts.occasion != wanted) {
            throw new IllegalArgumentException(method + " does not go with a bonus for " + occasion(parts.occasion)
                    + "; write " + instead + " before it");
        }
    }

    /** {@return what it is given for} */
    public Occasion occasion() {
        return parts.occasion;
    }

    /** {@return how many points; of a referral those of who refers, which may be 0} */
    public long points() {
        return parts.points;
    }

    /** {@return how many points the new customer of a referral gets; 0 for other bonuses} */
    public long friendPoints() {
        return parts.friendPoints;
    }

    /** {@return the least amount of the first order of a referral, if any} */
    public Optional<BigMoney> least() {
        return Optional.ofNullable(parts.least);
    }

    /** {@return within how many days of the invitation the first order must come, if it must} */
    public OptionalInt withinDays() {
        return parts.withinDays == null ? OptionalInt.empty() : OptionalInt.of(parts.withinDays);
    }

    /** {@return how often a referrer is paid in a calendar month, if there is a most} */
    public OptionalInt mostMonthly() {
        return parts.mostMonthly == null ? OptionalInt.empty() : OptionalInt.of(parts.mostMonthly);
    }

    /** {@return the question whose answers are paid, if not of all} */
    public Optional<SurveyKind> question() {
        return Optional.ofNullable(parts.question);
    }

    /** {@return when its points expire, if not as those of orders do} */
    public Optional<PointsExpiry> expiring() {
        return Optional.ofNullable(parts.expiring);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bonus that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The bonus in words: {@code 100 points for a birthday, which expire after 30 days}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(Phrases.points(parts.points)).append(" for ").append(occasion(parts.occasion));
        if (parts.occasion == Occasion.REFERRAL) {
            text.append(" and ").append(Phrases.number(parts.friendPoints)).append(" for who came");
        }
        least().ifPresent(least -> text.append(", on a first order of ")
                .append(Phrases.money(least))
                .append(" or more"));
        withinDays().ifPresent(days -> text.append(", within ").append(Phrases.count(days, "day")));
        mostMonthly()
                .ifPresent(most ->
                        text.append(", at most ").append(Phrases.number(most)).append(" a month"));
        question().ifPresent(question -> text.append(", of kind ").append(question));
        expiring().ifPresent(rule -> text.append(", which expire ").append(rule));
        return text.toString();
    }

    private static String occasion(Occasion occasion) {
        return switch (occasion) {
            case JOINING -> "joining";
            case BIRTHDAY -> "a birthday";
            case ANNIVERSARY -> "an anniversary of joining";
            case REFERRAL -> "a referral";
            case ANSWER -> "an answer to a survey";
        };
    }
}
