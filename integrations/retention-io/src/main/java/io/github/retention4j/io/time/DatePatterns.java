package io.github.retention4j.io.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the patterns that read every text of a column, by their shapes and by reading each. Where several do that differ in the
 * order of day, month and year, all are told, and nobody decides for the user.
 *
 * <ul>
 *   <li>Of one order it is the strictest pattern that reads all texts: {@code dd/MM/yyyy} before {@code d/M/yyyy}, and parts of the
 *       time are optional only if a text does not have them.
 *   <li>Years are 1900 to 2199, and Hijri ones from 1421 on, since one before may be of Iran's calendar. Numbers that count are
 *       taken for times of 2001 to 2050 only, those of spreadsheets from 1990 on; but they may be anything, such as ids, and want
 *       a header that speaks of time.
 *   <li>A year of two digits is the last of the three, or the first with hyphens, as in {@code yy-MM-dd}.
 *   <li>Empty texts are passed over.
 *   <li>The zone is never guessed: {@link Found#isWallClock} tells whether one is needed.
 * </ul>
 *
 * <p>One pass over a file of any size: its first texts give the candidates, and each text after narrows them.
 */
public final class DatePatterns {
    private static final int MOST_SHOWN = 40;

    private final List<Candidate> candidates = new ArrayList<>();
    private String last = "";
    private boolean hasRead;
    private Optional<Broken> broken = Optional.empty();

    /**
     * What has been found.
     *
     * @param patterns those that read all texts, one of each order of day, month and year
     * @param isWallClock whether one of them needs a zone
     * @param broken the text that left no pattern, if one did
     */
    public record Found(List<String> patterns, boolean isWallClock, Optional<Broken> broken) {
        /** Whether texts read as different days in two patterns, or could: which is meant is for the user to say. */
        public boolean isAmbiguous() {
            return patterns.size() > 1;
        }

        @Override
        public String toString() {
            if (patterns.isEmpty()) {
                return broken.map(Broken::toString).orElse("no text");
            }
            return (isAmbiguous() ? "reads " + patterns.size() + " ways: " : "") + String.join(", ", patterns);
        }
    }

    /**
     * The first text that no pattern reads together with those before.
     *
     * @param shape its shape, such as 99/99/9999; never the text, which may be anything
     * @param pattern the pattern that read all texts before it, if any did
     */
    record Broken(String shape, Optional<String> pattern) {
        @Override
        public String toString() {
            return pattern.map(read -> read + " until " + shape).orElse("no time: " + shape);
        }
    }

    private static final class Candidate {
        private final DateLayout layout;
        private int open;
        private TimePattern pattern;

        Candidate(DateLayout layout) {
            this.layout = layout;
            this.pattern = TimePattern.of(layout.pattern(0));
        }

        /** Reads a text by the pattern, or by the strictest one that reads it and all that this one does. */
        boolean reads(String text) {
            if (layout.reads(pattern, text)) {
                return true;
            }
            // The most lenient one reads whatever any other does, and most texts that are not read are of another
            // order.
            return layout.reads(TimePattern.of(layout.pattern(DateLayout.ALL)), text)
                    && IntStream.rangeClosed(0, DateLayout.ALL)
                            .filter(more -> (more & open) == open)
                            .boxed()
                            .sorted(Comparator.comparing(Integer::bitCount))
                            .anyMatch(more -> readsWith(more, text));
        }

        private boolean readsWith(int more, String text) {
            TimePattern lenient = TimePattern.of(layout.pattern(more));
            if (!layout.reads(lenient, text)) {
                return false;
            }
            open = more;
            pattern = lenient;
            return true;
        }
    }

    private DatePatterns() {}

    /** What reads all of these. */
    public static Found of(List<String> texts) {
        return candidates(texts).found();
    }

    /** What reads all of these, to be narrowed by more. They should show all that the column has: with seconds, without a time. */
    public static DatePatterns candidates(List<String> first) {
        DatePatterns patterns = new DatePatterns();
        Set<String> stricts = new HashSet<>();
        Set<String> shapes = new HashSet<>();
        first.stream()
                .filter(text -> shapes.add(shape(text)))
                .flatMap(text -> DateLayout.of(text).stream())
                .filter(layout -> stricts.add(layout.pattern(0)))
                .map(Candidate::new)
                .forEach(patterns.candidates::add);
        first.forEach(patterns::keep);
        return patterns;
    }

    /** Narrows by a text. Files are mostly in order of time, so one like the text before costs nothing. */
    public void keep(String text) {
        if (text.isBlank() || text.equals(last) || broken.isPresent()) {
            return;
        }
        last = text;
        Optional<String> before = candidates.stream()
                .findFirst()
                .map(candidate -> candidate.pattern.toString())
                .filter(pattern -> hasRead);
        candidates.removeIf(candidate -> !candidate.reads(text));
        if (candidates.isEmpty()) {
            broken = Optional.of(new Broken(shape(text), before));
        }
        hasRead = true;
    }

    public Found found() {
        Map<String, Candidate> orders = new LinkedHashMap<>();
        candidates.stream()
                .sorted(Comparator.comparing(candidate -> Integer.bitCount(candidate.open)))
                .forEach(candidate -> orders.putIfAbsent(candidate.layout.order(), candidate));
        return new Found(
                orders.values().stream()
                        .map(candidate -> candidate.pattern.toString())
                        .toList(),
                orders.values().stream().anyMatch(candidate -> candidate.layout.isWallClock()),
                broken);
    }

    /** A text with 9 for each digit and A for each letter. */
    static String shape(String text) {
        String plain = TimeText.plain(text).strip();
        StringBuilder shape = new StringBuilder();
        plain.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isDigit(c) ? '9' : Character.isLetter(c) ? 'A' : c)
                .forEach(shape::appendCodePoint);
        return shape.append(plain.codePointCount(0, plain.length()) > MOST_SHOWN ? "…" : "")
                .toString();
    }
}
