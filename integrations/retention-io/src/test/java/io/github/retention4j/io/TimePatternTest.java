package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
                .millis(("x" + text + "x").toCharArray(), 1, 1 + text.length(), ZoneId.of(zone), NumberStyle.POINT));
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
                "yyyy-MM-dd[ HH:mm]|2025-03-01 10:20|UTC|2025-03-01T10:20:00Z",
                "yyyy-MM-dd|2024-02-29|UTC|2024-02-29T00:00:00Z",
                "yyyy-DDD|2024-060|UTC|2024-02-29T00:00:00Z"
            })
    void texts(String pattern, String text, String zone, Instant expected) {
        assertThat(instant(pattern, text, zone)).isEqualTo(expected);
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
                "yyyy-MM-dd|٢٠٢٥-٠٣-٠١",
                "yyyy-MM-dd HH:mm|2025-02-03 24:00",
                "yyyy-MM-dd HH:mm|2025-02-03 10:60",
                "yyyy-MM-dd HH:mm:ss|2025-02-03 10:10:60",
                "d.M.yyyy|31.4.2025",
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
