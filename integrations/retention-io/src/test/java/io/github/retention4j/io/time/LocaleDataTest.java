package io.github.retention4j.io.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names in times are read alike wherever the JVM has its locales from, which only the start of one decides. */
class LocaleDataTest {
    private static final String NONE = "refused";

    /** Patterns, each with a text in it. */
    private static final List<List<String>> TEXTS = List.of(
            List.of("MMMM d, yyyy", "September 24, 2026"),
            List.of("MMM d, yyyy", "Sep 24, 2026"),
            List.of("MMM d, yyyy", "Sept 24, 2026"),
            List.of("EEEE, d LLLL yyyy h:mm a", "Thursday, 24 September 2026 11:30 PM"),
            List.of("EEE, d LLL yyyy h:mm a", "thu, 24 sep 2026 12:30 am"),
            List.of("yyyy-MM-dd h:mm a", "2026-09-24 11:30 p.m."),
            List.of("yyyy-MM-dd HH:mm O", "2026-03-31 23:30 GMT-4"),
            List.of("yyyy-MM-dd HH:mm VV", "2026-06-30 23:30 Europe/London"),
            List.of("yyyy-MM-dd HH:mm VV", "2026-06-30 23:30 BST"),
            List.of("yyyy-MM-dd HH:mm z", "2026-06-30 23:30 BST"),
            List.of("yyyy-MM-dd HH:mm zzzz", "2026-03-31 23:30 Eastern Daylight Time"),
            List.of("yyyy-MM-dd HH:mm v", "2026-03-31 23:30 ET"),
            List.of("G yyyy-MM-dd", "AD 2026-03-31"),
            List.of("yyyy-MM-dd QQQ", "2026-03-31 Q1"),
            List.of("yyyy-MM-dd h B", "2026-03-31 3 in the afternoon"),
            List.of("yyyy-MM-dd e", "2026-03-31 2"),
            List.of("yyyy-MM-dd F", "2026-09-24 4"),
            List.of("EEEE، d MMMM yyyy h:mm a", "الخميس، ٢٤ أيلول ٢٠٢٦ ١١:٣٠ م"),
            List.of("d MMM yyyy h:mm a", "24 شتنبر 2026 12:30 صباحًا"),
            List.of("hijri:EEEE d MMMM yyyy", "الأربعاء ١ رمضان ١٤٤٧"),
            List.of("hijri:yyyy/MM/dd", "1447/09/01"),
            List.of("excel-serial", "45352.5"));

    private static final List<String> READ = List.of(
            "2026-09-24T00:00:00Z",
            "2026-09-24T00:00:00Z",
            NONE,
            "2026-09-24T23:30:00Z",
            "2026-09-24T00:30:00Z",
            NONE,
            "2026-04-01T03:30:00Z",
            "2026-06-30T22:30:00Z",
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            NONE,
            "2026-09-24T23:30:00Z",
            "2026-09-24T00:30:00Z",
            "2026-02-18T00:00:00Z",
            "2026-02-18T00:00:00Z",
            "2024-03-01T12:00:00Z");

    /** In a JVM of its own. */
    public static void main(String... args) {
        read().forEach(System.out::println);
    }

    private static List<String> read() {
        return TEXTS.stream().map(text -> read(text.get(0), text.get(1))).toList();
    }

    private static String read(String pattern, String text) {
        try {
            long millis = TimePattern.of(pattern)
                    .millis(text.toCharArray(), 0, text.length(), ZoneClock.of(ZoneId.of("UTC")));
            return Instant.ofEpochMilli(millis).toString();
        } catch (RuntimeException refused) {
            return NONE;
        }
    }

    @Test
    void namesAreReadAlikeInThisJvm() {
        assertThat(read()).isEqualTo(READ);
    }

    @ParameterizedTest
    @CsvSource({"'COMPAT,SPI', en-US", "SPI, fr-FR", "CLDR, en-AU", "HOST, ar-EG"})
    void namesAreReadAlikeWithAnyLocaleProvider(String providers, String tag) throws IOException, InterruptedException {
        Locale locale = Locale.forLanguageTag(tag);
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.locale.providers=" + providers,
                        "-Duser.language=" + locale.getLanguage(),
                        "-Duser.country=" + locale.getCountry(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LocaleDataTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(jvm.getInputStream().readAllBytes(), UTF_8);

        assertThat(out.lines().toList()).isEqualTo(READ);
        assertThat(jvm.waitFor()).isZero();
    }
}
