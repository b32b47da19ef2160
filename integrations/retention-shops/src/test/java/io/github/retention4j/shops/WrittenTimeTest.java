package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenTimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03-05 14:20:11|2025-03-05 14:20:11",
                "2025-03-05T14:20|2025-03-05 14:20:00",
                "2025-03-05T14:20:11.123456|2025-03-05 14:20:11",
                "2025/3/5|2025-03-05 00:00:00",
                "03/05/2025|2025-03-05 00:00:00",
                "3/5/2025 9:07:01|2025-03-05 09:07:01",
                "3/5/25 9:07|2025-03-05 09:07:00",
                "'03-05-2025 | 11:33 ص'|2025-03-05 11:33:00",
                "'03-05-2025 | 11:33 م'|2025-03-05 23:33:00",
                "Sep 3, 2025 14:05:09 PM|2025-09-03 14:05:09",
                "Sep 3, 2025 2:05:09 PM|2025-09-03 14:05:09",
                "Sep 3, 2025 02:05:09 AM|2025-09-03 02:05:09",
                "Sep 3, 2025 00:05:09 AM|2025-09-03 00:05:09",
                "Sep 3, 2025 12:05:09 AM|2025-09-03 00:05:09",
                "Sep 3, 2025 12:05:09 PM|2025-09-03 12:05:09",
                "September 3, 2025|2025-09-03 00:00:00",
                "٢٠٢٥-٠٣-٠٥ ١٤:٢٠:١١|2025-03-05 14:20:11",
                "'\u200F2025-03-05\u00A014:20'|2025-03-05 14:20:00",
                "''|''"
            })
    void aTimeIsMadeOne(String text, String one) {
        assertThat(WrittenTime.monthFirst(text)).isEqualTo(one);
    }

    // What is none stays as it is.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-02-30",
                "13/32/2025",
                "14:05",
                "Sep 3, 2025 14:05:09 AM",
                "Sep 3, 2025 0:05 PM",
                "Now 3, 2025",
                "anf 3, 2025",
                "2025-03-05 24:00",
                "2025-03-05 14:20:11 -0500",
                "20250305",
                "5.3",
                "tomorrow"
            })
    void whatIsNoTimeStays(String text) {
        assertThat(WrittenTime.monthFirst(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "03/05/2025, 2025-05-03 00:00:00",
        "3-5-2025 09:07, 2025-05-03 09:07:00",
        "2025-03-05, 2025-03-05 00:00:00"
    })
    void theDayIsFirstWhereThatIsStated(String text, String one) {
        assertThat(WrittenTime.dayFirst(text)).isEqualTo(one);
    }

    // Whatever the locale of a formatter of Java is, its own text of a time is that time.
    @Property(tries = 500)
    void theFormattersTextIsReadBack(
            @ForAll @IntRange(max = 40_000_000) int minutes, @ForAll("patterns") String pattern) {
        LocalDateTime time = LocalDateTime.of(1990, 1, 1, 0, 0).plusMinutes(minutes);
        String text = DateTimeFormatter.ofPattern(pattern, Locale.US).format(time);
        String expected =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).format(time);
        assertThat(WrittenTime.monthFirst(text)).isEqualTo(expected);
        assertThat(WrittenTime.monthFirst(expected)).isEqualTo(expected);
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(
                "uuuu-MM-dd'T'HH:mm:ss",
                "M/d/uuuu H:mm:ss",
                "MM/dd/uuuu h:mm a",
                "MMM d, uuuu HH:mm:ss a",
                "MMMM d, uuuu h:mm:ss a");
    }
}
