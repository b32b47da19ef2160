package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A metric over several windows, in their order. It prints itself as a table.
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

    @Override
    public String toString() {
        return table().toString();
    }

    /**
     * The table it prints as.
     *
     * @return a row for each window
     */
    public Table table() {
        return results.isEmpty()
                ? new Table("no windows", List.of(), List.of(), List.of())
                : Segmented.table(results, metric, "", false, null, List.of());
    }
}
