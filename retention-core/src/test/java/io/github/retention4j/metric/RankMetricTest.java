package io.github.retention4j.metric;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.metric.SelectMetricTest.OrdersIn;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.CustomerList.Entry;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

class RankMetricTest extends MetricContract<Metric<?, CustomerList<Integer>>, CustomerList<Integer>> {
    @Override
    protected List<Metric<?, CustomerList<Integer>>> forms(Window window) {
        return List.of(
                Metric.rank(new OrdersIn(window), 1),
                Metric.rank(new OrdersIn(window), 3),
                Metric.rank(new OrdersIn(window.previous()), 1000));
    }

    /** Those of segments do not add up, so who they are is looked at below. */
    @Override
    protected Map<String, BigDecimal> naively(Metric<?, CustomerList<Integer>> form, Store store) {
        return Map.of("customers", count(store.customerIds().size()));
    }

    @Override
    protected Map<String, BigDecimal> figures(CustomerList<Integer> result) {
        return Map.of("customers", count(result.customers()));
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
                MetricsEngine.over(StoreRows.riyadh().store().history()).rank(c -> c.orderCount(), 5);
        assertThat(none.entries()).isEmpty();
        assertThat(none).hasToString("customers (the 5 highest by the caller's rule): no data (0 of 0 customers)");
    }

    @Property(tries = TRIES)
    void listsTheHighestAndOfEqualOnesTheFirst(@ForAll("drawn") Asked asked) {
        for (Metric<?, CustomerList<Integer>> form : forms(asked.window())) {
            RankMetric<?> rank = (RankMetric<?>) form;
            OrdersIn score = (OrdersIn) rank.score();
            List<Entry<Integer>> expected = asked.store().customerIds().stream()
                    .map(id -> new Entry<>(id, score.naively(asked.store(), id)))
                    .sorted(comparing((Entry<Integer> e) -> e.value(), reverseOrder())
                            .thenComparing(Entry::id))
                    .limit(rank.most())
                    .toList();
            assertThat(whole(form, asked.history()).entries()).isEqualTo(expected);
        }
    }

    /** So many that the list is cut again and again, in blocks that several threads share out. */
    @Property(tries = 20)
    void isTheSameByAnyNumberOfThreads(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 2000) int most, @ForAll boolean isFlat) {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        int customers = 5000;
        List<Entry<Long>> expected = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            long amount = isFlat ? random.nextInt(3) : random.nextInt(1_000_000);
            builder.addOrder(i, 1_700_000_000_000L + i, amount);
            expected.add(new Entry<>(String.valueOf(i), amount));
        }
        expected.sort(comparing((Entry<Long> e) -> e.value(), reverseOrder()).thenComparing(Entry::id));
        MetricsEngine engine = MetricsEngine.over(builder.build());
        CustomerFunction<Long> amount = c -> c.orderAmount(0);

        CustomerList<Long> one = engine.rank(amount, most);

        assertThat(one.entries()).isEqualTo(expected.subList(0, most));
        assertThat(engine.parallelism(4).rank(amount, most)).isEqualTo(one);
    }

    @Example
    void theBestCustomersByOrders() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("twice", "2026-02-10", "2026-03-10")
                .orders("once", "2026-02-10")
                .orders("also twice", "2026-02-10", "2026-03-11")
                .store()
                .history());
        CustomerFunction<Integer> orders = CustomerFunction.named("orders", c -> c.orderCount());

        CustomerList<Integer> best = engine.rank(orders, 2);

        assertThat(best.entries()).containsExactly(new Entry<>("also twice", 2), new Entry<>("twice", 2));
        assertThat(best)
                .hasToString("customers (the 2 highest by orders): 2 of 3 customers; ids() or idTable() tell who");
        assertThat(engine.rank(orders, 100).ids()).containsExactly("also twice", "twice", "once");
    }

    @Example
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Metric.rank((CustomerFunction<Integer>) null, 1))
                .hasMessage("score");
        assertThatThrownBy(() -> Metric.rank(c -> 1, 0))
                .hasMessage("the highest 0 customers are none; ask for 1 or more");
        MetricsEngine engine = MetricsEngine.over(
                StoreRows.riyadh().orders("once", "2026-02-10").store().history());
        CustomerFunction<Integer> missing = c -> null;
        assertThatThrownBy(() -> engine.rank(missing, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the score of a customer, by the caller's rule");
    }
}
