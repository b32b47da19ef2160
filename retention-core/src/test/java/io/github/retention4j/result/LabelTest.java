package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Scope;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Serialisation;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final Label PLAIN = Label.of("rate", "hits / total");
    private static final LocalDate LAST = LocalDate.of(2026, 3, 20);

    @Test
    void saysWhatItKnows() {
        assertThat(PLAIN).hasToString("rate (hits / total):");
        assertThat(PLAIN.window()).isEmpty();
        assertThat(PLAIN.isUnobserved()).isFalse();
        Label march = PLAIN.in(Window.month(2026, 3), Observation.PARTLY_OBSERVED, LAST);
        assertThat(march.metric()).isEqualTo("rate");
        assertThat(march.definition()).isEqualTo("hits / total");
        assertThat(march.window()).contains(Window.month(2026, 3));
        assertThat(march.observation()).isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(march.isUnobserved()).isFalse();
        assertThat(PLAIN.in(Window.month(2026, 4), Observation.NOT_OBSERVED, LAST)
                        .isUnobserved())
                .isTrue();
    }

    @Test
    void differsInEachOfItsParts() {
        Window march = Window.month(2026, 3);
        List<Label> different = List.of(
                PLAIN,
                Label.of("other", "hits / total"),
                Label.of("rate", "other"),
                PLAIN.in(march, Observation.OBSERVED, LAST),
                PLAIN.in(march.next(), Observation.OBSERVED, LAST),
                PLAIN.in(march, Observation.PARTLY_OBSERVED, LAST),
                PLAIN.in(march, Observation.OBSERVED, LAST.plusDays(1)),
                PLAIN.in(new Scope(march, Observation.OBSERVED, LAST, "only loyal", "")),
                PLAIN.in(new Scope(march, Observation.OBSERVED, LAST, "", "some policy")));
        Set<Label> set = new HashSet<>(different);
        assertThat(set).hasSameSizeAs(different);
        for (Label label : different) {
            assertThat(Serialisation.roundTrip(label)).isEqualTo(label).hasSameHashCodeAs(label);
            assertThat(label).isNotEqualTo("rate");
        }
    }

    @Test
    void saysWhichCustomersAndUnderWhichPolicy() {
        Label loyal = PLAIN.in(
                new Scope(Window.month(2026, 3), Observation.PARTLY_OBSERVED, LAST, "only loyal", "all orders count"));
        assertThat(loyal)
                .hasToString("rate 2026-03, only loyal (hits / total; all orders count): "
                        + "; partly observed, data end 2026-03-20");
        assertThat(loyal.definition()).isEqualTo("hits / total; all orders count");
        assertThat(loyal.population()).isEqualTo("only loyal");
        assertThat(loyal.by("other").definition()).isEqualTo("other; all orders count");
        assertThat(loyal.heading("only loyal", " by city", false))
                .isEqualTo("rate, only loyal by city (hits / total; all orders count)");
    }

    @Test
    void tellsWhereTheDataEndIfItGoesOnChangingAfterItsWindow() {
        Label toTheEnd = PLAIN.untilDataEnd();
        Window march = Window.month(2026, 3);
        assertThat(toTheEnd.in(march, Observation.OBSERVED, LocalDate.of(2026, 5, 30)))
                .hasToString("rate 2026-03 (hits / total): ; data end 2026-05-30");
        assertThat(toTheEnd.in(march, Observation.OBSERVED, LocalDate.of(2026, 3, 31)))
                .as("they end with the window")
                .hasToString("rate 2026-03 (hits / total):");
        assertThat(toTheEnd).hasToString("rate (hits / total):").isNotEqualTo(PLAIN);
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> Label.of(null, "x")).hasMessage("metric");
        assertThatThrownBy(() -> Label.of("x", null)).hasMessage("definition");
        assertThatThrownBy(() -> PLAIN.in(Window.month(2026, 3), null, LAST)).hasMessage("observation");
    }
}
