package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.LocalDate;

/**
 * Segments by what the shop declared about its customers, by what their first orders carry, and by what they did.
 *
 * <ul>
 *   <li>A customer of whom it is not known is in the segment {@value #UNKNOWN}: one who was not declared, or without it, and,
 *       where the first order tells, one without an order.
 *   <li>A customer whose first order carries none of what it is asked for is in the segment {@value #NONE}. The first order is
 *       the first that counts: one refunded in full is none, unless the history counts those too.
 *   <li>An event without a customer, where a metric counts those, is in the segment {@value #NO_CUSTOMER}.
 *   <li>Where it is known of nobody, as of a misspelt attribute, the result says so under its table, with the attributes that
 *       there are.
 *   <li>An age is in full years on a day you state, so that a report can be repeated.
 *   <li>Where you set bands, you write where each begins; tables list them in their order. Orders are those that count.
 *   <li>A segment by what customers do in a window that the metric is asked about as well is part of the answer already: those who
 *       order five times come back. Take the window before.
 *   <li>Customers without an order of those that are looked at are in the segment "no order". A window that the data do not reach
 *       divides nobody: all are {@value #UNKNOWN}. One that they do not cover whole is noted under the table.
 * </ul>
 *
 * <pre>{@code
 * Map<String, Ratio> byAge = engine.compute(ChurnRate.in(q1).by(Segments.ageGroup(LocalDate.of(2026, 3, 31))));
 * Map<String, Ratio> bySignUp = engine.compute(RepeatPurchaseRate.in(q1).by(Segments.firstSeen(CalendarUnit.MONTH)));
 * Map<String, Ratio> byFirstCoupon = engine.compute(RepeatPurchaseRate.in(q1).by(Segments.firstOrderCoupon()));
 * Map<Band, Ratio> byOrders = engine.compute(RetentionRate.in(q1).by(Segments.orders(q1.previous(), 1, 2, 5)));
 * }</pre>
 */
public final class Segments {
    /** The segment of customers of whom it is not known. */
    public static final String UNKNOWN = "(unknown)";

    /** The segment of customers whose first order carries none. */
    public static final String NONE = "(none)";

    /** The segment of events without a customer. */
    public static final String NO_CUSTOMER = "(no customer)";

    private Segments() {}

    /**
     * By country.
     *
     * @return the segment
     */
    public static Segment<String> country() {
        return new KnownSegment.Declared(KnownSegment.Detail.COUNTRY, "");
    }

    /**
     * By city.
     *
     * @return the segment
     */
    public static Segment<String> city() {
        return new KnownSegment.Declared(KnownSegment.Detail.CITY, "");
    }

    /**
     * By gender.
     *
     * @return the segment
     */
    public static Segment<String> gender() {
        return new KnownSegment.Declared(KnownSegment.Detail.GENDER, "");
    }

    /**
     * By the channel the customer came by.
     *
     * @return the segment
     */
    public static Segment<String> channel() {
        return new KnownSegment.Declared(KnownSegment.Detail.CHANNEL, "");
    }

