package io.github.retention4j.result;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalLong;

/** A result that can stand in a table of its like: what all of them share is said once, above. */
public interface MetricResult extends Serializable {
    /**
     * What it is a result of.
     *
     * @return its metric, window, definition and observation
     */
    Label label();

    /**
     * The value in a few words, without the label.
     *
     * @return a single line
     */
    String summary();

    /**
     * The table it prints as.
     *
     * @return the table, or empty if it is told in a line, or has no data
     */
    default Optional<Table> table() {
        return Optional.empty();
    }

    /**
     * The fewest customers that any figure in it is of, so that an engine with a minimum group size knows what to hide. Nobody is
     * no group: a figure of no customers does not count.
     *
     * @return at least 1, or empty if it does not know or there is nobody
     */
    default OptionalLong fewestCustomers() {
        return OptionalLong.empty();
    }

    /**
     * Whether a result says itself what it is a result of, as these do and tables of them. A plain number does not, and stands
     * under its metric's name.
     *
     * @param result any result
     * @return whether it is one of these
     */
    static boolean isNamed(Object result) {
        return result instanceof MetricResult
                || result instanceof Segmented<?, ?>
                || result instanceof Series<?>
                || result instanceof Table;
    }

    /**
     * The table that something prints as, if it is one of these, a series or segments of them, or a table itself.
     *
     * @param result any result
     * @return the table, or empty if it is told in a line
     */
    static Optional<Table> table(Object result) {
        if (result instanceof MetricResult one) {
            return one.table();
        }
        if (result instanceof Segmented<?, ?> segments) {
            return Optional.of(segments.table());
        }
        if (result instanceof Series<?> series) {
            return Optional.of(series.table());
        }
        return result instanceof Table table ? Optional.of(table) : Optional.empty();
    }
}
