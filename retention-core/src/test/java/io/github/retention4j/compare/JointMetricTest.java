package io.github.retention4j.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

class JointMetricTest extends MetricContract<JointMetric, JointSample> {
    @Override
    protected List<JointMetric> forms(Window window) {
        return List.of(
                new JointMetric(List.of(back(window), back(window.next()))),
                new JointMetric(List.of(new Spent(window), back(window), new Spent(window.previous()))),
                new JointMetric(List.of(new Spent(window))));
    }

    /** Who ordered in the window before, and of them who ordered in the window. */
    static Back back(Window window) {
        return new Back(window);
    }

    /** What a customer adds above and below. */
    private static BigInteger[] added(Metric<?, ?> metric, Store store, List<Order> orders) {
        Window window = metric instanceof Spent spent ? spent.window() : ((Back) metric).window();
        List<Order> in = orders.stream()
                .filter(order -> store.in(window, order.placedAt()))
                .toList();
        if (metric instanceof Spent) {
            long sum =
                    in.stream().mapToLong(order -> store.minor(order.total())).sum();
            return new BigInteger[] {BigInteger.valueOf(sum), BigInteger.valueOf(in.size())};
        }
        boolean before = orders.stream().anyMatch(order -> store.in(window.previous(), order.placedAt()));
        return new BigInteger[] {
            before && !in.isEmpty() ? BigInteger.ONE : BigInteger.ZERO, before ? BigInteger.ONE : BigInteger.ZERO
        };
    }

    @Override
    protected Map<String, BigDecimal> naively(JointMetric form, Store store) {
        Map<String, BigDecimal> figures = new HashMap<>();
        for (List<Order> orders : store.countedOrdersByCustomer().values()) {
            List<BigInteger[]> added = new ArrayList<>();
            form.metrics().forEach(metric -> added.add(added(metric, store, orders)));
            boolean any = false;
            for (int i = 0; i < added.size(); i++) {
                boolean mine = isSome(added.get(i));
                any |= mine;
                plus(figures, "above " + i, added.get(i)[0]);
                plus(figures, "below " + i, added.get(i)[1]);
                for (int j = 0; j < added.size(); j++) {
                    boolean both = mine && isSome(added.get(j));
                    plus(figures, "both " + i + j, both ? BigInteger.ONE : BigInteger.ZERO);
                    plus(figures, "above " + i + j, added.get(i)[0].multiply(added.get(j)[0]));
                    plus(figures, "below " + i + j, added.get(i)[1].multiply(added.get(j)[1]));
                }
            }
            plus(figures, "customers", any ? BigInteger.ONE : BigInteger.ZERO);
        }
        return figures;
    }

    private static boolean isSome(BigInteger[] added) {
        return added[0].signum() != 0 || added[1].signum() != 0;
    }

    private static void plus(Map<String, BigDecimal> figures, String name, BigInteger more) {
        figures.merge(name, new BigDecimal(more), BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(JointSample result) {
        Map<String, BigDecimal> figures = new HashMap<>();
        JointSums sums = result.sums();
        int size = result.results().size();
        for (int i = 0; i < size; i++) {
            figures.put("above " + i, count(sums.above(i)));
            figures.put("below " + i, count(sums.below(i)));
            for (int j = 0; j < size; j++) {
                figures.put("both " + i + j, count(sums.inBoth(i, j)));
                figures.put("above " + i + j, new BigDecimal(sums.aboveProducts(Math.min(i, j), Math.max(i, j))));
                figures.put("below " + i + j, new BigDecimal(sums.belowProducts(Math.min(i, j), Math.max(i, j))));
            }
        }
        figures.put("customers", count(sums.customers()));
        return figures;
    }

    @Override
    protected boolean saysNoData(JointSample result) {
        return result.results().stream().allMatch(of -> of.value().isEmpty());
    }

    @Example
    void refusesAMetricThatTellsNoSums() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh().store().history());
        Metric<?, Long> orders =
                Metric.fold("orders", () -> new long[1], (s, c) -> s[0]++, (a, b) -> a[0] += b[0], s -> s[0]);
        assertThatThrownBy(() -> engine.compute(new JointMetric(List.of(orders))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders does not tell two sums");
    }

    @Example
    void covarianceIsThatOfTheResiduals() {
        Window march = Window.month(2026, 3);
        JointSample sample = MetricsEngine.over(StoreRows.riyadh()
                        .order("a", "2026-03-02", 1_000)
                        .order("a", "2026-04-02", 3_000)
                        .order("b", "2026-03-03", 2_000)
                        .order("b", "2026-04-02", 2_500)
                        .order("c", "2026-03-04", 6_000)
                        .order("c", "2026-03-05", 3_000)
                        .order("d", "2026-04-05", 1_500)
                        .store()
                        .history())
                .compute(new JointMetric(List.of(new Spent(march), new Spent(march.next()))));
        // March 120.00 by 4 orders, April 70.00 by 3: residuals of a, b, c are -20, -10, 30 and of a, b, d 20/3, 5/3,
        // -25/3.
        assertThat(sample.covariance(0, 1)).isCloseTo((-20 * 20 / 3.0 - 10 * 5 / 3.0) / 12, within(1e-12));
        assertThat(sample.variance(0)).isCloseTo((400 + 100 + 900) / 16.0 * 3 / 2, within(1e-12));
        assertThat(sample.sums().inBoth(0, 1)).isEqualTo(2);
        assertThat(sample.sums().customers()).isEqualTo(4);
    }

    private static org.assertj.core.data.Offset<Double> within(double by) {
        return org.assertj.core.data.Offset.offset(by);
    }
}
