package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MoneyRatioTest {
    private static final Label LABEL = Label.of("repeat revenue", "of customers who came before");

    /** Customers of 10, 20 and 30, of which the last's 30 count. */
    private static MoneyRatio ofThree(Label label) {
        Spread spread =
                new Spread(3, BigInteger.valueOf(900), BigInteger.valueOf(900), BigInteger.valueOf(100 + 400 + 900));
        return new MoneyRatio(label, new BigDecimal("30"), new BigDecimal("60"), "SAR", spread);
    }

    @Test
    void isThePartOverTheWhole() {
        MoneyRatio ratio = ofThree(LABEL);
        assertThat(ratio.value()).hasValue(0.5);
        // √(3/2 · 350) / 60 = 0.381881, and t of 2 degrees of freedom is 4.302653 (R: qt(0.975, 2)).
        Interval interval = ratio.interval().orElseThrow();
        assertThat(interval.high() - 0.5).isCloseTo(4.302653 * 0.381881, within(1e-5));
        assertThat(ratio)
                .hasToString(
                        "repeat revenue (of customers who came before): 50.0 % (30/60 SAR), 95 % CI -114.3 to 214.3 %,"
                                + " of only 3 customers");
    }

    /** The worked example; SciPy's brentq as in SpreadTest. */
    @Test
    void aPartOfAWholeStaysWithinZeroAndAll() {
        MoneyRatio of = ofThree(LABEL);
        MoneyRatio share = new MoneyRatio(
                LABEL, of.part(), of.whole(), of.currency(), of.spread().within(0, 1));
        Interval interval = share.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.021657001066433947, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.978342998933566, within(1e-12));
        assertThat(share.summary()).isEqualTo("50.0 % (30/60 SAR), 95 % CI 2.2–97.8 %, of only 3 customers");
        BigInteger part = BigInteger.valueOf(27_000);
        Spread.Cubes cubes = new Spread.Cubes(part, part, part, BigInteger.valueOf(36_000));
        MoneyRatio skewed = new MoneyRatio(
                LABEL, of.part(), of.whole(), of.currency(), share.spread().with(cubes));
        assertThat(skewed.interval().orElseThrow().low()).isCloseTo(0.02165700106643394, within(1e-12));
        assertThat(skewed.interval().orElseThrow().high()).isCloseTo(0.982589350879717, within(1e-12));
        assertThat(skewed.summary()).isEqualTo("50.0 % (30/60 SAR), 95 % CI 2.2–98.3 %, of only 3 customers");
    }

    @Test
    void refusesMillionsOfDigitsAtOnce() {
        BigDecimal one = BigDecimal.ONE;
        assertThatThrownBy(() -> MoneyRatio.withoutSpread(LABEL, new BigDecimal("1e-20000000"), one, "SAR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("part has 20000000 decimals, more than 100");
        assertThatThrownBy(() -> MoneyRatio.withoutSpread(LABEL, one, new BigDecimal("1e20000000"), "SAR"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("whole has more than 40 digits before the decimal point");
    }

    @Test
    void doesNotDependOnTheUnitOfMoney() {
        Spread halalas = new Spread(
                3,
                BigInteger.valueOf(900).multiply(BigInteger.valueOf(10_000)),
                BigInteger.valueOf(900).multiply(BigInteger.valueOf(10_000)),
                BigInteger.valueOf(1400).multiply(BigInteger.valueOf(10_000)));
        MoneyRatio ratio = new MoneyRatio(LABEL, new BigDecimal("30.00"), new BigDecimal("60.00"), "SAR", halalas);
        assertThat(ratio.interval().orElseThrow().high())
                .isCloseTo(ofThree(LABEL).interval().orElseThrow().high(), within(1e-12));
    }

    @Test
    void aWholeOfZeroOrBelowIsNoData() {
        for (String whole : new String[] {"0", "0.00", "-5.00"}) {
            MoneyRatio ratio = MoneyRatio.withoutSpread(LABEL, new BigDecimal("1.00"), new BigDecimal(whole), "SAR");
            assertThat(ratio.value()).isEmpty();
            assertThat(ratio.interval()).isEmpty();
            assertThat(ratio.summary()).isEqualTo("no data (1.00/" + whole + " SAR)");
        }
    }

    @Test
    void aWindowThatTheDataDoNotReachIsNoData() {
        Label unobserved = LABEL.in(Window.month(2026, 3), Observation.NOT_OBSERVED, LocalDate.of(2026, 2, 1));
        assertThat(ofThree(unobserved).value()).isEmpty();
        assertThat(ofThree(unobserved).summary()).isEqualTo("no data");
    }

    @Test
    void sumsAloneHaveNoInterval() {
        MoneyRatio ratio = MoneyRatio.withoutSpread(LABEL, new BigDecimal("120"), new BigDecimal("100"), "KWD");
        assertThat(ratio.interval()).isEmpty();
        assertThat(ratio.summary()).isEqualTo("120.0 % (120/100 KWD)");
        assertThatThrownBy(() -> ratio.interval(1)).hasMessage("level 1.0 not in (0, 1)");
    }
}
