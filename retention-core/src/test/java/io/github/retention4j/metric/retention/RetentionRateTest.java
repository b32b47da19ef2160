package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.joda.money.Money;

class RetentionRateTest extends RatioMetricContract<RetentionRate> {
    private static final RetentionRate.Definition COUNTS = RetentionRate.Definition.COUNTS;
    private static final RetentionRate.Definition CONTRACTUAL = RetentionRate.Definition.CONTRACTUAL;
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RetentionRate> forms(Window window) {
        RetentionRate rate = RetentionRate.in(window);
        return List.of(
                rate,
                rate.definedBy(COUNTS),
                rate.activeWithin(45),
                rate.definedBy(CONTRACTUAL),
                rate.activeWithin(45).definedBy(COUNTS));
    }

    /** By counts, an activity window also looks at days before the window when it asks for the end. */
    @Override
    protected List<RetentionRate> formsBoundedByTheWindow(Window window) {
        return forms(window).subList(0, 4);
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        String before = window.start().minusDays(1).toString();
        rows.orders("c", before).order("c", instant, 100);
        rows.subscription(Subscription.builder("own", "subscriber", rows.at(before), Money.parse("SAR 50"))
                .ended(instant)
                .build());
    }

    @Override
    protected Counts counts(RetentionRate form, Store store) {
        if (form.definition() == CONTRACTUAL) {
            CustomerCounts base = CustomerCounts.ofSubscribers(store, form.window(), false);
            return new Counts(base.retained(), base.start());
        }
        CustomerCounts base = CustomerCounts.of(store, form.window(), form.activeDays());
        return form.definition() == COUNTS
                ? new Counts(base.end() - base.acquired(), base.start())
                : new Counts(base.retained(), base.start());
    }

    // ---- the examples of its documentation

