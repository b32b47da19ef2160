package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class AgeScaleTest {
    /** Over a leap year, and a year of a century that has no 29 February. */
    @Test
    void everyAgeInDaysHasAPlaceInItsMonth() {
        for (LocalDate start : new LocalDate[] {LocalDate.of(2024, 1, 1), LocalDate.of(2099, 6, 1)}) {
            for (int s = 0; s < 430; s++) {
                LocalDate earned = start.plusDays(s);
                for (int age = 0; age < 5_000; age += age < 1_000 ? 1 : 13) {
                    LocalDate day = earned.plusDays(age);
                    int month = LotFates.months(earned, day);
                    assertThat((long) month).isEqualTo(ChronoUnit.MONTHS.between(earned, day));
                    int place = age - AgeScale.DAYS.first(month);
                    if (place < 0 || place >= AgeScale.DAYS.span()) {
                        throw new AssertionError(earned + " + " + age + " days, month " + month + ": " + place);
                    }
                }
            }
        }
    }

    @Test
    void anAgeWithoutADayHasOneToo() {
        for (int age = 0; age <= 36_525; age++) {
            int place = age - AgeScale.DAYS.first(AgeScale.DAYS.month(age));
            assertThat(place).isBetween(0, AgeScale.DAYS.span() - 1);
        }
    }

    @Test
    void cellsAreMonthsThenYears() {
        assertThat(AgeScale.cell(0)).isZero();
        assertThat(AgeScale.cell(59)).isEqualTo(59);
        assertThat(AgeScale.cell(60)).isEqualTo(60);
        assertThat(AgeScale.cell(71)).isEqualTo(60);
        assertThat(AgeScale.cell(72)).isEqualTo(61);
    }
}
