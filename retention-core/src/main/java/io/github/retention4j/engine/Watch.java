package io.github.retention4j.engine;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryChange;
import io.github.retention4j.metric.Metric;
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
        MetricsEngine its = engine.on(requireNonNull(next, "next"));
        // Should anything fail, what is half changed is not used again.
        PartialReport changed = customers;
        customers = null;
        if (changed == null || !follows(next, changed)) {
            changed = its.partial(metric);
            isComputedAnew = true;
        }
        result = changed.report().get(metric);
        customers = changed;
        engine = its;
        return result;
    }

    /** Says whether states of the history seen last have become those of the next. */
    private boolean follows(History next, PartialReport state) {
        History last = engine.history();
        if (!state.state().subtracts() || !last.basis().equals(next.basis())) {
            return false;
        }
        HistoryChange change = next.changeSince(last);
        if (size(change.left()) + size(change.came()) > size(next)) {
            return false;
        }
        state.remove(engine.on(change.left()).partial(metric));
        state.absorb(engine.on(change.came()).partial(metric));
        isComputedAnew = false;
        return true;
    }

    private static long size(History history) {
        return history.customerCount() + history.orderCount();
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
