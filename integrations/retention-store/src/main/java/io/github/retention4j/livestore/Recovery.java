package io.github.retention4j.livestore;

import java.util.List;

/**
 * What {@link RetentionStore#recover} found.
 *
 * @param events how many events of the log could be read
 * @param damages the ranges that could not be read; what was in them is lost
 */
public record Recovery(long events, List<Damage> damages) {
    /**
     * A range that could not be read.
     *
     * @param file the segment's name
     * @param offset where the range begins
     * @param bytes how long it is, zero where it is not known
     * @param reason what is wrong with it
     */
    public record Damage(String file, long offset, long bytes, String reason) {
        @Override
        public String toString() {
            return file + " at byte " + offset + ", " + bytes + " bytes: " + reason;
        }
    }

    /** Copies. */
    public Recovery {
        damages = List.copyOf(damages);
    }
}
