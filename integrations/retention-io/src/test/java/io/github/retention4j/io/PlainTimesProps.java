package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.time.DayStarts;
import io.github.retention4j.io.time.PlainTimes;
import io.github.retention4j.io.time.TimePattern;
import io.github.retention4j.io.time.ZoneClock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Times read by their places in the pattern are what the formatter makes of them, and bad ones stay bad. */
class PlainTimesProps {
    private static final List<String> PATTERNS = List.of(
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd'T'HH:mm:ss",
            "uuuu/MM/dd HH:mm",
            "dd.MM.yyyy HH:mm:ss",
            "MM/dd/uuuu",
            "yyyyMMddHHmmss",
            "yyyy-MM-dd",
            "yyyy-MM-dd'T'HH:mm:ssX",
            "yyyy-MM-dd HH:mmXX",
            "yyyy-MM-dd HH:mm:ssXXX");

    private static final List<String> ZONES = List.of(
            "UTC",
            "+05:45",
            "Europe/London",
            "Africa/Cairo",
            "America/Sao_Paulo",
            "America/Toronto",
            "Asia/Riyadh",
            "Asia/Tehran",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Monrovia");

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void aTextIsWhatTheFormatterSays(
            @ForAll("patterns") String pattern,
            @ForAll("zones") String zone,
            @ForAll("times") LocalDateTime time,
            @ForAll("edits") String edit,
            @ForAll @IntRange(max = 24) int place) {
        // The same instants from a zone of its own as from the clock's, so that a pattern with an offset can be
        // written.
        String text = edited(
                DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time.atOffset(ZoneOffset.UTC)), edit, place);

        assertThat(read(pattern, text, zone)).isEqualTo(formatted(pattern, text, zone));
    }

    @Property
    void nearAChangeOfTheClockToo(
            @ForAll("patterns") String pattern,
            @ForAll("zones") String zone,
            @ForAll("times") LocalDateTime time,
            @ForAll @IntRange(min = -100, max = 100) int quarters) {
        ZoneRules rules = ZoneId.of(zone).getRules();
        var change = rules.nextTransition(time.toInstant(ZoneOffset.UTC));
        LocalDateTime near = (change == null ? time : change.getDateTimeBefore()).plusMinutes(15L * quarters);
        String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(near.atOffset(ZoneOffset.UTC));

        assertThat(read(pattern, text, zone)).isEqualTo(formatted(pattern, text, zone));
    }

