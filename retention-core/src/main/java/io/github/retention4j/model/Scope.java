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
 * @param firstDay the first day that the data cover, before which nothing is known; {@link LocalDate#MIN} if the shop has no
 *     earlier days
 * @param lastDay the last day that the data cover; not told where all is observed
 * @param population which customers, such as "only loyal"; empty for all of them
 * @param policy what the history decided otherwise than usual, such as "orders refunded in full count"; empty if nothing
 * @param hiddenBelow 0, or of how many customers a group must be at least where the result is hidden since one is not
 */
public record Scope(
        @Nullable Window window,
        Observation observation,
        LocalDate firstDay,
        LocalDate lastDay,
        String population,
        String policy,
        int hiddenBelow)
        implements Serializable {
    /** Of a result that is made of counts alone, or is about all of a history. */
    public static final Scope WHOLE = new Scope(null, Observation.OBSERVED, LocalDate.MAX, "", "");

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the number of customers is negative
     */
    public Scope {
        requireNonNull(observation, "observation");
        requireNonNull(firstDay, "firstDay");
        requireNonNull(lastDay, "lastDay");
        requireNonNull(population, "population");
        requireNonNull(policy, "policy");
        if (hiddenBelow < 0) {
            throw new IllegalArgumentException("hidden below " + hiddenBelow + " customers is below 0");
        }
    }

    /**
     * What a result is about that is not hidden, of a shop without earlier days.
     *
     * @param window the window, or null if it is about no window or about all of a history
     * @param observation how much of the window the data cover
     * @param lastDay the last day that the data cover
     * @param population which customers; empty for all of them
     * @param policy what the history decided otherwise than usual; empty if nothing
     */
    public Scope(
            @Nullable Window window, Observation observation, LocalDate lastDay, String population, String policy) {
        this(window, observation, LocalDate.MIN, lastDay, population, policy, 0);
    }
}
