package io.github.retention4j.io.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.HijrahDate;
import java.util.Locale;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HijriTimesTest {
    /**
     * A year's months of 30 days as bits, the first month the highest, AH 1420 to 1450; the first began on 17 April 1999. From the
     * data set ummalqura-calendar of dralshehri (CC0), which the Python package Hijri Converter made.
     */
    private static final int[] OTHER_TABLE = {
        0x4bd, 0x23d, 0x91d, 0xa95, 0xb4a, 0xb5a, 0x56d, 0x2b6, 0x93b, 0x49b, 0x655, 0x6a9, 0x754, 0xb6a, 0x56c, 0xaad,
        0x555, 0xb29, 0xb92, 0xba9, 0x5d4, 0xada, 0x55a, 0xaab, 0x595, 0x749, 0x764, 0xbaa, 0x5b5, 0x2b6, 0xa56
    };

    private static final int FIRST_OF_OTHER_TABLE = 1420;

    private static Instant instant(String pattern, String text, String zone) {
        return Instant.ofEpochMilli(
                TimePattern.of(pattern).millis(text.toCharArray(), 0, text.length(), ZoneClock.of(ZoneId.of(zone))));
    }

    private static LocalDate day(String pattern, String text) {
        return TimePattern.of(pattern).day(text);
    }

    /** The first days of Ramadan as the Umm al-Qura calendar has them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hijri:yyyy/MM/dd|1445/09/01|2024-03-11",
                "hijri:yyyy/MM/dd|١٤٤٥/٠٩/٠١|2024-03-11",
                "hijri:yyyy-MM-dd|1446-09-01|2025-03-01",
                "hijri:d/M/yyyy|1/9/1447|2026-02-18",
                "hijri: dd-MM-uuuu|01-09-1447|2026-02-18",
                "hijri:yyyyMMdd|14470901|2026-02-18",
                "hijri:yyyy/MM/dd 'هـ'|1447/09/01 هـ|2026-02-18",
                "hijri:yyyy/MM/dd[' هـ']|١٤٤٧/٠٩/٠١ هـ|2026-02-18",
                "hijri:d MMMM yyyy|1 رمضان 1447|2026-02-18",
                "hijri:d MMM yyyy|١ رَمَضان ١٤٤٧|2026-02-18",
                "hijri:EEEE، d MMMM yyyy|الأربعاء، ١ رمضان ١٤٤٧|2026-02-18",
                "hijri:EEEE d/M/yyyy|Wednesday 1/9/1447|2026-02-18",
                "hijri:yyyy/MM/dd|1300/01/01|1882-11-12",
                "hijri:yyyy/MM/dd|1600/12/29|2174-11-24"
            })
    void days(String pattern, String text, LocalDate expected) {
        assertThat(day(pattern, text)).isEqualTo(expected);
        assertThat(instant(pattern, text, "Asia/Riyadh"))
                .isEqualTo(expected.atStartOfDay(ZoneId.of("Asia/Riyadh")).toInstant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hijri:yyyy/MM/dd HH:mm:ss|1447/09/01 23:30:15|2026-02-18T20:30:15Z",
                "hijri:yyyy/MM/dd hh:mm a|1447/09/01 11:30 م|2026-02-18T20:30:00Z",
                "hijri:yyyy/MM/dd hh:mm a|1447/09/01 11:30 PM|2026-02-18T20:30:00Z",
                "hijri:d MMMM yyyy h:mm a|1 رمضان 1447 11:30 pm|2026-02-18T20:30:00Z",
                "hijri:d MMMM yyyy، h:mm a|١ رمضان ١٤٤٧، ١١:٣٠ مساءً|2026-02-18T20:30:00Z",
                "hijri:yyyy-MM-dd'T'HH:mmXXX|1447-09-01T23:30+00:00|2026-02-18T23:30:00Z"
            })
    void timesOfDay(String pattern, String text, Instant expected) {
        assertThat(instant(pattern, text, "Asia/Riyadh")).isEqualTo(expected);
    }

    @Test
    void monthsAreThoseOfAnotherTable() {
        LocalDate day = LocalDate.of(1999, 4, 17);
        for (int at = 0; at < OTHER_TABLE.length; at++) {
            int year = FIRST_OF_OTHER_TABLE + at;
            for (int month = 1; month <= 12; month++) {
                assertThat(day("hijri:yyyy-M-d", year + "-" + month + "-1")).isEqualTo(day);
                day = day.plusDays(29 + ((OTHER_TABLE[at] >> (12 - month)) & 1));
            }
        }
        assertThat(day).isEqualTo("2029-05-14");
    }

    /** The Java run time's table, 1300 to 1600, of which nobody is asked when it changes. Java 17 and 25 have this one. */
    @Test
    void theTableIsTheSameOnEveryJava() {
        CRC32 sum = new CRC32();
        for (int year = 1300; year <= 1600; year++) {
            for (int month = 1; month <= 12; month++) {
                sum.update(
                        (day("hijri:yyyy-M-d", year + "-" + month + "-1") + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        sum.update("2174-11-26".getBytes(StandardCharsets.US_ASCII));
        assertThat(sum.getValue()).isEqualTo(0xd19fe882L);
    }

    /** Each month by all that it is called, with hamza and dots or not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|محرم",
                "1|محرّم",
                "1|المحرم",
                "2|صفر",
                "3|ربيع الأول",
                "3|ربيع الاول",
                "3|ربيع أول",
                "4|ربيع الآخر",
                "4|ربيع الثاني",
                "4|ربيع ثاني",
                "5|جمادى الأولى",
                "5|جمادي الاولي",
                "5|جمادى الأول",
                "5|جماد أول",
                "6|جمادى الآخرة",
                "6|جمادى الاخره",
                "6|جمادى الثانية",
                "6|جماد الثاني",
                "7|رجب",
                "8|شعبان",
                "8|شعبـــان",
                "9|رمضان",
                "10|شوال",
                "10|شوّال",
                "11|ذو القعدة",
                "11|ذو القعده",
                "11|ذي القعدة",
                "12|ذو الحجة",
                "12|ذوالحجة",
                "12|ذي الحجه"
            })
    void namesOfMonths(int month, String name) {
        LocalDate expected = day("hijri:yyyy/M/d", "1447/" + month + "/5");
        assertThat(day("hijri:d MMMM yyyy", "5 " + name + " 1447")).isEqualTo(expected);
        assertThat(day("hijri:d-MMM-yyyy", "5-" + name + "-1447")).isEqualTo(expected);
        assertThat(day("hijri:yyyy LLLL dd", "1447 " + name + " 05")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hijri:yyyy/MM/dd|2026/02/18|has the year 2026, which looks like the Gregorian calendar; if it is, the pattern is yyyy/MM/dd",
                "hijri:d MMMM yyyy|18 فبراير 2026|is not a time in the pattern hijri:d MMMM yyyy; of the calendar of this month, the pattern is d MMMM yyyy",
                "d MMMM yyyy|1 رمضان 1447|is not a time in the pattern d MMMM yyyy; of the calendar of this month, the pattern is hijri:d MMMM yyyy",
                "hijri:yyyy/MM/dd|1446/09/30|is not a time in the pattern hijri:yyyy/MM/dd; this month has 29 days in the Umm al-Qura calendar",
                "hijri:yyyy/MM/dd|1446/08/31|is not a time in the pattern hijri:yyyy/MM/dd",
                "hijri:yyyy/MM/dd|1446/13/30|is not a time in the pattern hijri:yyyy/MM/dd",
                "hijri:yyyy/MM/dd|1601/01/30|is not a time in the pattern hijri:yyyy/MM/dd",
                "hijri:yyyy/MM/dd|1299/12/30|is not a time in the pattern hijri:yyyy/MM/dd",
                "hijri:yyyy/MM/dd|45352|is not a time in the pattern hijri:yyyy/MM/dd; if it numbers days as spreadsheets do, the pattern is excel-serial",
                "hijri:yyyy/MM/dd|1447-09-01|is not a time in the pattern hijri:yyyy/MM/dd",
                "hijri:d MMMM yyyy|1 Ramadan 1447|is not a time in the pattern hijri:d MMMM yyyy"
            })
    void badTimes(String pattern, String text, String reason) {
        assertThatThrownBy(() -> instant(pattern, text, "UTC")).isInstanceOf(DateTimeException.class);
        assertThat(TimePattern.of(pattern).whyNot(text, "time")).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hijri:yy/MM/dd|yy is a year from 2000 to 2099; write yyyy",
                "hijri:MM/yyyy|it does not tell year, month and day",
                "hijri:|it does not tell year, month and day",
                "hijri:epoch-seconds|e and c count from the first day of a week, which countries differ on; write E for Mon or EEEE for Monday",
                "hijri:yyyy/MM/dd hh:mm|it tells a part of the time only; h needs a, and m needs H",
                "hijri yyyy/MM/dd|write hijri: and the letters, as in hijri:yyyy/MM/dd",
                "Hijri:yyyy/MM/dd|write hijri: and the letters, as in hijri:yyyy/MM/dd"
            })
    void refused(String pattern, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.of(pattern))
                .withMessage("pattern \"" + pattern + "\": " + reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hijri:yyyy/MM/dd 'Q'Q", "hijri:yyyy-'Q'Q"})
    void aHijriYearHasNoQuarters(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> TimePattern.of(pattern));
        assertThatIllegalArgumentException().isThrownBy(() -> TimePattern.ofPeriod(pattern, CalendarUnit.HIJRI_MONTH));
    }

    @Test
    void periods() {
        CalendarUnit month = CalendarUnit.HIJRI_MONTH;
        assertThat(TimePattern.ofPeriod("hijri:yyyy-MM", month).day("1447-09")).isEqualTo("2026-02-18");
        assertThat(TimePattern.ofPeriod("hijri:MMMM yyyy", month).day("رمضان 1447"))
                .isEqualTo("2026-02-18");
        assertThat(TimePattern.ofPeriod("hijri:yyyy", CalendarUnit.HIJRI_YEAR).day("1447"))
                .isEqualTo(Window.hijriMonth(1447, 1).start());
        assertThat(TimePattern.ofPeriod("hijri:yyyy-MM-dd", CalendarUnit.MONTH).day("1447-09-01"))
                .isEqualTo("2026-02-18");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.ofPeriod("hijri:yyyy-MM", CalendarUnit.MONTH))
                .withMessage("pattern \"hijri:yyyy-MM\": it tells a Hijri month, and one month is told by a day of it,"
                        + " as in hijri:yyyy-MM-dd");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimePattern.ofPeriod("yyyy-MM", month))
                .withMessage("pattern \"yyyy-MM\": it tells a month, and one Hijri month is told by a day of it,"
                        + " as in yyyy-MM-dd");
    }

    @Test
    void births() {
        assertThat(TimePattern.of("hijri:dd/MM/yyyy").withCentury().day("01/09/1410"))
                .isEqualTo(Window.hijriMonth(1410, 9).start());
    }

    /** Told from the window of the month, which is by the calendar of the units. */
    @Property
    void everyDayIsThatOfTheMonthsWindow(
            @ForAll @IntRange(min = 1300, max = 1600) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 31) int number) {
        String text = year + "/" + month + "/" + number;
        Window window = Window.hijriMonth(year, month);
        if (number > window.days()) {
            assertThatThrownBy(() -> day("hijri:yyyy/M/d", text)).isInstanceOf(DateTimeException.class);
        } else {
            LocalDate expected = window.start().plusDays(number - 1L);
            assertThat(day("hijri:yyyy/M/d", text)).isEqualTo(expected);
            assertThat(HijrahDate.from(expected).toString()).endsWith(String.format(Locale.ROOT, "%02d", number));
        }
    }
}
