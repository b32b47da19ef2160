package io.github.retention4j.clv;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import java.io.Serializable;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How much customers who buy more often spend more, or less, each time.
 *
 * <p>{@code r = Σ (x − x̄)(m − m̄) / √(Σ (x − x̄)² · Σ (m − m̄)²)} over customers, Pearson's correlation of frequency x and mean spend m
 *
 * <ul>
 *   <li>Gamma-Gamma needs the two to be independent: it knows how much a purchase is worth from what a customer spent and not from how
 *       often. By ranks they would look dependent where they are not, since a mean of few purchases is skewed and one of many is not.
 *   <li>The interval is Fisher's, {@code tanh(artanh r ± z · SE/(1 − r²))}; SE is the infinitesimal jackknife's, since neither of the two
 *       is normal.
 *   <li>Its text says what is to be thought of it. Below 0.2 it is called weak.
 * </ul>
 *
 * <p>Worked example: the 946 repeat customers of the CDNOW sample have r = 0.114.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: using iso-value curves for customer base analysis, Journal of
 * Marketing Research 42 (2005); R. A. Fisher, On the "probable error" of a coefficient of correlation, Metron 1 (1921).
 *
 * @param value r, between −1 and 1
 * @param standardError its standard error; 0 if nothing tells it
 * @param customers of how many customers it is
 */
public record SpendCorrelation(double value, double standardError, long customers) implements Serializable {
    private static final int FEWEST = 4;
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
        double squares = 0;
        for (int i = 0; i < customers.length; i++) {
            double x = (frequency[i] - ofX / n) * Math.sqrt(n / xx);
            double m = (meanSpend[i] - ofM / n) * Math.sqrt(n / mm);
            double moves = x * m - r * (x * x + m * m) / 2;
            squares += customers[i] * moves * moves;
        }
        return Optional.of(new SpendCorrelation(r, Math.sqrt(squares) / n, Math.round(n)));
    }

    /**
     * The 95 % interval.
     *
     * @return the interval, or empty if nothing tells it, as where all customers lie on one line
     */
    public Optional<Interval> interval() {
        return interval(Interval.USUAL_LEVEL);
    }

    /**
     * An interval of a level of your choice.
     *
     * @param level the confidence level, between 0 and 1
     * @return the interval, or empty if nothing tells it
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Optional<Interval> interval(double level) {
        Interval.checkLevel(level);
        double rest = (1 - value) * (1 + value);
        if (!(rest > 0) || !(standardError > 0)) {
            return Optional.empty();
        }
        double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        double middle = 0.5 * (Math.log1p(value) - Math.log1p(-value));
        double reach = z * standardError / rest;
        return Optional.of(new Interval(
                Math.tanh(middle - reach), Math.tanh(middle + reach), level, "Fisher's, by infinitesimal jackknife"));
    }

    /** The figure, and whether Gamma-Gamma can be trusted with it. */
    @Override
    public String toString() {
        Optional<Interval> interval = interval();
        String head = "frequency and mean spend have a correlation of " + Figures.decimals(value, 2)
                + interval.map(i -> " (95 % CI " + Figures.decimals(i.low(), 2) + " to " + Figures.decimals(i.high(), 2)
                                + ")")
                        .orElse("");
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
