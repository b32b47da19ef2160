package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.survival.SurvivalCurve;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

class TimeToFirstRedemptionTest extends WindowedMetricContract<TimeToFirstRedemption, SurvivalCurve> {
    private static final Window JANUARY = Window.month(2026, 1);

    @Override
    protected List<TimeToFirstRedemption> forms(Window window) {
        return List.of(
                TimeToFirstRedemption.in(window).of(Programmes.RECORDED),
                TimeToFirstRedemption.in(window).of(Programmes.CASHBACK),
                TimeToFirstRedemption.in(window).of(Programmes.STAMPS));
    }

    /** On the day of joining, so that the days are as many wherever in the window it is. */
    @Override
    protected List<TimeToFirstRedemption> formsBoundedByTheWindow(Window window) {
        return List.of(TimeToFirstRedemption.in(window).of(Programmes.AT_ONCE));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(TimeToFirstRedemption form, Store store) {
        PlainSpells spells = new PlainSpells();
        if (store.lastDay()
                .filter(last -> !last.isBefore(form.window().start()))
                .isPresent()) {
            for (PlainLedger ledger : PlainLedger.of(store, form.programme())) {
                spells.add(
                        store,
                        form.window(),
                        ledger.joined(),
                        ledger.moves().stream()
                                .filter(PlainLedger.Move::isRedemption)
                                .map(PlainLedger.Move::at)
                                .findFirst());
            }
        }
        return spells.figures();
    }

    @Override
    protected Map<String, BigDecimal> figures(SurvivalCurve result) {
        return PlainSpells.figures(result);
    }

    @Override
    protected boolean saysNoData(SurvivalCurve result) {
        return result.spells() == 0
                && result.at(0).isEmpty()
                && result.median().time().isEmpty();
    }

    /** A shop that grants nothing records no grants, and from a grant a member may redeem: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(SurvivalCurve result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }

    /** The worked example. */
    @Example
    void countsThoseWhoHaveNotRedeemedForAsLongAsTheyAreFollowed() {
        StoreRows rows = StoreRows.riyadh()
                .membership("a", "2026-01-01", "")
                .orders("a", "2026-01-02")
                .redemption("a", "2026-01-11", 100, "", "")
                .redemption("a", "2026-01-12", 1, "", "")
                .membership("b", "2026-01-10", "")
                .redemption("b", "2026-02-19", 100, "", "")
                .membership("c", "2026-01-30", "")
                .membership("before", "2025-12-31", "")
                .redemption("before", "2026-01-02", 5, "", "")
                .orders("nobody", "2026-01-10")
                .observedThrough("2026-03-31");
        SurvivalCurve curve = compute(rows, TimeToFirstRedemption.in(JANUARY).of(Programmes.RECORDED));
        assertThat(curve.at(10).orElseThrow().value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(curve.at(40).orElseThrow().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(curve.incidence(30).orElseThrow().value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(curve.summary()).isEqualTo("2 of 3, median 40 days, 95 % CI from 10 on");
        assertThat(curve.label().metric()).isEqualTo("time to first redemption");
        assertThat(curve.toString())
                .startsWith("time to first redemption 2026-01")
                .contains("days from joining to the first redemption, of those who joined in the window; programme"
                        + " Recorded")
                .endsWith("data end 2026-03-31");
    }

    @Example
    void withoutRedemptionsOrRulesThereAreNoData() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-01-10").observedThrough("2026-03-31");
        SurvivalCurve unknown = whole(
                TimeToFirstRedemption.in(JANUARY).of(Programmes.REWARDS),
                rows.store().historyOfOrders());
        assertThat(unknown.toString())
                .contains("no redemptions were given")
                .endsWith("no data (0/0); data end 2026-03-31");
        LoyaltyProgramme none = LoyaltyProgramme.named("None").build();
        assertThat(saysNoData(compute(rows, TimeToFirstRedemption.in(JANUARY).of(none))))
                .isTrue();
        assertThatThrownBy(() -> TimeToFirstRedemption.in(null)).hasMessage("window");
        assertThatThrownBy(() -> TimeToFirstRedemption.in(JANUARY).of(null)).hasMessage("programme");
    }

    private static SurvivalCurve compute(StoreRows rows, TimeToFirstRedemption metric) {
        return MetricsEngine.over(rows.store().history()).compute(metric);
    }
}
