package io.github.retention4j.clv;

import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.model.Observation;
import io.github.retention4j.result.Figures;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many customers with a contract came to each renewal, how many of them were lost there and how many went on: what
 * {@link ShiftedBetaGeometric} is fitted to.
 *
 * <ul>
 *   <li>The first renewal is that after the first period of the contract, number 1.
 *   <li>Cohorts of different ages are added to each other: a young one has come to the first renewals only.
 * </ul>
 *
 * <p>Worked example: of 1,000 who signed up 631 renewed once and 468 twice. At the first renewal 369 were lost and 631 kept, at the second
 * 163 lost and 468 kept.
 *
 * <pre>{@code
 * Renewals old = Renewals.ofSurvivors(1000, 631, 468, 382);
 * Renewals both = old.plus(Renewals.ofSurvivors(800, 520));
 * Renewals ofCohorts = Renewals.of(engine.compute(CohortRetention.monthly()
 *         .cells(CohortRetention.CellRule.ON_OR_AFTER)));
 * }</pre>
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, How to project customer retention, Journal of Interactive Marketing 21 (2007).
 *
 * @param lost how many were lost at each renewal, from the first
 * @param kept how many went on
 */
public record Renewals(List<Long> lost, List<Long> kept) implements Serializable {
    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if the two are not of one length, or a number is below 0
     */
    public Renewals {
        lost = List.copyOf(lost);
        kept = List.copyOf(kept);
        if (lost.size() != kept.size()) {
            throw new IllegalArgumentException(lost.size() + " numbers of lost and " + kept.size()
                    + " of kept customers; each renewal needs both");
        }
        for (int i = 0; i < lost.size(); i++) {
            if (lost.get(i) < 0 || kept.get(i) < 0) {
                throw new IllegalArgumentException("renewal " + (i + 1) + " with " + lost.get(i) + " lost and "
                        + kept.get(i) + " kept customers; neither can be below 0");
            }
        }
    }

    /**
     * Those of one cohort, by how many were left.
     *
     * @param survivors how many signed up, and how many were still there after each renewal
     * @return what became of them at each renewal
     * @throws IllegalArgumentException if there is no number, one is below 0, or one is above that before it
     */
    public static Renewals ofSurvivors(long... survivors) {
        if (survivors.length == 0) {
            throw new IllegalArgumentException("no survivors; the first number is how many signed up");
        }
        List<Long> lost = new ArrayList<>();
        List<Long> kept = new ArrayList<>();
        for (int t = 0; t < survivors.length; t++) {
            if (survivors[t] < 0 || (t > 0 && survivors[t] > survivors[t - 1])) {
                throw new IllegalArgumentException("survivors " + survivors[t] + " at " + t
                        + (survivors[t] < 0 ? " are below 0" : " are more than " + survivors[t - 1] + " before")
                        + "; a customer with a contract who is lost does not come back");
            }
            if (t > 0) {
                lost.add(survivors[t - 1] - survivors[t]);
                kept.add(survivors[t]);
            }
        }
        return new Renewals(lost, kept);
    }

    /**
     * Those of the cohorts of customers who renew by ordering, a period of the table being one of the contract.
     *
     * <p>A cohort counts as far as its periods are observed whole. Its cells must not grow with age: take
     * {@link io.github.retention4j.metric.cohort.CohortRetention.CellRule#ON_OR_AFTER}, by which a customer is there until the last
     * order.
     *
     * @param cohorts the cohorts
     * @return what became of all of them at each renewal
     * @throws IllegalArgumentException if customers of a cohort come back: the message names the cohort
     */
    public static Renewals of(CohortTable cohorts) {
        Renewals all = new Renewals(List.of(), List.of());
        for (CohortTable.Cohort cohort : cohorts.cohorts()) {
            long[] survivors = LongStream.concat(
                            LongStream.of(cohort.size()),
                            cohort.cells().stream()
                                    .skip(1)
                                    .takeWhile(cell -> cell.observation() == Observation.OBSERVED)
                                    .mapToLong(CohortTable.Cell::customers))
                    .toArray();
            try {
                all = all.plus(ofSurvivors(survivors));
            } catch (IllegalArgumentException growing) {
                throw new IllegalArgumentException(
                        "cohort " + cohort.period() + ": " + growing.getMessage() + "; ask for cells(ON_OR_AFTER)",
                        growing);
            }
        }
        return all;
    }

    /**
     * These and those of other customers.
     *
     * @param others of other customers, with more renewals or fewer
     * @return the sums
     */
    public Renewals plus(Renewals others) {
        return new Renewals(sum(lost, others.lost), sum(kept, others.kept));
    }

    private static List<Long> sum(List<Long> one, List<Long> other) {
        return IntStream.range(0, Math.max(one.size(), other.size()))
                .mapToObj(i -> (i < one.size() ? one.get(i) : 0) + (i < other.size() ? other.get(i) : 0))
                .toList();
    }

    /**
     * How many customers came to the first renewal.
     *
     * @return zero or more
     */
    public long customers() {
        return lost.isEmpty() ? 0 : lost.get(0) + kept.get(0);
    }

    /** How many were lost, of how many, at how many renewals. */
    @Override
    public String toString() {
        long all = lost.stream().mapToLong(count -> count).sum();
        return all + " of " + Figures.count(customers(), "customer") + " lost at "
                + Figures.count(lost.size(), "renewal");
    }
}
