package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract.Counts;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Purchase;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Reach;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Odds;
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

class RepurchaseRatioTest extends WindowedMetricContract<RepurchaseRatio, Odds> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RepurchaseRatio> forms(Window window) {
        RepurchaseRatio ratio = RepurchaseRatio.in(window);
        return List.of(ratio, ratio.counting(Purchase.DAY), ratio.reaching(Reach.LIFETIME), ratio.within(30));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Map<String, BigDecimal> naively(RepurchaseRatio form, Store store) {
        Counts counts = new RepeatPurchaseRateTest().counts(form.rate(), store);
        return Map.of("again", count(counts.hits()), "once", count(counts.total() - counts.hits()));
    }

    @Override
    protected Map<String, BigDecimal> figures(Odds result) {
        return Map.of("again", count(result.hits()), "once", count(result.others()));
    }

    @Override
    protected boolean saysNoData(Odds result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.text().equals("no data");
    }

    /** The worked examples. */
    @Example
    void isPrintedAsTheGuidesDoAndAsAShare() {
        assertThat(RepurchaseRatio.of(10, 90))
                .hasToString("repurchase ratio (at least 2 orders in the window / customers who ordered in it):"
                        + " 1 : 9; 10.0 % (10/100), 95 % CI 5.5–17.4 %");
        assertThat(RepurchaseRatio.of(2845, 4339 - 2845).text()).isEqualTo("1.9 : 1");
    }

    @Example
    void whoBoughtAgainStandsAgainstWhoDidNot() {
        StoreRows rows = StoreRows.riyadh()
                .orders("once", "2026-03-10")
                .orders("twice", "2026-03-10", "2026-03-11")
                .orders("before", "2026-02-10", "2026-03-11")
                .orders("not in March", "2026-02-10", "2026-02-11")
                .observedThrough("2026-05-31");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        RepurchaseRatio ratio = RepurchaseRatio.in(MARCH);
        assertThat(engine.compute(ratio).text()).isEqualTo("1 : 2");
        assertThat(engine.compute(ratio.reaching(Reach.LIFETIME)).text()).isEqualTo("2 : 1");
        assertThat(engine.compute(ratio.within(30)).text()).isEqualTo("1 : 1");
    }

    @Property(tries = TRIES)
    void theShareIsTheRepeatPurchaseRate(@ForAll("drawn") Asked asked) {
        for (RepurchaseRatio form : forms(asked.window())) {
            Odds odds = whole(form, asked.history());
            assertThat(odds.share().summary())
                    .isEqualTo(whole(form.rate(), asked.history()).summary());
        }
    }

    @Override
    protected Optional<Odds> byCounts(RepurchaseRatio form, Odds result) {
        return form.equals(RepurchaseRatio.in(form.rate().window()))
                ? Optional.of(RepurchaseRatio.of(result.hits(), result.others()))
                : Optional.empty();
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> RepurchaseRatio.of(-1, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-1 : 5 has a side below 0");
        assertThatThrownBy(() -> RepurchaseRatio.of(1, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 : -5 has a side below 0");
        assertThatThrownBy(() -> RepurchaseRatio.of(Long.MAX_VALUE, 1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> RepurchaseRatio.in(MARCH).within(-2))
                .hasMessage("-2 days after the first order is below 1; say how many with within(days)");
        assertThatThrownBy(() -> RepurchaseRatio.in(null)).hasMessage("window");
        assertThatThrownBy(() -> new RepurchaseRatio(null)).hasMessage("rate");
    }
}
