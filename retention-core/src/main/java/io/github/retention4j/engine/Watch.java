package io.github.retention4j.engine;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryChange;
import io.github.retention4j.metric.Metric;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A metric that is told anew whenever rows have come. Where its states subtract, who has changed is taken out as they were and added
 * as they are, so that it costs what these customers have and no pass over the others.
 *
 * <pre>{@code
 * Watch<Ratio> watch = MetricsEngine.over(history).watch(RetentionRate.in(month(2026, 3)));
 * long now = Instant.parse("2026-03-09T08:00:00Z").toEpochMilli();
 * History next = history.plus(more -> more.addOrder("c-17", now, 12050));
 * Ratio rate = watch.update(next);
 * }</pre>
 *
 * <ul>
 *   <li>The result is always the one that the engine has of the history by itself, to the last bit.
 *   <li>It is computed anew, over all customers, where nothing else gives that: if the metric keeps customers, the largest of
 *       something or the like, so that its states do not {@linkplain Metric#subtracts subtract}; if the history stands on
 *       another basis, as when its last day moves on or a kind of record is there for the first time; and if the history does not
 *       come from the last one, or so much has come that the change is more than the whole.
 *   <li>It keeps the history that it has seen last, which has most of its memory in common with the next.
 *   <li>For one thread at a time.
 * </ul>
 *
 * @param <R> the result
 */
public final class Watch<R> {
    private final Metric<?, R> metric;
    private MetricsEngine engine;
    private @Nullable PartialReport customers;
    private R result;
    private boolean isComputedAnew = true;

    Watch(MetricsEngine engine, Metric<?, R> metric) {
        this.metric = metric;
        this.engine = engine;
        PartialReport all = engine.partial(metric);
        customers = all;
        result = all.report().get(metric);
    }

    /**
     * The result of the history seen last.
     *
     * @return the result
     */
    public R result() {
        return result;
    }

    /**
     * Tells the result of another history, in most cases of the one seen last with more rows.
     *
     * @param next the history
     * @return its result
     */
    public R update(History next) {
        requireNonNull(next, "next");
        return update(next, () -> next.changeSince(engine.history()));
    }

    /**
     * The same where the change is known: several watches that have seen the same history last can share it.
     *
     * <pre>{@code
     * Watch<Ratio> rate = MetricsEngine.over(history).watch(RetentionRate.in(month(2026, 3)));
     * Watch<CohortTable> cohorts = MetricsEngine.over(history).watch(CohortRetention.monthly());
     * History next = history.plus(more -> more.addOrder("c-17", 1_772_703_000_000L, 12050));
     * HistoryChange change = next.changeSince(history);
     * rate.update(next, change);
     * cohorts.update(next, change);
     * }</pre>
     *
     * @param next the history
     * @param change what it has otherwise than the {@linkplain #history() one seen last}
     * @return its result
     * @throws IllegalArgumentException if with this change there are not as many customers and orders as the history has
     */
    public R update(History next, HistoryChange change) {
        requireNonNull(change, "change");
        return update(requireNonNull(next, "next"), () -> change);
    }

    private R update(History next, Supplier<HistoryChange> change) {
        MetricsEngine its = engine.on(next);
        // Should anything fail, what is half changed is not used again.
        PartialReport changed = customers;
        customers = null;
        if (changed == null || !follows(next, change, changed)) {
            changed = its.partial(metric);
            isComputedAnew = true;
        }
        result = changed.report().get(metric);
        customers = changed;
        engine = its;
        return result;
    }

    /** Says whether states of the history seen last have become those of the next. */
    private boolean follows(History next, Supplier<HistoryChange> known, PartialReport state) {
        History last = engine.history();
        if (!state.state().subtracts() || !last.basis().equals(next.basis())) {
            return false;
        }
        HistoryChange change = known.get();
        requireChange(last, change, next);
        if (size(change.left()) + size(change.came()) > size(next)) {
            return false;
        }
        state.remove(engine.on(change.left()).partial(metric));
        state.absorb(engine.on(change.came()).partial(metric));
        isComputedAnew = false;
        return true;
    }

    /** Tells most changes between other histories. */
    private static void requireChange(History last, HistoryChange change, History next) {
        long customers = last.customerCount()
                - change.left().customerCount()
                + change.came().customerCount();
        long orders =
                last.orderCount() - change.left().orderCount() + change.came().orderCount();
        if (customers != next.customerCount() || orders != next.orderCount()) {
            throw new IllegalArgumentException("the change makes " + customers + " customers and " + orders
                    + " orders of those of the history seen last, where the next has " + next.customerCount() + " and "
                    + next.orderCount() + "; ask the next for its changeSince(history())");
        }
    }

    private static long size(History history) {
        return history.customerCount() + history.orderCount();
    }

    /**
     * The history seen last.
     *
     * @return the history that the result is of
     */
    public History history() {
        return engine.history();
    }

    /**
     * Whether the result was computed over all customers, and not over those who had changed.
     *
     * @return whether it was so at the last update; at first it is
     */
    public boolean isComputedAnew() {
        return isComputedAnew;
    }

    /** The metric and its result. */
    @Override
    public String toString() {
        return "Watch of " + metric.name() + ": " + result;
    }
}
