package io.github.retention4j.model;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.Chronology;
import java.time.chrono.HijrahChronology;

/**
 * A unit of a calendar, such as the month: it divides all days into windows that follow one another without a gap.
 *
 * <ul>
 *   <li>Ready-made are days, months, quarters, halves and years; weeks from a named day; months and years of any calendar of
 *       {@link java.time.chrono}; fiscal years with their halves and quarters from a named month; and the months, quarters
 *       and years of a {@link RetailCalendar}, such as 4-4-5.
 *   <li>Hijri months are those of the Umm al-Qura calendar as the Java run time has it, AH 1300 to 1600. A day that a calendar
 *       does not reach is refused with its bounds.
 *   <li>A unit of one's own implements this interface: where the unit that holds a day starts, where it ends, what it is
 *       called. It has {@code equals} and can be sent to another machine.
 * </ul>
 *
 * <p>Worked example: {@code Window.of(HIJRI_MONTH, LocalDate.of(2026, 2, 20))} is Ramadan 1447, {@code AH 1447-09}, from
 * 2026-02-18 through 2026-03-19.
 *
 * <pre>{@code
 * Window ramadan = Window.of(CalendarUnit.HIJRI_MONTH, LocalDate.of(2026, 2, 20));
 * Window fiscalYear = Window.of(CalendarUnit.fiscalYear(Month.JULY), LocalDate.of(2026, 2, 20));
 * Window retailMonth = Window.of(RetailCalendar.nrf().month(), LocalDate.of(2026, 2, 20));
 * }</pre>
 *
 * <p>Source: ISO 8601 for weeks; the Umm al-Qura calendar of Saudi Arabia for Hijri months.
 */
public interface CalendarUnit extends Serializable {
    /** A day. */
    CalendarUnit DAY = IsoUnit.DAY;

    /** A week from Monday through Sunday. */
    CalendarUnit ISO_WEEK = new WeekUnit(DayOfWeek.MONDAY);

    /** A calendar month. */
    CalendarUnit MONTH = IsoUnit.MONTH;

    /** A quarter of a calendar year. */
    CalendarUnit QUARTER = IsoUnit.QUARTER;

    /** A half of a calendar year. */
    CalendarUnit HALF_YEAR = IsoUnit.HALF_YEAR;

    /** A calendar year. */
    CalendarUnit YEAR = IsoUnit.YEAR;

    /** A month of the Umm al-Qura calendar. */
    CalendarUnit HIJRI_MONTH = new ChronologyUnit(HijrahChronology.INSTANCE, ChronologyUnit.Part.MONTH);

    /** A year of the Umm al-Qura calendar. */
    CalendarUnit HIJRI_YEAR = new ChronologyUnit(HijrahChronology.INSTANCE, ChronologyUnit.Part.YEAR);

    /** The unit of a window between any two dates. It divides nothing: no day has one. */
    CalendarUnit DAYS = IsoUnit.DAYS;

    /**
     * A week from a named day: Monday by ISO 8601, Sunday or Saturday in many countries.
     *
     * @param firstDay the day that weeks start with
     * @return the unit
     */
    static CalendarUnit week(DayOfWeek firstDay) {
        return new WeekUnit(firstDay);
    }

    /**
     * A month of a calendar.
     *
     * @param chronology the calendar
     * @return the unit; {@link #MONTH} for the ISO calendar
     */
    static CalendarUnit month(Chronology chronology) {
        return ChronologyUnit.of(chronology, ChronologyUnit.Part.MONTH);
    }

    /**
     * A year of a calendar.
     *
     * @param chronology the calendar
     * @return the unit; {@link #YEAR} for the ISO calendar
     */
    static CalendarUnit year(Chronology chronology) {
        return ChronologyUnit.of(chronology, ChronologyUnit.Part.YEAR);
    }

    /**
     * A fiscal year.
     *
     * @param firstMonth the month that it starts with
     * @return the unit; {@link #YEAR} if that is January
     */
    static CalendarUnit fiscalYear(Month firstMonth) {
        return FiscalUnit.of(firstMonth, FiscalUnit.Part.YEAR);
    }

    /**
     * A half of a fiscal year.
     *
     * @param firstMonth the month that the fiscal year starts with
     * @return the unit; {@link #HALF_YEAR} if that is January
     */
    static CalendarUnit fiscalHalf(Month firstMonth) {
        return FiscalUnit.of(firstMonth, FiscalUnit.Part.HALF);
    }

    /**
     * A quarter of a fiscal year.
     *
     * @param firstMonth the month that the fiscal year starts with
     * @return the unit; {@link #QUARTER} if that is January
     */
    static CalendarUnit fiscalQuarter(Month firstMonth) {
        return FiscalUnit.of(firstMonth, FiscalUnit.Part.QUARTER);
    }

    /**
     * The first day of the unit that holds a day.
     *
     * @param day any of its days
     * @return that day or one before it
     * @throws IllegalArgumentException if the calendar does not reach the day
     */
    LocalDate startOf(LocalDate day);

    /**
     * The day after the last of the unit that holds a day.
     *
     * @param day any of its days
     * @return the first day of the next unit
     * @throws IllegalArgumentException if the calendar does not reach the day
     */
    LocalDate endOf(LocalDate day);

    /**
     * What one of these units is called.
     *
     * @param start its first day
     * @return a name such as 2026-03, which no other window has
     */
    String nameOf(LocalDate start);

    /**
     * What one is called in a sentence.
     *
     * @return a noun in the singular, such as "month"
     */
    String noun();

    /**
     * What several are called in a sentence.
     *
     * @return a noun in the plural, with what tells them from others, such as "weeks from Saturday"
     */
    String plural();
}
