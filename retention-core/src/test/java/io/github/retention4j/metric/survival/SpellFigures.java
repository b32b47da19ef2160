package io.github.retention4j.metric.survival;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What results of times are made of, by name, and the same worked out one customer after another. */
final class SpellFigures {
    private final Map<String, BigDecimal> figures = new TreeMap<>();

    static Map<String, BigDecimal> of(RiskSets sets, long leftOut) {
        SpellFigures all = new SpellFigures();
        for (int j = 0; j < sets.size(); j++) {
            int day = (int) sets.time(j);
            for (int cause = 0; cause < sets.causes(); cause++) {
                all.add("cause " + cause + " on day " + day, sets.events(cause, j));
            }
            all.add("censored on day " + day, sets.censored(j));
            all.add("entered after day " + day, sets.entered(j));
        }
        all.add("from the start", sets.spells() - sets.late());
        all.add("left out", leftOut);
        return all.figures();
    }

    void add(String name, long count) {
        figures.merge(name, BigDecimal.valueOf(count), BigDecimal::add);
    }

    /**
     * A customer.
     *
     * @param cause of the event, which is the first of several
     * @param from the first day that anybody is followed
     * @param through the last
     */
    void customer(LocalDate start, Optional<LocalDate> end, int cause, LocalDate from, LocalDate through) {
        if (start.isAfter(through) || end.filter(day -> day.isBefore(start)).isPresent()) {
            add("left out", 1);
            return;
        }
        LocalDate since = start.isBefore(from) ? from : start;
        if (since.isAfter(through) || end.filter(day -> day.isBefore(since)).isPresent()) {
            return;
        }
        if (since.equals(start)) {
            add("from the start", 1);
        } else {
            add("entered after day " + (days(start, since) - 1), 1);
        }
        if (end.isPresent() && !end.get().isAfter(through)) {
            add("cause " + cause + " on day " + days(start, end.get()), 1);
        } else {
            add("censored on day " + days(start, through), 1);
        }
    }

    static long days(LocalDate from, LocalDate to) {
        return to.toEpochDay() - from.toEpochDay();
    }

    Map<String, BigDecimal> figures() {
        return figures;
    }
}
