package io.github.retention4j.compare;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Segmented;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a comparison of two figures over the same customers. */
enum JointComparison implements Metric.Finish<JointSample, Comparison> {
    /** The first against the second. */
    OF_TWO;

    @Override
    public Comparison apply(JointSample sample) {
        return Figure.ofTwo(sample);
    }

    /**
     * Makes a comparison of a figure in several groups.
     *
     * @param <K> what tells groups apart
     */
    record OfGroups<K extends Comparable<? super K>>()
            implements Metric.Finish<Segmented<K, JointSample>, GroupComparison<K>> {
        private static final long serialVersionUID = 1L;

        @Override
        public GroupComparison<K> apply(Segmented<K, JointSample> groups) {
            Map<K, Figure> estimates = new LinkedHashMap<>();
            groups.forEach((key, sample) -> estimates.put(key, Figure.of(sample, 0)));
            Label label = groups.isEmpty()
                    ? Label.of("difference between groups", "no customers")
                    : ofAll(groups.values().iterator().next(), groups.population());
            return GroupComparison.of(label, groups.segment(), groups.note(), estimates);
        }

        /** What a metric's own filter says of its customers is true of all groups, and stands behind what tells the group. */
        private static Label ofAll(JointSample sample, String population) {
            Label ofOne = sample.result(0).label();
            String group = sample.basis().population();
            String own =
                    ofOne.population().startsWith(group) ? ofOne.population().substring(group.length()) : "";
            String all = population.isEmpty() ? own.replaceFirst("^, ", "") : population + own;
            return ofOne.as("difference of " + ofOne.metric()).among(all);
        }
    }
}
