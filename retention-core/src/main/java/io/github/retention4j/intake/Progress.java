package io.github.retention4j.intake;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * How far the building of a history is.
 *
 * @param phase what is going on
 * @param done rows read so far, or customers built so far
 * @param share how much of the stage is done, from 0 to 1; empty where nobody knows how much there is to read
 */
public record Progress(Phase phase, long done, OptionalDouble share) {
    /** What is going on. */
    public enum Phase {
        /** Rows are taken: {@link Progress#done} counts rows. */
        READING,
        /** The history is built of them: {@link Progress#done} counts customers. */
        BUILDING
    }

    /** Checks that nothing is null. */
    public Progress {
        requireNonNull(phase, "phase");
        requireNonNull(share, "share");
    }
}
