package io.github.retention4j.metric;

import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

class HidingSegmentsTest extends HidingContract<Segmented<String, Ratio>> {
    @Override
    protected List<Metric<?, Segmented<String, Ratio>>> forms(Window window) {
        SmallGroups rule = SmallGroups.below(LEAST);
        return List.of(HidingSegments.of(
                RepeatPurchaseRate.in(window).hidingSmallGroups(rule), Segments.country(), rule.fewest()));
    }

    @Override
    protected Map<String, BigDecimal> naively(Metric<?, Segmented<String, Ratio>> form, Store store) {
        HidingSegments<?, ?, ?> hiding = (HidingSegments<?, ?, ?>) form;
        Metric<?, ?> rate = ((HidingMetric<?, ?>) hiding.table().metric()).metric();
        Map<String, Set<String>> groups = new TreeMap<>();
        store.customerIds()
                .forEach(id -> groups.computeIfAbsent(country(id, store), k -> new TreeSet<>())
                        .add(id));
        Map<String, Set<String>> shown = new TreeMap<>(groups);
        Set<String> hidden = new HashSet<>();
        groups.forEach((country, ids) -> {
            if (HidingMetricTest.isOfFew(rate, ids, store)) {
                hidden.addAll(shown.remove(country));
            }
        });
        while (!shown.isEmpty() && HidingMetricTest.isOfFew(rate, hidden, store)) {
            String smallest = shown.keySet().stream()
                    .min(Comparator.comparing(
                                    (String country) -> shown.get(country).size())
                            .thenComparing(country -> country))
                    .orElseThrow();
            hidden.addAll(shown.remove(smallest));
        }
        Map<String, BigDecimal> figures = new TreeMap<>();
        shown.forEach((country, ids) -> {
            Ratio ratio = (Ratio) whole(rate, only(ids, store).history());
            figures.put(country + " hits", count(ratio.hits()));
            figures.put(country + " total", count(ratio.total()));
        });
        return figures;
    }

    private static String country(String id, Store store) {
        return store.customers().stream()
                .filter(customer -> customer.id().equals(id))
                .findFirst()
                .flatMap(Customer::country)
                .orElse("(unknown)");
    }

    @Override
    protected Map<String, BigDecimal> figures(Segmented<String, Ratio> result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        result.forEach((country, ratio) -> {
            figures.put(country + " hits", count(ratio.hits()));
            figures.put(country + " total", count(ratio.total()));
        });
        return figures;
    }

    @Override
    protected boolean saysNoData(Segmented<String, Ratio> result) {
        return result.values().stream().allMatch(ratio -> ratio.value().isEmpty());
    }
}