    /**
     * By a free attribute.
     *
     * @param name the attribute's name
     * @return the segment
     */
    public static Segment<String> attribute(String name) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException("the name of an attribute is blank; say which");
        }
        return new KnownSegment.Declared(KnownSegment.Detail.ATTRIBUTE, name);
    }

    /**
     * By when the shop first met the customer, as declared, such as the month of signing up: {@code 2026-03}.
     *
     * @param unit a calendar unit; weeks start on Monday
     * @return the segment
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}
     */
    public static Segment<String> firstSeen(CalendarUnit unit) {
        return new KnownSegment.FirstSeen(unit);
    }

    /**
     * By age on a day: {@code 0–17}, {@code 18–24}, {@code 25–34}, {@code 35–44}, {@code 45–54}, {@code 55–64}, {@code 65+}.
     * Who was not born yet is {@value #UNKNOWN}. Somebody born on 29 February is a year older on 1 March where there is none.
     *
     * @param day the day on which customers are as old
     * @return the segment
     */
    public static Segment<String> ageGroup(LocalDate day) {
        return new KnownSegment.AgeGroup(day);
    }

    /**
     * By the tag of the first order; of several tags, all in the order of the alphabet: {@code b2b + gift}.
     *
     * @return the segment
     */
    public static Segment<String> firstOrderTag() {
        return new KnownSegment.FirstOrder(KnownSegment.Carried.TAG);
    }

    /**
     * By the coupon code of the first order.
     *
     * @return the segment
     */
    public static Segment<String> firstOrderCoupon() {
        return new KnownSegment.FirstOrder(KnownSegment.Carried.COUPON);
    }

    /**
     * By age on a day, in bands of your own: with 18, 30 and 45 they are {@code 0–17}, {@code 18–29}, {@code 30–44} and
     * {@code 45+}. Who was not born yet is {@value #UNKNOWN}.
     *
     * @param day the day on which customers are as old
     * @param from the ages that bands begin with, ascending
     * @return the segment
     * @throws IllegalArgumentException if there are none, or they do not ascend from 0 or above
     */
    public static Segment<Band> ageBand(LocalDate day, int... from) {
        return new AgeBand(day, Bands.ofCounts(from));
    }

    /**
     * By how many orders a customer placed in a window: with 1, 2 and 5 the bands are {@code 0}, {@code 1}, {@code 2–4} and
     * {@code 5+}.
     *
     * @param window the window
     * @param from the numbers that bands begin with, ascending
     * @return the segment
     * @throws IllegalArgumentException if there are none, or they do not ascend from 0 or above
     */
    public static Segment<Band> orders(Window window, int... from) {
        return new BehaviourSegment.Orders(window, Bands.ofCounts(from));
    }

    /**
     * By what a customer spent in a window, net: with 100 and 250 the bands are {@code under 100}, {@code 100 to under 250} and
     * {@code 250 or more}. Who got back more than they spent is in the lowest.
     *
     * @param window the window
     * @param from the amounts that bands begin with, in whole units of the history's currency, ascending
     * @return the segment
     * @throws IllegalArgumentException if there are none, or they do not ascend from 0 or above
     */
    public static Segment<Band> spend(Window window, long... from) {
        return new BehaviourSegment.Spend(window, Bands.ofAmounts(from));
    }

    /**
     * By how many calendar days before a day a customer's last order was, that day included: with 30 and 90 the bands are
     * {@code 0–29}, {@code 30–89} and {@code 90+}. Later orders are not looked at.
     *
     * @param day the day to which days are counted
     * @param from the numbers of days that bands begin with, ascending
     * @return the segment
     * @throws IllegalArgumentException if there are none, or they do not ascend from 0 or above
     */
    public static Segment<Band> recency(LocalDate day, int... from) {
        return new BehaviourSegment.Recency(Window.day(day), Bands.ofCounts(from));
    }

    /**
     * By what a customer's first order came to, before refunds: bands as those of {@link #spend}. Of several at the same instant it
     * is the smallest.
     *
     * @param from the amounts that bands begin with, in whole units of the history's currency, ascending
     * @return the segment
     * @throws IllegalArgumentException if there are none, or they do not ascend from 0 or above
     */
    public static Segment<Band> firstBasket(long... from) {
        return new BehaviourSegment.FirstBasket(Bands.ofAmounts(from));
    }

    /**
     * By whether none, some or all of a customer's orders in a window were placed with a coupon. Where no order of the history names
     * a coupon, it is not known.
     *
     * @param window the window
     * @return the segment
     */
    public static Segment<Band> couponUse(Window window) {
        return new BehaviourSegment.CouponUse(window);
    }

    /**
     * By the day of the week a customer buys on, in the history's zone, from Monday to Sunday. Orders of all time are looked at.
     *
     * @param of which of the orders tells it
     * @return the segment
     */
    public static Segment<Band> weekday(TimeOf of) {
        return PurchaseTime.weekday(of);
    }

    /**
     * By the hour a customer buys at, by the clock of the history's zone: with 6, 12 and 18 the bands are {@code 06:00–11:59},
     * {@code 12:00–17:59} and {@code 18:00–05:59}; the last goes on past midnight. Orders of all time are looked at. An order at the
     * very start of a day may be one whose source tells no time, so its hour is not known.
     *
     * @param of which of the orders tells it
     * @param from the hours that bands begin with, 0 to 23, ascending; none for the 24 hours
     * @return the segment
     * @throws IllegalArgumentException if there is only one, or they do not ascend from 0 to 23
     */
    public static Segment<Band> hour(TimeOf of, int... from) {
        return PurchaseTime.hour(of, requireNonNull(from, "from"));
    }
}