    /** Each day that the table has, at its beginning, its end and each hour between. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aDayWithAStartHasOneOffset(@ForAll("allZones") String id, @ForAll @IntRange(min = 1900, max = 2199) int year) {
        ZoneId zone = ZoneId.of(id);
        DayStarts days = new DayStarts(zone);
        int known = 0;
        LocalDate newYear = LocalDate.of(year, 1, 1);
        for (LocalDate day : newYear.datesUntil(newYear.plusYears(1)).toList()) {
            long start = days.millis(year, day.getMonthValue(), day.getDayOfMonth());
            assertThat(start).isNotEqualTo(DayStarts.UNKNOWN);
            if (start != DayStarts.CHANGING) {
                known++;
                for (int hour = 0; hour < 24; hour++) {
                    assertThat(start + hour * 3_600_000L)
                            .isEqualTo(
                                    day.atTime(hour, 0).atZone(zone).toInstant().toEpochMilli());
                }
                assertThat(start + 86_399_000L)
                        .isEqualTo(day.atTime(LocalTime.of(23, 59, 59))
                                .atZone(zone)
                                .toInstant()
                                .toEpochMilli());
            }
        }
        assertThat(known).isGreaterThan(newYear.lengthOfYear() - 20);
    }

    @Property
    void usualTimesNeverReachTheFormatter(@ForAll("patterns") String pattern, @ForAll("times") LocalDateTime time) {
        String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time.atOffset(ZoneOffset.UTC));
        Row row = Source.row("at", text);

        assertThat(new PlainTimes(pattern, ZoneClock.of(ZoneOffset.UTC)).millis(row.bytes(), row.start(0), row.end(0)))
                .isNotEqualTo(DayStarts.UNKNOWN);
    }

    @Example
    void outsideTheTableIsUnknown() {
        DayStarts days = new DayStarts(ZoneOffset.UTC);
        assertThat(days.millis(1970, 1, 1)).isZero();
        assertThat(days.millis(1900, 1, 1)).isEqualTo(-2_208_988_800_000L);
        assertThat(days.millis(2199, 12, 31)).isEqualTo(7_258_032_000_000L);
        for (int[] day : new int[][] {
            {1899, 12, 31},
            {2200, 1, 1},
            {0, 1, 1},
            {2024, 0, 1},
            {2024, 13, 1},
            {1899, 13, 1},
            {2199, 13, 1},
            {2024, 1, 0},
            {2024, 1, 32},
            {2024, 2, 30},
            {2023, 2, 29},
            {1900, 2, 29},
            {2024, 4, 31}
        }) {
            assertThat(days.millis(day[0], day[1], day[2])).isEqualTo(DayStarts.UNKNOWN);
        }
        assertThat(days.millis(2024, 2, 29)).isEqualTo(1_709_164_800_000L);
        assertThat(days.millis(2000, 2, 29)).isEqualTo(951_782_400_000L);
    }

    private static String edited(String text, String edit, int place) {
        int at = Math.min(place, text.length());
        return switch (edit) {
            case "" -> text;
            case "cut" -> text.substring(0, Math.max(1, at));
            case "24:00" -> text.replaceFirst("[0-9]{2}:[0-9]{2}", "24:00");
            case "00" -> text.substring(0, at / 2 * 2) + "00" + text.substring(Math.min(text.length(), at / 2 * 2 + 2));
            default -> text.substring(0, at) + edit + text.substring(Math.min(text.length(), at + 1));
        };
    }

    private static String read(String pattern, String text, String zone) {
        Row row = Source.row("at", text);
        try {
            return String.valueOf(
                    new Times(0, Optional.of(TimePattern.of(pattern)), ZoneId.of(zone), change -> {}).millis(row));
        } catch (BadRow bad) {
            return "bad";
        }
    }

    private static String formatted(String pattern, String text, String zone) {
        try {
            String cell = text.strip();
            return String.valueOf(TimePattern.of(pattern)
                    .millis(cell.toCharArray(), 0, cell.length(), ZoneClock.of(ZoneId.of(zone))));
        } catch (DateTimeException bad) {
            return "bad";
        }
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(PATTERNS);
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZONES);
    }

    @Provide
    Arbitrary<String> allZones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    }

    @Provide
    Arbitrary<String> edits() {
        return Arbitraries.of(
                "", "", "", "cut", "24:00", "00", "0", "1", "2", "3", "5", "6", "9", "-", "/", ":", ".", " ", "T", "t",
                "Z", "z", "+", "\u0663", "\uFF13", "\u0130", "99");
    }

    /** Over three hundred years, with the ends and the ends of months more often than chance would have them. */
    @Provide
    Arbitrary<LocalDateTime> times() {
        Arbitrary<LocalDateTime> any = Arbitraries.longs()
                .between(
                        Instant.parse("1900-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2199-12-31T23:59:59Z").getEpochSecond())
                .map(s -> LocalDateTime.ofEpochSecond(s, 0, ZoneOffset.UTC));
        Arbitrary<LocalDateTime> endsOfMonths = Combinators.combine(
                        Arbitraries.integers().between(1900, 2199),
                        Arbitraries.integers().between(1, 12))
                .as((year, month) -> LocalDate.of(year, month, 1)
                        .plusMonths(1)
                        .atStartOfDay()
                        .minusSeconds(1))
                .filter(t -> t.getYear() < 2200);
        return Arbitraries.oneOf(any, any, endsOfMonths);
    }
}
