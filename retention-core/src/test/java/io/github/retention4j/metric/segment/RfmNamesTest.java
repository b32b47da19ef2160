package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.segment.RfmNames.Named;
import io.github.retention4j.testing.Serialisation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RfmNamesTest {
    /** The grid as it goes round in programs, recency and frequency as patterns. */
    private static final Map<String, String> GRID = new LinkedHashMap<>();

    static {
        GRID.put("[1-2][1-2]", "hibernating");
        GRID.put("[1-2][3-4]", "at risk");
        GRID.put("[1-2]5", "can't lose them");
        GRID.put("3[1-2]", "about to sleep");
        GRID.put("33", "need attention");
        GRID.put("[3-4][4-5]", "loyal");
        GRID.put("41", "promising");
        GRID.put("51", "new customers");
        GRID.put("[4-5][2-3]", "potential loyalists");
        GRID.put("5[4-5]", "champions");
    }

    @Test
    void theUsualNamesAreThoseOfTheGrid() {
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                String scores = "" + r + f;
                List<String> matching = GRID.entrySet().stream()
                        .filter(entry -> scores.matches(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
                assertThat(matching).as(scores).hasSize(1);
                for (int m = 1; m <= 5; m++) {
                    assertThat(RfmNames.usual().of(r, f, m)).isEqualTo(matching.get(0));
                }
            }
        }
        assertThat(RfmNames.usual().names()).containsExactlyInAnyOrderElementsOf(GRID.values());
        assertThat(RfmNames.usual().names()).startsWith("champions", "loyal").endsWith("at risk", "hibernating");
    }

    @Test
    void scoresWithoutANameOrWithTwoAreRefused() {
        assertThatThrownBy(() ->
                        RfmNames.of(new Named("best", (r, f, m) -> r > 1), new Named("worst", (r, f, m) -> f == 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores 121 have no name; let a rule take them");
        assertThatThrownBy(
                        () -> RfmNames.of(new Named("best", (r, f, m) -> r > 1), new Named("all", (r, f, m) -> true)))
                .hasMessage("scores 211 are both 'best' and 'all'; let one of the two rules leave them out");
        assertThatThrownBy(
                        () -> RfmNames.of(new Named("all", (r, f, m) -> true), new Named("none", (r, f, m) -> false)))
                .hasMessage("'none' is the name of no scores");
        assertThatThrownBy(() -> RfmNames.of(new Named("a", (r, f, m) -> r > 2), new Named("a", (r, f, m) -> r < 3)))
                .hasMessageContaining("stands there twice");
        assertThatThrownBy(() -> RfmNames.of(new Named(" ", (r, f, m) -> true))).hasMessageContaining("is blank");
        assertThatThrownBy(() -> RfmNames.of()).hasMessage("scores 111 have no name; let a rule take them");
        assertThatThrownBy(() -> new RfmNames(List.of("a"), List.of(0)))
                .hasMessage("1 combinations of scores; there are 125");
        assertThatThrownBy(() -> new RfmNames(List.of("a"), Collections.nCopies(125, 1)))
                .hasMessage("scores 111 have name 1 of 1 names, from 0");
        assertThatThrownBy(() -> RfmNames.usual().of(0, 1, 1)).hasMessage("score 0 not in [1, 5]");
        assertThatThrownBy(() -> RfmNames.usual().with("nobody", (r, f, m) -> false))
                .hasMessage("'nobody' is the name of no scores");
        assertThatThrownBy(() -> RfmNames.usual().with(null, (r, f, m) -> true)).hasMessage("name");
        assertThatThrownBy(() -> RfmNames.usual().with("x", null)).hasMessage("rule");
        assertThatThrownBy(() -> new Named(null, (r, f, m) -> true)).hasMessage("name");
    }

    @Test
    void aNameTakesScoresFromOthers() {
        RfmNames changed = RfmNames.usual().with("frequent small buyers", (r, f, m) -> f >= 4 && m <= 2);
        assertThat(changed.of(5, 4, 1)).isEqualTo("frequent small buyers");
        assertThat(changed.of(5, 4, 3)).isEqualTo("champions");
        assertThat(changed.names()).hasSize(11).endsWith("frequent small buyers");
        assertThat(changed.with("champions", (r, f, m) -> true).names()).containsExactly("champions");
        assertThat(RfmNames.usual()
                        .with("promising", (r, f, m) -> r == 5 && f == 1)
                        .names())
                .doesNotContain("new customers")
                .contains("promising");
        assertThat(Serialisation.roundTrip(changed)).isEqualTo(changed).isNotEqualTo(RfmNames.usual());
    }

    /** However scores are shared out, the blocks of all names are all scores, each once. */
    @Property(tries = 200)
    void blocksCoverEachScoreOfTheirNameOnce(@ForAll Random random, @ForAll boolean isByRecency) {
        int count = 1 + random.nextInt(4);
        List<Integer> cells = Stream.generate(() -> random.nextInt(count))
                .limit(125)
                .collect(Collectors.toCollection(ArrayList::new));
        if (isByRecency) {
            IntStream.range(0, 125).forEach(cell -> cells.set(cell, Math.min(count - 1, cell / 25)));
        }
        List<String> names = IntStream.range(0, count).mapToObj(i -> "n" + i).toList();
        IntStream.range(0, count).filter(i -> !cells.contains(i)).forEach(i -> cells.set(i, i));
        RfmNames all = new RfmNames(names, cells);
        for (int name = 0; name < count; name++) {
            int of = name;
            assertThat(all.blocks(name).stream()
                            .flatMap(block -> block.cells().boxed())
                            .sorted())
                    .containsExactlyElementsOf(IntStream.range(0, 125)
                            .filter(cell -> cells.get(cell) == of)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void theUsualNamesAreABlockEach() {
        for (int name = 0; name < 10; name++) {
            assertThat(RfmNames.usual().blocks(name)).hasSize(1);
        }
    }
}
