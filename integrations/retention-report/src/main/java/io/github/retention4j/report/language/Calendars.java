package io.github.retention4j.report.language;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    private static final Pattern FISCAL = Pattern.compile("FY([0-9]+/[0-9]{2})(?:-([QH][0-9]))? from (\\p{L}{3})");

    private static final Pattern RETAIL = Pattern.compile("([^ ]+) ([0-9]+)(?:-(Q[1-4]|P[0-9]{2}))?");

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
        return named(window.toString());
    }

    /** A window of a fiscal year, such as "FY2026/27-Q1 from Jul", or of a retail one, such as "NRF 2026-P03". */
    private String named(String name) {
        Matcher fiscal = FISCAL.matcher(name);
        if (fiscal.matches()) {
            String from = language.words().of("month", fiscal.group(3));
            return put(
                    "fiscal window, first month",
                    "{0} from {1}",
                    ofYear("FY{0}", fiscal.group(1), fiscal.group(2)),
                    from);
        }
        Matcher retail = RETAIL.matcher(name);
        return retail.matches()
                ? put(
                        "retail calendar, window",
                        "{0} {1}",
                        language.name(retail.group(1)),
                        ofYear("{0}", retail.group(2), retail.group(3)))
                : language.name(name);
    }

    /** A year that is not the calendar's, or such a part of it as Q1, H2 or P03. */
    private String ofYear(String of, String year, @Nullable String part) {
        String all = put("fiscal year", of, language.isolated(language.figures(year)));
        if (part == null) {
            return all;
        }
        String number = language.isolated(language.figures(Integer.toString(Integer.parseInt(part.substring(1)))));
        String own = put("part of a year", part.charAt(0) + "{0}", number);
        boolean isEnglish = own.equals(part.charAt(0) + number);
        return put("fiscal year, part", "{0}-{1}", all, isEnglish ? part : own);
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
