package io.github.retention4j.staging;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/** Instants as the clocks of a zone show them, for messages: so they stand in a shop's own files. */
record WallClock(ZoneId zone) {
    LocalDateTime at(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    /** An instant without the zone, and if clocks show the same twice, with their offset. */
    String shown(long millis) {
        LocalDateTime shown = at(millis);
        ZoneRules rules = zone.getRules();
        boolean isShownTwice = rules.getValidOffsets(shown).size() > 1;
        return shown + (isShownTwice ? "" + rules.getOffset(Instant.ofEpochMilli(millis)) : "");
    }

    /** The same with the zone, such as {@code 2026-03-05T00:30 in Asia/Riyadh}. */
    String told(long millis) {
        return shown(millis) + (zone instanceof ZoneOffset ? "" : " in ") + zone;
    }
}
