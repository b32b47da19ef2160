package io.github.retention4j.metric.programme;

import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The counts that the rate is of, beside points that are objects; what comes of them is told by {@code PointsRatesTest}. */
class BreakageRateTest extends PointsRateContract<BreakageRate> {
    @Override
    protected List<BreakageRate> forms(Window window) {
        BreakageRate recorded = BreakageRate.in(window).of(Programmes.RECORDED);
        return List.of(
                recorded,
                recorded.definedBy(BreakageRate.Definition.EXPIRED),
                BreakageRate.in(window).of(Programmes.CASHBACK).definedBy(BreakageRate.Definition.UNSPENT));
    }

    @Override
    protected Map<String, BigDecimal> naively(BreakageRate form, Store store) {
        long hits = 0;
        long total = 0;
        LocalDate end = store.lastDay().orElse(LocalDate.MIN);
        for (NaiveLots lots : NaiveLots.of(store, form.programme(), end)) {
            for (NaiveLots.Heap heap : lots.heaps) {
                if (form.window().contains(heap.earned)) {
                    boolean isHit = form.definition() == BreakageRate.Definition.UNSPENT
                            ? heap.fate() != Fate.REDEEMED
                            : heap.fate() == Fate.EXPIRED;
                    hits += isHit ? heap.number : 0;
                    total += heap.number;
                }
            }
        }
        return Map.of("hits", count(hits), "total", count(total));
    }
}
