package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many purchases are expected of customers, and between what bounds they will be.
 *
 * <p>{@code interval = expected ± z · √(variance of the purchases + variance of the expectation)}: the first is chance, the second what
 * the parameters are not sure by, told by the delta method.
 *
 * <ul>
 *   <li>Of one customer the bounds are quantiles of P(n), whole numbers: 1.8 purchases, 80 % between 0 and 4. There chance is nearly
 *       all, so the parameters are taken for sure.
 *   <li>Of all customers the variance of their purchases is that of a sample drawn from the model, always the same one.
 *   <li>What the model does not know, as a season or a campaign, is in neither: hold it against days held out by
 *       {@link HoldoutValidation}.
 *   <li>No customers is no data.
 * </ul>
 *
 * @param label which customers, and which days are to come
 * @param customers how many customers
 * @param expected how many purchases are expected
 * @param parameterVariance the variance of the expectation
 * @param purchaseVariance the variance of the purchases if the parameters are sure
 * @param cumulative of one customer, the probability of at most 0, 1, 2 … purchases; empty of several
 */
public record PurchaseForecast(
        Label label,
        long customers,
        double expected,
        double parameterVariance,
        double purchaseVariance,
        List<Double> cumulative)
        implements NumericResult {
    private static final Unit PURCHASES = Unit.count("purchases", 1);

    /** Below what is left of the probability nobody asks. */
    private static final double LEAST_LEFT = 1e-9;

    private static final int MOST_PURCHASES = 10_000;

    /** By how much a logarithm of a parameter is moved to see what that does. */
    private static final double MOVE = 1e-4;

    /** Validates and copies. */
    public PurchaseForecast {
        requireNonNull(label, "label");
        cumulative = List.copyOf(cumulative);
    }

    static PurchaseForecast of(ExpectedPurchases asked, PatternTable patterns, Basis basis) {
        LocalDate day = asked.horizonAfter().through(basis);
        double days = asked.horizonAfter().daysAfter(day);
        PurchaseModel model = asked.model();
        return new PurchaseForecast(
                label(asked, day).in(basis.scope()),
                patterns.customers(),
                total(model, patterns, days),
                parameterVariance(asked, other -> total(other, patterns, days)),
                Simulation.variance(model, patterns, days),
                List.of());
    }

    static PurchaseForecast of(ExpectedPurchases asked, PurchasePattern pattern, LocalDate day) {
        double days = asked.horizonAfter().daysAfter(day);
        PurchaseModel model = asked.model();
        List<Double> cumulative = new ArrayList<>();
        double sum = 0;
        double mean = model.expectedPurchases(pattern, days);
        double squares = 0;
        for (int n = 0; n < MOST_PURCHASES && 1 - sum > LEAST_LEFT; n++) {
            double probability = model.probabilityOf(n, pattern, days);
            sum += probability;
            squares += probability * (n - mean) * (n - mean);
            cumulative.add(Math.min(1, sum));
        }
        return new PurchaseForecast(
                label(asked, day),
                1,
                mean,
                parameterVariance(asked, other -> other.expectedPurchases(pattern, days)),
                squares,
                cumulative);
    }

    private static Label label(ExpectedPurchases asked, LocalDate day) {
        return Label.of(
                asked.name(), asked.model().name() + ", " + day.plusDays(1) + " to " + day.plus(asked.horizon()));
    }

    /** Customers alike in all but what is held out are worked out once. */
    private static double total(PurchaseModel model, PatternTable patterns, double days) {
        double sum = 0;
        double each = 0;
        for (int group = 0; group < patterns.size(); group++) {
            boolean isNew = group == 0 || !patterns.isAlike(group - 1, group);
            each = isNew ? model.expectedPurchases(patterns.pattern(group), days) : each;
            sum += patterns.customers(group) * each;
        }
        return sum;
    }

    private interface Expectation {
        double by(PurchaseModel model);
    }

    /** g'Σg, where g is how the expectation changes with the logarithms of the parameters. */
    private static double parameterVariance(ExpectedPurchases asked, Expectation expectation) {
        PurchaseModel model = asked.model();
        int size = model.parameters().size();
        double[] slope = new double[size];
        for (int i = 0; i < size; i++) {
            if (asked.covariance().get(i).get(i) > 0) {
                slope[i] = (expectation.by(model.with(Fit.moved(model, i, MOVE)))
                                - expectation.by(model.with(Fit.moved(model, i, -MOVE))))
                        / (2 * MOVE);
            }
        }
        double variance = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                variance += slope[i] * slope[j] * asked.covariance().get(i).get(j);
            }
        }
        return Math.max(0, variance);
    }

    @Override
    public OptionalDouble value() {
        return customers == 0 ? OptionalDouble.empty() : OptionalDouble.of(expected);
    }

    /**
     * Between what bounds the purchases will be.
     *
     * @param level with what probability, between 0 and 1, such as 0.8
     * @return the bounds, or empty if there are no customers
     */
    @Override
    public Optional<Interval> interval(double level) {
        Interval.checkLevel(level);
        if (customers == 0) {
            return Optional.empty();
        }
        if (!cumulative.isEmpty()) {
            return Optional.of(
                    new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level, "quantiles of P(n)"));
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double width = z * Math.sqrt(parameterVariance + purchaseVariance);
        return Optional.of(new Interval(Math.max(0, expected - width), expected + width, level, "prediction, normal"));
    }

    private double quantile(double probability) {
        int n = 0;
        while (n < cumulative.size() - 1 && cumulative.get(n) < probability) {
            n++;
        }
        return n;
    }

    /**
     * The interval of the expectation alone: what the parameters are not sure by.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, or empty if there are no customers or the parameters are taken for sure
     */
    public Optional<Interval> intervalOfExpectation(double level) {
        Interval.checkLevel(level);
        if (customers == 0 || parameterVariance == 0) {
            return Optional.empty();
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double width = z * Math.sqrt(parameterVariance);
        return Optional.of(new Interval(Math.max(0, expected - width), expected + width, level, "delta method"));
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0;
    }

    @Override
    public Unit unit() {
        return PURCHASES;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers);
    }

    @Override
    public String summary() {
        String of = Figures.count(customers, "customer");
        return customers == 0
                ? label.noData(of)
                : PURCHASES.tell(expected) + " of " + of + ", "
                        + interval()
                                .map(i -> Figures.decimals(100 * i.level(), 0) + " % between "
                                        + Figures.decimals(i.low(), cumulative.isEmpty() ? 1 : 0) + " and "
                                        + Figures.decimals(i.high(), cumulative.isEmpty() ? 1 : 0))
                                .orElse("");
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
