package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retention4j.model.RetailCalendar.Pattern;
import io.github.retention4j.model.RetailCalendar.YearEnd;
import io.github.retention4j.testing.CalendarUnits;
import io.github.retention4j.testing.Serialisation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.ThaiBuddhistChronology;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarUnitTest {
    private static LocalDate date(String iso) {
        return LocalDate.parse(iso);
    }

    private static Window of(CalendarUnit unit, String day) {
        return Window.of(unit, date(day));
    }

    /** The first days of Hijri months as the Umm al-Qura calendar of Saudi Arabia printed them. */
    @ParameterizedTest
    @CsvSource({
        "1445-09, 2024-03-11, 30",
        "1446-01, 2024-07-07, 29",
        "1446-09, 2025-03-01, 29",
        "1446-10, 2025-03-30, 30",
        "1447-01, 2025-06-26, 30",
        "1447-09, 2026-02-18, 30",
        "1447-10, 2026-03-20, 29"
    })
    void hijriMonthsStartWhereTheyDoInPrint(String name, LocalDate first, int days) {
        Window month = Window.of(CalendarUnit.HIJRI_MONTH, first.plusDays(days - 1L));
        assertThat(month).hasToString("AH " + name);
        assertThat(month.start()).isEqualTo(first);
        assertThat(month.days()).isEqualTo(days);
        assertThat(month.previous().end()).isEqualTo(first);
    }

    @Test
    void aHijriYearHasTwelveMonthsAndElevenDaysLessThanOurs() {
        Window year = of(CalendarUnit.HIJRI_YEAR, "2026-02-20");
        assertThat(year).hasToString("AH 1447");
        assertThat(year.start()).isEqualTo(date("2025-06-26"));
        assertThat(year.end()).isEqualTo(date("2026-06-16"));
        assertThat(Window.series(Window.hijriMonth(1447, 1), Window.hijriMonth(1447, 12)))
                .hasSize(12);
        assertThat(Window.hijriMonth(1447, 9).yearBefore()).contains(Window.hijriMonth(1446, 9));
        assertThat(Window.hijriMonth(1447, 9).years()).isEqualTo(30 / 365.2425);
    }

    @Test
    void aDayThatACalendarDoesNotReachIsRefusedWithItsBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(CalendarUnit.HIJRI_MONTH, "1882-11-11"))
                .withMessage("1882-11-11 is not in the calendar Hijrah-umalqura, which reaches from 1882-11-12 to"
                        + " 2174-11-25, years 1300 to 1600");
        Window last = of(CalendarUnit.HIJRI_MONTH, "2174-11-25");
        assertThat(last).hasToString("AH 1600-12");
        assertThat(last.end()).isEqualTo(date("2174-11-26"));
        assertThatIllegalArgumentException().isThrownBy(last::next).withMessageContaining("to 2174-11-25");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.hijriMonth(2026, 9))
                .withMessageContaining(
                        "there is no 2026-09 in the calendar Hijrah-umalqura, which reaches from 1882-11-12"
                                + " to 2174-11-25, years 1300 to 1600");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.hijriMonth(1447, 13))
                .withMessage("month 13 not in [1, 12]");
    }

    @Test
    void otherCalendarsHaveTheirOwnYears() {
        assertThat(of(CalendarUnit.month(ThaiBuddhistChronology.INSTANCE), "2026-02-20"))
                .hasToString("BE 2569-02");
        assertThat(of(CalendarUnit.year(JapaneseChronology.INSTANCE), "2026-02-20"))
                .hasToString("Japanese 2026");
        assertThat(CalendarUnit.month(IsoChronology.INSTANCE)).isEqualTo(CalendarUnit.MONTH);
        assertThat(CalendarUnit.year(IsoChronology.INSTANCE)).isEqualTo(CalendarUnit.YEAR);
    }

    @Test
    void aHijriYearWithoutItsNameIsAskedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.parse("1447-09"))
                .withMessageContaining("of the Hijri calendar it is 'AH 1447-09'");
    }

    /** Else a typing error would be a window thousands of years away. */
    @Test
    void aYearHasFourDigitsOrASign() {
        for (String text : List.of("202603", "26", "026-Q1", "20260-H1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Window.parse(text))
                    .withMessageContaining(text);
        }
        assertThat(Window.quarter(20_260, 1)).hasToString("+20260-Q1");
        assertThat(Window.half(26, 2)).hasToString("0026-H2");
        assertThat(Window.year(-44)).hasToString("-0044");
        for (Window window : List.of(Window.quarter(20_260, 1), Window.half(26, 2), Window.year(-44))) {
            assertThat(Window.parse(window.toString())).isEqualTo(window);
        }
    }

    /** In 2019 one era gave way to another, on 1 May; in 1989 on 8 January. */
    @Test
    void aYearOfTwoErasIsOneYear() {
        CalendarUnit unit = CalendarUnit.year(JapaneseChronology.INSTANCE);
        Window year = of(unit, "2019-06-01");
        assertThat(year).isEqualTo(of(unit, "2019-04-30"));
        assertThat(year.start()).isEqualTo(date("2019-01-01"));
        assertThat(year.end()).isEqualTo(date("2020-01-01"));
        assertThat(Window.series(of(unit, "1988-02-20"), year)).hasSize(32);
    }

    @Test
    void fiscalYearsStartWithTheirMonth() {
        Window year = of(CalendarUnit.fiscalYear(Month.JULY), "2026-02-20");
        assertThat(year).hasToString("FY2025/26 from Jul");
        assertThat(year.start()).isEqualTo(date("2025-07-01"));
        assertThat(year.end()).isEqualTo(date("2026-07-01"));
        assertThat(year.years()).isEqualTo(1);
        Window quarter = of(CalendarUnit.fiscalQuarter(Month.APRIL), "2026-02-28");
        assertThat(quarter).hasToString("FY2025/26-Q4 from Apr");
        assertThat(quarter.start()).isEqualTo(date("2026-01-01"));
        assertThat(quarter.yearBefore()).contains(of(CalendarUnit.fiscalQuarter(Month.APRIL), "2025-02-28"));
        assertThat(of(CalendarUnit.fiscalHalf(Month.FEBRUARY), "2026-01-31")).hasToString("FY2025/26-H2 from Feb");
        assertThat(of(CalendarUnit.fiscalYear(Month.DECEMBER), "2099-12-01")).hasToString("FY2099/00 from Dec");
        assertThat(CalendarUnit.fiscalYear(Month.JANUARY)).isEqualTo(CalendarUnit.YEAR);
        assertThat(CalendarUnit.fiscalHalf(Month.JANUARY)).isEqualTo(CalendarUnit.HALF_YEAR);
        assertThat(CalendarUnit.fiscalQuarter(Month.JANUARY)).isEqualTo(CalendarUnit.QUARTER);
    }

    /** The starts of years in the calendar of the National Retail Federation. */
    @ParameterizedTest
    @CsvSource({
        "2017, 2017-01-29, 53",
        "2018, 2018-02-04, 52",
        "2022, 2022-01-30, 52",
        "2023, 2023-01-29, 53",
        "2024, 2024-02-04, 52",
        "2025, 2025-02-02, 52",
        "2026, 2026-02-01, 52"
    })
    void retailYearsStartWhereTheirFederationHasThem(String number, LocalDate start, int weeks) {
        Window year = Window.of(RetailCalendar.nrf().year(), start.plusDays(7L * weeks - 1));
        assertThat(year).hasToString("NRF " + number);
        assertThat(year.start()).isEqualTo(start);
        assertThat(year.days()).isEqualTo(7L * weeks);
    }

    @Test
    void retailMonthsHaveWholeWeeksAndTheLastTakesTheFiftyThird() {
        CalendarUnit month = RetailCalendar.nrf().month();
        assertThat(Window.series(Window.parse("NRF 2023-P01"), Window.parse("NRF 2023-P12")).stream()
                        .map(window -> window.days() / 7))
                .containsExactly(4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L, 4L, 4L, 5L, 5L);
        assertThat(of(month, "2024-02-03")).hasToString("NRF 2023-P12");
        assertThat(of(month, "2024-02-04")).hasToString("NRF 2024-P01");
        assertThat(of(RetailCalendar.nrf().quarter(), "2024-02-03").days()).isEqualTo(14 * 7);
        assertThat(Window.parse("NRF 2024-P12").yearBefore()).contains(Window.parse("NRF 2023-P12"));
    }

    @Test
    void aRetailCalendarOfOnesOwnIsNamedByItsRule() {
        RetailCalendar ours =
                new RetailCalendar(Pattern.WEEKS_4_4_5, Month.DECEMBER, DayOfWeek.FRIDAY, YearEnd.LAST_OF_MONTH);
        Window march = of(ours.month(), "2026-03-15");
        assertThat(march).hasToString("445-Dec-Fri-last 2026-P03");
        // The last Friday of December 2025 is the 26th.
        assertThat(march.start()).isEqualTo(date("2025-12-27").plusWeeks(8));
        assertThat(march.days()).isEqualTo(35);
        assertThat(ours.month().plural()).isEqualTo("retail months of 445-Dec-Fri-last");
    }

    /** Years that end near to the end of June have their middle at New Year. */
    @Test
    void retailYearsAreNumberedOneByOneWhateverMonthTheyEndIn() {
        for (Month month : Month.values()) {
            for (DayOfWeek day : DayOfWeek.values()) {
                for (YearEnd end : YearEnd.values()) {
                    CalendarUnit unit = new RetailCalendar(Pattern.WEEKS_4_4_5, month, day, end).year();
                    Window year = of(unit, "1984-05-20");
                    String code = year.toString().substring(0, year.toString().length() - 4);
                    int number = Integer.parseInt(year.toString().substring(code.length()));
                    for (int i = 0; i < 40; i++, year = year.next()) {
                        assertThat(year).hasToString(code + (number + i));
                        assertThat(Window.parse(year.toString())).isEqualTo(year);
                    }
                }
            }
        }
        RetailCalendar june =
                new RetailCalendar(Pattern.WEEKS_4_4_5, Month.JUNE, DayOfWeek.SATURDAY, YearEnd.NEAREST_TO_MONTH_END);
        assertThat(of(june.year(), "2026-06-27")).hasToString("445-Jun-Sat-nearest 2025");
        assertThat(of(june.year(), "2026-06-28")).hasToString("445-Jun-Sat-nearest 2026");
    }

    @Test
    void namesInSentences() {
        assertThat(CalendarUnit.HIJRI_MONTH.plural()).isEqualTo("Hijri months");
        assertThat(CalendarUnit.week(DayOfWeek.SATURDAY).plural()).isEqualTo("weeks from Saturday");
        assertThat(CalendarUnit.fiscalQuarter(Month.JULY)).hasToString("fiscal quarter from Jul");
        assertThat(CalendarUnit.DAYS.plural()).isEqualTo("windows between two dates");
        assertThat(CalendarUnits.ALL.stream().map(CalendarUnit::plural)).doesNotHaveDuplicates();
    }

    @Test
    void equalUnitsAreOneAndSurviveSerialisation() {
        assertThat(new HashSet<>(CalendarUnits.ALL)).hasSameSizeAs(CalendarUnits.ALL);
        for (CalendarUnit unit : CalendarUnits.ALL) {
            assertThat(Serialisation.roundTrip(unit)).isEqualTo(unit);
        }
        assertThat(CalendarUnit.ISO_WEEK).isEqualTo(CalendarUnit.week(DayOfWeek.MONDAY));
    }

    /** A unit as a user writes it. */
    private record Semester() implements CalendarUnit {
        @Override
        public LocalDate startOf(LocalDate day) {
            int year = day.getMonthValue() < 2 ? day.getYear() - 1 : day.getYear();
            boolean isSpring = day.getMonthValue() >= 2 && day.getMonthValue() < 9;
            return LocalDate.of(year, isSpring ? 2 : 9, 1);
        }

        @Override
        public LocalDate endOf(LocalDate day) {
            LocalDate start = startOf(day);
            return start.plusMonths(start.getMonthValue() == 2 ? 7 : 5);
        }

        @Override
        public String nameOf(LocalDate start) {
            return (start.getMonthValue() == 2 ? "spring " : "autumn ") + start.getYear();
        }

        @Override
        public String noun() {
            return "semester";
        }

        @Override
        public String plural() {
            return "semesters";
        }
    }

    @Test
    void aUnitOfOnesOwnMakesWindows() {
        Window spring = of(new Semester(), "2026-03-01");
        assertThat(spring).hasToString("spring 2026");
        assertThat(spring.next()).hasToString("autumn 2026").isEqualTo(of(new Semester(), "2027-01-31"));
        assertThat(spring.yearBefore()).contains(of(new Semester(), "2025-08-31"));
        assertThat(spring.years()).isEqualTo(212 / 365.2425);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1447-09",
                "1447",
                "2026-13",
                "2026-Q5",
                "2026-H0",
                "2021-W53",
                "2026-02-30",
                "2026-1-1",
                "AH 1447-13",
                "AH 1601",
                "FY2026/28 from Jul",
                "FY2026/27 from Jan",
                "FY2026/27-Q5 from Jul",
                "NRF 2026-P13",
                "445-Dec-Fri 2026",
                "2026-03-10..2026-03-01",
                "2026-03-01..",
                "Klingon 7-01",
                "March 2026",
                "week of 2026-02-30",
                "99999999999"
            })
    void whatNamesNoWindowIsRefusedWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.parse(text))
                .withMessageStartingWith("'" + text + "' is not a window: ")
                .withMessageEndingWith("or 'NRF 2026-P03'");
    }
}
