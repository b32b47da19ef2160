package io.github.retention4j.io.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatePatternsTest {
    private static List<String> patterns(String... texts) {
        return DatePatterns.of(List.of(texts)).patterns();
    }

    /** Texts as shops and databases write them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2025-03-01",
                "yyyy-MM-dd|٢٠٢٥-٠٣-٠١",
                "yyyy-M-d|2025-3-1",
                "yyyy/MM/dd|2025/03/01",
                "yyyyMMdd|20250331",
                "ddMMyyyy|31032025",
                "MMddyyyy|03312025",
                "yyyyMMddHHmmss|20250301102030",
                "yyyyMMddHHmm|202503011020",
                "yyyyMMdd'T'HHmmssX|20250301T102030Z",
                "dd/MM/yyyy|31/12/2010",
                "MM/dd/yyyy|12/31/2010",
                "M/d/yyyy H:mm|12/1/2010 8:26;1/31/2010 18:26",
                "M/d/yyyy H:mm|12/31/2010 8:26;1/1/2010 18:26",
                "MM/dd/yyyy h:mm a|12/31/2010 8:26 AM;12/31/2010 10:26 PM",
                "dd.MM.yyyy HH:mm|31.12.2010 08:26",
                "dd-MM-yyyy HH:mm:ss|31-12-2010 08:26:00",
                "yyyy-MM-dd HH:mm:ss|2025-03-01 10:20:30",
                "yyyy-MM-dd'T'HH:mm:ss|2025-03-01T10:20:30",
                "yyyy-MM-dd'T'HH:mm:ssXXX|2025-03-01T10:20:30Z",
                "yyyy-MM-dd'T'HH:mm:ssXXX|2025-03-01T10:20:30+03:00;2025-03-01T10:20:30Z",
                "yyyy-MM-dd HH:mm:ss XX|2025-03-01 10:20:30 +0300",
                "yyyy-MM-dd HH:mm:ssX|2025-03-01 10:20:30+03",
                "yyyy-MM-dd HH:mm:ss.SSSSSSX|2025-03-01 10:20:30.123456+03",
                "yyyy-MM-dd HH:mm:ss VV|2025-03-01 10:20:30 UTC",
                "yyyy-MM-dd HH:mm:ss VV|2025-03-01 10:20:30 Asia/Riyadh",
                "yyyy-MM-dd'T'HH:mm:ss.SSSXXX|2025-03-01T10:20:30.123Z",
                "yyyy-MM-dd HH:mm:ss,SSS|2025-03-01 10:20:30,123",
                "yyyy-MM-dd[ HH:mm:ss]|2025-03-01 10:20:30;2025-03-01",
                "yyyy-MM-dd HH:mm[:ss]|2025-03-01 10:20:30;2025-03-01 10:20",
                "d MMM yyyy|1 Mar 2025;31 May 2025",
                "dd-MMM-yy|01-Mar-25",
                "dd-MMM-yyyy HH:mm|01-MAR-2025 10:20",
                "MMM dd, yyyy|Mar 31, 2025",
                "MMM dd, yyyy|May 31, 2025",
                "MMMM d, yyyy|March 31, 2025;May 1, 2025",
                "MMMM d, yyyy 'at' h:mm a|March 31, 2025 at 9:20 PM;March 1, 2025 at 10:20 PM",
                "MMM d, yyyy H:mm:ss a|Mar 3, 2025 21:20:00 PM;Mar 3, 2025 9:20:00 AM",
                "EEE, dd MMM yyyy HH:mm:ss XX|Sat, 01 Mar 2025 10:20:30 +0200",
                "EEE, dd MMM yyyy HH:mm:ss VV|Sat, 01 Mar 2025 10:20:30 GMT",
                "EEE MMM dd yyyy HH:mm:ss 'GMT'xx|Sat Mar 01 2025 10:20:30 GMT-0400",
                "EEEE, MMMM dd, yyyy|Saturday, March 01, 2025",
                "d MMMM yyyy h:mm a|٥ مارس ٢٠٢٦ ٩:٢٠ م",
                "EEEE, d MMMM yyyy|الخميس، ٥ مارس ٢٠٢٦",
                "d MMMM yyyy|5 كانون الثاني 2026",
                "yyyy/MM/dd 'م'|2026/03/05 م",
                "yyyy/MM/dd 'م' hh:mm a|2026/03/05 م 09:20 م",
                "hijri:yyyy/MM/dd|1447/09/01",
                "hijri:yyyy/MM/dd 'هـ'|١٤٤٧/٠٩/٠١ هـ",
                "hijri:yyyyMMdd|14470901",
                "hijri:dd-MM-yyyy HH:mm|30-07-1447 10:20",
                "hijri:d MMMM yyyy|1 رمضان 1447",
                "epoch-seconds|1767605400;1767605401",
                "epoch-seconds|1767605400;1767605401.25",
                "epoch-milliseconds|1767605400123",
                "epoch-microseconds|1767605400123456",
                "excel-serial|45352.4309;45353"
            })
    void oneReadsAll(String pattern, String texts) {
        DatePatterns.Found found = DatePatterns.of(Arrays.asList(texts.split(";", -1)));
        assertThat(found.patterns()).containsExactly(pattern);
        assertThat(found.isAmbiguous()).isFalse();
        assertThat(found.broken()).isEmpty();
        assertThat(found).hasToString(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01/12/2010|dd/MM/yyyy, MM/dd/yyyy",
                "01/12/2010 08:26;12/01/2010 10:00|dd/MM/yyyy HH:mm, MM/dd/yyyy HH:mm",
                "1/2/2010;11/12/2010|d/M/yyyy, M/d/yyyy",
                "01/01/2010|dd/MM/yyyy, MM/dd/yyyy",
                "01.12.10|dd.MM.yy, MM.dd.yy",
                "10-11-12|yy-MM-dd, dd-MM-yy, MM-dd-yy",
                "01/09/1447|hijri:dd/MM/yyyy, hijri:MM/dd/yyyy",
                "12112010|ddMMyyyy, MMddyyyy"
            })
    void severalReadAll(String texts, String patterns) {
        DatePatterns.Found found = DatePatterns.of(Arrays.asList(texts.split(";", -1)));
        assertThat(found.isAmbiguous()).isTrue();
        assertThat(found).hasToString("reads " + found.patterns().size() + " ways: " + patterns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31/12/2010;12/31/2010|dd/MM/yyyy until 99/99/9999",
                "2025-03-01;2025-02-30|yyyy-MM-dd until 9999-99-99",
                "2025-03-01;n/a|yyyy-MM-dd until A/A",
                "2025-03-01;\\N|yyyy-MM-dd until \\A",
                "2025-03-01;1447-09-01|yyyy-MM-dd until 9999-99-99",
                "Riyadh|no time: AAAAAA",
                "12.50|no time: 99.99",
                "12345|no time: 99999",
                "0501234567|no time: 9999999999",
                "966501234567|no time: 999999999999",
                "1404/12/14|no time: 9999/99/99",
                "2569-03-05|no time: 9999-99-99",
                "2025-13-01|no time: 9999-99-99",
                "2025-03-01 10:20 EST|no time: 9999-99-99 99:99 AAA",
                "a text of somebody's that is longer than forty characters|no time: A AAAA AA AAAAAAAA'A AAAA AA AAAAAA AAAA…"
            })
    void noneReadsAll(String texts, String told) {
        DatePatterns.Found found = DatePatterns.of(Arrays.asList(texts.split(";", -1)));
        assertThat(found.patterns()).isEmpty();
        assertThat(found).hasToString(told);
    }

    @Test
    void fractionsOfAnyLength() {
        String pattern = patterns("2025-03-01 10:20:30.12", "2025-03-01 10:20:30", "2025-03-01 10:20:30.123456")
                .get(0);
        assertThat(pattern).isEqualTo("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]");
        assertThat(patterns("2025-03-01T10:20:30.5Z", "2025-03-01T10:20Z", "2025-03-01T10:20:30Z")
                        .get(0))
                .isEqualTo("yyyy-MM-dd'T'HH:mm[:ss[.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]XXX");
    }

    @Test
    void onlyWhatIsMissingIsOptional() {
        assertThat(patterns("2025-03-01T10:20:30.5Z", "2025-03-01T10:20Z"))
                .containsExactly("yyyy-MM-dd'T'HH:mm[:ss.S]XXX");
        assertThat(patterns("20250301102030", "20250301")).isEmpty();
    }

    @Test
    void emptyTextsArePassedOver() {
        assertThat(patterns("", " ", "2025-03-01")).containsExactly("yyyy-MM-dd");
        assertThat(DatePatterns.of(List.of())).hasToString("no text");
        assertThat(DatePatterns.of(List.of("", ""))).hasToString("no text");
    }

    @Test
    void theZoneIsToBeStatedForAWallClock() {
        for (String text : List.of("2025-03-01", "2025-03-01 10:20:30", "45352.4", "3/31/2025 9:20 PM")) {
            assertThat(DatePatterns.of(List.of(text)).isWallClock()).as(text).isTrue();
        }
        for (String text : List.of(
                "2025-03-01T10:20:30Z",
                "2025-03-01 10:20 +0300",
                "2025-03-01 10:20 Asia/Riyadh",
                "1767605400",
                "Sat Mar 01 2025 10:20:30 GMT-0400",
                "20250301T102030Z")) {
            assertThat(DatePatterns.of(List.of(text)).isWallClock()).as(text).isFalse();
        }
    }

    /** A long file tells in its last row what its first ones left open. */
    @Test
    void eachTextNarrows() {
        DatePatterns patterns = DatePatterns.candidates(List.of("01/12/2010", "02/12/2010"));
        assertThat(patterns.found().patterns()).containsExactly("dd/MM/yyyy", "MM/dd/yyyy");
        patterns.keep("12/12/2010");
        patterns.keep("");
        patterns.keep("12/12/2010");
        assertThat(patterns.found().isAmbiguous()).isTrue();
        patterns.keep("1/13/2010");
        assertThat(patterns.found().patterns()).containsExactly("M/d/yyyy");
        patterns.keep("13/1/2010");
        assertThat(patterns.found()).hasToString("M/d/yyyy until 99/9/9999");
        patterns.keep("01/12/2010");
        assertThat(patterns.found()).hasToString("M/d/yyyy until 99/9/9999");
    }
}
