package io.github.retention4j.compare;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Whether a figure rises or falls over consecutive windows: its slope, how sure that is, and whether chance alone would make it.
 *
 * <p>{@code value = Σ Yi·(ti − t̄)·Ri / Σ Yi·(ti − t̄)²}, the slope of the least squares through the figures {@code Ri = Xi / Yi}
 * of the windows {@code ti = 1, 2, 3, …}, each weighed by what it is divided by, so that {@code t̄ = Σ Yi·ti / Σ Yi}
 *
 * <ul>
 *   <li>It is told for each window: points per month, money per order and month.
 *   <li>Customers are the units of chance. Who is in several windows counts as one customer, so that what a customer does in one
 *       month and in the next may be alike. With {@code ci = Yi·(ti − t̄) / Σ Yi·(ti − t̄)²} the variance of the slope is
 *       {@code Σ ci·cj·v(i, j)} over all pairs of windows, v being their variances and covariances as {@link Comparison} has them.
 *   <li>The test is a t test of the slope, and for shares of which no two windows have a customer in common that of Cochran and
 *       Armitage. The interval is {@code value ∓ t · standard error} in both. The degrees of freedom are those of Welch and
 *       Satterthwaite for the windows, and at most one less than the customers there are.
 *   <li>A window that is not over yet is left out, and so is one without data. Fewer than three windows with data are no data.
 *   <li>Chance here is that of customers. A feast, a price or a season moves all of them at once, which the test takes for a
 *       trend: compare the same months of two years.
 * </ul>
 *
 * <p>Worked example: of 100 new customers each in January, February and March 40, 34 and 25 came back: the slope is −7.5 points
 * per month, and the test of Cochran and Armitage has z = −2.26 with p = .024.
 *
 * <pre>{@code
 * Trend trend = engine.compute(Trend.of(months(2025, 1, 2025, 12), RetentionRate::in));
 * Series<NumericResult> months = trend.series();
 * }</pre>
 *
 * <p>Source: P. Armitage, Tests for linear trends in proportions and frequencies, Biometrics 11 (1955); W. G. Cochran, Sampling
 * Techniques, 3rd ed. 1977, chapter 6, for the standard error.
 */
public final class Trend implements NumericResult {
    private static final long serialVersionUID = 1L;

    private static final int LEAST_WINDOWS = 3;

    private final Label label;
    private final Series<NumericResult> series;
    private final int windows;
    private final double slope;
    private final double standardError;
    private final double degrees;
    private final @Nullable SignificanceTest test;

    private Trend(Label label, Series<NumericResult> series, Slope of) {
        this.label = label;
        this.series = series;
        this.windows = of.windows();
        this.slope = of.value();
        this.standardError = of.standardError();
        this.degrees = of.degrees();
        this.test = of.test();
    }

    /**
     * The trend of a metric over windows.
     *
     * @param windows the windows, each the next of the one before
     * @param metric makes the metric of a window, such as {@code RetentionRate::in}; it tells the {@linkplain Metric#ratioOfSums
     *     two sums} it is made of
     * @return a metric whose result is the trend
     * @throws IllegalArgumentException if there are fewer than three windows, or one is not the next of the one before
     */
    public static Metric<?, Trend> of(
            List<Window> windows, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        requireNonNull(metric, "metric");
        List<Window> asked = List.copyOf(windows);
        if (asked.size() < LEAST_WINDOWS) {
            throw new IllegalArgumentException(
                    "a trend of " + Figures.count(asked.size(), "window") + ": it takes at least " + LEAST_WINDOWS);
        }
        for (int i = 1; i < asked.size(); i++) {
            if (!asked.get(i).equals(asked.get(i - 1).next())) {
                throw new IllegalArgumentException("window " + asked.get(i) + " is not the next of " + asked.get(i - 1)
                        + "; write it as months(2025, 1, 2025, 12) or Window.series(first, last)");
            }
        }
        List<Metric<?, ?>> metrics = new ArrayList<>();
        for (Window window : asked) {
            metrics.add(requireNonNull(metric.apply(window), "metric"));
        }
        return new JointMetric(metrics).map(new OfWindows(asked));
    }

    /** Makes the trend of figures of windows. */
    private record OfWindows(List<Window> windows) implements Metric.Finish<JointSample, Trend> {
        private static final long serialVersionUID = 1L;

        @Override
        public Trend apply(JointSample sample) {
            Map<Window, NumericResult> results = new LinkedHashMap<>();
            for (int i = 0; i < windows.size(); i++) {
                results.put(windows.get(i), sample.result(i));
            }
            Window all = Window.between(
                    windows.get(0).start(), windows.get(windows.size() - 1).end());
            Label first = sample.result(0).label();
            Label label = first.as("trend of " + first.metric())
                    .in(sample.basis().scope(all))
                    .among(first.population());
            return new Trend(label, new Series<>(results), Slope.of(sample));
        }
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * The figures of the windows.
     *
     * @return all of them, with those that are left out of the trend
     */
    public Series<NumericResult> series() {
        return series;
    }

    /**
     * How many windows the trend is of.
     *
     * @return those that are over and have data
     */
    public int windows() {
        return windows;
    }

    /**
     * The test whether chance alone would make such a slope.
     *
     * @return the test, or empty where there is nothing to tell chance by
     */
    public Optional<SignificanceTest> test() {
        return Optional.ofNullable(test);
    }

    /**
     * Whether the test tells the slope from none, at 95 %.
     *
     * @return whether it does; false where there is no test
     */
    public boolean isSignificant() {
        return test != null && test.isSignificant(Interval.USUAL_LEVEL);
    }

    /**
     * The slope.
     *
     * @return by how much the figure rises from a window to the next, below 0 if it falls, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return Double.isFinite(slope) && !label.isUnobserved() ? OptionalDouble.of(slope) : OptionalDouble.empty();
    }

    /**
     * An interval of a level of your choice.
     *
     * @return {@code slope ∓ t · standard error}, or empty if there are no data or nothing to tell chance by
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        if (value().isEmpty() || !(standardError > 0)) {
            return Optional.empty();
        }
        double reach = standardError * TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2);
        return Optional.of(new Interval(slope - reach, slope + reach, level, "t of the slope, over customers"));
    }

    @Override
    public Unit unit() {
        Unit unit = series.get(series.windows().get(0)).unit().ofDifference();
        String period = period();
        return unit.per(unit.per().isEmpty() ? period : unit.per() + " and " + period);
    }

    private String period() {
        CalendarUnit unit = series.windows().get(0).unit();
        return unit.equals(CalendarUnit.DAYS) ? "window" : unit.noun();
    }

    @Override
    public String told(double value) {
        return unit().tellSigned(value);
    }

    @Override
    public String summary() {
        String over = "over " + Figures.count(windows, period());
        if (value().isEmpty()) {
            return label.noData(over + ", too few for a trend");
        }
        String seen = interval().map(i -> ", " + i.text(unit())).orElse("")
                + (test == null ? ", " + Figure.whyNoTest(standardError) : ", " + test);
        if (!isSignificant()) {
            return "no trend that these data could show (" + told(slope) + seen + "), " + over;
        }
        return (slope > 0 ? "rising, up " : "falling, down ") + unit().tell(Math.abs(slope)) + seen + ", " + over;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Trend that
                && label.equals(that.label)
                && series.equals(that.series)
                && windows == that.windows
                && Double.compare(slope, that.slope) == 0
                && Double.compare(standardError, that.standardError) == 0
                && Double.compare(degrees, that.degrees) == 0
                && Objects.equals(test, that.test);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, series, windows, slope, standardError, degrees, test);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
