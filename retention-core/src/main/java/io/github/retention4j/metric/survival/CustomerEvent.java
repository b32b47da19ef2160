package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.RecordKind;
import io.github.retention4j.metric.CustomerFunction;
import java.io.Serializable;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens to a customer for the first time on some day: where a spell begins, or what it ends with.
 *
 * <ul>
 *   <li>Days are those of the calendar in the history's zone. What happens after the last day of the data, such as the end of a
 *       subscription that is known beforehand, has not happened.
 *   <li>Orders are those that count.
 *   <li>Of the records of a kind that was never given nothing is known, and what is asked of it is no data.
 * </ul>
 *
 * <pre>{@code
 * CustomerEvent firstVisit = CustomerEvent.of("first visit", Visits.KIND,
 *         c -> c.visits().count() == 0 ? OptionalLong.empty() : OptionalLong.of(c.visits().started(0)));
 * SurvivalCurve untilTheFirstOrder = engine.compute(TimeToEvent.of(CustomerEvent.nthOrder(1)).from(firstVisit).within(q1));
 * }</pre>
 */
public final class CustomerEvent implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final EventRule rule;

    private CustomerEvent(String name, EventRule rule) {
        this.name = name;
        this.rule = rule;
    }

    /**
     * An order by its number.
     *
     * @param n which of the customer's orders, from 1 for the first
     * @return the event
     * @throws IllegalArgumentException if the number is below 1
     */
    public static CustomerEvent nthOrder(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("order number " + n + " is below 1");
        }
        return new CustomerEvent(ordinal(n) + " order", new EventRule.NthOrder(n));
    }

    private static String ordinal(int n) {
        boolean isTeen = n % 100 / 10 == 1;
        return switch (n) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            default ->
                n
                        + switch (isTeen ? 0 : n % 10) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        };
        };
    }

    /**
     * Leaving by inactivity: the last order before the first so many days without one. It is dated at that order, and known when
     * as many days are over, so customers are followed until that many days before the end of the data: of what comes later
     * nobody can tell yet whether it was leaving. Who comes back after the days has left all the same.
     *
     * @param days how many days without an order, at least 1
     * @return the event
     * @throws IllegalArgumentException if the days are below 1
     */
    public static CustomerEvent inactivity(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("inactivity of " + days + " days is below 1");
        }
        String text = days == 1 ? "a day" : days + " days";
        return new CustomerEvent("last order before " + text + " without one", new EventRule.Inactivity(days));
    }

    /**
     * The issue of the customer's first coupon.
     *
     * @return the event
     */
    public static CustomerEvent firstCoupon() {
        return new CustomerEvent("first coupon", EventRule.CouponEvent.ISSUED);
    }

    /**
     * The first time that the customer redeems a coupon.
     *
     * @return the event
     */
    public static CustomerEvent firstRedemption() {
        return new CustomerEvent("first redemption", EventRule.CouponEvent.REDEEMED);
    }

    /**
     * The first time that a coupon of the customer expires which was not redeemed.
     *
     * @return the event
     */
    public static CustomerEvent firstExpiry() {
        return new CustomerEvent("first coupon expired", EventRule.CouponEvent.EXPIRED);
    }

    /**
     * The start of the customer's first subscription.
     *
     * @return the event
     */
    public static CustomerEvent subscriptionStart() {
        return new CustomerEvent("start of subscription", EventRule.SubscriptionEvent.STARTED);
    }

    /**
     * The first time that all subscriptions are cancelled which the customer has had so far.
     *
     * @return the event
     */
    public static CustomerEvent subscriptionCancellation() {
        return new CustomerEvent("cancellation of subscription", EventRule.SubscriptionEvent.CANCELLED);
    }

    /**
     * Leaving by contract: the first time that none of the customer's subscriptions runs any more.
     *
     * @return the event
     */
    public static CustomerEvent subscriptionEnd() {
        return new CustomerEvent("end of subscription", EventRule.SubscriptionEvent.ENDED);
    }

    /**
     * The day on which the shop first met the customer, as it declares.
     *
     * @return the event
     */
    public static CustomerEvent firstSeen() {
        return new CustomerEvent("first seen", EventRule.Declared.FIRST_SEEN);
    }

    /**
     * An event by a rule of your own.
     *
     * @param name what happens, in a word or two
     * @param when tells the first time that it happens to a customer, milliseconds since 1970-01-01T00:00Z, or empty if it does not
     * @return the event; like the rule it can be sent to another machine, and it is equal to one of the same rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static CustomerEvent of(String name, CustomerFunction<OptionalLong> when) {
        return own(name, "", when);
    }

    /**
     * An event by a rule of your own about records of a kind. If none of it was given, the result is no data.
     *
     * @param name what happens, in a word or two
     * @param kind the records that the rule looks at
     * @param when tells the first time that it happens to a customer, milliseconds since 1970-01-01T00:00Z, or empty if it does not
     * @return the event; like the rule it can be sent to another machine, and it is equal to one of the same rule
     * @throws IllegalArgumentException if the name is blank
     */
    public static CustomerEvent of(String name, RecordKind<?, ?> kind, CustomerFunction<OptionalLong> when) {
        return own(name, requireNonNull(kind, "kind").name(), when);
    }

    private static CustomerEvent own(String name, String records, CustomerFunction<OptionalLong> when) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of an event is blank; say what happens");
        }
        return new CustomerEvent(name, new EventRule.Own(requireNonNull(when, "when"), records));
    }

    /**
     * What happens.
     *
     * @return a word or two, such as "second order"
     */
    public String name() {
        return name;
    }

    EventRule rule() {
        return rule;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerEvent that && name.equals(that.name) && rule.equals(that.rule);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, rule instanceof Enum<?> ? rule.toString() : rule);
    }

    @Override
    public String toString() {
        return name;
    }
}
