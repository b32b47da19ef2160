package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;

/** A user's own fold keeps every law that ours keep. */
class FoldMetricTest extends MetricContract<Metric<?, Long>, Long> {
    /** As values, so that two folds that ask the same are equal; lambdas do where that does not matter. */
    private enum Empty implements Metric.Start<long[]> {
        SUM;

        @Override
        public long[] get() {
            return new long[1];
        }
    }

    private record Orders(Window window) implements Metric.Add<long[]> {
        @Override
        public void accept(long[] sum, CustomerHistory customer) {
            sum[0] += customer.orderCount(window);
        }
    }

    private enum Together implements Metric.Merge<long[]> {
        ADDED;

        @Override
        public void accept(long[] into, long[] from) {
            into[0] += from[0];
        }
    }

    private enum Result implements Metric.Finish<long[], Long> {
        OF_SUM;

        @Override
        public Long apply(long[] sum) {
            return sum[0];
        }
    }

    @Override
    protected List<Metric<?, Long>> forms(Window window) {
        return List.of(
                Metric.fold("orders", Empty.SUM, new Orders(window), Together.ADDED, Result.OF_SUM),
                Metric.fold("orders before", Empty.SUM, new Orders(window.previous()), Together.ADDED, Result.OF_SUM));
    }

    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Long> form, Store store) {
        Window window = ((Orders) (Object) ((FoldMetric<?, ?>) form).adder()).window();
        return Map.of(
                "orders",
                count(store.countedOrders().stream()
                        .filter(o -> o.customerId().isPresent() && store.in(window, o.placedAt()))
                        .count()));
    }

    @Override
    protected Map<String, BigDecimal> figures(Long result) {
        return Map.of("orders", count(result));
    }

    @Override
    protected boolean saysNoData(Long result) {
        return result == 0;
    }

    @Example
    void theFoldOfItsDocumentation() {
        Metric<long[], Long> orders = Metric.fold(
                "orders",
                () -> new long[1],
                (sum, c) -> sum[0] += c.orderCount(),
                (into, from) -> into[0] += from[0],
                sum -> sum[0]);
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-02-10", "2026-03-10")
                .orders("b", "2026-02-10")
                .orders("", "2026-02-10")
                .store()
                .history());
        assertThat(engine.compute(orders)).isEqualTo(3);
        assertThat(orders.name()).isEqualTo("orders");
        assertThat(orders.includesAnonymous()).isFalse();
    }

    @Example
    void lambdasOfItTravelToOtherMachines() {
        Metric<long[], Long> orders = Serialisation.roundTrip(Metric.fold(
                "orders",
                () -> new long[1],
                (sum, c) -> sum[0] += c.orderCount(),
                (into, from) -> into[0] += from[0],
                sum -> sum[0]));
        Metric<long[], String> told = Serialisation.roundTrip(orders.map(sum -> sum + " orders"));
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-02-10", "2026-03-10")
                .store()
                .history());
        assertThat(engine.compute(told)).isEqualTo("2 orders");
    }

    @Example
    void refusesNull() {
        assertThatThrownBy(() -> Metric.fold(null, Empty.SUM, (s, c) -> {}, Together.ADDED, s -> s))
                .hasMessage("name");
        assertThatThrownBy(() -> Metric.fold("x", null, (s, c) -> {}, (a, b) -> {}, s -> s))
                .hasMessage("start");
        assertThatThrownBy(() -> Metric.fold("x", Empty.SUM, null, Together.ADDED, s -> s))
                .hasMessage("add");
        assertThatThrownBy(() -> Metric.fold("x", Empty.SUM, (s, c) -> {}, null, s -> s))
                .hasMessage("merge");
        assertThatThrownBy(() -> Metric.fold("x", Empty.SUM, (s, c) -> {}, Together.ADDED, null))
                .hasMessage("finish");
    }
}
