package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.model.DiscountRate;
import io.github.retention4j.model.Margin;
import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.joda.money.BigMoney;

/**
 * What customers will still bring, by models of their purchases and of their spend: of all of them as a metric, and of each as a
 * function.
 *
 * <p>{@code value = margin · E[spend of a purchase] · Σ over the purchases to come of their discount}
 *
 * <ul>
 *   <li>It is of the time after the last day known: what a customer has brought is not in it, see
 *       {@link io.github.retention4j.metric.value.CustomerLifetimeValue} for that, nor is the cost of acquisition, nor any customer yet to
 *       come.
 *   <li>The expected spend is that of {@link GammaGamma}: between the customer's own mean and that of all, the nearer to their own the
 *       more often they bought. Of a customer who spent nothing on balance, the own mean is 0.
 *   <li>Customers from before the data are left out of the sum, and so are those without an order yet; the function tells 0 of these.
 *   <li>For ever needs a discount rate above 0. A year is 365.2425 days for discounting.
 *   <li>The interval is that of the expectation, which the parameters are not sure by: {@code value · e^(±z · standard error of its logarithm)}.
 *       It costs two evaluations more a parameter of the first model. There is none where q of the second may be 1 or less.
 *   <li>What a customer is worth costs some microseconds, and for ever by {@link BgNbd} or {@link MbgNbd} half a millisecond; of all
 *       customers it is worked out once a pattern.
 * </ul>
 *
 * <p>Worked example: a customer of whom 2.5 discounted purchases are expected, at 40 each and a margin of 30 %, is worth 30.
 *
 * <pre>{@code
 * ResidualLifetimeValue value = ResidualLifetimeValue.of(fit, spendFit, Period.ofYears(2)).
 *         discountedAt(DiscountRate.annual(0.12)).at(Margin.of(0.3));
 * ValueForecast all = engine.compute(value);
 * Map<String, ValueForecast> byCountry = engine.compute(value.by(Segments.country()));
 * CustomerList<BigMoney> best = engine.rank(value, 100);
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42 (2005).
 *
 * @param purchases what expects purchases
 * @param spend what expects the spend of one
 * @param covariance that of the logarithms of the parameters of both, one after the other, in two blocks; empty if they are taken for
 *     sure
 * @param through the last day that is known; {@link LocalDate#MAX} for the last of the data
 * @param horizon how far it looks; {@link Period#ZERO} for ever
 * @param discount by how much money later is worth less
 * @param margin the share of revenue that counts
 */
