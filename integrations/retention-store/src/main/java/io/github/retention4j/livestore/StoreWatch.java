package io.github.retention4j.livestore;

import io.github.retention4j.engine.Watch;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryChange;
import io.github.retention4j.metric.Metric;
import java.util.function.Consumer;

/**
 * A metric of a store that is told again when its result has changed: see {@link RetentionStore#watch}. It goes on until it or the
 * store is closed.
 *
 * <p>For any number of threads.
 *
 * @param <R> the result
 */
public final class StoreWatch<R> implements AutoCloseable {
    private final String name;
    private final Consumer<? super R> listener;
    private final Consumer<StoreWatch<?>> atClose;

    /** By the thread of the watches, once it is known there. */
    private final Watch<R> watch;

    private volatile R result;
    private volatile boolean isComputedAnew = true;
    private volatile boolean isClosed;

    StoreWatch(Metric<?, R> metric, Watch<R> watch, Consumer<? super R> listener, Consumer<StoreWatch<?>> atClose) {
        this.name = metric.name();
        this.watch = watch;
        this.listener = listener;
        this.atClose = atClose;
        this.result = watch.result();
    }

    /**
     * The last result: at first that of what was added before watching began, then that of the last update.
     *
     * @return the result
     */
    public R result() {
        return result;
    }

    /**
     * Whether the last update was computed over all customers, and not over those who had changed: always where the metric's states do
     * not subtract, and now and then for others, as {@link Watch} says.
     *
     * @return whether it was so; at first it is
     */
    public boolean isComputedAnew() {
        return isComputedAnew;
    }

    /** Ends it. The listener may be called, and this returns without waiting for it; it is told nothing that comes later. */
    @Override
    public void close() {
        isClosed = true;
        atClose.accept(this);
    }

    /** The history that the states are of. */
    History history() {
        return watch.history();
    }

    void update(History next, HistoryChange change) {
        watch.update(next, change);
    }

    /** Tells what the last updates have come to, of which some may have been computed anew. */
    void tell(boolean isAnew) {
        isComputedAnew = isAnew;
        R last = result;
        R now = watch.result();
        result = now;
        if (!now.equals(last) && !isClosed) {
            listener.accept(now);
        }
    }

    boolean wasComputedAnew() {
        return watch.isComputedAnew();
    }

    /** The metric and its result. */
    @Override
    public String toString() {
        return "StoreWatch of " + name + ": " + result;
    }
}
