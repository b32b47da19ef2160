package io.github.retention4j.history;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next refresh: the interval, and after failures a minute that doubles up to the interval. Each wait is
 * drawn from that and a tenth more or less, so that processes that began together do not ask their database together for ever.
 *
 * @param interval how long after a success
 * @param draw from 0 to 1, evenly
 */
record RefreshPace(Duration interval, DoubleSupplier draw) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final double JITTER = 0.1;

    /** A minute doubled this often is longer than the longest interval. */
    private static final int MOST_DOUBLINGS = 20;

    RefreshPace {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "interval " + interval + " not in [" + SHORTEST + ", " + LONGEST + "]; say how often to refresh");
        }
    }

    Duration waitAfter(int failuresInARow) {
        Duration wait = failuresInARow == 0 ? interval : shorter(interval, retry(failuresInARow));
        return Duration.ofMillis(Math.round(wait.toMillis() * (1 - JITTER + 2 * JITTER * draw.getAsDouble())));
    }

    private static Duration retry(int failuresInARow) {
        return FIRST_RETRY.multipliedBy(1L << Math.min(failuresInARow - 1, MOST_DOUBLINGS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
