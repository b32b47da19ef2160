package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HidingMetricTest extends HidingContract<Ratio> {
    private static final SmallGroups RULE = SmallGroups.below(LEAST);

    private static OrderedIn often(Window window) {
        return new OrderedIn(Window.of(CalendarUnit.YEAR, window.start()), 1, 5);
    }

    @Override
    protected List<Metric<?, Ratio>> forms(Window window) {
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(window);
        return List.of(
                rate.hidingSmallGroups(RULE),
                rate.where(often(window)).hidingSmallGroups(RULE),
                rate.where(OrderedIn.never(window.previous())).hidingSmallGroups(RULE.within(often(window))));
    }

    /** Those who pass all filters, and those who do not of each outer one, by the ids of the customers. */
    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Ratio> form, Store store) {
        HidingMetric<?, ?> hiding = (HidingMetric<?, ?>) form;
        Set<String> in = new HashSet<>(store.customerIds());
        boolean hidden = false;
        List<Set<String>> outer = new ArrayList<>();
        for (CustomerFilter filter : hiding.rule().filters()) {
            outer.add(new HashSet<>(in));
            in.retainAll(((OrderedIn) filter).idsIn(store));
        }
        for (Set<String> all : outer) {
            all.removeAll(in);
            hidden |= isOfFew(hiding.metric(), all, store);
        }
        return hidden || isOfFew(hiding.metric(), in, store)
                ? Map.of()
                : figures((Ratio) whole(hiding.metric(), only(in, store).history()));
    }

    static boolean isOfFew(Metric<?, ?> metric, Set<String> ids, Store store) {
        Ratio ratio = (Ratio) whole(metric, only(ids, store).history());
        return isSmall(ids.size()) || isSmall(ratio.total());
    }

    @Override
    protected Map<String, BigDecimal> figures(Ratio result) {
        return Map.of("hits", count(result.hits()), "total", count(result.total()));
    }

    @Override
    protected boolean saysNoData(Ratio result) {
        return result.value().isEmpty();
    }

    @Property(tries = TRIES)
    void whatIsShownIsWhatIsToldWithoutARule(@ForAll("drawn") Asked asked) {
        RepeatPurchaseRate rate = RepeatPurchaseRate.in(asked.window());
        OrderedIn often = often(asked.window());
        OrderedIn never = OrderedIn.never(asked.window().previous());
        List<Metric<?, Ratio>> open =
                List.of(rate, rate.where(often), rate.where(never).where(often));
        List<Metric<?, Ratio>> guarded = forms(asked.window());
        for (int i = 0; i < open.size(); i++) {
            Ratio told = whole(guarded.get(i), asked.history());
            if (told.label().isHidden()) {
                assertThat(told.summary()).isEqualTo("hidden: fewer than 3 customers");
            } else {
                assertThat(told).isEqualTo(whole(open.get(i), asked.history()));
            }
        }
    }
}
