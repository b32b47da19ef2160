package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.metric.engagement.ReferralRate.Definition;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ReferralRateTest extends RatioMetricContract<ReferralRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<ReferralRate> forms(Window window) {
        return List.of(ReferralRate.in(window), ReferralRate.in(window).definedBy(Definition.REFERRERS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        // One who has ordered long before makes a referral, and another orders for the first time.
        rows.order("old", Instant.parse("2001-01-01T12:00:00Z"), 100)
                .referral(new Referral("old", instant, Optional.of("new")))
                .order("new", instant, 100);
    }

    @Override
    protected Counts counts(ReferralRate form, Store store) {
        Map<String, Instant> firstOrders = new TreeMap<>();
        for (Order order : store.countedOrders()) {
            order.customerId().ifPresent(id -> firstOrders.putIfAbsent(id, order.placedAt()));
        }
        return switch (form.definition()) {
            case NEW_CUSTOMERS -> {
                firstOrders.values().removeIf(first -> !store.in(form.window(), first));
                yield new Counts(
                        firstOrders.entrySet().stream()
                                .filter(first -> store.referrals().stream()
                                        .anyMatch(r -> r.referredId().equals(Optional.of(first.getKey()))
                                                && !r.referredAt().isAfter(store.latest(first.getValue()))))
                                .count(),
                        firstOrders.size());
            }
            case REFERRERS -> {
                firstOrders
                        .values()
                        .removeIf(first ->
                                !store.dayOf(first).isBefore(form.window().end()));
                yield new Counts(
                        firstOrders.keySet().stream()
                                .filter(id -> store.referrals().stream()
                                        .anyMatch(r ->
                                                r.referrerId().equals(id) && store.in(form.window(), r.referredAt())))
                                .count(),
                        firstOrders.size());
            }
        };
    }

    @Example
    void newCustomersWereReferredByTheTimeOfTheirFirstOrder() {
        StoreRows rows = StoreRows.riyadh()
                .orders("old", "2025-01-01", "2026-03-05")
                .orders("a", "2026-03-10T12:00")
                .referral("old", "2026-03-10T12:00", "a")
                .orders("b", "2026-03-10T12:00")
                .referral("old", "2026-03-10T12:00:00.001", "b")
                .orders("c", "2026-03-10", "2026-03-20")
                .referral("old", "2024-06-01", "c")
                .referral("a", "2026-03-11", "c")
                .orders("d", "2026-03-31")
                .orders("e", "2026-04-01")
                .referral("d", "2026-03-31", "e")
                .referral("nobody", "2026-03-31", "")
                .referral("e", "2026-03-31", "")
                .orders("", "2026-03-10")
                .observedThrough("2026-04-30");
        assertThat(compute(rows, Definition.NEW_CUSTOMERS))
                .hasToString(
                        "referral rate 2026-03 (new customers who were referred / customers who first ordered in the"
                                + " window): 50.0 % (2/4), 95 % CI 15.0–85.0 %");
        assertThat(compute(rows, Definition.REFERRERS))
                .hasToString(
                        "referral rate 2026-03 (customers who made a referral / customers who ordered by the window's"
                                + " end): 60.0 % (3/5), 95 % CI 23.1–88.2 %");
    }

    @Example
    void aReferralOfTheDayThatTheFirstOrderIsToldAsIsNotLater() {
        StoreRows rows = StoreRows.riyadh()
                .orders("a", "2026-03-05T00:00")
                .referral("old", "2026-03-05T14:00", "a")
                .orders("b", "2026-03-05T14:00")
                .referral("old", "2026-03-05T00:00", "b")
                .orders("c", "2026-03-05T00:00")
                .referral("old", "2026-03-06T00:00", "c")
                .orders("d", "2026-03-05T14:00")
                .referral("old", "2026-03-05T14:01", "d")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, Definition.NEW_CUSTOMERS).summary()).startsWith("50.0 % (2/4)");
    }

    /** The worked example; the interval is that of scipy.stats.binomtest(18, 240).proportion_ci(method="wilson"). */
    @Example
    void ofTwoHundredAndFortyNewCustomersEighteenWereReferred() {
        Interval interval = ReferralRate.of(18, 240).interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.04796476535845924, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.11542606659186576, within(1e-12));
    }

    @Property(tries = TRIES)
    void theNewCustomersOfAllWindowsSoFarAreTheCustomersByTheEndOfTheLast(@ForAll("drawn") Asked asked) {
        Window window = asked.window();
        Window before = Window.between(window.start().minusYears(20), window.start());
        Ratio now = whole(ReferralRate.in(window), asked.history());
        Ratio earlier = whole(ReferralRate.in(before), asked.history());
        Ratio all = whole(ReferralRate.in(window).definedBy(Definition.REFERRERS), asked.history());
        assertThat(now.total() + earlier.total()).isEqualTo(all.total());
    }

    @Override
    protected Optional<Ratio> byCounts(ReferralRate form, Ratio result) {
        return form.equals(ReferralRate.in(form.window()))
                ? Optional.of(ReferralRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /**
     * Mailmodo, "Referral rate calculator": 100 of 500 new customers came by referral, 20 %.
     * https://www.mailmodo.com/calculators/referral-rate-calculator/
     */
    @Example
    void isTheNumberOfAGuide() {
        StoreRows rows = StoreRows.riyadh().orders("old", "2026-02-10").observedThrough("2026-03-31");
        for (int i = 0; i < 500; i++) {
            rows.orders("c-" + i, "2026-03-10");
            if (i < 100) {
                rows.referral("old", "2026-03-01", "c-" + i);
            }
        }
        assertThat(compute(rows, Definition.NEW_CUSTOMERS).value()).hasValueCloseTo(0.2, within(1e-12));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> ReferralRate.of(5, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 5 not in [0, 4]");
        assertThatThrownBy(() -> ReferralRate.of(0, -1)).hasMessage("total -1 is below 0");
        assertThatThrownBy(() -> ReferralRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> ReferralRate.in(MARCH).definedBy(null)).hasMessage("definition");
    }

    private static Ratio compute(StoreRows rows, Definition definition) {
        return MetricsEngine.over(rows.store().history())
                .compute(ReferralRate.in(MARCH).definedBy(definition));
    }

    @Example
    void whereReferralsAreNotTrackedThereAreNoDataAndNoZero() {
        Store store = StoreRows.riyadh()
                .order("a", "2026-03-10", 1_000)
                .observedThrough("2026-03-31")
                .store();
        for (ReferralRate rate : forms(MARCH)) {
            assertThat(MetricsEngine.over(
                                    store.settings().orders(store.orders()).build())
                            .compute(rate))
                    .asString()
                    .endsWith("; no referrals were given): no data (0/0)");
            assertThat(MetricsEngine.over(store.settings()
                                    .orders(store.orders())
                                    .referrals(List.of())
                                    .build())
                            .compute(rate)
                            .summary())
                    .startsWith("0.0 % (0/1)");
        }
    }
}
