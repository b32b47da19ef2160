package io.github.retention4j.model;

import static io.github.retention4j.model.Window.month;
import static io.github.retention4j.model.Window.quarter;
import static io.github.retention4j.model.Window.year;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.AcquisitionSpend.Entry;
import io.github.retention4j.testing.Serialisation;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class AcquisitionSpendTest {
    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");
    private static final Window JANUARY = month(2026, 1);
    private static final Window FEBRUARY = month(2026, 2);
    private static final Window MARCH = month(2026, 3);

    private static Money sar(String amount) {
        return Money.parse("SAR " + amount);
    }

    /** The example of the documentation. */
    private static AcquisitionSpend some() {
        return AcquisitionSpend.in(SAR)
                .plus(JANUARY, sar("12000"))
                .plus(FEBRUARY, "paid search", sar("9000"))
                .plus(FEBRUARY, sar("500"));
    }

    @Test
    void monthsAddUpAndWhatIsNotStatedIsNotKnown() {
        Window both = Window.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1));
        assertThat(some().within(JANUARY)).contains(BigMoney.parse("SAR 12000.00"));
        assertThat(some().within(both)).contains(BigMoney.parse("SAR 21500.00"));
        assertThat(some().within(quarter(2026, 1))).isEmpty();
        assertThat(some().unstated(quarter(2026, 1)))
                .contains(Window.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 4, 1)));
        assertThat(some().on("paid search").within(FEBRUARY)).contains(BigMoney.parse("SAR 9000.00"));
        assertThat(some().on("paid search").within(JANUARY)).isEmpty();
        assertThat(some().on("").within(FEBRUARY)).contains(BigMoney.parse("SAR 500.00"));
        assertThat(some().on("Paid Search").entries()).isEmpty();
        assertThat(some().channels()).containsExactly("paid search");
        assertThat(some().total()).isEqualTo(BigMoney.parse("SAR 21500.00"));
    }

    @Test
    void whatIsOfTheSameDaysAndChannelIsOneWhateverTheOrder() {
        AcquisitionSpend one = AcquisitionSpend.in(SAR)
                .plus(FEBRUARY, "app", sar("1"))
                .plus(JANUARY, "app", sar("2"))
                .plus(FEBRUARY, "app", sar("3.50"));
        AcquisitionSpend other =
                AcquisitionSpend.in(SAR).plus(JANUARY, "app", sar("2")).plus(FEBRUARY, "app", sar("4.5"));
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.entries())
                .containsExactly(
                        new Entry(JANUARY, "app", sar("2").toBigMoney()),
                        new Entry(FEBRUARY, "app", sar("4.5").toBigMoney()));
        assertThat(Serialisation.roundTrip(one)).isEqualTo(one);
    }

    @Test
    void zeroIsStatedForMonthsOrForAWholeYear() {
        assertThat(some().plus(MARCH, sar("0")).within(quarter(2026, 1))).contains(BigMoney.parse("SAR 21500.00"));
        AcquisitionSpend all = some().nothingElseIn(year(2026));
        assertThat(all.within(quarter(2026, 1))).contains(BigMoney.parse("SAR 21500.00"));
        assertThat(all.within(quarter(2026, 4))).contains(BigMoney.parse("SAR 0.00"));
        assertThat(all.on("paid search").within(JANUARY)).contains(BigMoney.parse("SAR 0.00"));
        assertThat(all.on("").within(MARCH)).contains(BigMoney.parse("SAR 0.00"));
        assertThat(all.within(month(2025, 12))).isEmpty();
        // Of a channel that was never named nothing is known.
        assertThat(all.on("tv").within(JANUARY)).isEmpty();
    }

    @Test
    void aGapInTheMiddleIsAGapAndStretchesMayOverlap() {
        AcquisitionSpend days = AcquisitionSpend.in(SAR)
                .plus(Window.through(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 10)), sar("1"))
                .plus(Window.through(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 1, 7)), sar("2"))
                .plus(Window.through(LocalDate.of(2026, 1, 12), LocalDate.of(2026, 1, 31)), sar("4"));
        assertThat(days.within(JANUARY)).isEmpty();
        assertThat(days.unstated(JANUARY))
                .contains(Window.through(LocalDate.of(2026, 1, 11), LocalDate.of(2026, 1, 11)));
        AcquisitionSpend whole = days.plus(Window.day(LocalDate.of(2026, 1, 11)), sar("8"));
        assertThat(whole.within(JANUARY)).contains(BigMoney.parse("SAR 15.00"));
        assertThat(whole.unstated(JANUARY)).isEmpty();
        assertThat(AcquisitionSpend.in(SAR).unstated(JANUARY))
                .contains(Window.through(JANUARY.start(), LocalDate.of(2026, 1, 31)));
    }

    @Test
    void anAmountThatWouldHaveToBeDividedIsRefused() {
        AcquisitionSpend quarter = AcquisitionSpend.in(SAR).plus(quarter(2026, 1), sar("9000"));
        assertThatThrownBy(() -> quarter.within(JANUARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the spend of 2026-Q1, SAR 9000.00, is not of days in 2026-01 alone, and cannot be divided;"
                        + " state it for shorter periods, or ask for longer ones");
        assertThat(quarter.within(quarter(2026, 1))).contains(BigMoney.parse("SAR 9000.00"));
        assertThat(quarter.within(month(2026, 4))).isEmpty();
        AcquisitionSpend week = AcquisitionSpend.in(SAR).plus(Window.isoWeek(2026, 5), sar("70"));
        assertThatThrownBy(() -> week.within(JANUARY)).hasMessageContaining("2026-W05");
        assertThatThrownBy(() -> week.within(FEBRUARY)).hasMessageContaining("2026-W05");
    }

    @Test
    void currenciesOfThreeAndOfNoDecimalsAndPartsOfACent() {
        CurrencyUnit kwd = CurrencyUnit.of("KWD");
        assertThat(AcquisitionSpend.in(kwd)
                        .plus(JANUARY, Money.parse("KWD 0.125"))
                        .plus(JANUARY, Money.parse("KWD 0.375"))
                        .within(JANUARY))
                .contains(BigMoney.parse("KWD 0.500"));
        assertThat(AcquisitionSpend.in(CurrencyUnit.JPY)
                        .plus(JANUARY, Money.parse("JPY 1200"))
                        .within(JANUARY))
                .contains(BigMoney.parse("JPY 1200"));
        assertThat(AcquisitionSpend.in(SAR)
                        .plus(JANUARY, BigMoney.parse("SAR 0.0000001"))
                        .plus(JANUARY, BigMoney.parse("SAR 1"))
                        .within(JANUARY))
                .contains(BigMoney.parse("SAR 1.0000001"));
    }

    @Test
    void refusesWhatIsNoSpend() {
        AcquisitionSpend none = AcquisitionSpend.in(SAR);
        assertThatThrownBy(() -> none.plus(JANUARY, sar("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spend SAR -1.00 is below 0");
        assertThatThrownBy(() -> none.plus(JANUARY, Money.parse("USD 5")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("spend USD 5.00 of 2026-01 is not in SAR; convert it first");
        assertThatThrownBy(() -> none.plus(JANUARY, "  ", sar("1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channel is blank; leave it out for spend on no channel");
        assertThatThrownBy(() -> none.plus(JANUARY, BigMoney.parse("SAR 0.0000000001")))
                .hasMessage("spend has 10 decimals, more than 9");
        assertThatThrownBy(() -> AcquisitionSpend.in(null)).hasMessage("currency");
        assertThatThrownBy(() -> none.plus(null, sar("1"))).hasMessage("days");
        assertThatThrownBy(() -> none.plus(JANUARY, null)).hasMessage("amount");
        assertThatThrownBy(() -> none.plus(JANUARY, null, sar("1"))).hasMessage("channel");
        assertThatThrownBy(() -> none.on(null)).hasMessage("channel");
        assertThatThrownBy(() -> none.within(null)).hasMessage("period");
        assertThatThrownBy(() -> none.unstated(null)).hasMessage("period");
        assertThatThrownBy(() -> none.nothingElseIn(null)).hasMessage("days");
        assertThatThrownBy(() -> new AcquisitionSpend(SAR, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void isImmutableAndTellsItself() {
        assertThat(some()).hasToString("spend 2026-01-01..2026-02-28: SAR 21500.00 on paid search");
        assertThat(AcquisitionSpend.in(SAR)).hasToString("no spend stated");
        assertThat(AcquisitionSpend.in(SAR).plus(JANUARY, sar("1")))
                .hasToString("spend 2026-01-01..2026-01-31: SAR 1.00");
        List<Entry> entries = some().entries();
        assertThatThrownBy(entries::clear).isInstanceOf(UnsupportedOperationException.class);
    }
}
