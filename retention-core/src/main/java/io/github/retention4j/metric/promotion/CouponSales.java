package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a shop sold on coupons: how many orders, their part of all revenue, and what was taken off their prices.
 *
 * <ul>
 *   <li>Its value is the share of all revenue.
 *   <li>The discount rate is over the orders that state a discount, and only those: an unknown discount is not 0.
 *   <li>No revenue, or a window the data do not reach, is no data: the share is empty, never 0. So is the discount rate if
 *       no order states a discount.
 * </ul>
 *
 * @param share the revenue of orders with a coupon, of all revenue
 * @param discountRate the discount, of what the orders that state one would have cost without it
 * @param orders how many orders have a coupon
 * @param stated how many of them state a discount
 */
public record CouponSales(MoneyRatio share, MoneyRatio discountRate, long orders, long stated)
        implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the orders are negative, or those that state a discount not in [0, orders]
     */
    public CouponSales {
        requireNonNull(share, "share");
        requireNonNull(discountRate, "discountRate");
        if (orders < 0) {
            throw new IllegalArgumentException("orders " + orders + " is below 0");
        }
        if (stated < 0 || stated > orders) {
            throw new IllegalArgumentException(
                    "orders that state a discount " + stated + " not in [0, " + orders + "]");
        }
    }

    @Override
    public Label label() {
        return share.label();
    }

    /**
     * The revenue of orders with a coupon.
     *
     * @return the exact sum, in the share's currency
     */
    public BigDecimal revenue() {
        return share.part();
    }

    /**
     * What was taken off the prices, as far as the orders state it.
     *
     * @return the exact sum, in the share's currency
     */
    public BigDecimal discount() {
        return discountRate.part();
    }

    /**
     * How many orders with a coupon do not state a discount.
     *
     * @return zero or more
     */
    public long unstated() {
        return orders - stated;
    }

    /**
     * The share of all revenue.
     *
     * @return a fraction, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return share.value();
    }

    @Override
    public int compareWith(double number) {
        return share.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return share.interval(level);
    }

    @Override
    public Unit unit() {
        return share.unit();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(
                share.fewestCustomers().orElse(0),
                discountRate.fewestCustomers().orElse(0));
    }

    @Override
    public String summary() {
        if (label().isUnobserved()) {
            return share.summary();
        }
        String unknown = unstated() == 0 ? "" : ", not stated by " + unstated();
        return share.summary() + "; " + Figures.count(orders, "order") + ", discount " + discountRate.summary()
                + unknown;
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
