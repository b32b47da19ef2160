package io.github.retention4j.metric.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.index.Criterion.Verdict;
import io.github.retention4j.metric.index.GoalTable.Line;
import io.github.retention4j.metric.promotion.CouponSales;
import io.github.retention4j.metric.promotion.RedemptionTimes;
import io.github.retention4j.metric.retention.Lifespan;
import io.github.retention4j.metric.satisfaction.Nps;
import io.github.retention4j.metric.satisfaction.SurveyScores;
import io.github.retention4j.metric.value.LifetimeValue;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.result.NetShare;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Odds;
import io.github.retention4j.result.RateDifference;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Spread;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Serialisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class GoalTableTest {
    private static final Label RATE = Label.of("churn rate", "lost / start");
    private static final PublishedRange RANGE = new PublishedRange(0.05, 0.08, "a study");

    @Test
    void theGoalItselfMeetsIt() {
        assertThat(new Criterion.AtLeast(0.35).verdict(0.35)).isEqualTo(Verdict.MET);
        assertThat(new Criterion.AtLeast(0.35).verdict(0.3499999)).isEqualTo(Verdict.MISSED);
        assertThat(new Criterion.AtMost(0.35).verdict(0.35)).isEqualTo(Verdict.MET);
        assertThat(new Criterion.AtMost(0.35).verdict(0.3500001)).isEqualTo(Verdict.MISSED);
    }

    /** 0.3 is three tenths, and not the binary fraction next to it, of which 3 · 10^15 of 10^16 would be less. */
    @Test
    void countsAndMoneyAreComparedExactlyWithTheDecimalOfTheGoal() {
        Criterion goal = new Criterion.AtLeast(0.3);
        Criterion cap = new Criterion.AtMost(0.3);
        long many = 10_000_000_000_000_000L;
        for (NumericResult exact : List.of(
                Ratio.part(RATE, 3, 10),
                Ratio.part(RATE, 3 * (many / 10), many),
                Ratio.net(RATE, 3, 10),
                Ratio.daily(RATE, 3, 31, 310),
                new Odds(Ratio.part(RATE, 3, 10)),
                ClusterShare.withoutSpread(RATE, 3, 10),
                new NetShare(RATE, 5, 3, 2),
                new RateDifference(RATE, Ratio.part(RATE, 8, 10), Ratio.part(RATE, 1, 2), 0),
                MoneyRatio.withoutSpread(RATE, new BigDecimal("0.9"), new BigDecimal("3.00"), "SAR"),
                Average.withoutSpread(
                        RATE,
                        new BigDecimal("0.90"),
                        3,
                        Unit.money(CurrencyUnit.of("SAR")).per("order")))) {
            assertThat(goal.verdict(exact)).as("%s", exact).isEqualTo(Verdict.MET);
            assertThat(cap.verdict(exact)).as("%s", exact).isEqualTo(Verdict.MET);
            assertThat(goal.distance(exact)).as("%s", exact).isEqualTo(0.0);
        }
        Ratio less = Ratio.part(RATE, 3 * (many / 10) - 1, many);
        assertThat(goal.verdict(less)).isEqualTo(Verdict.MISSED);
        assertThat(cap.verdict(less)).isEqualTo(Verdict.MET);
        assertThat(cap.verdict(Ratio.part(RATE, 3 * (many / 10) + 1, many))).isEqualTo(Verdict.MISSED);
        assertThat(goal.verdict(Ratio.part(RATE, 0, 0))).isEqualTo(Verdict.NO_DATA);
        assertThat(new Criterion.AtLeast(30).verdict(new Nps(RATE, 50, 30, 20, 0)))
                .isEqualTo(Verdict.MET);
        assertThatThrownBy(() -> goal.distance(Ratio.part(RATE, 0, 0))).isInstanceOf(NoSuchElementException.class);
    }

    /** One of ten billion too few, which is a number too small for what is worked out in doubles. */
    @Test
    void whatIsMadeOfSeveralNumbersIsComparedAsExactlyAsItsFirst() {
        long few = 2_999_999_999L;
        long all = 10_000_000_000L;
        Average mean = Average.withoutSpread(RATE, BigDecimal.valueOf(few), all, Unit.DAYS);
        MoneyRatio half = MoneyRatio.withoutSpread(RATE, BigDecimal.ONE, BigDecimal.TEN, "SAR");
        MoneyRatio share = MoneyRatio.withoutSpread(RATE, BigDecimal.valueOf(few), BigDecimal.valueOf(all), "SAR");
        DayCounts gaps = new DayCounts(mean, 0, List.of(all - few, few));
        List<NumericResult> results = List.of(
                new CouponSales(share, half, 1, 1),
                gaps,
                new RedemptionTimes(gaps, 0, 0),
                new Lifespan(mean, 0),
                new LifetimeValue(mean, 0, 0, LifetimeValue.Life.STATED, 1, 1),
                new SurveyScores(
                        RATE,
                        SurveyScores.Score.POSITIVE_SHARE,
                        List.of(all - few, few),
                        ClusterShare.withoutSpread(RATE, few, all),
                        ClusterShare.withoutSpread(RATE, 0, all),
                        new NetShare(RATE, few, all - few, 0),
                        mean,
                        0));
        for (NumericResult result : results) {
            assertThat(result.compareWith(0.3)).as("%s", result).isEqualTo(-1);
            assertThat(new Criterion.AtLeast(0.3).verdict(result)).isEqualTo(Verdict.MISSED);
        }
        Average scaled = new Average(RATE, BigDecimal.valueOf(few), all, 2, Unit.DAYS, Spread.UNKNOWN);
        assertThat(scaled.compareWith(0.6)).isZero();
    }

    /** In doubles this is 0.09999999999999998. */
    @Test
    void thirtyPercentLessTwentyIsTenPoints() {
        RateDifference ten = new RateDifference(RATE, Ratio.part(RATE, 3, 10), Ratio.part(RATE, 2, 10), 0);
        assertThat(ten.value()).hasValue(0.1);
        Line line = Line.of(new Criterion.AtLeast(0.1), ten, ten);
        assertThat(line.verdict()).isEqualTo(Verdict.MET);
        assertThat(line.distance()).hasValue(0.0);
        assertThat(new Criterion.AtMost(0.1).verdict(ten)).isEqualTo(Verdict.MET);
        assertThat(new PublishedRange(0.1, 0.2, "a study").verdict(ten)).isEqualTo(Verdict.WITHIN);
    }

    /** Every share of up to a hundred against every goal in per cent: met as whole numbers have it. */
    @Property(tries = 500)
    void aShareMeetsAGoalInPercentAsWholeNumbersHaveIt(
            @ForAll @IntRange(min = 1, max = 100) int total,
            @ForAll @IntRange(max = 100) int hits,
            @ForAll @IntRange(max = 100) int percent) {
        Ratio share = Ratio.part(RATE, Math.min(hits, total), total);
        int compared = Integer.compare(share.hits() > 0 ? (int) share.hits() * 100 : 0, percent * total);
        double goal = percent / 100.0;
        assertThat(share.compareWith(goal)).isEqualTo(compared);
        assertThat(new Criterion.AtLeast(goal).verdict(share)).isEqualTo(compared >= 0 ? Verdict.MET : Verdict.MISSED);
        assertThat(new Criterion.AtMost(goal).verdict(share)).isEqualTo(compared <= 0 ? Verdict.MET : Verdict.MISSED);
        assertThat(Math.signum(new Criterion.AtLeast(goal).distance(share))).isEqualTo(compared);
    }

    @Test
    void whatIsWorkedOutInDoublesEqualsAGoalUpToABillionth() {
        Average perYear = new Average(RATE, new BigDecimal("3"), 1, 0.1, Unit.count("orders", 3), Spread.UNKNOWN);
        assertThat(perYear.value()).hasValue(3 * 0.1);
        assertThat(3 * 0.1).isNotEqualTo(0.3);
        assertThat(new Criterion.AtMost(0.3).verdict(perYear)).isEqualTo(Verdict.MET);
        assertThat(new Criterion.AtMost(0.3).distance(perYear)).isEqualTo(0.0);
        assertThat(new Criterion.AtMost(0.299999).verdict(perYear)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void nothingFiniteEqualsInfinityAndNothingIsComparedWithIt() {
        assertThat(new Criterion.AtMost(0.3).verdict(Double.POSITIVE_INFINITY)).isEqualTo(Verdict.MISSED);
        assertThat(new Criterion.AtLeast(0.3).verdict(Double.NEGATIVE_INFINITY)).isEqualTo(Verdict.MISSED);
        assertThat(new Criterion.AtLeast(0).verdict(-0.0)).isEqualTo(Verdict.MET);
        Average exact = Average.withoutSpread(
                RATE, BigDecimal.TEN, 2, Unit.money(CurrencyUnit.of("SAR")).per("order"));
        Average scaled = new Average(
                RATE, BigDecimal.TEN, 2, 2, Unit.money(CurrencyUnit.of("SAR")).per("order"), Spread.UNKNOWN);
        for (NumericResult result : List.of(exact, scaled)) {
            for (double number : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                assertThatThrownBy(() -> result.compareWith(number))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a value is compared with a finite number, not with " + number);
            }
        }
    }

    @Test
    void aDifferenceToldAsZeroHasNoSign() {
        Ratio now = Ratio.part(RATE, 3_001, 10_000);
        Ratio before = Ratio.part(RATE, 3_002, 10_000);
        Nps score = new Nps(RATE, 100_001, 0, 100_000, 0);
        assertThat(new GoalTable(
                        RATE,
                        List.of(
                                Line.of(new Criterion.AtLeast(0.3), now, before),
                                Line.of(new Criterion.AtMost(0.0001), score, score))))
                .asString()
                .contains("0.0 points    0.0 points")
                .doesNotContain("-0.0", "+0.0 ");
        assertThat(score.summary()).startsWith("0.0 (");
    }

    @Test
    void minusZeroIsZero() {
        assertThat(new Criterion.AtLeast(-0.0))
                .isEqualTo(new Criterion.AtLeast(0.0))
                .hasSameHashCodeAs(new Criterion.AtLeast(0));
        assertThat(new Criterion.AtMost(-0.0))
                .isEqualTo(new Criterion.AtMost(0.0))
                .hasToString("AtMost[goal=0.0]");
        assertThat(new PublishedRange(-0.0, -0.0, "a study")).isEqualTo(new PublishedRange(0, 0, "a study"));
        assertThat(new Interval(-0.0, -0.0, 0.95, "x")).isEqualTo(new Interval(0, 0, 0.95, "x"));
        Ratio net = Ratio.net(RATE, 1, 2);
        assertThat(new LoyaltyIndex.Part(net, -0.0, 1, -0.0)).isEqualTo(new LoyaltyIndex.Part(net, 0, 1, 0));
    }

    @Test
    void theEndsOfAPublishedRangeAreWithinIt() {
        assertThat(RANGE.verdict(0.05)).isEqualTo(Verdict.WITHIN);
        assertThat(RANGE.verdict(0.08)).isEqualTo(Verdict.WITHIN);
        assertThat(RANGE.verdict(0.04)).isEqualTo(Verdict.BELOW);
        assertThat(RANGE.verdict(0.09)).isEqualTo(Verdict.ABOVE);
        assertThat(RANGE.distance(Ratio.part(RATE, 6, 100))).isZero();
        assertThat(RANGE.distance(Ratio.part(RATE, 4, 100))).isEqualTo(-0.01);
        assertThat(RANGE.distance(Ratio.part(RATE, 9, 100))).isEqualTo(0.01);
    }

    @Test
    void differencesAreToldInTheUnitOfTheNumber() {
        Nps now = new Nps(RATE, 50, 30, 20, 0);
        Nps before = new Nps(RATE, 40, 30, 30, 0);
        Average money = Average.withoutSpread(
                RATE,
                new BigDecimal("90.00"),
                2,
                Unit.money(CurrencyUnit.of("SAR")).per("order"));
        assertThat(new GoalTable(
                        RATE,
                        List.of(
                                Line.of(new Criterion.AtLeast(40), now, before),
                                Line.of(new Criterion.AtMost(45), money, money),
                                Line.of(RANGE, Ratio.part(RATE, 9, 100), Ratio.part(RATE, 0, 0)),
                                Line.of(RANGE, Ratio.net(RATE, 6, 100), Ratio.net(RATE, 10, 100)))))
                .hasToString("""
                        churn rate
                        metric                  off by        since before  verdict                   held against                       result
                        churn rate               -10.0               +20.0  missed, within the noise  at least +40.0                     +30.0 (50 promoters, 30 passives, 20 detractors), 95 % CI 14.1–44.2
                        churn rate  0.00 SAR per order  0.00 SAR per order  met, noise not known      at most 45.00 SAR per order        45.00 SAR per order (90.00/2)
                        churn rate         +1.0 points                      above, within the noise   published 5.0 % to 8.0 %, a study  9.0 % (9/100), 95 % CI 4.8–16.2 %
                        churn rate          0.0 points         -4.0 points  within, noise not known   published 5.0 % to 8.0 %, a study  6.0 % (6/100), a net rate
                        churn rate: lost / start
                        1 of 2 goals met, 1 of 2 within the published range, 2 within the noise""");
    }

    @Test
    void eachKindOfNumberKnowsWhatItCanNeverBe() {
        Average money = Average.withoutSpread(
                RATE,
                new BigDecimal("90.00"),
                2,
                Unit.money(CurrencyUnit.of("SAR")).per("order"));
        NetShare net = new NetShare(RATE, 5, 3, 2);
        RateDifference difference = new RateDifference(RATE, Ratio.part(RATE, 1, 2), Ratio.part(RATE, 1, 2), 0);
        LoyaltyIndex index = new LoyaltyIndex(RATE, List.of(LoyaltyIndex.Part.of(net, -1, 1)));
        Spread spread = new Spread(2, BigInteger.TWO, BigInteger.TWO, BigInteger.TWO);
        for (NumericResult share : List.of(
                Ratio.part(RATE, 1, 2), new Odds(Ratio.part(RATE, 1, 2)), new ClusterShare(RATE, 1, 2, spread))) {
            assertCanBe(share, 0, 1);
        }
        assertCanBe(net, -1, 1);
        assertCanBe(difference, -1, 1);
        assertCanBe(new Nps(RATE, 50, 30, 20, 0), -100, 100);
        assertCanBe(index, 0, 100);
        for (NumericResult any : List.of(Ratio.net(RATE, 1, 2), money)) {
            assertThat(any.canBe(-1e9)).isTrue();
            assertThat(any.canBe(1e9)).isTrue();
        }
        assertThatThrownBy(() -> Line.of(new Criterion.AtMost(101), index, index))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at most 101.0: churn rate is never 101.0");
    }

    private static void assertCanBe(NumericResult result, double low, double high) {
        assertThat(result.canBe(low)).isTrue();
        assertThat(result.canBe(high)).isTrue();
        assertThat(result.canBe(Math.nextDown(low))).isFalse();
        assertThat(result.canBe(Math.nextUp(high))).isFalse();
    }

    @Test
    void outlivesSerialisation() {
        GoalTable table =
                new GoalTable(RATE, List.of(Line.of(RANGE, Ratio.part(RATE, 9, 100), Ratio.part(RATE, 0, 0))));
        assertThat(Serialisation.roundTrip(table)).isEqualTo(table);
    }

    @Test
    void refusesRangesThatAreNoneAndThatNobodyPublished() {
        assertThatThrownBy(() -> new PublishedRange(0.08, 0.05, "a study"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("published range from 0.08 to 0.05 is not in order");
        assertThatThrownBy(() -> new PublishedRange(Double.NaN, 0.05, "a study"))
                .hasMessageContaining("from NaN");
        assertThatThrownBy(() -> new PublishedRange(0, Double.POSITIVE_INFINITY, "a study"))
                .hasMessageContaining("to Infinity");
        assertThatThrownBy(() -> new PublishedRange(0.05, 0.08, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("published range from 0.05 to 0.08 has the source \" \"");
    }
}
