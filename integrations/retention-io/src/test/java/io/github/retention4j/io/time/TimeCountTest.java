package io.github.retention4j.io.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that are times: counts from 1970, and spreadsheets' numbers of days. */
class TimeCountTest {
    private static Instant instant(String pattern, String text, String zone) {
        return Instant.ofEpochMilli(
                TimePattern.of(pattern).millis(text.toCharArray(), 0, text.length(), ZoneClock.of(ZoneId.of(zone))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epoch-microseconds|1767605400123456|2026-01-05T09:30:00.123Z",
                "epoch-microseconds|1767605400123999|2026-01-05T09:30:00.123Z",
                "epoch-microseconds|100000000000000|1973-03-03T09:46:40Z",
                "epoch-microseconds|١٧٦٧٦٠٥٤٠٠١٢٣٤٥٦|2026-01-05T09:30:00.123Z",
                "epoch-seconds|1767605400.2509|2026-01-05T09:30:00.250Z",
                "epoch-seconds|1767605400,25|2026-01-05T09:30:00.250Z",
                "epoch-seconds|١٧٦٧٦٠٥٤٠٠٫٢٥|2026-01-05T09:30:00.250Z"
            })
    void countsFrom1970(String pattern, String text, Instant expected) {
        assertThat(instant(pattern, text, "Asia/Riyadh")).isEqualTo(expected);
        assertThat(instant(pattern, text, "America/Sao_Paulo")).isEqualTo(expected);
    }

    /**
     * As spreadsheets show these numbers as dates: 61 is the day after the 29 February 1900 that never was, and 25569 the start of
     * 1970, from where the others are counted.
     */
    @ParameterizedTest
    @CsvSource({
        "61, 1900-03-01T00:00",
        "25569, 1970-01-01T00:00",
        "36161, 1999-01-01T00:00",
        "40179, 2010-01-01T00:00",
        "45352, 2024-03-01T00:00",
        "45351, 2024-02-29T00:00",
        "45352.0, 2024-03-01T00:00",
        "45352.5, 2024-03-01T12:00",
        "45352.430902777778, 2024-03-01T10:20:30",
        "45352.4309027778, 2024-03-01T10:20:30",
        "45352.4309, 2024-03-01T10:20:29.760",
        "45352.99999999999, 2024-03-02T00:00",
        "45352.000000005, 2024-03-01T00:00",
        "45352.000000006, 2024-03-01T00:00:00.001",
        "109574, 2199-12-31T00:00"
    })
    void numbersOfDaysAreAWallClocks(String serial, LocalDateTime expected) {
        for (String zone : new String[] {"UTC", "Asia/Riyadh", "America/Sao_Paulo"}) {
            assertThat(instant("excel-serial", serial, zone))
                    .isEqualTo(expected.atZone(ZoneId.of(zone)).toInstant());
        }
        BigDecimal number = new BigDecimal(serial).subtract(BigDecimal.valueOf(1462));
        if (number.intValue() > 60) {
            assertThat(instant("excel-serial-1904", number.toPlainString(), "UTC"))
                    .isEqualTo(expected.atZone(ZoneId.of("UTC")).toInstant());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"45352,4309027778", "٤٥٣٥٢٫٤٣٠٩٠٢٧٧٧٨", "۴۵۳۵۲٫۴۳۰۹۰۲۷۷۷۸", "٤٥٣٥٢.٤٣٠٩٠٢٧٧٧٨"})
    void anyDecimalMark(String serial) {
        assertThat(instant("excel-serial", serial, "UTC")).isEqualTo("2024-03-01T10:20:30Z");
    }

    /** A clock that skips this hour. */
    @Test
    void aGapOfTheClockIsPassed() {
        assertThat(instant("excel-serial", "45746.0625", "Europe/London"))
                .isEqualTo(instant("yyyy-MM-dd HH:mm", "2025-03-30 01:30", "Europe/London"));
    }

    /** 60 is a day that never was, those before differ between programs; and no epoch is a number of days. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "60",
                "60.99",
                "1",
                "0",
                "0.5",
                "-45352",
                "45352.",
                ".5",
                "45,352.5",
                "109575",
                "999999",
                "1767605400",
                "20240301",
                "4.5e4",
                "2024-03-01",
                ""
            })
    void noSuchDays(String text) {
        assertThatThrownBy(() -> instant("excel-serial", text, "UTC")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> TimePattern.of("excel-serial").day(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-microseconds, 1767605400123",
        "epoch-microseconds, 17676054001234567",
        "epoch-microseconds, 1767605400123456.5",
        "epoch-milliseconds, 1767605400123456",
        "epoch-seconds, 45352.43",
        "epoch-seconds, 1767605400.",
        "excel-serial-1904, 60",
        "excel-serial-1904, 108113"
    })
    void noneIsTakenForAnother(String pattern, String text) {
        assertThatThrownBy(() -> instant(pattern, text, "UTC")).isInstanceOf(DateTimeException.class);
    }

    @Property
    void aSerialIsTheDaysSinceAndTheShareOfADay(
            @ForAll @IntRange(min = 61, max = 109_574) int day, @ForAll @LongRange(max = 86_399_999) long millis) {
        String share = BigDecimal.valueOf(millis)
                .divide(BigDecimal.valueOf(86_400_000), 10, RoundingMode.HALF_UP)
                .toPlainString()
                .substring(1);
        Instant expected = LocalDate.of(1900, 3, 1)
                .plusDays(day - 61L)
                .atStartOfDay(ZoneId.of("UTC"))
                .toInstant()
                .plusMillis(millis);

        assertThat(instant("excel-serial", day + share, "UTC")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|45352.43|; if it numbers days as spreadsheets do, the pattern is excel-serial",
                "epoch-seconds|45352|; if it numbers days as spreadsheets do, the pattern is excel-serial",
                "excel-serial|1767605400|; if it counts from 1970, the pattern is epoch-seconds",
                "excel-serial|1767605400123456|; if it counts from 1970, the pattern is epoch-microseconds",
                "yyyy-MM-dd|2024|",
                "yyyy-MM-dd|12345|",
                "yyyy-MM-dd|60|",
                "excel-serial|60|"
            })
    void aReasonSaysWhatElseItMayBe(String pattern, String text, String hint) {
        assertThat(TimePattern.of(pattern).whyNot(text, "time"))
                .isEqualTo("is not a time in the pattern " + pattern + (hint == null ? "" : hint));
    }

    @Test
    void aDayIsNoInstant() {
        assertThat(TimePattern.of("yyyy-MM-dd").whyNot("1767605400", "day"))
                .isEqualTo("is not a day in the pattern yyyy-MM-dd");
        assertThat(TimePattern.of("yyyy-MM-dd").whyNot("45352", "day")).endsWith("the pattern is excel-serial");
        assertThat(TimePattern.of("excel-serial").withCentury().day("25569.75")).isEqualTo("1970-01-01");
        assertThat(TimePattern.ofPeriod("excel-serial", CalendarUnit.MONTH).day("45352"))
                .isEqualTo("2024-03-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.ofPeriod("epoch-microseconds", CalendarUnit.MONTH));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of("epoch-microseconds").withCentury());
    }

    @ParameterizedTest
    @ValueSource(strings = {"excel", "Excel-Serial", "excel-serial-1900", " excel-serial", "excelSerial"})
    void aNameLikeTheirsIsNone(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of(pattern))
                .withMessage("pattern \"" + pattern
                        + "\": write excel-serial, or excel-serial-1904 for a workbook that counts from 1904");
    }
}
