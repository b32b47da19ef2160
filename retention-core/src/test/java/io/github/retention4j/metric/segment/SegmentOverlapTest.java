package io.github.retention4j.metric.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.segment.CrossTable.Cell;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

class SegmentOverlapTest extends MetricContract<SegmentOverlap<Band, Band>, CrossTable<Band, Band>> {
    private static final Window MARCH = Window.month(2026, 3);

    @Override
    protected List<SegmentOverlap<Band, Band>> forms(Window window) {
        return List.of(
                SegmentOverlap.of(Segments.weekday(TimeOf.FIRST_ORDER), Segments.firstBasket(10)),
                SegmentOverlap.of(Segments.weekday(TimeOf.LAST_ORDER), Segments.firstBasket(10)));
    }

    @Override
    protected boolean saysNoData(CrossTable<Band, Band> result) {
        return result.cells().isEmpty() && result.table().isEmpty();
    }

    @Override
    protected Map<String, BigDecimal> figures(CrossTable<Band, Band> result) {
        return cells(result);
    }

    static Map<String, BigDecimal> cells(CrossTable<?, ?> result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        result.cells().forEach(cell -> figures.put(cell.row() + " | " + cell.column(), count(cell.customers())));
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> naively(SegmentOverlap<Band, Band> form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        store.countedOrdersByCustomer().forEach((id, orders) -> {
            boolean isFirst = form.rows().equals(Segments.weekday(TimeOf.FIRST_ORDER));
            BigDecimal first = orders.stream()
                    .filter(order -> order.placedAt().equals(orders.get(0).placedAt()))
                    .map(order -> order.total().getAmount())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            String basket = first.compareTo(BigDecimal.TEN) < 0 ? "under 10" : "10 or more";
            figures.merge(
                    weekday(store, orders.get(isFirst ? 0 : orders.size() - 1)) + " | " + basket,
                    BigDecimal.ONE,
                    BigDecimal::add);
        });
        return figures;
    }

    static String weekday(Store store, Order order) {
        return store.dayOf(order.placedAt()).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    // ---- agreement

    private static CrossTable<Integer, Integer> table(int[] one, int[] other) {
        Map<List<Integer>, Long> counts = new TreeMap<>((a, b) -> Arrays.compare(
                a.stream().mapToInt(i -> i).toArray(),
                b.stream().mapToInt(i -> i).toArray()));
        IntStream.range(0, one.length).forEach(i -> counts.merge(List.of(one[i], other[i]), 1L, Long::sum));
        List<Cell<Integer, Integer>> cells = new ArrayList<>();
        counts.forEach((key, count) -> cells.add(new Cell<>(key.get(0), key.get(1), count)));
        return new CrossTable<>(Label.of("overlap", "x"), cells, List.of());
    }

    /** The examples in scikit-learn's documentation of adjusted_rand_score. */
    @Example
    void theRandIndexIsThatOfScikitLearn() {
        int[] pairs = {0, 0, 1, 1};
        assertThat(table(pairs, pairs).adjustedRandIndex()).hasValue(1);
        assertThat(table(pairs, new int[] {1, 1, 0, 0}).adjustedRandIndex()).hasValue(1);
        assertThat(table(pairs, new int[] {0, 0, 1, 2}).adjustedRandIndex().orElseThrow())
                .isCloseTo(4 / 7.0, within(1e-15));
        assertThat(table(new int[] {0, 0, 1, 2}, pairs).adjustedRandIndex().orElseThrow())
                .isCloseTo(4 / 7.0, within(1e-15));
        assertThat(table(pairs, new int[] {0, 1, 0, 1}).adjustedRandIndex()).hasValue(-0.5);
        assertThat(table(new int[] {0, 0, 0, 0}, new int[] {0, 1, 2, 3}).adjustedRandIndex())
                .hasValue(0);
    }

    @Example
    void whatDividesNothingHasNoRandIndex() {
        assertThat(table(new int[] {0, 0}, new int[] {5, 5}).adjustedRandIndex())
                .isEmpty();
        assertThat(table(new int[] {0}, new int[] {5}).adjustedRandIndex()).isEmpty();
        assertThat(table(new int[] {0, 1}, new int[] {5, 6}).adjustedRandIndex())
                .isEmpty();
    }

    // ---- the table

    @Example
    void itPrintsItself() {
        StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
        for (String id : List.of("sa-1", "sa-2", "sa-3", "eg-1", "eg-2")) {
            rows.customer(Customer.builder(id).country(id.substring(0, 2)).build());
            rows.orders(id, "2026-03-01");
        }
        rows.orders("sa-1", "2026-03-02").orders("sa-2", "2026-03-02").orders("other", "2026-02-01");
        rows.customer(Customer.builder("idle").country("sa").build());
        CrossTable<String, Band> table = MetricsEngine.over(rows.store().history())
                .compute(SegmentOverlap.of(Segments.country(), Segments.orders(MARCH, 1, 2)));
        assertThat(table).hasToString("""
                segment overlap
                                     0            1          2+  all
                (unknown)  1 (100.0 %)            –           –    1
                eg                   –  2 (100.0 %)           –    2
                sa                   –   1 (33.3 %)  2 (66.7 %)    3
                all                  1            3           2    6
                segment overlap: country by orders in 2026-03, share of the row
                adjusted Rand index 0.318""");
        assertThat(table.customers("sa", new Band(2, "2+"))).isEqualTo(2);
        assertThat(table.share("sa", new Band(2, "2+")).value()).hasValue(2 / 3.0);
        assertThat(table.fewestCustomers()).hasValue(1);
        assertThat(table.summary()).isEqualTo("6 customers in 3 rows and 3 columns; adjusted Rand index 0.318");
    }

    /** Keys that are equal in their order are one, whichever comes first. */
    @Example
    void keysThatAreOneInTheirOrderAreOneSegment() {
        Store store = StoreRows.riyadh()
                .orders("a", "2026-03-01")
                .orders("b", "2026-03-02")
                .store();
        Segment<BigDecimal> same = Segment.of("x", c -> new BigDecimal(c.id().equals("a") ? "1.00" : "1.0"));
        CrossTable<BigDecimal, String> table =
                MetricsEngine.over(store.history()).compute(SegmentOverlap.of(same, Segments.country()));
        assertThat(table.rows()).containsExactly(new BigDecimal("1.0"));
        assertThat(table.customers(new BigDecimal("1.000"), "(unknown)")).isEqualTo(2);
    }

    @Example
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Cell<>("a", "b", 0)).hasMessage("a cell of 0 customers is below 1");
        Label label = Label.of("overlap", "x");
        assertThatThrownBy(() ->
                        new CrossTable<>(label, List.of(new Cell<>("a", "b", 1), new Cell<>("a", "b", 2)), List.of()))
                .hasMessage("two cells of row a and column b");
        assertThatThrownBy(() -> SegmentOverlap.of(null, Segments.country())).hasMessage("rows");
        assertThatThrownBy(() -> SegmentOverlap.of(Segments.country(), null)).hasMessage("columns");
        assertThatThrownBy(() -> SegmentMoves.between(null, Segments.country())).hasMessage("before");
        assertThatThrownBy(() -> SegmentMoves.between(Segments.country(), null)).hasMessage("after");
    }
}
