package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.programme.PlainLedger.Move;
import io.github.retention4j.metric.programme.PointsFlow.Balance;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.RefundRule;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.BigMoney;

class PointsFlowsTest extends WindowedMetricContract<PointsFlows, PointsFlow> {
    private static final Window APRIL = Window.month(2025, 4);

    @Override
    protected List<PointsFlows> forms(Window window) {
        return List.of(
                PointsFlows.in(window).of(Programmes.RECORDED),
                PointsFlows.in(window).of(Programmes.CASHBACK),
                PointsFlows.in(window).of(Programmes.STAMPS));
    }

    /** Points that wait or expire are not the same at every instant of a window. */
    @Override
    protected List<PointsFlows> formsBoundedByTheWindow(Window window) {
        return List.of(PointsFlows.in(window).of(Programmes.PLAIN));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(PointsFlows form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        Window window = form.window();
        if (store.lastDay().filter(last -> !last.isBefore(window.start())).isEmpty()) {
            return figures;
        }
        for (PlainLedger ledger : PlainLedger.of(store, form.programme())) {
            if (ledger.joined()
                            .filter(at -> store.dayOf(at).isBefore(window.end()))
                            .isEmpty()
                    && ledger.before(window.end()).isEmpty()) {
                continue;
            }
            figures.merge("accounts", BigDecimal.ONE, BigDecimal::add);
            LocalDate last = store.lastDay().orElseThrow();
            LocalDate end = last.isBefore(window.end()) ? last.plusDays(1) : window.end();
            balance(figures, "opening", ledger.before(window.start()), window.start());
            balance(figures, "closing", ledger.before(end), end);
            for (Move move : ledger.moves()) {
                if (window.contains(move.day()) && move.kind() != PointsMove.SETTLED) {
                    figures.merge(move.kind().name(), count(move.points()), BigDecimal::add);
                    if (move.kind() == PointsMove.UNCOVERED) {
                        figures.merge("uncovered redemptions", BigDecimal.ONE, BigDecimal::add);
                    }
                }
            }
        }
        return figures;
    }

    private static void balance(Map<String, BigDecimal> figures, String name, List<Move> moves, LocalDate at) {
        for (Move move : moves) {
            boolean isPending =
                    move.available().filter(day -> !day.isBefore(at)).isPresent();
            figures.merge(name + (isPending ? " pending" : " available"), count(move.inLot()), BigDecimal::add);
            figures.merge(name + " owed", count(move.owed()), BigDecimal::add);
        }
    }

    @Override
    protected Map<String, BigDecimal> figures(PointsFlow result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("accounts", count(result.accounts()));
        balance(figures, "opening", result.opening());
        balance(figures, "closing", result.closing());
        figures.put("EARNED", count(result.earned()));
        figures.put("BONUS", count(result.bonuses()));
        figures.put("MISSION", count(result.missions()));
        figures.put("GRANTED", count(result.granted()));
        figures.put("RESTORED", count(result.restored()));
        figures.put("REDEEMED", count(result.redeemed()));
        figures.put("EXPIRED", count(result.expired()));
        figures.put("REVOKED", count(result.revoked()));
        figures.put("UNCOVERED", count(result.uncovered()));
        figures.put("uncovered redemptions", count(result.uncoveredRedemptions()));
        return figures;
    }

    private static void balance(Map<String, BigDecimal> figures, String name, Balance balance) {
        figures.put(name + " available", count(balance.available()));
        figures.put(name + " pending", count(balance.pending()));
        figures.put(name + " owed", count(balance.owed()));
    }

    @Override
    protected boolean saysNoData(PointsFlow result) {
        return result.table().isEmpty() && result.summary().startsWith("no data");
    }

    /** A shop that grants nothing records no grants: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(PointsFlow result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }

    @Override
    protected Optional<PointsFlow> byCounts(PointsFlows form, PointsFlow result) {
        return Optional.of(PointsFlows.of(
                result.opening().total(),
                result.earned() + result.bonuses() + result.missions(),
                result.granted(),
                result.restored(),
                result.redeemed(),
                result.expired(),
                result.revoked()));
    }

    @Override
    protected void tellsTheSame(PointsFlow byCounts, PointsFlow result) {
        assertThat(byCounts.closing().total()).isEqualTo(result.closing().total());
        assertThat(byCounts.in()).isEqualTo(result.in());
        assertThat(byCounts.out()).isEqualTo(result.out());
        assertThat(result.label().definition()).startsWith(byCounts.label().definition());
    }

    @Property(tries = TRIES)
    void theClosingOfAWindowIsTheOpeningOfTheNext(@ForAll("drawn") Asked asked) {
        for (PointsFlows form : forms(asked.window())) {
            PointsFlow first = whole(form, asked.history());
            PointsFlow second = whole(PointsFlows.in(asked.window().next()).of(form.programme()), asked.history());
            if (first.table().isPresent() && second.table().isPresent()) {
                assertThat(second.opening()).as("%s", form).isEqualTo(first.closing());
            }
        }
    }

    /** The worked example, and the months after it. */
    @Example
    void leadsFromOneBalanceToTheNextToTheLastPoint() {
        PointsFlow april = compute(Programmes.walkThrough(), APRIL, Programmes.REWARDS);
        assertThat(april.opening()).isEqualTo(new Balance(200, 0, 0));
        assertThat(april.earned()).isEqualTo(50);
        assertThat(april.redeemed()).isEqualTo(150);
        assertThat(april.revoked()).isEqualTo(60);
        assertThat(april.closing()).isEqualTo(new Balance(40, 0, 0));
        assertThat(april.worthOf(150)).contains(BigMoney.parse("SAR 7.50"));
        assertThat(april.summary())
                .isEqualTo("200 points + 50 earned - 150 redeemed - 60 revoked = 40, worth 2.00 SAR");
        assertThat(compute(Programmes.walkThrough(), Window.quarter(2025, 1), Programmes.REWARDS)
                        .summary())
                .isEqualTo("0 points + 200 earned = 200, worth 10.00 SAR");
        PointsFlow year = compute(Programmes.walkThrough(), Window.month(2026, 4), Programmes.REWARDS);
        assertThat(year.opening()).isEqualTo(new Balance(40, 0, 0));
        assertThat(year.expired()).isEqualTo(40);
        assertThat(year.closing()).isEqualTo(Balance.NONE);
    }

    @Example
    void whatIsOwedIsToldApartUntilTheNextPointsPayIt() {
        Window until = Window.through(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 4, 14));
        PointsFlow flow = compute(Programmes.walkThrough(), until, Programmes.REWARDS);
        assertThat(flow.closing()).isEqualTo(new Balance(0, 50, 10));
        assertThat(flow.summary())
                .isEqualTo("200 points + 50 earned - 150 redeemed - 60 revoked = 40"
                        + " (0 available, 50 pending, 10 owed), worth 2.00 SAR");
        Window next = Window.through(LocalDate.of(2025, 4, 15), LocalDate.of(2025, 4, 15));
        PointsFlow paid = compute(Programmes.walkThrough(), next, Programmes.REWARDS);
        assertThat(paid.opening()).isEqualTo(new Balance(0, 50, 10));
        assertThat(paid.closing()).isEqualTo(new Balance(40, 0, 0));
        assertThat(paid.in() + paid.out()).isZero();
    }

