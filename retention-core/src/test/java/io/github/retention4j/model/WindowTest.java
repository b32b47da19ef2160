package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retention4j.testing.CalendarUnits;
import io.github.retention4j.testing.Serialisation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
    private static LocalDate date(String iso) {
        return LocalDate.parse(iso);
    }

    private static Window days(String first, String last) {
        return Window.through(date(first), date(last));
    }

    private static void assertWindow(Window window, String start, String end, CalendarUnit unit, String name) {
        assertThat(window.start()).isEqualTo(date(start));
        assertThat(window.end()).isEqualTo(date(end));
        assertThat(window.unit()).isEqualTo(unit);
        assertThat(window).hasToString(name);
    }

    @Test
    void monthRunsFromItsFirstDayToTheNextMonths() {
        assertWindow(Window.month(2026, 3), "2026-03-01", "2026-04-01", CalendarUnit.MONTH, "2026-03");
        assertWindow(Window.month(2025, 12), "2025-12-01", "2026-01-01", CalendarUnit.MONTH, "2025-12");
        assertThat(Window.month(2024, 2).days()).isEqualTo(29);
        assertThat(Window.month(2026, 2).days()).isEqualTo(28);
    }

    @Test
    void quarterHoldsThreeMonths() {
        assertWindow(Window.quarter(2026, 1), "2026-01-01", "2026-04-01", CalendarUnit.QUARTER, "2026-Q1");
        assertWindow(Window.quarter(2026, 2), "2026-04-01", "2026-07-01", CalendarUnit.QUARTER, "2026-Q2");
        assertWindow(Window.quarter(2026, 3), "2026-07-01", "2026-10-01", CalendarUnit.QUARTER, "2026-Q3");
        assertWindow(Window.quarter(2026, 4), "2026-10-01", "2027-01-01", CalendarUnit.QUARTER, "2026-Q4");
    }

    @Test
    void theLengthInYearsIsThatOfTheUnitHoweverManyDaysItHas() {
        assertThat(12 * Window.month(2026, 2).years()).isEqualTo(1);
        assertThat(Window.month(2026, 2).years())
                .isEqualTo(Window.month(2024, 3).years());
        assertThat(Window.quarter(2026, 1).years()).isEqualTo(0.25);
        assertThat(Window.half(2026, 2).years()).isEqualTo(0.5);
        assertThat(Window.year(2024).years()).isEqualTo(1);
        assertThat(Window.day(date("2026-03-01")).years()).isEqualTo(1 / 365.2425);
        assertThat(Window.isoWeek(2026, 9).years()).isEqualTo(7 / 365.2425);
        assertThat(Window.between(date("2026-02-01"), date("2026-03-01")).years())
                .isEqualTo(28 / 365.2425);
    }

    @Test
    void halfHoldsSixMonths() {
        assertWindow(Window.half(2026, 1), "2026-01-01", "2026-07-01", CalendarUnit.HALF_YEAR, "2026-H1");
        assertWindow(Window.half(2026, 2), "2026-07-01", "2027-01-01", CalendarUnit.HALF_YEAR, "2026-H2");
    }

    @Test
    void yearHoldsItsLeapDay() {
        assertWindow(Window.year(2024), "2024-01-01", "2025-01-01", CalendarUnit.YEAR, "2024");
        assertThat(Window.year(2024).days()).isEqualTo(366);
        assertThat(Window.year(2100).days()).isEqualTo(365);
    }

    @Test
    void dayIsOneDay() {
        assertThat(Window.day(2024, 2, 29)).isEqualTo(Window.day(date("2024-02-29")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.day(2025, 2, 29))
                .withMessage("day 29 not in [1, 28]");
        assertWindow(Window.day(date("2024-02-29")), "2024-02-29", "2024-03-01", CalendarUnit.DAY, "2024-02-29");
    }

    @Test
    void betweenExcludesItsEndAndThroughIncludesIt() {
        assertWindow(
                Window.between(date("2026-01-10"), date("2026-01-20")),
                "2026-01-10",
                "2026-01-20",
                CalendarUnit.DAYS,
                "2026-01-10..2026-01-19");
        assertThat(days("2026-01-10", "2026-01-19"))
                .isEqualTo(Window.between(date("2026-01-10"), date("2026-01-20")))
                .hasSameHashCodeAs(Window.between(date("2026-01-10"), date("2026-01-20")));
        assertThat(days("2026-01-10", "2026-01-10").days()).isOne();
    }

    @Test
    void isoWeekYearIsNotTheCalendarYearAroundNewYear() {
        Window week = Window.week(date("2021-01-01"), DayOfWeek.MONDAY);
        assertWindow(week, "2020-12-28", "2021-01-04", CalendarUnit.ISO_WEEK, "2020-W53");
        assertThat(Window.isoWeek(2020, 53)).isEqualTo(week);
        assertThat(Window.of(CalendarUnit.ISO_WEEK, date("2021-01-01"))).isEqualTo(week);
        assertWindow(Window.isoWeek(2025, 1), "2024-12-30", "2025-01-06", CalendarUnit.ISO_WEEK, "2025-W01");
        assertWindow(Window.isoWeek(2021, 52), "2021-12-27", "2022-01-03", CalendarUnit.ISO_WEEK, "2021-W52");
    }

    @Test
    void weeksStartWithTheNamedDay() {
        LocalDate friday = date("2026-01-02");
        assertWindow(
                Window.week(friday, DayOfWeek.SATURDAY),
                "2025-12-27",
                "2026-01-03",
                CalendarUnit.week(DayOfWeek.SATURDAY),
                "week of 2025-12-27");
        assertWindow(
                Window.week(friday, DayOfWeek.SUNDAY),
                "2025-12-28",
                "2026-01-04",
                CalendarUnit.week(DayOfWeek.SUNDAY),
                "week of 2025-12-28");
        assertWindow(
                Window.week(friday, DayOfWeek.FRIDAY),
                "2026-01-02",
                "2026-01-09",
                CalendarUnit.week(DayOfWeek.FRIDAY),
                "week of 2026-01-02");
        LocalDate saturday = date("2026-01-03");
        assertThat(Window.week(saturday, DayOfWeek.SATURDAY).start()).isEqualTo(saturday);
        assertThat(Window.week(saturday, DayOfWeek.SUNDAY).start()).isEqualTo(date("2025-12-28"));
    }

    @Test
    void neighboursOfAWeekStartOnItsOwnFirstDay() {
        Window week = Window.week(date("2026-01-02"), DayOfWeek.SATURDAY);
        assertThat(week.next()).isEqualTo(Window.week(date("2026-01-03"), DayOfWeek.SATURDAY));
        assertThat(week.previous()).isEqualTo(Window.week(date("2025-12-26"), DayOfWeek.SATURDAY));
    }

    @Test
    void neighboursOfACalendarUnitHaveTheirOwnLengths() {
        assertThat(Window.month(2026, 3).previous()).isEqualTo(Window.month(2026, 2));
        assertThat(Window.month(2026, 1).previous()).isEqualTo(Window.month(2025, 12));
        assertThat(Window.month(2024, 1).next().days()).isEqualTo(29);
        assertThat(Window.quarter(2026, 1).previous()).isEqualTo(Window.quarter(2025, 4));
        assertThat(Window.half(2026, 1).previous()).isEqualTo(Window.half(2025, 2));
        assertThat(Window.half(2025, 2).next()).isEqualTo(Window.half(2026, 1));
        assertThat(Window.year(2025).previous()).isEqualTo(Window.year(2024));
        assertThat(Window.isoWeek(2020, 53).next()).isEqualTo(Window.isoWeek(2021, 1));
        assertThat(Window.day(date("2024-03-01")).previous()).isEqualTo(Window.day(date("2024-02-29")));
    }

    @Test
    void neighboursOfDaysHaveTheSameNumberOfDays() {
        assertThat(days("2026-01-01", "2026-01-31").next()).isEqualTo(days("2026-02-01", "2026-03-03"));
        assertThat(days("2026-01-01", "2026-01-31").previous()).isEqualTo(days("2025-12-01", "2025-12-31"));
        assertThat(days("2026-03-01", "2026-03-31").previous()).isEqualTo(days("2026-01-29", "2026-02-28"));
    }

    @Test
    void monthIsNotTheSameDaysWithoutAUnit() {
        Window month = Window.month(2026, 1);
        Window days = Window.between(month.start(), month.end());
        assertThat(month).isNotEqualTo(days);
        assertThat(month.compareTo(days)).isNegative();
        assertThat(days.compareTo(month)).isPositive();
    }

    @Test
    void windowsOrderByStartThenEnd() {
        Window january = Window.month(2026, 1);
        Window firstQuarter = Window.quarter(2026, 1);
        Window february = Window.month(2026, 2);
        assertThat(List.of(february, firstQuarter, january).stream().sorted())
                .containsExactly(january, firstQuarter, february);
    }

    @Test
    void containsItsFirstDayAndNotItsEnd() {
        Window month = Window.month(2026, 3);
        assertThat(month.contains(date("2026-02-28"))).isFalse();
        assertThat(month.contains(date("2026-03-01"))).isTrue();
        assertThat(month.contains(date("2026-03-31"))).isTrue();
        assertThat(month.contains(date("2026-04-01"))).isFalse();
    }

    @Test
    void listsHoldBothEnds() {
        assertThat(Window.months(2025, 11, 2026, 2).stream().map(Window::toString))
                .containsExactly("2025-11", "2025-12", "2026-01", "2026-02");
        assertThat(Window.quarters(2025, 4, 2026, 2).stream().map(Window::toString))
                .containsExactly("2025-Q4", "2026-Q1", "2026-Q2");
        assertThat(Window.years(2024, 2026).stream().map(Window::toString)).containsExactly("2024", "2025", "2026");
        assertThat(Window.weeks(date("2020-12-24"), date("2021-01-04"), DayOfWeek.MONDAY).stream()
                        .map(Window::toString))
                .containsExactly("2020-W52", "2020-W53", "2021-W01");
        assertThat(Window.weeks(date("2026-01-02"), date("2026-01-10"), DayOfWeek.SATURDAY).stream()
                        .map(w -> w.start().toString()))
                .containsExactly("2025-12-27", "2026-01-03", "2026-01-10");
        assertThat(Window.months(2026, 3, 2026, 3)).containsExactly(Window.month(2026, 3));
        assertThat(Window.series(days("2026-01-01", "2026-01-10"), days("2026-01-21", "2026-01-30")))
                .hasSize(3);
    }

    @Test
    void listThatDoesNotReachItsEndIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.months(2026, 2, 2026, 1))
                .withMessage("2026-01 does not follow 2026-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.series(Window.month(2026, 1), Window.quarter(2026, 2)))
                .withMessage("2026-Q2 does not follow 2026-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.series(days("2026-01-01", "2026-01-10"), days("2026-01-12", "2026-01-21")))
                .withMessage("2026-01-12..2026-01-21 does not follow 2026-01-01..2026-01-10");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 13, -1})
    void monthOutsideTheYearNamesTheValueAndTheBound(int month) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.month(2026, month))
                .withMessage("month " + month + " not in [1, 12]");
    }

    @ParameterizedTest
    @CsvSource({"2020, 0, 53", "2020, 54, 53", "2021, 53, 52", "2026, 54, 53", "2025, 53, 52"})
    void weekOutsideItsYearNamesTheValueAndTheBound(int year, int week, int last) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.isoWeek(year, week))
                .withMessage("week " + week + " not in [1, " + last + "]");
    }

    @Test
    void partsOutsideTheirBoundsAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.quarter(2026, 5))
                .withMessage("quarter 5 not in [1, 4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.quarter(2026, 0))
                .withMessage("quarter 0 not in [1, 4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.half(2026, 3))
                .withMessage("half 3 not in [1, 2]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.month(3, 2026))
                .withMessage("month 2026 not in [1, 12]; the year comes first");
    }

    @Test
    void emptyOrBackwardWindowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.between(date("2026-01-02"), date("2026-01-02")))
                .withMessage("window end 2026-01-02 is not after its start 2026-01-02");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> days("2026-01-02", "2025-12-31"))
                .withMessage("window end 2026-01-01 is not after its start 2026-01-02");
    }

    @Test
    void daysThatAreNotTheUnitAreRefused() {
        refuses("2026-01-02", "2026-02-02", CalendarUnit.MONTH, "month, which is 2026-01-01 to 2026-02-01");
        refuses("2026-01-01", "2026-03-01", CalendarUnit.MONTH, "month, which is 2026-01-01 to 2026-02-01");
        refuses("2026-02-01", "2026-05-01", CalendarUnit.QUARTER, "quarter, which is 2026-01-01 to 2026-04-01");
        refuses("2026-04-01", "2026-10-01", CalendarUnit.HALF_YEAR, "half-year, which is 2026-01-01 to 2026-07-01");
        refuses("2026-02-01", "2027-02-01", CalendarUnit.YEAR, "year, which is 2026-01-01 to 2027-01-01");
        refuses("2026-01-01", "2026-01-03", CalendarUnit.DAY, "day, which is 2026-01-01 to 2026-01-02");
        refuses(
                "2026-01-01",
                "2026-01-07",
                CalendarUnit.week(DayOfWeek.THURSDAY),
                "week, which is 2026-01-01 to 2026-01-08");
        refuses("2026-01-01", "2026-01-08", CalendarUnit.ISO_WEEK, "week, which is 2025-12-29 to 2026-01-05");
        refuses("2026-02-18", "2026-03-19", CalendarUnit.HIJRI_MONTH, "Hijri month, which is 2026-02-18 to 2026-03-20");
    }

    private static void refuses(String start, String end, CalendarUnit unit, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Window(date(start), date(end), unit))
                .withMessage(start + " to " + end + " is not one " + expected);
    }

    @Test
    void daysIsNotACalendarUnit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.of(CalendarUnit.DAYS, date("2026-01-01")))
                .withMessage("DAYS is not a calendar unit; use between, or DAY for windows of one day");
    }

    @Test
    void nullIsNamed() {
        LocalDate day = date("2026-01-01");
        assertThatNullPointerException()
                .isThrownBy(() -> new Window(null, day, CalendarUnit.DAYS))
                .withMessage("start");
        assertThatNullPointerException()
                .isThrownBy(() -> new Window(day, null, CalendarUnit.DAYS))
                .withMessage("end");
        assertThatNullPointerException()
                .isThrownBy(() -> new Window(day, day, null))
                .withMessage("unit");
    }

    @ParameterizedTest
    @MethodSource
    void namesDoNotFollowTheDefaultLocale(CalendarUnit unit) {
        Window window = Window.of(unit, date("2021-01-05"));
        String name = window.toString();
        Locale before = Locale.getDefault();
        try {
            // Its digits are Arabic-Indic.
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(window).hasToString(name);
            assertThat(Window.parse(name)).isEqualTo(window);
        } finally {
            Locale.setDefault(before);
        }
    }

    static List<CalendarUnit> namesDoNotFollowTheDefaultLocale() {
        return CalendarUnits.ALL;
    }

    @Test
    void survivesSerialisation() {
        for (Window window : List.of(Window.month(2026, 1), days("2026-01-01", "2026-01-31"))) {
            assertThat(Serialisation.roundTrip(window)).isEqualTo(window);
        }
    }
}
