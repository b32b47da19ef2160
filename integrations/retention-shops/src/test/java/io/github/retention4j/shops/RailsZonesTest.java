package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RailsZonesTest {
    @Test
    void everyNameHasAZoneOfThisJava() {
        assertThat(RailsZones.zones().values())
                .allSatisfy(zone -> assertThat(ZoneId.getAvailableZoneIds()).contains(zone.getId()));
        assertThat(RailsZones.zones().values().stream().distinct()).hasSizeGreaterThan(120);
    }

    // Offsets of the middle of January and of July 2025, as each country's clocks showed them.
    @ParameterizedTest
    @CsvSource({
        "Eastern Time (US & Canada), -05:00, -04:00",
        "eastern time (us & canada), -05:00, -04:00",
        "Central Time (US & Canada), -06:00, -05:00",
        "Mountain Time (US & Canada), -07:00, -06:00",
        "Pacific Time (US & Canada), -08:00, -07:00",
        "Arizona, -07:00, -07:00",
        "Alaska, -09:00, -08:00",
        "Hawaii, -10:00, -10:00",
        "Atlantic Time (Canada), -04:00, -03:00",
        "Newfoundland, -03:30, -02:30",
        "London, +00:00, +01:00",
        "Paris, +01:00, +02:00",
        "Kyiv, +02:00, +03:00",
        "Riyadh, +03:00, +03:00",
        "Kathmandu, +05:45, +05:45",
        "Tokyo, +09:00, +09:00",
        "Adelaide, +10:30, +09:30",
        "Sydney, +11:00, +10:00",
        "Chatham Is., +13:45, +12:45",
        "America/New_York, -05:00, -04:00"
    })
    void aNameIsItsZone(String name, String winter, String summer) {
        ZoneId zone = RailsZones.zone(name).orElseThrow();
        assertThat(zone.getRules().getOffset(Instant.parse("2025-01-15T00:00:00Z")))
                .isEqualTo(ZoneOffset.of(winter));
        assertThat(zone.getRules().getOffset(Instant.parse("2025-07-15T00:00:00Z")))
                .isEqualTo(ZoneOffset.of(summer));
    }

    @Test
    void anotherNameIsNone() {
        assertThat(RailsZones.zone("EST")).isEmpty();
        assertThat(RailsZones.zone("")).isEmpty();
    }
}
