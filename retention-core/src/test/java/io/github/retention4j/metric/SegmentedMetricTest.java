package io.github.retention4j.metric;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** A metric by segments is a metric like any other, and can itself be divided further. */
class SegmentedMetricTest extends MetricContract<Metric<?, Segmented<String, Ratio>>, Segmented<String, Ratio>> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<Metric<?, Segmented<String, Ratio>>> forms(Window window) {
        return List.of(
                RepeatPurchaseRate.in(window).by(Segments.country()),
                RepeatPurchaseRate.in(window).by(Segments.channel()),
                CouponRedemptionRate.in(window).map(AsRatio.OF_COUNTS).by(Segments.channel()));
    }

    /** For each key, the metric of a store that has only the customers of the key, with the same last day. */
    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Segmented<String, Ratio>> form, Store store) {
        SegmentedMetric<?, ?, ?> segmented = (SegmentedMetric<?, ?, ?>) form;
        boolean byCountry = segmented.segment().name().equals("country");
        Map<String, BigDecimal> figures = new TreeMap<>();
        Stream<Optional<String>> ids = store.customerIds().stream().map(Optional::of);
        Set<String> keys = Stream.concat(ids, Stream.of(Optional.<String>empty()))
                .map(id -> key(id, byCountry, store))
                .collect(toSet());
        for (String key : keys) {
            Store some = store.where(id -> key(id, byCountry, store).equals(key));
            Ratio ratio = (Ratio) whole(
                    segmented.metric(),
                    FilteredMetricTest.observedAs(store, some).history());
            figures.put(key + " hits", count(ratio.hits()));
            figures.put(key + " total", count(ratio.total()));
        }
        return figures;
    }

    private static String key(Optional<String> id, boolean byCountry, Store store) {
        if (id.isEmpty()) {
            return "(no customer)";
        }
        return store.customers().stream()
                .filter(c -> Optional.of(c.id()).equals(id))
                .findFirst()
                .flatMap(byCountry ? Customer::country : Customer::channel)
                .orElse("(unknown)");
    }

    @Override
    protected Map<String, BigDecimal> figures(Segmented<String, Ratio> result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        result.forEach((key, ratio) -> {
            figures.put(key + " hits", count(ratio.hits()));
            figures.put(key + " total", count(ratio.total()));
        });
        return figures;
    }

    /** What customers are segmented by is a record too. */
    @Override
    protected boolean isNoDataWithoutRecords(Segmented<String, Ratio> result) {
        return true;
    }

    @Override
    protected boolean saysNoData(Segmented<String, Ratio> result) {
        return result.values().stream().allMatch(ratio -> ratio.value().isEmpty());
    }

    @Example
    void keysAreSortedAndTheNameSaysWhatDivides() {
        Metric<?, Segmented<Integer, Ratio>> byOrders =
                RepeatPurchaseRate.in(MARCH).by("orders", c -> Math.min(3, c.orderCount()));
        assertThat(byOrders.name()).isEqualTo("repeat purchase rate by orders");
        Segmented<Integer, Ratio> segments = MetricsEngine.over(StoreRows.riyadh()
                        .orders("b", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13")
                        .orders("a", "2026-03-10")
                        .customer(Customer.of("idle"))
                        .store()
                        .history())
                .compute(byOrders);
        assertThat(segments.keySet()).containsExactly(0, 1, 3);
        assertThat(segments.get(3).summary()).startsWith("100.0 % (1/1)");
    }

    /** Neither a variable nor a type witness is needed, and a date can be a key. */
    @Example
    void aRuleCanBeGivenInPlace() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-03-10")
                .orders("b", "2026-03-11")
                .store()
                .history());
        Segmented<LocalDate, Ratio> byFirstDay = engine.compute(RepeatPurchaseRate.in(MARCH)
                .by(
                        "first day",
                        c -> c.firstOrder()
                                .orElse(Instant.EPOCH)
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()));
        assertThat(byFirstDay.keySet()).containsExactly(LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 11));
    }

    @Example
    void segmentsCanBeDividedFurther() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .customer(Customer.builder("a").country("SA").channel("web").build())
                .customer(Customer.builder("b").country("SA").channel("app").build())
                .customer(Customer.builder("c").country("EG").channel("web").build())
                .orders("a", "2026-03-10", "2026-03-11")
                .orders("b", "2026-03-10")
                .orders("c", "2026-03-10")
                .observedThrough("2026-03-31")
                .store()
                .history());
        Segmented<String, Segmented<String, Ratio>> both = engine.compute(
                RepeatPurchaseRate.in(MARCH).by(Segments.channel()).by(Segments.country()));
        assertThat(both.get("SA").get("web").summary()).startsWith("100.0 % (1/1)");
        assertThat(both.get("SA").get("app").summary()).startsWith("0.0 % (0/1)");
        assertThat(both.get("EG")).containsOnlyKeys("web");
    }

    /** Gathered by equality and printed by order, they were two customers of whom one was shown. */
    @Example
    void keysThatAreOneInOrderAreOneSegmentHoweverTheyAreWritten() {
        Metric<?, Segmented<BigDecimal, Ratio>> byPrice =
                RepeatPurchaseRate.in(MARCH).by("price", c -> new BigDecimal(c.orderCount() == 1 ? "1.0" : "1.00"));
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 20; i++) {
            rows.orders("once-" + i, "2026-03-10").orders("twice-" + i, "2026-03-10", "2026-03-11");
        }
        History history = rows.store().history();
        assertThat(MetricsEngine.over(history).compute(byPrice).keySet()).hasToString("[1.0]");
        assertThat(MetricsEngine.over(history)
                        .compute(byPrice)
                        .get(BigDecimal.ONE)
                        .summary())
                .startsWith("50.0 % (20/40)");
        for (int seed = 0; seed < 5; seed++) {
            Segmented<BigDecimal, Ratio> merged = splitAndMerged(byPrice, history, new Random(seed));
            assertThat(merged.keySet()).hasToString("[1.0]");
            assertThat(merged.get(BigDecimal.ONE).summary()).startsWith("50.0 % (20/40)");
        }
    }

    /** The metric does not require them, but they are customers all the same. */
    @Example
    void aSegmentOfWhichNobodyOrderedIsTold() {
        Window april = MARCH.next();
        StoreRows rows = StoreRows.riyadh().orders("a", "2026-03-10").orders("b", "2026-04-10", "2026-04-11");
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        for (Window window : List.of(MARCH, april, april.next())) {
            Segmented<Integer, Average> byOrders =
                    engine.compute(AverageOrderValue.in(window).by("orders", CustomerHistory::orderCount));
            assertThat(byOrders.keySet()).as("%s", window).containsExactly(1, 2);
        }
    }

    @Example
    void aCustomerInNoSegmentIsRefusedByTheSegmentsName() {
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().orders("a", "2026-03-10").store().history());
        assertThatThrownBy(() -> engine.compute(RepeatPurchaseRate.in(MARCH).by("tier", c -> (String) null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the key of segment tier");
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).by(null)).hasMessage("segment");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).by(null, c -> 1)).hasMessage("name");
        assertThatThrownBy(() -> RepeatPurchaseRate.in(MARCH).by("x", (CustomerFunction<Integer>) null))
                .hasMessage("key");
    }
}
