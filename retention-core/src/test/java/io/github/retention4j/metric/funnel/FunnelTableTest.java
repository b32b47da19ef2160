package io.github.retention4j.metric.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.funnel.FunnelTable.Step;
import io.github.retention4j.result.Label;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FunnelTableTest {
    private static final Label LABEL = Label.of("funnel", "visit, order");

    private static SortedMap<Integer, Long> times(Map<Integer, Long> counts) {
        return new TreeMap<>(counts);
    }

    private static FunnelTable table(long visits, long orders, Map<Integer, Long> times) {
        return new FunnelTable(
                LABEL, List.of(new Step("visit", visits), new Step("order", orders, 0, 0, times(times))), times(times));
    }

    @Test
    void countsAloneMakeAFunnel() {
        FunnelTable table = Funnel.of(new Step("visit", 1_000), new Step("cart", 298), new Step("order", 30));
        assertThat(table).hasToString("""
                funnel
                step   customers  of first     95 % CI  of previous    95 % CI
                visit       1000   100.0 %  99.6–100.0
                cart         298    29.8 %   27.0–32.7       29.8 %  27.0–32.7
                order         30     3.0 %     2.1–4.3       10.1 %   7.1–14.0
                funnel: visit, cart, order
                3.0 % (30/1000), 95 % CI 2.1–4.3 %""");
        assertThat(table.fewestCustomers()).hasValue(30);
        assertThat(table.time(2).summary()).isEqualTo("no data (nobody took the step)");
        assertThat(Funnel.of(new Step("visit", 0), new Step("cart", 0)).toString())
                .isEqualTo("funnel (visit, cart): no data (0/0)");
        assertThat(table.compareWith(0.03)).isZero();
        assertThat(table.canBe(1.1)).isFalse();
    }

    @Test
    void aQuantileIsATimeThatAtLeastSoManyDidNotExceed() {
        StepTimes times = table(10, 10, Map.of(0, 1L, 5, 4L, 90, 4L, 3_000, 1L)).time(2);
        assertThat(times.customers()).isEqualTo(10);
        assertThat(times.quantile(0)).contains(Duration.ZERO);
        assertThat(times.quantile(0.1)).contains(Duration.ZERO);
        assertThat(times.median()).contains(Duration.ofMinutes(5));
        assertThat(times.quantile(0.51)).contains(Duration.ofMinutes(90));
        assertThat(times.quantile(0.9)).contains(Duration.ofMinutes(90));
        assertThat(times.quantile(1)).contains(Duration.ofHours(50));
        assertThat(times.summary()).isEqualTo("median 5 min, quartiles 5 min and 1 h 30 min (10 customers)");
        assertThat(times.fewestCustomers()).hasValue(10);
        assertThatThrownBy(() -> times.quantile(90))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share 90.0 not in [0, 1]");
    }

    @Test
    void timesAreToldInTwoUnits() {
        assertThat(told(59)).isEqualTo("59 min");
        assertThat(told(60)).isEqualTo("1 h");
        assertThat(told(61)).isEqualTo("1 h 1 min");
        assertThat(told(1_440)).isEqualTo("1 d");
        assertThat(told(1_439)).isEqualTo("23 h 59 min");
        assertThat(told(3_120)).isEqualTo("2 d 4 h");
    }

    private static String told(int minutes) {
        return StepTimes.told(table(1, 1, Map.of(minutes, 1L)).time().median());
    }

    @Test
    void funnelsOfTwoShopsAddUp() {
        FunnelTable one = table(10, 2, Map.of(5, 1L, 7, 1L));
        FunnelTable other = table(20, 3, Map.of(7, 3L));
        assertThat(one.plus(other)).isEqualTo(table(30, 5, Map.of(5, 1L, 7, 4L)));
        assertThat(one.plus(table(5, 0, Map.of()))).isEqualTo(table(15, 2, Map.of(5, 1L, 7, 1L)));
        // The times of half of the customers would be no times of all.
        assertThat(one.plus(table(20, 3, Map.of()))).isEqualTo(table(30, 5, Map.of()));
        FunnelTable of = Funnel.of(new Step("visit", 3), new Step("cart", 2));
        assertThatThrownBy(() -> one.plus(of))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("funnels of [visit, order] and of [visit, cart] do not add up");
    }

    @Test
    void refusesWhatCannotBe() {
        FunnelTable table = table(10, 2, Map.of());
        assertThatThrownBy(() -> table.ofFirst(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 3 not in [1, 2]");
        assertThatThrownBy(() -> table.ofPrevious(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 1 not in [2, 2]");
        assertThatThrownBy(() -> table.time(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step 1 not in [2, 2]");
        assertThatThrownBy(() -> table.customers(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table(2, 3, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "step order of 3 customers and 0 open, after visit of 2 and 0: count who took all steps before");
        assertThatThrownBy(() -> table(3, 2, Map.of(5, 1L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("times of 1 customer, and 2 who took the step");
        assertThatThrownBy(() -> table(3, 2, Map.of(-5, 2L)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 customers who took -5 minutes: write 1 or more, and 0 or more");
        assertThatThrownBy(() -> new Step("visit", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("step visit of -1 customers, 0 open and 0 of nobody: one is below 0");
        assertThatThrownBy(() -> Funnel.of(new Step("visit", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a funnel of 1 step: name at least 2, the first and the last");
        assertThatThrownBy(() -> new StepTimes(LABEL, null)).hasMessage("customersByMinutes");
    }
}
