package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.retention.CustomerBase.Membership;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;

/**
 * The share of a shop's customers who stopped being customers.
 *
 * <p>{@code lost = customers active before but not in the window / customers active before} (the default), or
 * {@code customers at the start who are none at the end / customers at the start}, or
 * {@code net change = (S − E) / S}, with S and E the customers at the start and the end.
 *
 * <ul>
 *   <li>Lost and {@linkplain RetentionRate retained} by overlap add up to all customers at the start; so do subscribers lost
 *       and retained by contract.
 *   <li>{@link #lapsedAfter Lapsed}: a customer leaves D days after the last purchase. Customers at a boundary are those
 *       who ordered in the D days before it, so lost are those of whom the last order and D days fall in the window: by its
 *       end they have ordered nothing for D days. Who paused for longer and is back by then is not lost. With D days longer
 *       than the window a customer may order nothing in it and not be lost yet, which the default does not allow.
 *   <li>By the default an order in the window keeps a customer, with {@link #activeWithin} too: that says only who is one at
 *       the start. By {@link #lapsedAfter} and by the net change it also says who is one at the end.
 *   <li>By subscription, a customer at a boundary is one of whom a subscription runs just before it, up to when it ends, or
 *       up to when its end was ordered. Who ends one and has another at the end is not lost. An end that is
 *       known to come has not come before the data reach it. A subscription that ends at the very instant it starts runs at
 *       no boundary and on no day: it is new and lost where those who came since are looked at, and nothing elsewhere.
 *   <li>The net change is no rate of loss: new customers make up for lost ones in it, and it falls below zero when the
 *       base grows. It is shown as it is, without interval.
 *   <li>{@link Denominator#START_PLUS_NEW} also looks at customers who first became one in the window, and at how many of
 *       them are lost again by its end: whose first order of all, or whose first subscription of all, however short, begins in
 *       it. By the default that is nobody: who is new in the window has ordered in it.
 *   <li>{@link Denominator#DAILY_AVERAGE} divides by the average number of customers:
 *       {@code lost · days / customer-days}. Customers are counted as each day begins, and added up over the days; lost are
 *       those who were one at the start or became one since, for the first time or again, and are none at the end: by
 *       {@code lapsedAfter} who has not ordered in the D days before it; by {@code activeWithin} who has not ordered in the
 *       window, so that nobody who ordered in it is lost. Only days
 *       that the data cover count, from that of the first event of all to the last observed one. The lost are no part of
 *       the average: where most leave early the rate passes 100 %, and it has no interval. Nobody on any day is no data.
 *       Who is a customer must be told for every day: by the days of
 *       {@link #activeWithin} or {@link #lapsedAfter}, or by subscription.
 *   <li>Who is a customer at the start follows the same rule as for the retention rate; see
 *       {@link RetentionRate#activeWithin}.
 *   <li>No customers at the start is no data. A window that is not over yet is marked, and its end is that of the data:
 *       lapsed are those who have ordered nothing for D days by then. By the default, churn can only shrink from there.
 * </ul>
 *
 * <p>Worked example: of 1,064 customers active in February, 652 did not order in March: 61.3 %. From 1,200 customers to
 * 1,100 the net change is 8.3 %, and from 1,100 to 1,200 it is −9.1 %. Of 100 subscribers at the start 5 are lost, and one of
 * 20 new ones: 5.0 % of those at the start, 5.0 % of those and the new. Of
 * 100 subscribers 5 leave on 19 March and nobody comes: 95 · 31 + 5 · 19 = 3,040 customer-days, and 5 · 31 / 3,040 = 5.1 % of
 * the daily average.
 *
 * <pre>{@code
 * Map<String, Ratio> byCountry = engine.compute(ChurnRate.in(q1).by(Segments.country()));
 * Ratio silentFor90Days = engine.compute(ChurnRate.in(q1).lapsedAfter(90));
 * Ratio ofSubscribers = engine.compute(ChurnRate.in(q1).definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED));
 * Ratio ofTheDailyAverage = engine.compute(ChurnRate.in(q1).definedBy(ChurnRate.Definition.SUBSCRIPTION_ENDED)
 *         .dividedBy(ChurnRate.Denominator.DAILY_AVERAGE));
 * Ratio fromCounts = ChurnRate.of(652, 1064);
 * Ratio fromDays = ChurnRate.ofDailyAverage(5, 31, 3040);
 * }</pre>
 *
 * <p>Source: lost / start as is usual for subscriptions; (S − E) / S as some guides on keeping customers print it; the daily
 * average as S. Noble argues for it in Defining Churn Rate, Shopify 2011.
 *
 * @param window the window
 * @param definition which definition to follow
 * @param activeDays how many days before a boundary make a customer; 0 for the preceding window
 * @param denominator which customers it is a share of
 */
