package io.github.retention4j.io.time;

import io.github.retention4j.model.CalendarUnit;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahChronology;
import java.time.chrono.IsoChronology;
import java.util.Arrays;
import java.util.Optional;

/** The calendar that the dates of a pattern are of. Hijri is that of {@link CalendarUnit#HIJRI_MONTH}, AH 1300 to 1600. */
@SuppressWarnings("ImmutableEnumChecker") // units of a calendar are values
enum TimeCalendar {
    GREGORIAN("", IsoChronology.INSTANCE, TimeNames.MONTH, CalendarUnit.MONTH, CalendarUnit.YEAR),
    HIJRI(
            "hijri:",
            HijrahChronology.INSTANCE,
            TimeNames.HIJRI_MONTH,
            CalendarUnit.HIJRI_MONTH,
            CalendarUnit.HIJRI_YEAR);

    /** From the moon's year 1421, our 2000, on, Iran's year of the same number is not one of any history. */
    static final int FIRST_OF_THE_MOON_ONLY = 1421;

    private final String prefix;
    private final Chronology chronology;
    private final TimeNames months;
    private final CalendarUnit month;
    private final CalendarUnit year;

    TimeCalendar(String prefix, Chronology chronology, TimeNames months, CalendarUnit month, CalendarUnit year) {
        this.prefix = prefix;
        this.chronology = chronology;
        this.months = months;
        this.month = month;
        this.year = year;
    }

    /** The one that a pattern states: that of a prefix, or ours. */
    static TimeCalendar of(String pattern) {
        return Arrays.stream(values())
                .filter(calendar -> calendar != GREGORIAN && pattern.startsWith(calendar.prefix))
                .findFirst()
                .orElse(GREGORIAN);
    }

    /** A pattern without the prefix. */
    String letters(String pattern) {
        return this == GREGORIAN ? pattern : pattern.substring(prefix.length()).stripLeading();
    }

    /** A pattern of such letters in this calendar. */
    String pattern(String letters) {
        return prefix + letters;
    }

    Chronology chronology() {
        return chronology;
    }

    TimeNames months() {
        return months;
    }

    CalendarUnit month() {
        return month;
    }

    CalendarUnit year() {
        return year;
    }

    TimeCalendar other() {
        return this == GREGORIAN ? HIJRI : GREGORIAN;
    }

    /** A calendar that writes such a year for one of those that a history takes, and no history takes the year in this one. */
    Optional<String> calendarOf(long number) {
        if (this == HIJRI) {
            return number >= 1850 && number <= 2199 ? Optional.of("Gregorian") : Optional.empty();
        }
        // 1900 to 2199 in the moon's years and in Iran's, of the sun; and 543 years on.
        return number >= 1278 && number <= 1625
                ? Optional.of("Hijri")
                : number >= 2443 && number <= 2742 ? Optional.of("Buddhist") : Optional.empty();
    }
}
