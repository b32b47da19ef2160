package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.retention.Lifecycle;
import io.github.retention4j.metric.retention.LifecycleStages;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;

class SegmentMovesTest extends MetricContract<SegmentMoves<Band>, CrossTable<Band, Band>> {
    private static final Window JANUARY = Window.month(2026, 1);

    @Override
    protected List<SegmentMoves<Band>> forms(Window window) {
        return List.of(
                SegmentMoves.between(Segments.weekday(TimeOf.FIRST_ORDER), Segments.weekday(TimeOf.LAST_ORDER)),
                SegmentMoves.between(Segments.weekday(TimeOf.LAST_ORDER), Segments.weekday(TimeOf.FIRST_ORDER)));
    }

    @Override
    protected boolean saysNoData(CrossTable<Band, Band> result) {
        return result.cells().isEmpty() && result.same().value().isEmpty();
    }

    @Override
    protected Map<String, BigDecimal> figures(CrossTable<Band, Band> result) {
        return SegmentOverlapTest.cells(result);
    }

    @Override
    protected Map<String, BigDecimal> naively(SegmentMoves<Band> form, Store store) {
        boolean isForward = form.before().equals(Segments.weekday(TimeOf.FIRST_ORDER));
        Map<String, BigDecimal> figures = new TreeMap<>();
        store.countedOrdersByCustomer().forEach((id, orders) -> {
            String first = SegmentOverlapTest.weekday(store, orders.get(0));
            String last = SegmentOverlapTest.weekday(store, orders.get(orders.size() - 1));
            figures.merge(isForward ? first + " | " + last : last + " | " + first, BigDecimal.ONE, BigDecimal::add);
        });
        return figures;
    }

    @Example
    void theWorkedExample() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-02-28");
        for (int i = 0; i < 10; i++) {
            rows.orders("c-" + i, "2026-01-10");
            if (i < 7) {
                rows.orders("c-" + i, "2026-02-10");
            }
        }
        rows.orders("c-0", "2026-02-11");
        CrossTable<Band, Band> moves = MetricsEngine.over(rows.store().history())
                .compute(SegmentMoves.between(Segments.orders(JANUARY, 1, 2), Segments.orders(JANUARY.next(), 1, 2)));
        assertThat(moves.same().value()).hasValue(0.6);
        assertThat(moves).hasToString("""
                segment moves
                              0           1          2+  all
                1    3 (30.0 %)  6 (60.0 %)  1 (10.0 %)   10
                all           3           6           1   10
                segment moves: from orders in 2026-01 to orders in 2026-02, share of the row
                same in both: 60.0 % (6/10), 95 % CI 31.3–83.2 %; adjusted Rand index 0.000""");
    }

    /** The moves between two windows of the lifecycle are its flows. */
    @Example
    void movesOfStagesAreTheFlowsOfTheLifecycle() {
        MetricsEngine engine = MetricsEngine.over(LargeStore.history());
        Window june = Window.month(LargeStore.YEAR, 6);
        Lifecycle lifecycle = engine.compute(LifecycleStages.in(june));
        CrossTable<Band, Band> moves = engine.compute(SegmentMoves.between(
                LifecycleStages.in(june.previous()).segment(),
                LifecycleStages.in(june).segment()));
        assertThat(lifecycle.flows())
                .isNotEmpty()
                .allSatisfy(flow -> assertThat(moves.customers(
                                BehaviourSegmentsTest.band(flow.from()), BehaviourSegmentsTest.band(flow.to())))
                        .isEqualTo(flow.customers()));
    }
}