    @Example
    void ofTheCustomersOfFebruarySomeComeBackInMarch() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 1064; i++) {
            rows.orders("c-" + i, "2026-02-10");
            if (i < 412) {
                rows.orders("c-" + i, "2026-03-10");
            }
        }
        rows.orders("new", "2026-03-11");
        Ratio retention = compute(rows, RetentionRate.in(MARCH));
        assertThat(retention.summary()).isEqualTo("38.7 % (412/1064), 95 % CI 35.8–41.7 %");
        assertThat(retention)
                .hasToString("retention rate 2026-03 (same customers: active before and in the window /"
                        + " active before): 38.7 % (412/1064), 95 % CI 35.8–41.7 %");
        assertThat(RetentionRate.of(412, 1064))
                .hasToString("retention rate (same customers: active before and in the window / active before): "
                        + retention.summary());
    }

    @Example
    void theCountFormulaIsOneCallForThoseWhoHaveCounts() {
        Ratio byCounts = RetentionRate.of(1100, 150, 1200);
        assertThat(byCounts.value()).hasValueCloseTo(0.791_666_666_667, within(1e-12));
        assertThat(byCounts)
                .hasToString("retention rate (counts: (end - acquired) / start): 79.2 % (950/1200), a net rate");
    }

    // ---- what it says of customers

    @Example
    void whoComesBackAfterAPauseIsRetainedByCountsOnly() {
        StoreRows rows = StoreRows.riyadh()
                .orders("stays", "2026-02-10", "2026-03-10")
                .orders("leaves", "2026-02-10")
                .orders("returns", "2026-01-10", "2026-03-10")
                .orders("new", "2026-03-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, RetentionRate.in(MARCH)).summary()).startsWith("50.0 % (1/2)");
        assertThat(compute(rows, RetentionRate.in(MARCH).definedBy(COUNTS)).summary())
                .isEqualTo("100.0 % (2/2), a net rate");
    }

    @Example
    void byCountsItIsReportedAsItIsAbove100PercentAndBelow0() {
        StoreRows rows = StoreRows.riyadh()
                .orders("stays", "2026-02-10", "2026-03-10")
                .orders("returns", "2026-01-10", "2026-03-10")
                .observedThrough("2026-03-31");
        Ratio above = compute(rows, RetentionRate.in(MARCH).definedBy(COUNTS));
        assertThat(above.value()).hasValue(2);
        assertThat(above.summary()).isEqualTo("200.0 % (2/1), a net rate, which is not bound to 0–100 %");

        Ratio below = RetentionRate.of(100, 150, 1000);
        assertThat(below.value()).hasValue(-0.05);
        assertThat(below.summary()).isEqualTo("-5.0 % (-50/1000), a net rate, which is not bound to 0–100 %");
        assertThat(below.interval()).isEmpty();
    }

    @Example
    void anActivityWindowTakesInWhoOrderedInThatManyDaysBeforeABoundary() {
        StoreRows rows = StoreRows.riyadh()
                .orders("long ago", "2026-01-29", "2026-03-10")
                .orders("in time", "2026-01-30", "2026-03-10")
                .orders("late", "2026-02-28")
                .observedThrough("2026-03-31");
        // 30 days before 1 March begin on 30 January.
        assertThat(compute(rows, RetentionRate.in(MARCH).activeWithin(30)).summary())
                .startsWith("50.0 % (1/2)");
        assertThat(compute(rows, RetentionRate.in(MARCH).activeWithin(31)).summary())
                .startsWith("66.7 % (2/3)");
    }

    @Example
    void anActivityWindowIsPartOfTheDefinitionThatIsPrinted() {
        Store store = StoreRows.riyadh().orders("c", "2026-03-10").store();
        MetricsEngine engine = MetricsEngine.over(store.history());
        assertThat(engine.compute(RetentionRate.in(MARCH).activeWithin(90))
                        .label()
                        .definition())
                .isNotEqualTo(engine.compute(RetentionRate.in(MARCH)).label().definition())
                .contains("90 days");
    }

    @Example
    void anOrderRefundedInFullMakesNobodyActiveWheneverItWasRefunded() {
        for (String refunded : List.of("2026-03-11", "2026-04-11")) {
            StoreRows rows = StoreRows.riyadh()
                    .orders("c", "2026-02-10")
                    .refundedOrder("c", "2026-03-10", 500, refunded, 500)
                    .observedThrough("2026-12-31");
            assertThat(compute(rows, RetentionRate.in(MARCH)).hits()).isZero();
            assertThat(compute(rows, RetentionRate.in(Window.month(2026, 4))).total())
                    .isZero();
            Store store = rows.store();
            MetricsEngine counting =
                    MetricsEngine.over(store.fill(store.settings().refundedOrders(RefundedOrders.COUNT))
                            .build());
            assertThat(counting.compute(RetentionRate.in(MARCH)).hits()).isEqualTo(1);
        }
    }

    @Example
    void anOrderRefundedInPartMakesItsCustomerActive() {
        StoreRows rows = StoreRows.riyadh()
                .refundedOrder("c", "2026-02-10", 500, "2026-02-11", 499)
                .orders("c", "2026-03-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, RetentionRate.in(MARCH)).summary()).startsWith("100.0 % (1/1)");
    }

    @Example
    void noCustomersAtTheStartIsNoData() {
        Ratio ratio = compute(StoreRows.riyadh().orders("new", "2026-03-10"), RetentionRate.in(MARCH));
        assertThat(ratio.value()).isEmpty();
        assertThat(RetentionRate.of(0, 0, 0).summary()).isEqualTo("no data (0/0)");
    }

    @Example
    void byContractASubscriberIsRetainedWhoHasASubscriptionAtTheEndWhateverTheyOrder() {
        StoreRows rows = StoreRows.riyadh()
                .subscription("stays", "2026-02-10", "", 50)
                .subscription("renews", "2026-02-10", "2026-03-10", 50)
                .subscription("renews", "2026-03-20", "", 50)
                .subscription("leaves", "2026-02-10", "2026-03-31T23:59", 50)
                .orders("leaves", "2026-02-10", "2026-03-31")
                .subscription("new", "2026-03-02", "", 50)
                .orders("buys", "2026-02-10", "2026-03-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, RetentionRate.in(MARCH).definedBy(CONTRACTUAL)))
                .hasToString("retention rate 2026-03 (contractual: subscription running at the start and at the end /"
                        + " running at the start): 66.7 % (2/3), 95 % CI 20.8–93.9 %");
    }

    // ---- identities

    @Override
    protected Optional<Ratio> byCounts(RetentionRate form, Ratio result) {
        return switch (form.definition()) {
            case OVERLAP -> Optional.of(RetentionRate.of(result.hits(), result.total()));
            case COUNTS ->
                Optional.of(RetentionRate.of(result.hits() + result.total(), result.total(), result.total()));
            case CONTRACTUAL -> Optional.empty();
        };
    }

    @Property(tries = TRIES)
    void retainedByOverlapAreNeverMoreThanByCounts(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        Ratio overlap = engine.compute(RetentionRate.in(asked.window()));
        Ratio byCounts = engine.compute(RetentionRate.in(asked.window()).definedBy(COUNTS));
        assertThat(overlap.hits()).isLessThanOrEqualTo(byCounts.hits());
        assertThat(overlap.total()).isEqualTo(byCounts.total());
    }

    /**
     * Paddle, "Calculate retention rate": of 100 users 50 pay 50 dollars, 40 pay 100 and 10 pay 250. When 7 of the first
     * leave, 93 % of the users are kept; when 2 of the last leave, 98 %.
     * https://www.paddle.com/resources/calculate-retention-rate
     */
    @Example
    void ofSubscribersItIsTheRateOfPaddle() {
        StoreRows seven = StoreRows.riyadh().observedThrough("2026-03-31");
        StoreRows two = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 100; i++) {
            int fee = i < 50 ? 50 : i < 90 ? 100 : 250;
            seven.subscription("s-" + i, "2026-01-01", i < 7 ? "2026-03-10" : "", fee);
            two.subscription("s-" + i, "2026-01-01", i >= 98 ? "2026-03-10" : "", fee);
        }
        seven.subscription("new", "2026-03-05", "", 50);
        RetentionRate rate = RetentionRate.in(MARCH).definedBy(CONTRACTUAL);
        assertThat(compute(seven, rate).value()).hasValueCloseTo(0.93, within(1e-12));
        assertThat(compute(two, rate).value()).hasValueCloseTo(0.98, within(1e-12));
    }

    /**
     * 520 at the end, 50 of them new, of 500 at the start are 94 %, an example printed at
     * https://costcalculator.calculator.city/retention-rate-calculation-example
     */
    @Example
    void byCountsItIsTheNumberOfAGuide() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (int i = 0; i < 500; i++) {
            rows.orders("old-" + i, "2026-02-10");
        }
        for (int i = 30; i < 550; i++) {
            rows.orders("old-" + i, "2026-03-10");
        }
        assertThat(compute(rows, RetentionRate.in(MARCH).definedBy(COUNTS)).summary())
                .isEqualTo("94.0 % (470/500), a net rate");
        assertThat(RetentionRate.of(520, 50, 500).value()).hasValueCloseTo(0.94, within(1e-12));
    }

    // ---- what it refuses

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> RetentionRate.in(MARCH).activeWithin(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of 0 days is below 1");
        assertThatThrownBy(() -> new RetentionRate(MARCH, COUNTS, -3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of -3 days is below 1");
        assertThatThrownBy(() -> RetentionRate.in(MARCH).definedBy(CONTRACTUAL).activeWithin(30))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of 30 days, where subscriptions tell who is a customer");
        assertThatThrownBy(() -> RetentionRate.of(-1, 5, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end -1 or acquired 5 is below 0");
        assertThatThrownBy(() -> RetentionRate.of(5, -2, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end 5 or acquired -2 is below 0");
        assertThatThrownBy(() -> RetentionRate.of(5, 2, -10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -10 is below 0");
        assertThatThrownBy(() -> RetentionRate.of(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 11 not in [0, 10]");
        assertThatThrownBy(() -> RetentionRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RetentionRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static Ratio compute(StoreRows rows, RetentionRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
