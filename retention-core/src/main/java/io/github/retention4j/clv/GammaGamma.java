package io.github.retention4j.clv;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;

/**
 * Gamma-Gamma: what a purchase of a customer is worth on average, whatever the number of purchases.
 *
 * <p>{@code E(spend | x, m) = p · (v + x·m) / (p·x + q − 1)} of a customer whose x repeat purchases came to m on average: the mean of all
 * customers and the customer's own, weighted by how much the own is known. Purchases are gamma distributed with shape p and the
 * customer's own rate, rates are gamma distributed over customers with shape q and rate v.
 *
 * <ul>
 *   <li>A customer who has bought once is expected to spend the mean of all, {@code p·v/(q − 1)}, and so is a new one.
 *   <li>Where {@code p·x + q ≤ 1} there is no mean: too many customers would spend without bound. It is empty then.
 *   <li>Spend and the number of purchases must be independent of each other: see {@link SpendTable#correlation()}.
 *   <li>Expectations are numbers in units of the currency, and so is v.
 * </ul>
 *
 * <p>Worked example: with p = 6.25, q = 3.74 and v = 15.44 US dollars all customers are expected to spend {@code 6.25 · 15.44/2.74 = 35.22} a
 * purchase; one who bought twice again for 22.35 on average {@code 6.25 · (15.44 + 2·22.35)/(2·6.25 + 2.74) = 24.66}.
 *
 * <pre>{@code
 * Fit<GammaGamma> fit = GammaGamma.fit(engine.compute(SpendPatterns.afterRefunds()));
 * OptionalDouble ofAll = fit.model().expectedSpend();
 * OptionalDouble ofOne = fit.model().expectedSpend(2, 22.35);
 * }</pre>
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, The Gamma-Gamma model of monetary value, note 025, 2013.
 *
 * @param p the shape of a customer's purchases
 * @param q the shape of the rates
 * @param v their inverse scale, in units of the currency; the paper calls it γ
 * @param currency what v is in
 */
public record GammaGamma(double p, double q, double v, CurrencyUnit currency) implements Model {
    private static final String NAME = "Gamma-Gamma";
    private static final List<String> PARAMETERS = List.of("p", "q", "v");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if v is not in [1e-100, 1e100], or p or q is not in [1e-12, 1e12]
     */
    public GammaGamma {
        requireNonNull(currency, "currency");
        Units.checkPositive(NAME, PARAMETERS, List.of(p, q, v), List.of("v"));
    }

    /**
     * Fits the model to customers.
     *
     * @param spends the customers
     * @return what came of it
     */
    public static Fit<GammaGamma> fit(SpendTable spends) {
        return fit(spends, FitOptions.usual());
    }

    /**
     * Fits the model to customers.
     *
     * @param spends the customers
     * @param options a prior in the currency of the spend, threads
     * @return what came of it
     * @throws IllegalArgumentException if the prior is of another model or in another currency
     */
    public static Fit<GammaGamma> fit(SpendTable spends, FitOptions options) {
        double mean = GammaGammaLikelihood.meanSpend(spends);
        CurrencyUnit currency = spends.currency();
        // Customers of a usual shop differ as much as their purchases do.
        double usual = options.prior().map(prior -> prior.parameters().get(2)).orElse(1.0);
        double[] start = {2, 3, mean > 0 ? mean : usual};
        long customers = spends.customers();
        if (customers == 0 && !options.hasPrior()) {
            String reason = spends.oneTimers() == 0
                    ? "there are no customers who bought again"
                    : "nobody has bought a second time, so nothing tells what a repeat purchase is worth";
            return Fitting.notIdentified(reason, start, values -> at(values, currency), 0, 0);
        }
        Likelihood likelihood = new GammaGammaLikelihood(spends, options.parallelism());
        return Fitting.fit(
                options.withPrior(likelihood, NAME, currency.getCode()),
                start,
                new double[] {1, 1, start[2]},
                values -> at(values, currency),
                spends.size(),
                customers);
    }

    static GammaGamma at(List<Double> values, CurrencyUnit currency) {
        return new GammaGamma(values.get(0), values.get(1), values.get(2), currency);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> parameterNames() {
        return PARAMETERS;
    }

    @Override
    public List<Double> parameters() {
        return List.of(p, q, v);
    }

    /**
     * How likely it is that a customer's purchases come to a mean, as a logarithm.
     *
     * @param frequency how many purchases, at least 1
     * @param meanSpend what they come to on average, above 0, in units of the currency
     * @return the log of the density
     * @throws IllegalArgumentException if there is no purchase or the mean is not above 0
     */
    public double logLikelihood(int frequency, double meanSpend) {
        checkMean(frequency, meanSpend);
        if (frequency == 0) {
            throw new IllegalArgumentException(
                    "frequency 0 has no mean spend; the model is of customers who bought again");
        }
        return GammaGammaLikelihood.ofShape(p * frequency, q)
                + GammaGammaLikelihood.ofSpend(p * frequency, q, v, frequency * meanSpend)
                - Math.log(meanSpend);
    }

    /**
     * What a purchase of a customer of whom nothing is known is worth on average: of a new one, or of one who bought once.
     *
     * @return units of the currency, or empty if {@code q ≤ 1}
     */
    public OptionalDouble expectedSpend() {
        return expectedSpend(0, 0);
    }

    /**
     * What a purchase of a customer is worth on average.
     *
     * @param frequency how many purchases after the first the customer made, at least 0
     * @param meanSpend what these came to on average, above 0, in units of the currency; of no account if there are none
     * @return units of the currency, or empty if {@code p·x + q ≤ 1}
     * @throws IllegalArgumentException if the frequency is below 0, or there are purchases and their mean is not above 0 and finite
     */
    public OptionalDouble expectedSpend(int frequency, double meanSpend) {
        checkMean(frequency, meanSpend);
        double weight = p * frequency + q - 1;
        double spent = frequency == 0 ? 0 : frequency * meanSpend;
        return weight > 0 ? OptionalDouble.of(p * (v + spent) / weight) : OptionalDouble.empty();
    }

    private static void checkMean(int frequency, double meanSpend) {
        if (frequency < 0) {
            throw new IllegalArgumentException(
                    "frequency " + frequency + " is below 0; it counts the purchases after the first");
        }
        if (frequency > 0 && !(meanSpend > 0 && meanSpend < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("mean spend " + meanSpend
                    + " not in (0, ∞); customers who spent nothing are left out of the model");
        }
    }
}
