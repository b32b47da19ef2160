package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.util.List;

/**
 * Which of several things comes first, and after how many days: ordering again or leaving, redeeming a coupon or letting one expire.
 *
 * <p>{@code F_k(t) = Σ S(s−) · events of k on day s / customers at risk on day s} over the days s up to t, Aalen and Johansen's
 * estimate; S is the share that has had none of them
 *
 * <ul>
 *   <li>Only the first of the events counts. Of two on one day it is the one that is named first, since days have no order within;
 *       but leaving by {@linkplain CustomerEvent#inactivity inactivity} is dated at an order and comes after it: whichever
 *       is named first, it is the other event of that day that counts, or of two ways of leaving that of fewer days.
 *   <li>A {@linkplain TimeToEvent curve of one event} alone, in which the others were censored, would say what would be if they never
 *       happened, and its complements would add up to more than 1.
 *   <li>Days, censoring, late entry, cohorts and periods are as {@link TimeToEvent} has them. If one of the events is leaving by
 *       {@linkplain CustomerEvent#inactivity inactivity} of D days, customers are followed until D days before the end of the data.
 *   <li>Who had one of the events before the day of the start is not in it, and neither is who started too late for anything to be
 *       told. The result says how many.
 *   <li>Nobody who started is no data.
 * </ul>
 *
 * <p>Worked example: of four customers whose first coupon came in March one redeems it after 2 days, of one nothing is known
 * after 3, one redeems one after 5 and with one the first expires after 8. By day 8 {@code 1/4 + 3/4 · 1/2 = 5/8} have redeemed first,
 * and {@code 3/8} let one expire first.
 *
 * <pre>{@code
 * CumulativeIncidence fates = engine.compute(
 *         CompetingRisks.of(firstRedemption(), firstExpiry()).from(firstCoupon()).within(q1));
 * CumulativeIncidence subscribers = engine.compute(
 *         CompetingRisks.of(nthOrder(2), subscriptionEnd()).from(subscriptionStart()).during(q1));
 * }</pre>
 *
 * <p>Source: O. Aalen and S. Johansen, An empirical transition matrix for nonhomogeneous Markov chains based on censored
 * observations, Scandinavian Journal of Statistics 5 (1978); H. Putter, M. Fiocco and R. B. Geskus, Tutorial in biostatistics:
 * competing risks and multi-state models, Statistics in Medicine 26 (2007).
 *
 * @param events what may come first
 * @param origin from when on
 * @param followUp whose time is looked at
 */
public record CompetingRisks(List<CustomerEvent> events, CustomerEvent origin, FollowUp followUp)
        implements Metric<SurvivalTally, CumulativeIncidence> {
    private static final String NAME = "competing risks";

    /**
     * Copies.
     *
     * @throws IllegalArgumentException if there are fewer than two events, or two of one name
     */
    public CompetingRisks {
        events = List.copyOf(events);
        requireNonNull(origin, "origin");
        requireNonNull(followUp, "followUp");
        long names = events.stream().map(CustomerEvent::name).distinct().count();
        if (events.size() < 2 || names < events.size()) {
            throw new IllegalArgumentException(
                    "events " + events + " do not compete; give at least 2 of different names");
        }
    }

    /**
     * What comes first after the first order of all customers.
     *
     * @param one what may come first
     * @param another what may come first instead
     * @param more what else may
     * @return the metric
     * @throws IllegalArgumentException if two have one name
     */
    public static CompetingRisks of(CustomerEvent one, CustomerEvent another, CustomerEvent... more) {
        requireNonNull(one, "one");
        requireNonNull(another, "another");
        requireNonNull(more, "more");
        return new CompetingRisks(Lists.asList(one, another, more), CustomerEvent.nthOrder(1), FollowUp.ofEverybody());
    }

    /**
     * The same from another start.
     *
     * @param other from when on
     * @return the metric
     */
    public CompetingRisks from(CustomerEvent other) {
        return new CompetingRisks(events, other, followUp);
    }

    /**
     * The same of a cohort: those whose start lies in a window, followed to the end of the data.
     *
     * @param window the window of the start
     * @return the metric
     */
    public CompetingRisks within(Window window) {
        return new CompetingRisks(events, origin, FollowUp.ofCohort(window));
    }

    /**
     * The same of a period: all customers while they are in a window, those who started before it entering late.
     *
     * @param window the window in which they are followed
     * @return the metric
     */
    public CompetingRisks during(Window window) {
        return new CompetingRisks(events, origin, FollowUp.ofPeriod(window));
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
        return new SurvivalTally(basis, calendar, followUp, SpellLabel.knownAfter(causes()), events.size());
    }

    private CustomerEvent[] causes() {
        return events.toArray(new CustomerEvent[0]);
    }

    @Override
    public void add(SurvivalTally state, CustomerHistory customer) {
        long from = origin.rule().day(customer, state.calendar());
        if (!state.starts(from)) {
            return;
        }
        long first = EventRule.NEVER;
        int cause = 0;
        for (int i = 0; i < events.size(); i++) {
            EventRule rule = events.get(i).rule();
            long day = rule.day(customer, state.calendar());
            boolean isBefore = day == first
                    && day < EventRule.NEVER
                    && rule.knownAfter() < events.get(cause).rule().knownAfter();
            if (day < first || isBefore) {
                first = day;
                cause = i;
            }
        }
        state.add(from, first, cause);
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
    public CumulativeIncidence finish(SurvivalTally state, Basis basis) {
        SpellLabel label = SpellLabel.of(NAME, basis, followUp, origin, causes());
        SurvivalTally known = label.isGiven() ? state : state(basis, state.calendar());
        RiskSets sets = known.sets();
        String[] names = events.stream().map(CustomerEvent::name).toArray(String[]::new);
        return new CumulativeIncidence(
                label.label(),
                sets,
                known.leftOut(),
                names,
                AalenJohansen.errors(sets),
                Unit.DAYS,
                Limits.LOG_LOG,
                Interval.USUAL_LEVEL);
    }
}
