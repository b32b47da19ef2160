package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.Figures;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are too small to be told of, and which customers are looked at: what an engine with a minimum group size asks a
 * metric to {@linkplain Metric#hidingSmallGroups hide}.
 *
 * @param fewest of how many customers a group must be at least
 * @param filter which customers are looked at, or null if all are
 * @param filters the filters that it is made of, each of which is asked about those who passed the ones before
 */
public record SmallGroups(int fewest, @Nullable CustomerFilter filter, List<CustomerFilter> filters)
        implements Serializable {
    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if the number is below 2
     */
    public SmallGroups {
        if (fewest < 2) {
            throw new IllegalArgumentException(
                    "minimum group size " + fewest + " is below 2: a group of one is the least that there is to hide");
        }
        filters = List.copyOf(filters);
    }

    /**
     * Groups of fewer than so many, among all customers.
     *
     * @param customers of how many customers a group must be at least, 2 or more
     * @return the rule
     * @throws IllegalArgumentException if the number is below 2
     */
    public static SmallGroups below(int customers) {
        return new SmallGroups(customers, null, List.of());
    }

    /**
     * The same among some of the customers, where whoever is left out must be no small group either.
     *
     * @param some which customers, of those that are looked at
     * @return the rule
     */
    public SmallGroups within(CustomerFilter some) {
        List<CustomerFilter> all = new ArrayList<>(filters);
        addParts(requireNonNull(some, "some"), all);
        return new SmallGroups(fewest, filter == null ? some : some.and(filter), all);
    }

    private static void addParts(CustomerFilter of, List<CustomerFilter> all) {
        if (of instanceof BothFilter both) {
            addParts(both.one(), all);
            addParts(both.other(), all);
        } else {
            all.add(of);
        }
    }

    /** The same among all customers. */
    SmallGroups amongAll() {
        return below(fewest);
    }

    /** The basis of those who are looked at. */
    Basis narrow(Basis basis) {
        return filter == null ? basis : basis.only(filter.name());
    }

    /** Whether there are some, and too few. */
    boolean isSmall(long customers) {
        return customers > 0 && customers < fewest;
    }

    /**
     * A metric by this rule, whose groups inside its result are hidden already.
     *
     * @param <S> the state of the metric
     * @param <R> its result
     * @param metric the metric
     * @return a metric of the same result, hidden if it is of too few of the customers that are looked at, or leaves out too few
     */
    public <S, R> Metric<?, R> hiding(Metric<S, R> metric) {
        return new HidingMetric<>(metric, this);
    }

    /**
     * Why a metric is refused.
     *
     * @param reason why its result cannot be hidden
     * @return what to throw
     */
    public IllegalArgumentException refusal(String reason) {
        return new IllegalArgumentException(
                "minimum group size " + fewest + ": " + reason + ", or ask an engine without a minimum group size");
    }

    /**
     * What is said under a table of whose groups some are hidden.
     *
     * @param groups how many are hidden
     * @param fewest of how many customers a group must be at least
     * @param basis what the result stands on, which may be hidden as a whole
     * @return a sentence without a full stop, or empty if nothing is hidden
     */
    public static Optional<String> note(int groups, int fewest, Basis basis) {
        String why = "fewer than " + Figures.count(Math.max(fewest, basis.hiddenBelow()), "customer");
        if (basis.hiddenBelow() > 0) {
            return Optional.of("hidden: " + why);
        }
        return groups == 0
                ? Optional.empty()
                : Optional.of(Figures.count(groups, "group") + (groups == 1 ? " is" : " are") + " hidden: " + why
                        + ", or needed to hide such a group");
    }

    /** What is hidden. */
    @Override
    public String toString() {
        return "groups of fewer than " + Figures.count(fewest, "customer") + " hidden";
    }
}
