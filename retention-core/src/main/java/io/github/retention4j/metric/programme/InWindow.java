package io.github.retention4j.metric.programme;

import io.github.retention4j.programme.LoyaltyProgramme;

/**
 * A measure of a window, until it is said of which programme.
 *
 * @param <M> the measure
 */
@FunctionalInterface
public interface InWindow<M> {
    /**
     * The measure.
     *
     * @param programme of which programme
     * @return the measure of the window and the programme
     */
    M of(LoyaltyProgramme programme);
}
