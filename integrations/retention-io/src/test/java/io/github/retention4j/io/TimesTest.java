package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.io.time.TimePattern;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    /** Why a row is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|٢٠٢٦-٠٣-٣٥|is not a time in the pattern yyyy-MM-dd",
                "yyyy-MM-dd|1447-09-01|has the year 1447, which looks like the Hijri calendar; if it is, the pattern is hijri:yyyy-MM-dd",
                "yyyy-MM-dd|1447-02-30|has the year 1447, which looks like the Hijri calendar; if it is, the pattern is hijri:yyyy-MM-dd",
                "yyyy/MM/dd|١٤٤٧/٠٩/٠١|has the year 1447, which looks like the Hijri calendar; if it is, the pattern is hijri:yyyy/MM/dd",
                "uuuu/MM/dd|۱۴۰۴/۱۲/۱۴|has the year 1404, which looks like the Hijri calendar; if it is that of the moon, the pattern is hijri:uuuu/MM/dd; if it is Iran's, write Gregorian dates",
                "yyyyMMddHHmm|144709010930|has the year 1447, which looks like the Hijri calendar; if it is, the pattern is hijri:yyyyMMddHHmm",
                "yyyy-MM-dd'T'HH:mmX|1447-09-01T09:30Z|has the year 1447, which looks like the Hijri calendar; if it is, the pattern is hijri:yyyy-MM-dd'T'HH:mmX",
                "yyyy-MM-dd 'Q'Q|1447-09-01 Q3|has the year 1447, which looks like the Hijri calendar; write Gregorian dates",
                "d MMMM yyyy|5 March 2569|has the year 2569, which looks like the Buddhist calendar; write Gregorian dates",
                "yyyy-MM-dd|2026-02-30|is not a time in the pattern yyyy-MM-dd",
                "yyyy-MM-dd HH:mm|1767605400|is not a time in the pattern yyyy-MM-dd HH:mm; if it counts from 1970, the pattern is epoch-seconds",
                "yyyy-MM-dd|١٧٦٧٦٠٥٤٠٠١٢٣|is not a time in the pattern yyyy-MM-dd; if it counts from 1970, the pattern is epoch-milliseconds",
                "yyyy-MM-dd|1767605400123456|is not a time in the pattern yyyy-MM-dd; if it counts from 1970, the pattern is epoch-microseconds",
                "epoch-milliseconds|1767605400|is not a time in the pattern epoch-milliseconds; if it counts from 1970, the pattern is epoch-seconds",
                "epoch-seconds|2026-01-05|is not a time in the pattern epoch-seconds",
                "yyyy-MM-dd|1447|is not a time in the pattern yyyy-MM-dd",
                "[yyyy-MM-dd][HH:mm]|10:20|is not a time in the pattern [yyyy-MM-dd][HH:mm]"
            })
    void reasons(String pattern, String text, String reason) {
        Times times = new Times(0, Optional.of(TimePattern.of(pattern)), ZoneId.of("UTC"), change -> {});
        assertThatThrownBy(() -> times.millis(Source.row("at", text)))
                .hasMessage("column \"at\": \"" + text + "\" " + reason);
        String ofADay = reason.replace("is not a time", "is not a day").replaceFirst("; if it counts from 1970.*", "");
        assertThatThrownBy(() -> times.optionalDay(Source.row("at", text)))
                .hasMessage("column \"at\": \"" + text + "\" " + ofADay);
    }

    /** No year that a history takes looks like another calendar's, nor does the year of anyone's birth. */
    @ParameterizedTest
    @ValueSource(ints = {1277, 1626, 1850, 1900, 1968, 2026, 2199, 2442, 2743})
    void yearsOfOurs(int year) {
        Times times = new Times(0, Optional.of(TimePattern.of("yyyy-MM-dd")), ZoneId.of("UTC"), change -> {});
        assertThat(times.optionalDay(Source.row("at", year + "-03-05"))).contains(LocalDate.of(year, 3, 5));
        assertThat(times.instant(Source.row("at", year + "-03-05"))).isEqualTo(year + "-03-05T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"1278, Hijri", "1625, Hijri", "2443, Buddhist", "2742, Buddhist"})
    void yearsOfOtherCalendars(int year, String calendar) {
        Times times = new Times(0, Optional.of(TimePattern.of("yyyy-MM-dd")), ZoneId.of("UTC"), change -> {});
        assertThatThrownBy(() -> times.instant(Source.row("at", year + "-03-05")))
                .hasMessageContaining(" has the year " + year + ", which looks like the " + calendar + " calendar");
    }
}
