package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MappedMetricTest extends MetricContract<Metric<?, Long>, Long> {
    private enum Part implements Metric.Finish<Ratio, Long> {
        HITS,
        TOTAL;

        @Override
        public Long apply(Ratio ratio) {
            return this == HITS ? ratio.hits() : ratio.total();
        }
    }

    private enum Issued implements Metric.Finish<ClusterShare, Long> {
        COUPONS;

        @Override
        public Long apply(ClusterShare share) {
            return share.total();
        }
    }

    @Override
    protected List<Metric<?, Long>> forms(Window window) {
        return List.of(
                RetentionRate.in(window).map(Part.HITS),
                RetentionRate.in(window).map(Part.TOTAL),
                CouponRedemptionRate.in(window).map(Issued.COUPONS));
    }

    /** The coupons are counted here; what becomes of a rate is a law below. */
    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Long> form, Store store) {
        if (!(((MappedMetric<?, ?, ?>) form).metric() instanceof CouponRedemptionRate coupons)) {
            return figures(whole(form, store.history()));
        }
        return Map.of(
                "mapped",
                count(store.coupons().stream()
                        .filter(c -> store.in(coupons.window(), c.issuedAt()))
                        .count()));
    }

    @Override
    protected Map<String, BigDecimal> figures(Long result) {
        return Map.of("mapped", count(result));
    }

    @Override
    protected boolean saysNoData(Long result) {
        return result == 0;
    }

    @Property(tries = TRIES)
    void isTheFunctionOfTheResultUnderTheSameName(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        RetentionRate rate = RetentionRate.in(asked.window());
        Metric<?, String> text = rate.map(Ratio::summary).map(summary -> "<" + summary + ">");
        assertThat(engine.compute(text)).isEqualTo("<" + engine.compute(rate).summary() + ">");
        assertThat(text.name()).isEqualTo("retention rate");
        assertThat(CouponRedemptionRate.in(asked.window())
                        .map(ClusterShare::total)
                        .includesAnonymous())
                .isTrue();
        assertThat(text.includesAnonymous()).isFalse();
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> RetentionRate.in(Window.month(2026, 3)).map(null))
                .hasMessage("function");
    }
}
