package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How many orders a customer places.
 *
 * <p>{@code frequency = orders / distinct customers who placed them}, and per year that times
 * {@code 365 / days of the window that the data cover}.
 *
 * <ul>
 *   <li>Only customers who ordered in the window count, so it is at least 1, and so is its interval.
 *   <li>Per year, take a window of a year. Of a shorter one only those count who ordered in it, once at least: a month cannot be
 *       below 365 / 31 orders a year, however seldom its customers come.
 *   <li>Guests' orders are in no customer's count and are left out.
 *   <li>Per year, only days that the data cover count: of a window that is not over yet those up to the last observed day,
 *       and of one in which the data begin those from the day of the first event on.
 *   <li>No orders is no data.
 * </ul>
 *
 * <p>Worked example: 18,536 orders of 4,339 customers are 4.272 orders per customer.
 *
 * <pre>{@code
 * Average orders = engine.compute(PurchaseFrequency.in(q1));
 * Average perYear = engine.compute(PurchaseFrequency.in(q1).per(PurchaseFrequency.Time.YEAR));
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window
 * @param time what stretch of time it is told for
 */
public record PurchaseFrequency(Window window, Time time) implements Metric<SpanTally, Average> {
    private static final String NAME = "purchase frequency";
    private static final Unit ORDERS = Unit.count("orders", 3);

    /** What stretch of time a frequency is told for. */
    public enum Time {
        /** The window. */
        WINDOW,
        /** A year of 365 days. */
        YEAR
    }

    /** Checks that nothing is null. */
    public PurchaseFrequency {
        requireNonNull(window, "window");
        requireNonNull(time, "time");
    }

    /**
     * The purchase frequency in a window.
     *
     * @param window the window
     * @return the metric
     */
    public static PurchaseFrequency in(Window window) {
        return new PurchaseFrequency(window, Time.WINDOW);
    }

    /**
     * The same told for another stretch of time.
     *
     * @param stretch the stretch
     * @return the metric
     */
    public PurchaseFrequency per(Time stretch) {
        return new PurchaseFrequency(window, stretch);
    }

    /**
     * The frequency for people who have only counts; it has no interval.
     *
     * @param orders the orders, zero or above
     * @param customers distinct customers, zero or above
     * @return orders / customers
     * @throws IllegalArgumentException if a count is negative
     */
    public static Average of(long orders, long customers) {
        if (orders < 0) {
            throw new IllegalArgumentException("orders " + orders + " is below 0");
        }
        return Average.withoutSpread(label(Time.WINDOW), BigDecimal.valueOf(orders), customers, ORDERS.per("customer"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpanTally start(Basis basis) {
        return new SpanTally(basis, window);
    }

    @Override
    public void add(SpanTally state, CustomerHistory customer) {
        int orders = customer.orderCount(state.window());
        state.tally().addUnlessZero(orders, orders > 0 ? 1 : 0);
    }

    @Override
    public void addAll(SpanTally state, CustomerBlock block) {
        state.tally().addAllUnlessZero(block.ordersIn(state.window()));
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums().times(times(basis)));
    }

    @Override
    public Average finish(SpanTally state, Basis basis) {
        Label label = label(time).in(basis.scope(window));
        Unit unit = ORDERS.per(time == Time.WINDOW ? "customer" : "customer and year");
        // Who did not order does not count.
        return state.tally().average(label, 0, unit, times(basis)).within(1, Double.POSITIVE_INFINITY);
    }

    /** How often the window would fit into the stretch of time. Where no day is covered, there is no order either. */
    private double times(Basis basis) {
        return time == Time.WINDOW
                ? 1
                : 365.0 / basis.covered(window).orElse(window).days();
    }

    private static Label label(Time time) {
        return Label.of(NAME, "orders / customers who ordered" + (time == Time.YEAR ? ", times 365 / days" : ""));
    }
}
