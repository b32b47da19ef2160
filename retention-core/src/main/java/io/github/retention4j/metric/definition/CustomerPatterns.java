package io.github.retention4j.metric.definition;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How many customers have which traits together: what tells two definitions apart is read from it.
 *
 * @param traits what is looked at
 */
record CustomerPatterns(Traits traits) implements Metric<CustomerPatterns.State, CustomerPatterns.Counted> {
    /** A count for each pattern; that of nobody's concern, without any trait, stays 0. */
    static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Traits.Rule rule;
        private final long[] customers;

        private State(Basis basis, Traits traits) {
            super(basis);
            rule = traits.in(basis);
            customers = new long[traits.patterns()];
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int pattern = 0; pattern < customers.length; pattern++) {
                customers[pattern] -= other.customers[pattern];
            }
        }
    }

    /**
     * How many customers have which traits.
     *
     * @param customers how many there are of each pattern of bits
     */
    record Counted(List<Long> customers) implements Serializable {
        Counted {
            customers = List.copyOf(customers);
        }

        /** How many have all of some traits and none of some others. */
        long count(int all, int none) {
            long count = 0;
            for (int pattern = 0; pattern < customers.size(); pattern++) {
                count += (pattern & all) == all && (pattern & none) == 0 ? customers.get(pattern) : 0;
            }
            return count;
        }

        /** How many have all of some traits, but not all of some others. */
        long countWithoutAll(int all, int notAll) {
            return count(all, 0) - count(all | notAll, 0);
        }
    }

    CustomerPatterns {
        requireNonNull(traits, "traits");
    }

    @Override
    public String name() {
        return "customers by their traits";
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, traits);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int pattern = state.rule.of(customer);
        state.customers[pattern] += pattern == 0 ? 0 : 1;
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int pattern = 0; pattern < into.customers.length; pattern++) {
            into.customers[pattern] += from.customers[pattern];
        }
    }

    @Override
    public Counted finish(State state, Basis basis) {
        return new Counted(Arrays.stream(state.customers).boxed().toList());
    }

    @Override
    public Requirement requires() {
        return traits.requires();
    }
}