public record ChurnRate(Window window, Definition definition, int activeDays, Denominator denominator)
        implements Metric<CustomerBase, Ratio> {
    private static final String NAME = "churn rate";

    /** What churn means. */
    public enum Definition {
        /** Customers lost, of those there were at the start. */
        LOST("lost: ", "active before", ", not in the window", Membership.ORDERS),
        /** Customers whose last order and so many days fall in the window; see {@link ChurnRate#lapsedAfter}. */
        LAPSED("lapsed: ", "active at the start", ", not at the end", Membership.LAST_ORDER),
        /** Customers with a subscription running at the start and none at the end. */
        SUBSCRIPTION_ENDED(
                "subscription ended: ", "running at the start", ", none at the end", Membership.SUBSCRIPTION),
        /** Customers with a subscription at the start that was not cancelled, and no such subscription at the end. */
        SUBSCRIPTION_CANCELLED(
                "subscription cancelled: ",
                "uncancelled at the start",
                ", none at the end",
                Membership.UNCANCELLED_SUBSCRIPTION),
        /** The net change of the base: (customers at the start − customers at the end) / customers at the start. */
        NET_CHANGE("net change: (", "start", " - end)", Membership.ORDERS);

        private final String what;
        private final String base;
        private final String until;
        private final Membership membership;

        Definition(String what, String base, String until, Membership membership) {
            this.what = what;
            this.base = base;
            this.until = until;
            this.membership = membership;
        }

        /** Who is lost, of the customers at the start and perhaps some others. */
        private String lostOf(String others) {
            return what + base + others + until;
        }

        @Override
        public String toString() {
            return lostOf("") + " / " + base;
        }
    }

    /** Which customers churn is a share of. */
    public enum Denominator {
        /** Customers at the start. */
        START,
        /** Customers at the start and those who first became one in the window. */
        START_PLUS_NEW,
        /** The average number of customers over the days of the window, each counted as it begins. */
        DAILY_AVERAGE
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are negative, 0 where customers lapse, or not 0 where subscriptions tell
     *     who is a customer; or if a net change is not of the customers at the start; or if a daily average is asked for
     *     and nothing tells who is a customer on a day
     */
    public ChurnRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        requireNonNull(denominator, "denominator");
        CustomerBase.check(definition.membership, activeDays);
        if (definition == Definition.LAPSED && activeDays < 1) {
            throw new IllegalArgumentException(
                    "lapsed after " + activeDays + " days is below 1; say how many with lapsedAfter(days)");
        }
        if (definition == Definition.NET_CHANGE && denominator != Denominator.START) {
            throw new IllegalArgumentException("a net change is of START, not of " + denominator);
        }
        if (denominator == Denominator.DAILY_AVERAGE && definition == Definition.LOST && activeDays == 0) {
            throw new IllegalArgumentException(
                    "DAILY_AVERAGE of customers of the preceding window, who are none of a day:"
                            + " use lapsedAfter(days), activeWithin(days) or a subscription first");
        }
    }

    /**
     * The churn rate of a window: who was lost, of the customers of the window before it.
     *
     * @param window the window
     * @return the metric
     */
    public static ChurnRate in(Window window) {
        return new ChurnRate(window, Definition.LOST, 0, Denominator.START);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition; for customers who lapse there is {@link #lapsedAfter}
     * @return the metric
     * @throws IllegalArgumentException if the definition needs days and there are none, or has none and there are
     */
    public ChurnRate definedBy(Definition by) {
        return new ChurnRate(window, by, activeDays, denominator);
    }

    /**
     * The same, with customers being those who ordered in so many days before a boundary.
     *
     * @param days how many days, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1, or subscriptions tell who is a customer
     */
    public ChurnRate activeWithin(int days) {
        return new ChurnRate(window, definition, CustomerBase.checkDays(days), denominator);
    }

    /**
     * The share of the customers at the start who left in the window by ordering nothing for so many days.
     *
     * @param days how many days after the last order a customer has left, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public ChurnRate lapsedAfter(int days) {
        return new ChurnRate(window, Definition.LAPSED, days, denominator);
    }

    /**
     * The same as a share of other customers.
     *
     * @param base which customers
     * @return the metric
     * @throws IllegalArgumentException if this is a net change, which is of the customers at the start; or for a daily
     *     average, if neither days nor subscriptions tell who is a customer
     */
    public ChurnRate dividedBy(Denominator base) {
        return new ChurnRate(window, definition, activeDays, base);
    }

    /**
     * The share lost, for people who have only counts.
     *
     * @param lost customers of the start who are none any more
     * @param start customers at the start
     * @return lost / start
     * @throws IllegalArgumentException if the lost are not in [0, start]
     */
    public static Ratio of(long lost, long start) {
        return Ratio.part(label(Definition.LOST, 0, Denominator.START), lost, start);
    }

    /**
     * The share lost of the customers at the start and the new ones, for people who have only counts.
     *
     * @param lost customers of either who are none any more
     * @param start customers at the start, zero or above
     * @param acquired customers who first became one since, zero or above
     * @return lost / (start + acquired)
     * @throws IllegalArgumentException if a count is negative, or the lost are not in [0, start + acquired]
     */
    public static Ratio of(long lost, long start, long acquired) {
        if (start < 0 || acquired < 0) {
            throw new IllegalArgumentException("start " + start + " or acquired " + acquired + " is below 0");
        }
        return Ratio.part(label(Definition.LOST, 0, Denominator.START_PLUS_NEW), lost, Math.addExact(start, acquired));
    }

    /**
     * The lost compared with the average number of customers, for people who have only counts.
     *
     * @param lost customers of any day who are none any more, zero or above
     * @param days how many days, at least 1
     * @param customerDays the customers of each day, added up, zero or above
     * @return lost · days / customerDays
     * @throws IllegalArgumentException if a count is out of its bounds
     */
    public static Ratio ofDailyAverage(long lost, int days, long customerDays) {
        if (days < 1) {
            throw new IllegalArgumentException("days " + days + " is below 1");
        }
        Label label = Label.of(NAME, "lost / daily average of customers");
        return Ratio.daily(label, lost, days, customerDays);
    }

    /**
     * The net change, for people who have only counts.
     *
     * @param start customers at the start, zero or above
     * @param end customers at the end, zero or above
     * @return (start − end) / start, a net rate: below zero if the base grew
     * @throws IllegalArgumentException if a count is negative
     */
    public static Ratio ofNetChange(long start, long end) {
        if (end < 0) {
            throw new IllegalArgumentException("end " + end + " is below 0");
        }
        return Ratio.net(label(Definition.NET_CHANGE, 0, Denominator.START), start - end, start);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CustomerBase start(Basis basis) {
        return denominator == Denominator.DAILY_AVERAGE
                ? CustomerBase.daily(basis, window, definition.membership, activeDays)
                : new CustomerBase(basis, window, definition.membership, activeDays);
    }

    @Override
    public void add(CustomerBase state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public void addAll(CustomerBase state, CustomerBlock block) {
        if (!state.addAll(block)) {
            Metric.super.addAll(state, block);
        }
    }

    @Override
    public Requirement requires() {
        return definition.membership.requires(window, activeDays);
    }

    @Override
    public void merge(CustomerBase into, CustomerBase from) {
        into.add(from);
    }

    @Override
    public Optional<RatioOfSums<CustomerBase>> ratioOfSums(Basis basis) {
        if (definition == Definition.NET_CHANGE) {
            return Optional.of(RatioOfSums.of(state -> state.start - state.end, state -> state.start));
        }
        return Optional.of(
                switch (denominator) {
                    case START -> RatioOfSums.of(ChurnRate::lost, state -> state.start);
                    case START_PLUS_NEW ->
                        RatioOfSums.of(
                                state -> lost(state) + state.joined - state.joinedRetained,
                                state -> state.start + state.joined);
                    case DAILY_AVERAGE ->
                        RatioOfSums.<CustomerBase>of(state -> state.days().lost, state -> state.days().sum)
                                .times(start(basis).days().count());
                });
    }

    @Override
    public Ratio finish(CustomerBase state, Basis basis) {
        Label label = label(definition, activeDays, denominator).in(basis.scope(window));
        if (definition == Definition.NET_CHANGE) {
            return Ratio.net(label, state.start - state.end, state.start);
        }
        return switch (denominator) {
            case START -> Ratio.part(label, lost(state), state.start);
            case START_PLUS_NEW ->
                Ratio.part(label, lost(state) + state.joined - state.joinedRetained, state.start + state.joined);
            case DAILY_AVERAGE ->
                Ratio.daily(label, state.days().lost, state.days().count(), state.days().sum);
        };
    }

    private static long lost(CustomerBase state) {
        return state.start - state.retained;
    }

    private static Label label(Definition definition, int activeDays, Denominator denominator) {
        String of = switch (denominator) {
            case START -> definition.toString();
            case START_PLUS_NEW -> definition.lostOf(" or new") + " / " + definition.base + " + new in the window";
            case DAILY_AVERAGE -> definition.lostOf(" or since") + " / daily average of customers";
        };
        return Label.of(NAME, of).noting(CustomerBase.note(activeDays));
    }
}
