package io.github.retention4j.metric.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Window;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Over three centuries, with the years that are no leap years although four divides them. */
class AnniversaryProps {
    private static final LocalDate FROM = LocalDate.of(1850, 1, 1);
    private static final int DAYS = 120_000;

    @Property(tries = 5_000)
    void isTheFirstDayOfTheWindowOnWhichAnotherYearIsFull(
            @ForAll @IntRange(max = DAYS) int day,
            @ForAll @IntRange(max = DAYS) int start,
            @ForAll @IntRange(max = 400) int length) {
        LocalDate of = FROM.plusDays(day);
        Window window = Window.through(FROM.plusDays(start), FROM.plusDays(start + length));
        LocalDate expected = window.start()
                .datesUntil(window.end())
                .filter(each -> fullYears(of, each) >= 1 && fullYears(of, each) > fullYears(of, each.minusDays(1)))
                .findFirst()
                .orElse(null);
        assertThat(Anniversary.in(window, of)).isEqualTo(expected);
        if (expected != null) {
            assertThat(Anniversary.mayBeIn(window, of.toEpochDay())).isTrue();
        }
    }

    private static long fullYears(LocalDate of, LocalDate day) {
        return ChronoUnit.YEARS.between(of, day);
    }

    /** Each anniversary of each day of leap years and others is one that is not passed over. */
    @Example
    void noAnniversaryIsPassedOver() {
        for (LocalDate day : new LocalDate[] {
            LocalDate.of(1896, 2, 29),
            LocalDate.of(1896, 3, 1),
            LocalDate.of(1903, 12, 31),
            LocalDate.of(1904, 1, 1),
            LocalDate.of(2000, 2, 29),
            LocalDate.of(2001, 3, 1)
        }) {
            for (int years = 1; years < 300; years++) {
                LocalDate next = day.plusYears(years);
                Window three = Window.through(next.minusDays(1), next.plusDays(1));
                assertThat(Anniversary.in(three, day))
                        .as("%s in %s", day, three)
                        .isNotNull();
                assertThat(Anniversary.mayBeIn(Window.day(Anniversary.in(three, day)), day.toEpochDay()))
                        .as("%s after %s years", day, years)
                        .isTrue();
            }
        }
    }

    @Example
    void mostDaysAreToldWithoutACalendar() {
        Window week = Window.through(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 3));
        long may = FROM.datesUntil(FROM.plusDays(36_524))
                .filter(day -> Anniversary.mayBeIn(week, day.toEpochDay()))
                .count();
        assertThat(may).isLessThan(36_524 / 20);
    }
}
