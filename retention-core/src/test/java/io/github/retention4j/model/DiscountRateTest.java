package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class DiscountRateTest {
    /** 12 % a year are 0.948879293 % a month, and 1 % a month 12.682503013 % a year, as any table of interest has it. */
    @Example
    void compoundsFromOnePeriodToAnother() {
        DiscountRate annual = DiscountRate.annual(0.12);
        assertThat(annual.perYear()).isEqualTo(0.12);
        assertThat(annual.perMonth()).isCloseTo(0.00948879293, within(1e-11));
        DiscountRate monthly = DiscountRate.monthly(0.01);
        assertThat(monthly.perMonth()).isEqualTo(0.01);
        assertThat(monthly.perYear()).isCloseTo(0.12682503013, within(1e-11));
    }

    @Example
    void isOfAWindowsLength() {
        DiscountRate annual = DiscountRate.annual(0.21);
        assertThat(annual.over(Window.year(2026))).isEqualTo(0.21);
        assertThat(annual.over(Window.half(2026, 1))).isCloseTo(0.1, within(1e-15));
        assertThat(annual.over(Window.quarter(2026, 1))).isCloseTo(Math.sqrt(1.1) - 1, within(1e-15));
        assertThat(annual.over(Window.month(2026, 2))).isEqualTo(annual.over(Window.month(2026, 3)));
        Window days = Window.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        assertThat(annual.over(days)).isCloseTo(Math.pow(1.21, 30 / 365.2425) - 1, within(1e-15));
        assertThat(annual.over(Window.isoWeek(2026, 3))).isCloseTo(Math.pow(1.21, 7 / 365.2425) - 1, within(1e-15));
        assertThat(DiscountRate.NONE.over(days)).isZero();
    }

    @Property
    void thereAndBackIsTheSame(@ForAll @DoubleRange(max = 3) double rate) {
        assertThat(DiscountRate.monthly(DiscountRate.annual(rate).perMonth()).perYear())
                .isCloseTo(rate, within(1e-12 * (1 + rate)));
    }

    @Example
    void saysItsPeriod() {
        assertThat(DiscountRate.annual(0.12)).hasToString("12 % a year");
        assertThat(DiscountRate.monthly(0.0125)).hasToString("1.25 % a month");
        assertThat(DiscountRate.NONE).hasToString("0 % a year");
    }

    @Example
    void takesTheRatesOfCountriesWherePricesRiseFast() {
        assertThat(DiscountRate.annual(2.1)).hasToString("210 % a year");
        assertThat(DiscountRate.annual(3).perYear()).isEqualTo(3);
        assertThat(DiscountRate.monthly(0.3).perMonth()).isEqualTo(0.3);
    }

    @Example
    void refusesPerCentWrittenForAFraction() {
        assertThatThrownBy(() -> DiscountRate.annual(12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("discount rate 12.0 a year not in [0, 3.0]; write 0.12 for 12 %");
        assertThatThrownBy(() -> DiscountRate.monthly(1.5))
                .hasMessage("discount rate 1.5 a month not in [0, 0.3]; write 0.015 for 1.5 %");
        assertThatThrownBy(() -> DiscountRate.monthly(0.5))
                .hasMessage("discount rate 0.5 a month not in [0, 0.3]; write 0.005 for 0.5 %");
        assertThatThrownBy(() -> DiscountRate.annual(Math.nextUp(3.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiscountRate.monthly(Math.nextUp(0.3))).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void refusesWhatIsBelowZeroOrNoNumber() {
        assertThatThrownBy(() -> DiscountRate.annual(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("discount rate -0.1 a year not in [0, 3.0]");
        assertThatThrownBy(() -> DiscountRate.monthly(Double.NaN))
                .hasMessage("discount rate NaN a month not in [0, 0.3]");
        assertThatThrownBy(() -> DiscountRate.annual(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
