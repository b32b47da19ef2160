package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.Redeeming;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;

class ReferralRewardsTest extends WindowedMetricContract<ReferralRewards, ReferralOutcome> {
    private static final Window MARCH = Window.month(2026, 3);

    /** Everybody is a member, so that every friend who orders earns the bonus. */
    private static final LoyaltyProgramme BOTH = LoyaltyProgramme.named("Bring a friend")
            .bonus(Bonus.referral(200, 100))
            .enrolment(Enrolment.EVERYONE)
            .build();

    @Override
    protected List<ReferralRewards> forms(Window window) {
        return List.of(ReferralRewards.in(window).of(BOTH));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.referral(Referral.by("c", instant).of("d"));
    }

    /** What is made and who orders; who is rewarded is asked in examples. */
    @Override
    protected Map<String, BigDecimal> naively(ReferralRewards form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        if (store.lastDay().filter(day -> !day.isBefore(form.window().start())).isEmpty()) {
            return figures;
        }
        for (Referral referral : store.referrals()) {
            if (!store.in(form.window(), referral.referredAt())) {
                continue;
            }
            figures.merge("made", BigDecimal.ONE, BigDecimal::add);
            referral.referredId().ifPresent(friend -> figures.merge("came", BigDecimal.ONE, BigDecimal::add));
        }
        store.referrals().stream()
                .flatMap(referral -> referral.referredId().stream())
                .distinct()
                .forEach(friend -> {
                    Instant referred = store.referrals().stream()
                            .filter(referral -> referral.referredId().equals(Optional.of(friend)))
                            .map(Referral::referredAt)
                            .min(Comparator.naturalOrder())
                            .orElseThrow();
                    if (store.in(form.window(), referred) && isWon(store, friend, referred)) {
                        figures.merge("ordered", BigDecimal.ONE, BigDecimal::add);
                    }
                });
        return figures;
    }

    /** Of orders of one instant the smallest is the first. */
    private static boolean isWon(Store store, String friend, Instant referred) {
        return store.orders().stream()
                .filter(order -> order.customerId().equals(Optional.of(friend)))
                .min(Comparator.comparing(Order::placedAt).thenComparing(order -> store.minor(order.total())))
                .filter(first -> !referred.isAfter(store.latest(first.placedAt())))
                .filter(first -> store.orders().stream()
                        .filter(order -> order.customerId().equals(Optional.of(friend))
                                && order.placedAt().equals(first.placedAt())
                                && store.minor(order.total()) == store.minor(first.total()))
                        .anyMatch(order -> !store.isRefundedInFull(order)))
                .isPresent();
    }

    @Override
    protected Map<String, BigDecimal> figures(ReferralOutcome result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("made", count(result.invited()));
        figures.put("came", count(result.came().hits()));
        figures.put("ordered", count(result.ordered().hits()));
        return figures;
    }

    @Override
    protected boolean saysNoData(ReferralOutcome result) {
        return result.came().value().isEmpty() && result.table().isEmpty();
    }

    @Example
    void eachStepIsOfAllReferralsAndBothSidesAreRewarded() {
        LoyaltyProgramme programme = LoyaltyProgramme.named("Bring a friend")
                .bonus(Bonus.joining(100))
                .bonus(Bonus.referral(200, 100).onFirstOrderOf(Programmes.sar("100")))
                .redeeming(Redeeming.points(100).worth(Programmes.sar("5")))
                .enrolment(Enrolment.EVERYONE)
                .build();
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-05")
                .orders("b", "2026-01-05")
                .referral("a", "2026-03-02", "f1")
                .referral("a", "2026-03-03", "f2")
                .referral("a", "2026-03-04", "f3")
                .referral("a", "2026-03-05", "")
                .referral("b", "2026-03-06", "f1")
                .referral("b", "2026-02-06", "f4")
                .order("f1", "2026-04-02", 10_000)
                .order("f2", "2026-04-03", 9_999)
                .order("f4", "2026-03-03", 10_000)
                .observedThrough("2026-04-30");
        ReferralOutcome march = compute(rows, programme);
        assertThat(march.invited()).isEqualTo(5);
        assertThat(march.came().hits()).isEqualTo(4);
        assertThat(march.ordered().hits()).isEqualTo(2);
        assertThat(march.rewarded().hits()).isEqualTo(1);
        assertThat(march.friendsRewarded()).isEqualTo(1);
        assertThat(march.referrerPoints()).isEqualTo(200);
        assertThat(march.friendPoints()).isEqualTo(100);
        // 300 points are SAR 15, for two who were won.
        assertThat(march.costPerCustomerWon().orElseThrow().value()).hasValue(7.5);
        assertThat(march.toString()).contains("friend ordered").endsWith("; data end 2026-04-30");
    }

    /** The worked example. */
    @Example
    void fromCounts() {
        ReferralOutcome counted = ReferralRewards.of(40, 25, 18, 15, 3_000, 1_500, 100, Programmes.sar("5"));
        assertThat(counted.cost().orElseThrow().getAmount()).isEqualByComparingTo("225");
        assertThat(counted.costPerCustomerWon().orElseThrow().value()).hasValue(12.5);
        assertThat(counted.summary())
                .isEqualTo("40 referrals: came 62.5 %, ordered 45.0 %, rewarded 37.5 %;"
                        + " 3000 points to referrers, 1500 to 15 friends, 12.50 SAR per customer won");
    }

    @Example
    void withoutReferralsOrABonusForThemThereAreNoData() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-05").observedThrough("2026-03-31");
        assertThat(whole(ReferralRewards.in(MARCH).of(BOTH), rows.store().historyOfOrders())
                        .toString())
                .contains("no referrals were given")
                .contains("no data");
        assertThat(compute(rows.referral("a", "2026-03-06", ""), Programmes.PLAIN)
                        .toString())
                .contains("it has no bonus for referrals")
                .contains("no data");
        ClusterShare none = ClusterShare.withoutSpread(Label.of("x", "y"), 0, 1);
        ClusterShare one = ClusterShare.withoutSpread(Label.of("x", "y"), 1, 1);
        assertThatThrownBy(() -> new ReferralOutcome(none.label(), none, one, none, 0, 0, 0, PointsWorth.UNKNOWN))
                .hasMessage("0 rewarded of 1 who ordered of 0 who came: a step has more than the one before");
        assertThatThrownBy(() -> ReferralRewards.in(null)).hasMessage("window");
    }

    private static ReferralOutcome compute(StoreRows rows, LoyaltyProgramme programme) {
        return MetricsEngine.over(rows.store().history())
                .compute(ReferralRewards.in(MARCH).of(programme));
    }
}
