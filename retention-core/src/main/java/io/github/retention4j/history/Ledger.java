package io.github.retention4j.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The running account of a builder. */
final class Ledger {
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Intake.Refusal> refusals = new ArrayList<>();

    /** One source of rows, and what has become of them so far. */
    static final class Source {
        final String name;
        long row;
        long taken;
        long merged;
        long excluded;
        long refused;

        private Source(String name) {
            this.name = name;
        }
    }

    Source source(String name) {
        return sources.computeIfAbsent(name, Source::new);
    }

    void refuse(Source source, long row, String reason) {
        source.refused++;
        if (refusals.size() < Intake.MOST_REFUSALS) {
            refusals.add(new Intake.Refusal(source.name, row, reason));
        }
    }

    Intake intake() {
        Map<String, Intake.Counts> counts = new TreeMap<>();
        sources.forEach((name, s) -> {
            if (s.taken + s.merged + s.excluded + s.refused > 0) {
                counts.put(name, new Intake.Counts(s.taken, s.merged, s.excluded, s.refused));
            }
        });
        return new Intake(new TreeMap<>(counts), refusals);
    }
}
