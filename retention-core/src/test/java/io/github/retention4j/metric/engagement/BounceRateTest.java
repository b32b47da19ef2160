package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.ShareMetricContract;
import io.github.retention4j.model.Visit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BounceRateTest extends ShareMetricContract<BounceRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<BounceRate> forms(Window window) {
        return List.of(BounceRate.in(window));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.visit(Visit.of(instant, 1, 0));
    }

    @Override
    protected List<Unit> units(BounceRate form, Store store) {
        List<Visit> visits = store.visits().stream()
                .filter(v -> store.in(form.window(), v.startedAt()))
                .toList();
        return units(visits, Visit::customerId, v -> v.pages() + v.actions() == 1);
    }

    @Example
    void aVisitOfOnePageBouncesUnlessSomethingIsDone() {
        StoreRows rows = StoreRows.riyadh()
                .visit("", "2026-03-10", 1, 0, false)
                .visit("a", "2026-03-10", 1, 0, false)
                .visit("a", "2026-03-10", 1, 1, false)
                .visit("a", "2026-03-10", 2, 0, false)
                .visit("b", "2026-03-10", 1, 0, true)
                .visit("b", "2026-04-01", 1, 0, false)
                .observedThrough("2026-04-30");
        assertThat(MetricsEngine.over(rows.store().history()).compute(BounceRate.in(MARCH)))
                .hasToString(
                        "bounce rate 2026-03 (visits of one page without an action / visits): 60.0 % (3/5), 95 % CI"
                                + " 13.9–93.3 %");
    }

    /** One customer's ten visits are one customer's, and ten of nobody known are ten. */
    @Example
    void visitsOfNobodyKnownCountEachForItself() {
        StoreRows known = StoreRows.riyadh().observedThrough("2026-04-30");
        StoreRows unknown = StoreRows.riyadh().observedThrough("2026-04-30");
        for (int visit = 0; visit < 10; visit++) {
            known.visit("a", "2026-03-10", 1, visit < 4 ? 0 : 1, false);
            unknown.visit("", "2026-03-10", 1, visit < 4 ? 0 : 1, false);
        }
        BounceRate rate = BounceRate.in(MARCH);
        ClusterShare ofNobody = MetricsEngine.over(unknown.store().history()).compute(rate);
        ClusterShare ofOne = MetricsEngine.over(known.store().history()).compute(rate);
        assertThat(ofNobody.spread().customers()).isEqualTo(10);
        assertThat(ofNobody.summary()).isEqualTo(BounceRate.of(4, 10).summary());
        assertThat(ofOne.spread().customers()).isEqualTo(1);
        assertThat(ofOne.summary()).isEqualTo("40.0 % (4/10), 95 % CI 3.6–92.3 %");
    }

    /** The worked example; the interval is that of scipy.stats.binomtest(430, 1000).proportion_ci(method="wilson"). */
    @Example
    void ofAThousandVisitsFourHundredAndThirtyBounce() {
        Interval interval = BounceRate.of(430, 1_000).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.3996409199186558, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.4608948262693219, within(1e-12));
    }

    @Property(tries = TRIES)
    void allVisitsAreThoseThatTheConversionRateIsOf(@ForAll("drawn") Asked asked) {
        ClusterShare bounces = whole(BounceRate.in(asked.window()), asked.history());
        ClusterShare visits = whole(ConversionRate.in(asked.window()), asked.history());
        assertThat(bounces.total()).isEqualTo(visits.total());
    }

    @Override
    protected Optional<ClusterShare> byCounts(BounceRate form, ClusterShare result) {
        return form.equals(BounceRate.in(form.window()))
                ? Optional.of(BounceRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /** 250 of 3,400 visits are 7.353 %, an example of https://bit1024.com/tool/Bounce-Rate-Calculator . */
    @Example
    void isTheNumberOfAGuide() {
        assertThat(BounceRate.of(250, 3_400).value()).hasValueCloseTo(0.07353, within(0.000005));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> BounceRate.of(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 5 not in [0, 4]");
        assertThatThrownBy(() -> BounceRate.of(0, -1)).hasMessage("total -1 is below 0");
        assertThatThrownBy(() -> BounceRate.in(null)).hasMessage("window");
    }
}
