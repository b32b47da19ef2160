package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Visits;
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
 * How many orders a shop takes for every visit, which many guides call the conversion rate. It is for shops whose visits name
 * no orders; where they do, {@link ConversionRate} is the share of visits in which an order was placed.
 *
 * <p>{@code rate = orders placed in the window / visits begun in it}
 *
 * <ul>
 *   <li>Orders are customers' and guests', whether or not an order belongs to one of these visits: one by telephone has no
 *       visit, and of two orders in a visit both count, so that it is no share and can pass 100 %. An order refunded in full
 *       is none, unless the history counts those too; one of 0 is one.
 *   <li>Visits of nobody known count.
 *   <li>For the interval the units are customers with a visit or an order in the window, each visit of nobody known and each
 *       guest's order being one of its own. It does not go below 0. From counts alone there is none.
 *   <li>No visits is no data.
 * </ul>
 *
 * <p>Worked example: a shop that takes 35 orders on 1,000 visits takes 3.5 orders for every 100 visits: 3.5 %.
 *
 * <pre>{@code
 * Average orders = engine.compute(OrdersPerVisit.in(month(2026, 3)));
 * Average fromCounts = OrdersPerVisit.of(35, 1_000);
 * }</pre>
 *
 * <p>Source: guides for online shops, which print orders / visits.
 *
 * @param window the window
 */
public record OrdersPerVisit(Window window) implements Metric<SpanTally, Average> {
    private static final String NAME = "orders per visit";

    /** Checks that nothing is null. */
    public OrdersPerVisit {
        requireNonNull(window, "window");
    }

    /**
     * The orders per visit of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static OrdersPerVisit in(Window window) {
        return new OrdersPerVisit(window);
    }

    /**
     * The rate for people who have only counts; it has no interval.
     *
     * @param orders orders, whether placed in a visit or not
     * @param visits visits in all
     * @return orders / visits, above 100 % if there are more orders than visits
     * @throws IllegalArgumentException if a count is negative
     */
    public static Average of(long orders, long visits) {
        if (orders < 0) {
            throw new IllegalArgumentException("orders " + orders + " is below 0");
        }
        return Average.withoutSpread(label(), BigDecimal.valueOf(orders), visits, Unit.PERCENT);
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
        Visits theirs = customer.visits();
        int known = theirs.count();
        long visits = 0;
        for (int i = 0; i < known; i++) {
            visits += state.window().contains(theirs.started(i)) ? 1 : 0;
        }
        state.tally().addUnlessZero(customer.orderCount(state.window()), visits);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums());
    }

    @Override
    public Average finish(SpanTally state, Basis basis) {
        return state.tally().average(label().in(basis.scope(window)), 0, Unit.PERCENT, 1);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private static Label label() {
        return Label.of(NAME, "orders / visits");
    }
}
