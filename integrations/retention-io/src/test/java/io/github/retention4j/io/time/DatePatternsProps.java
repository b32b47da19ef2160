package io.github.retention4j.io.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Texts that are written by our own hand, in a way that is known, are found to be written so. */
class DatePatternsProps {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private static final List<String> MONTHS = List.of(
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

    private static final Map<String, Function<LocalDateTime, String>> WRITERS = Map.ofEntries(
            writer("yyyy-MM-dd HH:mm:ss", t -> day(t, "%1$04d-%2$02d-%3$02d") + clock(t, " %02d:%02d:%02d")),
            writer("dd/MM/yyyy HH:mm:ss", t -> day(t, "%3$02d/%2$02d/%1$04d") + clock(t, " %02d:%02d:%02d")),
            writer("MM/dd/yyyy", t -> day(t, "%2$02d/%3$02d/%1$04d")),
            writer("M/d/yyyy H:mm", t -> day(t, "%2$d/%3$d/%1$d") + clock(t, " %d:%02d")),
            writer("dd.MM.yyyy", t -> day(t, "%3$02d.%2$02d.%1$04d")),
            writer("yyyyMMddHHmmss", t -> day(t, "%1$04d%2$02d%3$02d") + clock(t, "%02d%02d%02d")),
            writer("yyyy-MM-dd'T'HH:mm:ssXXX", t -> day(t, "%1$04d-%2$02d-%3$02d") + clock(t, "T%02d:%02d:%02d") + "Z"),
            writer("d MMMM yyyy", t -> t.getDayOfMonth() + " " + MONTHS.get(t.getMonthValue() - 1) + " " + t.getYear()),
            writer("MMM dd, yyyy", t -> MONTHS.get(t.getMonthValue() - 1).substring(0, 3) + day(t, " %3$02d, %1$d")),
            writer(
                    "dd/MM/yyyy hh:mm:ss a",
                    t -> day(t, "%3$02d/%2$02d/%1$04d")
                            + clock(t.withHour((t.getHour() + 11) % 12 + 1), " %02d:%02d:%02d ")
                            + (t.getHour() < 12 ? "AM" : "PM")),
            writer("epoch-seconds", t -> Long.toString(t.toEpochSecond(ZoneOffset.UTC))),
            writer("epoch-milliseconds", t -> t.toEpochSecond(ZoneOffset.UTC) + "000"));

    private static Map.Entry<String, Function<LocalDateTime, String>> writer(
            String pattern, Function<LocalDateTime, String> writer) {
        return Map.entry(pattern, writer);
    }

    private static String day(LocalDateTime time, String format) {
        return String.format(Locale.ROOT, format, time.getYear(), time.getMonthValue(), time.getDayOfMonth());
    }

    private static String clock(LocalDateTime time, String format) {
        return String.format(Locale.ROOT, format, time.getHour(), time.getMinute(), time.getSecond());
    }

    @Property
    void theWayThatTextsAreWrittenIsAmongThoseFound(
            @ForAll("patterns") String pattern, @ForAll("times") @Size(min = 1, max = 30) List<LocalDateTime> times) {
        List<String> texts = times.stream().map(WRITERS.get(pattern)).toList();

        DatePatterns.Found found = DatePatterns.of(texts);

        assertThat(found.patterns()).isNotEmpty();
        assertThat(found.patterns())
                .as(texts.toString())
                .anySatisfy(any -> times.forEach(time -> {
                    LocalDateTime written =
                            hasClock(pattern) ? time : time.toLocalDate().atStartOfDay();
                    LocalDateTime asWritten = pattern.equals("M/d/yyyy H:mm") ? written.withSecond(0) : written;
                    assertThat(instant(any, WRITERS.get(pattern).apply(time)))
                            .isEqualTo(asWritten.toEpochSecond(ZoneOffset.UTC) * 1000);
                }));
        for (String any : found.patterns()) {
            texts.forEach(text -> assertThatCode(() -> instant(any, text)).doesNotThrowAnyException());
        }
        boolean tells = times.stream().anyMatch(time -> time.getDayOfMonth() > 12) || !isOfTwoNumbers(pattern);
        assertThat(found.isAmbiguous()).isEqualTo(!tells);
    }

    /** By one pass or all at once, and in whichever order. */
    @Property
    void oneByOneIsAllAtOnce(
            @ForAll("patterns") String pattern, @ForAll("times") @Size(min = 2, max = 30) List<LocalDateTime> times) {
        List<String> texts = times.stream().map(WRITERS.get(pattern)).toList();

        DatePatterns patterns = DatePatterns.candidates(texts.subList(0, 1));
        texts.forEach(patterns::keep);

        assertThat(patterns.found()).isEqualTo(DatePatterns.of(texts));
    }

    @Example
    void aTextInAnotherWayLeavesNone() {
        for (String pattern : WRITERS.keySet()) {
            String text = WRITERS.get(pattern).apply(LocalDateTime.of(2025, 12, 31, 23, 59, 58));
            DatePatterns.Found found = DatePatterns.of(List.of(text, "soon"));
            assertThat(found.patterns()).isEmpty();
            assertThat(found.broken())
                    .get()
                    .isEqualTo(new DatePatterns.Broken(
                            "AAAA",
                            DatePatterns.of(List.of(text)).patterns().stream().findFirst()));
        }
    }

    private static boolean hasClock(String pattern) {
        return pattern.contains("m:")
                || pattern.contains(":m")
                || pattern.contains("Hm")
                || pattern.contains("HH")
                || pattern.startsWith("epoch");
    }

    private static boolean isOfTwoNumbers(String pattern) {
        return pattern.startsWith("dd/")
                || pattern.startsWith("dd.")
                || pattern.startsWith("MM/")
                || pattern.startsWith("M/");
    }

    private static long instant(String pattern, String text) {
        return TimePattern.of(pattern).millis(text.toCharArray(), 0, text.length(), ZoneClock.of(UTC));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.of(WRITERS.keySet().stream().sorted().toList());
    }

    @Provide
    Arbitrary<List<LocalDateTime>> times() {
        return Arbitraries.longs()
                .between(
                        LocalDateTime.of(2005, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
                        LocalDateTime.of(2049, 12, 31, 0, 0).toEpochSecond(ZoneOffset.UTC))
                .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC))
                .list();
    }
}
