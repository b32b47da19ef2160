package io.github.retention4j.report.language;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** How days and windows are told: by the names that the language's file has for months, quarters and halves. */
final class Calendars {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final List<String> HIJRI_MONTHS = List.of(
            "Muharram",
            "Safar",
            "Rabi I",
            "Rabi II",
            "Jumada I",
            "Jumada II",
            "Rajab",
            "Shaban",
            "Ramadan",
            "Shawwal",
            "Dhu al-Qadah",
            "Dhu al-Hijjah");

    private final Language language;

    Calendars(Language language) {
        this.language = language;
    }

    /** A window; one of a unit that the library has no name for is told by its own. */
    String tell(Window window) {
        CalendarUnit unit = window.unit();
        LocalDate start = window.start();
        if (unit.equals(CalendarUnit.DAYS)) {
            return days(start, window.end().minusDays(1));
        }
        if (unit.equals(CalendarUnit.DAY)) {
            return day(start);
        }
        if (unit.equals(CalendarUnit.MONTH)) {
            return put("month, year", "{0} {1}", month(start), year(start));
        }
        if (unit.equals(CalendarUnit.QUARTER)) {
            String quarter = language.words().of("quarter", "Q" + ((start.getMonthValue() - 1) / 3 + 1));
            return put("quarter, year", "{0} {1}", quarter, year(start));
        }
        if (unit.equals(CalendarUnit.HALF_YEAR)) {
            String half = language.words().of("half", start.getMonthValue() == 1 ? "H1" : "H2");
            return put("half, year", "{0} {1}", half, year(start));
        }
        if (unit.equals(CalendarUnit.YEAR)) {
            return year(start);
        }
        if (unit.noun().equals("week")) {
            return language.say("week of {0}", day(start));
        }
        if (unit.equals(CalendarUnit.HIJRI_MONTH) || unit.equals(CalendarUnit.HIJRI_YEAR)) {
            HijrahDate date = HijrahChronology.INSTANCE.date(start);
            String year = language.figures(Integer.toString(date.get(ChronoField.YEAR)));
            return unit.equals(CalendarUnit.HIJRI_YEAR)
                    ? put("Hijri year", "AH {0}", year)
                    : put(
                            "Hijri month, year",
                            "{0} {1}",
                            language.words()
                                    .of("Hijri month", HIJRI_MONTHS.get(date.get(ChronoField.MONTH_OF_YEAR) - 1)),
                            year);
        }
        return language.name(window.toString());
    }

    private String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        boolean isOneYear = first.getYear() == last.getYear();
        String from = isOneYear ? put("day, month", "{0} {1}", number(first), month(first)) : day(first);
        return put("first day, last day", "{0} – {1}", from, day(last));
    }

    private String day(LocalDate day) {
        return put("day, month, year", "{0} {1} {2}", number(day), month(day), year(day));
    }

    private String number(LocalDate day) {
        return language.figures(Integer.toString(day.getDayOfMonth()));
    }

    private String month(LocalDate day) {
        return language.words().of("month", MONTHS.get(day.getMonthValue() - 1));
    }

    private String year(LocalDate day) {
        int year = day.getYear();
        boolean isUsual = year >= 0 && year < 10_000;
        return isUsual
                ? language.figures(String.format(Locale.ROOT, "%04d", year))
                : language.isolated(language.figures(Integer.toString(year)));
    }

    private String put(String context, String english, String... parts) {
        return Template.fill(language.words().of(context, english), List.of(parts));
    }
}
