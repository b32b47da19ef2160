package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether groups differ in how long it takes them: the log-rank test, or Peto's.
 *
 * <p>{@code χ² = (O − E)ᵀ V⁻¹ (O − E)}, where O are a group's events, E is how many it would have if at every time each group had its
 * share of the events by how many of it are at risk, and V is the variance of O − E
 *
 * <ul>
 *   <li>The log-rank test counts all events alike. {@linkplain #peto Peto's} weighs each by the share of all groups together that had
 *       none before, so that early differences count for more.
 *   <li>{@linkplain #stratified Strata} are compared each within itself and summed: whether the countries differ, say, among customers
 *       who came by the same channel.
 *   <li>The groups are of different customers, as segments are. Curves in which one customer has several spells are refused, since
 *       the test takes spells to be independent.
 *   <li>Of groups that are never at risk when something happens nothing is known; they are in the table and not in the test. If
 *       fewer than two others are left there is no test: χ² is 0 of 0 degrees of freedom, and p is 1.
 * </ul>
 *
 * <p>Worked example: of four customers those of group a have the event on days 1 and 3, of group b one on day 2 and one is followed
 * for 4 days. Expected of a are {@code 2/4 + 1/3 + 1/2 = 4/3} events, and it has 2; the variance is {@code 1/4 + 2/9 + 1/4 = 13/18}, and
 * χ² is {@code (2/3)² / (13/18) = 0.615}, p = .43.
 *
 * <pre>{@code
 * LogRankTest test = LogRankTest.of(engine.compute(TimeToEvent.toNthOrder(2).within(q1).by(Segments.country())));
 * double p = test.pValue();
 * }</pre>
 *
 * <p>Source: N. Mantel, 1966; R. Peto and J. Peto, Asymptotically efficient rank invariant test procedures, Journal of the Royal
 * Statistical Society A 135 (1972); for the weights D. P. Harrington and T. R. Fleming, Biometrika 69 (1982), with ρ = 0 and 1.
 *
 * @param weights which of the two it is
 * @param groups what each group had and was to be expected to have
 * @param chiSquared the statistic
 * @param degreesOfFreedom one less than the groups that are compared
 */
public record LogRankTest(Weights weights, List<Group> groups, double chiSquared, int degreesOfFreedom)
        implements Serializable {
    /** How much an event counts. */
    public enum Weights {
        /** All alike. */
        LOG_RANK("log-rank test"),
        /** By the share of all that had none before. */
        PETO("Peto's test");

        private final String text;

        Weights(String text) {
            this.text = text;
        }
    }

    /**
     * A group.
     *
     * @param name its key, as text
     * @param spells how many were followed
     * @param observed its events, weighted
     * @param expected how many it would have if the groups did not differ, weighted
     */
    public record Group(String name, long spells, double observed, double expected) implements Serializable {}

    /** Copies. */
    public LogRankTest {
        requireNonNull(weights, "weights");
        groups = List.copyOf(groups);
    }

    /**
     * The log-rank test.
     *
     * @param curves a curve for each group, such as those of segments
     * @return the test
     * @throws IllegalArgumentException if there are fewer than two groups, or a customer has several spells in a curve
     */
    public static LogRankTest of(Map<?, SurvivalCurve> curves) {
        return test(Weights.LOG_RANK, List.of(requireNonNull(curves, "curves")));
    }

    /**
     * Peto's test, in which early events count for more.
     *
     * @param curves a curve for each group
     * @return the test
     * @throws IllegalArgumentException if there are fewer than two groups, or a customer has several spells in a curve
     */
    public static LogRankTest peto(Map<?, SurvivalCurve> curves) {
        return test(Weights.PETO, List.of(requireNonNull(curves, "curves")));
    }

    /**
     * The test of groups within strata.
     *
     * <pre>{@code
     * Metric<?, Segmented<String, SurvivalCurve>> byCountry = TimeToEvent.toNthOrder(2).within(q1).by(Segments.country());
     * LogRankTest test = LogRankTest.stratified(LogRankTest.Weights.LOG_RANK, List.of(
     *         engine.where("of friends", c -> Segments.channel().key(c).equals("friend")).compute(byCountry),
     *         engine.where("of others", c -> !Segments.channel().key(c).equals("friend")).compute(byCountry)));
     * }</pre>
     *
     * @param weights how much an event counts
     * @param strata for each stratum, a curve for each group; a group may be missing in some of them
     * @return the test
     * @throws IllegalArgumentException if there are fewer than two groups, or a customer has several spells in a curve
     */
    public static LogRankTest stratified(Weights weights, Collection<? extends Map<?, SurvivalCurve>> strata) {
        requireNonNull(weights, "weights");
        return test(weights, List.copyOf(requireNonNull(strata, "strata")));
    }

    private static LogRankTest test(Weights weights, List<? extends Map<?, SurvivalCurve>> strata) {
        Map<Object, Integer> numbers = new LinkedHashMap<>();
        for (Map<?, SurvivalCurve> stratum : strata) {
            stratum.forEach((key, curve) -> {
                if (requireNonNull(curve, "curve").isClustered()) {
                    throw new IllegalArgumentException("a curve in which one customer has several spells cannot be"
                            + " tested, since the test takes spells to be independent; compare one spell a customer");
                }
                numbers.putIfAbsent(requireNonNull(key, "key"), numbers.size());
            });
        }
        if (numbers.size() < 2) {
            throw new IllegalArgumentException(Figures.count(numbers.size(), "group") + " to compare; give at least 2");
        }
        LogRankSums sums = new LogRankSums(numbers.size(), weights == Weights.PETO);
        long[] spells = new long[numbers.size()];
        for (Map<?, SurvivalCurve> stratum : strata) {
            RiskSets[] sets = new RiskSets[numbers.size()];
            stratum.forEach((key, curve) -> {
                int number = requireNonNull(numbers.get(key));
                sets[number] = curve.sets();
                spells[number] = Math.addExact(spells[number], curve.spells());
            });
            sums.add(sets);
        }
        List<Group> groups = new ArrayList<>();
        numbers.forEach((key, number) -> groups.add(
                new Group(String.valueOf(key), spells[number], sums.observed(number), sums.expected(number))));
        return new LogRankTest(weights, groups, sums.chiSquared(), sums.degreesOfFreedom());
    }

    /**
     * How probable groups that are at least as different are if they are drawn from customers who do not differ.
     *
     * @return the p-value, by the χ² distribution
     */
    public double pValue() {
        return degreesOfFreedom < 1
                ? 1
                : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(chiSquared);
    }

    /**
     * The table it prints as.
     *
     * @return a row for each group, and the test below
     */
    public Table table() {
        List<List<String>> rows = groups.stream()
                .map(group -> List.of(
                        group.name(),
                        String.valueOf(group.spells()),
                        Figures.decimals(group.observed(), weights == Weights.PETO ? 1 : 0),
                        Figures.decimals(group.expected(), 1)))
                .toList();
        String told = "χ² = " + Figures.decimals(chiSquared, 2) + " with " + Figures.count(degreesOfFreedom, "degree")
                + " of freedom, " + Figures.pValue(pValue());
        return new Table(
                weights.text,
                List.of(
                        Column.words("group"),
                        Column.figures("n"),
                        Column.figures("observed"),
                        Column.figures("expected")),
                rows,
                List.of(told));
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
