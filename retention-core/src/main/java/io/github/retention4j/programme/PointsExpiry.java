package io.github.retention4j.programme;

import io.github.retention4j.model.CalendarUnit;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Until when points can be used: through the end of a day in the shop's zone. */
public record PointsExpiry(
        Kind kind,
        Period after,
        Optional<CalendarUnit> toEndOf,
        SortedSet<MonthDay> days,
        Set<Activity> resetBy,
        CountedFrom countedFrom)
        implements Serializable {
    public enum Kind {
        NEVER,
        AFTER,
        YEARLY,
        INACTIVITY
    }

    public enum Activity {
        EARNING,
        REDEEMING
    }

    public enum CountedFrom {
        EARNED,
        AVAILABLE
    }

    public static final PointsExpiry NEVER = new PointsExpiry(
            Kind.NEVER, Period.ZERO, Optional.empty(), new TreeSet<>(), Set.of(), CountedFrom.EARNED);

    /** The last day that points of a day can be used, by a rule that is not of inactivity; {@link LocalDate#MAX} if for ever. */
    LocalDate lastDay(LocalDate from) {
        throw new UnsupportedOperationException();
    }
}
