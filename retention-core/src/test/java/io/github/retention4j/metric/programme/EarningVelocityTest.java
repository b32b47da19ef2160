package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.AverageMetricContract;
import io.github.retention4j.metric.programme.EarningVelocity.Per;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointUnit;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.result.Average;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;

class EarningVelocityTest extends AverageMetricContract<EarningVelocity> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<EarningVelocity> forms(Window window) {
        EarningVelocity recorded = EarningVelocity.in(window).of(Programmes.RECORDED);
        EarningVelocity stamps = EarningVelocity.in(window).of(Programmes.STAMPS);
        return List.of(recorded, recorded.per(Per.ORDER), stamps, stamps.per(Per.ORDER));
    }

    @Override
    protected List<EarningVelocity> formsBoundedByTheWindow(Window window) {
        EarningVelocity plain = EarningVelocity.in(window).of(Programmes.PLAIN);
        return List.of(plain, plain.per(Per.ORDER));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected int scale(Store store) {
        return 0;
    }

    @Override
    protected List<Unit> units(EarningVelocity form, Store store) {
        Window window = form.window();
        if (store.lastDay().filter(last -> !last.isBefore(window.start())).isEmpty()) {
            return List.of();
        }
        return PlainLedger.of(store, form.programme()).stream()
                .map(ledger -> {
                    long earned = ledger.moves().stream()
                            .filter(move -> move.kind() == PointsMove.EARNED && window.contains(move.day()))
                            .filter(move -> form.per() != Per.ORDER || move.isOfOrder())
                            .mapToLong(PlainLedger.Move::points)
                            .sum();
                    long orders = store.orders().stream()
                            .filter(o -> o.customerId().equals(Optional.of(ledger.customer())))
                            .map(Order::placedAt)
                            .filter(at -> store.in(window, at) && ledger.isMember(at))
                            .count();
                    return new Unit(earned, form.per() == Per.ORDER ? orders : Math.min(1, earned + orders));
                })
                .filter(unit -> unit.amount() != 0 || unit.count() != 0)
                .toList();
    }

    @Example
    void pointsAMemberAndMonthAndAnOrder() {
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2025-01-01", "")
                .order("a", "2026-01-10", 20_000)
                .order("a", "2026-03-10", 10_050)
                .membership("b", "2025-01-01", "")
                .refundedOrder("b", "2026-02-10", 6_000, "2026-02-20", 6_000)
                .membership("earns nothing", "2025-01-01", "")
                .order("earns nothing", "2026-02-11", 50)
                .membership("orders nothing", "2025-01-01", "")
                .grant("orders nothing", "2026-02-11", 77, "sorry")
                .membership("joins", "2026-03-20", "")
                .order("joins", "2026-03-10", 9_000)
                .order("joins", "2026-03-25", 3_000)
                .redemption("a", "2026-03-11", 1, "", "")
                .observedThrough("2026-06-30");
        EarningVelocity velocity = EarningVelocity.in(Window.quarter(2026, 1)).of(Programmes.REWARDS);
        // 200 + 100, 60, 0 and 30 points of four members in three months.
        Average aMonth = compute(rows, velocity);
        assertThat(aMonth.value().orElseThrow()).isCloseTo(390 / 4.0 / 3, within(1e-12));
        assertThat(aMonth.summary()).startsWith("32.5 points per active member and month (390/4), 95 % CI ");
        assertThat(aMonth.label().definition()).isEqualTo("points earned / active members / months; programme Rewards");
        // Of five orders, the one that was refunded in full among them.
        Average anOrder = compute(rows, velocity.per(Per.ORDER));
        assertThat(anOrder.summary()).startsWith("78.0 points per order (390/5), 95 % CI ");
        // A part of a month: 31 days of 365.2425 / 12.
        Window days = Window.through(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        assertThat(compute(rows, EarningVelocity.in(days).of(Programmes.REWARDS))
                        .value()
                        .orElseThrow())
                .isCloseTo(200 / (31 * 12 / 365.2425), within(1e-9));
    }

    @Example
    void aWindowThatIsNotOverHasAsManyMonthsAsTheDataCover() {
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-03-01", "")
                .order("a", "2026-03-10", 10_000)
                .observedThrough("2026-03-15");
        Average half = compute(rows, EarningVelocity.in(MARCH).of(Programmes.REWARDS));
        assertThat(half.value().orElseThrow()).isCloseTo(100 / (15 * 12 / 365.2425), within(1e-9));
        assertThat(half.toString()).endsWith("; partly observed, data end 2026-03-15");
    }

    @Example
    void pointsOfVisitsAreInNoOrder() {
        LoyaltyProgramme visits = LoyaltyProgramme.named("Visits")
                .earning(Earning.points(5).perVisit())
                .earning(Earning.points(10).perOrder())
                .build();
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-03-01", "")
                .visit("a", "2026-03-09", 1, 0, false)
                .orders("a", "2026-03-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, EarningVelocity.in(MARCH).of(visits)).summary())
                .startsWith("15.0 points per active member and month (15/1)");
        assertThat(compute(rows, EarningVelocity.in(MARCH).of(visits).per(Per.ORDER))
                        .summary())
                .startsWith("10.0 points per order (10/1)");
    }

    @Example
    void moneyIsToldAsMoney() {
        StoreRows rows = StoreRows.riyadh().order("a", "2026-03-10", 20_000).observedThrough("2026-03-31");
        Average back =
                compute(rows, EarningVelocity.in(MARCH).of(Programmes.CASHBACK).per(Per.ORDER));
        assertThat(Programmes.CASHBACK.unit()).isEqualTo(PointUnit.MONEY);
        assertThat(back.summary()).startsWith("30.00 SAR per order (30.00/1)");
    }

    @Example
    void theDoorForCounts() {
        Average velocity = EarningVelocity.of(27_000, 60, 3);
        assertThat(velocity.summary()).isEqualTo("150.0 points per active member and month (27000/60)");
        assertThat(EarningVelocity.of(0, 0, 3).value()).isEmpty();
        assertThatThrownBy(() -> EarningVelocity.of(-1, 60, 3)).hasMessage("earned -1 is below 0");
        assertThatThrownBy(() -> EarningVelocity.of(1, 60, 0)).hasMessage("months 0.0 not in (0, ∞)");
        assertThatThrownBy(() -> EarningVelocity.in(MARCH).of(Programmes.PLAIN).per(null))
                .hasMessage("per");
    }

    private static Average compute(StoreRows rows, EarningVelocity metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
