package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FilteredMetricTest extends MetricContract<Metric<?, Ratio>, Ratio> {
    @Override
    protected List<Metric<?, Ratio>> forms(Window window) {
        OrderedIn wide = new OrderedIn(Window.of(CalendarUnit.YEAR, window.start()), 1, 5);
        return List.of(
                RepeatPurchaseRate.in(window).where(wide),
                RepeatPurchaseRate.in(window).where(OrderedIn.never(window.previous())),
                CouponRedemptionRate.in(window).map(AsRatio.OF_COUNTS).where(wide));
    }

    /** The same metric of a store that has only those customers, with the same last day. */
    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Ratio> form, Store store) {
        FilteredMetric<?, Ratio> filtered = (FilteredMetric<?, Ratio>) form;
        Set<String> ids = ((OrderedIn) filtered.filter()).idsIn(store);
        Store some = store.where(id -> id.isPresent() && ids.contains(id.orElseThrow()));
        return figures(whole(filtered.metric(), observedAs(store, some).history()));
    }

    /** The events of the second store with the last day of the first. */
    static Store observedAs(Store whole, Store part) {
        return new Store(
                part.zone(),
                part.currency(),
                List.of(),
                part.orders(),
                part.coupons(),
                part.surveyResponses(),
                part.subscriptions(),
                part.visits(),
                part.carts(),
                part.offers(),
                part.referrals(),
                part.memberships(),
                part.redemptions(),
                part.grants(),
                whole.lastDay());
    }

    @Override
    protected Map<String, BigDecimal> figures(Ratio result) {
        return Map.of("hits", count(result.hits()), "total", count(result.total()));
    }

    @Override
    protected boolean saysNoData(Ratio result) {
        return result.value().isEmpty();
    }

    @Property(tries = TRIES)
    void twoFiltersAreBoth(@ForAll("drawn") Asked asked) {
        OrderedIn before = OrderedIn.atLeastOnce(asked.window().previous());
        OrderedIn during = OrderedIn.atLeastOnce(asked.window());
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(asked.window());
        Ratio both = whole(rate.where(before.and(during)), asked.history());
        assertThat(whole(rate.where(before).where(during), asked.history())).isEqualTo(both);
        assertThat(whole(rate.where(during).where(before), asked.history())).isEqualTo(both);
        MetricsEngine engine = MetricsEngine.over(asked.history());
        assertThat(engine.where(before).where(during).compute(rate)).isEqualTo(both);
        assertThat(engine.where(before).compute(rate.where(during))).isEqualTo(both);
        assertThat(both.total())
                .isEqualTo(Optional.of(before.idsIn(asked.store()))
                        .map(ids -> ids.stream()
                                .filter(during.idsIn(asked.store())::contains)
                                .count())
                        .orElseThrow());
    }

    @Property(tries = TRIES)
    void aNameIsKeptAndEventsOfNobodyAreLeftOut(@ForAll("drawn") Asked asked) {
        Metric<?, ClusterShare> rate = CouponRedemptionRate.in(asked.window()).where(c -> true);
        assertThat(rate.name()).isEqualTo("coupon redemption rate");
        assertThat(rate.includesAnonymous()).isFalse();
        assertThat(whole(rate, asked.history()).total())
                .isEqualTo(asked.store().coupons().stream()
                        .filter(c -> c.issuedTo().isPresent() && asked.store().in(asked.window(), c.issuedAt()))
                        .count());
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> RepeatPurchaseRate.in(Window.month(2026, 3)).where(null))
                .hasMessage("filter");
    }
}
