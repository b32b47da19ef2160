package io.github.retention4j.metric.survival;

import static io.github.retention4j.metric.survival.CustomerEvent.firstCoupon;
import static io.github.retention4j.metric.survival.CustomerEvent.firstExpiry;
import static io.github.retention4j.metric.survival.CustomerEvent.firstRedemption;
import static io.github.retention4j.metric.survival.CustomerEvent.inactivity;
import static io.github.retention4j.metric.survival.CustomerEvent.nthOrder;
import static io.github.retention4j.metric.survival.CustomerEvent.subscriptionEnd;
import static io.github.retention4j.metric.survival.CustomerEvent.subscriptionStart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CompetingRisksTest extends WindowedMetricContract<CompetingRisks, CumulativeIncidence> {
    @Override
    protected List<CompetingRisks> forms(Window window) {
        return List.of(
                CompetingRisks.of(firstRedemption(), firstExpiry())
                        .from(firstCoupon())
                        .within(window),
                CompetingRisks.of(nthOrder(2), inactivity(20)).within(window),
                CompetingRisks.of(inactivity(20), nthOrder(2)).within(window),
                CompetingRisks.of(nthOrder(2), subscriptionEnd(), firstRedemption())
                        .during(window),
                CompetingRisks.of(nthOrder(1), subscriptionEnd())
                        .from(subscriptionStart())
                        .during(window));
    }

    @Override
    protected List<CompetingRisks> formsBoundedByTheWindow(Window window) {
        return forms(window).subList(0, 4);
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 1_000)
                .order("c", instant, 1_000)
                .coupon("c", instant, Optional.empty(), Optional.of(instant));
    }

    @Override
    protected Map<String, BigDecimal> naively(CompetingRisks form, Store store) {
        return NaiveEvents.figures(form.events(), form.origin(), form.followUp(), store);
    }

    @Override
    protected Map<String, BigDecimal> figures(CumulativeIncidence result) {
        return SpellFigures.of(result.sets(), result.leftOut());
    }

    @Override
    protected boolean saysNoData(CumulativeIncidence result) {
        return result.spells() == 0
                && result.none(0).isEmpty()
                && result.at(result.causes().get(0), 0).isEmpty();
    }

    /** The worked example. */
    @Example
    void tellsWhichComesFirst() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("a", "2026-03-01", "2026-03-20", "2026-03-03")
                .coupon("b", "2026-03-20", "", "")
                .coupon("c", "2026-03-05", "2026-03-30", "2026-03-10")
                .coupon("d", "2026-03-06", "2026-03-14", "")
                .observedThrough("2026-03-23");
        CumulativeIncidence fates = MetricsEngine.over(rows.store().history())
                .compute(CompetingRisks.of(firstRedemption(), firstExpiry())
                        .from(firstCoupon())
                        .within(Window.month(2026, 3)));
        assertThat(fates.at("first redemption", 8).orElseThrow().value()).isCloseTo(5 / 8.0, within(1e-12));
        assertThat(fates.at("first coupon expired", 8).orElseThrow().value()).isCloseTo(3 / 8.0, within(1e-12));
        assertThat(fates.none(8).orElseThrow().value()).isZero();
        assertThat(fates.at("first redemption", 4).orElseThrow().value()).isCloseTo(1 / 4.0, within(1e-12));
        assertThat(fates.events("first redemption")).isEqualTo(2);
        assertThat(fates.censored()).isEqualTo(1);
        assertThat(fates).asString().isEqualTo("""
                competing risks 2026-03
                days  first redemption     95 % CI  first coupon expired     95 % CI  none yet
                   0             0.0 %                             0.0 %               100.0 %
                   1             0.0 %                             0.0 %               100.0 %
                   7            62.5 %  4.2–93.3 %                 0.0 %                37.5 %
                   8            62.5 %  4.2–93.3 %                37.5 %  1.1–80.8 %     0.0 %
                competing risks: days from first coupon to first redemption or first coupon expired, of those whose first coupon lies in the window
                first redemption 2, first coupon expired 1 of 4, followed for up to 8 days; partly observed, data end 2026-03-23""");
    }

    /** On days with both, that which is named first. */
    @Property(tries = TRIES)
    void whatIsNamedFirstIsNotLess(@ForAll("drawn") Asked asked) {
        CumulativeIncidence before = whole(CompetingRisks.of(nthOrder(2), firstRedemption()), asked.history());
        CumulativeIncidence after = whole(CompetingRisks.of(firstRedemption(), nthOrder(2)), asked.history());
        String second = nthOrder(2).name();
        assertThat(before.events(second)).isGreaterThanOrEqualTo(after.events(second));
        assertThat(before.censored()).isEqualTo(after.censored());
    }

    /** Leaving is dated at an order, and comes after it. */
    @Property(tries = TRIES)
    void leavingIsNeverBeforeTheOrderThatItIsDatedAtWhicheverIsNamedFirst(@ForAll("drawn") Asked asked) {
        CumulativeIncidence before = whole(forms(asked.window()).get(1), asked.history());
        CumulativeIncidence after = whole(forms(asked.window()).get(2), asked.history());
        for (String cause : before.causes()) {
            assertThat(before.events(cause)).isEqualTo(after.events(cause));
        }
        CompetingRisks named = CompetingRisks.of(inactivity(20), inactivity(90), nthOrder(2));
        CompetingRisks reversed = CompetingRisks.of(nthOrder(2), inactivity(90), inactivity(20));
        for (String cause : before.causes()) {
            assertThat(whole(named, asked.history()).events(cause))
                    .isEqualTo(whole(reversed, asked.history()).events(cause));
        }
    }

    @Example
    void whoOrdersASecondTimeAndThenStopsHasOrderedFirst() {
        StoreRows rows = StoreRows.riyadh()
                .orders("twice", "2026-01-01", "2026-01-10")
                .orders("once", "2026-01-01")
                .orders("back too late", "2026-01-01", "2026-05-01")
                .observedThrough("2026-12-31");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        for (CompetingRisks order : List.of(
                CompetingRisks.of(inactivity(60), nthOrder(2)), CompetingRisks.of(nthOrder(2), inactivity(60)))) {
            CumulativeIncidence fates = engine.compute(order);
            assertThat(fates.events("second order")).isEqualTo(1);
            assertThat(fates.events(inactivity(60).name())).isEqualTo(2);
        }
    }

    @Example
    void refusesWhatDoesNotCompete() {
        assertThatThrownBy(() -> CompetingRisks.of(nthOrder(2), nthOrder(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("events [second order, second order] do not compete; give at least 2 of different names");
        assertThatThrownBy(() -> CompetingRisks.of(nthOrder(2), null)).hasMessage("another");
        assertThatThrownBy(() -> CompetingRisks.of(null, nthOrder(2))).hasMessage("one");
        assertThatThrownBy(() -> CompetingRisks.of(nthOrder(2), nthOrder(3)).from(null))
                .hasMessage("origin");
    }
}
