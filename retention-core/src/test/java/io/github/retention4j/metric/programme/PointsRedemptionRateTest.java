package io.github.retention4j.metric.programme;

import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The counts that the rate is of, beside points that are objects; what comes of them is told by {@code PointsRatesTest}. */
class PointsRedemptionRateTest extends PointsRateContract<PointsRedemptionRate> {
    @Override
    protected List<PointsRedemptionRate> forms(Window window) {
        PointsRedemptionRate recorded = PointsRedemptionRate.in(window).of(Programmes.RECORDED);
        return List.of(
                recorded,
                recorded.definedBy(PointsRedemptionRate.Definition.ISSUED),
                PointsRedemptionRate.in(window)
                        .of(Programmes.CASHBACK)
                        .definedBy(PointsRedemptionRate.Definition.MATURED));
    }

    @Override
    protected Map<String, BigDecimal> naively(PointsRedemptionRate form, Store store) {
        long hits = 0;
        long total = 0;
        LocalDate end = store.lastDay().orElse(LocalDate.MIN);
        for (NaiveLots lots : NaiveLots.of(store, form.programme(), end)) {
            for (NaiveLots.Heap heap : lots.heaps) {
                if (form.window().contains(heap.earned)) {
                    boolean isMatured = heap.fate() == Fate.REDEEMED || heap.fate() == Fate.EXPIRED;
                    hits += heap.fate() == Fate.REDEEMED ? heap.number : 0;
                    total +=
                            isMatured || form.definition() != PointsRedemptionRate.Definition.MATURED ? heap.number : 0;
                }
            }
        }
        return Map.of("hits", count(hits), "total", count(total));
    }
}
