package io.github.retention4j.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ZoneDaysTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);

    @Test
    void historiesOfAZoneShareItsDays() {
        ZoneId zone = ZoneId.of("Pacific/Chatham");
        Timeline year = ZoneDays.covering(zone, NEW_YEAR, NEW_YEAR);
        assertThat(ZoneDays.covering(zone, NEW_YEAR.plusDays(365), NEW_YEAR.plusDays(365)))
                .isSameAs(year);
        assertThat(year.count()).isEqualTo(366);
    }

    @Test
    void otherYearsAreAddedToThoseThatAreKnown() {
        ZoneId zone = ZoneId.of("Pacific/Niue");
        ZoneDays.covering(zone, NEW_YEAR, NEW_YEAR);
        Timeline more = ZoneDays.covering(zone, NEW_YEAR.minusYears(2), NEW_YEAR.minusYears(2));
        assertThat(more.firstDay()).isEqualTo((int) NEW_YEAR.minusYears(2).toEpochDay());
        assertThat(more.count()).isEqualTo(365 + 365 + 366);
        assertThat(ZoneDays.covering(zone, NEW_YEAR, NEW_YEAR)).isSameAs(more);
    }

    @Test
    void coversTheDaysOfInstants() {
        ZoneId zone = ZoneOffset.ofHours(13);
        long first = NEW_YEAR.atStartOfDay(zone).toInstant().toEpochMilli();
        Timeline days = ZoneDays.covering(zone, first - 1, first);
        assertThat(days.has(first - 1)).isTrue();
        assertThat(days.indexOf(first)).isEqualTo(days.indexOf(first - 1) + 1);
        assertThat(days.firstDay()).isEqualTo((int) NEW_YEAR.minusYears(1).toEpochDay());
    }

    /** Years that others asked for must not show in how much room a history's days take. */
    @Test
    void aPartTellsItsOwnDays() {
        ZoneId zone = ZoneId.of("Pacific/Kwajalein");
        // A day of 47 hours.
        LocalDate twice = LocalDate.of(1969, 9, 30);
        Timeline longDay = Timeline.days(zone, twice, twice);
        Timeline after = Timeline.days(zone, twice.plusDays(1), twice.plusDays(3));
        assertThat(longDay.longest()).isEqualTo(47 * 3_600_000L);
        assertThat(after.longest()).isEqualTo(24 * 3_600_000L);
        assertThat(after.count()).isEqualTo(3);
        assertThat(after.start(0)).isEqualTo(longDay.start(1));
        assertThat(after.indexOf(after.start(2) - 1)).isEqualTo(1);
        assertThat(after.indexOf(after.start(2))).isEqualTo(2);
        assertThat(after.has(after.start(3))).isFalse();
        assertThat(after.has(after.start(0) - 1)).isFalse();
    }
}
