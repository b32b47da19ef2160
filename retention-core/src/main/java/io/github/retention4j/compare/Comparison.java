package io.github.retention4j.compare;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A figure against the same figure of another window or of other customers: the difference, how sure it is, and whether chance
 * alone would make it.
 *
 * <p>{@code value = first − second}
 *
 * <ul>
 *   <li>Customers are the units of chance, with all their orders, visits and answers. Who is in both figures counts as one
 *       customer who did one thing here and another there: the two figures then vary together, and the result says how many
 *       are in both. An event without a customer counts for itself.
 *   <li>Each figure is a sum X over another sum Y. With x and y of a customer its variance is
 *       {@code v = n / (n − 1) · Σ (x − X / Y · y)² / Y²} over its n customers. That of the difference is
 *       {@code v1 + v2 − 2r·√(v1·v2)}, where r is the correlation of the two residuals over the customers in both, 0 if nobody is.
 *       Its degrees of freedom are those of Welch and Satterthwaite, {@code (v1 + v2)² / (v1² / (n1 − 1) + v2² / (n2 − 1))}, and
 *       at most one less than the customers there are.
 *   <li>Two shares of which nobody is in both have the z test with the pooled share, and Fisher's exact test where fewer
 *       than 5 are expected on any side. Where the same customers are in both it is McNemar's test without a correction for
 *       continuity, by its mid-p where fewer than 25 changed. All other figures have the t test: Welch's where nobody is in both,
 *       the paired one where all are. Scores and net shares of which only the counts of answers are known have a z test.
 *   <li>The interval of a difference of shares or scores is made of the intervals of both. With l and u the ends of the first
 *       around p, m and w those of the second around q, it is from {@code p − q − √((p − l)² + (w − q)² − 2r(p − l)(w − q))} to
 *       {@code p − q + √((u − p)² + (q − m)² − 2r(u − p)(q − m))}. Where nobody is in both shares it is Newcombe's. It cannot leave
 *       what a difference can be. All other figures have {@code value ∓ t · standard error}, which goes with their test.
 *   <li>Where a test tells no difference, the result says which one it would have told four times in five: {@link #detectable}.
 *       Test and interval of shares are two formulas, and near the border one can tell a difference and the other not; the result
 *       says so.
 *   <li>While one of two windows is not over it is too early to tell, and windows of other lengths are told.
 *   <li>If either figure has no data, the difference has none. Figures other than shares have no test where either is of fewer
 *       than two customers, or of customers who are all alike.
 *   <li>Days until something are not compared here: a later window has had less time for it, and would seem to fall. Their curves
 *       are, by the {@code LogRankTest} of package {@code metric.survival}.
 * </ul>
 *
 * <p>Worked example: of 70 customers who saw a pop-up 56 bought, 80.0 %, and of 80 who did not 48, 60.0 %: up 20.0 points, with
 * a 95 % interval of 5.2 to 33.4 points and p = .008.
 *
 * <pre>{@code
 * Comparison change = engine.compute(Comparison.of(RetentionRate.in(q1)).with(RetentionRate.in(q1.previous())));
 * Comparison coupons = engine.compute(Comparison.of(RepeatPurchaseRate.in(q1)).
 *         between("with a coupon", c -> c.coupons().count() > 0, "without", c -> c.coupons().count() == 0));
 * GroupComparison<String> countries = engine.compute(Comparison.of(RepeatPurchaseRate.in(q1)).by(Segments.country()));
 * Comparison fromCounts = Comparison.ofResults(RepeatPurchaseRate.of(56, 70), RepeatPurchaseRate.of(48, 80));
 * }</pre>
 *
 * <p>Source: R. G. Newcombe, Interval estimation for the difference between independent proportions and Improved confidence
 * intervals for the difference between binomial proportions based on paired data, Statistics in Medicine 17 (1998); G. Y. Zou
 * and A. Donner, Construction of confidence limits about effect measures, Statistics in Medicine 27 (2008); for the mid-p M. W. Fagerland, S. Lydersen and P. Laake, The McNemar test for
 * binary matched-pairs data, BMC Med. Res. Methodol. 13 (2013); for the standard error W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6.
 */
public final class Comparison implements NumericResult {
    private static final long serialVersionUID = 1L;

    /** What no share and no score is. */
    private static final double FAR = 1e12;

    private final Label label;
    private final NumericResult first;
    private final NumericResult second;
    private final @Nullable Customers customers;
    private final Uncertainty uncertainty;
    private final @Nullable SignificanceTest test;

    Comparison(
            Label label,
            NumericResult first,
            NumericResult second,
            @Nullable Customers customers,
            Uncertainty uncertainty,
            @Nullable SignificanceTest test) {
        if (!first.unit().equals(second.unit())) {
            throw new IllegalArgumentException(first.label().metric() + " is in " + told(first.unit()) + " and "
                    + second.label().metric() + " in " + told(second.unit()) + ": they cannot be compared");
        }
        this.label = label;
        this.first = first;
        this.second = second;
        this.customers = customers;
        this.uncertainty = uncertainty;
        this.test = test;
    }

    /**
     * How many customers the figures are of.
     *
     * @param first of the first figure
     * @param second of the second
     * @param inBoth of both
     */
    public record Customers(long first, long second, long inBoth) implements Serializable {
        private static final long serialVersionUID = 1L;

        /**
         * Validates.
         *
         * @throws IllegalArgumentException if a count is negative, or more are in both than in either
         */
        public Customers {
            if (inBoth < 0 || first < inBoth || second < inBoth) {
                throw new IllegalArgumentException(
                        inBoth + " customers in both of " + first + " and " + second + " cannot be");
            }
        }

        /** {@return whether all of them are in both figures} */
        public boolean areTheSame() {
            return inBoth > 0 && inBoth == first && inBoth == second;
        }

        /** {@return whether nobody is in both figures} */
        public boolean areOthers() {
            return inBoth == 0;
        }

        @Override
        public String toString() {
            return areOthers()
                    ? ""
                    : areTheSame()
                            ? "paired: the same " + Figures.count(inBoth, "customer") + " in both"
                            : Figures.count(inBoth, "customer") + " in both, of " + first + " and " + second;
        }
    }

    /**
     * How uncertain a difference is.
     *
     * @param standardError its standard error, or not a number if it is not known
     * @param degreesOfFreedom those of Student's t, or infinity
     * @param correlation how the two figures vary together, from −1 to 1
     * @param detectable the least difference that a test of 5 % sees four times in five, or not a number if it is not known
     */
    public record Uncertainty(double standardError, double degreesOfFreedom, double correlation, double detectable)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Minus zero becomes zero, so that what is equal has the same hash. */
        public Uncertainty {
            standardError += 0.0;
            correlation += 0.0;
            detectable += 0.0;
        }
    }

    private static String told(Unit unit) {
        return unit.text().isEmpty() ? "points of a score" : unit.text();
    }

    /** The same of customers who are known. */
    Comparison ofCustomers(Customers known) {
        return new Comparison(label, first, second, known, uncertainty, test);
    }

    /**
     * Begins a comparison of a metric.
     *
     * @param metric the metric to be held against another, or compared between groups of customers; it tells the
     *     {@linkplain Metric#ratioOfSums two sums} it is made of
     * @return what to hold it against is asked next
     */
    public static Comparing of(Metric<?, ? extends NumericResult> metric) {
        return new Comparing(metric);
    }

    /**
     * Compares two results of other customers, such as those of two shops, or of counts alone. Of one history, ask it in one
     * pass instead, {@code Comparison.of(metric).with(other)}: it knows who is in both.
     *
     * @param first a share, an average, a rate of money or a score
     * @param second the one it is held against, of the same kind
     * @return the comparison
     * @throws IllegalArgumentException if the two are not of the same kind, or their labels say that they share customers: of two
     *     windows of one history, or of some customers and of all
     */
    public static Comparison ofResults(NumericResult first, NumericResult second) {
        return ResultsComparison.of(requireNonNull(first, "first"), requireNonNull(second, "second"));
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * The figure.
     *
     * @return its result
     */
    public NumericResult first() {
        return first;
    }

    /**
     * The figure it is held against.
     *
     * @return its result
     */
    public NumericResult second() {
        return second;
    }

    /**
     * Which customers are in both.
     *
     * @return how many are in each and in both, events without a customer not counted; empty where it is not known
     */
    public Optional<Customers> customers() {
        return Optional.ofNullable(customers);
    }

    /**
     * How uncertain the difference is.
     *
     * @return its standard error and what belongs to it
     */
    public Uncertainty uncertainty() {
        return uncertainty;
    }

    /**
     * The test whether chance alone would make such a difference.
     *
     * @return the test, or empty where there is nothing to tell chance by
     */
    public Optional<SignificanceTest> test() {
        return Optional.ofNullable(test);
    }

    /**
     * The difference.
     *
     * @return first − second, above 0 if the first is higher, or empty if either has no data
     */
    @Override
    public OptionalDouble value() {
        return first.value().isEmpty() || second.value().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(first.value().getAsDouble() - second.value().getAsDouble());
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the interval in the unit of the difference, or empty if there are no data or nothing to tell chance by
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty()) {
            return Optional.empty();
        }
        Optional<Interval> ofFirst = first.interval(level);
        Optional<Interval> ofSecond = second.interval(level);
        if (isMadeOfBoth() && ofFirst.isPresent() && ofSecond.isPresent()) {
            return Optional.of(ofBoth(ofFirst.get(), ofSecond.get()));
        }
        if (!(uncertainty.standardError > 0)) {
            return Optional.empty();
        }
        double reach = uncertainty.standardError
                * TDistribution.of(uncertainty.degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
        double difference = value().getAsDouble();
        double low = Math.max(difference - reach, lowest(first) - highest(second));
        double high = Math.min(difference + reach, highest(first) - lowest(second));
        return Optional.of(
                new Interval(Math.min(low, difference), Math.max(high, difference), level, "t of the difference"));
    }

    /** Figures that lie between two ends have intervals that do too, and so has the difference that is made of them. */
    private boolean isMadeOfBoth() {
        boolean hasEnds = !first.canBe(-FAR) && !first.canBe(FAR);
        return hasEnds || first instanceof Resampled;
    }

    private static double lowest(NumericResult of) {
        return of instanceof MoneyRatio rate ? rate.spread().lowest() : Double.NEGATIVE_INFINITY;
    }

    private static double highest(NumericResult of) {
        return of instanceof MoneyRatio rate ? rate.spread().highest() : Double.POSITIVE_INFINITY;
    }

    private Interval ofBoth(Interval ofFirst, Interval ofSecond) {
        double p = first.value().orElseThrow();
        double q = second.value().orElseThrow();
        String methods = ofFirst.method().equals(ofSecond.method())
                ? ofFirst.method()
                : ofFirst.method() + ", and " + ofSecond.method();
        return Interval.ofDifference(
                p, ofFirst, q, ofSecond, uncertainty.correlation, "made of both intervals: " + methods);
    }

    /**
     * Whether the test tells the difference from none, at 95 %.
     *
     * @return whether it does; false where there is no test
     */
    public boolean isSignificant() {
        return test != null && test.isSignificant(Interval.USUAL_LEVEL);
    }

    /**
     * The least difference that data like these show: a test of 5 % sees it four times in five.
     *
     * @return the difference in the unit of the value, or empty if nothing tells
     */
    public OptionalDouble detectable() {
        return Double.isFinite(uncertainty.detectable) && value().isPresent()
                ? OptionalDouble.of(uncertainty.detectable)
                : OptionalDouble.empty();
    }

    @Override
    public Unit unit() {
        return first.unit().ofDifference();
    }

    @Override
    public String told(double value) {
        return unit().tellSigned(value);
    }

    @Override
    public String summary() {
        String both = value(first) + " against " + value(second);
        if (value().isEmpty()) {
            return label.noData(both);
        }
        String paired = customers == null ? "" : customers.toString();
        return both + ": " + verdict() + (paired.isEmpty() ? "" : "; " + paired);
    }

    private static String value(NumericResult of) {
        return of.value().isPresent() ? of.told(of.value().getAsDouble()) : "no data";
    }

    private String verdict() {
        double difference = value().orElseThrow();
        Optional<Interval> interval = interval();
        String ends = interval.map(i -> ", " + i.text(unit())).orElse("");
        if (test == null) {
            return told(difference) + ends + ", " + Figure.whyNoTest(uncertainty.standardError);
        }
        String seen = ends + ", " + test;
        if (first.label().observation() != second.label().observation()) {
            return told(difference) + seen + ", too early to tell: one of the windows is not over";
        }
        boolean holdsZero = interval.isEmpty()
                || (interval.get().low() <= 0 && interval.get().high() >= 0);
        if (isSignificant() == holdsZero && interval.isPresent()) {
            return direction(difference) + seen + ", too near to tell: the test and the interval differ";
        }
        if (isSignificant()) {
            return direction(difference) + seen;
        }
        boolean isTold = detectable().isPresent() && detectable().getAsDouble() > Math.abs(difference);
        return "no difference that these data could show (" + told(difference) + seen + ")"
                + (isTold
                        ? "; it would have to be " + unit().tell(detectable().getAsDouble())
                                + " or more to be seen 4 times in 5"
                        : "");
    }

    private String direction(double difference) {
        return (difference > 0 ? "up " : "down ") + unit().tell(Math.abs(difference));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Comparison that
                && label.equals(that.label)
                && first.equals(that.first)
                && second.equals(that.second)
                && Objects.equals(customers, that.customers)
                && uncertainty.equals(that.uncertainty)
                && Objects.equals(test, that.test);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, first, second, customers, uncertainty, test);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
