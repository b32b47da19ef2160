package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How many days coupons lie before they are redeemed, and how many are not.
 *
 * <ul>
 *   <li>Its value is the mean of the redeemed coupons' days; the median, quartiles and any quantile are in {@link #days}.
 *   <li>No redeemed coupon, or a window the data do not reach, is no data: the values are empty, never 0.
 * </ul>
 *
 * @param days the days from issue to redemption, counted by their number
 * @param open coupons not redeemed that can be yet
 * @param expired coupons not redeemed that have expired
 */
public record RedemptionTimes(DayCounts days, long open, long expired) implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a count is negative
     */
    public RedemptionTimes {
        requireNonNull(days, "days");
        if (open < 0 || expired < 0) {
            throw new IllegalArgumentException("a count of " + open + " open or " + expired + " expired is below 0");
        }
    }

    @Override
    public Label label() {
        return days.label();
    }

    /**
     * How many coupons were redeemed.
     *
     * @return zero or more
     */
    public long redeemed() {
        return days.mean().count();
    }

    /**
     * The mean over all redeemed coupons.
     *
     * @return days, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return days.value();
    }

    @Override
    public int compareWith(double number) {
        return days.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return days.interval(level);
    }

    @Override
    public Unit unit() {
        return days.unit();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return days.fewestCustomers();
    }

    @Override
    public String summary() {
        return days.summary()
                + (label().isUnobserved() ? "" : "; not redeemed: " + open + " open, " + expired + " expired");
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
