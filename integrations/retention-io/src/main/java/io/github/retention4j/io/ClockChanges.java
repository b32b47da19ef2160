package io.github.retention4j.io;

import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** Counts the times of a source that a change of the clock leaves out, or lets come twice. */
final class ClockChanges {
    private final Row row;
    private long leftOut;
    private long twice;
    private String firstLeftOut = "";
    private String firstTwice = "";
    private String zone = "";

    /**
     * Of a source.
     *
     * @param row the one object that its rows are
     */
    ClockChanges(Row row) {
        this.row = row;
    }

    /** Counts a time of the row at hand. */
    void count(ZoneOffsetTransition change, ZoneId itsZone) {
        zone = itsZone.getId();
        if (change.isGap() && leftOut++ == 0) {
            firstLeftOut = row.place();
        }
        if (change.isOverlap() && twice++ == 0) {
            firstTwice = row.place();
        }
    }

    Optional<String> noteLeftOut() {
        boolean one = leftOut == 1;
        return note(
                leftOut,
                firstLeftOut,
                (one ? " is" : " are") + " not on the clocks of " + zone + ", which were put forward then, and "
                        + (one ? "was" : "were") + " moved on by as much. If " + (one ? "it is" : "they are")
                        + " of another zone, such as UTC, state zone(...)");
    }

    Optional<String> noteTwice() {
        boolean one = twice == 1;
        return note(
                twice,
                firstTwice,
                (one ? " comes" : " come") + " twice on the clocks of " + zone + ", which were put back then, and "
                        + (one ? "was" : "were") + " taken as the first");
    }

    private static Optional<String> note(long count, String first, String text) {
        return count == 0
                ? Optional.empty()
                : Optional.of((count == 1 ? "1 time (" + first + ")" : count + " times (" + first + " first)") + text);
    }
}
