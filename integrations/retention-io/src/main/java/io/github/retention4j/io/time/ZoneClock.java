package io.github.retention4j.io.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.function.Consumer;

/**
 * What the clocks of a zone showed, as instants: a time that a change of the clock leaves out moves on by the length of the gap, and
 * of one that comes twice it is the first.
 */
public final class ZoneClock {
    /** Whose clocks never change. */
    static final ZoneClock UTC = of(ZoneOffset.UTC);

    private final ZoneId zone;
    private final Consumer<ZoneOffsetTransition> changed;

    /**
     * The clocks of a zone.
     *
     * @param changed hears of each time that is left out or comes twice
     */
    public ZoneClock(ZoneId zone, Consumer<ZoneOffsetTransition> changed) {
        this.zone = zone;
        this.changed = changed;
    }

    public static ZoneClock of(ZoneId zone) {
        return new ZoneClock(zone, change -> {});
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant instant(LocalDateTime shown) {
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.getTransition(shown);
        if (change == null) {
            return shown.toInstant(rules.getOffset(shown));
        }
        changed.accept(change);
        return shown.toInstant(change.getOffsetBefore());
    }

    /** A day without a time of day has none that could be left out. */
    public Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
