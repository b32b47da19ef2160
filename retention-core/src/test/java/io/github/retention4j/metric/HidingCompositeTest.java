package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex.Component;
import io.github.retention4j.metric.index.LoyaltyIndex;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;

class HidingCompositeTest extends HidingContract<LoyaltyIndex> {
    private static final SmallGroups RULE = SmallGroups.below(LEAST);

    @Override
    protected List<Metric<?, LoyaltyIndex>> forms(Window window) {
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(window)
                .madeOf(
                        Component.of(RetentionRate.in(window), 0, 1),
                        Component.of(RepeatPurchaseRate.in(window), 0, 1));
        return List.of(index.hidingSmallGroups(RULE));
    }

    /** The parts as they are told each by itself. */
    @Override
    protected Map<String, BigDecimal> naively(Metric<?, LoyaltyIndex> form, Store store) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        List<Component> components = ((CustomerLoyaltyIndex) ((HidingComposite<?>) form).metric()).components();
        for (int i = 0; i < components.size(); i++) {
            Ratio ratio = (Ratio) whole(components.get(i).metric().hidingSmallGroups(RULE), store.history());
            figures.put(i + " hits", count(ratio.hits()));
            figures.put(i + " total", count(ratio.total()));
        }
        return figures;
    }

    @Override
    protected Map<String, BigDecimal> figures(LoyaltyIndex result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int i = 0; i < result.parts().size(); i++) {
            Ratio ratio = (Ratio) result.parts().get(i).result();
            figures.put(i + " hits", count(ratio.hits()));
            figures.put(i + " total", count(ratio.total()));
        }
        return figures;
    }

    /** States of several machines are merged one by one, and hash codes of enums differ between those. */
    @Example
    void keepsItsPartsInOrder() {
        CustomerLoyaltyIndex index = CustomerLoyaltyIndex.in(Window.month(2026, 3));
        List<Component> components = index.components();
        for (int shift = 0; shift < components.size(); shift++) {
            List<Component> shifted = new ArrayList<>(components);
            Collections.rotate(shifted, shift);
            CustomerLoyaltyIndex of = index.madeOf(shifted.toArray(Component[]::new));
            HidingComposite<?> hiding = (HidingComposite<?>) of.hidingSmallGroups(RULE);
            assertThat(new ArrayList<>(hiding.parts()))
                    .isEqualTo(of.parts().stream()
                            .map(part -> part.hidingSmallGroups(RULE))
                            .toList());
        }
    }

    @Override
    protected boolean saysNoData(LoyaltyIndex result) {
        return result.value().isEmpty();
    }
}
