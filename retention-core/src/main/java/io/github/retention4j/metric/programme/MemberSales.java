package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the members of a loyalty programme buy, of all that a shop sells.
 *
 * <ul>
 *   <li>Its value is the share of the revenue.
 *   <li>No revenue, or a window the data do not reach, is no data: the share is empty, never 0. So is that of the orders if there are none.
 * </ul>
 *
 * @param revenue members' net revenue, of all net revenue
 * @param orders members' orders, of all orders
 */
public record MemberSales(MoneyRatio revenue, ClusterShare orders) implements NumericResult {
    /** Checks that nothing is null. */
    public MemberSales {
        requireNonNull(revenue, "revenue");
        requireNonNull(orders, "orders");
    }

    @Override
    public Label label() {
        return revenue.label();
    }

    /**
     * The share of the revenue.
     *
     * @return a fraction, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return revenue.value();
    }

    @Override
    public int compareWith(double number) {
        return revenue.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return revenue.interval(level);
    }

    @Override
    public Unit unit() {
        return revenue.unit();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(
                revenue.fewestCustomers().orElse(0), orders.fewestCustomers().orElse(0));
    }

    @Override
    public String summary() {
        return label().isUnobserved() ? revenue.summary() : revenue.summary() + "; of orders " + orders.summary();
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
