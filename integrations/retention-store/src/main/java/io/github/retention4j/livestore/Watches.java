package io.github.retention4j.livestore;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryChange;
import io.github.retention4j.livestore.Live.Look;
import io.github.retention4j.livestore.Live.Merge;
import io.github.retention4j.metric.Metric;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that tells watches. It is there as long as there is a watch; whoever adds only rings a bell. It lets events come for a
 * moment, takes a snapshot, and finds once for all watches who has changed.
 */
final class Watches {
    /** So long it waits for more, or as long as the last update took: so it has half of a processor at most. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

    private final Live live;
    private final Supplier<@Nullable Throwable> failure;
    private final Consumer<String> warnings;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition bell = lock.newCondition();

    // All by the lock, which is held for a moment only.
    private final List<StoreWatch<?>> watches = new ArrayList<>();
    private @Nullable Thread thread;
    private boolean hasCome;
    private boolean isEnding;

    Watches(Live live, Supplier<@Nullable Throwable> failure, Consumer<String> warnings) {
        this.live = live;
        this.failure = failure;
        this.warnings = warnings;
    }

    <R> StoreWatch<R> add(UnaryOperator<MetricsEngine> setup, Metric<?, R> metric, Consumer<? super R> listener) {
        MetricsEngine engine = setup.apply(MetricsEngine.over(live.snapshot()));
        StoreWatch<R> watch = new StoreWatch<>(metric, engine.watch(metric), listener, this::remove);
        lock.lock();
        try {
            if (isEnding) {
                throw new IllegalStateException("the store is closed; open it again");
            }
            watches.add(watch);
            // What came while it was computed.
            hasCome = true;
            if (thread == null) {
                live.follow(true);
                thread = new Thread(this::run, "retention-store-watch");
                thread.setDaemon(true);
                thread.start();
            }
            bell.signal();
        } finally {
            lock.unlock();
        }
        return watch;
    }

    private void remove(StoreWatch<?> watch) {
        lock.lock();
        try {
            watches.remove(watch);
            bell.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Events have come, or histories were replaced, or the store has failed. */
    void ring() {
        lock.lock();
        try {
            if (!hasCome) {
                hasCome = true;
                bell.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Tells what was added until now, and ends; waits for it, unless a listener asks. */
    void close() {
        Thread last;
        lock.lock();
        try {
            isEnding = true;
            bell.signal();
            last = thread;
        } finally {
            lock.unlock();
        }
        if (last != null && last != Thread.currentThread()) {
            Uninterrupted.await(last::join);
        }
    }

    /** Whether it is the thread of the watches that asks: a listener. */
    boolean isTelling() {
        lock.lock();
        try {
            return thread == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    // ---- the thread

    private void run() {
        long pause = PAUSE;
        List<StoreWatch<?>> some = next(pause);
        while (!some.isEmpty()) {
            long start = System.nanoTime();
            update(some);
            pause = Math.max(PAUSE, System.nanoTime() - start);
            some = next(pause);
        }
    }

    /** Those that are to be told; nobody if the thread ends. */
    private List<StoreWatch<?>> next(long pause) {
        lock.lock();
        try {
            while (!hasCome && isGoing()) {
                bell.awaitUninterruptibly();
            }
            awaitMore(pause);
            List<StoreWatch<?>> some = List.copyOf(watches);
            hasCome = false;
            if (isEnding) {
                watches.clear();
            }
            if (some.isEmpty()) {
                thread = null;
                live.follow(false);
            }
            return some;
        } finally {
            lock.unlock();
        }
    }

    private boolean isGoing() {
        return !isEnding && !watches.isEmpty();
    }

    private void awaitMore(long pause) {
        long left = pause;
        while (left > 0 && isGoing()) {
            try {
                left = bell.awaitNanos(left);
            } catch (InterruptedException e) {
                // A listener's doing, which ends nothing here.
                left = 0;
            }
        }
    }

    private void update(List<StoreWatch<?>> some) {
        try {
            Throwable cause = failure.get();
            if (cause == null) {
                update(some, live.look());
            } else {
                end("the store failed: " + FailureText.of(cause));
            }
        } catch (RuntimeException | Error e) {
            end(FailureText.of(e));
        }
    }

    private void update(List<StoreWatch<?>> some, Look look) {
        Map<StoreWatch<?>, Boolean> anew = new LinkedHashMap<>();
        for (Merge merge : look.merges()) {
            update(some, merge.written(), anew);
            // The same rows read back.
            HistoryChange nothing = merge.written().changeSince(merge.written());
            some.forEach(watch -> update(watch, merge.read(), nothing, anew));
        }
        update(some, look.history(), anew);
        anew.forEach(this::tell);
    }

    private void update(List<StoreWatch<?>> some, History next, Map<StoreWatch<?>, Boolean> anew) {
        IdentityHashMap<History, HistoryChange> changes = new IdentityHashMap<>();
        for (StoreWatch<?> watch : some) {
            update(watch, next, changes.computeIfAbsent(watch.history(), next::changeSince), anew);
        }
    }

    private void update(StoreWatch<?> watch, History next, HistoryChange change, Map<StoreWatch<?>, Boolean> anew) {
        try {
            watch.update(next, change);
            anew.merge(watch, watch.wasComputedAnew(), Boolean::logicalOr);
        } catch (RuntimeException | Error e) {
            anew.remove(watch);
            warnings.accept("a watch failed, and is computed anew the next time: " + FailureText.of(e));
        }
    }

    private void tell(StoreWatch<?> watch, boolean isAnew) {
        try {
            watch.tell(isAnew);
        } catch (RuntimeException | Error e) {
            warnings.accept("the listener of a watch failed, and goes on being told: " + FailureText.of(e));
        }
    }

    private void end(String why) {
        warnings.accept("the watches of a store end, since " + why);
        lock.lock();
        try {
            watches.clear();
        } finally {
            lock.unlock();
        }
    }
}