public record ResidualLifetimeValue(
        PurchaseModel purchases,
        GammaGamma spend,
        List<List<List<Double>>> covariance,
        LocalDate through,
        Period horizon,
        DiscountRate discount,
        Margin margin)
        implements Metric<ResidualLifetimeValue.State, ValueForecast>, CustomerFunction<BigMoney> {
    private static final String NAME = "residual lifetime value";

    /** Customers by pattern, with what they spent in buying again. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final SpendPatterns.State spends;
        private final LocalDate day;
        private final long through;
        private final PatternCounts patterns = new PatternCounts();
        private long before;

        private State(Basis basis, ResidualLifetimeValue metric) {
            super(basis);
            this.day = Horizon.known(metric.through, basis);
            this.through = day.toEpochDay();
            this.spends = metric.spends().start(basis);
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if a purchase is expected to bring no bounded spend, or it is for ever and nothing is discounted
     */
    public ResidualLifetimeValue {
        requireNonNull(purchases, "purchases");
        requireNonNull(through, "through");
        requireNonNull(discount, "discount");
        requireNonNull(margin, "margin");
        covariance = covariance.stream()
                .map(block -> block.stream().map(List::copyOf).toList())
                .toList();
        if (horizon.isZero()) {
            if (discount.rate() == 0) {
                throw new IllegalArgumentException(
                        "what is to come for ever has no bound if nothing is discounted; state"
                                + " discountedAt(...) first, or a horizon");
            }
        } else {
            Horizon.checked(horizon);
        }
        if (spend.expectedSpend().isEmpty()) {
            throw new IllegalArgumentException("Gamma-Gamma with q " + spend.q()
                    + " expects no bounded spend of a customer of whom nothing is known; q must be above 1");
        }
    }

    /**
     * Of models that were fitted, whose parameters are not sure.
     *
     * @param purchases the fit of purchases
     * @param spend the fit of spend
     * @param horizon how far, from the last day of the data
     * @return the metric, which discounts nothing and counts all revenue
     * @throws IllegalArgumentException as the constructor does
     * @throws IllegalStateException if a fit has no model to be trusted
     */
    public static ResidualLifetimeValue of(
            Fit<? extends PurchaseModel> purchases, Fit<GammaGamma> spend, Period horizon) {
        return new ResidualLifetimeValue(
                purchases.model(),
                spend.model(),
                List.of(purchases.covariance(), spend.covariance()),
                LocalDate.MAX,
                Horizon.checked(horizon),
                DiscountRate.NONE,
                Margin.WHOLE);
    }

    /**
     * Of models whose parameters are taken for sure: it has no interval, and is found the faster.
     *
     * @param purchases what expects purchases
     * @param spend what expects the spend of one
     * @param horizon how far, from the last day of the data
     * @return the metric, which discounts nothing and counts all revenue
     * @throws IllegalArgumentException as the constructor does
     */
    public static ResidualLifetimeValue of(PurchaseModel purchases, GammaGamma spend, Period horizon) {
        return new ResidualLifetimeValue(
                purchases, spend, List.of(), LocalDate.MAX, Horizon.checked(horizon), DiscountRate.NONE, Margin.WHOLE);
    }

    /**
     * The same discounted.
     *
     * @param rate the discount rate
     * @return the metric
     */
    public ResidualLifetimeValue discountedAt(DiscountRate rate) {
        return new ResidualLifetimeValue(purchases, spend, covariance, through, horizon, rate, margin);
    }

    /**
     * The same of all that is to come, for ever; the discount rate is stated before.
     *
     * @return the metric
     * @throws IllegalArgumentException if nothing is discounted
     */
    public ResidualLifetimeValue forEver() {
        return new ResidualLifetimeValue(purchases, spend, covariance, through, Period.ZERO, discount, margin);
    }

    /**
     * The same of a share of the revenue.
     *
     * @param share what of the revenue counts
     * @return the metric
     */
    public ResidualLifetimeValue at(Margin share) {
        return new ResidualLifetimeValue(purchases, spend, covariance, through, horizon, discount, share);
    }

    /**
     * The same from another day on, as if later ones were not known.
     *
     * @param day the last day that is known
     * @return the metric
     */
    public ResidualLifetimeValue after(LocalDate day) {
        return new ResidualLifetimeValue(purchases, spend, covariance, day, horizon, discount, margin);
    }

    @Override
    public String name() {
        return NAME;
    }

    private SpendPatterns spends() {
        return SpendPatterns.afterRefunds().through(through);
    }

    private double days(LocalDate day) {
        return horizon.isZero() ? Double.POSITIVE_INFINITY : Horizon.days(day, horizon);
    }

    /** What a purchase of each of some customers of one frequency is expected to come to, times the margin, summed over them. */
    double each(GammaGamma model, int frequency, double customers, double spent) {
        return margin.share() * model.p() * (customers * model.v() + spent) / (model.p() * frequency + model.q() - 1);
    }

    /**
     * What one customer is worth.
     *
     * @param customer the customer's history
     * @return zero or more, in the decimals of the history
     * @throws IllegalArgumentException if the history is in another currency than the model of spend
     */
    @Override
    public BigMoney of(CustomerHistory customer) {
        Basis basis = customer.basis();
        checkCurrency(basis);
        double unit = Math.pow(10, basis.decimals());
        double value = Horizon.pattern(customer, through)
                .map(pattern ->
                        each(spend, pattern.frequency(), 1, spends().spent(spends().start(basis), customer) / unit)
                                * purchases.discountedPurchases(pattern, discount, days(Horizon.known(through, basis))))
                .orElse(0.0);
        return money(value, basis);
    }

    private static BigMoney money(double value, Basis basis) {
        return basis.money(BigDecimal.valueOf(value)
                .movePointRight(basis.decimals())
                .setScale(0, RoundingMode.HALF_EVEN)
                .toBigIntegerExact());
    }

    private void checkCurrency(Basis basis) {
        if (!basis.currency().equals(spend.currency())) {
            throw new IllegalArgumentException("a model of spend in " + spend.currency() + " for a history in "
                    + basis.currency() + "; fit it to this history");
        }
    }

    @Override
    public State start(Basis basis) {
        checkCurrency(basis);
        return new State(basis, this);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        if (customer.orderCount() == 0 || customer.orderEpochDay(0) > state.through) {
            return;
        }
        if (customer.predatesData()) {
            state.before++;
            return;
        }
        PurchasePattern pattern = PurchasePattern.of(customer, state.day);
        state.patterns.add(
                PatternCounts.key(pattern.frequency(), (int) pattern.recency(), (int) pattern.age(), 0),
                1,
                pattern.frequency() == 0 ? 0 : spends().spentAgain(state.spends, customer));
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.patterns.addAll(from.patterns);
        into.before += from.before;
    }

    @Override
    public ValueForecast finish(State state, Basis basis) {
        String days = horizon.isZero()
                ? "for ever" + (basis.isObserved() ? " after " + state.day : "")
                : Horizon.told(state.day, horizon);
        String definition = purchases.name() + " and " + spend.name() + ", " + days
                + (discount.rate() == 0 ? "" : ", discounted at " + discount)
                + (margin.equals(Margin.WHOLE) ? "" : ", " + margin);
        Label label = Label.of(NAME, definition)
                .noting(PatternTable.leftOut(state.before))
                .noting(isSpendBounded() ? "" : "no interval, since the spend of a purchase may have no bound")
                .in(basis.scope());
        ValueSums sums = new ValueSums(this, state.patterns, days(state.day), Math.pow(10, basis.decimals()));
        return new ValueForecast(
                label, money(sums.total(), basis), sums.customers(), isSpendBounded() ? sums.variance() : 0);
    }

    /** Whether the mean spend of all has a bound, at nearly all parameters that the data do not rule out. */
    private boolean isSpendBounded() {
        return covariance.isEmpty()
                || Math.log(spend.q()) > 2 * Math.sqrt(covariance.get(1).get(1).get(1));
    }
}
