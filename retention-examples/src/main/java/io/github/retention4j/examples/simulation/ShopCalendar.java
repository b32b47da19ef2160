package io.github.retention4j.examples.simulation;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The shop's days, by number from 0: how busy each is, at which hours people buy, and which campaign is on. */
final class ShopCalendar {
    private static final int RAMADAN = 9;
    private static final int SHAWWAL = 10;
    private static final int NONE = -1;

    /** By hour of the day: people buy in the evening, and in Ramadan until the meal before dawn. */
    private static final double[] USUAL_HOURS = {4, 2, 1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 5, 4, 4, 5, 6, 6, 6, 7, 9, 10, 9, 6
    };

    private static final double[] RAMADAN_HOURS = {
        10, 9, 7, 4, 2, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5, 5, 3, 1, 1, 4, 7, 9, 10, 11
    };

    private final LocalDate first;
    private final ZoneId zone;
    private final double[] weight;
    private final long[] startMillis;
    private final boolean[] fasting;
    private final int[] campaignOn;
    private final List<Campaign> campaigns;
    private final double mostWeight;
    private final WeightedChoice joining;
    private final WeightedChoice visiting;
    private final WeightedChoice usualHour = new WeightedChoice(24, h -> USUAL_HOURS[h]);
    private final WeightedChoice ramadanHour = new WeightedChoice(24, h -> RAMADAN_HOURS[h]);

    ShopCalendar(LocalDate first, LocalDate last, ZoneId zone) {
        this.first = first;
        this.zone = zone;
        int days = Math.toIntExact(ChronoUnit.DAYS.between(first, last)) + 1;
        campaigns = Campaign.between(first, last);
        weight = new double[days];
        startMillis = new long[days];
        fasting = new boolean[days];
        campaignOn = new int[days];
        double most = 0;
        for (int day = 0; day < days; day++) {
            LocalDate date = first.plusDays(day);
            HijrahDate hijrah = HijrahDate.from(date);
            weight[day] = seasonOf(date) * seasonOf(hijrah);
            most = Math.max(most, weight[day]);
            startMillis[day] = startOf(date);
            fasting[day] = hijrah.get(MONTH_OF_YEAR) == RAMADAN;
            campaignOn[day] = NONE;
            for (int i = 0; i < campaigns.size(); i++) {
                campaignOn[day] = campaigns.get(i).isOn(date) ? i : campaignOn[day];
            }
        }
        mostWeight = most;
        // More join as the shop becomes known: twice as many at the end as at the start.
        joining = new WeightedChoice(days, day -> weight[day] * (1 + (double) day / days));
        visiting = new WeightedChoice(days, day -> weight[day]);
    }

    int days() {
        return weight.length;
    }

    /** How busy a day is: 1 on a usual one. */
    double weight(int day) {
        return weight[day];
    }

    double mostWeight() {
        return mostWeight;
    }

    List<Campaign> campaigns() {
        return campaigns;
    }

    /** Which campaign is on, by its number in the list, or below 0 if none is. */
    int campaignOn(int day) {
        return campaignOn[day];
    }

    int day(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, date));
    }

    LocalDate date(int day) {
        return first.plusDays(day);
    }

    /** The first instant of a day. */
    long start(int day) {
        return startMillis[day];
    }

    /** The first instant of any day, which may lie after the last. */
    long startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The first instant after the last day. */
    long end() {
        return startOf(first.plusDays(days()));
    }

    int dayOf(long millis) {
        return day(LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone));
    }

    /** An instant of a day, at an hour at which people buy. */
    long drawMillis(int day, Draws draws) {
        int hour = (fasting[day] ? ramadanHour : usualHour).draw(draws);
        return startMillis[day] + 1000L * (3600L * hour + draws.below(3600));
    }

    int drawJoiningDay(Draws draws) {
        return joining.draw(draws);
    }

    int drawVisitingDay(Draws draws) {
        return visiting.draw(draws);
    }

    /** A day from a first one on, the busier the likelier. */
    int drawDayFrom(int firstDay, Draws draws) {
        int day;
        do {
            day = firstDay + draws.below(days() - firstDay);
        } while (!draws.chance(weight[day] / mostWeight));
        return day;
    }

    /** From when on the site keeps visits and carts: the start of the last full quarter. */
    int firstSiteDay() {
        LocalDate after = first.plusDays(days());
        LocalDate quarter = LocalDate.of(after.getYear(), after.getMonth().firstMonthOfQuarter(), 1);
        return Math.max(0, day(quarter.minusMonths(3)));
    }

    private static double seasonOf(LocalDate date) {
        double season = 1;
        if (date.getDayOfWeek() == DayOfWeek.THURSDAY || date.getDayOfWeek() == DayOfWeek.FRIDAY) {
            season *= 1.15;
        }
        if (date.getMonthValue() == 7 || date.getMonthValue() == 8) {
            season *= 0.85;
        }
        if (date.getMonthValue() == 11) {
            long away = Math.abs(ChronoUnit.DAYS.between(Campaign.whiteFriday(date.getYear()), date));
            season *= away <= 4 ? 2.2 : 1.25;
        }
        return season;
    }

    /** Ramadan is busy, the days before Eid most of all; at Eid people are with their families. */
    private static double seasonOf(HijrahDate date) {
        int month = date.get(MONTH_OF_YEAR);
        int day = date.get(DAY_OF_MONTH);
        if (month == RAMADAN) {
            return day >= 20 ? 1.9 : 1.4;
        }
        return month == SHAWWAL && day <= 4 ? 0.6 : 1;
    }
}
