package io.github.retention4j.metric.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.RatioMetricContract;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Purchase;
import io.github.retention4j.metric.retention.RepeatPurchaseRate.Reach;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RepeatPurchaseRateTest extends RatioMetricContract<RepeatPurchaseRate> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<RepeatPurchaseRate> forms(Window window) {
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(window);
        return List.of(
                rate,
                rate.counting(Purchase.DAY),
                rate.reaching(Reach.LIFETIME),
                rate.counting(Purchase.DAY).reaching(Reach.LIFETIME),
                rate.within(30),
                rate.within(30).counting(Purchase.DAY),
                rate.within(31));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100);
    }

    @Override
    protected Counts counts(RepeatPurchaseRate form, Store store) {
        if (form.reach() == Reach.AFTER_FIRST) {
            return countsAfterFirst(form, store);
        }
        long customers = 0;
        long repeaters = 0;
        for (List<Order> orders : store.countedOrdersByCustomer().values()) {
            if (orders.stream().noneMatch(o -> store.in(form.window(), o.placedAt()))) {
                continue;
            }
            customers++;
            List<Order> counted = orders.stream()
                    .filter(o -> form.reach() == Reach.WINDOW
                            ? store.in(form.window(), o.placedAt())
                            : store.dayOf(o.placedAt()).isBefore(form.window().end()))
                    .toList();
            long purchases = form.purchase() == Purchase.ORDER
                    ? counted.size()
                    : counted.stream()
                            .map(o -> store.dayOf(o.placedAt()))
                            .distinct()
                            .count();
            repeaters += purchases >= 2 ? 1 : 0;
        }
        return new Counts(repeaters, customers);
    }

    private static Counts countsAfterFirst(RepeatPurchaseRate form, Store store) {
        List<List<LocalDate>> mature = store.countedOrdersByCustomer().values().stream()
                .map(orders ->
                        orders.stream().map(o -> store.dayOf(o.placedAt())).toList())
                .filter(days -> form.window().contains(days.get(0)))
                .filter(days -> !days.get(0)
                        .plusDays(form.days())
                        .isAfter(store.lastDay().orElseThrow()))
                .toList();
        long repeaters = mature.stream()
                .filter(days -> {
                    List<LocalDate> inTime = days.stream()
                            .filter(day -> !day.isAfter(days.get(0).plusDays(form.days())))
                            .toList();
                    return form.purchase() == Purchase.DAY
                            ? inTime.stream().distinct().count() > 1
                            : inTime.size() > 1;
                })
                .count();
        return new Counts(repeaters, mature.size());
    }

    @Example
    void theOrdersThatCountAreOfTheWindowOrOfTheLifetimeUpToItsEnd() {
        StoreRows rows = StoreRows.riyadh()
                .orders("once", "2026-03-10")
                .orders("twice", "2026-03-10", "2026-03-11")
                .orders("twice a day", "2026-03-10T10:00", "2026-03-10T18:00")
                .orders("last year", "2025-03-10", "2026-03-10")
                .orders("later", "2026-03-10", "2026-04-01")
                .orders("not in March", "2026-02-10", "2026-02-11");
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(MARCH);
        assertThat(compute(rows, rate))
                .hasToString("repeat purchase rate 2026-03 (at least 2 orders in the window /"
                        + " customers who ordered in it): 40.0 % (2/5), 95 % CI 11.8–76.9 %");
        assertThat(compute(rows, rate.counting(Purchase.DAY)).summary()).startsWith("20.0 % (1/5)");
        assertThat(compute(rows, rate.reaching(Reach.LIFETIME)).summary()).startsWith("60.0 % (3/5)");
        assertThat(compute(rows, rate.counting(Purchase.DAY).reaching(Reach.LIFETIME)))
                .hasToString("repeat purchase rate 2026-03 (at least 2 purchase days up to the window's end /"
                        + " customers who ordered in it): 40.0 % (2/5), 95 % CI 11.8–76.9 %");
    }

    @Example
    void twoOrdersMinutesApartOnBothSidesOfMidnightAreTwoDaysInTheShopsZone() {
        StoreRows rows = StoreRows.riyadh().orders("owl", "2026-03-10T23:59", "2026-03-11T00:01");
        assertThat(compute(rows, RepeatPurchaseRate.in(MARCH).counting(Purchase.DAY))
                        .hits())
                .isEqualTo(1);
        StoreRows utc = StoreRows.of("UTC", "SAR").orders("owl", "2026-03-10T20:59", "2026-03-10T21:01");
        assertThat(compute(utc, RepeatPurchaseRate.in(MARCH).counting(Purchase.DAY))
                        .hits())
                .isZero();
    }

    @Example
    void theSecondDayCountsAfterHoweverManyOrdersOfTheFirst() {
        StoreRows rows = StoreRows.riyadh().orders("c", "2026-03-10T10:00", "2026-03-10T18:00", "2026-03-20");
        assertThat(compute(rows, RepeatPurchaseRate.in(MARCH).counting(Purchase.DAY))
                        .hits())
                .isEqualTo(1);
    }

    @Example
    void withinOneDayIsUntilTheEndOfTheNext() {
        StoreRows rows = StoreRows.riyadh()
                .orders("next day", "2026-03-10T00:00", "2026-03-11T23:59")
                .orders("the day after", "2026-03-10T23:59", "2026-03-12T00:00")
                .observedThrough("2026-03-31");
        assertThat(compute(rows, RepeatPurchaseRate.in(MARCH).within(1)))
                .asString()
                .startsWith(
                        "repeat purchase rate 2026-03 (at least 2 orders, the second within 1 calendar day of the first /"
                                + " customers new in the window and as many days before the data's end): 50.0 % (1/2), ");
    }

    @Example
    void anOrderRefundedInFullIsNoPurchase() {
        StoreRows rows =
                StoreRows.riyadh().orders("c", "2026-03-10").refundedOrder("c", "2026-03-11", 500, "2026-04-11", 500);
        assertThat(compute(rows, RepeatPurchaseRate.in(MARCH)).summary()).startsWith("0.0 % (0/1)");
    }

    @Example
    void withinDaysOfTheFirstOrderCountsWhoIsNewAndHasHadTheDays() {
        StoreRows rows = StoreRows.riyadh()
                .orders("old", "2026-02-28", "2026-03-05", "2026-03-06")
                .orders("just in time", "2026-03-02T23:59", "2026-04-01T23:59")
                .orders("a day late", "2026-03-02T00:00", "2026-04-02T00:00")
                .orders("twice a day", "2026-03-02T10:00", "2026-03-02T18:00")
                .orders("once, late", "2026-03-31")
                .orders("twice, late", "2026-03-31T12:00", "2026-04-01");
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(MARCH).within(30);
        assertThat(compute(rows, rate))
                .hasToString(
                        "repeat purchase rate 2026-03 (at least 2 orders, the second within 30 calendar days of the first /"
                                + " customers new in the window and as many days before the data's end):"
                                + " 60.0 % (3/5), 95 % CI 23.1–88.2 %; data end 2026-12-31");
        assertThat(compute(rows, rate.counting(Purchase.DAY)).summary()).startsWith("40.0 % (2/5)");
        assertThat(compute(rows, RepeatPurchaseRate.in(MARCH).within(31)).summary())
                .startsWith("80.0 % (4/5)");
        // The 30 days after 31 March are over on 30 April.
        Store early = rows.observedThrough("2026-04-29").store();
        assertThat(MetricsEngine.over(early.history()).compute(rate).summary()).startsWith("66.7 % (2/3)");
        Store inTime = rows.observedThrough("2026-04-30").store();
        assertThat(MetricsEngine.over(inTime.history()).compute(rate).summary()).startsWith("60.0 % (3/5)");
    }

    @Property(tries = TRIES)
    void moreDaysBringNoFewerBackOfThoseWhoHaveHadThem(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        Ratio shorter = engine.compute(RepeatPurchaseRate.in(asked.window()).within(10));
        Ratio longer = engine.compute(RepeatPurchaseRate.in(asked.window()).within(60));
        assertThat(longer.total()).isLessThanOrEqualTo(shorter.total());
        // All who came back within 10 days, less those who have not had 60, came back within 60.
        assertThat(longer.hits()).isGreaterThanOrEqualTo(shorter.hits() - (shorter.total() - longer.total()));
    }

    @Property(tries = TRIES)
    void daysAreNoMoreThanOrdersAndTheWindowNoMoreThanTheLifetime(@ForAll("drawn") Asked asked) {
        MetricsEngine engine = MetricsEngine.over(asked.history());
        List<RepeatPurchaseRate> forms = forms(asked.window()).subList(0, 4);
        List<Long> hits =
                forms.stream().map(form -> engine.compute(form).hits()).toList();
        assertThat(forms.stream().map(form -> engine.compute(form).total()).distinct())
                .hasSize(1);
        assertThat(hits.get(1)).isLessThanOrEqualTo(hits.get(0));
        assertThat(hits.get(3)).isLessThanOrEqualTo(hits.get(2));
        assertThat(hits.get(0)).isLessThanOrEqualTo(hits.get(2));
        assertThat(hits.get(1)).isLessThanOrEqualTo(hits.get(3));
    }

    @Override
    protected Optional<Ratio> byCounts(RepeatPurchaseRate form, Ratio result) {
        return form.equals(RepeatPurchaseRate.in(form.window()))
                ? Optional.of(RepeatPurchaseRate.of(result.hits(), result.total()))
                : Optional.empty();
    }

    /**
     * Little Stream Software, "Repeat Purchase Rate, and how to calculate it": 8 of 26 customers, .307 (cut, not
     * rounded). https://www.littlestreamsoftware.com/articles/repeat-purchase-rate-calculate/
     */
    @Example
    void isTheNumberOfAGuide() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 26; i++) {
            rows.orders("c-" + i, "2026-03-10");
            if (i < 8) {
                rows.orders("c-" + i, "2026-03-20");
            }
        }
        assertThat(compute(rows, RepeatPurchaseRate.in(MARCH)).value()).hasValueCloseTo(0.3075, within(0.0005));
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        assertThatThrownBy(() -> RepeatPurchaseRate.of(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hits 3 not in [0, 2]");
        assertThatThrownBy(() -> RepeatPurchaseRate.of(0, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("total -2 is below 0");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).within(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 days after the first order is below 1; say how many with within(days)");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).reaching(Reach.AFTER_FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 days after the first order is below 1; say how many with within(days)");
        assertThatThrownBy(() -> new RepeatPurchaseRate(MARCH, Purchase.DAY, Reach.LIFETIME, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("7 days after the first order, and LIFETIME, which has none");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(null)).hasMessage("window");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).counting(null)).hasMessage("purchase");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).reaching(null)).hasMessage("reach");
    }

    private static Ratio compute(StoreRows rows, RepeatPurchaseRate rate) {
        return MetricsEngine.over(rows.observedThrough("2026-12-31").store().history())
                .compute(rate);
    }
}
