package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.engine.Watch;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.Metric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What metrics tell of a history: each its result, or why it has none. */
final class Answers {
    static final List<Metric<?, ?>> CATALOGUE = Catalogue.metrics();

    private Answers() {}

    /** Some of all metrics. */
    static List<Metric<?, ?>> some(Random random, int count) {
        List<Metric<?, ?>> all = new ArrayList<>(CATALOGUE);
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, count));
    }

    /** What they tell, those that can in one pass. */
    static Map<Metric<?, ?>, Object> of(History history, Collection<Metric<?, ?>> metrics) {
        Map<Metric<?, ?>, Object> answers = new LinkedHashMap<>();
        List<Metric<?, ?>> able = new ArrayList<>();
        for (Metric<?, ?> metric : metrics) {
            Optional<String> refusal = refusal(metric, history);
            refusal.ifPresentOrElse(why -> answers.put(metric, why), () -> able.add(metric));
        }
        Report report = MetricsEngine.over(history).compute(able);
        able.forEach(metric -> answers.put(metric, report.get(metric)));
        return answers;
    }

    /** Why a metric cannot be computed over a history, if so. */
    private static Optional<String> refusal(Metric<?, ?> metric, History history) {
        try {
            metric.start(history.basis());
            return Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Requires that a history is told what another is told, to the last bit and in the same words. */
    static void assertSame(History actual, History expected, Collection<Metric<?, ?>> metrics, String when) {
        assertThat(actual.customerCount()).as(when).isEqualTo(expected.customerCount());
        assertThat(actual.orderCount()).as(when).isEqualTo(expected.orderCount());
        assertThat(actual.basis()).as(when).isEqualTo(expected.basis());
        Map<Metric<?, ?>, Object> answers = of(actual, metrics);
        of(expected, metrics).forEach((metric, answer) -> {
            assertThat(answers.get(metric)).as("%s, %s", metric, when).isEqualTo(answer);
            assertThat(answers.get(metric)).as("%s, %s", metric, when).hasToString(answer.toString());
        });
    }

    /** Metrics that are watched as a history goes on, from when they can be computed. */
    static final class Watched {
        private final Map<Metric<?, ?>, Optional<Watch<?>>> watches = new LinkedHashMap<>();

        Watched(Collection<Metric<?, ?>> metrics) {
            metrics.forEach(metric -> watches.put(metric, Optional.empty()));
        }

        /** Requires that a watch tells of the next history what another is told. */
        void assertSame(History next, History expected, String when) {
            Map<Metric<?, ?>, Object> answers = of(expected, watches.keySet());
            watches.replaceAll((metric, before) -> {
                if (refusal(metric, next).isPresent()) {
                    return Optional.empty();
                }
                before.ifPresent(watch -> watch.update(next));
                Watch<?> watch = before.isPresent()
                        ? before.get()
                        : MetricsEngine.over(next).watch(metric);
                assertThat((Object) watch.result())
                        .as("watched %s, %s", metric, when)
                        .isEqualTo(answers.get(metric));
                return Optional.of(watch);
            });
        }
    }
}
