package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ChurnRateTest extends RatioMetricContract<ChurnRate> {
    private static final ChurnRate.Definition NET_CHANGE = ChurnRate.Definition.NET_CHANGE;
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<ChurnRate> forms(Window window) {
        ChurnRate rate = ChurnRate.in(window);
        return List.of(
                rate,
                rate.definedBy(NET_CHANGE),
                rate.activeWithin(45),
                rate.activeWithin(45).definedBy(NET_CHANGE));
    }

    /** With an activity window, the customers of the end may have ordered before the window. */
    @Override
    protected List<ChurnRate> formsBoundedByTheWindow(Window window) {
        return forms(window).subList(0, 3);
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        String before = window.start().minusDays(1).toString();
        rows.orders("c", before).order("c", instant, 100).orders("gone", before).orders("gone too", before);
    }

    @Override
    protected Counts counts(ChurnRate form, Store store) {
        CustomerCounts base = CustomerCounts.of(store, form.window(), form.activeDays());
        return form.definition() == NET_CHANGE
                ? new Counts(base.start() - base.end(), base.start())
                : new Counts(base.start() - base.retained(), base.start());
    }

    @Example
    void ofTheCustomersOfFebruarySomeDoNotOrderInMarch() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int i = 0; i < 1064; i++) {
            rows.orders("c-" + i, "2026-02-10");
            if (i < 412) {
                rows.orders("c-" + i, "2026-03-10");
            }
        }
        Ratio churn = compute(rows, ChurnRate.in(MARCH));
        assertThat(churn.summary()).startsWith("61.3 % (652/1064), 95 % CI ");
        assertThat(ChurnRate.of(652, 1064).summary()).isEqualTo(churn.summary());
        assertThat(churn.toString())
                .startsWith("churn rate 2026-03 (lost: active before, not in the window / active before): ");
    }

    @Example
    void theNetChangeIsNegativeWhenTheBaseGrows() {
        assertThat(ChurnRate.ofNetChange(1200, 1100).value()).hasValueCloseTo(0.083_333_333_333, within(1e-12));
        Ratio grown = ChurnRate.ofNetChange(1100, 1200);
        assertThat(grown.value()).hasValueCloseTo(-0.090_909_090_909, within(1e-12));
        assertThat(grown)
                .hasToString(
                        "churn rate (net change: (start − end) / start): -9.1 % (-100/1100), a net rate, which is not bound to 0–100 %");
    }

    @Example
    void newCustomersMakeUpForLostOnesInTheNetChangeAlone() {
        StoreRows rows = StoreRows.riyadh()
                .orders("lost", "2026-02-10")
                .orders("new", "2026-03-10")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, ChurnRate.in(MARCH)).summary()).startsWith("100.0 % (1/1)");
        assertThat(compute(rows, ChurnRate.in(MARCH).definedBy(NET_CHANGE)).summary())
                .isEqualTo("0.0 % (0/1), a net rate");
    }

    @Example
    void aWindowThatTheDataDoNotReachIsNoLossOfEveryone() {
        Ratio churn = compute(StoreRows.riyadh().orders("c", "2026-02-10"), ChurnRate.in(MARCH));
        assertThat(churn.value()).isEmpty();
        assertThat(churn.summary()).doesNotContain("1/1").contains("no data");
    }

    @Example
    void anActivityWindowIsPartOfTheDefinitionThatIsPrinted() {
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().orders("c", "2026-03-10").store().history());
        assertThat(engine.compute(ChurnRate.in(MARCH).activeWithin(90)).label().definition())
                .isNotEqualTo(engine.compute(ChurnRate.in(MARCH)).label().definition())
                .contains("90 days");
    }

    @Property(tries = TRIES)
    void retainedAndLostAddUpToTheCustomersOfTheStart(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        for (int days : List.of(0, 45)) {
            Ratio kept = engine.compute(new RetentionRate(asked.window(), RetentionRate.Definition.OVERLAP, days));
            Ratio lost = engine.compute(new ChurnRate(asked.window(), ChurnRate.Definition.LOST, days));
            assertThat(kept.total()).isEqualTo(lost.total());
            assertThat(kept.hits() + lost.hits()).isEqualTo(kept.total());
            assertThat(kept.value().isPresent()).isEqualTo(lost.value().isPresent());
            kept.value()
                    .ifPresent(k -> assertThat(k + lost.value().orElseThrow()).isCloseTo(1, within(1e-12)));
        }
    }

    @Property(tries = TRIES)
    void theDoorForCountsAgreesWithTheWindow(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        CustomerCounts counts = CustomerCounts.of(asked.store(), asked.window(), 0);
        Ratio lost = engine.compute(ChurnRate.in(asked.window()));
        Ratio change = engine.compute(ChurnRate.in(asked.window()).definedBy(NET_CHANGE));
        if (!lost.label().isUnobserved()) {
            assertThat(ChurnRate.of(counts.start() - counts.retained(), counts.start())
                            .summary())
                    .isEqualTo(lost.summary());
            assertThat(ChurnRate.ofNetChange(counts.start(), counts.end()).summary())
                    .isEqualTo(change.summary());
        }
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> ChurnRate.in(MARCH).activeWithin(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of -1 days is below 1");
        assertThatThrownBy(() -> new ChurnRate(MARCH, NET_CHANGE, -3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("activity window of -3 days is below 1");
        assertThatThrownBy(() -> ChurnRate.of(11, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 11 not in [0, 10]");
        assertThatThrownBy(() -> ChurnRate.of(-1, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits -1 not in [0, 10]");
        assertThatThrownBy(() -> ChurnRate.ofNetChange(10, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end -1 is below 0");
        assertThatThrownBy(() -> ChurnRate.ofNetChange(-10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -10 is below 0");
        assertThatThrownBy(() -> ChurnRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> ChurnRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static Ratio compute(StoreRows rows, ChurnRate rate) {
        return MetricsEngine.over(rows.store().history()).compute(rate);
    }
}
