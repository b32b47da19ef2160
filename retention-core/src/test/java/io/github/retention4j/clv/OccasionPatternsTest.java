package io.github.retention4j.clv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import io.github.retention4j.testing.StoreRows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Example;

class OccasionPatternsTest extends MetricContract<OccasionPatterns, OccasionTable> {
    @Override
    protected List<OccasionPatterns> forms(Window window) {
        LocalDate end = window.end().minusDays(1);
        return List.of(
                OccasionPatterns.by(CalendarUnit.MONTH),
                OccasionPatterns.by(CalendarUnit.ISO_WEEK),
                OccasionPatterns.by(CalendarUnit.MONTH).through(end),
                OccasionPatterns.by(CalendarUnit.DAY).through(end));
    }

    @Override
    protected Map<String, BigDecimal> naively(OccasionPatterns form, Store store) {
        Map<String, BigDecimal> figures = new HashMap<>();
        store.countedOrdersByCustomer().values().forEach(orders -> {
            TreeSet<LocalDate> units = new TreeSet<>();
            orders.forEach(order -> units.add(form.unit().startOf(store.dayOf(order.placedAt()))));
            LocalDate lastDay = store.lastDay().orElseThrow();
            LocalDate close = form.end() == null || form.end().isAfter(lastDay) ? lastDay : form.end();
            LocalDate unit = units.pollFirst();
            boolean isOver = form.unit().endOf(unit).minusDays(1).isAfter(close);
            int frequency = 0;
            int recency = 0;
            int occasions = 0;
            int heldOut = 0;
            while (true) {
                unit = form.unit().endOf(unit);
                LocalDate last = form.unit().endOf(unit).minusDays(1);
                if (last.isAfter(lastDay)) {
                    break;
                }
                int bought = units.contains(unit) ? 1 : 0;
                if (last.isAfter(close)) {
                    heldOut += bought;
                } else {
                    occasions++;
                    frequency += bought;
                    recency = bought == 1 ? occasions : recency;
                }
            }
            if (!isOver) {
                String what = frequency + " of " + occasions + ", last " + recency + ", then " + heldOut;
                figures.merge(what, count(1), BigDecimal::add);
            }
        });
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(OccasionTable result) {
        Map<String, BigDecimal> figures = new HashMap<>();
        for (int group = 0; group < result.size(); group++) {
            OccasionPattern pattern = result.pattern(group);
            String what = pattern.frequency() + " of " + pattern.occasions() + ", last " + pattern.recency() + ", then "
                    + result.heldOut(group);
            figures.put(what, count(result.customers(group)));
        }
        figures.put("before", count(result.leftOut()));
        return figures;
    }

    @Override
    protected boolean saysNoData(OccasionTable result) {
        return result.customers() + result.leftOut() == 0 && result.repeatCustomers() == 0;
    }

    /** The worked example. */
    @Example
    void countsWholeMonthsAfterThatOfTheFirstPurchase() {
        History history = StoreRows.riyadh()
                .orders("a", "2026-01-03", "2026-01-20", "2026-02-05", "2026-05-09")
                .orders("b", "2026-07-02", "2026-07-05")
                .observedThrough("2026-07-10")
                .store()
                .history();
        MetricsEngine engine = MetricsEngine.over(history);

        OccasionTable months = engine.compute(OccasionPatterns.by(CalendarUnit.MONTH));
        assertThat(months.size()).isEqualTo(1);
        assertThat(months.pattern(0)).isEqualTo(new OccasionPattern(2, 4, 5));
        assertThat(months.heldOutOccasions()).isZero();
        assertThat(months.toString()).contains("by whole months", "1 customer in 1 pattern, 1 bought again");
        OccasionTable april =
                engine.compute(OccasionPatterns.by(CalendarUnit.MONTH).through(LocalDate.of(2026, 4, 30)));
        assertThat(april.pattern(0)).isEqualTo(new OccasionPattern(1, 1, 3));
        assertThat(april.heldOut(0)).isEqualTo(1);
        assertThat(april.heldOutOccasions()).isEqualTo(2);
    }

    @Example
    void whoIsOlderThanTheDataIsLeftOut() {
        StoreRows rows =
                StoreRows.riyadh().orders("a", "2026-01-11", "2026-02-28").orders("b", "2026-01-11", "2026-02-28");
        Store store = rows.customer(
                        Customer.builder("a").firstSeen(rows.at("2025-12-31")).build())
                .store();
        History history = store.fill(store.settings().observedFrom(LocalDate.of(2026, 1, 1)))
                .build();

        OccasionTable months = MetricsEngine.over(history).compute(OccasionPatterns.by(CalendarUnit.MONTH));
        assertThat(months.leftOut()).isEqualTo(1);
        assertThat(months.customers()).isEqualTo(1);
        assertThat(months.toString()).contains("1 from before the data are left out");
    }

    @Example
    void refusesWhatDividesNothing() {
        assertThatThrownBy(() -> OccasionPatterns.by(CalendarUnit.DAYS)).hasMessageContaining("use DAY");
        assertThatThrownBy(() -> new OccasionPatterns(null, null)).hasMessage("unit");
        assertThatThrownBy(() -> OccasionPatterns.by(CalendarUnit.MONTH).through(null))
                .hasMessage("day");
    }
}
