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
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many purchases are expected of customers, and between what bounds they will be.
 *
 * <p>{@code interval = expected ± z · √(variance of the purchases + variance of the expectation)}: the first is chance, the second what
 * the parameters are not sure by, told by the delta method.
 *
 * <ul>
 *   <li>Of a single pattern the bounds are whole numbers, quantiles of P(n): the least n with {@code P(at most n) ≥ (1 − level)/2}, and
 *       the same of {@code (1 + level)/2}. There chance is nearly all, so the parameters are taken for sure.
 *   <li>Of customers of whom fewer than 200 purchases are expected they are whole numbers too, quantiles of a negative binomial of that mean
 *       and variance. Above that the distribution is taken to be normal, and the lower bound cut at 0.
 *   <li>The variance of the purchases is the sum over customers of {@code E[N(N − 1)] + E[N] − E[N]²}, worked out and not drawn.
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

    private static final int MOST_PURCHASES = 2_000;

    private static final int MOST_COUNTED = 1_000_000;

    /** Above it a number of purchases is as good as normal, below it is not. */
    private static final double MOST_BY_NUMBER = 200;

    /** Validates and copies. */
    public PurchaseForecast {
        requireNonNull(label, "label");
        cumulative = List.copyOf(cumulative);
    }

    static PurchaseForecast of(ExpectedPurchases asked, PatternTable patterns, Basis basis) {
        LocalDate day = Horizon.known(asked.through(), basis);
        double days = Horizon.days(day, asked.horizon());
        PurchaseModel model = asked.model();
        ForecastPatterns forecast = patterns.forForecasts();
        double[] alive = forecast.alive(model);
        double[] means = forecast.expected(model, process -> process.expectedPurchases(days));
        double[] pairs = forecast.whileAlive(model, process -> process.secondFactorialMoment(days));
        return new PurchaseForecast(
                label(asked, day).noting(patterns.leftOutNote()).in(basis.scope()),
                patterns.customers(),
                total(patterns, group -> means[group]),
                parameterVariance(asked, other -> {
                    double[] moved = forecast.expected(other, process -> process.expectedPurchases(days));
                    return total(patterns, group -> moved[group]);
                }),
                total(patterns, group -> alive[group] * pairs[group] + means[group] - means[group] * means[group]),
                List.of());
    }

    static PurchaseForecast of(ExpectedPurchases asked, PurchasePattern pattern, LocalDate day) {
        double days = Horizon.days(day, asked.horizon());
        PurchaseModel model = asked.model();
        double mean = model.expectedPurchases(pattern, days);
        return new PurchaseForecast(
                label(asked, day),
                1,
                mean,
                parameterVariance(asked, other -> other.expectedPurchases(pattern, days)),
                model.variance(pattern, days),
                mean < MOST_BY_NUMBER ? cumulative(model, pattern, days) : List.of());
    }

    /** The probability of at most 0, 1, 2 … purchases, as long as any is left; none if that is too long. */
    private static List<Double> cumulative(PurchaseModel model, PurchasePattern pattern, double days) {
        List<Double> cumulative = new ArrayList<>();
        double sum = 0;
        for (int n = 0; n < MOST_PURCHASES && 1 - sum > LEAST_LEFT; n++) {
            sum += model.probabilityOf(n, pattern, days);
            cumulative.add(Math.min(1, sum));
        }
        return 1 - sum > LEAST_LEFT ? List.of() : cumulative;
    }

    private static Label label(ExpectedPurchases asked, LocalDate day) {
        return Label.of(asked.name(), asked.model().name() + ", " + Horizon.told(day, asked.horizon()));
    }

    private static double total(PatternTable patterns, IntToDoubleFunction figure) {
        double sum = 0;
        for (int group = 0; group < patterns.size(); group++) {
            sum += patterns.customers(group) * figure.applyAsDouble(group);
        }
        return sum;
    }

    private static double parameterVariance(ExpectedPurchases asked, ToDoubleFunction<PurchaseModel> expectation) {
        PurchaseModel model = asked.model();
        return DeltaMethod.variance(
                model.parameters(),
                asked.covariance(),
                parameters -> expectation.applyAsDouble(model.with(parameters)));
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
        double variance = parameterVariance + purchaseVariance;
        if (!cumulative.isEmpty()) {
            return Optional.of(
                    new Interval(quantile((1 - level) / 2), quantile((1 + level) / 2), level, "quantiles of P(n)"));
        }
        if (expected < MOST_BY_NUMBER) {
            return Optional.of(new Interval(
                    count(expected, variance, (1 - level) / 2),
                    count(expected, variance, (1 + level) / 2),
                    level,
                    "quantiles of a negative binomial"));
        }
        return Optional.of(normal(level, variance, "prediction, normal"));
    }

    private Interval normal(double level, double variance, String method) {
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double width = z * Math.sqrt(variance);
        return new Interval(Math.max(0, expected - width), expected + width, level, method);
    }

    /** The least number that is not exceeded with a probability, of a negative binomial; without more variance than mean, a Poisson. */
    private static int count(double mean, double variance, double probability) {
        double size = mean * mean / (variance - mean);
        boolean isPoisson = !(size > 0 && size < 1e9);
        double term = Math.exp(isPoisson ? -mean : -size * Math.log1p(mean / size));
        double sum = term;
        int n = 0;
        while (sum < probability && n < MOST_COUNTED) {
            term *= isPoisson ? mean / (n + 1) : (size + n) / (n + 1) * (mean / (mean + size));
            sum += term;
            n++;
        }
        return n;
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
        return customers == 0 || parameterVariance == 0
                ? Optional.empty()
                : Optional.of(normal(level, parameterVariance, "delta method"));
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
        int places = expected < MOST_BY_NUMBER ? 0 : 1;
        return customers == 0
                ? label.noData(of)
                : PURCHASES.tell(expected) + " of " + of + ", "
                        + interval()
                                .map(i -> Figures.decimals(100 * i.level(), 0) + " % between "
                                        + Figures.decimals(i.low(), places) + " and "
                                        + Figures.decimals(i.high(), places))
                                .orElse("");
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
