package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;

class PurchasePatternsTest extends MetricContract<PurchasePatterns, PatternTable> {
    @Override
    protected List<PurchasePatterns> forms(Window window) {
        return List.of(
                PurchasePatterns.daily(),
                PurchasePatterns.weekly().through(window.start()),
                PurchasePatterns.in(ChronoUnit.MONTHS).through(window.end().minusDays(1)));
    }

    @Override
    protected boolean saysNoData(PatternTable result) {
        return result.customers() == 0;
    }

    @Override
    protected Map<String, BigDecimal> naively(PurchasePatterns form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        LocalDate lastDay = store.history().basis().lastDay();
        LocalDate through = form.end().isBefore(lastDay) ? form.end() : lastDay;
        store.countedOrdersByCustomer().forEach((customer, orders) -> {
            List<LocalDate> days = orders.stream()
                    .map(order -> store.dayOf(order.placedAt()))
                    .distinct()
                    .sorted()
                    .toList();
            List<LocalDate> known =
                    days.stream().filter(day -> !day.isAfter(through)).toList();
            if (!known.isEmpty()) {
                LocalDate first = known.get(0);
                add(figures, "customers");
                add(
                        figures,
                        (known.size() - 1) + ", "
                                + ChronoUnit.DAYS.between(first, known.get(known.size() - 1)) + " of "
                                + ChronoUnit.DAYS.between(first, through) + ", then " + (days.size() - known.size()));
                days.forEach(day -> add(figures, (day.equals(first) ? "first on " : "again on ") + day));
            }
        });
        return figures;
    }

    private static void add(Map<String, BigDecimal> figures, String name) {
        figures.merge(name, BigDecimal.ONE, BigDecimal::add);
    }

    @Override
    protected Map<String, BigDecimal> figures(PatternTable result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("customers", BigDecimal.valueOf(result.customers()));
        for (int group = 0; group < result.size(); group++) {
            PurchasePattern pattern = result.pattern(group);
            figures.put(
                    pattern.frequency() + ", " + (int) pattern.recency() + " of " + (int) pattern.age() + ", then "
                            + result.heldOut(group),
                    BigDecimal.valueOf(result.customers(group)));
        }
        PurchaseDays days = result.days();
        for (int day = days.from(); day < days.end(); day++) {
            figures.put("first on " + LocalDate.ofEpochDay(day), BigDecimal.valueOf(days.first(day)));
            figures.put("again on " + LocalDate.ofEpochDay(day), BigDecimal.valueOf(days.again(day)));
        }
        return figures;
    }

    /** The worked example, and two orders on a day, which are one purchase. */
    @Example
    void countsDaysThroughADayAndHoldsOutTheRest() {
        MetricsEngine engine = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-01-01", "2026-01-11T09:00", "2026-01-11T21:00", "2026-01-31")
                .orders("b", "2026-01-21", "2026-01-21T23:00")
                .observedThrough("2026-02-10")
                .store()
                .history());

        PatternTable all = engine.compute(PurchasePatterns.weekly());
        assertThat(all.pattern(0)).isEqualTo(new PurchasePattern(0, 0, 20));
        assertThat(all.pattern(1)).isEqualTo(new PurchasePattern(2, 30, 40));
        assertThat(all.repeatCustomers()).isEqualTo(1);
        assertThat(all.toString())
                .isEqualTo("purchase patterns (purchase days, weekly): 2 customers in 2 patterns, 1 bought again");

