package io.github.retention4j.history;

import java.io.Serializable;

/**
 * A window in the zone of a history: milliseconds since 1970-01-01T00:00Z, half-open.
 *
 * @param from the first millisecond
 * @param until the millisecond after the last, not before the first
 */
public record Span(long from, long until) implements Serializable {
    /**
     * Checks that it does not end before it begins; it may be empty.
     *
     * @throws IllegalArgumentException if it does
     */
    public Span {
        if (until < from) {
            throw new IllegalArgumentException("a span until " + until + " ends before it begins, at " + from);
        }
    }

    /**
     * Whether an instant lies in it.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return whether it is at or after the start and before the end
     */
    public boolean contains(long millis) {
        return millis >= from && millis < until;
    }
}
