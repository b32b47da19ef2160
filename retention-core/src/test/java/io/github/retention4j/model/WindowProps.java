package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.testing.CalendarUnits;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class WindowProps {
    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 1).toEpochDay(),
                        LocalDate.of(2140, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Window> windows() {
        Arbitrary<Window> units =
                Combinators.combine(days(), Arbitraries.of(CalendarUnits.ALL)).as((day, unit) -> Window.of(unit, day));
        Arbitrary<Window> weeks =
                Combinators.combine(days(), Arbitraries.of(DayOfWeek.class)).as(Window::week);
        Arbitrary<Window> anyDays = Combinators.combine(
                        days(), Arbitraries.integers().between(1, 800))
                .as((day, length) -> Window.between(day, day.plusDays(length)));
        return Arbitraries.oneOf(units, weeks, anyDays);
    }

    @Property
    void neighbourAndBackIsTheSame(@ForAll("windows") Window window) {
        assertThat(window.next().previous()).isEqualTo(window);
        assertThat(window.previous().next()).isEqualTo(window);
    }

    @Property
    void neighboursTouch(@ForAll("windows") Window window) {
        assertThat(window.next().start()).isEqualTo(window.end());
        assertThat(window.previous().end()).isEqualTo(window.start());
        assertThat(window.next().unit()).isEqualTo(window.unit());
        assertThat(window.next()).isGreaterThan(window);
    }

    @Property
    void holdsAsManyDaysAsItSays(@ForAll("windows") Window window) {
        List<LocalDate> held = window.start()
                .minusDays(2)
                .datesUntil(window.end().plusDays(2))
                .filter(window::contains)
                .toList();
        assertThat(held).hasSize((int) window.days());
        assertThat(held.get(0)).isEqualTo(window.start());
    }

    @Property
    void calendarUnitHoldsTheDayItWasAskedFor(@ForAll("days") LocalDate day, @ForAll @IntRange(max = 20) int unit) {
        Window window = Window.of(CalendarUnits.ALL.get(unit), day);
        assertThat(window.contains(day)).isTrue();
        assertThat(Window.of(window.unit(), window.end().minusDays(1))).isEqualTo(window);
    }

    @Property(tries = 5000)
    void parsingUndoesToString(@ForAll("windows") Window window) {
        assertThat(Window.parse(window.toString())).isEqualTo(window);
    }

    @Property
    void theYearBeforeIsNoLessThanAYearMinusAWeekAway(@ForAll("windows") Window window) {
        window.yearBefore().ifPresent(before -> {
            assertThat(before.unit()).isEqualTo(window.unit());
            assertThat(ChronoUnit.DAYS.between(before.start(), window.start())).isBetween(353L, 371L);
        });
        assertThat(window.yearBefore().isEmpty()).isEqualTo(window.unit().equals(CalendarUnit.DAYS));
    }

    @Property
    void weekHoldsTheDayAndStartsAsNamed(@ForAll("days") LocalDate day, @ForAll DayOfWeek firstDay) {
        Window week = Window.week(day, firstDay);
        assertThat(week.contains(day)).isTrue();
        assertThat(week.start().getDayOfWeek()).isEqualTo(firstDay);
        assertThat(week.days()).isEqualTo(7);
    }

    @Property
    void isoWeekIsNamedAsJavaTimeNamesIt(@ForAll("days") LocalDate day) {
        int year = day.get(IsoFields.WEEK_BASED_YEAR);
        int week = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        assertThat(Window.isoWeek(year, week)).isEqualTo(Window.week(day, DayOfWeek.MONDAY));
        assertThat(Window.isoWeek(year, week)).hasToString("%d-W%02d".formatted(year, week));
    }

    @Property
    void seriesCoversEveryDayOnce(@ForAll("windows") Window first, @ForAll @IntRange(max = 40) int steps) {
        Window last = first;
        for (int i = 0; i < steps; i++) {
            last = last.next();
        }
        List<Window> series = Window.series(first, last);
        assertThat(series).hasSize(steps + 1).startsWith(first).endsWith(last);
        for (int i = 1; i < series.size(); i++) {
            assertThat(series.get(i).start()).isEqualTo(series.get(i - 1).end());
        }
    }

    @Property
    void orderAgreesWithEquality(@ForAll("windows") Window a, @ForAll("windows") Window b) {
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
    }
}
