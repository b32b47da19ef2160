package io.github.retention4j.programme;

import io.github.retention4j.model.CalendarUnit;
import java.io.Serializable;
import java.util.Optional;

/** The stretch of time that what counts for a tier is added up over. */
public record Qualification(Kind kind, Optional<CalendarUnit> unit, int months) implements Serializable {
    public enum Kind {
        /** Calendar periods, at whose start the sum begins anew. */
        PERIOD,
        /** The last n months up to each day. */
        SLIDING,
        /** Years of membership. */
        MEMBERSHIP_YEAR,
        SINCE_LAST_CHANGE,
        LIFETIME
    }
    // CALENDAR_YEAR, in(CalendarUnit), lastMonths(12), MEMBERSHIP_YEAR, SINCE_LAST_CHANGE, LIFETIME
}
