package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SelectMetricTest extends MetricContract<Metric<?, CustomerList<Integer>>, CustomerList<Integer>> {
    /** The orders of a window, as a value: unlike a lambda it equals another that asks the same. */
    record OrdersIn(Window window) implements CustomerFunction<Integer> {
        @Override
        public Integer of(CustomerHistory customer) {
            return customer.orderCount(window);
        }

        @Override
        public String name() {
            return "orders in " + window;
        }

        /** The same with plain collections. */
        int naively(Store store, String id) {
            return (int) store.countedOrdersByCustomer().getOrDefault(id, List.of()).stream()
                    .filter(order -> store.in(window, order.placedAt()))
                    .count();
        }
    }

    @Override
    protected List<Metric<?, CustomerList<Integer>>> forms(Window window) {
        return List.of(
                Metric.select(OrderedIn.atLeastOnce(window), new OrdersIn(window)),
                Metric.select(new OrderedIn(window, 2, 99), new OrdersIn(window.previous())));
    }

    @Override
    protected Map<String, BigDecimal> naively(Metric<?, CustomerList<Integer>> form, Store store) {
        SelectMetric<?> select = (SelectMetric<?>) form;
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("customers", count(store.customerIds().size()));
        for (String id : ((OrderedIn) select.who()).idsIn(store)) {
            figures.put("is in " + id, count(1));
            figures.put("value of " + id, count(((OrdersIn) select.beside()).naively(store, id)));
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(CustomerList<Integer> result) {
        Map<String, BigDecimal> figures = new HashMap<>();
        figures.put("customers", count(result.customers()));
        for (Entry<Integer> entry : result.entries()) {
            figures.put("is in " + entry.id(), count(1));
            figures.put("value of " + entry.id(), count(entry.value()));
        }
        return figures;
    }

    /** Whom the caller's rules look at is not known: they may count customers without orders. */
    @Override
    protected boolean isNoDataWithoutRecords(CustomerList<Integer> result) {
        return true;
    }

    @Override
    protected boolean saysNoData(CustomerList<Integer> result) {
        return result.entries().isEmpty();
    }

    /** Customers without an order are customers. */
    @Override
    @Example
    protected void anEmptyHistoryIsNoData() {
        CustomerList<Integer> none =
                MetricsEngine.over(StoreRows.riyadh().store().history()).select(c -> true);
        assertThat(none.entries()).isEmpty();
        assertThat(none).hasToString("customers (by the caller's rule): no data (0 of 0 customers)");
    }

    @Property(tries = TRIES)
    void idsAreInTheirOrder(@ForAll("drawn") Asked asked) {
        for (Metric<?, CustomerList<Integer>> form : forms(asked.window())) {
            assertThat(whole(form, asked.history()).ids()).isSorted().doesNotHaveDuplicates();
        }
    }

    @Example
    void whoOrderedTwice() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("twice", "2026-02-10", "2026-03-10")
                .orders("once", "2026-02-10")
                .orders("thrice", "2026-02-10", "2026-03-10", "2026-03-11")
                .orders("", "2026-02-10")
                .store()
                .history());
        CustomerFilter again = CustomerFilter.named("with two orders or more", c -> c.orderCount() >= 2);

        CustomerList<Integer> list = engine.select(again);

        assertThat(list.entries()).containsExactly(new Entry<>("thrice", 3), new Entry<>("twice", 2));
        assertThat(list.ids()).containsExactly("thrice", "twice");
        assertThat(list)
                .hasToString("customers (with two orders or more): 2 of 3 customers; ids() or idTable() tell who");
        assertThat(list.idTable()).hasToString("""
                customers
                id      orders
                thrice       3
                twice        2
                with two orders or more
                2 of 3 customers""");
        assertThat(list.csv()).isEqualTo("id,orders\r\nthrice,3\r\ntwice,2\r\n");
        assertThat(list.table()).as("what prints results prints no ids").isEmpty();
        assertThat(list.entries().toString()).as("no id").isEqualTo("[Entry[3], Entry[2]]");
        assertThat(engine.where("in March", c -> c.orderedIn(Window.month(2026, 3)))
                        .select(again, c -> "for a reason")
                        .entries())
                .containsExactly(new Entry<>("thrice", "for a reason"), new Entry<>("twice", "for a reason"));
    }

    @Example
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Metric.select(null, c -> 1)).hasMessage("who");
        assertThatThrownBy(() -> Metric.select(c -> true, null)).hasMessage("beside");
        assertThatThrownBy(() -> CustomerFunction.named(" ", c -> 1))
                .hasMessage("the name of a function is blank; say what it tells");
        CustomerList<Integer> one = MetricsEngine.over(
                        StoreRows.riyadh().orders("once", "2026-02-10").store().history())
                .select(c -> true);
        assertThatThrownBy(() -> new CustomerList<>(one.label(), 0, "orders", one.entries()))
                .hasMessage("1 entries are more than 0 customers");
    }
}
