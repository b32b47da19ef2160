package io.github.retention4j.io.text;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Values as the texts that they are as an id, or in a message. One value is one text, whoever reads it. */
public final class ValueText {
    /** A number of more decimals, or of more zeros before its decimal mark, is written with an exponent: it would fill the memory. */
    private static final int MOST_PLACES = 1000;

    private ValueText() {}

    /** As anybody would write it, unless that would be zeros for pages. */
    public static String decimal(BigDecimal value) {
        return Math.abs((long) value.scale()) > MOST_PLACES ? value.toString() : value.toPlainString();
    }

    public static String instant(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    /** What a clock showed, in milliseconds since the start of 1970 as that clock shows it. */
    public static String localTime(long millis) {
        int nanos = 1_000_000 * (int) Math.floorMod(millis, 1_000L);
        return LocalDateTime.ofEpochSecond(Math.floorDiv(millis, 1_000L), nanos, ZoneOffset.UTC)
                .toString();
    }

    public static String day(long epochDay) {
        return ChronoField.EPOCH_DAY.range().isValidValue(epochDay)
                ? LocalDate.ofEpochDay(epochDay).toString()
                : "day " + epochDay;
    }
}
