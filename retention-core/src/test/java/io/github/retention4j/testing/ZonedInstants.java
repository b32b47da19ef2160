package io.github.retention4j.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Instants in every zone there is, from 1950 to 2035, half of them within hours of a clock change. */
public final class ZonedInstants extends DomainContextBase {
    private static final Instant FIRST = Instant.parse("1950-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2035-12-31T00:00:00Z");
    /** Zones that skipped a day, repeated one, or put clocks back over midnight: met too rarely among all. */
    private static final List<String> ODD = List.of(
            "Pacific/Apia",
            "Pacific/Kwajalein",
            "Pacific/Enderbury",
            "America/St_Johns",
            "America/Goose_Bay",
            "America/Moncton",
            "Antarctica/Casey",
            "America/Sao_Paulo",
            "Africa/Cairo",
            "Asia/Tehran");

    /** An instant and the zone it is looked at in. */
    public record Zoned(Instant instant, ZoneId zone) {
        /**
         * The day that had begun by this instant, by java.time alone: the latest date any clock showed until then. It is
         * the date now unless clocks went back over midnight a short time ago.
         */
        public LocalDate day() {
            ZoneRules rules = zone.getRules();
            LocalDate day = LocalDate.ofInstant(instant, zone);
            Instant earliest = instant.minus(Duration.ofDays(3));
            for (ZoneOffsetTransition change = rules.previousTransition(instant.plusMillis(1));
                    change != null && change.getInstant().isAfter(earliest);
                    change = rules.previousTransition(change.getInstant())) {
                LocalDate before = LocalDate.ofInstant(change.getInstant().minusMillis(1), zone);
                day = before.isAfter(day) ? before : day;
            }
            return day;
        }
    }

    @Provide
    Arbitrary<Zoned> zonedInstants() {
        List<ZoneId> all = new ArrayList<>(
                ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
        Arbitrary<ZoneId> zones = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(all)),
                Tuple.of(1, Arbitraries.of(ODD).map(ZoneId::of)));
        return Combinators.combine(
                        zones,
                        Arbitraries.longs().between(FIRST.toEpochMilli(), LAST.toEpochMilli()),
                        Arbitraries.of(true, false),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.longs().between(-90 * 60_000L, 90 * 60_000L)),
                                Tuple.of(1, Arbitraries.longs().between(-30 * 3600_000L, 30 * 3600_000L))))
                .as((zone, millis, atChange, offset) -> {
                    Instant instant = Instant.ofEpochMilli(millis);
                    ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
                    return atChange && change != null && change.getInstant().isBefore(LAST)
                            ? new Zoned(change.getInstant().plusMillis(offset), zone)
                            : new Zoned(instant, zone);
                })
                .withoutEdgeCases();
    }
}
