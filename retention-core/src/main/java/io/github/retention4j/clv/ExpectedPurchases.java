package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.List;

/**
 * How many purchases a model expects of customers in the time to come: of all of them as a metric, and of each as a function.
 *
 * <p>{@code expected = Σ over customers of P(alive) · E[purchases of one who is alive]}, in the days that follow the last one known.
 *
 * <ul>
 *   <li>A purchase is a day with an order. Customers are those of today: purchases of customers who are yet to come are not in it.
 *   <li>Months and years of the horizon are those of the calendar; a year from 1 March has 365 or 366 days.
 *   <li>Customers from before the data are left out of the sum. Of one of them, as of any, the function tells what follows from the
 *       orders that are known. Of one without an order yet it tells 0.
 *   <li>The model is told in its own unit, and may be of another history; that its customers are alike is the caller's affair.
 * </ul>
 *
 * <p>Worked example: with r = 0.243, α = 4.414 weeks, a = 0.793 and b = 2.426, a customer who bought twice again, last after 30.43 weeks
 * of 38.86, is expected to buy 1.226 times in 39 weeks.
 *
 * <pre>{@code
 * ExpectedPurchases quarter = ExpectedPurchases.of(fit, Period.ofMonths(3));
 * PurchaseForecast all = engine.compute(quarter);
 * CustomerList<Double> most = engine.rank(quarter, 100);
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your customers" the easy way, Marketing Science 24 (2005).
 *
 * @param model what expects
 * @param covariance that of the logarithms of its parameters, for intervals; zeros if the parameters are taken for sure
 * @param through the last day that is known; {@link LocalDate#MAX} for the last of the data
 * @param horizon how far the forecast looks
 */
public record ExpectedPurchases(PurchaseModel model, List<List<Double>> covariance, LocalDate through, Period horizon)
        implements Metric<PurchasePatterns.State, PurchaseForecast>, CustomerFunction<Double> {
    private static final String NAME = "expected purchases";

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if the horizon is of no day
     */
    public ExpectedPurchases {
        requireNonNull(model, "model");
        covariance = covariance.stream().map(List::copyOf).toList();
        requireNonNull(through, "through");
        Horizon.checked(horizon);
    }

    /**
     * Of a model that was fitted, whose parameters are not sure.
     *
     * @param fit the fit
     * @param horizon how far, from the last day of the data
     * @return the metric
     * @throws IllegalArgumentException if the horizon is of no day
     * @throws IllegalStateException if the fit has no model to be trusted
     */
    public static ExpectedPurchases of(Fit<? extends PurchaseModel> fit, Period horizon) {
        return new ExpectedPurchases(fit.model(), fit.covariance(), LocalDate.MAX, horizon);
    }

    /**
     * Of a model whose parameters are taken for sure.
     *
     * @param model the model
     * @param horizon how far, from the last day of the data
     * @return the metric
     * @throws IllegalArgumentException if the horizon is of no day
     */
    public static ExpectedPurchases of(PurchaseModel model, Period horizon) {
        int size = model.parameters().size();
        List<Double> none = Collections.nCopies(size, 0.0);
        return new ExpectedPurchases(model, Collections.nCopies(size, none), LocalDate.MAX, horizon);
    }

    /**
     * The same from another day on, as if later ones were not known.
     *
     * @param day the last day that is known
     * @return the metric
     */
    public ExpectedPurchases after(LocalDate day) {
        return new ExpectedPurchases(model, covariance, day, horizon);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * How many purchases are expected of one customer.
     *
     * @param customer the customer's history
     * @return zero or more
     */
    @Override
    public Double of(CustomerHistory customer) {
        return Horizon.pattern(customer, through)
                .map(pattern -> model.expectedPurchases(
                        pattern, Horizon.days(Horizon.known(through, customer.basis()), horizon)))
                .orElse(0.0);
    }

    /**
     * What is to come of one customer, with how sure that is.
     *
     * @param pattern the customer's pattern
     * @param day the last day that is known
     * @return the forecast
     */
    public PurchaseForecast of(PurchasePattern pattern, LocalDate day) {
        return PurchaseForecast.of(this, pattern, day);
    }

    private PurchasePatterns patterns() {
        return new PurchasePatterns(model.unit(), through);
    }

    @Override
    public PurchasePatterns.State start(Basis basis) {
        return patterns().start(basis);
    }

    @Override
    public void add(PurchasePatterns.State state, CustomerHistory customer) {
        patterns().add(state, customer);
    }

    @Override
    public void addAll(PurchasePatterns.State state, CustomerBlock block) {
        patterns().addAll(state, block);
    }

    @Override
    public void merge(PurchasePatterns.State into, PurchasePatterns.State from) {
        patterns().merge(into, from);
    }

    @Override
    public PurchaseForecast finish(PurchasePatterns.State state, Basis basis) {
        return PurchaseForecast.of(this, patterns().finish(state, basis), basis);
    }
}
