package io.github.retention4j.livestore;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** When what was added to a {@link RetentionStore} is on the disk. */
public final class Durability {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofMinutes(1);
    private static final Durability EACH = new Durability(Duration.ZERO);

    private final Duration delay;

    private Durability(Duration delay) {
        this.delay = delay;
    }

    /**
     * Adding returns when the event is on the disk: nothing that was added is ever lost. What several threads add meanwhile is forced
     * together, so that many threads add many times as many events as one.
     *
     * @return the durability
     */
    public static Durability each() {
        return EACH;
    }

    /**
     * Adding returns at once, and the event is on the disk within a delay. If the disk is slower than that, adding waits for it, so
     * that a crash takes at most what was added within the delay. {@link RetentionStore#flush} waits for all that was added.
     *
     * @param delay from a millisecond to a minute
     * @return the durability
     * @throws IllegalArgumentException if the delay is out of bounds
     */
    public static Durability grouped(Duration delay) {
        if (requireNonNull(delay, "delay").compareTo(LEAST) < 0 || delay.compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    "delay " + delay + " not in [" + LEAST + ", " + MOST + "]; without one it is Durability.each()");
        }
        return new Durability(delay);
    }

    /**
     * Within what time an event is on the disk.
     *
     * @return the delay; empty if adding returns only then
     */
    public Optional<Duration> delay() {
        return delay.isZero() ? Optional.empty() : Optional.of(delay);
    }

    @Override
    public String toString() {
        return delay.isZero() ? "each event" : "grouped within " + delay;
    }
}
