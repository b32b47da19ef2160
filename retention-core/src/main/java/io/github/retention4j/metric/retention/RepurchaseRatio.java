package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Purchase;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Reach;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Odds;
import java.util.Optional;

/**
 * Customers who bought again against customers who did not.
 *
 * <p>{@code ratio = customers with a second purchase : customers without one}
 *
 * <ul>
 *   <li>Both sides are customers who ordered in the window. Who bought again is decided as for the
 *       {@link RepeatPurchaseRate}, in all its definitions: by orders in the window unless asked otherwise.
 *   <li>The same result tells the share, with its interval. 1 : 9 is a share of one in ten, not of one in nine. Its
 *       number, as for a goal or an index, is the share.
 *   <li>No customers is no data; nobody on one side is not: 0 : 7.
 * </ul>
 *
 * <p>Worked example: of 100 customers 10 bought again and 90 did not: 1 : 9, a share of 10.0 %. The 4,339 customers of the
 * UCI Online Retail data, of whom 2,845 bought again, are 1.9 : 1.
 *
 * <pre>{@code
 * Odds again = engine.compute(RepurchaseRatio.in(q1));
 * Odds everBefore = engine.compute(RepurchaseRatio.in(q1).reaching(RepeatPurchaseRate.Reach.LIFETIME));
 * Odds fromCounts = RepurchaseRatio.of(10, 90); // bought again, bought once
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param rate the repeat purchase rate that tells who bought again
 */
public record RepurchaseRatio(RepeatPurchaseRate rate) implements Metric<HitTally, Odds> {
    private static final String NAME = "repurchase ratio";

    /** Checks that nothing is null. */
    public RepurchaseRatio {
        requireNonNull(rate, "rate");
    }

    /**
     * The repurchase ratio of a window, by orders in it.
     *
     * @param window the window
     * @return the metric
     */
    public static RepurchaseRatio in(Window window) {
        return new RepurchaseRatio(RepeatPurchaseRate.in(window));
    }

    /**
     * The same with another unit of purchase.
     *
     * @param unit what counts as one purchase
     * @return the metric
     */
    public RepurchaseRatio counting(Purchase unit) {
        return new RepurchaseRatio(rate.counting(unit));
    }

    /**
     * The same with another reach.
     *
     * @param which which purchases count; for those after the first order there is {@link #within}
     * @return the metric
     * @throws IllegalArgumentException if it is {@link Reach#AFTER_FIRST}, which needs a number of days
     */
    public RepurchaseRatio reaching(Reach which) {
        return new RepurchaseRatio(rate.reaching(which));
    }

    /**
     * The same of customers new in the window and purchases within so many days of the first.
     *
     * @param daysAfterFirst how many calendar days after the day of the first order, at least 1
     * @return the metric
     * @throws IllegalArgumentException if the days are below 1
     */
    public RepurchaseRatio within(int daysAfterFirst) {
        return new RepurchaseRatio(rate.within(daysAfterFirst));
    }

    /**
     * The ratio for people who have only counts.
     *
     * @param again customers who bought again, zero or above
     * @param once customers who did not, zero or above
     * @return again : once
     * @throws IllegalArgumentException if a count is negative
     */
    public static Odds of(long again, long once) {
        return Odds.of(Label.of(NAME, RepeatPurchaseRate.definition(Purchase.ORDER, Reach.WINDOW)), again, once);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HitTally start(Basis basis) {
        return rate.start(basis);
    }

    @Override
    public void add(HitTally state, CustomerHistory customer) {
        rate.add(state, customer);
    }

    @Override
    public Requirement requires() {
        return rate.requires();
    }

    @Override
    public void merge(HitTally into, HitTally from) {
        rate.merge(into, from);
    }

    @Override
    public Optional<RatioOfSums<HitTally>> ratioOfSums(Basis basis) {
        return rate.ratioOfSums(basis);
    }

    @Override
    public Odds finish(HitTally state, Basis basis) {
        return new Odds(state.part(rate.label(NAME, basis)));
    }
}
