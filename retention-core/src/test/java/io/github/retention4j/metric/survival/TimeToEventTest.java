package io.github.retention4j.metric.survival;

import static io.github.retention4j.metric.survival.CustomerEvent.firstCoupon;
import static io.github.retention4j.metric.survival.CustomerEvent.firstExpiry;
import static io.github.retention4j.metric.survival.CustomerEvent.firstRedemption;
import static io.github.retention4j.metric.survival.CustomerEvent.firstSeen;
import static io.github.retention4j.metric.survival.CustomerEvent.inactivity;
import static io.github.retention4j.metric.survival.CustomerEvent.nthOrder;
import static io.github.retention4j.metric.survival.CustomerEvent.subscriptionCancellation;
import static io.github.retention4j.metric.survival.CustomerEvent.subscriptionEnd;
import static io.github.retention4j.metric.survival.CustomerEvent.subscriptionStart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TimeToEventTest extends WindowedMetricContract<TimeToEvent, SurvivalCurve> {
    @Override
    protected List<TimeToEvent> forms(Window window) {
        return List.of(
                TimeToEvent.toNthOrder(2).within(window),
                TimeToEvent.toNthOrder(2).during(window),
                TimeToEvent.of(nthOrder(4)).from(nthOrder(2)).within(window),
                TimeToEvent.of(nthOrder(1)).from(nthOrder(2)).within(window),
                TimeToEvent.toLeaving(20).within(window),
                TimeToEvent.toLeaving(1).during(window),
                TimeToEvent.of(subscriptionEnd()).from(subscriptionStart()).within(window),
                TimeToEvent.of(subscriptionEnd()).from(subscriptionStart()).during(window),
                TimeToEvent.of(subscriptionCancellation())
                        .from(subscriptionStart())
                        .during(window),
                TimeToEvent.of(firstRedemption()).from(firstCoupon()).within(window),
                TimeToEvent.of(firstExpiry()).during(window),
                TimeToEvent.of(inactivity(90)).from(firstRedemption()).within(window),
                TimeToEvent.of(NaiveEvents.FIRST_LARGE_ORDER).within(window),
                TimeToEvent.of(nthOrder(2)).from(NaiveEvents.FIRST_LARGE_ORDER).within(window));
    }

    @Override
    protected List<TimeToEvent> formsBoundedByTheWindow(Window window) {
        return List.of(
                TimeToEvent.toNthOrder(2).within(window),
                TimeToEvent.toNthOrder(2).during(window),
                TimeToEvent.toLeaving(20).within(window),
                TimeToEvent.toLeaving(1).during(window),
                TimeToEvent.of(firstRedemption()).from(firstCoupon()).within(window),
                TimeToEvent.of(firstRedemption()).from(firstCoupon()).during(window),
                TimeToEvent.of(NaiveEvents.FIRST_LARGE_ORDER).within(window),
                TimeToEvent.of(nthOrder(2)).from(NaiveEvents.FIRST_LARGE_ORDER).during(window));
    }

    /** Both orders and the coupon on the day of the start, so that the days are as many wherever in the window it is. */
    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 1_000)
                .order("c", instant, 1_000)
                .coupon("c", instant, Optional.empty(), Optional.of(instant));
    }

    @Override
    protected Map<String, BigDecimal> naively(TimeToEvent form, Store store) {
        return NaiveEvents.figures(List.of(form.event()), form.origin(), form.followUp(), store);
    }

    @Override
    protected Map<String, BigDecimal> figures(SurvivalCurve result) {
        return SpellFigures.of(result.sets(), result.leftOut());
    }

    @Override
    protected boolean saysNoData(SurvivalCurve result) {
        return result.spells() == 0
                && result.at(0).isEmpty()
                && result.median().time().isEmpty()
                && result.restrictedMean(1).isEmpty();
    }

    /** From a day that the shop declares, which may lie before the data begin. */
    @Property(tries = TRIES)
    void customersWhoWereMetBeforeTheDataBeginEnterLate(@ForAll("asked") Asked asked) {
        for (TimeToEvent form : List.of(
                TimeToEvent.of(nthOrder(1)).from(firstSeen()),
                TimeToEvent.of(nthOrder(1)).from(firstSeen()).within(asked.window()),
                TimeToEvent.of(nthOrder(2)).from(firstSeen()).during(asked.window()))) {
            assertThat(tidy(figures(whole(form, asked.history()))))
                    .as("%s of %s", form, asked.store())
                    .isEqualTo(tidy(naively(form, asked.store())));
        }
    }

    /** The worked example. */
    @Example
    void countsThoseWhoHaveNotOrderedAgainForAsLongAsTheyAreFollowed() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-01-01", "2026-01-11")
                .orders("b", "2026-01-10", "2026-02-19")
                .orders("c", "2026-01-30")
                .orders("before", "2025-12-31", "2026-01-02")
                .orders("", "2026-01-10")
                .observedThrough("2026-03-31");
        SurvivalCurve curve = compute(rows, TimeToEvent.toNthOrder(2).within(Window.month(2026, 1)));
        assertThat(curve.at(10).orElseThrow().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(curve.at(40).orElseThrow().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(curve.at(60)).isPresent();
        assertThat(curve.at(61)).isEmpty();
        assertThat(curve.median().time()).hasValue(40);
        assertThat(curve.summary()).isEqualTo("2 of 3, median 40 days, 95 % CI from 10 on");
        assertThat(curve).asString().isEqualTo("""
                time to event 2026-01
                days  had it      95 % CI  at risk
                   0   0.0 %                     3
                   1   0.0 %                     3
                   7   0.0 %                     3
                  14  33.3 %   5.5–94.6 %        2  ██████▋
                  30  33.3 %   5.5–94.6 %        2  ██████▋
                  60  66.7 %  22.6–99.1 %        1  █████████████▍
                time to event: days from first order to second order, of those whose first order lies in the window
                2 of 3, median 40 days, 95 % CI from 10 on; data end 2026-03-31""".stripTrailing());
    }

    @Example
    void leavingIsKnownOnlyOnceTheDaysAreOver() {
        StoreRows rows = StoreRows.riyadh()
                .orders("left", "2026-01-01", "2026-01-31")
                .orders("backTooLate", "2026-01-01", "2026-02-01")
                .orders("silentSince", "2026-01-01", "2026-01-20", "2026-02-10", "2026-03-02")
                .orders("new", "2026-03-10")
                .observedThrough("2026-03-31");
        TimeToEvent leaving = TimeToEvent.toLeaving(30).within(Window.quarter(2026, 1));
        SurvivalCurve curve = compute(rows, leaving);
        // 30 days without an order are over for who ordered on 1 March last, and not for who did on the second.
        assertThat(SpellFigures.of(curve.sets(), curve.leftOut()))
                .containsEntry("cause 0 on day 0", BigDecimal.ONE)
                .containsEntry("cause 0 on day 30", BigDecimal.ONE)
                .containsEntry("censored on day 59", BigDecimal.ONE)
                .containsEntry("left out", BigDecimal.ONE);
        assertThat(curve.label().definition()).endsWith("; followed until 30 days before the data end");
        SurvivalCurve later = compute(rows.observedThrough("2026-04-01"), leaving);
        assertThat(SpellFigures.of(later.sets(), 0)).containsEntry("cause 0 on day 60", BigDecimal.ONE);
    }

    @Example
    void whoHadItBeforeTheStartIsLeftOut() {
        StoreRows rows = StoreRows.riyadh()
                .coupon("c", "2026-01-01", "", "2026-01-05")
                .orders("c", "2026-01-06")
                .coupon("d", "2026-01-01", "", "2026-01-06")
                .orders("d", "2026-01-06")
                .observedThrough("2026-03-31");
        SurvivalCurve curve = compute(rows, TimeToEvent.of(firstRedemption()).within(Window.month(2026, 1)));
        assertThat(curve.summary()).isEqualTo("1 of 1, median 0 days, 95 % CI from 0 on; 1 left out");
        assertThat(curve.leftOut()).isEqualTo(1);
    }

    @Example
    void recordsThatWereNotGivenAreNoDataAlsoOfARuleOfOnesOwn() {
        CustomerEvent visit = CustomerEvent.of("first visit", Visits.KIND, c -> OptionalLong.empty());
        Store store = StoreRows.riyadh()
                .orders("c", "2026-01-01")
                .observedThrough("2026-01-31")
                .store();
        TimeToEvent metric = TimeToEvent.of(visit).within(Window.month(2026, 1));
        assertThat(whole(metric, store.historyOfOrders()))
                .hasToString(
                        "time to event 2026-01 (days from first order to first visit, of those whose first order lies"
                                + " in the window; no visits were given): no data (0/0)");
        assertThat(whole(metric, store.history()).summary()).isEqualTo("0 of 1, median not reached");
    }

    @Example
    void aDateThatStandsForNoneIsRefusedByValueAndBound() {
        CustomerEvent never = CustomerEvent.of("born", c -> OptionalLong.of(Long.MIN_VALUE));
        assertThatThrownBy(() -> compute(
                        StoreRows.riyadh().orders("c", "2026-01-01"),
                        TimeToEvent.of(nthOrder(1)).from(never)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" days is above 1000000; a start so long ago");
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> TimeToEvent.toNthOrder(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order number 1 is below 2, and the time is from the first");
        assertThatThrownBy(() -> nthOrder(0)).hasMessage("order number 0 is below 1");
        assertThatThrownBy(() -> inactivity(0)).hasMessage("inactivity of 0 days is below 1");
        assertThat(inactivity(1).name()).isEqualTo("last order before a day without one");
        assertThat(inactivity(2).name()).isEqualTo("last order before 2 days without one");
        assertThatThrownBy(() -> CustomerEvent.of(" ", c -> OptionalLong.empty()))
                .hasMessage("the name of an event is blank; say what happens");
        assertThatThrownBy(() -> CustomerEvent.of("x", null)).hasMessage("when");
        assertThatThrownBy(() -> CustomerEvent.of("x", null, c -> OptionalLong.empty()))
                .hasMessage("kind");
        assertThatThrownBy(() -> TimeToEvent.of(null)).hasMessage("event");
        assertThatThrownBy(() -> TimeToEvent.toNthOrder(2).from(null)).hasMessage("origin");
        assertThatThrownBy(() -> TimeToEvent.toNthOrder(2).within(null)).hasMessage("window");
        assertThatThrownBy(() -> TimeToEvent.toNthOrder(2).during(null)).hasMessage("window");
    }

    @Example
    void ordersAreCalledByTheirNumbers() {
        assertThat(List.of(
                        nthOrder(1), nthOrder(2), nthOrder(3), nthOrder(4), nthOrder(11), nthOrder(21), nthOrder(112)))
                .extracting(CustomerEvent::name)
                .containsExactly(
                        "first order",
                        "second order",
                        "third order",
                        "4th order",
                        "11th order",
                        "21st order",
                        "112th order");
    }

    private static SurvivalCurve compute(StoreRows rows, TimeToEvent metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
