package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.retention.Lifecycle.Flow;
import io.github.retention4j.metric.retention.Lifecycle.Stage;
import io.github.retention4j.metric.retention.Lifespan;
import io.github.retention4j.metric.segment.RfmNames;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.metric.segment.RfmTable.Cell;
import io.github.retention4j.metric.value.LifetimeValue;
import io.github.retention4j.metric.value.LifetimeValue.Life;
import io.github.retention4j.metric.value.ProfitChange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** What a result was made of by hand and could not print is refused when it is made. */
class OwnResultsTest {
    private static final Label LABEL = Label.of("any", "made by hand");
    private static final BigMoney SAR = BigMoney.parse("SAR 1.00");

    private static Average days(long sum, long count) {
        return Average.withoutSpread(LABEL, BigDecimal.valueOf(sum), count, Unit.DAYS);
    }

    @Test
    void aLifespanOfMoreCustomersThanALongCanCount() {
        assertThatThrownBy(() -> new Lifespan(days(1, 1), Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void gapsOfCountsBelowZero() {
        assertThatThrownBy(() -> new DayCounts(days(1, 1), 0, List.of(2L, -1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("own means of 0 or a count of [2, -1] gaps is below 0");
    }

    @Test
    void gapsOfNobodyKnownHaveNoMeanOfTheirOwnMeans() {
        DayCounts gaps = new DayCounts(days(2, 1), 0, List.of(0L, 0L, 1L));
        assertThat(gaps.meanOfCustomers()).isEmpty();
        assertThat(gaps.summary()).isEqualTo("2.0 days (2/1); median 2, quartiles 2 and 2");
    }

    @Test
    void aLifecycleOfMoreCustomersThanALongCanCount() {
        Flow many = new Flow(Stage.NONE, Stage.NEW, Long.MAX_VALUE);
        Flow one = new Flow(Stage.NEW, Stage.RETURNING, 1);
        assertThatThrownBy(() -> new Lifecycle(LABEL, List.of(many, one))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aValueThatIsNoNumber() {
        assertThatThrownBy(() -> new LifetimeValue(days(1, 1), 0, 0, Life.STATED, 1e200, 1e200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("margin 1.0E200 and term 1.0E200 multiply to no number");
    }

    @Test
    void scoresWithoutCutPointsOrOfTwoCurrencies() {
        LocalDate day = LocalDate.of(2026, 3, 31);
        Cell cell = new Cell(1, 2, 3, 4, 5, SAR);
        List<Long> four = List.of(1L, 2L, 3L, 4L);
        List<BigMoney> money = List.of(SAR, SAR, SAR, SAR);
        assertThatThrownBy(() -> new RfmTable(LABEL, day, List.of(1L), four, money, List.of(cell), RfmNames.usual()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cut points [1] of 5 scores");
        Cell yen = new Cell(1, 1, 1, 1, 1, BigMoney.parse("JPY 5"));
        assertThatThrownBy(() -> new RfmTable(LABEL, day, four, four, money, List.of(cell, yen), RfmNames.usual()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a cell is in JPY, another in SAR");
        assertThatThrownBy(() -> new Cell(1, 6, 3, 4, 5, SAR)).hasMessage("score 6 not in [1, 5]");
        assertThatThrownBy(() -> new Cell(1, 2, 3, -4, 5, SAR))
                .hasMessage("a count of -4 customers or 5 orders is below 0");
    }

    /** Hits of customers whose squares say that they have some. */
    @Test
    void aShareAtItsEndWithCustomersWhoDifferPrintsAllTheSame() {
        Spread spread = new Spread(2, BigInteger.valueOf(4), BigInteger.ZERO, BigInteger.valueOf(13));
        assertThat(new ClusterShare(LABEL, 0, 5, spread).summary()).startsWith("0.0 % (0/5), 95 % CI 0.0–");
    }

    private static ProfitChange profit(long retained, double change, double margin, String toAcquire) {
        Average revenue = Average.withoutSpread(
                LABEL,
                new BigDecimal("0.1"),
                1,
                Unit.money(CurrencyUnit.of("SAR")).per("customer"));
        return new ProfitChange(
                revenue, retained, 10, change, margin, 0, new BigDecimal(toAcquire), BigDecimal.ZERO, "SAR");
    }

    /** 0.1 · 0.1 · 9 is 0.09 and in doubles a little more, of which the gain would be 10^17 per cent. */
    @Test
    void aProfitThatIsRoundingIsNone() {
        ProfitChange even = profit(9, 0.05, 0.1, "0.09");
        assertThat(0.1 * 0.1 * (0.9 / (1 - 0.9))).isGreaterThan(0.09);
        assertThat(even.valueNow()).hasValue(0.0);
        assertThat(even.relativeGain()).isEmpty();
        assertThat(profit(9, 0.05, 0.1, "0.08").relativeGain()).isPresent();
    }

    @Test
    void aRetentionOfAllIsNotALittleLess() {
        for (int kept = 0; kept <= 10; kept++) {
            assertThat(profit(kept, (10 - kept) / 10.0 - 1e-3, 1, "0").changedRetention())
                    .hasValue(0.999);
            if (kept > 0) {
                assertThat(profit(kept, (10 - kept) / 10.0, 1, "0").changedRetention())
                        .isEmpty();
                assertThat(profit(kept, -kept / 10.0 + (kept == 10 ? 0.1 : 0), 1, "0")
                                .changedRetention())
                        .isPresent();
            }
        }
    }
}
