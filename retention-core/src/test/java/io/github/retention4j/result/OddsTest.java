package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OddsTest {
    private static final Label LABEL = Label.of("again", "twice : once");

    @Test
    void theSmallerSideIsOneInPrint() {
        assertThat(text(10, 90)).isEqualTo("1 : 9");
        assertThat(text(90, 10)).isEqualTo("9 : 1");
        assertThat(text(7, 7)).isEqualTo("1 : 1");
        assertThat(text(412, 652)).isEqualTo("1 : 1.58");
        assertThat(text(5, 500)).isEqualTo("1 : 100");
        assertThat(text(10, 25)).isEqualTo("1 : 2.5");
        assertThat(text(1000, 1001)).isEqualTo("1 : 1");
    }

    @Test
    void anEmptySideIsPrintedAsItIs() {
        assertThat(text(0, 7)).isEqualTo("0 : 7");
        assertThat(text(7, 0)).isEqualTo("7 : 0");
        assertThat(Odds.of(LABEL, 7, 0).value()).hasValue(1);
    }

    @Test
    void theNumberIsTheShare() {
        Odds odds = Odds.of(LABEL, 10, 90);
        assertThat(odds.value()).hasValue(0.1);
        assertThat(odds.interval()).isEqualTo(Ratio.part(LABEL, 10, 100).interval());
        assertThat(odds.told(0.1)).isEqualTo("10.0 %");
    }

    @Test
    void bothSidesEmptyOrAWindowThatTheDataDoNotReachIsNoData() {
        assertThat(Odds.of(LABEL, 0, 0)).hasToString("again (twice : once): no data (0 : 0)");
        Label unobserved = LABEL.in(Window.month(2026, 3), Observation.NOT_OBSERVED, LocalDate.of(2026, 2, 1));
        assertThat(Odds.of(unobserved, 1, 9).summary()).isEqualTo("no data");
        assertThat(Odds.of(unobserved, 1, 9).text()).isEqualTo("no data");
    }

    @Test
    void aNetRateHasNoTwoSides() {
        assertThatThrownBy(() -> new Odds(Ratio.net(LABEL, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a net rate has no two sides");
    }

    private static String text(long hits, long others) {
        return Odds.of(LABEL, hits, others).text();
    }
}
