package io.github.retention4j.metric;

import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Odds;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What cannot say that it is hidden is refused: see MinimumGroupSizeTest. */
class HiddenMapTest extends HidingContract<Odds> {
    private enum AsOdds implements Metric.Finish<Ratio, Odds> {
        OF_A_RATIO;

        @Override
        public Odds apply(Ratio ratio) {
            return new Odds(ratio);
        }
    }

    @Override
    protected List<Metric<?, Odds>> forms(Window window) {
        return List.of(
                RepeatPurchaseRate.in(window).map(AsOdds.OF_A_RATIO).hidingSmallGroups(SmallGroups.below(LEAST)));
    }

    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Odds> form, Store store) {
        MappedMetric<?, ?, Odds> map = (MappedMetric<?, ?, Odds>) form;
        Ratio ratio = (Ratio) whole(map.metric(), store.history());
        return Map.of("hits", count(ratio.hits()), "others", count(ratio.total() - ratio.hits()));
    }

    @Override
    protected Map<String, BigDecimal> figures(Odds result) {
        return Map.of("hits", count(result.hits()), "others", count(result.others()));
    }

    @Override
    protected boolean saysNoData(Odds result) {
        return result.value().isEmpty();
    }
}