        PatternTable january = engine.compute(PurchasePatterns.weekly().through(LocalDate.of(2026, 1, 20)));
        assertThat(january.size()).isEqualTo(1);
        assertThat(january.pattern(0)).isEqualTo(new PurchasePattern(1, 10, 19));
        assertThat(january.heldOut(0)).isEqualTo(1);
        assertThat(january.heldOutDays()).isEqualTo(21);
        assertThat(january.through()).contains(LocalDate.of(2026, 1, 20));
        assertThat(january.summary()).endsWith(", 21 days held out");
    }

    @Example
    void noMoreIsHeldOutThanTheDataHave() {
        LocalDate early = LocalDate.of(1960, 1, 1);
        MetricsEngine none = MetricsEngine.over(StoreRows.riyadh().store().history());
        PatternTable ofNone = none.compute(PurchasePatterns.weekly().through(early));
        assertThat(ofNone.heldOutDays()).isZero();
        assertThat(ofNone.through()).isEmpty();
        assertThat(ofNone.toString()).doesNotContain("held out", "-999");

        MetricsEngine ten = MetricsEngine.over(StoreRows.riyadh()
                .orders("a", "2026-01-01")
                .observedThrough("2026-01-10")
                .store()
                .history());
        PatternTable before = ten.compute(PurchasePatterns.weekly().through(early));
        assertThat(before.heldOutDays()).isEqualTo(10);
        assertThat(before.customers()).isZero();
        assertThat(before.through()).contains(early);
        assertThat(HoldoutValidation.of(new BgNbd(.243, 4.414, .793, 2.426, ChronoUnit.WEEKS), before))
                .hasToString("holdout validation (BG/NBD, 10 days held out): no data (no customers)");
    }

    @Example
    void leavesOutWhoWasThereBeforeTheData() {
        Store store = StoreRows.riyadh()
                .customer(Customer.builder("old")
                        .firstSeen(Instant.parse("2025-01-01T00:00:00Z"))
                        .build())
                .orders("old", "2026-01-05", "2026-02-05")
                .orders("new", "2026-01-05", "2026-02-05")
                .store();
        History history = store.fill(store.settings().observedFrom(LocalDate.of(2026, 1, 1)))
                .build();
        PatternTable table = MetricsEngine.over(history).compute(PurchasePatterns.daily());

        assertThat(table.customers()).isEqualTo(1);
        assertThat(table.leftOut()).isEqualTo(1);
        assertThat(table.summary()).endsWith("1 from before the data left out");
    }

    @Example
    void ofTheColumnsOfUsersARowIsNamedThatIsNoPattern() {
        assertThatThrownBy(() -> stated(2.9, 1, 2)).hasMessageStartingWith("row 1: frequency 2.9 is no whole number");
        assertThatThrownBy(() -> stated(1, 3, 2)).hasMessageStartingWith("row 1: recency 3.0 not in [0, age 2.0]");
        assertThatThrownBy(() -> stated(0, 1, 2))
                .hasMessageStartingWith("row 1: recency 1.0 without a second purchase");
        assertThatThrownBy(() -> stated(-1, 0, 2)).hasMessageStartingWith("row 1: frequency -1.0");
        assertThatThrownBy(() -> stated(1, 1, Double.NaN)).hasMessageStartingWith("row 1: age NaN");
        assertThatThrownBy(() -> stated(Double.NaN, 1, 1)).hasMessageStartingWith("row 1: frequency NaN");
        assertThatThrownBy(() -> PatternTable.of(ChronoUnit.DAYS, new double[2], new double[1], new double[2]))
                .hasMessage("columns of 2, 1, 2 and 2 rows; each customer needs all of them");
        assertThatThrownBy(() -> PurchasePatterns.in(ChronoUnit.CENTURIES))
                .hasMessage("Centuries is no unit of a model; write DAYS, WEEKS, MONTHS or YEARS");
    }

    private static PatternTable stated(double frequency, double recency, double age) {
        return PatternTable.of(
                ChronoUnit.DAYS, new double[] {0, frequency}, new double[] {0, recency}, new double[] {5, age});
    }

    @Example
    void countsBeyondALongAreTheMost() {
        double[] ones = {1, 1};
        PatternTable table = PatternTable.of(
                ChronoUnit.DAYS, ones, ones, new double[] {2, 3}, new long[] {Long.MAX_VALUE, Long.MAX_VALUE});
        assertThat(table.customers()).isEqualTo(Long.MAX_VALUE);
        assertThat(table.repeatCustomers()).isEqualTo(Long.MAX_VALUE);
        assertThat(PatternTable.together(List.of(table, table)).customers(0)).isEqualTo(Long.MAX_VALUE);
    }
}
