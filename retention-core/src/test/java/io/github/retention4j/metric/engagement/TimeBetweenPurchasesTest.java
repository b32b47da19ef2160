package io.github.retention4j.metric.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.metric.engagement.TimeBetweenPurchases.Purchase;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.DayCounts;
import io.github.retention4j.result.Interval;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TimeBetweenPurchasesTest extends WindowedMetricContract<TimeBetweenPurchases, DayCounts> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<TimeBetweenPurchases> forms(Window window) {
        return List.of(
                TimeBetweenPurchases.in(window), TimeBetweenPurchases.in(window).counting(Purchase.DAY));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        rows.order("c", instant, 100).order("c", instant, 200);
    }

    /** A gap between two days is in no window of one day. */
    @Override
    protected List<TimeBetweenPurchases> formsBoundedByTheWindow(Window window) {
        return List.of(TimeBetweenPurchases.in(window));
    }

    @Override
    protected boolean saysNoData(DayCounts result) {
        return result.mean().value().isEmpty()
                && result.meanOfCustomers().isEmpty()
                && result.median().isEmpty();
    }

    // ---- with plain collections

    /** The gaps of each customer who has any. */
    private static List<List<Long>> gaps(TimeBetweenPurchases form, Store store) {
        List<List<Long>> all = new ArrayList<>();
        store.countedOrdersByCustomer().forEach((customer, orders) -> {
            List<LocalDate> days = orders.stream()
                    .map(o -> store.dayOf(o.placedAt()))
                    .filter(form.window()::contains)
                    .toList();
            if (form.purchase() == Purchase.DAY) {
                days = days.stream().distinct().toList();
            }
            List<Long> gaps = new ArrayList<>();
            for (int i = 1; i < days.size(); i++) {
                gaps.add(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)));
            }
            if (!gaps.isEmpty()) {
                all.add(gaps);
            }
        });
        return all;
    }

    @Override
    protected Map<String, BigDecimal> naively(TimeBetweenPurchases form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (List<Long> gaps : gaps(form, store)) {
            BigDecimal days = count(gaps.stream().mapToLong(gap -> gap).sum());
            BigDecimal count = count(gaps.size());
            gaps.forEach(gap -> add(figures, "gaps of " + gap, BigDecimal.ONE));
            add(figures, "customers", BigDecimal.ONE);
            add(figures, "days", days);
            add(figures, "gaps", count);
            add(figures, "squares of days", days.multiply(days));
            add(figures, "products", days.multiply(count));
            add(figures, "squares of gaps", count.multiply(count));
            add(figures, "own means", days.movePointRight(6).divide(count, 0, RoundingMode.HALF_UP));
        }
        return figures;
    }

    private static void add(Map<String, BigDecimal> figures, String name, BigDecimal figure) {
        figures.merge(name, figure, BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(DayCounts result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int days = 0; days < result.counts().size(); days++) {
            figures.put("gaps of " + days, count(result.counts().get(days)));
        }
        figures.put("customers", count(result.customers()));
        figures.put("days", result.mean().sum());
        figures.put("gaps", count(result.mean().count()));
        figures.put("squares of days", new BigDecimal(result.mean().spread().amountSquares()));
        figures.put("products", new BigDecimal(result.mean().spread().products()));
        figures.put("squares of gaps", new BigDecimal(result.mean().spread().countSquares()));
        figures.put("own means", count(result.ownMeans()));
        return figures;
    }

    @Property(tries = TRIES)
    void theDoorForGapsAgreesWithTheWindow(@ForAll("asked") Asked asked) {
        for (TimeBetweenPurchases form : forms(asked.window())) {
            DayCounts result = whole(form, asked.history());
            DayCounts of = TimeBetweenPurchases.of(gaps(form, asked.store()).stream()
                    .map(gaps -> gaps.stream().mapToInt(Math::toIntExact).toArray())
                    .toArray(int[][]::new));
            assertThat(figures(of)).isEqualTo(figures(result));
            if (!result.label().isUnobserved()) {
                // The door does not know that gaps between days are at least 1.
                DayCounts asDoor = new DayCounts(
                        result.mean().within(0, Double.POSITIVE_INFINITY), result.ownMeans(), result.counts());
                assertThat(of.summary()).isEqualTo(asDoor.summary());
                result.interval()
                        .ifPresent(i ->
                                assertThat(i.low()).isGreaterThanOrEqualTo(form.purchase() == Purchase.DAY ? 1 : 0));
            }
        }
    }

    @Example
    void forThoseWhoHaveTheGaps() {
        assertThat(TimeBetweenPurchases.of(new int[] {2, 4}, new int[0], new int[] {30}))
                .hasToString(
                        "time between purchases (days between consecutive purchases): 12.0 days (36/3),"
                                + " 95 % CI 0.1–1961.3, of only 2 customers; median 4, quartiles 2 and 30; mean of 2 customers' own means 16.5");
        assertThat(TimeBetweenPurchases.of(new int[] {0}).median()).hasValue(0);
        assertThat(TimeBetweenPurchases.of(new int[0]).summary()).isEqualTo("no data (0/0)");
        assertThat(TimeBetweenPurchases.of().summary()).isEqualTo("no data (0/0)");
    }

    @Property(tries = TRIES)
    void valuesAgreeWithPlainCollections(@ForAll("asked") Asked asked) {
        for (TimeBetweenPurchases form : forms(asked.window())) {
            List<List<Long>> customers = gaps(form, asked.store());
            DayCounts result = whole(form, asked.history());
            if (customers.isEmpty()) {
                assertThat(saysNoData(result)).isTrue();
                continue;
            }
            List<Long> all = customers.stream().flatMap(List::stream).sorted().toList();
            assertThat(result.mean().value())
                    .hasValueCloseTo(
                            all.stream().mapToLong(gap -> gap).average().orElseThrow(), within(1e-12));
            assertThat(result.meanOfCustomers())
                    .hasValueCloseTo(
                            customers.stream()
                                    .mapToDouble(gaps -> gaps.stream()
                                            .mapToLong(gap -> gap)
                                            .average()
                                            .orElseThrow())
                                    .average()
                                    .orElseThrow(),
                            within(1e-6));
            for (int percent = 0; percent <= 100; percent++) {
                int rank = Math.max(1, (percent * all.size() + 99) / 100);
                assertThat(result.quantile(percent / 100.0))
                        .as("%s at %s %% of %s", form, percent, all)
                        .hasValue(all.get(rank - 1).intValue());
            }
        }
    }

    @Property(tries = TRIES)
    void purchaseDaysLeaveOutTheGapsOfNoDayAndNothingElse(@ForAll("drawn") Asked asked) {
        List<Long> orders =
                whole(TimeBetweenPurchases.in(asked.window()), asked.history()).counts();
        List<Long> days = whole(TimeBetweenPurchases.in(asked.window()).counting(Purchase.DAY), asked.history())
                .counts();
        List<Long> longer = new ArrayList<>(orders);
        if (!longer.isEmpty()) {
            longer.set(0, 0L);
        }
        assertThat(days).isEqualTo(longer.stream().allMatch(count -> count == 0) ? List.of() : longer);
    }

    // ---- examples

    /** The worked example; a third customer ordered once. */
    @Example
    void everyGapCountsTheSameAndEveryCustomerInTheMeanOfMeans() {
        DayCounts gaps = compute(StoreRows.riyadh()
                .orders("a", "2026-03-01", "2026-03-03", "2026-03-07")
                .orders("b", "2026-03-01", "2026-03-31")
                .orders("c", "2026-03-05")
                .orders("", "2026-03-05", "2026-03-06"));
        assertThat(gaps.mean().value()).hasValue(12);
        assertThat(gaps.median()).hasValue(4);
        assertThat(gaps.meanOfCustomers()).hasValue(16.5);
        // Linearised: squares of 6 − 12·2 and 30 − 12·1 are 324 each, so √(2 · 648) / 3 = 12 is the standard error. The
        // ends
        // solve the equation in SpreadTest, by SciPy's brentq.
        Interval interval = gaps.mean().interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.05529675563583337, within(1e-9));
        assertThat(interval.high()).isCloseTo(1961.298244814995, within(1e-6));
        assertThat(gaps)
                .hasToString("time between purchases 2026-03 (days between consecutive orders, both in the window): "
                        + "12.0 days (36/3), 95 % CI 0.1–1961.3, of only 2 customers; median 4, quartiles 2 and 30; "
                        + "mean of 2 customers' own means 16.5");
    }

    /** Gaps of 1 and of 30 days: between purchase days none is of less than one. */
    @Example
    void theIntervalIsOfTheGapsThatThereCanBe() {
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-03-01", "2026-03-02").orders("b", "2026-03-01", "2026-03-31");
        assertThat(compute(rows).interval().orElseThrow().low()).isBetween(0.0, 0.2);
        DayCounts days = MetricsEngine.over(rows.store().history())
                .compute(TimeBetweenPurchases.in(MARCH).counting(Purchase.DAY));
        assertThat(days.interval().orElseThrow().low()).isBetween(1.0, 1.1);
    }

    @Example
    void aGapIsOfTheWindowThatHoldsBothItsEnds() {
        DayCounts gaps = compute(StoreRows.riyadh()
                .orders("a", "2026-02-28T23:59", "2026-03-01T00:00", "2026-03-31T23:59", "2026-04-01T00:00"));
        assertThat(gaps.mean().count()).isEqualTo(1);
        assertThat(gaps.median()).hasValue(30);
    }

    @Example
    void daysAreTheCalendars() {
        DayCounts midnight = compute(StoreRows.riyadh().orders("a", "2026-03-10T23:59", "2026-03-11T00:01"));
        assertThat(midnight.median()).hasValue(1);
        StoreRows berlin = StoreRows.of("Europe/Berlin", "EUR").orders("a", "2024-03-31T00:30", "2024-04-01T00:15");
        assertThat(MetricsEngine.over(berlin.store().history())
                        .compute(TimeBetweenPurchases.in(Window.half(2024, 1)))
                        .median())
                .hasValue(1);
    }

    @Example
    void twoOrdersOfADayAreAGapOfNoDaysOrNone() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10T09:00", "2026-03-10T18:00");
        assertThat(compute(rows).mean().value()).hasValue(0);
        assertThat(compute(rows).median()).hasValue(0);
        DayCounts days = MetricsEngine.over(rows.store().history())
                .compute(TimeBetweenPurchases.in(MARCH).counting(Purchase.DAY));
        assertThat(days)
                .asString()
                .startsWith("time between purchases 2026-03 (days between consecutive purchase days, both in the"
                        + " window): no data (0/0)");
    }

    @Example
    void aWindowWiderThanTheCalendarOfTheDataTakesNoMoreRoom() {
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10", "2026-03-12");
        Window wide = Window.between(LocalDate.of(-9_000_000, 1, 1), LocalDate.of(9_000_000, 1, 1));
        assertThat(MetricsEngine.over(rows.store().history())
                        .compute(TimeBetweenPurchases.in(wide))
                        .counts())
                .containsExactly(0L, 0L, 1L);
    }

    /**
     * Little Stream Software, "Understanding how short periods change average customer purchase latency": Frank orders
     * every 27 days, Barbara in April and 240 days later. It is 133 days in the year (cut, not rounded), each customer
     * counting the same, and 27 in the last quarter, where Barbara orders once.
     * https://www.littlestreamsoftware.com/articles/average-latency-short-periods/
     */
    @Example
    void theMeanOfCustomersIsThatOfAGuideAndShorterInAShorterWindow() {
        StoreRows rows = StoreRows.riyadh().orders("barbara", "2022-04-10", "2022-12-06");
        for (int order = 0; order < 12; order++) {
            rows.orders("frank", LocalDate.of(2022, 2, 5).plusDays(27 * order).toString());
        }
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        DayCounts year = engine.compute(TimeBetweenPurchases.in(Window.year(2022)));
        assertThat(year.meanOfCustomers()).hasValueCloseTo(133.5, within(1e-12));
        DayCounts quarter = engine.compute(TimeBetweenPurchases.in(Window.quarter(2022, 4)));
        assertThat(quarter.meanOfCustomers()).hasValueCloseTo(27.0, within(1e-12));
        assertThat(quarter.mean().count()).isEqualTo(2);
    }

    @Example
    void refusesArgumentsOutOfBoundsByValueAndBound() {
        DayCounts gaps = compute(StoreRows.riyadh().orders("a", "2026-03-10", "2026-03-12"));
        for (double share : new double[] {-0.1, 1.5, Double.NaN}) {
            assertThatThrownBy(() -> gaps.quantile(share))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("share " + share + " not in [0, 1]");
        }
        assertThatThrownBy(() -> gaps.quantile(90)).hasMessage("share 90.0 not in [0, 1]; write 0.9 for 90.0 %");
        for (int gap : new int[] {-1, DayCounts.LONGEST + 1}) {
            assertThatThrownBy(() -> TimeBetweenPurchases.of(new int[] {3}, new int[] {2, gap}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("gap of " + gap + " days not in [0, 100000]");
        }
        assertThatThrownBy(() -> new DayCounts(gaps.mean(), 0, List.of(1L, 2L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 gaps, and a mean of 1");
        assertThatThrownBy(() -> TimeBetweenPurchases.in(null)).hasMessage("window");
        assertThatThrownBy(() -> TimeBetweenPurchases.in(MARCH).counting(null)).hasMessage("purchase");
    }

    private static DayCounts compute(StoreRows rows) {
        return MetricsEngine.over(rows.store().history()).compute(TimeBetweenPurchases.in(MARCH));
    }
}
