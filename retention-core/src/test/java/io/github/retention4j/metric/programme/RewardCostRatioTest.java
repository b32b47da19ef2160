package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MoneyRatioMetricContract;
import io.github.retention4j.metric.programme.PlainLedger.Move;
import io.github.retention4j.metric.programme.RewardCostRatio.Definition;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.result.MoneyRatio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class RewardCostRatioTest extends MoneyRatioMetricContract<RewardCostRatio> {
    private static final Window MARCH = Window.month(2026, 3);
    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded")
            .cashback(0.15)
            .pending(3)
            .expiring(Programmes.RECORDED.expiry())
            .enrolment(Programmes.RECORDED.enrolment())
            .build();

    @Override
    protected List<RewardCostRatio> forms(Window window) {
        RewardCostRatio recorded = RewardCostRatio.in(window).of(RECORDED);
        RewardCostRatio cashback = RewardCostRatio.in(window).of(Programmes.CASHBACK);
        return List.of(
                recorded,
                recorded.definedBy(Definition.EARNED),
                cashback,
                cashback.atCost(0.37),
                cashback.definedBy(Definition.EARNED).atCost(0.37));
    }

    @Override
    protected List<RewardCostRatio> formsBoundedByTheWindow(Window window) {
        RewardCostRatio cashback = RewardCostRatio.in(window).of(Programmes.CASHBACK);
        return List.of(cashback, cashback.definedBy(Definition.EARNED));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 1_000);
    }

    @Override
    protected List<Unit> units(RewardCostRatio form, Store store) {
        Window window = form.window();
        if (store.lastDay().filter(last -> !last.isBefore(window.start())).isEmpty()) {
            return List.of();
        }
        return PlainLedger.of(store, form.programme()).stream()
                .filter(ledger -> !ledger.spells().isEmpty())
                .map(ledger -> {
                    long points = ledger.moves().stream()
                            .filter(move -> window.contains(move.day()))
                            .mapToLong(move -> counted(form.definition(), move))
                            .sum();
                    // A point is a minor unit.
                    long cost = BigDecimal.valueOf(points)
                            .multiply(form.costShare())
                            .setScale(0, RoundingMode.HALF_EVEN)
                            .longValueExact();
                    MemberBought bought = MemberBought.of(store, window, ledger);
                    return new Unit(
                            cost,
                            cost == 0 && bought.placed() == 0 && bought.revenue() == 0
                                    ? Long.MIN_VALUE
                                    : bought.revenue());
                })
                .filter(unit -> unit.count() != Long.MIN_VALUE)
                .toList();
    }

    private static long counted(Definition definition, Move move) {
        return switch (move.kind()) {
            case EARNED, BONUS, MISSION -> definition == Definition.EARNED ? move.points() : 0;
            case REVOKED -> definition == Definition.EARNED ? -move.points() : 0;
            case REDEEMED, UNCOVERED -> definition == Definition.REDEEMED ? move.points() : 0;
            case RESTORED -> definition == Definition.REDEEMED ? -move.points() : 0;
            case GRANTED, EXPIRED, SETTLED -> 0;
        };
    }

    /** A shop that grants nothing records no grants, and what was granted can be redeemed: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(MoneyRatio result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }

    @Override
    protected Optional<MoneyRatio> byCounts(RewardCostRatio form, MoneyRatio result) {
        CurrencyUnit currency = CurrencyUnit.of(result.currency());
        return form.definition() == Definition.REDEEMED && form.costShare().compareTo(BigDecimal.ONE) == 0
                ? Optional.of(
                        RewardCostRatio.of(BigMoney.of(currency, result.part()), BigMoney.of(currency, result.whole())))
                : Optional.empty();
    }

    private static StoreRows shop() {
        return StoreRows.riyadh()
                .membership("a", "2026-01-01", "")
                .order("a", "2026-02-10", 30_000)
                .order("a", "2026-03-10", 20_000)
                .redemption("a", "2026-03-10", 200, "", "")
                .membership("b", "2026-01-01", "")
                .refundedOrder("b", "2026-03-05", 10_000, "2026-03-20", 5_000)
                .order("none", "2026-03-10", 90_000)
                .observedThrough("2026-04-30");
    }

    @Example
    void spentAndGivenAwayAtFaceValueAndAtCost() {
        LoyaltyProgramme programme = Programmes.rewards().pending(0).build();
        RewardCostRatio ratio = RewardCostRatio.in(MARCH).of(programme);
        // 200 points are worth 10.00, of 200.00 and 100.00 less 50.00.
        MoneyRatio spent = compute(shop(), ratio);
        assertThat(spent.summary()).startsWith("4.0 % (10.00/250.00 SAR), 95 % CI ");
        assertThat(spent.label().definition())
                .isEqualTo("redeemed points at face value / net revenue of members' orders; programme Rewards");
        assertThat(compute(shop(), ratio.atCost(0.6)).summary()).startsWith("2.4 % (6.00/250.00 SAR)");
        assertThat(compute(shop(), ratio.atCost(0.6)).label().rule())
                .isEqualTo("redeemed points at a cost of 60 % of their worth / net revenue of members' orders");
        // 200 and 100 points earned less 50 revoked are worth 12.50.
        assertThat(compute(shop(), ratio.definedBy(Definition.EARNED)).summary())
                .startsWith("5.0 % (12.50/250.00 SAR)");
    }

    @Example
    void aRewardCountsAtItsStatedCost() {
        LoyaltyProgramme cups = LoyaltyProgramme.named("Cups")
                .earning(Earning.points(1).per(Programmes.sar("1")))
                .reward(Reward.of("a coffee", 100).costing(Programmes.sar("3")))
                .reward(Reward.of("a cup", 100))
                .redeeming(Redeeming.points(100).worth(Programmes.sar("5")))
                .build();
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-01-01", "")
                .order("a", "2026-02-10", 50_000)
                .order("a", "2026-03-10", 10_000)
                .redemption("a", "2026-03-10", 200, "", "a coffee")
                .redemption("a", "2026-03-11", 100, "", "a cup")
                .observedThrough("2026-04-30");
        // Two coffees at 3.00, and 100 points at 5.00 or half of that.
        assertThat(compute(rows, RewardCostRatio.in(MARCH).of(cups)).summary()).startsWith("11.0 % (11.00/100.00 SAR)");
        assertThat(compute(rows, RewardCostRatio.in(MARCH).of(cups).atCost(0.5)).summary())
                .startsWith("8.5 % (8.50/100.00 SAR)");
    }

    @Example
    void whatARefundBringsBackIsNotSpent() {
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-01-01", "")
                .order("a", "2026-02-10", 30_000)
                .refundedOrder("a", "2026-03-10", 20_000, "2026-03-20", 10_000)
                .redemption("a", "2026-03-10", 200, "o-1", "")
                .observedThrough("2026-04-30");
        LoyaltyProgramme programme = Programmes.rewards().pending(0).build();
        assertThat(compute(rows, RewardCostRatio.in(MARCH).of(programme)).summary())
                .startsWith("5.0 % (5.00/100.00 SAR)");
    }

    /** The worked example, which is that of the break-even uplift. */
    @Example
    void theDoorForSums() {
        MoneyRatio face = RewardCostRatio.of(Programmes.sar("4000"), Programmes.sar("60000"));
        assertThat(face.summary()).isEqualTo("6.7 % (4000.00/60000.00 SAR)");
        assertThat(face.label().rule()).isEqualTo("redeemed points at face value / net revenue of members' orders");
        assertThatThrownBy(() -> RewardCostRatio.of(Programmes.sar("1"), Money.parse("KWD 1")))
                .hasMessage("rewards in SAR of revenue in KWD");
    }

    @Example
    void whatPointsAreWorthMustBeKnownInTheCurrencyOfTheHistory() {
        MoneyRatio unknown = compute(shop(), RewardCostRatio.in(MARCH).of(Programmes.RECORDED));
        assertThat(unknown.value()).isEmpty();
        assertThat(unknown.label().notes()).contains("it does not say what points are worth");
        LoyaltyProgramme dinars = LoyaltyProgramme.named("Dinars")
                .earning(Earning.points(1).perOrder())
                .redeeming(Redeeming.points(100).worth(Money.parse("KWD 1")))
                .redeemer(Redeemer.NEVER)
                .build();
        assertThatThrownBy(() -> compute(shop(), RewardCostRatio.in(MARCH).of(dinars)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KWD")
                .hasMessageContaining("SAR");
        MoneyRatio noRedemptions = whole(
                RewardCostRatio.in(MARCH).of(Programmes.REWARDS), shop().store().historyOfOrders());
        assertThat(noRedemptions.toString())
                .contains("no redemptions were given")
                .contains("no data");
        MoneyRatio earned = whole(
                RewardCostRatio.in(MARCH).of(Programmes.REWARDS).definedBy(Definition.EARNED),
                shop().store().historyOfOrders());
        assertThat(earned.value()).isPresent();
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        RewardCostRatio ratio = RewardCostRatio.in(MARCH).of(Programmes.REWARDS);
        for (double share : new double[] {0, -0.1, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> ratio.atCost(share)).hasMessage("cost share " + share + " not in (0, 1]");
        }
        assertThat(ratio.atCost(0.60)).isEqualTo(ratio.atCost(0.6));
        assertThat(ratio.atCost(1)).isEqualTo(ratio);
        assertThat(new RewardCostRatio(MARCH, Programmes.REWARDS, Definition.REDEEMED, new BigDecimal("1.000")))
                .isEqualTo(ratio);
        assertThatThrownBy(() -> ratio.definedBy(null)).hasMessage("definition");
    }

    private static MoneyRatio compute(StoreRows rows, RewardCostRatio metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
