package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;

/**
 * How many days it takes until customers do something, counting those who have not done it yet: to the second order, to leaving, to the
 * first redemption, or from any {@linkplain CustomerEvent event} to any other.
 *
 * <p>{@code S(t) = Π (1 − events on day s / customers at risk on day s)} over the days s up to t, Kaplan and Meier's estimate
 *
 * <ul>
 *   <li>Days are those of the calendar from the day of the start, which is day 0. An event on the day of the start counts on day 0: a
 *       day without a time is neither before nor after another event of that day.
 *   <li>Who has not had the event is followed to the last day of the data and censored there, after the events of that day. Customers
 *       who have come lately count for the days that they have had, so a young cohort is neither left out nor counted as staying away.
 *   <li>Leaving by {@linkplain CustomerEvent#inactivity inactivity} of D days is dated at the last order, and known D days later.
 *       Customers are therefore followed until D days before the end of the data.
 *   <li>Customers are those whose start lies in the window: {@linkplain #within a cohort}. Or all of them, in so far as they are
 *       there {@linkplain #during a period}: who started before it enters late, at its beginning, and who has not had the event by its end is
 *       censored there. Or all of them, if no window is told. Who started before the data begin always enters late.
 *   <li>Who had the event before the day of the start is not in the curve, and neither is who started too late for anything to be told.
 *       The result says how many.
 *   <li>Nobody who started is no data.
 * </ul>
 *
 * <p>Worked example: data from 1 January to 31 March. Of those who first ordered in January one ordered again after 10 days and one
 * after 40, one who came on 30 January has not. {@code S(10) = 2/3} and {@code S(40) = 2/3 · 1/2 = 1/3}; the third is followed for 60
 * days. The median is 40 days.
 *
 * <pre>{@code
 * SurvivalCurve second = engine.compute(TimeToEvent.of(nthOrder(2)).from(nthOrder(1)).within(q1));
 * SurvivalCurve stay = engine.compute(TimeToEvent.toLeaving(90).within(year(2025)));
 * SurvivalCurve contracts = engine.compute(TimeToEvent.of(subscriptionEnd()).from(subscriptionStart()).during(q1));
 * Map<String, SurvivalCurve> byCountry = engine.compute(TimeToEvent.toNthOrder(2).within(q1).by(Segments.country()));
 * SurvivalCurve redemption = engine.compute(TimeToEvent.of(firstRedemption()).from(firstCoupon()));
 * }</pre>
 *
 * <p>Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958); on late entry
 * J. P. Klein and M. L. Moeschberger, Survival Analysis, 2nd ed. 2003, section 4.6.
 *
 * @param event what is waited for
 * @param origin from when on
 * @param followUp whose time is looked at
 */
public record TimeToEvent(CustomerEvent event, CustomerEvent origin, FollowUp followUp)
        implements Metric<SurvivalTally, SurvivalCurve> {
    private static final String NAME = "time to event";

    /** Checks that nothing is null. */
    public TimeToEvent {
        requireNonNull(event, "event");
        requireNonNull(origin, "origin");
        requireNonNull(followUp, "followUp");
    }

    /**
     * The time from the first order of all customers to an event.
     *
     * @param event what is waited for
     * @return the metric
     */
    public static TimeToEvent of(CustomerEvent event) {
        return new TimeToEvent(event, CustomerEvent.nthOrder(1), FollowUp.ofEverybody());
    }

    /**
     * The time from the first order to another.
     *
     * @param n the number of the order, from 2 for the second
     * @return the metric
     * @throws IllegalArgumentException if the number is below 2
     */
    public static TimeToEvent toNthOrder(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("order number " + n + " is below 2, and the time is from the first");
        }
        return of(CustomerEvent.nthOrder(n));
    }

    /**
     * The time from the first order to leaving by inactivity: from the first to the last order before so many days without one.
     *
     * @param daysWithoutOrder how many days without an order, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public static TimeToEvent toLeaving(int daysWithoutOrder) {
        return of(CustomerEvent.inactivity(daysWithoutOrder));
    }

    /**
     * The same from another start.
     *
     * @param other from when on
     * @return the metric
     */
    public TimeToEvent from(CustomerEvent other) {
        return new TimeToEvent(event, other, followUp);
    }

    /**
     * The same of a cohort: those whose start lies in a window, followed to the end of the data.
     *
     * @param window the window of the start
     * @return the metric
     */
    public TimeToEvent within(Window window) {
        return new TimeToEvent(event, origin, FollowUp.ofCohort(window));
    }

    /**
     * The same of a period: all customers while they are in a window, those who started before it entering late.
     *
     * @param window the window in which they are followed
     * @return the metric
     */
    public TimeToEvent during(Window window) {
        return new TimeToEvent(event, origin, FollowUp.ofPeriod(window));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SurvivalTally start(Basis basis) {
        return state(basis, new Calendar(basis));
    }

    @Override
    public SurvivalTally startLike(SurvivalTally other, Basis basis) {
        return state(basis, other.calendar());
    }

    private SurvivalTally state(Basis basis, Calendar calendar) {
        return new SurvivalTally(basis, calendar, followUp, event.rule().knownAfter(), 1);
    }

    @Override
    public void add(SurvivalTally state, CustomerHistory customer) {
        long from = origin.rule().day(customer, state.calendar());
        if (state.starts(from)) {
            state.add(from, event.rule().day(customer, state.calendar()), 0);
        }
    }

    /** From one order to another, two rows tell all that there is of a customer. */
    @Override
    public void addAll(SurvivalTally state, CustomerBlock block) {
        if (!(origin.rule() instanceof EventRule.NthOrder first && event.rule() instanceof EventRule.NthOrder second)) {
            Metric.super.addAll(state, block);
            return;
        }
        int before = first.n() - 1;
        int until = second.n() - 1;
        int row = block.firstRow(0);
        for (int customer = 0; customer < block.customers(); customer++) {
            int end = block.firstRow(customer + 1);
            if (row + before < end) {
                long to = row + until < end ? block.epochDay(row + until) : EventRule.NEVER;
                state.add(block.epochDay(row + before), to, 0);
            }
            row = end;
        }
    }

    @Override
    public Requirement requires() {
        return followUp.requires(origin);
    }

    @Override
    public void merge(SurvivalTally into, SurvivalTally from) {
        into.merge(from);
    }

    @Override
    public SurvivalCurve finish(SurvivalTally state, Basis basis) {
        SpellLabel label = SpellLabel.of(NAME, basis, followUp, origin, event);
        SurvivalTally known = label.isGiven() ? state : state(basis, state.calendar());
        return known.curve(label.label());
    }
}
