package io.github.retention4j.store;

import java.lang.ref.SoftReference;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The days of zones, by whole years: made once and shared by all who ask. A small shop's days take more memory than its
 * orders, and more time to make.
 */
public final class ZoneDays {
    private static final Map<ZoneId, SoftReference<Timeline>> KNOWN = new ConcurrentHashMap<>();

    private ZoneDays() {}

    /** Days of a zone, among them those from one through another. */
    public static Timeline covering(ZoneId zone, LocalDate first, LocalDate last) {
        Timeline days = known(KNOWN.get(zone));
        if (days == null || !days.hasDays(first, last)) {
            days = KNOWN.compute(zone, (z, before) -> new SoftReference<>(extended(z, known(before), first, last)))
                    .get();
        }
        // The collector may have been quicker.
        return days == null ? extended(zone, null, first, last) : days;
    }

    /** Days of a zone, among them those of two instants and all between. */
    public static Timeline covering(ZoneId zone, long first, long last) {
        return covering(zone, Timeline.dayOf(first, zone), Timeline.dayOf(last, zone));
    }

    /** Which edition of the zone's rules these are, such as 2025b. */
    public static String rules(ZoneId zone) {
        // What is no more than an offset from UTC has none.
        return zone.getRules().isFixedOffset()
                ? "fixed"
                : ZoneRulesProvider.getVersions(zone.getId()).lastKey();
    }

    private static @Nullable Timeline known(@Nullable SoftReference<Timeline> reference) {
        return reference == null ? null : reference.get();
    }

    private static Timeline extended(ZoneId zone, @Nullable Timeline known, LocalDate first, LocalDate last) {
        if (known == null) {
            return years(zone, first.getYear(), last.getYear());
        }
        int from = LocalDate.ofEpochDay(known.firstDay()).getYear();
        int through =
                LocalDate.ofEpochDay(known.firstDay() + known.count() - 1L).getYear();
        return known.hasDays(first, last)
                ? known
                : years(zone, Math.min(from, first.getYear()), Math.max(through, last.getYear()));
    }

    private static Timeline years(ZoneId zone, int first, int last) {
        int firstDay = Math.toIntExact(LocalDate.of(first, 1, 1).toEpochDay());
        int endDay = Math.toIntExact(LocalDate.of(last + 1, 1, 1).toEpochDay());
        long[] starts = new long[endDay - firstDay + 1];
        for (int day = 0; day < starts.length; day++) {
            starts[day] = LocalDate.ofEpochDay(firstDay + day)
                    .atStartOfDay(zone)
                    .toInstant()
                    .toEpochMilli();
        }
        return new Timeline(starts, firstDay);
    }
}
