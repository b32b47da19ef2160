package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.Basis;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.ProgrammeBuilder;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class PointsWorthTest {
    private static final Basis RIYADH = StoreRows.riyadh().store().history().basis();

    @Test
    void isRoundedOnceToTheCurrencysDecimals() {
        PointsWorth worth = PointsWorth.of(100, Money.parse("SAR 5"));
        assertThat(worth.of(150)).contains(BigMoney.parse("SAR 7.50"));
        assertThat(worth.of(-150)).contains(BigMoney.parse("SAR -7.50"));
        assertThat(worth).hasToString("100 points for SAR 5.00");
        PointsWorth third = PointsWorth.of(3, Money.parse("SAR 1"));
        assertThat(third.of(1)).contains(BigMoney.parse("SAR 0.33"));
        assertThat(third.of(2)).contains(BigMoney.parse("SAR 0.67"));
        // A third of a point each time would be 1000 · 0.33.
        assertThat(third.of(1_000)).contains(BigMoney.parse("SAR 333.33"));
        assertThat(PointsWorth.of(8, Money.parse("KWD 0.500")).of(1)).contains(BigMoney.parse("KWD 0.062"));
        assertThat(third.minor(1_000, new BigDecimal("0.6"), 2)).isEqualTo(20_000);
        assertThat(third.minor(1, BigDecimal.ONE, 3)).isEqualTo(333);
    }

    @Test
    void isAsTheProgrammeSays() {
        ProgrammeBuilder points = LoyaltyProgramme.named("Points");
        assertThat(PointsWorth.of(points.build(), RIYADH)).isEqualTo(PointsWorth.UNKNOWN);
        assertThat(PointsWorth.UNKNOWN.isKnown()).isFalse();
        assertThat(PointsWorth.UNKNOWN.of(5)).isEmpty();
        assertThat(PointsWorth.of(
                        points.redeeming(Redeeming.points(100).worth(Money.parse("SAR 5")))
                                .build(),
                        RIYADH))
                .isEqualTo(PointsWorth.of(100, Money.parse("SAR 5")));
        assertThat(PointsWorth.of(LoyaltyProgramme.named("Back").cashback(0.15).build(), RIYADH)
                        .of(3_000))
                .contains(BigMoney.parse("SAR 30.00"));
        assertThat(PointsWorth.of(Reward.of("a coffee", 10).costing(Money.parse("SAR 4")), RIYADH)
                        .of(25))
                .contains(BigMoney.parse("SAR 10.00"));
        assertThat(PointsWorth.of(Reward.of("a coffee", 10), RIYADH)).isEqualTo(PointsWorth.UNKNOWN);
        assertThatThrownBy(() -> PointsWorth.of(Reward.of("a coffee", 10).costing(Money.parse("KWD 4")), RIYADH))
                .hasMessage("the programme has an amount in KWD, and the history is in SAR; state it in the history's"
                        + " currency");
    }

    @Test
    void isAValueThatCanBeSent() {
        PointsWorth worth = PointsWorth.of(100, Money.parse("SAR 5"));
        assertThat(Serialisation.roundTrip(worth)).isEqualTo(worth).hasSameHashCodeAs(worth);
        assertThat(Serialisation.roundTrip(PointsWorth.UNKNOWN)).isEqualTo(PointsWorth.UNKNOWN);
        assertThat(worth).isNotEqualTo(PointsWorth.of(10, Money.parse("SAR 5")));
        assertThatThrownBy(() -> PointsWorth.of(0, Money.parse("SAR 5")))
                .hasMessage("0 points are below 1; say for how many the amount is");
        assertThatThrownBy(() -> PointsWorth.of(1, Money.parse("SAR -5")))
                .hasMessage("points worth SAR -5.00 are below 0");
    }
}
