package io.github.retention4j.compare;

import static io.github.retention4j.result.Interval.checkLevel;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a shop, and the same figure of samples drawn from its customers. {@link Bootstrap} makes it.
 *
 * <p>The interval of a level of 95 % is from the 2.5 % of the samples' figures that are lowest to the 2.5 % that are highest.
 */
public final class Resampled implements NumericResult {
    private static final long serialVersionUID = 1L;

    /** Of four customers none is drawn in e⁻⁴ of the samples, which is more than 1 in 100. */
    private static final double MOST_KNOWN = 0.99;

    private final Label label;
    private final double value;
    private final Unit unit;

    /** In the order of the samples; not a number where one has no data. */
    private final double[] drawn;

    Resampled(Label label, OptionalDouble value, Unit unit, double[] drawn) {
        this.label = label;
        this.value = value.orElse(Double.NaN);
        this.unit = unit;
        this.drawn = drawn;
    }

    /** This against another of the same customers. */
    Comparison against(Resampled other) {
        int samples = 0;
        double above = 0;
        double below = 0;
        double[] mean = new double[2];
        for (int i = 0; i < drawn.length; i++) {
            double difference = drawn[i] - other.drawn[i];
            if (!Double.isNaN(difference)) {
                samples++;
                above += difference == 0 ? 0.5 : difference > 0 ? 1 : 0;
                below += difference == 0 ? 0.5 : difference < 0 ? 1 : 0;
                mean[0] += drawn[i];
                mean[1] += other.drawn[i];
            }
        }
        double first = 0;
        double second = 0;
        double both = 0;
        for (int i = 0; i < drawn.length; i++) {
            double one = drawn[i] - mean[0] / samples;
            double two = other.drawn[i] - mean[1] / samples;
            if (!Double.isNaN(one - two)) {
                first += one * one;
                second += two * two;
                both += one * two;
            }
        }
        double error = Math.sqrt(Math.max(0, first + second - 2 * both) / (samples - 1));
        double correlation = first > 0 && second > 0 ? both / Math.sqrt(first) / Math.sqrt(second) : 0;
        double p = Math.min(1, 2 * (1 + Math.min(above, below)) / (1 + samples));
        SignificanceTest test = interval().isEmpty() || other.interval().isEmpty()
                ? null
                : new SignificanceTest("bootstrap of " + drawn.length + " samples", value - other.value, p);
        return new Comparison(
                ComparisonLabel.of(label, other.label),
                this,
                other,
                null,
                new Comparison.Uncertainty(
                        error,
                        Double.POSITIVE_INFINITY,
                        Math.max(-1, Math.min(1, correlation)),
                        error > 0 ? Power.usual().detectable(error) : Double.NaN),
                test);
    }

    @Override
    public Label label() {
        return label;
    }

    @Override
    public OptionalDouble value() {
        return Double.isNaN(value) || label.isUnobserved() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return from the lowest to the highest of the samples' figures, but for equally many at both ends; empty if there are no data,
     *     if more than 1 in 100 samples have none, or if all are alike
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        double[] known = Arrays.stream(drawn)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        if (value().isEmpty() || known.length < MOST_KNOWN * drawn.length || known[0] == known[known.length - 1]) {
            return Optional.empty();
        }
        int cut = (int) Math.floor((1 - level) / 2 * (known.length + 1) + 1e-9);
        double low = known[Math.max(0, cut - 1)];
        double high = known[Math.min(known.length - 1, known.length - cut)];
        String method = "bootstrap over customers, percentiles of " + known.length + " samples";
        return Optional.of(new Interval(low, high, level, method));
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public String summary() {
        return value().isEmpty()
                ? label.noData("no sample tells")
                : told(value) + interval().map(i -> ", " + i.text(unit)).orElse("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Resampled that
                && label.equals(that.label)
                && Double.compare(value, that.value) == 0
                && unit.equals(that.unit)
                && Arrays.equals(drawn, that.drawn);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, value, unit, Arrays.hashCode(drawn));
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
