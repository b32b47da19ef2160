package io.github.retention4j.metric.index;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.index.GoalTable.Line;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Goals for metrics: met or missed, by how much, and what changed since the window before.
 *
 * <p>{@code off by = value − goal}, and {@code change = value − value of the window before}
 *
 * <ul>
 *   <li>Any metric whose result is one number can have a goal, also one of your own. It is asked of the window and of the
 *       window before, all in one pass.
 *   <li>Counts and sums of money are compared exactly with the decimal that the goal is written as: 3 of 10 meet a goal of
 *       0.3. A number that is worked out in floating point, as an index is, meets a goal that it misses by no more than a
 *       billionth of it.
 *   <li>The verdict is that of the value. If the 95 % interval reaches over the goal, the verdict is marked as within the
 *       noise: chance alone could have turned it. Without an interval, that is said.
 *   <li>A number can be held against a published range too: below, within (the ends included) or above, off by the
 *       distance from its nearest end. The library brings none: ranges differ by trade, country and definition, so each
 *       comes from you with its source.
 *   <li>A goal that the number can never be is an error: a share is told as 0.35, not as 35. It is found when the result is
 *       there, with data or without.
 *   <li>No data is neither met nor missed. In a window that is not over yet a verdict is that so far, and there is no
 *       change.
 *   <li>Differences of percentages are percentage points. A minus says lower, be that good or bad.
 *   <li>A scorecard without goals is no data.
 * </ul>
 *
 * <p>Worked example: with 412 of 1,064 customers kept, 38.7 %, the goal of at least 35 % is met by 3.7 points, and not by
 * chance: the interval is 35.8 % to 41.7 %. After 350 of 1,000 the month before it is 3.7 points up. A goal of at least 40 %
 * is missed by 1.3 points, within the noise.
 *
 * <pre>{@code
 * GoalTable march = engine.compute(Scorecard.in(month(2026, 3))
 *         .atLeast(0.35, RetentionRate::in)
 *         .atMost(0.65, window -> ChurnRate.in(window).activeWithin(90))
 *         .against(new PublishedRange(20, 50, "our trade association, 2025"), NetPromoterScore::in));
 * }</pre>
 *
 * <p>Source: the verdict from the interval is the test that goes with it, as in J. Neyman, Outline of a theory of
 * statistical estimation, Philosophical Transactions A 236 (1937).
 *
 * @param window the window
 * @param entries what is held against what
 */
public record Scorecard(Window window, List<Entry> entries) implements CompositeMetric<GoalTable> {
    private static final String NAME = "scorecard";

    /**
     * A metric and what it is held against.
     *
     * @param standard the goal or the published range
     * @param metric the metric of the window
     * @param before the same of the window before
     */
    public record Entry(
            Criterion standard, Metric<?, ? extends NumericResult> metric, Metric<?, ? extends NumericResult> before)
            implements Serializable {
        /** Checks that nothing is null. */
        public Entry {
            requireNonNull(standard, "standard");
            requireNonNull(metric, "metric");
            requireNonNull(before, "before");
        }
    }

    /** Copies. */
    public Scorecard {
        requireNonNull(window, "window");
        entries = List.copyOf(entries);
    }

    /**
     * A scorecard of a window, as yet without goals.
     *
     * @param window the window
     * @return the metric
     */
    public static Scorecard in(Window window) {
        return new Scorecard(window, List.of());
    }

    /**
     * The same with another goal: that a number is not below a bound.
     *
     * @param goal the lowest number that meets it, in the unit of the result: 0.35 for 35 %
     * @param metric makes the metric of a window, such as {@code RetentionRate::in}
     * @return the metric
     * @throws IllegalArgumentException if the goal is not a finite number
     */
    public Scorecard atLeast(double goal, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        return with(new Criterion.AtLeast(goal), metric);
    }

    /**
     * The same with another goal: that a number is not above a bound.
     *
     * @param goal the highest number that meets it, in the unit of the result
     * @param metric makes the metric of a window, such as {@code ChurnRate::in}
     * @return the metric
     * @throws IllegalArgumentException if the goal is not a finite number
     */
    public Scorecard atMost(double goal, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        return with(new Criterion.AtMost(goal), metric);
    }

    /**
     * The same with another number held against a published range.
     *
     * @param range the range and its source
     * @param metric makes the metric of a window
     * @return the metric
     */
    public Scorecard against(
            PublishedRange range, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        return with(requireNonNull(range, "range"), metric);
    }

    private Scorecard with(Criterion standard, Function<Window, ? extends Metric<?, ? extends NumericResult>> metric) {
        requireNonNull(metric, "metric");
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(standard, metric.apply(window), metric.apply(window.previous())));
        return new Scorecard(window, more);
    }

    /**
     * The scorecard of results that are known, however they were worked out.
     *
     * @param lines the results, those before, and what they are held against
     * @return the table
     */
    public static GoalTable of(Line... lines) {
        return new GoalTable(label(Arrays.asList(lines)), Arrays.asList(lines));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public GoalTable finish(CompositeState state, Basis basis) {
        List<Line> lines =
                entries.stream().map(entry -> line(entry, state, basis)).toList();
        return new GoalTable(label(lines).in(basis.scope(window)), lines);
    }

    /** A metric may be about more days than the window, or not say which: the less that is observed counts. */
    private Line line(Entry entry, CompositeState state, Basis basis) {
        NumericResult result = state.result(entry.metric(), basis);
        Observation whole = basis.observation(window);
        Observation own = result.label().observation();
        return new Line(
                entry.standard(), result, state.result(entry.before(), basis), own.compareTo(whole) > 0 ? own : whole);
    }

    @Override
    public List<Metric<?, ? extends NumericResult>> parts() {
        return entries.stream()
                .flatMap(entry -> Stream.<Metric<?, ? extends NumericResult>>of(entry.metric(), entry.before()))
                .toList();
    }

    private static Label label(List<Line> lines) {
        String goals = lines.stream()
                .map(line ->
                        line.result().label().metric() + " " + line.standard().text(line.result()::told))
                .collect(joining("; "));
        return Label.of(NAME, goals.isEmpty() ? "no goals" : goals);
    }
}
