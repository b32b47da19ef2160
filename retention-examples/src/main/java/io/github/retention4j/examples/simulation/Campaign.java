package io.github.retention4j.examples.simulation;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.ChronoField.YEAR;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Coupons sent to a share of the customers known by then, who buy more while they are valid.
 *
 * @param name what it is called
 * @param code the code of its coupons
 * @param percent what they take off
 * @param first the first day, on which the coupons are issued
 * @param last the last day on which they are valid
 * @param reach the share of customers who are sent one
 * @param boost how many times more often those customers buy
 */
record Campaign(String name, String code, int percent, LocalDate first, LocalDate last, double reach, double boost) {
    /** The largest boost of any campaign. */
    static final double MOST_BOOST = 2.5;

    /** The months of Ramadan, the Saudi national days and the weeks of White Friday that begin in a stretch of days. */
    static List<Campaign> between(LocalDate first, LocalDate last) {
        List<Campaign> campaigns = new ArrayList<>();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            LocalDate national = LocalDate.of(year, 9, 19);
            campaigns.add(new Campaign(
                    "national-day-" + year, "WATAN" + (year - 1930), 15, national, national.plusDays(6), 0.4, 1.5));
            LocalDate monday = whiteFriday(year).with(previousOrSame(MONDAY));
            campaigns.add(
                    new Campaign("white-friday-" + year, "WHITE20", 20, monday, monday.plusDays(6), 0.5, MOST_BOOST));
        }
        int firstHijrah = HijrahDate.from(first).get(YEAR);
        int lastHijrah = HijrahDate.from(last).get(YEAR);
        for (int year = firstHijrah; year <= lastHijrah; year++) {
            LocalDate ramadan = LocalDate.from(HijrahChronology.INSTANCE.date(year, 9, 1));
            LocalDate eid = LocalDate.from(HijrahChronology.INSTANCE.date(year, 10, 1));
            campaigns.add(new Campaign("ramadan-" + year, "RAMADAN10", 10, ramadan, eid.minusDays(1), 0.6, 1.25));
        }
        campaigns.removeIf(c -> c.first.isBefore(first) || c.first.isAfter(last));
        campaigns.sort(Comparator.comparing(Campaign::first));
        return List.copyOf(campaigns);
    }

    /** The day after the fourth Thursday of November. */
    static LocalDate whiteFriday(int year) {
        return LocalDate.of(year, 11, 1).with(dayOfWeekInMonth(4, THURSDAY)).plusDays(1);
    }

    boolean isOn(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
