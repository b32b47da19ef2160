package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.retention.CustomerBase.Membership;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;

/**
 * The share of a shop's customers who are still customers a window later.
 *
 * <p>{@code overlap = customers active before and in the window / customers active before} (the default), or
 * {@code counts = (E − N) / S}, with S and E the customers at the start and the end and N those acquired in between.
 *
 * <ul>
 *   <li>Without a contract, "customer at the start" needs a rule: who ordered in the preceding window of the same kind,
 *       or, with {@link #activeWithin}, in so many days before the window.
 *   <li>By overlap, an order in the window keeps a customer, with {@code activeWithin} too: whether it was in the last so
 *       many days of it does not matter.
 *   <li>By counts, a customer at the end is one who ordered in the window, or with {@code activeWithin} in so many days
 *       before its end, some of which may lie before the window. Acquired are those customers of the end whose first-ever
 *       order is in the window; who first ordered in it and is none at its end is in neither number.
 *   <li>The count formula is what most guides print. It counts a customer who comes back after a pause as retained, can
 *       pass 100 %, and is shown as it is, as a net rate without interval.
 *   <li>No customers at the start is no data. A window that is not over yet is marked, and its end is that of the data; one
 *       the data do not reach is no data.
 *   <li>With a contract, a customer at a boundary is one of whom a subscription runs just before it, whatever they order;
 *       who ends one and has another at the end is retained. An end that is known to come has not come
 *       before the data reach it. A subscription that ends at the very instant it starts runs at no boundary.
 *   <li>Orders refunded in full make nobody active, unless the history says so.
 * </ul>
 *
 * <p>Worked example: 1,064 customers ordered in February, 412 of them in March too: 38.7 %. A shop with 1,200 customers at
 * the start, 1,100 at the end and 150 of those new has (1100 − 150) / 1200 = 79.2 % by counts.
 *
 * <pre>{@code
 * Ratio retention = engine.compute(RetentionRate.in(month(2026, 3)));
 * Ratio asGuidesPrintIt = engine.compute(RetentionRate.in(month(2026, 3)).definedBy(RetentionRate.Definition.COUNTS));
 * Ratio ofSubscribers = engine.compute(
 *         RetentionRate.in(month(2026, 3)).definedBy(RetentionRate.Definition.CONTRACTUAL));
 * Ratio fromCounts = RetentionRate.of(1100, 150, 1200); // end, acquired, start
 * }</pre>
 *
 * <p>Source: guides on keeping customers print (E − N) / S, and define it as the share of those at the start who stay, which
 * is what the overlap counts.
 *
 * @param window the window
 * @param definition which definition to follow
 * @param activeDays how many days before a boundary make a customer; 0 for the preceding window
 */
public record RetentionRate(Window window, Definition definition, int activeDays)
        implements Metric<CustomerBase, Ratio> {
    private static final String NAME = "retention rate";

    /** What retained means. */
    public enum Definition {
        /** The same customers: active before and in the window, of those active before. */
        OVERLAP("same customers: active before and in the window / active before"),
        /** Counts alone: (customers at the end − customers acquired) / customers at the start. */
        COUNTS("counts: (end - acquired) / start"),
        /** The same subscribers: a subscription running at the start and at the end, of those at the start. */
        CONTRACTUAL("contractual: subscription running at the start and at the end / running at the start");

        private final String text;

        Definition(String text) {
            this.text = text;
        }

        private Membership membership() {
            return this == CONTRACTUAL ? Membership.SUBSCRIPTION : Membership.ORDERS;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the days are negative, or not 0 where subscriptions tell who is a customer
     */
    public RetentionRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        CustomerBase.check(definition.membership(), activeDays);
    }

    /**
     * The retention rate of a window, by overlap with the window before it.
     *
     * @param window the window
     * @return the metric
     */
    public static RetentionRate in(Window window) {
        return new RetentionRate(window, Definition.OVERLAP, 0);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public RetentionRate definedBy(Definition by) {
        return new RetentionRate(window, by, activeDays);
    }

    /**
     * The same, with customers being those who ordered in so many days before a boundary.
     *
     * @param days how many days, at least 1
     * @return the metric
     */
    public RetentionRate activeWithin(int days) {
        return new RetentionRate(window, definition, CustomerBase.checkDays(days));
    }

    /**
     * The count formula for people who have only counts.
     *
     * @param end customers at the end
     * @param acquired customers acquired in between, zero or above
     * @param start customers at the start, zero or above
     * @return (end − acquired) / start, a net rate
     * @throws IllegalArgumentException if a count is negative
     */
    public static Ratio of(long end, long acquired, long start) {
        if (end < 0 || acquired < 0) {
            throw new IllegalArgumentException("end " + end + " or acquired " + acquired + " is below 0");
        }
        return Ratio.net(label(Definition.COUNTS, 0), end - acquired, start);
    }

    /**
     * The overlap for people who have only counts.
     *
     * @param retained customers of the start who are customers still
     * @param start customers at the start
     * @return retained / start
     * @throws IllegalArgumentException if the retained are not in [0, start]
     */
    public static Ratio of(long retained, long start) {
        return Ratio.part(label(Definition.OVERLAP, 0), retained, start);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CustomerBase start(Basis basis) {
        return new CustomerBase(basis, window, definition.membership(), activeDays);
    }

    /** With the same spans. */
    @Override
    public CustomerBase startLike(CustomerBase other, Basis basis) {
        return other.like();
    }

    @Override
    public void add(CustomerBase state, CustomerHistory customer) {
        state.add(customer);
    }

    @Override
    public void addAll(CustomerBase state, CustomerBlock block) {
        if (!state.addAll(block)) {
            Metric.super.addAll(state, block);
        }
    }

    @Override
    public Requirement requires() {
        return definition.membership().requires(window, activeDays);
    }

    @Override
    public void merge(CustomerBase into, CustomerBase from) {
        into.add(from);
    }

    @Override
    public Optional<RatioOfSums<CustomerBase>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(
                definition == Definition.COUNTS ? state -> state.end - state.acquired : state -> state.retained,
                state -> state.start));
    }

    @Override
    public Ratio finish(CustomerBase state, Basis basis) {
        Label label = label(definition, activeDays).in(basis.scope(window));
        return switch (definition) {
            case OVERLAP, CONTRACTUAL -> Ratio.part(label, state.retained, state.start);
            case COUNTS -> Ratio.net(label, state.end - state.acquired, state.start);
        };
    }

    private static Label label(Definition definition, int activeDays) {
        return Label.of(NAME, definition.toString()).noting(CustomerBase.note(activeDays));
    }
}
