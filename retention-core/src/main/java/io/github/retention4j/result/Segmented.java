package io.github.retention4j.result;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric for each segment of the customers: an immutable map in the order of its keys, which prints itself as a table.
 *
 * @param <K> what tells segments apart
 * @param <R> the result for a segment
 */
public final class Segmented<K extends Comparable<? super K>, R> extends AbstractMap<K, R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String segment;
    private final TreeMap<K, R> results;

    /**
     * Copies.
     *
     * @param segment what the customers are segmented by
     * @param results the result for each segment
     */
    public Segmented(String segment, Map<K, R> results) {
        this.segment = segment;
        this.results = new TreeMap<>(results);
    }

    /**
     * What the customers are segmented by.
     *
     * @return the segment's name
     */
    public String segment() {
        return segment;
    }

    @Override
    public Set<Entry<K, R>> entrySet() {
        SortedMap<K, R> view = Collections.unmodifiableSortedMap(results);
        return view.entrySet();
    }

    @Override
    public String toString() {
        return table(results, " by " + segment);
    }

    /** A line on what all results share, then a line for each. */
    static String table(Map<?, ?> results, String title) {
        List<List<String>> rows = new ArrayList<>();
        String heading = "";
        for (Entry<?, ?> entry : results.entrySet()) {
            String value = String.valueOf(entry.getValue());
            if (entry.getValue() instanceof MetricResult result) {
                Label label = result.label();
                heading = label.metric() + title + " (" + label.definition() + ")\n";
                value = result.summary() + label.observedNote();
            }
            rows.add(List.of(String.valueOf(entry.getKey()), value));
        }
        return rows.isEmpty() ? "no data" : heading + Figures.table(rows, 2);
    }
}
