package io.github.retention4j.metric.programme;

import io.github.retention4j.metric.survival.Step;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What curves of days since joining are made of, told with plain collections. */
final class PlainSpells {
    private final Map<String, BigDecimal> figures = new TreeMap<>();

    static Map<String, BigDecimal> figures(SurvivalCurve curve) {
        PlainSpells all = new PlainSpells();
        for (Step step : curve.steps()) {
            all.add("events on day " + (long) step.time(), step.events());
            all.add("censored on day " + (long) step.time(), step.censored());
            all.add("entered after day " + (long) step.time(), step.entered());
        }
        all.add("left out", curve.leftOut());
        return all.figures;
    }

    private void add(String name, long count) {
        figures.merge(name, BigDecimal.valueOf(count), BigDecimal::add);
    }

    /** Adds a customer who joins at an instant, if it is in the window, and has an event at another. */
    void add(Store store, Window window, Optional<Instant> joined, Optional<Instant> event) {
        LocalDate last = store.lastDay().orElseThrow();
        LocalDate first = store.firstDay().orElseThrow();
        Optional<LocalDate> start = joined.map(store::dayOf).filter(day -> !day.isAfter(last));
        Optional<LocalDate> end = event.map(store::dayOf).filter(day -> !day.isAfter(last));
        if (start.filter(window::contains).isEmpty()) {
            return;
        }
        LocalDate entry = start.get().isBefore(first) ? first : start.get();
        if (end.filter(day -> day.isBefore(start.get())).isPresent()) {
            add("left out", 1);
        } else if (end.filter(day -> day.isBefore(entry)).isEmpty()) {
            if (entry.isAfter(start.get())) {
                add("entered after day " + (ChronoUnit.DAYS.between(start.get(), entry) - 1), 1);
            }
            add(
                    (end.isPresent() ? "events" : "censored") + " on day "
                            + ChronoUnit.DAYS.between(start.get(), end.orElse(last)),
                    1);
        }
    }

    Map<String, BigDecimal> figures() {
        return figures;
    }
}
