package io.github.retention4j.metric.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Earning;
import io.github.retention4j.programme.Enrolment;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsExpiry;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.testing.StoreRows;
import org.junit.jupiter.api.Test;

class PointsRatesTest {
    private static final LoyaltyProgramme POINTS = LoyaltyProgramme.named("Points")
            .earning(Earning.points(1).per(Programmes.sar("1")))
            .expiring(PointsExpiry.afterDays(30))
            .enrolment(Enrolment.EVERYONE)
            .build();
    private static final Window JANUARY = Window.month(2026, 1);
    private static final Window FEBRUARY = Window.month(2026, 2);

    /** As the liability's test has it: January's points are redeemed or gone, February's are open; March is longer than the data. */
    private static MetricsEngine engine() {
        return MetricsEngine.over(StoreRows.riyadh()
                .order("a", "2026-01-01", 10_000)
                .redemption("a", "2026-01-11", 60, "", "")
                .redemption("a", "2026-01-29", 40, "", "")
                .order("b", "2026-01-01", 30_000)
                .order("c", "2026-02-10", 10_000)
                .redemption("c", "2026-02-11", 100, "", "")
                .order("c", "2026-02-14", 5_000)
                .observedThrough("2026-02-28")
                .store()
                .history());
    }

    private static NumericResult redemption(Window window, PointsRedemptionRate.Definition definition) {
        return engine().compute(PointsRedemptionRate.in(window).of(POINTS).definedBy(definition));
    }

    private static NumericResult breakage(Window window, BreakageRate.Definition definition) {
        return engine().compute(BreakageRate.in(window).of(POINTS).definedBy(definition));
    }

    private static void value(NumericResult rate, double expected) {
        assertThat(rate.value().orElseThrow()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void fiveRatesGoByTheNameOfRedemption() {
        value(redemption(JANUARY, PointsRedemptionRate.Definition.ULTIMATE), 0.25);
        value(redemption(JANUARY, PointsRedemptionRate.Definition.ISSUED), 0.25);
        value(redemption(JANUARY, PointsRedemptionRate.Definition.MATURED), 0.25);
        value(redemption(FEBRUARY, PointsRedemptionRate.Definition.ISSUED), 100.0 / 150);
        value(redemption(FEBRUARY, PointsRedemptionRate.Definition.MATURED), 1);
        value(redemption(FEBRUARY, PointsRedemptionRate.Definition.FLOW), 100.0 / 150);
        // Of three customers, who are all members, one redeemed.
        value(redemption(FEBRUARY, PointsRedemptionRate.Definition.MEMBERS), 1.0 / 3);
        assertThat(redemption(FEBRUARY, PointsRedemptionRate.Definition.ULTIMATE)
                        .toString())
                .contains("100/150 redeemed so far")
                .contains("not observed beyond age 14 days");
    }

    /** Of the year all points that have reached an age tell what becomes of them, those of February too. */
    @Test
    void theUltimateRateIsOfAllAges() {
        Window both = Window.between(JANUARY.start(), FEBRUARY.end());
        // At risk: 550 at day 1, of which 100; then 450 less 50 open at 14, of which 60 at day 10 (before), 40 at day
        // 28.
        double open = 450.0 / 550 * (390.0 / 450) * (300.0 / 340);
        double redeemed = 100.0 / 550 + 450.0 / 550 * 60 / 450 + 390.0 / 550 * 40 / 340;
        value(redemption(both, PointsRedemptionRate.Definition.ULTIMATE), redeemed);
        value(breakage(both, BreakageRate.Definition.ULTIMATE), open);
    }

    /** What was saved up is spent: 140 points in a month in which 100 came in. */
    @Test
    void theFlowMayPassAHundredPercentAndShowsIt() {
        NumericResult flow = MetricsEngine.over(StoreRows.riyadh()
                        .order("a", "2026-01-20", 20_000)
                        .order("a", "2026-02-01", 10_000)
                        .redemption("a", "2026-02-05", 140, "", "")
                        .order("b", "2026-02-02", 100)
                        .observedThrough("2026-02-28")
                        .store()
                        .history())
                .compute(PointsRedemptionRate.in(FEBRUARY).of(POINTS).definedBy(PointsRedemptionRate.Definition.FLOW));
        value(flow, 140.0 / 101);
        assertThat(flow.toString()).contains("138.6 % (140/101)");
    }

    @Test
    void threeRatesGoByTheNameOfBreakage() {
        value(breakage(JANUARY, BreakageRate.Definition.ULTIMATE), 0.75);
        value(breakage(JANUARY, BreakageRate.Definition.EXPIRED), 0.75);
        value(breakage(JANUARY, BreakageRate.Definition.UNSPENT), 0.75);
        value(breakage(FEBRUARY, BreakageRate.Definition.EXPIRED), 0);
        value(breakage(FEBRUARY, BreakageRate.Definition.UNSPENT), 50.0 / 150);
    }

    @Test
    void withoutRedemptionsThereIsNoRate() {
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().order("a", "2026-01-01", 10_000).store().historyOfOrders());
        for (PointsRedemptionRate.Definition definition : PointsRedemptionRate.Definition.values()) {
            NumericResult rate =
                    engine.compute(PointsRedemptionRate.in(JANUARY).of(POINTS).definedBy(definition));
            assertThat(rate.value()).as("%s", definition).isEmpty();
            assertThat(rate.toString()).contains("no redemptions were given");
        }
        for (BreakageRate.Definition definition : BreakageRate.Definition.values()) {
            assertThat(engine.compute(BreakageRate.in(JANUARY).of(POINTS).definedBy(definition))
                            .value())
                    .isEmpty();
        }
    }

    @Test
    void theDoorsForCountsHaveNoInterval() {
        assertThat(PointsRedemptionRate.of(170, 500))
                .hasToString("points redemption rate (redeemed so far / issued): 34.0 % (170/500)");
        assertThat(BreakageRate.of(80, 500)).hasToString("breakage rate (expired so far / issued): 16.0 % (80/500)");
        assertThat(PointsRedemptionRate.of(0, 0).value()).isEmpty();
        assertThatThrownBy(() -> PointsRedemptionRate.of(6, 5)).hasMessageContaining("hits 6 not in [0, 5]");
    }
}
