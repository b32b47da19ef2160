package io.github.retention4j.io.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {
    private static Instant instant(String pattern, String text, String zone) {
        return Instant.ofEpochMilli(TimePattern.of(pattern)
                .millis(("x" + text + "x").toCharArray(), 1, 1 + text.length(), ZoneClock.of(ZoneId.of(zone))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2025-03-01|Asia/Riyadh|2025-02-28T21:00:00Z",
                "uuuu-MM-dd HH:mm:ss|2025-03-01 10:20:30|Asia/Riyadh|2025-03-01T07:20:30Z",
                "dd/MM/yyyy|01/12/2010|UTC|2010-12-01T00:00:00Z",
                "MM/dd/yyyy|01/12/2010|UTC|2010-01-12T00:00:00Z",
                "d/M/yy H:mm|1/12/10 8:26|Europe/London|2010-12-01T08:26:00Z",
                "yyyyMMddHHmmss|20250301102030|UTC|2025-03-01T10:20:30Z",
                "yyyy-MM-dd'T'HH:mm:ss|2025-03-01T10:20:30|UTC|2025-03-01T10:20:30Z",
                "yyyy-MM-dd'T'HH:mm:ss|2025-03-01t10:20:30|UTC|2025-03-01T10:20:30Z",
                "yyyy-MM-dd'T'HH:mm:ss.SSSXXX|2025-03-01T10:20:30.123+03:00|Asia/Tokyo|2025-03-01T07:20:30.123Z",
                "yyyy-MM-dd'T'HH:mm:ssX|2025-03-01T10:20:30Z|Asia/Tokyo|2025-03-01T10:20:30Z",
                "yyyy-MM-dd HH:mm VV|2025-03-01 10:20 Asia/Riyadh|Asia/Tokyo|2025-03-01T07:20:00Z",
                "yyyy-MM-ddXXX|2025-03-01+03:00|Asia/Tokyo|2025-02-28T21:00:00Z",
                "dd MMM yyyy hh:mm a|01 mar 2025 12:05 AM|UTC|2025-03-01T00:05:00Z",
                "dd MMM yyyy hh:mm a|01 Mar 2025 12:05 pm|UTC|2025-03-01T12:05:00Z",
                "yyyy-MM-dd[ HH:mm]|2025-03-01|UTC|2025-03-01T00:00:00Z",
                "yyyy-MM-dd[ hh:mm][ a]|2025-03-01|UTC|2025-03-01T00:00:00Z",
                "yyyy-MM-dd[ hh:mm][ a]|2025-03-01 03:00 PM|UTC|2025-03-01T15:00:00Z",
                "yyyy-MM-dd[ HH:mm]|2025-03-01 10:20|UTC|2025-03-01T10:20:00Z",
                "yyyy-MM-dd|2024-02-29|UTC|2024-02-29T00:00:00Z",
                "yyyy-DDD|2024-060|UTC|2024-02-29T00:00:00Z",
                "MMMM d, yyyy|September 24, 2026|UTC|2026-09-24T00:00:00Z",
                "LLLL d, yyyy|september 24, 2026|UTC|2026-09-24T00:00:00Z",
                "EEEE d LLL yyyy|Thursday 24 Sep 2026|UTC|2026-09-24T00:00:00Z",
                "EEE, dd MMM yyyy h:mm a|THU, 24 SEP 2026 11:30 pm|UTC|2026-09-24T23:30:00Z",
                "d MMM['t'] yyyy|24 Sept 2026|UTC|2026-09-24T00:00:00Z",
                "d MMM['t'] yyyy|24 Oct 2026|UTC|2026-10-24T00:00:00Z",
                "yyyy ppM ppd|2026 10  4|UTC|2026-10-04T00:00:00Z",
                "yyyy pppppppppMMMM d|2026       May 24|UTC|2026-05-24T00:00:00Z",
                "yyyy 'Q'Q M d|2026 Q3 9 24|UTC|2026-09-24T00:00:00Z",
                "yyyy-MM-dd 'o''clock' HH|2026-09-24 o'clock 07|UTC|2026-09-24T07:00:00Z",
                "yyyy-MM-dd HH:mm O|2026-03-31 23:30 GMT-4|UTC|2026-04-01T03:30:00Z",
                "yyyy-MM-dd HH:mm O|2026-03-31 23:30 GMT+5:30|UTC|2026-03-31T18:00:00Z",
                "yyyy-MM-dd HH:mm O|2026-03-31 23:30 GMT|Asia/Tokyo|2026-03-31T23:30:00Z",
                "yyyy-MM-dd HH:mm OOOO|2026-03-31 23:30 GMT-04:00|UTC|2026-04-01T03:30:00Z",
                "EEE MMM dd yyyy HH:mm:ss ZZZZ|Tue Mar 31 2026 23:30:00 GMT-04:00|UTC|2026-04-01T03:30:00Z",
                "EEE MMM dd yyyy HH:mm:ss 'GMT'xx|Tue Mar 31 2026 23:30:00 GMT-0400|UTC|2026-04-01T03:30:00Z"
            })
    void texts(String pattern, String text, String zone, Instant expected) {
        assertThat(instant(pattern, text, zone)).isEqualTo(expected);
    }

    /** What the refusal of z says to write. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd HH:mm XXX|2026-06-30 23:30 +01:00|UTC|2026-06-30T22:30:00Z",
                "yyyy-MM-dd HH:mm VV|2026-06-30 23:30 Europe/London|UTC|2026-06-30T22:30:00Z",
                "yyyy-MM-dd HH:mm VV|2026-06-30 23:30 UTC|Asia/Tokyo|2026-06-30T23:30:00Z",
                "yyyy-MM-dd HH:mm ['GMT']['BST']|2026-06-30 23:30 BST|Europe/London|2026-06-30T22:30:00Z",
                "yyyy-MM-dd HH:mm ['GMT']['BST']|2026-01-30 23:30 GMT|Europe/London|2026-01-30T23:30:00Z",
                "yyyy-MM-dd HH:mm ['EST']['EDT']|2026-03-31 23:30 EDT|America/New_York|2026-04-01T03:30:00Z",
                "yyyy-MM-dd HH:mm ['EST']['EDT']|2026-01-31 23:30 EST|America/New_York|2026-02-01T04:30:00Z",
                "EEE MMM dd HH:mm:ss ['CST'] yyyy|Tue Mar 31 23:30:00 CST 2026|Asia/Shanghai|2026-03-31T15:30:00Z"
            })
    void zonesAreRead(String pattern, String text, String zone, Instant expected) {
        assertThat(instant(pattern, text, zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"z", "zz", "zzz", "zzzz", "v", "vvvv", "[z]", "'at' z"})
    void namesOfZonesAreRefused(String zone) {
        assertThat(refusal("yyyy-MM-dd HH:mm " + zone))
                .isEqualTo(
                        "z and v are names of zones, and BST, CST and IST are names of several; write XXX for +01:00,"
                                + " VV for Europe/London or UTC, or one zone's names in quotes, as ['EST']['EDT'], and state zone(...)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "dd/mm/yyyy|it does not tell year, month and day; mm is minutes, write MM for months",
                "dd/yyyy 'M' mm|it does not tell year, month and day; mm is minutes, write MM for months",
                "MM/yyyy HH:mm|it does not tell year, month and day",
                "yyyy-MM-DD|D is the day of the year; write dd for the day of the month",
                "yyyy-MM-dd G|G is an era, which is always ours; write it in quotes, as in 'AD'",
                "yyyy-MM-dd GGGG|G is an era, which is always ours; write it in quotes, as in 'AD'",
                "yyyy-MM-dd h:mm B|B is a time of day in words; write a for AM and PM",
                "yyyy-MM-dd e|e and c count from the first day of a week, which countries differ on; write E for Mon or EEEE for Monday",
                "yyyy-MM-dd ccc|e and c count from the first day of a week, which countries differ on; write E for Mon or EEEE for Monday",
                "yyyy-MM-dd F|F has two meanings, by the version of Java; write d for the day of the month",
                "yyyy-MM-dd QQQ|a quarter is read as a number; write 'Q'Q for Q3",
                "yyyy-MM-dd qqqq|a quarter is read as a number; write 'Q'Q for Q3",
                "yyyy-MMMMM-dd|J is the first letter of three months; write MMM or MMMM",
                "yyyy-LLLLL-dd|J is the first letter of three months; write MMM or MMMM",
                "yyyy-MM-dd EEEEE|T is the first letter of two days; write E or EEEE",
                "yyyy-MM-dd MMMMMM|J is the first letter of three months; write MMM or MMMM",
                "yyyy-MM-dd h aa|Too many pattern letters: a",
                "yyyy-MM-dd OO|Pattern letter count must be 1 or 4: O",
                "yyyy-MM-dd pp|Pad letter 'p' must be followed by valid pad pattern: pp"
            })
    void lettersThatDifferBetweenMachinesAreRefused(String pattern, String reason) {
        assertThat(refusal(pattern)).isEqualTo(reason);
    }

    private static String refusal(String pattern) {
        try {
            return TimePattern.of(pattern).toString();
        } catch (IllegalArgumentException refused) {
            return refused.getMessage().substring(("pattern \"" + pattern + "\": ").length());
        }
    }

    @Test
    void everyMonthAndDayHasItsEnglishName() {
        List<String> months = List.of(
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
                "July",
                "August",
                "September",
                "October",
                "November",
                "December");
        List<String> days = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
        for (LocalDate day = LocalDate.of(2026, 1, 1); day.getYear() == 2026; day = day.plusDays(1)) {
            String month = months.get(day.getMonthValue() - 1);
            String name = days.get(day.getDayOfWeek().getValue() - 1);
            String numbers = day.getDayOfMonth() + " " + day.getYear();
            Instant expected = day.atStartOfDay(ZoneId.of("UTC")).toInstant();
            assertThat(instant("EEEE, MMMM d yyyy", name + ", " + month + " " + numbers, "UTC"))
                    .isEqualTo(expected);
            assertThat(instant(
                            "E, MMM d yyyy",
                            name.substring(0, 3) + ", " + month.substring(0, 3) + " " + numbers,
                            "UTC"))
                    .isEqualTo(expected);
        }
    }

    /** A narrow space as Java 20 and browsers write before PM, one that does not break, marks as Arabic writes them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "24/9/2026 11:30 PM",
                "24/9/2026\u00A011:30\u202FPM",
                "24\u200F/9\u200F/2026 11:30\u202FPM\u200E",
                "\u061C24/9/2026 11:30\u2009pm",
                "\u202A24/9/2026\u202C \u206611:30 PM\u2069\u200B"
            })
    void spacesAndInvisibleMarksAreNotTheTime(String text) {
        assertThat(instant("d/M/yyyy h:mm a", text, "UTC")).isEqualTo("2026-09-24T23:30:00Z");
        assertThat(instant("d/M/yyyy\u00A0h:mm\u202Fa", text, "UTC")).isEqualTo("2026-09-24T23:30:00Z");
    }

    @ParameterizedTest
    @CsvSource({"٢٠٢٦-٠٣-٠٥", "۲۰۲۶-۰۳-۰۵", "2026-٠٣-۰۵", "2026-03-05"})
    void arabicDigitsAreRead(String text) {
        TimePattern pattern = TimePattern.of("yyyy-MM-dd");
        assertThat(pattern.day(text)).isEqualTo("2026-03-05");
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-seconds, 1767605400, 2026-01-05T09:30:00Z",
        "epoch-seconds, 1767605400.25, 2026-01-05T09:30:00.250Z",
        "epoch-seconds, 1767605400.0, 2026-01-05T09:30:00Z",
        "epoch-seconds, 100000000, 1973-03-03T09:46:40Z",
        "epoch-milliseconds, 1767605400123, 2026-01-05T09:30:00.123Z",
        "epoch-milliseconds, 100000000000, 1973-03-03T09:46:40Z",
        "epoch-milliseconds, 9999999999999, 2286-11-20T17:46:39.999Z"
    })
    void countsFrom1970WhateverTheZone(String pattern, String text, Instant expected) {
        assertThat(instant(pattern, text, "Asia/Riyadh")).isEqualTo(expected);
        assertThat(instant(pattern, text, "America/Sao_Paulo")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-seconds, 1767605400123",
        "epoch-seconds, 0",
        "epoch-seconds, -1767605400",
        "epoch-seconds, 1.767e9",
        "epoch-seconds, 2026-01-05",
        "epoch-milliseconds, 1767605400",
        "epoch-milliseconds, 1767605400.0",
        "epoch-milliseconds, 0"
    })
    void neverTakesSecondsForMilliseconds(String pattern, String text) {
        assertThatThrownBy(() -> instant(pattern, text, "UTC")).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch", "epoch-millis", "Epoch-Seconds", "epoch-seconds ", "epochMilliseconds"})
    void aNameLikeTheirsIsNone(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of(pattern))
                .withMessage(
                        "pattern \"" + pattern + "\": write epoch-seconds, epoch-milliseconds or epoch-microseconds");
    }

    @Test
    void aBirthIsADayAndNoInstant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of("epoch-seconds").withCentury())
                .withMessage(
                        "pattern \"epoch-seconds\": it tells an instant and no day; births need one, such as yyyy-MM-dd");
    }

    /** A wall clock that skips an hour, one that shows it twice, days without a midnight and a day that never was. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd HH:mm|2025-03-30 01:30|Europe/London|2025-03-30T01:30:00Z",
                "yyyy-MM-dd H:mm|2025-03-30 1:30|Europe/London|2025-03-30T01:30:00Z",
                "yyyy-MM-dd HH:mm|2025-10-26 01:30|Europe/London|2025-10-26T00:30:00Z",
                "yyyy-MM-dd H:mm|2025-10-26 1:30|Europe/London|2025-10-26T00:30:00Z",
                "yyyy-MM-dd|2018-11-04|America/Sao_Paulo|2018-11-04T03:00:00Z",
                "yyyy-M-d|2018-11-4|America/Sao_Paulo|2018-11-04T03:00:00Z",
                "yyyy-MM-dd|2025-04-25|Africa/Cairo|2025-04-24T22:00:00Z",
                "yyyy-MM-dd|1919-03-31|America/Toronto|1919-03-31T04:30:00Z",
                "yyyy-MM-dd|2011-12-30|Pacific/Apia|2011-12-30T10:00:00Z",
                "yyyy-MM-dd HH:mm|2011-12-30 12:00|Pacific/Apia|2011-12-30T22:00:00Z"
            })
    void gapsAndOverlaps(String pattern, String text, String zone, Instant expected) {
        assertThat(instant(pattern, text, zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2025-02-30",
                "yyyy-MM-dd|2025-02-29",
                "yyyy-MM-dd|2025-13-01",
                "yyyy-MM-dd|2025-00-01",
                "yyyy-MM-dd|0000-01-01",
                "yyyy-MM-dd|2025-2-03",
                "yyyy-MM-dd|25-02-03",
                "yyyy-MM-dd|2025-02-03 00:00",
                "yyyy-MM-dd|2025/02/03",
                "yyyy-MM-dd|-2025-02-03",
                "yyyy-MM-dd|２０２５-０３-０１",
                "yyyy-MM-dd HH:mm|2025-02-03 24:00",
                "yyyy-MM-dd HH:mm|2025-02-03 10:60",
                "yyyy-MM-dd HH:mm:ss|2025-02-03 10:10:60",
                "d.M.yyyy|31.4.2025",
                "yyyy-MM-dd[ hh:mm][ a]|2025-02-03 03:00",
                "yyyy-MM-dd[ hh:mm][ a]|2025-02-03 PM",
                "yyyy-MM-dd[ HH][:mm]|2025-02-03:30",
                "EEE dd MMM yyyy|Mon 01 Mar 2025"
            })
    void noSuchTimes(String pattern, String text) {
        assertThatThrownBy(() -> instant(pattern, text, "UTC")).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aTextMayHaveItsOwnOfSeveralPatternsButNeedsADay() {
        assertThat(instant("[yyyy-MM-dd][dd/MM/yyyy]", "01/02/2025", "UTC")).isEqualTo("2025-02-01T00:00:00Z");
        assertThat(instant("[yyyy-MM-dd][dd/MM/yyyy]", "2025-02-01", "UTC")).isEqualTo("2025-02-01T00:00:00Z");
        assertThatThrownBy(() -> instant("[yyyy-MM-dd][HH:mm]", "10:20", "UTC")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> TimePattern.of("[yyyy-MM-dd][HH:mm]").day("10:20"))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void timesTooFarAwayAreNoNumberOfMilliseconds() {
        assertThatThrownBy(() -> instant("yyyyyyyyy-MM-dd", "999999999-01-01", "UTC"))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"YYYY-MM-dd", "YYYY-'W'ww-e", "yyyy-MM-dd W", "dd.MM.YYYY HH:mm"})
    void weeksAreRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of(pattern))
                .withMessage("pattern \"" + pattern
                        + "\": Y, w and W count by weeks and are wrong around New Year; write yyyy or uuuu");
    }

    @Test
    void quotedLettersAreNoFields() {
        assertThat(instant("yyyy-MM-dd 'Week Y'", "2025-03-01 week y", "UTC")).isEqualTo("2025-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HH:mm", "MM/yyyy", "yyyy", "dd MMM", "'date'"})
    void aPatternTellsADay(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of(pattern))
                .withMessage("pattern \"" + pattern + "\": it does not tell year, month and day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd hh:mm", "yyyy-MM-dd mm", "yyyy-MM-dd a", "yyyy-MM-dd ss"})
    void aPatternTellsNoPartOfATime(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of(pattern))
                .withMessage("pattern \"" + pattern + "\": it tells a part of the time only; h needs a, and m needs H");
    }

    @Test
    void aPatternIsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of("yyyy-MM-dd j"))
                .withMessage("pattern \"yyyy-MM-dd j\": Unknown pattern letter: j");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of("yyyy-MM-dd'T"))
                .withMessageStartingWith("pattern \"yyyy-MM-dd'T\": Pattern ends with an incomplete string literal");
    }

    @Test
    void birthsNeedACentury() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of("dd/MM/yy").withCentury())
                .withMessage("pattern \"dd/MM/yy\": yy is a year from 2000 to 2099; births need yyyy");
        assertThat(TimePattern.of("dd/MM/yyyy 'yy'").withCentury().day("01/02/1968 yy"))
                .isEqualTo(LocalDate.of(1968, 2, 1));
    }

    @Property
    void everyWallClockTimeIsReadAsWritten(@ForAll("times") LocalDateTime time, @ForAll("zones") String zone) {
        for (String pattern : new String[] {
            "yyyy-MM-dd HH:mm:ss",
            "uuuuMMddHHmmss",
            "dd.MM.uuuu HH:mm:ss",
            "MM/dd/yyyy'T'HH:mm:ss",
            "d MMM yyyy h:m:s a"
        }) {
            String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
            assertThat(instant(pattern, text, zone))
                    .isEqualTo(time.atZone(ZoneId.of(zone)).toInstant());
        }
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("1900-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2199-12-31T23:59:59Z").getEpochSecond())
                .map(s -> LocalDateTime.ofEpochSecond(s, 0, java.time.ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(
                "UTC", "Europe/London", "America/Sao_Paulo", "Pacific/Apia", "Asia/Riyadh", "Africa/Cairo");
    }
}
