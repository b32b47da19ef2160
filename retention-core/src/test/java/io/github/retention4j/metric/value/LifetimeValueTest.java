package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.value.LifetimeValue.Life;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {
    /** Six thousand of a hundred customers. */
    private static LifetimeValue value(long retained, long start, Life life, double margin, double term) {
        Label label = Label.of("customer lifetime value", "any");
        Average revenue = Average.withoutSpread(
                label,
                new BigDecimal("6000"),
                100,
                Unit.money(CurrencyUnit.of("SAR")).per("customer"));
        return new LifetimeValue(revenue, retained, start, life, margin, term);
    }

    /** The worked example. */
    @Test
    void theMultipleIsStatedOrFollowsFromWhoIsKept() {
        assertThat(value(0, 0, Life.STATED, 0.4, 3).value()).hasValue(60 * (0.4 * 3));
        assertThat(value(80, 100, Life.CHURN, 0.4, 0).multiple()).hasValue(5);
        assertThat(value(80, 100, Life.RETENTION, 0.4, 0.12).multiple()).hasValue(2.5);
        assertThat(value(80, 100, Life.RETENTION, 0.4, 0.12).value()).hasValue(60);
        assertThat(value(0, 100, Life.RETENTION, 0.4, 0.12).value()).hasValue(0);
    }

    @Test
    void withoutABoundThereIsNoValueAndNoInterval() {
        for (LifetimeValue value : new LifetimeValue[] {
            value(5, 5, Life.CHURN, 1, 0), value(0, 0, Life.CHURN, 1, 0),
            value(5, 5, Life.RETENTION, 1, 0), value(0, 0, Life.RETENTION, 1, 0.1)
        }) {
            assertThat(value.value()).isEmpty();
            assertThat(value.multiple()).isEqualTo(OptionalDouble.empty());
            assertThat(value.interval()).isEmpty();
            assertThat(value.summary()).startsWith("no data (6000/100, ");
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> value(6, 5, Life.CHURN, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retained 6 not in [0, 5]");
        assertThatThrownBy(() -> value(0, 0, Life.STATED, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin -1.0 or term 1.0 not in [0, ∞)");
        assertThatThrownBy(() -> value(0, 0, Life.STATED, 1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin 1.0 or term NaN not in [0, ∞)");
        assertThatThrownBy(() -> value(0, 1, Life.CHURN, 1, 0).interval(2))
                .hasMessage("level 2.0 not in (0, 1); write 0.02 for 2.0 %");
    }
}
