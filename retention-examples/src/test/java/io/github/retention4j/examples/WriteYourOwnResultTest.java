package io.github.retention4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.index.Criterion.AtMost;
import io.github.retention4j.metric.index.GoalTable;
import io.github.retention4j.metric.index.GoalTable.Line;
import io.github.retention4j.metric.index.LoyaltyIndex.Part;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A result of a user's own, made in another module, is as good as one of ours. */
class WriteYourOwnResultTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final Label LABEL = Label.of("one in", "customers / those who stayed")
            .noting("by hand")
            .in(MARCH, Observation.OBSERVED, LocalDate.of(2026, 3, 31));
    private static final WriteYourOwnResult ONE_IN_FOUR = new WriteYourOwnResult(LABEL, 25, 100);

    /** By hand: Wilson's interval of 25 of 100 is (0.2692 ∓ 0.0870) / 1.0384, from 0.1755 to 0.3430. */
    @Test
    void printsWithItsDefinitionItsNoteAndOurInterval() {
        assertThat(ONE_IN_FOUR)
                .hasToString(
                        "one in 2026-03 (customers / those who stayed; by hand): 4.0 customers (100/25), 95 % CI 2.9–5.7");
        assertThat(ONE_IN_FOUR.interval(0.5).orElseThrow().high()).isLessThan(5);
        assertThatThrownBy(() -> ONE_IN_FOUR.interval(95))
                .hasMessage("level 95.0 not in (0, 1); write 0.95 for 95.0 %");
    }

    @Test
    void saysThatThereAreNoData() {
        WriteYourOwnResult nobodyStayed = new WriteYourOwnResult(LABEL, 0, 7);
        assertThat(nobodyStayed.value()).isEmpty();
        assertThat(nobodyStayed.interval()).isEmpty();
        assertThat(nobodyStayed.summary()).isEqualTo("no data (7/0)");
        assertThat(new WriteYourOwnResult(LABEL, 0, 0).summary()).isEqualTo("no data (0/0)");
        Label april = LABEL.in(MARCH.next(), Observation.NOT_OBSERVED, LocalDate.of(2026, 3, 31));
        assertThat(new WriteYourOwnResult(april, 25, 100))
                .hasToString(
                        "one in 2026-04 (customers / those who stayed; by hand): no data; not observed, data end 2026-03-31");
    }

    @Test
    void standsInATableHasAGoalAndIsPartOfAnIndex() {
        assertThat(new Series<>(Map.of(MARCH, ONE_IN_FOUR)))
                .hasToString(
                        "one in (customers / those who stayed; by hand)\n2026-03  4.0 customers (100/25), 95 % CI 2.9–5.7");
        Line line = Line.of(new AtMost(3.5), ONE_IN_FOUR, new WriteYourOwnResult(LABEL, 20, 100));
        assertThat(new GoalTable(LABEL, List.of(line)).table().orElseThrow().rows())
                .containsExactly(List.of(
                        "one in",
                        "+0.5 customers",
                        "-1.0 customers",
                        "missed, within the noise",
                        "at most 3.5 customers",
                        "4.0 customers (100/25), 95 % CI 2.9–5.7"));
        assertThat(Part.of(ONE_IN_FOUR, 6, 2).score()).hasValue(50);
    }
}
