package io.github.retention4j.report;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Label;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A page while it is written: its language, the ids it has given, and what is not on it. */
final class PageDraft {
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

    /** Notes what could not be shown, for want of what. */
    void missing(Need need, Label label) {
        String why = String.join("; ", label.notes());
        missing(need, label.metric(), why.isEmpty() ? label.noData("") : why);
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
