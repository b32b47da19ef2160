package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.programme.ProgrammeReturn.Totals;
import io.github.retention4j.model.Margin;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import org.joda.money.BigMoney;
import org.joda.money.Money;

class ProgrammeReturnsTest extends WindowedMetricContract<ProgrammeReturns, ProgrammeReturn> {
    private static final Window MARCH = Window.month(2026, 3);
    private static final ProgrammeTerms FORTY = ProgrammeTerms.margin(Margin.of(0.4));

    /** By their ids, so that every store has some of both. */
    private enum Drawn implements CustomerFilter {
        OFFERED,
        HELD_BACK;

        @Override
        public boolean test(CustomerHistory customer) {
            return isHeldBack(customer.id()) == (this == HELD_BACK);
        }
    }

    private static boolean isHeldBack(String id) {
        return id.hashCode() % 3 == 0;
    }

    /** What members have in a recorded programme costs nothing that is known, unless points have a worth; money has. */
    private static final LoyaltyProgramme RECORDED = LoyaltyProgramme.named("Recorded money")
            .cashback(0.1)
            .enrolment(Enrolment.BY_RECORD)
            .build();

    @Override
    protected List<ProgrammeReturns> forms(Window window) {
        return List.of(
                ProgrammeReturns.in(window).of(Programmes.CASHBACK).given(FORTY),
                ProgrammeReturns.in(window).of(Programmes.CASHBACK).given(FORTY.withUplift(0.2, 0.1, 0.3)),
                ProgrammeReturns.in(window).of(Programmes.PLAIN).given(FORTY),
                ProgrammeReturns.in(window).of(RECORDED).given(FORTY.withUplift(0.5)),
                ProgrammeReturns.in(window).of(RECORDED).given(FORTY.between(Drawn.OFFERED, Drawn.HELD_BACK)));
    }

