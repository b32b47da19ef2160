package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.programme.PointsExpiry.Activity;
import io.github.retention4j.programme.PointsExpiry.CountedFrom;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsExpiryTest {
    private static final PointsExpiry YEAR = PointsExpiry.afterMonths(12);

    /** The clamping and the month ends are those that Voucherify's and Square's pages give as examples. */
    @ParameterizedTest
    @CsvSource({
        "2024-02-29, 12, 2025-02-28",
        "2025-01-25,  1, 2025-02-25",
        "2025-01-31,  1, 2025-02-28",
        "2024-01-31,  1, 2024-02-29",
        "2025-01-25, 12, 2026-01-25",
        "2024-02-01, 12, 2025-02-01",
        "2025-07-20,  0, 2025-07-20",
    })
    void countsCalendarMonths(LocalDate earned, int months, LocalDate last) {
        assertThat(PointsExpiry.afterMonths(months).lastDay(earned)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-01, 365, 2025-01-31", // a leap day less than 12 months
        "2023-02-01, 365, 2024-02-01",
        "2025-07-20,  30, 2025-08-19",
        "2025-07-20,   0, 2025-07-20",
    })
    void countsDays(LocalDate earned, int days, LocalDate last) {
        assertThat(PointsExpiry.afterDays(days).lastDay(earned)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-07-06, 12, 2021-07-31", // Square: gone on 1 August 2021
        "2020-12-15,  6, 2021-06-30", // Starbucks: gone on 1 July 2021
        "2018-01-22,  0, 2018-01-31", // Open Loyalty: gone on 1 February
        "2024-01-31,  1, 2024-02-29",
        "2025-12-31,  0, 2025-12-31",
    })
    void goesOnThroughTheEndOfTheMonth(LocalDate earned, int months, LocalDate last) {
        assertThat(PointsExpiry.afterMonths(months).toEndOfMonth().lastDay(earned))
                .isEqualTo(last);
    }

    @Test
    void goesOnThroughTheEndOfAnyUnit() {
        LocalDate day = LocalDate.of(2018, 1, 22);
        PointsExpiry same = PointsExpiry.afterDays(0);

        assertThat(same.toEndOf(CalendarUnit.YEAR).lastDay(day)).isEqualTo("2018-12-31");
        assertThat(same.toEndOf(CalendarUnit.QUARTER).lastDay(day)).isEqualTo("2018-03-31");
        assertThat(same.toEndOf(CalendarUnit.HALF_YEAR).lastDay(day)).isEqualTo("2018-06-30");
        assertThat(same.toEndOf(CalendarUnit.ISO_WEEK).lastDay(day)).isEqualTo("2018-01-28");
        // Ramadan 1447 is from 18 February through 19 March 2026, as CalendarUnit's own page says.
        assertThat(same.toEndOf(CalendarUnit.HIJRI_MONTH).lastDay(LocalDate.of(2026, 2, 20)))
                .isEqualTo("2026-03-19");
    }

    @Test
    void onDaysOfTheYearItIsTheFirstOnOrAfter() {
        PointsExpiry twice = PointsExpiry.everyYearOn(MonthDay.of(12, 31), MonthDay.of(6, 30));
        assertThat(twice.lastDay(LocalDate.of(2025, 1, 1))).isEqualTo("2025-06-30");
        assertThat(twice.lastDay(LocalDate.of(2025, 6, 30))).isEqualTo("2025-06-30");
        assertThat(twice.lastDay(LocalDate.of(2025, 7, 1))).isEqualTo("2025-12-31");

        PointsExpiry march = PointsExpiry.everyYearOn(MonthDay.of(3, 31));
        assertThat(march.lastDay(LocalDate.of(2025, 4, 1))).isEqualTo("2026-03-31");

        PointsExpiry leap = PointsExpiry.everyYearOn(MonthDay.of(2, 29));
        assertThat(leap.lastDay(LocalDate.of(2025, 2, 28))).isEqualTo("2025-02-28");
        assertThat(leap.lastDay(LocalDate.of(2024, 2, 28))).isEqualTo("2024-02-29");
        assertThat(leap.lastDay(LocalDate.of(2023, 3, 1))).isEqualTo("2024-02-29");
    }

    @Test
    void inactivityIsCountedFromTheLastActivity() {
        // Smile: 500 on 1 January 2021, 100 more on 31 December 2021, all gone after a year of silence.
        assertThat(PointsExpiry.afterInactivity(Period.ofYears(1)).lastDay(LocalDate.of(2021, 12, 31)))
                .isEqualTo("2022-12-31");
        assertThat(PointsExpiry.afterInactivity(Period.ofYears(1)).resetBy())
                .containsExactly(Activity.EARNING, Activity.REDEEMING);
        assertThat(PointsExpiry.NEVER.lastDay(LocalDate.of(2021, 12, 31))).isEqualTo(LocalDate.MAX);
    }

    @Property
    void neverEndsBeforeItBegins(
            @ForAll @DateRange(min = "2000-01-01", max = "2060-12-31") LocalDate day,
            @ForAll @IntRange(max = 60) int months) {
        PointsExpiry rule = PointsExpiry.afterMonths(months);
        LocalDate plain = rule.lastDay(day);
        LocalDate end = rule.toEndOfMonth().lastDay(day);

        assertThat(plain).isAfterOrEqualTo(day);
        assertThat(rule.lastDay(day.plusDays(1))).isAfterOrEqualTo(plain);
        assertThat(PointsExpiry.afterMonths(months + 1).lastDay(day)).isAfter(plain);
        assertThat(end).isAfterOrEqualTo(plain).hasMonth(plain.getMonth()).hasYear(plain.getYear());
        assertThat(end.plusDays(1).getDayOfMonth()).isOne();
        assertThat(PointsExpiry.everyYearOn(MonthDay.from(day)).lastDay(day)).isEqualTo(day);
    }

    @Test
    void saysItselfInWords() {
        assertThat(PointsExpiry.NEVER).hasToString("never");
        assertThat(YEAR.toEndOfMonth()).hasToString("after 1 year, to the end of the month");
        assertThat(PointsExpiry.afterMonths(18)).hasToString("after 18 months");
        assertThat(PointsExpiry.afterDays(0)).hasToString("after 0 days");
        assertThat(YEAR.countedFrom(CountedFrom.AVAILABLE))
                .hasToString("after 1 year, counted from when they can be used");
        assertThat(PointsExpiry.everyYearOn(MonthDay.of(12, 31), MonthDay.of(6, 30)))
                .hasToString("every year on 30 June and 31 December");
        assertThat(PointsExpiry.afterInactivity(Period.of(1, 6, 10)))
                .hasToString("after 18 months and 10 days without earning or redeeming");
        assertThat(PointsExpiry.afterInactivity(Period.ofDays(90)).resetBy(Activity.REDEEMING))
                .hasToString("after 90 days without redeeming");
    }

    @Test
    void refusesWhatIsNoLife() {
        refuses(() -> PointsExpiry.afterDays(-1), "-1 not in [0, 36525]", "PointsExpiry.NEVER");
        refuses(() -> PointsExpiry.afterDays(36_526), "36526 not in [0, 36525]", "PointsExpiry.NEVER");
        refuses(() -> PointsExpiry.afterMonths(1_201), "1201 not in [0, 1200]", "PointsExpiry.NEVER");
        refuses(() -> PointsExpiry.afterYears(101), "101 not in [0, 100]", "PointsExpiry.NEVER");
        refuses(PointsExpiry::everyYearOn, "no day", "PointsExpiry.NEVER");
        refuses(() -> PointsExpiry.afterInactivity(Period.ZERO), "P0D", "PointsExpiry.NEVER");
        refuses(() -> PointsExpiry.afterInactivity(Period.ofDays(-1)), "P-1D");
        refuses(() -> PointsExpiry.afterInactivity(Period.ofYears(Integer.MAX_VALUE)), "100 years");
        assertThat(PointsExpiry.afterYears(100).lastDay(LocalDate.of(2026, 3, 1)))
                .isEqualTo("2126-03-01");
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        refuses(() -> PointsExpiry.NEVER.toEndOfMonth(), "never", "afterMonths(12)");
        refuses(() -> PointsExpiry.everyYearOn(MonthDay.of(6, 30)).toEndOfMonth(), "every year on 30 June");
        refuses(() -> YEAR.toEndOf(CalendarUnit.DAYS), "DAYS", "CalendarUnit.DAY");
        refuses(() -> YEAR.resetBy(Activity.EARNING), "after 1 year", "afterInactivity");
        refuses(
                () -> PointsExpiry.afterInactivity(Period.ofYears(1)).resetBy(new Activity[0]),
                "no activity",
                "resetBy(Activity.EARNING)");
        refuses(() -> PointsExpiry.NEVER.countedFrom(CountedFrom.AVAILABLE), "never", "afterMonths(12)");
        refuses(
                () -> PointsExpiry.afterInactivity(Period.ofYears(1)).countedFrom(CountedFrom.AVAILABLE),
                "without earning or redeeming");
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
