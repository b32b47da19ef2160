package io.github.retention4j.livestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.index.Scorecard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void hasEveryMetricOfTheLibrary() {
        Set<Class<?>> had = new HashSet<>();
        Catalogue.metrics().forEach(metric -> had.add(metric.getClass()));
        assertThat(had)
                .containsAll(Catalogue.types().stream()
                        .filter(type -> Metric.class.isAssignableFrom(type) && !type.isInterface())
                        .toList());
        assertThat(Catalogue.metrics()).hasSizeGreaterThan(250);
    }

    /** Or that they are equal would say nothing. */
    @Test
    void eachTellsStreamsApart() {
        Map<Metric<?, ?>, Set<String>> answers = new HashMap<>();
        for (int seed = 0; seed < 24; seed++) {
            Answers.of(StreamProps.built(Streams.of(new Random(seed), 80 + 40 * (seed % 4))), Answers.CATALOGUE)
                    .forEach((metric, answer) -> answers.computeIfAbsent(metric, its -> new HashSet<>())
                            .add(answer.toString()));
        }
        assertThat(answers).hasSize(Answers.CATALOGUE.size());
        answers.values().removeIf(its -> its.size() > 1);
        assertThat(answers).containsOnlyKeys(Scorecard.in(Catalogue.SPRING)); // without goals
    }
}
