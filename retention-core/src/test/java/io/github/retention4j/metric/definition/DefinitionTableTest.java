package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.definition.Bridge.Step;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.retention.RepurchaseRatio;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTableTest {
    private static final Ratio KEPT = RetentionRate.of(412, 1064);
    private static final Bridge WHOLE = Bridge.from(BigDecimal.valueOf(1064));

    private static Bridge from412(Step... steps) {
        return Bridge.from(BigDecimal.valueOf(412), steps);
    }

    @Test
    void aBridgeIsTheStartAndItsSteps() {
        Bridge bridge = from412(Step.plus(76, "who came back"), Step.minus(3, "who did not"), Step.plus(0, "nobody"));
        assertThat(bridge.total()).isEqualByComparingTo("485");
        assertThat(bridge).hasToString("485 = 412 + 76 who came back - 3 who did not");
        assertThat(bridge.steps()).hasSize(2);
        assertThat(bridge.lines(30)).containsExactly("485 = 412", "  + 76 who came back", "  - 3 who did not");
        assertThat(from412()).hasToString("412");
    }

    @Test
    void aBridgeFromNothingIsItsSteps() {
        assertThat(Bridge.anew(Step.plus(30, "gone"), Step.plus(100, "less"))).hasToString("130 = 30 gone + 100 less");
        assertThat(Bridge.anew(Step.plus(3040, "customer-days"))).hasToString("3040 customer-days");
        assertThat(Bridge.anew(Step.minus(3, "new"))).hasToString("-3 = 0 - 3 new");
        assertThat(Bridge.anew()).hasToString("0");
    }

    @Test
    void aRowWhoseNumbersDoNotAddUpIsRefused() {
        Ratio counts = RetentionRate.of(1100, 150, 1200);
        Bridge start = Bridge.from(BigDecimal.valueOf(1200));
        assertThat(Row.of("counts", counts, from412(Step.plus(538, "back")), start)
                        .explanation())
                .isEqualTo("950 = 412 + 538 back");
        assertThatThrownBy(() -> Row.of("counts", counts, from412(Step.plus(76, "back")), start))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counts: 488 = 412 + 76 back, and not the result's 950");
        assertThatThrownBy(() -> Row.of("counts", counts, from412(Step.plus(538, "back")), WHOLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counts: 1064, and not the result's 1200");
    }

    @Test
    void aTableHasAFirstRow() {
        assertThatThrownBy(() -> new DefinitionTable(Label.of("retention", "x"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a table of 0 definitions");
        DefinitionTable table = new DefinitionTable(
                Label.of("retention", "all"),
                List.of(Row.first("kept", KEPT), Row.of("again", RepurchaseRatio.of(412, 652), from412(), WHOLE)),
                List.of(Step.plus(7, "refunded in full"), Step.plus(1, "of guests")));
        assertThat(table).hasToString("""
                retention
                kept   38.7 % (412/1064), 95 % CI 35.8–41.7 %
                again  1 : 1.58; 38.7 % (412/1064), 95 % CI 35.8–41.7 %
                       the same counts
                kept: same customers: active before and in the window / active before
                again: at least 2 orders in the window / customers who ordered in it
                all
                orders that other tools may count otherwise: 7 refunded in full, 1 of guests
                2 definitions""");
    }

    @Test
    void nullStopsAtTheDoor() {
        assertThatThrownBy(() -> new Step(null, "x")).hasMessage("by");
        assertThatThrownBy(() -> new Step(BigDecimal.ONE, null)).hasMessage("what");
        assertThatThrownBy(() -> new Bridge(null, List.of())).hasMessage("start");
        assertThatThrownBy(() -> new Bridge(BigDecimal.ONE, null)).hasMessage("steps");
        assertThatThrownBy(() -> new DefinitionTable(null, List.of(), List.of()))
                .hasMessage("label");
        assertThatThrownBy(() -> new DefinitionTable(KEPT.label(), null, List.of()))
                .hasMessage("rows");
        assertThatThrownBy(() -> new DefinitionTable(KEPT.label(), List.of(), null))
                .hasMessage("countedElsewhere");
        assertThatThrownBy(() -> new Row(null, KEPT, WHOLE, WHOLE, "", "")).hasMessage("name");
        assertThatThrownBy(() -> new Row("x", null, WHOLE, WHOLE, "", "")).hasMessage("result");
        assertThatThrownBy(() -> new Row("x", KEPT, null, WHOLE, "", "")).hasMessage("part");
        assertThatThrownBy(() -> new Row("x", KEPT, WHOLE, null, "", "")).hasMessage("whole");
        assertThatThrownBy(() -> new Row("x", KEPT, WHOLE, WHOLE, null, "")).hasMessage("missing");
        assertThatThrownBy(() -> new Row("x", KEPT, WHOLE, WHOLE, "", null)).hasMessage("elsewhere");
    }
}
