package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.LargeStore;
import io.github.retention4j.testing.Serialisation;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompositeMetricTest {
    private static final Window JUNE = Window.month(LargeStore.YEAR, 6);
    private static final MetricsEngine ENGINE = MetricsEngine.over(LargeStore.history());

    /** What each of several metrics tells. */
    private record All(List<Metric<?, ?>> parts) implements CompositeMetric<List<Object>> {
        All(Metric<?, ?>... parts) {
            this(List.of(parts));
        }

        @Override
        public String name() {
            return "all";
        }

        @Override
        public List<Object> finish(CompositeState state, Basis basis) {
            return parts.stream().<Object>map(part -> state.result(part, basis)).toList();
        }
    }

    private final AtomicInteger read = new AtomicInteger();

    private final Metric<int[], Integer> customers = Metric.fold(
            "customers",
            () -> new int[1],
            (sum, customer) -> {
                sum[0]++;
                read.incrementAndGet();
            },
            (into, from) -> into[0] += from[0],
            sum -> sum[0]);

    @Test
    void tellsWhatItsPartsTellAloneOrBesideThem() {
        RetentionRate retention = RetentionRate.in(JUNE);
        All all = new All(retention, RepeatPurchaseRate.in(JUNE));
        List<Object> expected = List.of(ENGINE.compute(retention), ENGINE.compute(RepeatPurchaseRate.in(JUNE)));
        assertThat(ENGINE.compute(all)).isEqualTo(expected);
        assertThat(ENGINE.compute(new All())).isEmpty();
        for (int threads : new int[] {1, 3}) {
            Report report = ENGINE.parallelism(threads).compute(all, retention);
            assertThat(report.get(all)).isEqualTo(expected);
            assertThat(report.get(retention)).isEqualTo(expected.get(0));
        }
    }

    @Test
    void readsACustomerOnceForAllThatAreMadeOfTheSame() {
        All twice = new All(customers, customers);
        All nested = new All(twice, customers, RetentionRate.in(JUNE));
        int expected = (int) LargeStore.history().customerCount();
        Report report = ENGINE.compute(nested, customers, twice);
        assertThat(read).hasValue(expected);
        assertThat(report.get(customers)).isEqualTo(expected);
        assertThat(report.get(twice)).containsExactly(expected, expected);
        assertThat(report.get(nested))
                .containsExactly(report.get(twice), expected, ENGINE.compute(RetentionRate.in(JUNE)));
    }

    @Test
    void ofSomeCustomersSharesNothingWithItsPartsOfAll() {
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(JUNE);
        Metric<?, List<Object>> ofSome = new All(rate).where(c -> c.orderCount() == 1);
        Report report = ENGINE.compute(ofSome, rate);
        Ratio some = ENGINE.where(c -> c.orderCount() == 1).compute(rate);
        assertThat(report.get(ofSome)).containsExactly(some);
        assertThat(report.get(rate)).isEqualTo(ENGINE.compute(rate)).isNotEqualTo(some);
    }

    @Test
    void aStateThatWasElsewhereTellsTheSame() {
        Basis basis = LargeStore.history().basis();
        RetentionRate rate = RetentionRate.in(JUNE);
        All all = new All(rate);
        CompositeState state = new CompositeState(basis, List.of(all, rate));
        LargeStore.history().blocks().forEach(state::addAll);
        CompositeState copy = Serialisation.roundTrip(state);
        assertThat(copy.result(all, basis)).isEqualTo(ENGINE.compute(all));
        // The metric and the part are one state there too, so both see what is added.
        copy.add(state);
        assertThat(copy.result(all, basis)).containsExactly(copy.result(rate, basis));
        assertThat(copy.result(rate, basis)).isNotEqualTo(state.result(rate, basis));
    }

    @Test
    void tellsNothingThatWasNotAsked() {
        Basis basis = LargeStore.history().basis();
        CompositeState state = new CompositeState(basis, List.of(new All(RetentionRate.in(JUNE))));
        assertThatThrownBy(() -> state.result(RetentionRate.in(JUNE), basis))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not among those asked together");
    }
}
