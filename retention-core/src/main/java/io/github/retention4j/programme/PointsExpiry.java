package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.retention4j.model.CalendarUnit;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Period;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Until when points can be used: through the end of a day in the shop's zone.
 *
 * <ul>
 *   <li>{@code after…} counts calendar days, months or years from the day that points were earned: those of 31 January, after a
 *       month, can be used through 28 February, in leap years through the 29th. After 0 days means through the same day.
 *   <li>{@link #toEndOf} goes on through the end of the month, or of another unit, that the day so found is in.
 *   <li>{@link #everyYearOn} names days of each year at whose end all points are gone that were there at its start or were earned on
 *       it. 29 February is 28 February in common years.
 *   <li>{@link #afterInactivity} ends the whole balance of a member who neither earned nor redeemed for so long.
 *   <li>Points that wait until they can be used are counted from the day they were earned, unless {@link #countedFrom} says from the
 *       day they can be used.
 * </ul>
 *
 * <p>Worked example: earned on 6 July 2020, after 12 months to the end of the month: through 31 July 2021, gone on 1 August 2021
 * at 00:00. Twelve months are not 365 days: points of 1 February 2024 can be used through 1 February 2025 by the one, and through 31
 * January 2025 by the other.
 *
 * <pre>{@code
 * PointsExpiry year = PointsExpiry.afterMonths(12).toEndOfMonth();
 * PointsExpiry hijri = PointsExpiry.afterDays(0).toEndOf(CalendarUnit.HIJRI_YEAR);
 * PointsExpiry twice = PointsExpiry.everyYearOn(MonthDay.of(6, 30), MonthDay.of(12, 31));
 * PointsExpiry silent = PointsExpiry.afterInactivity(Period.ofMonths(18)).resetBy(PointsExpiry.Activity.EARNING);
 * }</pre>
 */
public final class PointsExpiry implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String NOT_EXPIRING = "; write PointsExpiry.NEVER for points that do not expire";

    /** Points do not expire. */
    public static final PointsExpiry NEVER =
            new PointsExpiry(Kind.NEVER, Period.ZERO, null, new TreeSet<>(), new TreeSet<>(), CountedFrom.EARNED);

    private final Kind kind;
    private final Period after;
    private final @Nullable CalendarUnit toEndOf;

    @SuppressWarnings("serial") // an unmodifiable TreeSet is serialisable
    private final SortedSet<MonthDay> days;

    @SuppressWarnings("serial") // as above
    private final SortedSet<Activity> resetBy;

    private final CountedFrom countedFrom;

    /** By what points expire. */
    public enum Kind {
        /** They do not. */
        NEVER,
        /** So long after they were earned, or after they could be used. */
        AFTER,
        /** On days of each year. */
        YEARLY,
        /** All at once, when a member did nothing for so long. */
        INACTIVITY
    }

    /** What keeps a balance alive. */
    public enum Activity {
        /** Points were earned. */
        EARNING,
        /** Points were redeemed. */
        REDEEMING
    }

    /** From which day on the life of points is counted. */
    public enum CountedFrom {
        /** The day they were earned. */
        EARNED,
        /** The first day they can be used. */
        AVAILABLE
    }

    private PointsExpiry(
            Kind kind,
            Period after,
            @Nullable CalendarUnit toEndOf,
            SortedSet<MonthDay> days,
            SortedSet<Activity> resetBy,
            CountedFrom countedFrom) {
        this.kind = kind;
        this.after = after.normalized();
        this.toEndOf = toEndOf;
        this.days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        this.resetBy = Collections.unmodifiableSortedSet(new TreeSet<>(resetBy));
        this.countedFrom = countedFrom;
    }

    private static PointsExpiry after(Period life) {
        return new PointsExpiry(Kind.AFTER, life, null, new TreeSet<>(), new TreeSet<>(), CountedFrom.EARNED);
    }

    /**
     * So many days after they were earned.
     *
     * @param days 0 for the same day, up to 36,525
     * @return the rule
     * @throws IllegalArgumentException if it is not in [0, 36525]
     */
    public static PointsExpiry afterDays(int days) {
        return after(Period.ofDays(Checks.days(days, 0, "life of points in days", NOT_EXPIRING)));
    }

    /**
     * So many calendar months after they were earned.
     *
     * @param months 0 for the same day, up to 1,200
     * @return the rule
     * @throws IllegalArgumentException if it is not in [0, 1200]
     */
    public static PointsExpiry afterMonths(int months) {
        return after(Period.ofMonths(Checks.months(months, 0, "life of points in months", NOT_EXPIRING)));
    }

    /**
     * So many calendar years after they were earned.
     *
     * @param years 0 for the same day, up to 100
     * @return the rule
     * @throws IllegalArgumentException if it is not in [0, 100]
     */
    public static PointsExpiry afterYears(int years) {
        int most = Checks.MOST_MONTHS / 12;
        return after(Period.ofYears((int) Checks.between(years, 0, most, "life of points in years", NOT_EXPIRING)));
    }

    /**
     * On days of each year: points go at the end of the first such day on or after the one that they were earned.
     *
     * @param days one or more days; 29 February is 28 February in common years
     * @return the rule
     * @throws IllegalArgumentException if there is no day
     */
    public static PointsExpiry everyYearOn(MonthDay... days) {
        SortedSet<MonthDay> sorted = new TreeSet<>(Arrays.asList(requireNonNull(days, "days")));
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no day of the year" + NOT_EXPIRING);
        }
        return new PointsExpiry(Kind.YEARLY, Period.ZERO, null, sorted, new TreeSet<>(), CountedFrom.EARNED);
    }

    /**
     * The whole balance, when a member neither earned nor redeemed for so long.
     *
     * @param silence how long, such as 18 months: the balance is there through the day so long after the last activity
     * @return the rule
     * @throws IllegalArgumentException if it is not above 0 and up to 1,200 months and 36,525 days
     */
    @SuppressWarnings("JavaPeriodGetDays") // months are looked at beside
    public static PointsExpiry afterInactivity(Period silence) {
        Period after = requireNonNull(silence, "silence");
        if (after.isNegative()
                || after.isZero()
                || after.toTotalMonths() > Checks.MOST_MONTHS
                || after.getDays() > Checks.MOST_DAYS) {
            throw new IllegalArgumentException("inactivity of " + silence + " not in (0, 100 years]" + NOT_EXPIRING);
        }
        SortedSet<Activity> both = new TreeSet<>(Arrays.asList(Activity.values()));
        return new PointsExpiry(Kind.INACTIVITY, after, null, new TreeSet<>(), both, CountedFrom.EARNED);
    }

    /**
     * The same rule, going on through the end of the unit that the day it finds is in.
     *
     * @param unit such as a month, or a Hijri month
     * @return the rule
     * @throws IllegalArgumentException if the rule is not one of {@code after…}, or the unit is {@link CalendarUnit#DAYS}
     */
    public PointsExpiry toEndOf(CalendarUnit unit) {
        CalendarUnit end = Checks.unit(unit, "toEndOf");
        if (kind == Kind.NEVER || kind == Kind.YEARLY) {
            throw new IllegalArgumentException("points that expire " + this + " go on to no end of a " + unit.noun()
                    + "; write PointsExpiry.afterMonths(12) or afterDays(0) before toEndOf");
        }
        return new PointsExpiry(kind, after, end, days, resetBy, countedFrom);
    }

    /**
     * The same rule, going on through the end of the month that the day it finds is in.
     *
     * @return the rule
     * @throws IllegalArgumentException if the rule is not one of {@code after…}
     */
    public PointsExpiry toEndOfMonth() {
        return toEndOf(CalendarUnit.MONTH);
    }

    /**
     * The same rule of inactivity, with what keeps a balance alive. Unless it is said, both earning and redeeming do.
     *
     * @param activities one or more
     * @return the rule
     * @throws IllegalArgumentException if there is none, or the rule is not one of inactivity
     */
    public PointsExpiry resetBy(Activity... activities) {
        SortedSet<Activity> sorted = new TreeSet<>(Arrays.asList(requireNonNull(activities, "activities")));
        if (kind != Kind.INACTIVITY) {
            throw new IllegalArgumentException("points that expire " + this
                    + " are not kept by activity; write PointsExpiry.afterInactivity(…) before resetBy");
        }
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException(
                    "no activity; write resetBy(Activity.EARNING), or leave it out for both");
        }
        return new PointsExpiry(kind, after, toEndOf, days, sorted, countedFrom);
    }

    /**
     * The same rule, with the day from which the life of points is counted. Unless it is said, it is the day they were earned.
     *
     * @param from from when on
     * @return the rule
     * @throws IllegalArgumentException if points do not expire, or by inactivity
     */
    public PointsExpiry countedFrom(CountedFrom from) {
        requireNonNull(from, "from");
        if (kind == Kind.NEVER || kind == Kind.INACTIVITY) {
            throw new IllegalArgumentException(
                    "points that expire " + this
                            + " have no life that is counted from a day of their own; write PointsExpiry.afterMonths(12) before countedFrom");
        }
        return new PointsExpiry(kind, after, toEndOf, days, resetBy, from);
    }

    /**
     * The last day on which points can be used, counted from a day: of {@link Kind#INACTIVITY} the day of the last activity, else what
     * {@link #countedFrom()} says. {@link LocalDate#MAX} if they do not expire.
     */
    LocalDate lastDay(LocalDate from) {
        return switch (kind) {
            case NEVER -> LocalDate.MAX;
            case AFTER, INACTIVITY -> toEnd(from.plus(after));
            case YEARLY -> yearly(from);
        };
    }

    private LocalDate toEnd(LocalDate day) {
        return toEndOf == null ? day : toEndOf.endOf(day).minusDays(1);
    }

    private LocalDate yearly(LocalDate from) {
        for (MonthDay day : days) {
            LocalDate thisYear = day.atYear(from.getYear());
            if (!thisYear.isBefore(from)) {
                return thisYear;
            }
        }
        return days.first().atYear(from.getYear() + 1);
    }

    /** {@return by what points expire} */
    public Kind kind() {
        return kind;
    }

    /** {@return how long they live, or how long an inactivity is; 0 for other rules} */
    public Period after() {
        return after;
    }

    /** {@return through the end of what they go on, if of anything} */
    public Optional<CalendarUnit> toEndOf() {
        return Optional.ofNullable(toEndOf);
    }

    /** {@return the days of each year, of a rule of such days} */
    public SortedSet<MonthDay> days() {
        return days;
    }

    /** {@return what keeps a balance alive, of a rule of inactivity} */
    public Set<Activity> resetBy() {
        return resetBy;
    }

    /** {@return the day from which a life is counted} */
    public CountedFrom countedFrom() {
        return countedFrom;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PointsExpiry that
                && kind == that.kind
                && after.equals(that.after)
                && toEndOf().equals(that.toEndOf())
                && days.equals(that.days)
                && resetBy.equals(that.resetBy)
                && countedFrom == that.countedFrom;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, after, toEndOf, days, resetBy, countedFrom);
    }

    /** The rule in words, behind "expire": {@code after 12 months, to the end of the month}. */
    @Override
    public String toString() {
        String when = switch (kind) {
            case NEVER -> "never";
            case AFTER -> "after " + Phrases.period(after);
            case YEARLY ->
                "every year on " + days.stream().map(PointsExpiry::day).collect(joining(" and "));
            case INACTIVITY ->
                "after " + Phrases.period(after) + " without "
                        + resetBy.stream()
                                .map(activity -> activity == Activity.EARNING ? "earning" : "redeeming")
                                .collect(joining(" or "));
        };
        return when
                + (toEndOf == null ? "" : ", to the end of the " + toEndOf.noun())
                + (countedFrom == CountedFrom.AVAILABLE ? ", counted from when they can be used" : "");
    }

    private static String day(MonthDay day) {
        Month month = day.getMonth();
        return day.getDayOfMonth() + " " + month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
