package io.github.retention4j.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.result.GoalTable.Line;
import io.github.retention4j.result.Standard.Verdict;
import io.github.retention4j.testing.Serialisation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTableTest {
    private static final Label RATE = Label.of("churn rate", "lost / start");
    private static final PublishedRange RANGE = new PublishedRange(0.05, 0.08, "a study");

    @Test
    void theGoalItselfMeetsIt() {
        assertThat(new Standard.AtLeast(0.35).verdict(0.35)).isEqualTo(Verdict.MET);
        assertThat(new Standard.AtLeast(0.35).verdict(Math.nextDown(0.35))).isEqualTo(Verdict.MISSED);
        assertThat(new Standard.AtMost(0.35).verdict(0.35)).isEqualTo(Verdict.MET);
        assertThat(new Standard.AtMost(0.35).verdict(Math.nextUp(0.35))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void theEndsOfAPublishedRangeAreWithinIt() {
        assertThat(RANGE.verdict(0.05)).isEqualTo(Verdict.WITHIN);
        assertThat(RANGE.verdict(0.08)).isEqualTo(Verdict.WITHIN);
        assertThat(RANGE.verdict(0.04)).isEqualTo(Verdict.BELOW);
        assertThat(RANGE.verdict(0.09)).isEqualTo(Verdict.ABOVE);
        assertThat(RANGE.distance(0.06)).isZero();
        assertThat(RANGE.distance(0.04)).isCloseTo(-0.01, within(1e-12));
        assertThat(RANGE.distance(0.09)).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void differencesAreToldInTheUnitOfTheNumber() {
        Nps now = new Nps(RATE, 50, 30, 20, 0);
        Nps before = new Nps(RATE, 40, 30, 30, 0);
        Average money = Average.withoutSpread(RATE, new BigDecimal("90.00"), 2, "SAR per order", 2);
        assertThat(new GoalTable(
                        RATE,
                        List.of(
                                Line.of(new Standard.AtLeast(40), now, before),
                                Line.of(new Standard.AtMost(45), money, money),
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
        Average money = Average.withoutSpread(RATE, new BigDecimal("90.00"), 2, "SAR per order", 2);
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
        assertThatThrownBy(() -> Line.of(new Standard.AtMost(101), index, index))
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
