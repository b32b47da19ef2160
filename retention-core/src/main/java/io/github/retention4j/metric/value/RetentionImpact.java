package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What keeping more customers would do to profit: "five points more retention", worked out on the shop's own numbers.
 *
 * <p>{@code profit = customers · ((m − k) · r / (1 + d − r) − a)}, once with r and once with r + change
 *
 * <ul>
 *   <li>Measured: the customers and the revenue of the {@link RevenuePerCustomer}, net, in which every order counts whatever
 *       is refunded later; and r, the share of the customers of the preceding window who order in this one, in both an
 *       order refunded in full being none, unless the history counts it. Guests are no customers.
 *   <li>Stated: the change in points (5 unless you say), the margin, so that m is revenue per customer times margin, the
 *       discount rate, the cost k of keeping a customer for one window, paid for those who are kept, and the cost a of
 *       acquiring one, paid once. Without them there are no costs, the margin is all of the revenue, and nothing is
 *       discounted.
 *   <li>Assumed: m, k and r stay the same for ever, all customers are alike, a customer who is lost does not come back,
 *       the first profit comes with the window after this one, and the higher retention costs nothing but k for those
 *       who are kept in addition. For customers who are bound to leave, that overstates.
 *   <li>A window that is not over yet is marked: revenue and retention are too low in it.
 *   <li>The cost of acquisition is the same both times: it is in the per cent and not in the change in money.
 *   <li>Positive is more profit. Where r + change is not in [0, 1) there are no data, as where nobody was there before,
 *       and where everybody is kept and nothing discounted. Today's profit is told all the same, where it is known; the change
 *       in per cent is told where today's profit is above 0.
 * </ul>
 *
 * <p>Worked example: 100 customers bring 6,000 in a year, 24 each at a margin of 40 %; keeping one costs 4 a year,
 * acquiring one 10; 80 of 100 are kept, and money is discounted at 12 % a year. Five points more raise what a customer is
 * worth from 20 · 2.5 − 10 = 40 to 20 · 0.85 / 0.27 − 10 = 52.96, and profit by 1,296.30, or 32.4 %.
 *
 * <pre>{@code
 * RetentionImpact.Terms terms = RetentionImpact.Terms.points(5)
 *         .withMargin(Margin.of(0.4))
 *         .withDiscount(DiscountRate.annual(0.12));
 * ProfitChange change = engine.compute(RetentionImpact.in(q1).given(terms));
 * ProfitChange fromCounts = RetentionImpact.of(Money.parse("SAR 6000"), 100, 80, 100, terms);
 * }</pre>
 *
 * <p>Source: F. F. Reichheld and W. E. Sasser, Zero Defections: Quality Comes to Services, Harvard Business Review,
 * September–October 1990, for the claim; S. Gupta and D. R. Lehmann, Customers as Assets, Journal of Interactive Marketing 17
 * (2003), for the formula.
 *
 * @param window the window
 * @param terms what is stated
 */
public record RetentionImpact(Window window, Terms terms) implements Metric<CustomerRevenue, ProfitChange> {
    private static final String NAME = "retention impact";

    /** What the shop states: the change in retention, and what it needs to tell profit from revenue. */
    public static final class Terms implements Serializable {
        private static final long serialVersionUID = 1L;

        private final double points;
        private final Margin margin;
        private final DiscountRate discount;
        private final @Nullable BigMoney costToAcquire;
        private final @Nullable BigMoney costToKeep;

        private Terms(
                double points,
                Margin margin,
                DiscountRate discount,
                @Nullable BigMoney costToAcquire,
                @Nullable BigMoney costToKeep) {
            this.points = points;
            this.margin = requireNonNull(margin, "margin");
            this.discount = requireNonNull(discount, "discount");
            this.costToAcquire = costToAcquire;
            this.costToKeep = costToKeep;
        }

        /**
         * A change in retention and nothing else: no costs, all of the revenue, nothing discounted.
         *
         * @param points the change in percentage points, 5 for a retention of 45 % instead of 40 %
         * @return the terms
         * @throws IllegalArgumentException if the points are not between −100 and 100
         */
        public static Terms points(double points) {
            if (!(points > -100 && points < 100)) {
                throw new IllegalArgumentException("change of " + points + " points not in (-100, 100)");
            }
            // Minus zero becomes zero, so that what is equal has the same hash.
            return new Terms(points + 0.0, Margin.WHOLE, DiscountRate.NONE, null, null);
        }

        /**
         * The same with a margin.
         *
         * @param share the margin
         * @return the terms
         */
        public Terms withMargin(Margin share) {
            return new Terms(points, share, discount, costToAcquire, costToKeep);
        }

        /**
         * The same with a discount rate.
         *
         * @param rate the rate
         * @return the terms
         */
        public Terms withDiscount(DiscountRate rate) {
            return new Terms(points, margin, rate, costToAcquire, costToKeep);
        }

