package io.github.retention4j.compare;

import static java.util.Comparator.comparingDouble;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A figure in several groups of customers: whether they differ at all, and which of them do.
 *
 * <p>{@code χ² = Σ (hits − total · p)² / (total · p · (1 − p))} over the groups, with p the share of all of them
 *
 * <ul>
 *   <li>Of three and more shares of customers the test of all groups is Pearson's χ² of homogeneity; where fewer than 5 are
 *       expected on a side of any group, the result says that it is rough. Of other figures it is Welch's analysis of variance, with
 *       the standard errors over customers, which need not be the same in all groups. Two groups have the test of two.
 *   <li>Each pair has the test of two, as a {@link Comparison} has it. Among many pairs some differ by chance, so their p-values
 *       are corrected by Holm's method: in 95 of 100 shops in which no groups differ, no pair is called different. The intervals
 *       beside them are those of the pair alone.
 *   <li>Customers of whom the segment is not known are a group too.
 *   <li>Groups without data are in no test. Nor are, where no shares are compared, groups of one customer or of customers who are
 *       all alike; the result says which.
 * </ul>
 *
 * <p>Worked example: of 70, 80 and 60 customers 56, 48 and 33 bought: χ² = 10.5 with 2 degrees of freedom, p = .005. Of
 * the three p-values .0022, .0080 and .55 Holm's correction makes .0067, .016 and .55.
 *
 * <pre>{@code
 * GroupComparison<String> countries = engine.compute(Comparison.of(RepeatPurchaseRate.in(q1)).by(Segments.country()));
 * List<GroupComparison.Pair<String>> pairs = countries.pairs();
 * }</pre>
 *
 * <p>Source: S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Stat. 6 (1979); B. L. Welch, On the
 * comparison of several mean values, Biometrika 38 (1951).
 *
 * @param <K> what tells groups apart
 */
public final class GroupComparison<K extends Comparable<? super K>> implements MetricResult {
    private static final long serialVersionUID = 1L;

    private static final int MOST_GROUPS_IN_PAIRS = 30;
    private static final int MOST_PAIRS = 10;

    private final Label label;
    private final String segment;
    private final @Nullable String note;

    @SuppressWarnings("serial") // a map that is
    private final Map<K, NumericResult> groups;

    @SuppressWarnings("serial") // a map that is
    private final Map<K, Figure> estimates;

    private final @Nullable SignificanceTest test;

    private GroupComparison(
            Label label,
            String segment,
            @Nullable String note,
            Map<K, Figure> estimates,
            @Nullable SignificanceTest test) {
        this.label = label;
        this.segment = segment;
        this.note = note;
        this.estimates = Collections.unmodifiableMap(new TreeMap<>(estimates));
        Map<K, NumericResult> results = new TreeMap<>();
        estimates.forEach((key, estimate) -> results.put(key, estimate.result()));
        this.groups = Collections.unmodifiableMap(results);
        this.test = test;
    }

    /** Several groups of other customers. */
    static <K extends Comparable<? super K>> GroupComparison<K> of(
            Label label, String segment, Optional<String> note, Map<K, Figure> estimates) {
        return new GroupComparison<>(
                label, segment, note.orElse(null), estimates, GroupsTest.of(List.copyOf(estimates.values())));
    }

    /**
     * Two groups, and how their test stands among those of all pairs.
     *
     * @param <K> what tells groups apart
     * @param first the one group
     * @param second the other
     * @param comparison the first against the second
     * @param correctedP the p-value of their test by Holm's correction
     */
    public record Pair<K>(K first, K second, Comparison comparison, double correctedP) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * What the customers are divided by.
     *
     * @return the segment's name
     */
    public String segment() {
        return segment;
    }

    /**
     * The figure of each group.
     *
     * @return the results in the order of the groups
     */
    public Map<K, NumericResult> groups() {
        return groups;
    }

    /**
     * The test whether the groups differ at all.
     *
     * @return the test, or empty with fewer than two groups that it could tell of
     */
    public Optional<SignificanceTest> test() {
        return Optional.ofNullable(test);
    }

    /**
     * One group against another.
     *
     * @param first a group
     * @param second the group whose figure is subtracted
     * @return the comparison, its p-value not corrected for other pairs
     * @throws IllegalArgumentException if there is no such group
     */
    public Comparison compare(K first, K second) {
        return estimate(first).against(estimate(second));
    }

    private Figure estimate(K key) {
        Figure estimate = estimates.get(requireNonNull(key, "group"));
        if (estimate == null) {
            throw new IllegalArgumentException(key + " is not among the groups " + groups.keySet());
        }
        return estimate;
    }

