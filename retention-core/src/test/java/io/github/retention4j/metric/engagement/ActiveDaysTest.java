package io.github.retention4j.metric.engagement;

import static io.github.retention4j.model.Window.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.metric.WindowedMetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.Example;

class ActiveDaysTest extends WindowedMetricContract<ActiveDays, ActiveDayCounts> {
    private static final Window WEEK = between(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 9));

    @Override
    protected List<ActiveDays> forms(Window window) {
        ActiveDays form = ActiveDays.in(window);
        return List.of(form, form.counting(Activity.ORDERS));
    }

    @Override
    protected void happens(StoreRows rows, Window window, Instant instant) {
        ActiveDayStore.happens(rows, window, instant);
    }

    @Override
    protected Map<String, BigDecimal> naively(ActiveDays form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        ActiveDayStore.active(store, form.window(), form.activity()).forEach(days -> {
            figures.merge("on " + Math.min(days.size(), form.most()), BigDecimal.ONE, BigDecimal::add);
            figures.merge("days", count(days.size()), BigDecimal::add);
            figures.merge("squares", count((long) days.size() * days.size()), BigDecimal::add);
        });
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(ActiveDayCounts result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int i = 0; i < result.customers().size(); i++) {
            figures.put("on " + (i + 1), count(result.customers().get(i)));
        }
        figures.put("days", result.mean().sum());
        figures.put("squares", new BigDecimal(result.mean().spread().amountSquares()));
        return figures;
    }

    @Override
    protected boolean saysNoData(ActiveDayCounts result) {
        return result.value().isEmpty()
                && result.interval().isEmpty()
                && result.table().isEmpty()
                && (result.customers().isEmpty() || result.share(1).value().isEmpty());
    }

    @Override
    protected Optional<ActiveDayCounts> byCounts(ActiveDays form, ActiveDayCounts result) {
        boolean isKnown = result.customers().get(form.most() - 1) == 0;
        return form.equals(ActiveDays.in(form.window())) && isKnown
                ? Optional.of(ActiveDays.of(
                        result.customers().stream().mapToLong(n -> n).toArray()))
                : Optional.empty();
    }

    /** The mean of counts has no interval. */
    @Override
    protected void tellsTheSame(ActiveDayCounts byCounts, ActiveDayCounts result) {
        assertThat(byCounts.value()).isEqualTo(result.value());
        assertThat(byCounts.customers()).isEqualTo(result.customers());
        assertThat(result.label().definition()).isEqualTo(byCounts.label().definition());
    }

    private static StoreRows worked() {
        return StoreRows.riyadh()
                .visit("often", "2026-03-02", 1, 0, false)
                .visit("often", "2026-03-03T00:00", 1, 0, false)
                .visit("often", "2026-03-03T23:59", 1, 0, false)
                .visit("often", "2026-03-07", 1, 0, false)
                .visit("often", "2026-03-08", 1, 0, false)
                .visit("twice", "2026-03-02", 1, 0, false)
                .visit("twice", "2026-03-05", 1, 0, false)
                .visit("once", "2026-03-08", 1, 0, false)
                .visit("", "2026-03-04", 1, 0, false)
                .observedThrough("2026-03-31");
    }

    private static ActiveDayCounts compute(ActiveDays form) {
        return MetricsEngine.over(worked().store().history()).compute(form);
    }

    @Example
    void theWorkedExample() {
        ActiveDayCounts counts = compute(ActiveDays.in(WEEK));
        assertThat(counts.value()).hasValue(7 / 3.0);
        assertThat(counts.share(2).summary()).startsWith("66.7 % (2/3), ");
        assertThat(counts.share(2).label().metric()).isEqualTo("active days, on 2 days or more");
        assertThat(counts.active()).isEqualTo(3);
        assertThat(counts).hasToString("""
                active days 2026-03-02..2026-03-08
                days    customers   share  as many or more     95 % CI
                   1            1  33.3 %          100.0 %  43.9–100.0
                   2            1  33.3 %           66.7 %   20.8–93.9
                   3            0   0.0 %           33.3 %    6.1–79.2
                   4            1  33.3 %           33.3 %    6.1–79.2
                active days: days with a visit of each customer who has one
                2.3 days (7/3), 95 % CI 1.1–5.9, of only 3 customers""");
    }

    @Example
    void theLastLineIsOfMoreDaysAsWell() {
        ActiveDayCounts counts = compute(ActiveDays.in(WEEK).upTo(2));
        assertThat(counts.customers()).containsExactly(1L, 2L);
        assertThat(counts.mean()).isEqualTo(compute(ActiveDays.in(WEEK)).mean());
        assertThat(counts.toString()).contains("\n   2  or more          2  66.7 %           66.7 %");
        assertThat(counts.fewestCustomers()).isEqualTo(OptionalLong.of(1));
        assertThatThrownBy(() -> counts.share(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("days 3 not in [1, 2]");
    }

    @Example
    void countsOfTwoShopsAddUp() {
        ActiveDayCounts one = ActiveDays.of(120, 43, 17, 9);
        assertThat(one.value()).hasValue((120 + 86 + 51 + 36) / 189.0);
        assertThat(one.plus(ActiveDays.of(0, 1, 0, 3))).isEqualTo(ActiveDays.of(120, 44, 17, 12));
        assertThatThrownBy(() -> one.plus(ActiveDays.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("counts up to 4 days and up to 1 day do not add up");
        assertThat(ActiveDays.of().summary()).isEqualTo("no data (0/0)");
    }

    @Example
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> ActiveDays.in(null)).hasMessage("window");
        assertThatThrownBy(() -> ActiveDays.in(WEEK).counting(null)).hasMessage("activity");
        for (int most : new int[] {0, 1_001}) {
            assertThatThrownBy(() -> ActiveDays.in(WEEK).upTo(most))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("days " + most + " not in [1, 1000]");
        }
        assertThatThrownBy(() -> ActiveDays.of(3, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a count of [3, -1] customers is below 0");
        Average ofTwo = Average.withoutSpread(Label.of("a", "b"), BigDecimal.TEN, 2, Unit.DAYS);
        assertThatThrownBy(() -> new ActiveDayCounts(ofTwo, List.of(1L), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 customer, and a mean of 2");
        assertThat(new ActiveDayCounts(ofTwo, List.of(1L, 1L), false).canBe(0.5))
                .isFalse();
    }
}