        /**
         * The same with costs, in the currency of the revenue.
         *
         * @param toAcquire what it costs to acquire a customer, once, zero or above
         * @param toKeep what it costs to keep a customer for one window, zero or above
         * @return the terms
         * @throws IllegalArgumentException if a cost is negative, or the two are in different currencies
         */
        public Terms withCosts(BigMoneyProvider toAcquire, BigMoneyProvider toKeep) {
            OneCurrency one = OneCurrency.of(toAcquire, "cost to acquire");
            one.amount(toAcquire, "cost to acquire");
            one.amount(toKeep, "cost to keep");
            return new Terms(points, margin, discount, toAcquire.toBigMoney(), toKeep.toBigMoney());
        }

        private ProfitChange applied(Average revenue, CurrencyUnit currency, long retained, long start, double rate) {
            OneCurrency one = new OneCurrency(currency, "revenue");
            return new ProfitChange(
                    revenue,
                    retained,
                    start,
                    BigDecimal.valueOf(points).movePointLeft(2).doubleValue(),
                    margin.share(),
                    rate,
                    cost(one, costToAcquire, "cost to acquire"),
                    cost(one, costToKeep, "cost to keep"),
                    currency.getCode());
        }

        private void check(OneCurrency one) {
            cost(one, costToAcquire, "cost to acquire");
            cost(one, costToKeep, "cost to keep");
        }

        private static BigDecimal cost(OneCurrency one, @Nullable BigMoney cost, String what) {
            return cost == null ? BigDecimal.ZERO : one.amount(cost, what);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Terms that
                    && points == that.points
                    && margin.equals(that.margin)
                    && discount.equals(that.discount)
                    && Objects.equals(costToAcquire, that.costToAcquire)
                    && Objects.equals(costToKeep, that.costToKeep);
        }

        @Override
        public int hashCode() {
            return Objects.hash(points, margin, discount, costToAcquire, costToKeep);
        }

        /** The terms in a few words. */
        @Override
        public String toString() {
            String change = (points > 0 ? "+" : "")
                    + BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
            return change + (Math.abs(points) == 1 ? " point, " : " points, ") + margin + ", " + discount
                    + Optional.ofNullable(costToAcquire)
                            .map(cost -> ", " + cost + " to acquire")
                            .orElse("")
                    + Optional.ofNullable(costToKeep)
                            .map(cost -> ", " + cost + " to keep")
                            .orElse("");
        }
    }

    /** Checks that nothing is null. */
    public RetentionImpact {
        requireNonNull(window, "window");
        requireNonNull(terms, "terms");
    }

    /**
     * What five points more retention than a window's would do, with nothing else stated.
     *
     * @param window the window
     * @return the metric
     */
    public static RetentionImpact in(Window window) {
        return new RetentionImpact(window, Terms.points(5));
    }

    /**
     * The same on other terms.
     *
     * @param stated the terms
     * @return the metric
     */
    public RetentionImpact given(Terms stated) {
        return new RetentionImpact(window, stated);
    }

    /**
     * The change for people who have only counts. All are of one period: that which the discount rate is told for, a year's
     * with an annual rate.
     *
     * @param revenue what the customers brought in the period
     * @param customers how many they are, zero or above
     * @param retained customers of the period before who are customers still
     * @param start customers of the period before
     * @param terms what is stated
     * @return the change
     * @throws IllegalArgumentException if a count is negative, the retained are not in [0, start], the costs are in another
     *     currency than the revenue, or the retention with the change is not in [0, 1)
     */
    public static ProfitChange of(BigMoneyProvider revenue, long customers, long retained, long start, Terms terms) {
        CurrencyUnit currency = revenue.toBigMoney().getCurrencyUnit();
        Average average = Average.withoutSpread(
                Label.of(NAME, terms.toString()), revenue.toBigMoney().getAmount(), customers, unit(currency));
        ProfitChange change = terms.applied(average, currency, retained, start, terms.discount.rate());
        if (change.retention().isPresent() && change.changedRetention().isEmpty()) {
            throw new IllegalArgumentException("retention " + change.retention().getAsDouble() + " with a change of "
                    + change.change() + " not in [0, 1)");
        }
        return change;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * An empty state.
     *
     * @throws IllegalArgumentException if the costs are in another currency than the history
     */
    @Override
    public CustomerRevenue start(Basis basis) {
        terms.check(new OneCurrency(basis.currency(), "history"));
        return CustomerRevenue.of(basis, window, Revenue.NET);
    }

    @Override
    public void add(CustomerRevenue state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window.previous(), window);
    }

    @Override
    public void merge(CustomerRevenue into, CustomerRevenue from) {
        into.merge(from);
    }

    @Override
    public ProfitChange finish(CustomerRevenue state, Basis basis) {
        Label label = Label.of(NAME, terms.toString()).in(basis.scope(window));
        return terms.applied(
                state.average(label, basis),
                basis.currency(),
                state.retained,
                state.start,
                terms.discount.over(window));
    }

    private static Unit unit(CurrencyUnit currency) {
        return Unit.money(currency).per("customer");
    }
}
