package io.github.retention4j.metric.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RevenueMovementsTest {
    /** New 20,000, expansion 8,000, churned 5,000 and contraction 3,000 are 3.5 in the glossary of pitchkit.net. */
    @Test
    void theQuickRatioIsAsGuidesWorkItOut() {
        assertThat(movements("50000", "20000", "0", "8000", "3000", "5000").quickRatio())
                .hasValue(3.5);
    }

    @Test
    void everyRateNamesItsOwnDefinition() {
        RevenueMovements movements = movements("1000", "200", "50", "80", "30", "100");
        assertThat(movements.netChurn().label().metric()).isEqualTo("net revenue churn");
        assertThat(movements.netChurn().label().definition())
                .endsWith(": (churned + contraction - expansion - reactivated) / start; below 0 is net growth");
        assertThat(movements.grossChurn().label().metric()).isEqualTo("gross revenue churn");
        assertThat(movements.grossChurn().label().definition()).endsWith(": (churned + contraction) / start");
        assertThat(movements.netRetention().label().metric()).isEqualTo("net revenue retention");
        assertThat(movements.netRetention().label().definition())
                .endsWith(": (start + expansion - contraction - churned) / start");
        assertThat(movements.grossRetention().label().metric()).isEqualTo("gross revenue retention");
        assertThat(movements.grossRetention().label().definition())
                .endsWith(": (start - contraction - churned) / start");
    }

    @Test
    void whereNothingIsLostThereIsNoQuickRatio() {
        RevenueMovements movements = movements("10", "5", "0", "0", "0", "0");
        assertThat(movements.quickRatio()).isEmpty();
        assertThat(movements.summary())
                .isEqualTo("10 + 5 new + 0 reactivated + 0 expansion - 0 contraction - 0 churned = 15 SAR,"
                        + " net retention 100.0 %, gross retention 100.0 %");
    }

    @Test
    void whereNothingIsThereAtTheStartThereAreMovementsAndNoRates() {
        RevenueMovements movements = movements("0", "5", "2", "0", "0", "0");
        assertThat(movements.summary())
                .isEqualTo("0 + 5 new + 2 reactivated + 0 expansion - 0 contraction - 0 churned = 7 SAR");
        assertThat(movements.netChurn().value()).isEmpty();
        assertThat(movements.netRetention().summary()).isEqualTo("no data (0/0 SAR)");
        assertThat(movements("0", "0", "0", "0", "0", "0").summary()).isEqualTo("no data (nothing at either end)");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> movements("10", "-1", "0", "0", "0", "0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("new revenue -1 is below 0");
        assertThatThrownBy(() -> movements("10", "0", "0", "0", "6", "5"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("contraction 6 and churned 5 are more than the start 10");
    }

    private static RevenueMovements movements(
            String start, String fresh, String reactivated, String expansion, String contraction, String churned) {
        return new RevenueMovements(
                Label.of("recurring revenue", "movements"),
                new BigDecimal(start),
                new BigDecimal(fresh),
                new BigDecimal(reactivated),
                new BigDecimal(expansion),
                new BigDecimal(contraction),
                new BigDecimal(churned),
                "SAR");
    }
}
