package io.github.retention4j.history;

import io.github.retention4j.store.Timeline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which spans metrics are going to ask about, so that each block finds the orders of all of them in one pass over its rows,
 * however many they are. A span is a stretch of days if no other span begins or ends inside it, as the months of a trend are;
 * others are found when they are asked about.
 */
public final class SpanPlan {
    /** Nothing is known beforehand. */
    static final SpanPlan NONE = new SpanPlan(new int[0], Map.of());

    private final int[] stretchOfDay;
    private final Map<Span, Integer> stretches;

    private SpanPlan(int[] stretchOfDay, Map<Span, Integer> stretches) {
        this.stretchOfDay = stretchOfDay;
        this.stretches = stretches;
    }

    static SpanPlan of(Basis basis, Timeline days, List<About> asked) {
        Map<Span, Integer> first = new HashMap<>();
        Map<Span, Integer> end = new HashMap<>();
        TreeSet<Integer> bounds = new TreeSet<>();
        asked.stream()
                .flatMap(about -> about.windows().stream())
                .distinct()
                .map(basis::span)
                .forEach(span -> {
                    int from = days.from(span.from());
                    int until = days.from(span.until());
                    // All days together are found without a look at the rows.
                    if (from < until && until - from < days.count()) {
                        first.put(span, from);
                        end.put(span, until);
                        bounds.add(from);
                        bounds.add(until);
                    }
                });
        Map<Span, Integer> stretches = new HashMap<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] stretchOfDay = new int[days.count()];
        first.forEach((span, from) -> {
            if (end.get(span).equals(bounds.higher(from))) {
                // Stretch 0 is of the days between.
                int stretch = numbers.computeIfAbsent(from, day -> numbers.size() + 1);
                stretches.put(span, stretch);
                Arrays.fill(stretchOfDay, from, end.get(span), stretch);
            }
        });
        return stretches.isEmpty() ? NONE : new SpanPlan(stretchOfDay, stretches);
    }

    /** The stretch of each day of the history: one of those of {@link #stretches}, or 0. */
    int[] stretchOfDay() {
        return stretchOfDay;
    }

    /** The spans that are stretches, each with its number, from 1. */
    Map<Span, Integer> stretches() {
        return stretches;
    }
}
