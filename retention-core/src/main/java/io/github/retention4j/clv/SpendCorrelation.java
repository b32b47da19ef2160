package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import java.io.Serializable;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much customers who buy more often spend more, or less, each time.
 *
 * <p>{@code r = Σ (x − x̄)(m − m̄) / √(Σ (x − x̄)² · Σ (m − m̄)²)} over customers, Pearson's correlation of frequency x and mean spend m
 *
 * <ul>
 *   <li>Gamma-Gamma needs the two to be independent: it knows how much a purchase is worth from what a customer spent and not from how
 *       often. By ranks they would look dependent where they are not, since a mean of few purchases is skewed and one of many is not.
 *   <li>The interval is {@code tanh(artanh r ± t · SE/(1 − r²))}: Fisher's transformation, with the error that leaving out each customer
 *       tells (the jackknife), since neither of the two is normal. A few customers far from the rest can make most of that error, so t is
 *       Student's of {@code (Σ d²)² / Σ d⁴} degrees of freedom, where d is by how much leaving out a customer moves artanh r, and of 10 at
 *       least, or a single customer would make it boundless.
 *   <li>Below 100 customers there is no interval: it would be too narrow. Of samples in which the two are independent, 95 % intervals held 0
 *       in some 94 % at 100 and at 1,000 customers.
 *   <li>Its text says what is to be thought of it. The interval decides first: if it holds 0, the correlation can be chance, however large it
 *       is. If it does not, a correlation below 0.2 is called weak.
 * </ul>
 *
 * <p>Worked example: the 946 repeat customers of the CDNOW sample have r = 0.114, with an interval from −0.028 to 0.251: it can be chance.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42 (2005); R. A. Fisher, On the "probable error" of a coefficient of correlation, Metron 1 (1921); F. E. Satterthwaite,
 * An approximate distribution of estimates of variance components, Biometrics Bulletin 2 (1946), for the degrees of freedom.
 *
 * @param value r, between −1 and 1
 * @param standardError its standard error; 0 if nothing tells it
 * @param degreesOfFreedom how many customers alike would tell the error as well, at least 1; 0 if nothing tells it
 * @param customers of how many customers it is
 */
public record SpendCorrelation(double value, double standardError, double degreesOfFreedom, long customers)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final double LEAST_DEGREES = 10;

    private static final int FEWEST = 4;

    private static final int FEWEST_OF_INTERVAL = 100;

    /** What is left of a spread without one customer is nothing but rounding if it is this part or less. */
    private static final double NOTHING = 1e-12;

    /** A correlation as small moves a forecast of spend by little. */
    static final double WEAK = 0.2;

    static Optional<SpendCorrelation> of(int[] frequency, double[] meanSpend, long[] customers) {
        double n = 0;
        double ofX = 0;
        double ofM = 0;
        for (int i = 0; i < customers.length; i++) {
            n += customers[i];
            ofX += (double) customers[i] * frequency[i];
            ofM += customers[i] * meanSpend[i];
        }
        if (n < FEWEST) {
            return Optional.empty();
        }
        double xx = 0;
        double mm = 0;
        double xm = 0;
        for (int i = 0; i < customers.length; i++) {
            double x = frequency[i] - ofX / n;
            double m = meanSpend[i] - ofM / n;
            xx += customers[i] * x * x;
            mm += customers[i] * m * m;
            xm += customers[i] * x * m;
        }
        // Means of numbers that are alike differ from them by rounding.
        double alike = 1e-24 * n;
        if (!(xx > alike * ofX * ofX / n / n) || !(mm > alike * ofM * ofM / n / n)) {
            return Optional.empty();
        }
        double r = Math.max(-1, Math.min(1, xm / Math.sqrt(xx) / Math.sqrt(mm)));
        double rest = (1 - r) * (1 + r);
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < customers.length; i++) {
            double x = frequency[i] - ofX / n;
            double m = meanSpend[i] - ofM / n;
            double more = n / (n - 1);
            double xxWithout = xx - more * x * x;
            double mmWithout = mm - more * m * m;
            double without = (xm - more * x * m) / Math.sqrt(xxWithout) / Math.sqrt(mmWithout);
            if (!(xxWithout > NOTHING * xx) || !(mmWithout > NOTHING * mm) || !(Math.abs(without) < 1)) {
                // The rest of them tell no correlation, so that nothing tells its error.
                return Optional.of(new SpendCorrelation(r, 0, 0, Math.round(n)));
            }
            double moves = artanh(without) - artanh(r);
            squares += customers[i] * moves * moves;
            fourths += customers[i] * moves * moves * moves * moves;
        }
        double error = rest * Math.sqrt((n - 1) / n * squares);
        return Optional.of(
                error > 0 && fourths > 0
                        ? new SpendCorrelation(r, error, squares * squares / fourths, Math.round(n))
                        : new SpendCorrelation(r, 0, 0, Math.round(n)));
    }

    private static double artanh(double value) {
        return 0.5 * (Math.log1p(value) - Math.log1p(-value));
    }

    /**
     * The 95 % interval.
     *
     * @return the interval, or empty below 100 customers, or if nothing tells it, as where all customers lie on one line
     */
    public Optional<Interval> interval() {
        return interval(Interval.USUAL_LEVEL);
    }

    /**
     * An interval of a level of your choice.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, or empty below 100 customers, or if nothing tells it
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Optional<Interval> interval(double level) {
        Interval.checkLevel(level);
        double rest = (1 - value) * (1 + value);
        if (customers < FEWEST_OF_INTERVAL || !(rest > 0) || !(standardError > 0)) {
            return Optional.empty();
        }
        double t =
                TDistribution.of(Math.max(LEAST_DEGREES, degreesOfFreedom)).inverseSurvivalProbability((1 - level) / 2);
        double middle = artanh(value);
        double reach = t * standardError / rest;
        return Optional.of(
                new Interval(Math.tanh(middle - reach), Math.tanh(middle + reach), level, "Fisher's, by jackknife"));
    }

    /** The figure, and whether Gamma-Gamma can be trusted with it. */
    @Override
    public String toString() {
        Optional<Interval> interval = interval();
        String head = "frequency and mean spend have a correlation of " + Figures.decimals(value, 3)
                + interval.map(i -> " (95 % CI " + Figures.decimals(i.low(), 3) + " to " + Figures.decimals(i.high(), 3)
                                + ")")
                        .orElse("");
        if (customers < FEWEST_OF_INTERVAL) {
            return head + ", of " + Figures.count(customers, "customer") + ": fewer than " + FEWEST_OF_INTERVAL
                    + " do not tell whether it is chance, and Gamma-Gamma needs them independent";
        }
        boolean canBeChance = interval.isPresent()
                && interval.get().low() <= 0
                && interval.get().high() >= 0;
        if (canBeChance) {
            boolean isSureToBeWeak =
                    interval.get().low() > -WEAK && interval.get().high() < WEAK;
            return head
                    + (isSureToBeWeak
                            ? ": as far as can be seen they are independent, as Gamma-Gamma needs them"
                            : ", which can be chance: Gamma-Gamma needs them independent, and nothing proves that they are not");
        }
        if (Math.abs(value) < WEAK) {
            return head + ", which is weak: Gamma-Gamma needs them independent, and they nearly are";
        }
        return head + ": customers who buy more often spend " + (value > 0 ? "more" : "less")
                + " each time, and Gamma-Gamma, which takes them for independent, does not know it";
    }
}
