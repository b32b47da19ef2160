package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A metric over several windows, in their order. It prints itself as a table.
 *
 * <ul>
 *   <li>Where the results are numbers, each has its change on the window before and on the same window a year before: in points
 *       for shares and scores, in percent of what it was for money, days and counts.
 *   <li>A window that is not over yet is marked, and left out of the changes, the sparkline and the control limits.
 *   <li>Whether the series rises or falls is the question of {@code Trend} in package {@code compare}.
 * </ul>
 *
 * @param <R> the result for a window
 * @param results the result for each window
 * @param metric the metric's name, which stands in the heading if the results do not name themselves, as a number does not; or
 *     empty
 */
public record Series<R>(Map<Window, R> results, String metric) implements Serializable {
    /** Copies, keeping the order. */
    public Series {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        requireNonNull(metric, "metric");
    }

    /**
     * Results that name themselves.
     *
     * @param results the result for each window
     */
    public Series(Map<Window, R> results) {
        this(results, "");
    }

    /**
     * The windows, in order.
     *
     * @return the windows
     */
    public List<Window> windows() {
        return List.copyOf(results.keySet());
    }

    /**
     * The result for a window.
     *
     * @param window one of the windows
     * @return its result
     * @throws IllegalArgumentException if it is not one of the windows
     */
    public R get(Window window) {
        R result = results.get(window);
        if (result == null) {
            throw new IllegalArgumentException("window " + window + " is not in this series of " + windows());
        }
        return result;
    }

    /**
     * By how much a figure is above that of the window before.
     *
     * @param window one of the windows
     * @return the difference in the unit of the figures' values, or empty if either is not over, has no data, is no number, or the
     *     window before is not in the series
     * @throws IllegalArgumentException if it is not one of the windows
     */
    public OptionalDouble change(Window window) {
        get(window);
        return difference(window, window.previous());
    }

    /**
     * By how much a figure is above that of the same window a year before: see
     * {@link Window#yearBefore}.
     *
     * @param window one of the windows
     * @return the difference, or empty as for {@link #change}
     * @throws IllegalArgumentException if it is not one of the windows
     */
    public OptionalDouble changeOnYear(Window window) {
        get(window);
        return difference(window, yearBefore(window));
    }

    private OptionalDouble difference(Window window, @Nullable Window other) {
        NumericResult now = finished().get(window);
        NumericResult then = other == null ? null : finished().get(other);
        return now == null || then == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(now.value().orElseThrow() - then.value().orElseThrow());
    }

    /**
     * The figures as a line of bars, from the lowest of them to the highest.
     *
     * @return a sign for each window: a bar, {@code …} where it is not over yet and {@code ·} where there are no data; empty if the
     *     results are no numbers
     */
    public String sparkline() {
        if (numbers().isEmpty()) {
            return "";
        }
        Map<Window, NumericResult> finished = finished();
        double low = finished.values().stream().mapToDouble(Series::value).min().orElse(0);
        double high =
                finished.values().stream().mapToDouble(Series::value).max().orElse(0);
        StringBuilder line = new StringBuilder();
        numbers().forEach((window, result) -> {
            boolean isUnfinished = result.label().observation() == Observation.PARTLY_OBSERVED;
            line.append(
                    finished.containsKey(window)
                            ? Figures.bar(value(result), low, high)
                            : isUnfinished && result.value().isPresent() ? "…" : "·");
        });
        return line.toString();
    }

    /**
     * Between which bounds the figures move as a matter of course.
     *
     * @return the limits, or empty if too few windows are over and have data
     */
    public Optional<ControlLimits> controlLimits() {
        return ControlLimits.of(finished());
    }

    private static double value(NumericResult of) {
        return of.value().orElseThrow();
    }

    /** The results if all of them are numbers. */
    private Map<Window, NumericResult> numbers() {
        Map<Window, NumericResult> numbers = new LinkedHashMap<>();
        results.forEach((window, result) -> {
            if (result instanceof NumericResult number) {
                numbers.put(window, number);
            }
        });
        return numbers.size() == results.size() ? numbers : Map.of();
    }

    /** Those of windows that are over and have data. */
    private Map<Window, NumericResult> finished() {
        Map<Window, NumericResult> finished = new LinkedHashMap<>();
        numbers().forEach((window, result) -> {
            if (result.label().observation() == Observation.OBSERVED
                    && result.value().isPresent()) {
                finished.put(window, result);
            }
        });
        return finished;
    }

    private @Nullable Window yearBefore(Window window) {
        return window.yearBefore().filter(results::containsKey).orElse(null);
    }

    @Override
    public String toString() {
        return table().toString();
    }

    /**
     * The table it prints as.
     *
     * @return a row for each window; if the results are numbers, with their changes, and with the sparkline and the control limits
     *     below
     */
    public Table table() {
        if (results.isEmpty()) {
            return new Table("no windows", List.of(), List.of(), List.of());
        }
        Table plain = Segmented.table(results, metric, "", false, null, List.of());
        boolean hasChange = windows().stream().anyMatch(window -> change(window).isPresent());
        return hasChange ? withChanges(plain) : plain;
    }

    private Table withChanges(Table plain) {
        boolean hasYear =
                windows().stream().anyMatch(window -> changeOnYear(window).isPresent());
        List<Column> columns = new ArrayList<>(plain.columns());
        columns.add(Column.figures("change"));
        if (hasYear) {
            columns.add(Column.figures("on the year"));
        }
        columns.add(Column.words(""));
        List<List<String>> rows = new ArrayList<>();
        numbers().forEach((window, result) -> {
            List<String> row = new ArrayList<>(List.of(window.toString(), result.summary()));
            row.add(told(window.previous(), change(window)));
            if (hasYear) {
                row.add(told(yearBefore(window), changeOnYear(window)));
            }
            row.add(result.label().observed());
            rows.add(row);
        });
        NumericResult first = finished().values().iterator().next();
        String limits = controlLimits().map(of -> "  " + of.text(first)).orElse("");
        List<String> notes = new ArrayList<>(plain.notes());
        notes.add(sparkline() + limits);
        return new Table(plain.title(), columns, rows, notes);
    }

    /** Shares and scores change by points, what has a zero of its own by percent of what it was. */
    private String told(@Nullable Window other, OptionalDouble change) {
        NumericResult then = other == null ? null : finished().get(other);
        if (change.isEmpty() || then == null) {
            return "";
        }
        Unit unit = then.unit();
        boolean isRelative = switch (unit.quantity()) {
            case MONEY, DAYS, COUNT, TIMES -> value(then) > 0;
            case SHARE, SHARE_DIFFERENCE, SCORE -> false;
        };
        return isRelative
                ? Unit.PERCENT.tellSigned(change.getAsDouble() / value(then))
                : unit.ofDifference().tellSigned(change.getAsDouble());
    }
}
