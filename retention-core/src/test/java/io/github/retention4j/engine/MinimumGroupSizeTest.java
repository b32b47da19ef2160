package io.github.retention4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.StoreRows;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MinimumGroupSizeTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final String HIDDEN = "hidden: fewer than 10 customers";

    /** Customers of cities, the first of which of each city ordered in March. */
    private static StoreRows cities(Map<String, int[]> customersAndBuyers) {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        customersAndBuyers.forEach((city, sizes) -> {
            for (int i = 0; i < sizes[0]; i++) {
                String id = city + "-" + i;
                rows.customer(Customer.builder(id).city(city).build()).orders(id, "2026-02-10");
                if (i < sizes[1]) {
                    rows.order(id, "2026-03-10", 1_000 + 100 * i);
                }
            }
        });
        return rows;
    }

    private static MetricsEngine engine(Map<String, int[]> customersAndBuyers) {
        return MetricsEngine.over(cities(customersAndBuyers).store().history());
    }

    private static final MetricsEngine SAUDI =
            engine(Map.of("Riyadh", new int[] {40, 20}, "Jeddah", new int[] {15, 12}, "Abha", new int[] {5, 5}));

    private static CustomerFilter inCity(String city) {
        return c -> Segments.city().key(c).equals(city);
    }

    private static CustomerFilter notIn(String city) {
        return c -> !inCity(city).test(c);
    }

    /** The worked example. */
    @Test
    void aSmallSegmentIsHiddenAndTheNextSmallestWithIt() {
        Metric<?, Segmented<String, Ratio>> metric = RetentionRate.in(MARCH).by(Segments.city());
        Segmented<String, Ratio> told = SAUDI.minimumGroupSize(10).compute(metric);
        assertThat(told).containsOnlyKeys("Riyadh");
        assertThat(told.get("Riyadh")).isEqualTo(SAUDI.compute(metric).get("Riyadh"));
        assertThat(told)
                .hasToString("retention rate 2026-03 by city (same customers: active before and in the window / active"
                        + " before)\nRiyadh  50.0 % (20/40), 95 % CI 35.2–64.8 %\n2 groups are hidden: fewer than 10"
                        + " customers, or needed to hide such a group");
        assertThat(SAUDI.minimumGroupSize(5).compute(metric)).isEqualTo(SAUDI.compute(metric));
    }

    @Test
    void severalSmallOnesHideEachOtherIfTheyAreEnoughTogether() {
        MetricsEngine four = engine(
                Map.of("a", new int[] {6, 6}, "b", new int[] {5, 5}, "c", new int[] {12, 12}, "d", new int[] {30, 30}));
        Metric<?, ?> metric = AverageOrderValue.in(MARCH).by(Segments.city());
        assertThat((Map<?, ?>) four.minimumGroupSize(10).compute(metric)).hasSize(2);
        assertThat((Map<?, ?>) four.minimumGroupSize(12).compute(metric)).hasSize(1);
        assertThat((Map<?, ?>) four.minimumGroupSize(60).compute(metric)).isEmpty();
    }

    @Test
    void aFigureOfFewIsHiddenInALargeGroup() {
        MetricsEngine two = engine(Map.of("a", new int[] {40, 3}, "b", new int[] {40, 30}, "c", new int[] {40, 0}));
        Segmented<String, Average> told =
                two.minimumGroupSize(10).compute(AverageOrderValue.in(MARCH).by(Segments.city()));
        assertThat(told).as("b is needed to hide a").doesNotContainKeys("a", "b");
        assertThat(two.minimumGroupSize(10).where("of a", inCity("a")).compute(AverageOrderValue.in(MARCH)))
                .hasToString(
                        "average order value 2026-03, only of a (revenue / orders placed, net, refunds booked when made): "
                                + HIDDEN);
        assertThat(two.minimumGroupSize(10).compute(AverageOrderValue.in(MARCH)))
                .isEqualTo(two.compute(AverageOrderValue.in(MARCH)));
        assertThat(two.minimumGroupSize(50).compute(AverageOrderValue.in(MARCH)).summary())
                .isEqualTo("hidden: fewer than 50 customers");
    }

    @Test
    void aFilterOfFewAndOneThatLeavesOutFewAreHidden() {
        MetricsEngine ten = SAUDI.minimumGroupSize(10);
        for (Metric<?, Ratio> metric : List.of(
                RetentionRate.in(MARCH).where("there", inCity("Abha")),
                RetentionRate.in(MARCH).where("there", notIn("Abha")))) {
            Ratio hidden = ten.compute(metric);
            assertThat(hidden.value()).isEmpty();
            assertThat(hidden.interval()).isEmpty();
            assertThat(hidden.summary()).isEqualTo(HIDDEN);
            assertThat(hidden.label().isHidden()).isTrue();
        }
        for (String city : List.of("Riyadh", "Jeddah", "nowhere")) {
            Metric<?, Ratio> metric = RetentionRate.in(MARCH).where("there", inCity(city));
            assertThat(ten.compute(metric)).isEqualTo(SAUDI.compute(metric));
            assertThat(ten.where("there", inCity(city)).compute(RetentionRate.in(MARCH)))
                    .isEqualTo(SAUDI.compute(metric));
        }
        assertThat(ten.where("nowhere", c -> false)
                        .compute(RetentionRate.in(MARCH))
                        .summary())
                .isEqualTo("no data (0/0)");
    }

    @Test
    void whoIsLeftOutOfAnOuterFilterIsAGroupToo() {
        MetricsEngine ten = SAUDI.minimumGroupSize(10);
        MetricsEngine notRiyadh = ten.where("not Riyadh", notIn("Riyadh"));
        assertThat(notRiyadh.compute(RetentionRate.in(MARCH)).value()).isPresent();
        // The other filter is asked of those only who are not of Riyadh, and would fail on them.
        CustomerFilter jeddah = c -> {
            assertThat(inCity("Riyadh").test(c)).isFalse();
            return inCity("Jeddah").test(c);
        };
        assertThat(notRiyadh
                        .where("Jeddah", jeddah)
                        .compute(RetentionRate.in(MARCH))
                        .summary())
                .isEqualTo(HIDDEN);
        assertThat(notRiyadh
                        .compute(RetentionRate.in(MARCH).where("Jeddah", jeddah))
                        .summary())
                .isEqualTo(HIDDEN);
    }

    @Test
    void filtersInSegmentsAndSegmentsInFiltersAndInSegments() {
        MetricsEngine ten = SAUDI.minimumGroupSize(10);
        CustomerFilter bought = c -> c.orderedIn(MARCH);
        Segmented<String, Ratio> bySegment =
                ten.compute(RepeatPurchaseRate.in(MARCH).where("buyers", bought).by(Segments.city()));
        // 12 of 15 of Jeddah bought and all 5 of Abha: the three who did not would be told by the difference.
        assertThat(bySegment).isEmpty();
        assertThat(SAUDI.minimumGroupSize(4)
                        .compute(RepeatPurchaseRate.in(MARCH)
                                .where("buyers", bought)
                                .by(Segments.city())))
                .isEmpty();
        assertThat(SAUDI.minimumGroupSize(3)
                        .compute(RepeatPurchaseRate.in(MARCH)
                                .where("buyers", bought)
                                .by(Segments.city())))
                .isEqualTo(SAUDI.compute(
                        RepeatPurchaseRate.in(MARCH).where("buyers", bought).by(Segments.city())));
        Segmented<String, Ratio> filtered =
                ten.where("buyers", bought).compute(RepeatPurchaseRate.in(MARCH).by(Segments.city()));
        assertThat(filtered).containsOnlyKeys("Riyadh");
        assertThat(filtered.get("Riyadh"))
                .isEqualTo(SAUDI.where("buyers", bought)
                        .compute(RepeatPurchaseRate.in(MARCH).by(Segments.city()))
                        .get("Riyadh"));
        assertThat(ten.where("Abha", inCity("Abha"))
                        .compute(RepeatPurchaseRate.in(MARCH).by(Segments.city())))
                .hasToString("repeat purchase rate by city: no data\n" + HIDDEN);
        Segmented<Integer, Segmented<String, Ratio>> twice =
                ten.compute(RetentionRate.in(MARCH).by(Segments.city()).by("orders", c -> c.orderCount()));
        // Of those with one order 20 are of Riyadh and 3 of Jeddah.
        assertThat(twice.get(1)).isEmpty();
        assertThat(twice.get(2)).containsOnlyKeys("Riyadh");
    }

    @Test
    void whatCannotSayThatItIsHiddenIsRefused() {
        MetricsEngine ten = SAUDI.minimumGroupSize(10);
        Metric<?, Long> orders = Metric.fold(
                "orders", () -> new long[1], (sum, c) -> sum[0] += c.orderCount(), (a, b) -> a[0] += b[0], s -> s[0]);
        assertThat(ten.compute(orders)).isEqualTo(SAUDI.compute(orders));
        assertThat(ten.compute(orders.by(Segments.city()))).containsOnlyKeys("Riyadh");
        assertThatThrownBy(() -> ten.where(inCity("Abha")).compute(orders))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("orders is hidden, since a group of it is of fewer than 10 customers, and a Long cannot say"
                        + " so; make it a MetricResult, or ask an engine without a minimum group size");
        Metric<?, Long> customers = RetentionRate.in(MARCH).map(Ratio::total);
        assertThat(ten.compute(customers)).isEqualTo(60);
        assertThatThrownBy(() -> ten.where(inCity("Abha")).compute(customers))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("retention rate is hidden, ")
                .hasMessageContaining(" and a Long cannot say so; ");
        assertThatThrownBy(() -> ten.where(inCity("Abha"))
                        .compute(RetentionRate.in(MARCH)
                                .map(ratio -> ratio.value().getAsDouble())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(" and what is made of it cannot say so; ");
        assertThat(ten.compute(customers.by(Segments.city()))).containsOnlyKeys("Riyadh");
        Metric<?, Long> mean = Metric.fold(
                "mean",
                () -> new long[2],
                (sums, c) -> {
                    sums[0] += c.orderCount();
                    sums[1]++;
                },
                (a, b) -> {
                    a[0] += b[0];
                    a[1] += b[1];
                },
                sums -> sums[0] / sums[1]);
        assertThat(ten.where(inCity("Riyadh")).compute(mean)).isEqualTo(1);
        assertThatThrownBy(() -> ten.where(inCity("Abha")).compute(mean))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(" and its result of nobody cannot say so; ")
                .hasCauseInstanceOf(ArithmeticException.class);
        for (Runnable list : List.<Runnable>of(
                () -> ten.select(c -> true),
                () -> ten.rank(c -> c.orderCount(), 3),
                () -> ten.where(inCity("Riyadh")).select(c -> true),
                () -> ten.compute(
                        Metric.select(c -> true, c -> 1).map(l -> l.ids().size())))) {
            assertThatThrownBy(list::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("minimum group size 10: a list of customers tells of each of them, or ask an engine"
                            + " without a minimum group size");
        }
        assertThatThrownBy(() -> ten.compute(RecurringRevenue.in(MARCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take NetRevenueChurn");
        assertThatThrownBy(() -> ten.compute(CohortRetention.monthly().cells(CohortRetention.CellRule.CUMULATIVE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take BOUNDED");
    }

    @Test
    void tablesOfGroupsAreToldWholeOrNotAtAll() {
        MetricsEngine six = SAUDI.minimumGroupSize(6);
        CohortTable table = SAUDI.compute(CohortRetention.monthly());
        assertThat(six.compute(CohortRetention.monthly())).isEqualTo(table);
        MetricsEngine many = SAUDI.minimumGroupSize(38);
        assertThat(table.fewestCustomers()).hasValue(37);
        assertThat(many.compute(CohortRetention.monthly()).toString())
                .contains("hidden: fewer than 38 customers")
                .doesNotContain("60");
        assertThat(many.compute(LifecycleStages.in(MARCH)).summary()).isEqualTo("hidden: fewer than 38 customers");
        assertThat(six.compute(LifecycleStages.in(MARCH))).isEqualTo(SAUDI.compute(LifecycleStages.in(MARCH)));
        MetricResult scores = SAUDI.compute(Rfm.in(MARCH));
        int least = (int) scores.fewestCustomers().orElseThrow();
        assertThat(SAUDI.minimumGroupSize(least).compute(Rfm.in(MARCH))).isEqualTo(scores);
        assertThat(SAUDI.minimumGroupSize(least + 1).compute(Rfm.in(MARCH)).summary())
                .startsWith("hidden: ");
    }

    @Test
    void couponsOfSmallCampaignsAreHiddenWithTheSmallestThatIsNot() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-04-30");
        Map<String, Integer> campaigns = Map.of("a", 4, "b", 4, "c", 12, "d", 30);
        campaigns.forEach((campaign, customers) -> {
            for (int i = 0; i < customers; i++) {
                // The same customers in each, so that 4 and 4 together are 4.
                rows.coupon(Coupon.builder(campaign, campaign, rows.at("2026-03-10"))
                        .issuedTo("customer-" + i)
                        .build());
            }
        });
        MetricsEngine engine = MetricsEngine.over(rows.store().history());
        Metric<?, Segmented<String, ClusterShare>> metric =
                CouponRedemptionRate.in(MARCH).byCampaign();
        assertThat(engine.minimumGroupSize(4).compute(metric)).isEqualTo(engine.compute(metric));
        assertThat(engine.minimumGroupSize(5).compute(metric)).containsOnlyKeys("d");
        assertThat(engine.minimumGroupSize(5).compute(metric).note().orElseThrow())
                .isEqualTo("3 groups are hidden: fewer than 5 customers, or needed to hide such a group");
        assertThat(engine.minimumGroupSize(31).compute(metric)).isEmpty();
    }

    @Test
    void anIndexHidesThoseOfItsPartsThatAreOfFew() {
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(MARCH)
                .madeOf(
                        CustomerLoyaltyIndex.Component.of(RetentionRate.in(MARCH), 0, 1),
                        CustomerLoyaltyIndex.Component.of(
                                RetentionRate.in(MARCH).where("of Abha", inCity("Abha")), 0, 1));
        MetricsEngine ten = SAUDI.minimumGroupSize(10);
        LoyaltyIndex told = ten.compute(index);
        assertThat(told.value()).isEmpty();
        assertThat(told.parts().get(0)).isEqualTo(SAUDI.compute(index).parts().get(0));
        assertThat(told.parts().get(1).result().summary()).isEqualTo(HIDDEN);
        assertThat(ten.compute(CustomerLoyaltyIndex.in(MARCH).by(Segments.city())))
                .containsOnlyKeys("Riyadh");
        MetricsEngine riyadh = ten.where("Riyadh", inCity("Riyadh"));
        CustomerLoyaltyIndex plain = CustomerLoyaltyIndex.in(MARCH);
        assertThat(riyadh.compute(plain).toString())
                .isEqualTo(
                        SAUDI.where("Riyadh", inCity("Riyadh")).compute(plain).toString());
    }

    @Test
    void anyNumberOfThreadsHidesTheSame() {
        Window june = Window.month(LargeStore.YEAR, 6);
        MetricsEngine engine = MetricsEngine.over(LargeStore.history()).minimumGroupSize(40);
        List<Metric<?, ?>> metrics = List.of(
                AverageOrderValue.in(june).by("orders", c -> c.orderCount()),
                RetentionRate.in(june).where("many", c -> c.orderCount() > 5),
                CohortRetention.monthly());
        for (Metric<?, ?> metric : metrics) {
            assertThat(engine.parallelism(3).compute(metric).toString())
                    .isEqualTo(engine.compute(metric).toString());
        }
    }

    @Test
    void itTellsWhatItHidesAndRefusesGroupsOfOne() {
        assertThat(SAUDI.minimumGroupSize(10).where("loyal", c -> true).toString())
                .contains(", only loyal, groups of fewer than 10 customers hidden, 1 thread");
        assertThat(SAUDI.toString()).doesNotContain("hidden");
        for (int size : new int[] {1, 0, -5}) {
            assertThatThrownBy(() -> SAUDI.minimumGroupSize(size))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("minimum group size " + size + " is below 2");
        }
    }

    /** Twelve customers of a city, of whom three began in the month: the curve is of three. */
    @Test
    void curvesOfFewAreHidden() {
        StoreRows rows = StoreRows.riyadh();
        for (int i = 0; i < 40; i++) {
            rows.orders("c" + i, i < 3 ? "2026-03-05" : "2026-01-05", "2026-03-20");
        }
        MetricsEngine engine =
                MetricsEngine.over(rows.observedThrough("2026-04-30").store().history());
        Window march = Window.month(2026, 3);
        var second = io.github.retention4j.metric.survival.TimeToEvent.toNthOrder(2);
        assertThat(engine.compute(second.within(march)).spells()).isEqualTo(3);
        var hidden = engine.minimumGroupSize(10).compute(second.within(march));
        assertThat(hidden.spells()).isZero();
        assertThat(hidden.toString()).contains("hidden: fewer than 10 customers");
        assertThat(engine.minimumGroupSize(10)
                        .compute(second.within(Window.month(2026, 1)))
                        .spells())
                .isEqualTo(37);
    }
}
