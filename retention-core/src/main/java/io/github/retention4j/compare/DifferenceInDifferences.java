package io.github.retention4j.compare;

import static io.github.retention4j.result.Interval.checkLevel;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Observation;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How a figure of some customers changed against how that of others did on the same days.
 *
 * <p>{@code value = (after − before) of the first group − (after − before) of the second}
 *
 * <ul>
 *   <li>{@link JoinersAgainstOthers} says which customers and days these are, and has the formula of the interval.
 *   <li>If any of the four figures has no data, the difference has none. With fewer than two customers in a group, or where all are alike,
 *       there is no interval and no test.
 * </ul>
 */
public final class DifferenceInDifferences implements NumericResult {
    private static final long serialVersionUID = 1L;

    private final Label label;

    /** After and before of the first group, then of the second. */
    @SuppressWarnings("serial") // a list that is
    private final List<NumericResult> figures;

    private final long firstCustomers;
    private final long secondCustomers;
    private final double standardError;
    private final double degrees;

    private DifferenceInDifferences(
            Label label,
            List<NumericResult> figures,
            long firstCustomers,
            long secondCustomers,
            double standardError,
            double degrees) {
        this.label = label;
        this.figures = figures;
        this.firstCustomers = firstCustomers;
        this.secondCustomers = secondCustomers;
        this.standardError = standardError;
        this.degrees = degrees;
    }

    /** Makes it of four figures over the same customers, none of whom is in both groups. */
    enum Made implements Metric.Finish<JointSample, DifferenceInDifferences> {
        /** After and before of the first group, then of the second. */
        OF_FOUR;

        @Override
        public DifferenceInDifferences apply(JointSample sample) {
            double first = ofChange(sample, 0);
            double second = ofChange(sample, 2);
            long n = customers(sample, 0);
            long m = customers(sample, 2);
            double both = first + second;
            Label after = sample.result(0).label();
            return new DifferenceInDifferences(
                    after.as("difference in differences of " + after.metric()),
                    sample.results(),
                    n,
                    m,
                    Math.sqrt(both),
                    both * both / (first * first / (n - 1) + second * second / (m - 1)));
        }

        /** The variance of how a group changed. */
        private static double ofChange(JointSample sample, int after) {
            return Math.max(
                    0,
                    sample.variance(after)
                            + sample.variance(after + 1)
                            - 2 * sample.covarianceOfSamples(after, after + 1));
        }

        private static long customers(JointSample sample, int after) {
            JointSums sums = sample.sums();
            return sums.customers(after) + sums.customers(after + 1) - sums.inBoth(after, after + 1);
        }
    }

    @Override
    public Label label() {
        return label;
    }

    /** {@return the figure of the first group in the window after} */
    public NumericResult firstAfter() {
        return figures.get(0);
    }

    /** {@return the figure of the first group in the window before} */
    public NumericResult firstBefore() {
        return figures.get(1);
    }

    /** {@return the figure of the second group in the window after} */
    public NumericResult secondAfter() {
        return figures.get(2);
    }

    /** {@return the figure of the second group in the window before} */
    public NumericResult secondBefore() {
        return figures.get(3);
    }

    /**
     * The difference.
     *
     * @return how much more the first group's figure rose than the second's, or empty if any has no data
     */
    @Override
    public OptionalDouble value() {
        if (figures.stream().anyMatch(figure -> figure.value().isEmpty())) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(of(firstAfter()) - of(firstBefore()) - (of(secondAfter()) - of(secondBefore())));
    }

    private static double of(NumericResult figure) {
        return figure.value().orElseThrow();
    }

    /**
     * The standard error of the difference.
     *
     * @return over customers, or empty if there are no data or nothing tells chance
     */
    public OptionalDouble standardError() {
        return value().isPresent() && standardError > 0 && degrees > 0
                ? OptionalDouble.of(standardError)
                : OptionalDouble.empty();
    }

    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (standardError().isEmpty()) {
            return Optional.empty();
        }
        double reach = standardError * TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2);
        double difference = value().orElseThrow();
        return Optional.of(new Interval(
                difference - reach, difference + reach, level, "t of the difference in differences, over customers"));
    }

    /**
     * The test whether chance alone would make such a difference.
     *
     * @return a t test, or empty where there is nothing to tell chance by
     */
    public Optional<SignificanceTest> test() {
        if (standardError().isEmpty()) {
            return Optional.empty();
        }
        double t = value().orElseThrow() / standardError;
        double p = Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t)));
        return Optional.of(new SignificanceTest("t test of the difference in differences", t, p));
    }

    @Override
    public Unit unit() {
        return firstAfter().unit().ofDifference();
    }

    @Override
    public String told(double value) {
        return unit().tellSigned(value);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(LongStream.of(firstCustomers, secondCustomers).toArray());
    }

    @Override
    public String summary() {
        String changes = change(firstBefore(), firstAfter()) + " against " + change(secondBefore(), secondAfter());
        if (value().isEmpty()) {
            return label.noData(changes);
        }
        boolean isEarly = figures.stream().anyMatch(figure -> figure.label().observation() != Observation.OBSERVED);
        return changes + ": " + told(value().getAsDouble())
                + interval().map(i -> ", " + i.text(unit())).orElse("")
                + test().map(test -> ", " + test).orElse(", and no test")
                + (isEarly ? ", too early to tell: a window is not over" : "");
    }

    private static String change(NumericResult before, NumericResult after) {
        return value(before) + " → " + value(after);
    }

    private static String value(NumericResult of) {
        return of.value().isPresent() ? of.told(of.value().getAsDouble()) : "no data";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DifferenceInDifferences that
                && label.equals(that.label)
                && figures.equals(that.figures)
                && firstCustomers == that.firstCustomers
                && secondCustomers == that.secondCustomers
                && Double.compare(standardError, that.standardError) == 0
                && Double.compare(degrees, that.degrees) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, figures, firstCustomers, secondCustomers, standardError, degrees);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
