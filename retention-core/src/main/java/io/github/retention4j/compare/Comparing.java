package io.github.retention4j.compare;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.segment.Segment;
import io.github.retention4j.result.NumericResult;
import java.util.List;

/** A metric that is to be compared, and asks what with. {@link Comparison#of} begins it. */
public final class Comparing {
    private final Metric<?, ? extends NumericResult> metric;

    Comparing(Metric<?, ? extends NumericResult> metric) {
        this.metric = requireNonNull(metric, "metric");
    }

    /**
     * Holds it against another metric, such as that of another window.
     *
     * @param other the metric that is subtracted, in the same unit
     * @return a metric whose result is the comparison
     * @throws IllegalArgumentException if both are the same metric
     */
    public Metric<?, Comparison> with(Metric<?, ? extends NumericResult> other) {
        if (metric.equals(requireNonNull(other, "other"))) {
            throw new IllegalArgumentException("both are the same question, " + metric.name()
                    + "; compare it with another window or other customers");
        }
        return new JointMetric(List.of(metric, other)).map(JointComparison.OF_TWO);
    }

    /**
     * Compares it between two groups of customers, such as those of an experiment. Who is in both groups counts in both.
     *
     * @param name what the one group is called, in a word or two
     * @param group who is in it
     * @param otherName what the other is called
     * @param others who is in the other, whose figure is subtracted
     * @return a metric whose result is the comparison
     * @throws IllegalArgumentException if a name is blank
     */
    public Metric<?, Comparison> between(String name, CustomerFilter group, String otherName, CustomerFilter others) {
        return new Comparing(metric.where(name, group)).with(metric.where(otherName, others));
    }

    /**
     * Compares it between the segments of the customers, however many there are.
     *
     * @param <K> what tells segments apart
     * @param segment what to segment by
     * @return a metric whose result is the comparison of all of them
     */
    public <K extends Comparable<? super K>> Metric<?, GroupComparison<K>> by(Segment<K> segment) {
        return new JointMetric(List.of(metric)).by(segment).map(new JointComparison.OfGroups<K>());
    }

    /**
     * Compares it between segments by a rule given in place.
     *
     * @param <K> what tells segments apart
     * @param name what the customers are divided by
     * @param key tells the segment of a customer
     * @return a metric whose result is the comparison of all of them
     */
    public <K extends Comparable<? super K>> Metric<?, GroupComparison<K>> by(String name, CustomerFunction<K> key) {
        return by(Segment.of(name, key));
    }
}
