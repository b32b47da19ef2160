package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.CalendarUnits;
import io.github.retention4j.testing.ZonedInstants;
import io.github.retention4j.testing.ZonedInstants.Zoned;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.joda.money.CurrencyUnit;

@Domain(ZonedInstants.class)
@Domain(CalendarUnits.class)
@Domain(DomainContext.Global.class)
class PeriodsProps {
    /** Periods around an instant: some before, the one that holds it, some after. */
    private static Periods around(Zoned at, Window window, int before, int after) {
        Window first = window;
        for (int i = 0; i < before; i++) {
            first = first.previous();
        }
        Window last = window;
        for (int i = 0; i < after; i++) {
            last = last.next();
        }
        return Periods.of(
                new Basis(
                        at.zone(),
                        CurrencyUnit.USD,
                        2,
                        LocalDate.MAX,
                        LocalDate.MIN,
                        Set.of(),
                        Set.of(),
                        RefundedOrders.IGNORE,
                        ""),
                first,
                last);
    }

    private static void assertIndexIsTheNaiveOne(Zoned at, Window window, int before, int after) {
        assertThat(window.contains(at.day())).isTrue();
        Periods periods = around(at, window, before, after);
        assertThat(periods.indexOf(at.instant().toEpochMilli())).isEqualTo(before);
        assertThat(periods.windows().get(before)).isEqualTo(window);
    }

    @Property(tries = 2000)
    void indexIsThatOfTheUnitThatHoldsTheDay(
            @ForAll Zoned at,
            @ForAll CalendarUnit unit,
            @ForAll @IntRange(max = 40) int before,
            @ForAll @IntRange(max = 40) int after) {
        if (unit != CalendarUnit.DAYS) {
            assertIndexIsTheNaiveOne(at, Window.of(unit, at.day()), before, after);
        }
    }

    @Property(tries = 500)
    void indexIsThatOfTheWeekOfAnyFirstDay(
            @ForAll Zoned at, @ForAll DayOfWeek firstDay, @ForAll @IntRange(max = 60) int before) {
        assertIndexIsTheNaiveOne(at, Window.week(at.day(), firstDay), before, 3);
    }

    @Property(tries = 500)
    void indexIsThatOfAnyRunOfDays(
            @ForAll Zoned at,
            @ForAll @IntRange(max = 12) int into,
            @ForAll @IntRange(max = 30) int beyond,
            @ForAll @IntRange(max = 20) int before) {
        LocalDate start = at.day().minusDays(into);
        assertIndexIsTheNaiveOne(at, Window.between(start, at.day().plusDays(beyond + 1L)), before, 2);
    }

    @Property(tries = 500)
    void periodHoldsItsFirstAndLastMillisecond(
            @ForAll Zoned at, @ForAll CalendarUnit unit, @ForAll @IntRange(min = 1, max = 40) int after) {
        if (unit != CalendarUnit.DAYS) {
            Periods periods = around(at, Window.of(unit, at.day()), 2, after);
            for (int i = 0; i < periods.count(); i++) {
                if (periods.start(i) < periods.start(i + 1)) {
                    assertThat(periods.indexOf(periods.start(i))).isEqualTo(i);
                    assertThat(periods.indexOf(periods.start(i + 1) - 1)).isEqualTo(i);
                }
            }
        }
    }
}
