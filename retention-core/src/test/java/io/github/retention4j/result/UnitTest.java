package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class UnitTest {
    private static final Unit SAR = Unit.money(CurrencyUnit.of("SAR"));

    @Test
    void tellsAFigureInIt() {
        assertThat(Unit.PERCENT.tell(0.387)).isEqualTo("38.7 %");
        assertThat(Unit.PERCENTAGE_POINTS.tellSigned(-0.051)).isEqualTo("-5.1 points");
        assertThat(Unit.DAYS.tell(12.34)).isEqualTo("12.3 days");
        assertThat(Unit.SCORE.tellSigned(30)).isEqualTo("+30.0");
        assertThat(Unit.score("of 100", 1).tell(55)).isEqualTo("55.0 of 100");
        assertThat(Unit.count("orders", 3).per("customer").tell(1.5)).isEqualTo("1.500 orders per customer");
        assertThat(SAR.per("order").tell(12.5)).isEqualTo("12.50 SAR per order");
        assertThat(Unit.money(CurrencyUnit.of("KWD")).tell(1)).isEqualTo("1.000 KWD");
        assertThat(Unit.times(2).tell(2.5)).isEqualTo("2.50 x");
    }

    @Test
    void hasNoSignWhereItIsToldAsZero() {
        assertThat(Unit.PERCENT.tellSigned(0.0004)).isEqualTo("0.0 %");
        assertThat(Unit.PERCENT.tellSigned(-0.0004)).isEqualTo("0.0 %");
        assertThat(Unit.PERCENT.tell(-0.0)).isEqualTo("0.0 %");
    }

    @Test
    void aDifferenceOfSharesIsInPointsAndAnyOtherInTheSame() {
        assertThat(Unit.PERCENT.ofDifference()).isEqualTo(Unit.PERCENTAGE_POINTS);
        assertThat(SAR.per("order").ofDifference()).isEqualTo(SAR.per("order"));
        assertThat(Unit.PERCENTAGE_POINTS.ofDifference()).isEqualTo(Unit.PERCENTAGE_POINTS);
    }

    @Test
    void knowsItsCurrencyAndItsText() {
        assertThat(SAR.per("customer").currency()).contains("SAR");
        assertThat(Unit.count("SAR", 2).currency()).isEmpty();
        assertThat(SAR.per("customer")).hasToString("SAR per customer");
        assertThat(SAR.text()).isEqualTo("SAR");
        assertThat(Unit.PERCENT.factor()).isEqualTo(100);
        assertThat(SAR.factor()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBeTold() {
        assertThatThrownBy(() -> Unit.count("orders", -1)).hasMessage("decimals -1 not in [0, 100]");
        assertThatThrownBy(() -> Unit.count("orders", 101)).hasMessage("decimals 101 not in [0, 100]");
        assertThatThrownBy(() -> Unit.count(null, 1)).hasMessage("name");
        assertThatThrownBy(() -> Unit.DAYS.per(null)).hasMessage("per");
        assertThatThrownBy(() -> Unit.money(null)).hasMessage("currency");
    }
}
