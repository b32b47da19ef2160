package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.programme.PlainLedger.Move;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.ProgrammeBuilder;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;

class AttainabilityTest extends WindowedMetricContract<Attainability, Attainment> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<Attainability> forms(Window window) {
        return List.of(
                Attainability.in(window).of(Programmes.RECORDED),
                Attainability.in(window).of(recordedOfMany()),
                Attainability.in(window).of(Programmes.CASHBACK),
                Attainability.in(window).of(Programmes.STAMPS));
    }

    private static LoyaltyProgramme recordedOfMany() {
        return LoyaltyProgramme.named("Recorded, of many")
                .earning(Earning.points(100).perOrder())
                .pending(10)
                .expiring(Programmes.RECORDED.expiry())
                .enrolment(Programmes.RECORDED.enrolment())
                .reward(Reward.of("a cup", 250))
                .reward(Reward.of("a pot", 900))
                .build();
    }

    @Override
    protected List<Attainability> formsBoundedByTheWindow(Window window) {
        return List.of(Attainability.in(window).of(Programmes.AT_ONCE));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(Attainability form, Store store) {
        PlainSpells spells = new PlainSpells();
        if (store.lastDay()
                .filter(last -> !last.isBefore(form.window().start()))
                .isPresent()) {
            long least = form.programme().rewards().stream()
                    .mapToLong(Reward::points)
                    .min()
                    .orElse(1);
            for (PlainLedger ledger : PlainLedger.of(store, form.programme())) {
                spells.add(store, form.window(), ledger.joined(), firstWith(least, ledger, store));
            }
        }
        return spells.figures();
    }

    /** The first day on which the balance is so high at its start or after a move, day by day. */
    private static Optional<Instant> firstWith(long least, PlainLedger ledger, Store store) {
        LocalDate day =
                ledger.moves().isEmpty() ? LocalDate.MAX : ledger.moves().get(0).day();
        for (; !day.isAfter(store.lastDay().orElseThrow()); day = day.plusDays(1)) {
            LocalDate today = day;
            Instant start = today.atStartOfDay(store.zone()).toInstant();
            List<Move> atStart = ledger.moves().stream()
                    .filter(m -> m.day().isBefore(today) || (m.at().equals(start) && m.kind() == PointsMove.EXPIRED))
                    .toList();
            boolean reached = usable(atStart, today) >= least;
            for (int i = 0; i < ledger.moves().size(); i++) {
                Move move = ledger.moves().get(i);
                boolean isDead = move.kind() == PointsMove.RESTORED
                        && move.gone().filter(gone -> !gone.isAfter(today)).isPresent();
                reached |= move.day().equals(today)
                        && !(move.at().equals(start) && move.kind() == PointsMove.EXPIRED)
                        && !isDead
                        && usable(ledger.moves().subList(0, i + 1), today) >= least;
            }
            if (reached) {
                return Optional.of(start);
            }
        }
        return Optional.empty();
    }

    private static long usable(List<Move> moves, LocalDate day) {
        return moves.stream()
                .mapToLong(m -> (m.available().filter(a -> !a.isAfter(day)).isPresent() ? m.inLot() : 0) - m.owed())
                .sum();
    }

    @Override
    protected Map<String, BigDecimal> figures(Attainment result) {
        return PlainSpells.figures(result.days());
    }

    @Override
    protected boolean saysNoData(Attainment result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.table().isEmpty();
    }

    /** A shop that grants nothing records no grants: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(Attainment result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }

    /** The worked example. */
    @Example
    void whoSpendsEnoughCanRedeemOnceThePointsCanBeUsed() {
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-03-01T08:00", "")
                .order("a", "2026-03-01", 12_000)
                .membership("b", "2026-03-01T08:00", "")
                .order("b", "2026-03-01", 6_000)
                .order("b", "2026-03-21", 6_000)
                .membership("c", "2026-03-01T08:00", "")
                .order("c", "2026-03-01", 9_000)
                .redemption("a", "2026-05-01", 100, "", "")
                .observedThrough("2026-05-30");
        LoyaltyProgramme hundred = Programmes.rewards()
                .reward(Reward.of("a coffee", 100))
                .redeeming(Redeeming.points(100).worth(Programmes.sar("5")).atLeast(500))
                .build();
        Attainment reached = compute(rows, Attainability.in(MARCH).of(hundred));
        assertThat(reached.least()).isEqualTo(100);
        assertThat(reached.summary())
                .isEqualTo(
                        "66.7 % (2/3), 95 % CI 20.8–93.9 % could redeem 100 points, median 34 days, 95 % CI from 14 on");
        assertThat(reached.days().incidence(14).orElseThrow().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(reached.days().incidence(33).orElseThrow().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(reached.days().incidence(34).orElseThrow().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(reached.compareWith(2 / 3.0)).isZero();
        assertThat(reached.canBe(1.5)).isFalse();
        assertThat(reached.toString()).endsWith("; data end 2026-05-30");
    }

    @Example
    void itTakesTheLeastThatAnythingTakes() {
        assertThat(least(Redeeming.points(100).worth(Programmes.sar("5")))).isEqualTo(1);
        assertThat(least(Redeeming.points(100).worth(Programmes.sar("5")).inMultiplesOf(100)))
                .isEqualTo(100);
        assertThat(least(Redeeming.points(100)
                        .worth(Programmes.sar("5"))
                        .atLeast(300)
                        .inMultiplesOf(100)))
                .isEqualTo(300);
        assertThat(least(Redeeming.points(100).worth(Programmes.sar("5")).atLeast(300), Reward.of("a cup", 50)))
                .isEqualTo(50);
        assertThat(least(Redeeming.points(100).worth(Programmes.sar("5")).atLeast(30), Reward.of("a cup", 50)))
                .isEqualTo(30);
        // Nothing is said of discounts where there are rewards.
        LoyaltyProgramme rewardsAlone = LoyaltyProgramme.named("Cups")
                .earning(Earning.points(1).perOrder())
                .reward(Reward.of("a pot", 80))
                .reward(Reward.of("a cup", 50))
                .build();
        assertThat(compute(StoreRows.riyadh(), Attainability.in(MARCH).of(rewardsAlone))
                        .least())
                .isEqualTo(50);
        assertThat(compute(StoreRows.riyadh(), Attainability.in(MARCH).of(Programmes.CASHBACK))
                        .least())
                .isEqualTo(1);
    }

    private static long least(Redeeming redeeming, Reward... rewards) {
        ProgrammeBuilder programme = LoyaltyProgramme.named("Least")
                .earning(Earning.points(1).perOrder())
                .redeeming(redeeming);
        List.of(rewards).forEach(programme::reward);
        return compute(StoreRows.riyadh(), Attainability.in(MARCH).of(programme.build()))
                .least();
    }

    /** 80 of which 30 are owed: the refund of the first order comes when its points are spent. */
    @Example
    void whatIsOwedIsTakenOff() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Owing")
                .earning(Earning.points(1).per(Programmes.sar("1")))
                .reward(Reward.of("a cup", 60))
                .build();
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-03-01T08:00", "")
                .refundedOrder("a", "2026-03-01", 5_000, "2026-03-03", 3_000)
                .redemption("a", "2026-03-02", 50, "", "")
                .order("a", "2026-03-04", 8_000)
                .order("a", "2026-03-10", 1_000)
                .observedThrough("2026-03-31");
        Attainment reached = compute(rows, Attainability.in(MARCH).of(programme));
        assertThat(reached.days().incidence(8).orElseThrow().value()).isZero();
        assertThat(reached.days().incidence(9).orElseThrow().value()).isEqualTo(1);
    }

    @Example
    void withoutRedemptionsOrRulesThereAreNoDataButItCanBeAskedWhatTheRulesGive() {
        StoreRows rows = StoreRows.riyadh().order("a", "2026-03-10", 20_000).observedThrough("2026-05-31");
        Attainment unknown = whole(
                Attainability.in(MARCH).of(Programmes.REWARDS), rows.store().historyOfOrders());
        assertThat(saysNoData(unknown)).isTrue();
        assertThat(unknown.toString()).contains("no redemptions were given");
        Attainment rules = whole(
                Attainability.in(MARCH)
                        .of(Programmes.rewards().redeemer(Redeemer.NEVER).build()),
                rows.store().historyOfOrders());
        assertThat(rules.value()).hasValue(1);
        assertThatThrownBy(() -> Attainability.in(null)).hasMessage("window");
        assertThatThrownBy(() -> Attainability.in(MARCH).of(null)).hasMessage("programme");
        assertThatThrownBy(() -> new Attainment(rules.days(), -1)).hasMessage("least points -1 are below 0");
    }

    private static Attainment compute(StoreRows rows, Attainability metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