    /**
     * All pairs of groups that there is a test of, those that differ most surely first. Of k groups there are
     * {@code k·(k − 1) / 2}, each of which is worked out when this is asked.
     *
     * @return the pairs by their p-values
     */
    public List<Pair<K>> pairs() {
        List<Pair<K>> tested = new ArrayList<>();
        List<K> keys = List.copyOf(estimates.keySet());
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                K first = keys.get(i);
                K second = keys.get(j);
                Comparison comparison = compare(first, second);
                comparison.test().ifPresent(of -> tested.add(new Pair<>(first, second, comparison, of.pValue())));
            }
        }
        tested.sort(comparingDouble(Pair::correctedP));
        return corrected(tested);
    }

    /** By Holm: the smallest p-value is multiplied with how many there are, the next with one less, and none falls below the last. */
    private static <K> List<Pair<K>> corrected(List<Pair<K>> byP) {
        List<Pair<K>> corrected = new ArrayList<>();
        double last = 0;
        for (int i = 0; i < byP.size(); i++) {
            Pair<K> pair = byP.get(i);
            last = Math.max(last, Math.min(1, pair.correctedP * (byP.size() - i)));
            corrected.add(new Pair<>(pair.first, pair.second, pair.comparison, last));
        }
        return List.copyOf(corrected);
    }

    @Override
    public String summary() {
        String without = leftOut();
        if (test == null) {
            String counts = Figures.count(groups.size(), "group") + ", too few or too alike to tell chance by";
            boolean isNoData =
                    groups.values().stream().allMatch(result -> result.value().isEmpty());
            return (isNoData ? label.noData(counts) : counts) + without;
        }
        String verdict = GroupsTest.isRough(test) ? "the groups may differ (" : "the groups differ (";
        return (test.isSignificant(Interval.USUAL_LEVEL)
                        ? verdict + test + ")"
                        : "no difference between the groups that these data could show (" + test + ")")
                + without;
    }

    /** The groups that are in no test, by name. */
    private String leftOut() {
        boolean areShares = estimates.values().stream()
                .filter(group -> group.result().value().isPresent())
                .allMatch(group -> group.shareOfSome() != null);
        List<String> without = estimates.entrySet().stream()
                .filter(group -> group.getValue().result().value().isEmpty()
                        || !(areShares || group.getValue().isSpread()))
                .map(group -> group.getKey().toString())
                .toList();
        return without.isEmpty() || test == null ? "" : "; not in the test: " + String.join(", ", without);
    }

    @Override
    public Optional<Table> table() {
        if (groups.values().stream().allMatch(result -> result.value().isEmpty())) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        groups.forEach((key, result) -> rows.add(List.of(String.valueOf(key), result.summary())));
        List<String> below = new ArrayList<>();
        if (note != null) {
            below.add(note);
        }
        below.add(summary() + label.observedNote());
        below.addAll(pairsInWords());
        return Optional.of(new Table(
                label.title() + " by " + segment + " (" + label.definition() + ")",
                List.of(Column.words(""), Column.words("")),
                rows,
                below));
    }

    private List<String> pairsInWords() {
        if (groups.size() > MOST_GROUPS_IN_PAIRS) {
            return List.of("which pairs differ: ask pairs()");
        }
        List<Pair<K>> differ = pairs().stream()
                .filter(pair -> pair.correctedP < 1 - Interval.USUAL_LEVEL)
                .toList();
        List<String> words = new ArrayList<>();
        for (Pair<K> pair : differ.subList(0, Math.min(MOST_PAIRS, differ.size()))) {
            double difference = pair.comparison.value().orElseThrow();
            words.add(pair.first + " against " + pair.second + ": " + pair.comparison.told(difference)
                    + pair.comparison
                            .interval()
                            .map(i -> ", " + i.text(pair.comparison.unit()))
                            .orElse("")
                    + ", " + Figures.pValue(pair.correctedP) + " by Holm's correction");
        }
        if (differ.size() > MOST_PAIRS) {
            words.add("and " + (differ.size() - MOST_PAIRS) + " more pairs that differ");
        }
        return words;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupComparison<?> that
                && label.equals(that.label)
                && segment.equals(that.segment)
                && Objects.equals(note, that.note)
                && estimates.equals(that.estimates);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, segment, note, estimates);
    }

    @Override
    public String toString() {
        return table().map(Table::toString)
                .orElseGet(() -> label.around(summary() + (note == null ? "" : "; " + note)));
    }
}
