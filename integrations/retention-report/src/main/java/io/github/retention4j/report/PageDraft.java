package io.github.retention4j.report;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Label;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page while it is written: its language, the ids it has given, and what is not on it. */
final class PageDraft {
    private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_FILE = 40;

    private final Language language;
    private final Set<String> names = new HashSet<>();
    private final Map<Need, Map<String, String>> missing = new EnumMap<>(Need.class);

    PageDraft(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }

    /** An id that no other element of the page has. */
    String id(String stem) {
        String id = stem;
        for (int i = 2; !names.add(id); i++) {
            id = stem + "-" + i;
        }
        return id;
    }

    /** The name of a file of CSV that no other of the page has, made of the name of a metric. */
    String file(String metric) {
        String plain = NO_NAME.matcher(metric.toLowerCase(Locale.ROOT)).replaceAll("-");
        String stem = plain.substring(0, Math.min(plain.length(), LONGEST_FILE));
        return id(stem.replace("-", "").isEmpty() ? "numbers" : stem) + ".csv";
    }

    /** Notes what could not be shown, for want of what. Of what is noted of it, only what there is none of says why. */
    void missing(Need need, Label label) {
        String why =
                label.notes().stream().filter(note -> note.startsWith("no ")).collect(Collectors.joining("; "));
        if (label.isHidden()) {
            missing(Need.HIDDEN, label.metric(), label.noData(""));
        } else {
            missing(need, label.metric(), why.isEmpty() ? label.noData("") : why);
        }
    }

    /** Notes a metric that was refused: for the sake of small groups, or why the library says. */
    void refused(Need need, Metric<?, ?> metric, String refusal) {
        if (refusal.contains("minimum group size")) {
            missing(Need.HIDDEN, metric.name(), "not told of small groups");
        } else {
            missing(need, metric.name(), refusal);
        }
    }

    /** Notes what could not be shown, for want of what, and why. */
    void missing(Need need, String metric, String why) {
        missing.computeIfAbsent(need, none -> new LinkedHashMap<>()).putIfAbsent(metric, why);
    }

    /** What could not be shown, by what it needs: each metric, and why. */
    Map<Need, Map<String, String>> missing() {
        return missing;
    }
}
