package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A metric for each segment of the customers: an immutable map in the order of its keys, which prints itself as a table.
 *
 * @param <K> what tells segments apart
 * @param <R> the result for a segment
 */
public final class Segmented<K extends Comparable<? super K>, R> extends AbstractMap<K, R> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String metric;
    private final String segment;
    private final TreeMap<K, R> results;
    private final @Nullable String note;
    private final @Nullable String population;

    /**
     * Copies.
     *
     * @param segment what the customers are segmented by
     * @param results the result for each segment
     * @throws IllegalArgumentException if two of the keys compare as equal, as 1.0 and 1.00 do
     */
    public Segmented(String segment, Map<K, R> results) {
        this(results, "", segment, null, null);
    }

    /**
     * Copies, with what is to be said of all segments. Each result says of itself which segment it is of.
     *
     * @param segment what the customers are segmented by
     * @param results the result for each segment
     * @param note what is to be said of the segments, if anything
     * @param population which customers all of them are divided from, such as "only loyal"; empty for all
     * @throws IllegalArgumentException if two of the keys compare as equal, as 1.0 and 1.00 do
     */
    public Segmented(String segment, Map<K, R> results, Optional<String> note, String population) {
        this(results, "", segment, note.orElse(null), requireNonNull(population, "population"));
    }

    private Segmented(
            Map<K, R> results, String metric, String segment, @Nullable String note, @Nullable String population) {
        this.metric = requireNonNull(metric, "metric");
        this.segment = requireNonNull(segment, "segment");
        this.results = new TreeMap<>(results);
        this.note = note;
        this.population = population;
        if (this.results.size() != results.size()) {
            throw new IllegalArgumentException("segments by " + segment + ": " + results.size()
                    + " keys, of which only " + this.results.size() + " differ in order");
        }
    }

    /**
     * The same under a metric's name, which stands in the heading if the results do not name themselves, as a number does not.
     *
     * @param name the metric's name
     * @return the same results
     */
    public Segmented<K, R> named(String name) {
        return new Segmented<>(results, requireNonNull(name, "name"), segment, note, population);
    }

    /**
     * What the customers are segmented by.
     *
     * @return the segment's name
     */
    public String segment() {
        return segment;
    }

    /**
     * What is to be said of the segments, such as that what they divide by is known of nobody.
     *
     * @return a sentence without a full stop, or empty
     */
    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    /**
     * Which customers all of them are divided from.
     *
     * @return such as "only loyal"; empty for all, or if it is not known
     */
    public String population() {
        return population == null ? "" : population;
    }

    @Override
    public Set<Entry<K, R>> entrySet() {
        SortedMap<K, R> view = Collections.unmodifiableSortedMap(results);
        return view.entrySet();
    }

    @Override
    public boolean containsKey(Object key) {
        return results.containsKey(key);
    }

    @Override
    public @Nullable R get(Object key) {
        return results.get(key);
    }

    /**
     * The result of a segment by how its key is written, such as that of the band "5+".
     *
     * @param key the key as the table shows it
     * @return the result, or empty if no segment is written so
     */
    public Optional<R> find(String key) {
        requireNonNull(key, "key");
        return results.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(key))
                .map(Entry::getValue)
                .findFirst();
    }

    @Override
    public String toString() {
        return table().toString();
    }

    /**
     * The table it prints as.
     *
     * @return a row for each segment
     */
    public Table table() {
        List<String> notes = note().map(List::of).orElse(List.of());
        return results.isEmpty()
                ? new Table((metric + " by " + segment).strip() + ": no data", List.of(), List.of(), notes)
                : table(results, metric, "by " + segment, true, population, notes);
    }

    /** A line on what all results share, of all of these customers if each is only of some, then a row for each. */
    static Table table(
            Map<?, ?> results,
            String metric,
            String by,
            boolean sameWindow,
            @Nullable String population,
            List<String> notes) {
        List<List<String>> rows = new ArrayList<>();
        boolean nameless = results.values().stream().noneMatch(MetricResult::isNamed);
        String heading = nameless ? (metric + " " + by).strip() : by;
        for (Entry<?, ?> entry : results.entrySet()) {
            String value = String.valueOf(entry.getValue());
            if (entry.getValue() instanceof MetricResult result) {
                Label label = result.label();
                String of = population == null ? label.population() : population;
                heading = label.heading(of, by.isEmpty() ? "" : " " + by, sameWindow);
                value = result.summary() + (sameWindow ? "" : result.label().observedNote());
            }
            rows.add(List.of(String.valueOf(entry.getKey()), value));
        }
        return new Table(heading, List.of(Column.words(""), Column.words("")), rows, notes);
    }
}
