package io.github.retention4j.history;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;

/** A history that is refreshed by a clock which a test sets, for which there is no door: only a test has two of them. */
public final class ClockedHistory {
    private ClockedHistory() {}

    public static RefreshedHistory of(InstantSource clock, Callable<History> source) {
        return new RefreshedHistory(
                new RefreshPace(Duration.ofHours(1), () -> 0.5),
                source,
                clock,
                wait -> {
                    throw new AssertionError("it is refreshed by hand");
                },
                Duration.ofSeconds(10));
    }
}
