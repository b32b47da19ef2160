package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that what counts for a tier is added up over.
 *
 * <p>"Rolling" is said of two things, and so of none here: {@link #lastMonths} looks back so many months on each day; a timer that
 * starts when a tier is reached is a {@link Term}.
 *
 * <pre>{@code
 * Qualification calendar = Qualification.CALENDAR_YEAR;
 * Qualification fiscal = Qualification.in(CalendarUnit.fiscalYear(Month.JULY));
 * Qualification year = Qualification.lastMonths(12);
 * }</pre>
 */
public final class Qualification implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The calendar year: the sum begins anew on 1 January. */
    public static final Qualification CALENDAR_YEAR = in(CalendarUnit.YEAR);

    /** The year of membership: the sum begins anew on each anniversary of joining. */
    public static final Qualification MEMBERSHIP_YEAR = new Qualification(Kind.MEMBERSHIP_YEAR, null, 0);

    /** From the last change of tier on. */
    public static final Qualification SINCE_LAST_CHANGE = new Qualification(Kind.SINCE_LAST_CHANGE, null, 0);

    /** From the beginning of the programme or of the membership on. */
    public static final Qualification LIFETIME = new Qualification(Kind.LIFETIME, null, 0);

    private final Kind kind;
    private final @Nullable CalendarUnit unit;
    private final int months;

    /** How a stretch begins and ends. */
    public enum Kind {
        /** Calendar periods, at whose start the sum begins anew. */
        PERIOD,
        /** The last so many months up to each day. */
        SLIDING,
        /** Years of membership. */
        MEMBERSHIP_YEAR,
        /** From the last change of tier on. */
        SINCE_LAST_CHANGE,
        /** From the beginning on. */
        LIFETIME
    }

    private Qualification(Kind kind, @Nullable CalendarUnit unit, int months) {
        this.kind = kind;
        this.unit = unit;
        this.months = months;
    }

    /**
     * Units of a calendar, at whose start the sum begins anew.
     *
     * @param unit such as a year or a quarter
     * @return the stretch
     * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}
     */
    public static Qualification in(CalendarUnit unit) {
        return new Qualification(Kind.PERIOD, Checks.unit(unit, "a qualifying period"), 0);
    }

    /**
     * The last so many months up to and including each day.
     *
     * @param months how many, 1 or more
     * @return the stretch
     * @throws IllegalArgumentException if they are not in [1, 1200]
     */
    public static Qualification lastMonths(int months) {
        return new Qualification(
                Kind.SLIDING,
                null,
                Checks.months(months, 1, "qualifying months", "; write Qualification.LIFETIME for all of them"));
    }

    /** {@return how it begins and ends} */
    public Kind kind() {
        return kind;
    }

    /** {@return the unit of a calendar, of {@link Kind#PERIOD}} */
    public Optional<CalendarUnit> unit() {
        return Optional.ofNullable(unit);
    }

    /** {@return how many months, of {@link Kind#SLIDING}; else 0} */
    public int months() {
        return months;
    }

    /** Whether it has an end that a term can end with. */
    boolean hasPeriods() {
        return kind == Kind.PERIOD || kind == Kind.MEMBERSHIP_YEAR;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Qualification that
                && kind == that.kind
                && unit().equals(that.unit())
                && months == that.months;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, unit, months);
    }

    /** The stretch in words: {@code in each year}, {@code in the last 12 months}. */
    @Override
    public String toString() {
        return switch (kind) {
            case PERIOD -> "in each " + requireNonNull(unit).noun();
            case SLIDING -> "in the last " + (months == 1 ? "month" : Phrases.count(months, "month"));
            case MEMBERSHIP_YEAR -> "in each year of membership";
            case SINCE_LAST_CHANGE -> "since the last change of tier";
            case LIFETIME -> "since the beginning";
        };
    }
}
