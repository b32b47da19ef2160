package io.github.retention4j.metric.programme;

import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class PointsFateTest extends MetricContract<PointsFate, Fates> {
    @Override
    protected List<PointsFate> forms(Window window) {
        return List.of(
                PointsFate.of(Programmes.CASHBACK),
                PointsFate.of(Programmes.RECORDED).at(window.end()),
                PointsFate.of(Programmes.STAMPS).issuedIn(window));
    }

    @Override
    protected Map<String, BigDecimal> naively(PointsFate form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        LocalDate end = store.lastDay().orElse(LocalDate.MIN);
        LocalDate known = form.day() == null ? end : form.day();
        if (known.isAfter(end) || store.instants().isEmpty()) {
            return figures;
        }
        for (NaiveLots lots : NaiveLots.of(store, form.programme(), known)) {
            boolean any = false;
            for (NaiveLots.Heap heap : lots.heaps) {
                if (form.issued() == null || form.issued().contains(heap.earned)) {
                    any = true;
                    figures.merge(heap.fate() + " at " + heap.age(known), count(heap.number), BigDecimal::add);
                }
            }
            figures.merge("customers", any ? BigDecimal.ONE : BigDecimal.ZERO, BigDecimal::add);
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(Fates result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        figures.put("customers", count(result.customers()));
        FateCurves curves = result.curves();
        for (int j = 0; j < curves.size(); j++) {
            for (Fate fate : Fate.values()) {
                figures.put(fate + " at " + curves.age(j), count(curves.points(fate, j)));
            }
        }
        return figures;
    }

    @Override
    protected boolean saysNoData(Fates result) {
        return result.table().isEmpty() && result.summary().startsWith("no data");
    }

    /** A shop that grants nothing records no grants: that is no lack of data. */
    @Override
    protected boolean isNoDataWithoutRecords(Fates result) {
        return saysNoData(result) || !result.label().definition().contains("programme Recorded");
    }
}
