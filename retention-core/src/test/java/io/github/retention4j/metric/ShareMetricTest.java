package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.Sets;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ShareMetricTest extends MetricContract<Metric<?, Ratio>, Ratio> {
    @Override
    protected List<Metric<?, Ratio>> forms(Window window) {
        return List.of(
                Metric.share("active", new OrderedIn(window, 0, 99), OrderedIn.atLeastOnce(window)),
                Metric.share("lapsed", OrderedIn.atLeastOnce(window.previous()), OrderedIn.never(window)));
    }

    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Ratio> form, Store store) {
        ShareMetric share = (ShareMetric) form;
        Set<String> base = ((OrderedIn) share.base()).idsIn(store);
        Set<String> hits = Sets.intersection(base, ((OrderedIn) share.hit()).idsIn(store));
        return Map.of("hits", count(hits.size()), "total", count(base.size()));
    }

    @Override
    protected Map<String, BigDecimal> figures(Ratio result) {
        return Map.of("hits", count(result.hits()), "total", count(result.total()));
    }

    /** Whom the caller's rules look at is not known: they may count customers without orders. */
    @Override
    protected boolean isNoDataWithoutRecords(Ratio result) {
        return true;
    }

    /** Customers without an order are customers: of them, there may be a base. */
    @Override
    protected boolean saysNoData(Ratio result) {
        return result.hits() == 0;
    }

    @Override
    @Example
    protected void anEmptyHistoryIsNoData() {
        for (Store store : List.of(
                StoreRows.riyadh().store(),
                StoreRows.riyadh().observedThrough("2026-12-31").store())) {
            for (Metric<?, Ratio> form : forms(Window.month(2026, 3))) {
                Ratio ratio = MetricsEngine.over(store.history()).compute(form);
                assertThat(ratio.value()).isEmpty();
                assertThat(ratio.toString()).endsWith("no data (0/0)");
            }
        }
    }

    @Example
    void theShareOfItsDocumentation() {
        Window feb = Window.month(2026, 2);
        Window mar = Window.month(2026, 3);
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("stays", "2026-02-10", "2026-03-10")
                .orders("leaves", "2026-02-10")
                .orders("new", "2026-03-10")
                .orders("", "2026-02-10")
                .store()
                .history());
        Metric<?, Ratio> lapsed = Metric.share("lapsed", c -> c.orderedIn(feb), c -> !c.orderedIn(mar));
        assertThat(engine.compute(lapsed))
                .hasToString("lapsed (share of customers by the caller's rule): 50.0 % (1/2), 95 % CI 9.5–90.5 %");
        assertThat(lapsed.name()).isEqualTo("lapsed");
    }

    @Property(tries = TRIES)
    void theShareThatLapsedIsTheChurnRate(@ForAll("drawn") Asked asked) {
        Ratio lapsed = whole(forms(asked.window()).get(1), asked.history());
        Ratio churn = whole(ChurnRate.in(asked.window()), asked.history());
        assertThat(List.of(lapsed.hits(), lapsed.total())).isEqualTo(List.of(churn.hits(), churn.total()));
    }

    @Property(tries = TRIES)
    void filtersCombine(@ForAll("drawn") Asked asked) {
        OrderedIn before = OrderedIn.atLeastOnce(asked.window().previous());
        OrderedIn during = OrderedIn.atLeastOnce(asked.window());
        Ratio both = whole(Metric.share("both", before.and(during), c -> true), asked.history());
        assertThat(both.total())
                .isEqualTo(Sets.intersection(before.idsIn(asked.store()), during.idsIn(asked.store()))
                        .size());
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> Metric.share(null, c -> true, c -> true)).hasMessage("name");
        assertThatThrownBy(() -> Metric.share("x", null, c -> true)).hasMessage("base");
        assertThatThrownBy(() -> Metric.share("x", c -> true, null)).hasMessage("hit");
    }

    @Example
    void aShareThatNamesItsWindowIsMarkedWhereTheDataEnd() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("c", "2026-02-10", "2026-03-10")
                .store()
                .history());
        CustomerFilter everybody = c -> true;
        CustomerFilter nobody = c -> false;

        assertThat(engine.compute(Metric.share("lapsed", Window.month(2026, 2), everybody, everybody)))
                .hasToString("lapsed 2026-02 (share of customers by the caller's rule): 100.0 % (1/1),"
                        + " 95 % CI 20.7–100.0 %");
        assertThat(engine.compute(Metric.share("lapsed", Window.month(2026, 3), everybody, nobody))
                        .toString())
                .endsWith("; partly observed, data end 2026-03-10");
        assertThat(engine.compute(Metric.share("lapsed", Window.month(2026, 4), everybody, everybody))
                        .value())
                .isEmpty();
    }
}
