package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.Basis;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import org.junit.jupiter.api.Test;

/** The states that most rates and averages of a window have. */
class HitTallyTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final Label LABEL = Label.of("rate", "hits / total");
    private static final Basis BASIS =
            StoreRows.riyadh().observedThrough("2026-05-31").store().history().basis();

    @Test
    void countsHitsOfATotal() {
        HitTally tally = new HitTally(BASIS, MARCH);
        assertThat(tally.part(LABEL).summary()).isEqualTo("no data (0/0)");
        tally.add(true);
        tally.add(false);
        tally.add(2, 5);
        assertThat(tally.hits()).isEqualTo(3);
        assertThat(tally.total()).isEqualTo(7);
        assertThat(tally.part(LABEL).summary()).startsWith("42.9 % (3/7)");
    }

    @Test
    void addsAnotherAndLeavesThatAsItIs() {
        HitTally into = new HitTally(BASIS, MARCH);
        HitTally from = Serialisation.roundTrip(new HitTally(BASIS, MARCH));
        into.add(1, 2);
        from.add(3, 4);
        into.merge(from);
        assertThat(into.part(LABEL).summary()).startsWith("66.7 % (4/6)");
        assertThat(from.part(LABEL).summary()).startsWith("75.0 % (3/4)");
    }

    @Test
    void knowsItsSpanAndTheDataEnd() {
        HitTally tally = new HitTally(BASIS, MARCH);
        assertThat(tally.window()).isEqualTo(BASIS.span(MARCH)).isSameAs(tally.window());
        assertThat(tally.observedUntil()).isEqualTo(BASIS.observedUntil());
        SpanTally spans = new SpanTally(BASIS, MARCH);
        assertThat(spans.window()).isEqualTo(BASIS.span(MARCH)).isSameAs(spans.window());
    }

    @Test
    void refusesATallyOfAnotherBasis() {
        Basis loyal = BASIS.only("loyal");
        assertThatThrownBy(() -> new HitTally(BASIS, MARCH).merge(new HitTally(loyal, MARCH)))
                .hasMessageContaining("different bases");
        assertThatThrownBy(() -> new SpanTally(BASIS, MARCH).merge(new SpanTally(loyal, MARCH)))
                .hasMessageContaining("different bases");
        assertThatThrownBy(() -> new HitTally(null, MARCH)).hasMessage("basis");
    }
}
