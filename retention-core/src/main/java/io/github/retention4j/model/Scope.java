package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a result is about: which window and how much of it the data cover, which customers, and the policies of the history
 * that its numbers depend on.
 *
 * @param window the window, or null if it is about no window or about all of a history
 * @param observation how much of the window the data cover
 * @param lastDay the last day that the data cover; not told where all is observed
 * @param population which customers, such as "only loyal"; empty for all of them
 * @param policy what the history decided otherwise than usual, such as "orders refunded in full count"; empty if nothing
 */
public record Scope(
        @Nullable Window window, Observation observation, LocalDate lastDay, String population, String policy)
        implements Serializable {
    /** Of a result that is made of counts alone, or is about all of a history. */
    public static final Scope WHOLE = new Scope(null, Observation.OBSERVED, LocalDate.MAX, "", "");

    /** Checks that nothing else is null. */
    public Scope {
        requireNonNull(observation, "observation");
        requireNonNull(lastDay, "lastDay");
        requireNonNull(population, "population");
        requireNonNull(policy, "policy");
    }
}
