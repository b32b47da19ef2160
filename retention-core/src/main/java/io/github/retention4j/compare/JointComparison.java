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
        return Estimate.ofTwo(sample);
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
            Map<K, Estimate> estimates = new LinkedHashMap<>();
            groups.forEach((key, sample) -> estimates.put(key, Estimate.of(sample, 0)));
            Label label = groups.isEmpty()
                    ? Label.of("difference between groups", "no customers")
                    : ofAll(groups.values().iterator().next().result(0).label(), groups.population());
            return GroupComparison.of(label, groups.segment(), groups.note(), estimates);
        }

        private static Label ofAll(Label ofOne, String population) {
            return ofOne.as("difference of " + ofOne.metric()).among(population);
        }
    }
}