    @Override
    protected List<ProgrammeReturns> formsBoundedByTheWindow(Window window) {
        return List.of(ProgrammeReturns.in(window).of(Programmes.PLAIN).given(FORTY));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(ProgrammeReturns form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Window window = form.window();
        if (store.lastDay().filter(day -> !day.isBefore(window.start())).isEmpty()) {
            return figures;
        }
        boolean hasGroups = form.terms().hasGroups();
        History history = store.history();
        for (String id : store.customerIds()) {
            BigDecimal all = BigDecimal.ZERO;
            BigDecimal asMember = BigDecimal.ZERO;
            PointsLedger ledger = form.programme().replay(history.customer(id).orElseThrow());
            for (Order order : store.orders()) {
                if (!order.customerId().equals(Optional.of(id))) {
                    continue;
                }
                boolean isMember = ledger.isMember(order.placedAt().toEpochMilli());
                BigDecimal brought = store.in(window, order.placedAt())
                        ? order.total().toBigMoney().getAmount()
                        : BigDecimal.ZERO;
                for (Refund refund : order.refunds()) {
                    brought = store.in(window, refund.refundedAt())
                            ? brought.subtract(refund.amount().toBigMoney().getAmount())
                            : brought;
                }
                all = all.add(brought);
                asMember = isMember ? asMember.add(brought) : asMember;
            }
            if (hasGroups) {
                String group = isHeldBack(id) ? "held back" : "offered";
                figures.merge(group + " revenue", all, BigDecimal::add);
                if (isHeldBack(id)) {
                    continue;
                }
            }
            boolean isMember = false;
            for (PlainLedger.Spell spell : PlainLedger.of(
                            form.programme(), history.customer(id).orElseThrow())
                    .spells()) {
                isMember |= spell.joined()
                                .isBefore(
                                        window.end().atStartOfDay(store.zone()).toInstant())
                        && spell.left()
                                .filter(left -> !left.isAfter(window.start()
                                        .atStartOfDay(store.zone())
                                        .toInstant()))
                                .isEmpty();
            }
            if (isMember) {
                figures.merge("members", BigDecimal.ONE, BigDecimal::add);
                figures.merge("revenue", asMember, BigDecimal::add);
            }
            for (PlainLedger.Move move : PlainLedger.of(
                            form.programme(), history.customer(id).orElseThrow())
                    .moves()) {
                long sign = move.isRedemption() ? 1 : move.kind() == PointsMove.RESTORED ? -1 : 0;
                if (window.contains(move.day())) {
                    figures.merge(
                            "redeemed",
                            BigDecimal.valueOf(
                                    sign * move.points(), store.currency().getDecimalPlaces()),
                            BigDecimal::add);
                }
            }
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(ProgrammeReturn result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        if (result.label().isUnobserved()) {
            return figures;
        }
        figures.put("members", count(result.members()));
        figures.put("revenue", result.revenue().getAmount());
        figures.put("redeemed", result.redeemed().getAmount());
        if (result.uplift() instanceof Uplift.Measured measured) {
            figures.put("offered revenue", measured.offered().sum());
            figures.put("held back revenue", measured.control().sum());
        }
        return figures;
    }

    @Override
    protected boolean saysNoData(ProgrammeReturn result) {
        return result.breakEvenUplift().isEmpty()
                && result.returnOnInvestment().isEmpty()
                && result.table().isEmpty();
    }

    /** Members by their orders have no records that could miss. */
    @Override
    protected boolean isNoDataWithoutRecords(ProgrammeReturn result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded money");
    }

    /** Both right ways are the same to the last unit; the common mistake is not. */
    @Example
    void rewardsAreNeverCountedTwice() {
        ProgrammeReturn year = ProgrammeReturns.of(300, sar("60000"), sar("4000"), FORTY.withRunningCosts(sar("600")));
        BigMoney atCost = year.revenueAfterRewards()
                .multipliedBy(new BigDecimal("0.4"))
                .minus(year.costOfRewards())
                .minus(year.runningCosts());
        BigMoney atFaceValue = year.revenueBeforeRewards()
                .multipliedBy(new BigDecimal("0.4"))
                .minus(year.redeemed())
                .minus(year.runningCosts());
        assertThat(year.left().getAmount()).isEqualByComparingTo("21000");
        assertThat(atCost.getAmount()).isEqualByComparingTo("21000");
        assertThat(atFaceValue.getAmount()).isEqualByComparingTo("21000");
        assertThat(year.grossMargin()
                        .minus(year.redeemed())
                        .minus(year.runningCosts())
                        .getAmount())
                .isEqualByComparingTo("19400")
                .isNotEqualByComparingTo(year.left().getAmount());
    }

    /** The worked example. */
    @Example
    void breaksEvenWithoutKnowingCausesAndReturnsByAStatedUplift() {
        ProgrammeTerms terms = FORTY.withRunningCosts(sar("600"));
        ProgrammeReturn year = ProgrammeReturns.of(300, sar("60000"), sar("4000"), terms);
        assertThat(year.cost().getAmount()).isEqualByComparingTo("3000");
        assertThat(year.breakEvenUplift().getAsDouble()).isCloseTo(3_000.0 / 21_000, within(1e-12));
        assertThat(year.summary())
                .isEqualTo("break-even uplift 14.3 % of revenue, for a cost of 3000.00 SAR; no return on investment,"
                        + " since no uplift is stated and there is no control group");
        ReturnOnInvestment roi = ProgrammeReturns.of(300, sar("60000"), sar("4000"), terms.withUplift(0.2))
                .returnOnInvestment()
                .orElseThrow();
        assertThat(roi.incrementalMargin().getAmount().doubleValue()).isCloseTo(4_000, within(1e-9));
        assertThat(roi.value().getAsDouble()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(roi.summary()).isEqualTo("33.3 % (4000.00 for 3000.00 SAR)");
        assertThat(ProgrammeReturns.of(300, sar("60000"), sar("4000"), terms.withUplift(3_000.0 / 21_000))
                        .returnOnInvestment()
                        .orElseThrow()
                        .value()
                        .getAsDouble())
                .as("at the break-even uplift it just pays")
                .isCloseTo(0, within(1e-12));
    }

    @Example
    void theIntervalOfTheUpliftIsCarriedOver() {
        ReturnOnInvestment roi = ProgrammeReturns.of(
                        300,
                        sar("60000"),
                        sar("4000"),
                        FORTY.withRunningCosts(sar("600")).withUplift(0.2, 0.05, 0.35))
                .returnOnInvestment()
                .orElseThrow();
        Interval interval = roi.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo((24_000 * 0.05 / 1.05 - 3_000) / 3_000, within(1e-12));
        assertThat(interval.high()).isCloseTo((24_000 * 0.35 / 1.35 - 3_000) / 3_000, within(1e-12));
        assertThat(roi.interval(0.9)).as("only that of 95 % was stated").isEmpty();
    }

    /** exchangesolutions.com, glossary, Program ROI: 5 m and 2 m; (600 − 500) · 30 % · 1 m members, cost 10 m. */
    @Example
    void publishedReturns() {
        assertThat(ProgrammeReturns.of(sar("5000000"), sar("2000000")).value()).hasValue(1.5);
        BigDecimal incremental =
                new BigDecimal("100").multiply(new BigDecimal("0.30")).multiply(new BigDecimal("1000000"));
        ReturnOnInvestment million =
                ProgrammeReturns.of(BigMoney.of(sar("1").getCurrencyUnit(), incremental), sar("10000000"));
        assertThat(million)
                .hasToString("return on investment ((incremental margin − cost) / cost): 200.0 %"
                        + " (30000000.00 for 10000000.00 SAR)");
        assertThat(million.compareWith(2)).isZero();
        assertThat(ProgrammeReturns.of(sar("5"), sar("0")).value()).isEmpty();
    }

    @Example
    void whatGivesAwayItsMarginCannotPay() {
        ProgrammeReturn generous = ProgrammeReturns.of(
                10,
                sar("1000"),
                sar("100"),
                ProgrammeTerms.margin(Margin.of(0.06)).withRunningCosts(sar("1")));
        assertThat(generous.canPay()).isFalse();
        assertThat(generous.breakEvenUplift()).isEmpty();
        assertThat(generous.summary())
                .startsWith("cannot pay: no uplift brings what it costs, for a cost of 95.00 SAR");
    }

    /** 15 % back: the first order of 1,000 earns 150, which pay for the second. */
    @Example
    void whatAProgrammeWouldHaveCostIsABracket() {
        StoreRows rows = StoreRows.riyadh()
                .order("c", "2026-03-02", 100_000)
                .order("c", "2026-03-20", 100_000)
                .observedThrough("2026-03-31");
        ProgrammeReturn most = compute(rows, supposed(Redeemer.AS_SOON_AS_POSSIBLE), FORTY.withUplift(0.6));
        ProgrammeReturn least = compute(rows, supposed(Redeemer.NEVER), FORTY);
        assertThat(most.totals()).isEqualTo(Totals.BEFORE_REWARDS);
        assertThat(most.redeemed().getAmount()).isEqualByComparingTo("150");
        assertThat(most.revenueBeforeRewards().getAmount()).isEqualByComparingTo("2000");
        assertThat(most.revenueAfterRewards().getAmount()).isEqualByComparingTo("1850");
        assertThat(most.left().getAmount()).isEqualByComparingTo("650");
        // 0.4 · 2,000 · (1 + u) − 150 · (1 + u) = 0.4 · 2,000.
        double u = most.breakEvenUplift().getAsDouble();
        assertThat((800 - 150) * (1 + u)).isCloseTo(800, within(1e-9));
        assertThat(most.toString())
                .contains("as if everybody redeems as soon as possible, and orders were what they are: behaviour does"
                        + " not change in a replay")
                .contains("of sales before rewards");
        // 480 more margin for 240 of rewards.
        assertThat(most.returnOnInvestment().orElseThrow().value().getAsDouble())
                .isCloseTo(1, within(1e-9));
        assertThat(least.redeemed().isZero()).isTrue();
        assertThat(least.breakEvenUplift()).hasValue(0);
        assertThatThrownBy(() -> ProgrammeReturns.in(MARCH)
                        .of(supposed(Redeemer.NEVER))
                        .given(FORTY.between(Drawn.OFFERED, Drawn.HELD_BACK)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("state an uplift with withUplift");
    }

    private static LoyaltyProgramme supposed(Redeemer redeemer) {
        return LoyaltyProgramme.named("15 % back")
                .cashback(0.15)
                .enrolment(Enrolment.AT_FIRST_ORDER)
                .redeemer(redeemer)
                .build();
    }

    /** Two of three who were offered it joined; all three count. */
    @Example
    void aControlGroupIsHeldAgainstAllWhoWereOfferedIt() {
        StoreRows rows = StoreRows.riyadh()
                .membership("offered-1", "2026-01-01", "")
                .membership("offered-2", "2026-01-01", "")
                .order("offered-1", "2026-03-02", 30_000)
                .order("offered-2", "2026-03-02", 20_000)
                .order("offered-3", "2026-03-02", 10_000)
                .order("control-1", "2026-03-02", 12_000)
                .order("control-2", "2026-02-02", 99_000)
                .order("else", "2026-03-02", 77_000)
                .redemption("offered-1", "2026-03-03", 1_000, "", "")
                .observedThrough("2026-03-31");
        ProgrammeReturn measured = compute(
                rows,
                RECORDED,
                FORTY.between(
                        CustomerFilter.named("offered", c -> c.id().startsWith("offered")),
                        CustomerFilter.named("control", c -> c.id().startsWith("control"))));
        // 200.00 against 60.00 a customer; 0.4 · 140 · 3 for a cost of 6.00.
        assertThat(measured.revenue().getAmount()).isEqualByComparingTo("500");
        assertThat(measured.members()).isEqualTo(2);
        assertThat(measured.uplift().value().getAsDouble()).isCloseTo(140 / 60.0, within(1e-12));
        ReturnOnInvestment roi = measured.returnOnInvestment().orElseThrow();
        assertThat(roi.incrementalMargin().getAmount()).isEqualByComparingTo("168");
        assertThat(roi.cost().getAmount()).isEqualByComparingTo("6");
        assertThat(roi.value()).hasValue(27);
        Interval interval = roi.interval().orElseThrow();
        assertThat(interval.low()).isLessThan(27);
        assertThat(interval.high()).isGreaterThan(27);
        assertThat(measured.label().definition()).contains("40 % margin, offered against control");
        assertThat(measured.fewestCustomers()).hasValue(2);
    }

    @Example
    void rewardsCostWhatTheySayAndWhatIsNotValuedIsNoData() {
        StoreRows rows = StoreRows.riyadh()
                .membership("m", "2026-01-01", "")
                .order("m", "2026-03-02", 100_000)
                .redemption("m", "2026-03-20", 100, "", "a coffee")
                .redemption("m", "2026-03-21", 100, "", "")
                .observedThrough("2026-03-31");
        LoyaltyProgramme valued = Programmes.rewards()
                .pending(0)
                .reward(Reward.of("a coffee", 50).costing(sar("4")))
                .build();
        ProgrammeReturn both = compute(rows, valued, FORTY);
        assertThat(both.otherRewards().getAmount()).isEqualByComparingTo("8");
        assertThat(both.redeemed().getAmount()).isEqualByComparingTo("5");
        assertThat(both.cost().getAmount()).isEqualByComparingTo("11");
        LoyaltyProgramme unvalued = LoyaltyProgramme.named("No worth")
                .earning(Earning.points(1).per(sar("1")))
                .reward(Reward.of("a coffee", 50))
                .build();
        assertThat(compute(rows, unvalued, FORTY).toString())
                .contains("it does not say what points are worth")
                .contains("no data");
        ProgrammeReturn notGiven = whole(
                ProgrammeReturns.in(MARCH).of(valued).given(FORTY), rows.store().historyOfOrders());
        assertThat(notGiven.toString()).contains("no redemptions were given").contains("no data");
    }

    @Example
    void redemptionsThatTheRulesHadNotGivenCostAsMuchAndAreTold() {
        StoreRows rows = StoreRows.riyadh()
                .membership("m", "2026-01-01", "")
                .order("m", "2026-03-02", 10_000)
                .redemption("m", "2026-03-20", 3_000, "", "")
                .observedThrough("2026-03-31");
        ProgrammeReturn covered = compute(rows, RECORDED, FORTY);
        assertThat(covered.redeemed().getAmount()).isEqualByComparingTo("30");
        assertThat(covered.label().notes()).contains("2000 of the points redeemed the rules had not given");
    }

    @Example
    void refusesWhatCannotBe() {
        LoyaltyProgramme pounds = LoyaltyProgramme.named("Pounds")
                .earning(Earning.points(1).perOrder())
                .redeeming(Redeeming.points(100).worth(Money.parse("GBP 5")))
                .build();
        History history = StoreRows.riyadh().orders("c", "2026-03-01").store().history();
        assertThatThrownBy(() -> whole(ProgrammeReturns.in(MARCH).of(pounds).given(FORTY), history))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GBP");
        assertThatThrownBy(() -> whole(
                        ProgrammeReturns.in(MARCH)
                                .of(Programmes.PLAIN)
                                .given(FORTY.withRunningCosts(Money.parse("GBP 5"))),
                        history))
                .hasMessage("running costs are in GBP, revenue in SAR");
        assertThatThrownBy(() -> FORTY.withRunningCosts(sar("-1"))).hasMessageContaining("below 0");
        assertThatThrownBy(() -> FORTY.withUplift(-1)).hasMessageContaining("not in (-1, ∞)");
        assertThatThrownBy(() -> FORTY.withUplift(0.2, 0.3, 0.4)).hasMessageContaining("not in its interval");
        assertThatThrownBy(
                        () -> ProgrammeReturns.of(1, sar("1"), sar("1"), FORTY.between(Drawn.OFFERED, Drawn.HELD_BACK)))
                .hasMessageContaining("withUplift");
        assertThatThrownBy(() -> ProgrammeReturns.of(-1, sar("1"), sar("1"), FORTY))
                .hasMessage("members -1 is below 0");
        assertThatThrownBy(() -> ProgrammeReturns.of(sar("1"), Money.parse("GBP 1")))
                .hasMessage("incremental margin is in SAR, cost in GBP");
        assertThatThrownBy(() -> ProgrammeReturns.in(null)).hasMessage("window");
    }

    private static Money sar(String amount) {
        return Programmes.sar(amount);
    }

    private static ProgrammeReturn compute(StoreRows rows, LoyaltyProgramme programme, ProgrammeTerms terms) {
        return MetricsEngine.over(rows.store().history())
                .compute(ProgrammeReturns.in(MARCH).of(programme).given(terms));
    }
}