    @Example
    void aShortfallThatIsLetGoIsNotRevoked() {
        LoyaltyProgramme toZero = Programmes.rewards()
                .refunds(RefundRule.DEFAULT.shortfall(RefundRule.Shortfall.TO_ZERO))
                .build();
        PointsFlow all = compute(
                Programmes.walkThrough(), Window.through(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 4, 30)), toZero);
        assertThat(all.summary())
                .isEqualTo("0 points + 250 earned - 150 redeemed - 50 expired - 50 revoked = 0, worth 0.00 SAR");
    }

    @Example
    void aRedemptionThatNoPointsWereThereForIsTold() {
        StoreRows rows = StoreRows.riyadh()
                .membership("m", "2025-01-01", "")
                .order("m", "2025-03-10", 8_000)
                .redemption("m", "2025-04-10", 100, "", "")
                .redemption("m", "2025-04-11", 7, "", "")
                .observedThrough("2025-06-30");
        PointsFlow flow = compute(rows, APRIL, Programmes.REWARDS);
        assertThat(flow.redeemed()).isEqualTo(80);
        assertThat(flow.uncovered()).isEqualTo(27);
        assertThat(flow.uncoveredRedemptions()).isEqualTo(2);
        assertThat(flow.closing()).isEqualTo(Balance.NONE);
        assertThat(flow.summary()).endsWith("; 27 points of 2 redemptions not covered");
        assertThat(flow.toString()).contains("27 points of 2 redemptions not covered");
    }

    @Example
    void printsARowForEachPartOfTheFlow() {
        assertThat(compute(Programmes.walkThrough(), APRIL, Programmes.REWARDS)).hasToString("""
                points flow 2025-04
                points    available  pending  owed  in all      worth
                opening         200        0     0     200  10.00 SAR
                earned                                  50   2.50 SAR
                bonuses                                  0   0.00 SAR
                missions                                 0   0.00 SAR
                granted                                  0   0.00 SAR
                restored                                 0   0.00 SAR
                redeemed                              -150  -7.50 SAR
                expired                                  0   0.00 SAR
                revoked                                -60  -3.00 SAR
                closing          40        0     0      40   2.00 SAR
                points flow: opening + earned + bonuses + missions + granted + restored - redeemed - expired - revoked = closing; programme Rewards
                1 account by the window's end""".stripTrailing());
    }

    @Example
    void withoutRulesMembersOrRedemptionsOrBeforeItBeginsThereAreNoData() {
        LoyaltyProgramme none = LoyaltyProgramme.named("None").build();
        assertThat(compute(Programmes.walkThrough(), APRIL, none).summary()).isEqualTo("no data (no accounts)");
        assertThat(compute(Programmes.walkThrough(), APRIL, none).toString()).contains("it has no rules");
        StoreRows rows = Programmes.walkThrough();
        PointsFlow unknown =
                whole(PointsFlows.in(APRIL).of(Programmes.REWARDS), rows.store().historyOfOrders());
        assertThat(unknown.toString()).contains("no redemptions were given").contains("no data");
        LoyaltyProgramme later =
                Programmes.rewards().from(LocalDate.of(2025, 5, 10)).build();
        PointsFlow before = compute(rows, APRIL, later);
        assertThat(before.label().observation()).isEqualTo(Observation.NOT_OBSERVED);
        assertThat(before.toString())
                .contains("it begins on 2025-05-10")
                .endsWith("no data; not observed, data begin 2025-05-10");
        assertThat(compute(rows, APRIL.next(), later).label().observation()).isEqualTo(Observation.PARTLY_OBSERVED);
        assertThat(compute(rows, APRIL.next().next(), later).label().observation())
                .isEqualTo(Observation.OBSERVED);
    }

    @Example
    void theDoorForCountsLeadsToTheClosing() {
        PointsFlow flow = PointsFlows.of(200, 50, 0, 0, 150, 0, 110);
        assertThat(flow.closing()).isEqualTo(new Balance(0, 0, 10));
        assertThat(flow.worthOf(10)).isEmpty();
        assertThat(flow.summary())
                .isEqualTo("200 points + 50 earned - 150 redeemed - 110 revoked = -10"
                        + " (0 available, 0 pending, 10 owed)");
        assertThat(PointsFlows.of(-10, 20, 0, 0, 0, 0, 0).closing()).isEqualTo(new Balance(10, 0, 0));
        assertThatThrownBy(() -> PointsFlows.of(0, -1, 0, 0, 0, 0, 0)).hasMessage("earned -1 is below 0");
        assertThatThrownBy(() -> PointsFlows.of(Long.MAX_VALUE, 1, 0, 0, 0, 0, 0))
                .isInstanceOf(ArithmeticException.class);
    }

    @Example
    void aFlowThatDoesNotAddUpIsRefused() {
        Balance ten = new Balance(10, 0, 0);
        assertThatThrownBy(() -> new PointsFlow(
                        Label.of("x", "y"), 1, ten, 5, 0, 0, 0, 0, 3, 0, 0, ten, 0, 0, PointsWorth.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the flow leads from 10 to 12 points, and not to the closing 10");
        assertThatThrownBy(() -> new Balance(0, -1, 0)).hasMessage("pending -1 is below 0");
        assertThatThrownBy(() -> PointsFlows.in(null)).hasMessage("window");
        assertThatThrownBy(() -> PointsFlows.in(APRIL).of(null)).hasMessage("programme");
    }

    private static PointsFlow compute(StoreRows rows, Window window, LoyaltyProgramme programme) {
        return MetricsEngine.over(rows.store().history())
                .compute(PointsFlows.in(window).of(programme));
    }
}
