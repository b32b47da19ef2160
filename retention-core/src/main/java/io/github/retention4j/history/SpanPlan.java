package io.github.retention4j.history;

import io.github.retention4j.store.Timeline;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which spans metrics are going to ask about, so that each block finds the orders of all of them in one pass over its rows,
 * however many they are.
 *
 * <pre>
 *   spans        ├── January ──┤── February ──┤── March ──┤
 *                                  ├─── 30 days ──┤
 *   stretches  0 │      1      │ 2 │    3     │ 4 │   5   │ 6     days between the bounds of all spans
 * </pre>
 */
final class SpanPlan {
    /** So few bounds of spans are found sooner by a pass over the rows each. */
    private static final int FEW = 4;

    /** Nothing is known beforehand. */
    static final SpanPlan NONE = new SpanPlan(new int[0], 0, 0, Map.of());

    private final int[] stretchOfDay;
    private final int firstDay;
    private final int count;
    private final Map<Span, Stretches> spans;

    /** The stretches of a span, from one to before another. */
    record Stretches(int from, int to) {
        int count() {
            return to - from;
        }
    }

    private SpanPlan(int[] stretchOfDay, int firstDay, int count, Map<Span, Stretches> spans) {
        this.stretchOfDay = stretchOfDay;
        this.firstDay = firstDay;
        this.count = count;
        this.spans = spans;
    }

    static SpanPlan of(Basis basis, Timeline days, List<Requirement> asked) {
        List<Span> spans = asked.stream()
                .flatMap(required -> required.windows().stream())
                .distinct()
                .map(basis::span)
                .filter(span -> isPart(span, days))
                .toList();
        if (days == Timeline.NONE || spans.isEmpty()) {
            return NONE;
        }
        TreeSet<Integer> begins = new TreeSet<>();
        for (Span span : spans) {
            begins.add(days.from(span.from()));
            begins.add(days.from(span.until()));
        }
        if (begins.size() <= FEW) {
            return NONE;
        }
        int[] stretchOfDay = new int[days.count()];
        int stretch = 0;
        int day = 0;
        for (int begin : begins.headSet(days.count())) {
            Arrays.fill(stretchOfDay, day, begin, stretch++);
            day = begin;
        }
        Arrays.fill(stretchOfDay, day, days.count(), stretch);
        int count = stretch + 1;
        Map<Span, Stretches> stretches = new HashMap<>();
        for (Span span : spans) {
            int end = days.from(span.until());
            int to = end < days.count() ? stretchOfDay[end] : count;
            stretches.put(span, new Stretches(stretchOfDay[days.from(span.from())], to));
        }
        return new SpanPlan(stretchOfDay, days.firstDay(), count, stretches);
    }

    /** Whether a span has some of the days, and not all: those are found without a look at the rows. */
    private static boolean isPart(Span span, Timeline days) {
        int length = days.from(span.until()) - days.from(span.from());
        return length > 0 && length < days.count();
    }

    /** The stretch of each day of the history, ascending. */
    int[] stretchOfDay() {
        return stretchOfDay;
    }

    /** The first of those days, from 1970-01-01. */
    int firstDay() {
        return firstDay;
    }

    /** How many stretches there are. */
    int count() {
        return count;
    }

    /** Of which stretches each span is. */
    Map<Span, Stretches> spans() {
        return spans;
    }
}
