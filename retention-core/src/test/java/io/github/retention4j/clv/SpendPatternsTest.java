package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SpendPatternsTest extends MetricContract<SpendPatterns, SpendTable> {
    @Override
    protected List<SpendPatterns> forms(Window window) {
        LocalDate end = window.end().minusDays(1);
        return List.of(
                SpendPatterns.afterRefunds(),
                SpendPatterns.beforeRefunds(),
                SpendPatterns.afterRefunds().through(end));
    }

    @Override
    protected Map<String, BigDecimal> naively(SpendPatterns form, Store store) {
        Map<String, BigDecimal> figures = new HashMap<>();
        store.countedOrdersByCustomer().forEach((id, all) -> {
            TreeMap<LocalDate, Long> days = new TreeMap<>();
            for (Order order : all) {
                LocalDate day = store.dayOf(order.placedAt());
                if (!day.isAfter(form.end())) {
                    days.merge(day, kept(form, store, order), Long::sum);
                }
            }
            if (!days.isEmpty()) {
                long spend =
                        days.values().stream().skip(1).mapToLong(sum -> sum).sum();
                String what = days.size() == 1
                        ? "once"
                        : spend <= 0 ? "without spend" : "x " + (days.size() - 1) + " spend " + spend;
                figures.merge(what, count(1), BigDecimal::add);
            }
        });
        return figures;
    }

    private static long kept(SpendPatterns form, Store store, Order order) {
        long back =
                order.refunds().stream().mapToLong(r -> store.minor(r.amount())).sum();
        return store.minor(order.total()) - (form.spend() == SpendPatterns.Spend.AFTER_REFUNDS ? back : 0);
    }

    @Override
    protected Map<String, BigDecimal> figures(SpendTable result) {
        Map<String, BigDecimal> figures = new HashMap<>();
        for (int group = 0; group < result.size(); group++) {
            BigDecimal spend = result.spend(group).getAmount();
            figures.put(
                    "x " + result.frequency(group) + " spend " + spend.unscaledValue(), count(result.customers(group)));
            assertThat(result.meanSpend(group) * result.frequency(group))
                    .isCloseTo(spend.doubleValue(), withinPercentage(1e-10));
        }
        figures.put("once", count(result.oneTimers()));
        figures.put("without spend", count(result.withoutSpend()));
        figures.put("before", count(result.leftOut()));
        return figures;
    }

    @Override
    protected boolean saysNoData(SpendTable result) {
        return result.customers() + result.oneTimers() + result.withoutSpend() + result.leftOut() == 0
                && result.averagePurchase().isEmpty()
                && result.correlation().isEmpty();
    }

    /** What is stated by customers is what the history has, but for those of whom nothing is known. */
    @Property(tries = TRIES)
    void theDoorForMeansHasTheSameGroups(@ForAll("drawn") Asked asked) {
        SpendTable table = whole(SpendPatterns.afterRefunds(), asked.history());
        int groups = table.size();
        double[] frequency = new double[groups];
        double[] mean = new double[groups];
        long[] customers = new long[groups];
        for (int group = 0; group < groups; group++) {
            frequency[group] = table.frequency(group);
            mean[group] = table.meanSpend(group);
            customers[group] = table.customers(group);
        }
        SpendTable stated = SpendTable.of(table.currency(), frequency, mean, customers);
        assertThat(stated.correlation()).isEqualTo(table.correlation());
        assertThat(stated.averagePurchase()).isEqualTo(table.averagePurchase());
    }

    /** The worked example. */
    @Example
    void theFirstDayIsNotInTheSpendAndWhatWasGivenBackIsNot() {
        History history = StoreRows.riyadh()
                .order("a", "2026-01-01", 5_000)
                .order("a", "2026-01-11", 2_000)
                .order("a", "2026-01-11", 1_000)
                .refundedOrder("a", "2026-01-31", 3_000, "2026-02-20", 500)
                .order("b", "2026-01-11", 2_000)
                .store()
                .history();
        MetricsEngine engine = MetricsEngine.over(history);

        SpendTable spends = engine.compute(SpendPatterns.afterRefunds());
        assertThat(spends.frequency(0)).isEqualTo(2);
        assertThat(spends.spend(0).toString()).isEqualTo("SAR 55.00");
        assertThat(spends.oneTimers()).isEqualTo(1);
        assertThat(spends.toString()).contains("on average for 27.50 SAR");
        assertThat(engine.compute(SpendPatterns.beforeRefunds()).spend(0).toString())
                .isEqualTo("SAR 60.00");
        assertThat(engine.compute(SpendPatterns.afterRefunds().through(LocalDate.of(2026, 1, 30)))
                        .spend(0)
                        .toString())
                .isEqualTo("SAR 30.00");
        Metric<?, CustomerList<Double>> means = Metric.select(
                c -> true, c -> SpendPatterns.afterRefunds().meanSpend(c).orElse(-1));
        assertThat(engine.compute(means).entries())
                .extracting(CustomerList.Entry::value)
                .containsExactly(27.5, -1.0);
    }

    /** By the policy of the history: ignored, it is no purchase; counted, it is one of nothing, and left out. */
    @Example
    void aPurchaseGivenBackOnTheSameDayIsOneByThePolicy() {
        Store store = StoreRows.riyadh()
                .order("a", "2026-01-01", 5_000)
                .refundedOrder("a", "2026-01-11", 2_000, "2026-01-11", 2_000)
                .store();

        SpendTable ignored = MetricsEngine.over(store.history()).compute(SpendPatterns.afterRefunds());
        assertThat(ignored.oneTimers()).isEqualTo(1);
        MetricsEngine counting = MetricsEngine.over(store.fill(store.settings().refundedOrders(RefundedOrders.COUNT))
                .build());
        SpendTable counted = counting.compute(SpendPatterns.afterRefunds());
        assertThat(counted.oneTimers()).isZero();
        assertThat(counted.withoutSpend()).isEqualTo(1);
        assertThat(counting.compute(SpendPatterns.beforeRefunds()).spend(0).toString())
                .isEqualTo("SAR 20.00");
    }

    @Example
    void whoIsOlderThanTheDataIsLeftOut() {
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-01-11", "2026-01-31").orders("b", "2026-01-11", "2026-01-31");
        Store store = rows.customer(
                        Customer.builder("a").firstSeen(rows.at("2025-12-31")).build())
                .store();
        History history = store.fill(store.settings().observedFrom(LocalDate.of(2026, 1, 1)))
                .build();

        SpendTable spends = MetricsEngine.over(history).compute(SpendPatterns.afterRefunds());
        assertThat(spends.leftOut()).isEqualTo(1);
        assertThat(spends.customers()).isEqualTo(1);
        assertThat(spends.toString()).contains("1 from before the data are left out");
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> SpendPatterns.afterRefunds().through(null)).hasMessage("end");
        assertThatThrownBy(() -> new SpendPatterns(null, null)).hasMessage("spend");
    }
}
