package io.github.retention4j.concurrent;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many threads may work at once, and where they come from.
 *
 * <p>The calling thread always works too, so an executor that is busy, full or shut down costs speed, never progress.
 *
 * @param threads how many threads, the caller's included
 * @param executor where the others come from
 */
public record Parallelism(int threads, Executor executor) {
    /** The calling thread alone. */
    public static final Parallelism NONE = new Parallelism(1, Runnable::run);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there is no thread
     */
    public Parallelism {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " is below 1");
        }
        requireNonNull(executor, "executor");
    }

    /**
     * Does numbered tasks, each once, every thread gathering into a state of its own.
     *
     * @param <S> the state
     * @param tasks how many tasks
     * @param start makes a thread's state
     * @param task does one task
     * @return the states, one a thread that had work to do, in no particular order
     */
    public <S> List<S> run(int tasks, Supplier<S> start, ObjIntConsumer<S> task) {
        Run<S> run = new Run<>(tasks, start, task);
        for (int helper = 1; helper < Math.min(threads, tasks); helper++) {
            try {
                executor.execute(run::help);
            } catch (RejectedExecutionException full) {
                break;
            }
        }
        run.work();
        return run.finish();
    }

    private static final class Run<S> {
        private final int tasks;
        private final Supplier<S> start;
        private final ObjIntConsumer<S> task;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final List<S> states = Collections.synchronizedList(new ArrayList<>());
        private final Phaser working = new Phaser(1);

        Run(int tasks, Supplier<S> start, ObjIntConsumer<S> task) {
            this.tasks = tasks;
            this.start = start;
            this.task = task;
        }

        void help() {
            working.register();
            try {
                work();
            } finally {
                working.arriveAndDeregister();
            }
        }

        void work() {
            try {
                int i = next.getAndIncrement();
                if (i >= tasks) {
                    return;
                }
                S state = start.get();
                for (; i < tasks; i = next.getAndIncrement()) {
                    task.accept(state, i);
                }
                states.add(state);
            } catch (Throwable e) {
                // Whatever a task throws reaches the caller in finish(); Kotlin and Scala throw checked exceptions too.
                failure.compareAndSet(null, e);
                next.set(tasks);
            }
        }

        List<S> finish() {
            // A helper that starts only now finds no task left and adds no state.
            working.arriveAndAwaitAdvance();
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException e) {
                throw e;
            } else if (thrown instanceof Error e) {
                throw e;
            } else if (thrown != null) {
                throw new UndeclaredThrowableException(thrown);
            }
            return states;
        }
    }
}
