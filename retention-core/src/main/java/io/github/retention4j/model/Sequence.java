package io.github.retention4j.model;

import java.time.Duration;
import java.time.Instant;

/**
 * Which of two events came first, as far as that can be told without a zone.
 *
 * <p>A day without a time arrives as the instant its day begins, and means some time of that day: told so, a refund can be
 * hours before its order. How long a day is depends on the zone, which the builder of a history knows and a record does not.
 * So records let through what may be of one day, and the builder decides.
 */
final class Sequence {
    /** No day since 1970 was longer, but at bases in the Antarctic and where a place moved over the date line. */
    private static final Duration LONGEST_DAY = Duration.ofHours(26);

    private Sequence() {}

    /** Whether what must come second came before the first, and on another day in any zone. */
    static boolean isBroken(Instant first, Instant second) {
        return second.isBefore(first) && Duration.between(second, first).compareTo(LONGEST_DAY) >= 0;
    }
}
