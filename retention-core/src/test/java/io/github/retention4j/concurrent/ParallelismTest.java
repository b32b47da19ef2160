package io.github.retention4j.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60) // a run that hangs fails, rather than the build
class ParallelismTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    private static List<List<Integer>> gather(Parallelism parallelism, int tasks) {
        return parallelism.run(tasks, ArrayList::new, List::add);
    }

    private static void assertEachOnce(List<List<Integer>> states, int tasks) {
        assertThat(states.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(IntStream.range(0, tasks).boxed().toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A task for two threads of which the caller's fails or goes on only once the helper has come so far. */
    private static ObjIntConsumer<Object> tasks(Thread caller, Runnable callers, Runnable helpers) {
        return (state, i) -> (Thread.currentThread() == caller ? callers : helpers).run();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 1", "2, 100", "4, 3", "4, 5000", "64, 100"})
    void everyTaskIsDoneOnce(int threads, int tasks) {
        for (int repeat = 0; repeat < 50; repeat++) {
            List<List<Integer>> states = gather(new Parallelism(threads, pool), tasks);
            assertEachOnce(states, tasks);
            assertThat(states).hasSizeBetween(1, Math.min(threads, tasks)).noneMatch(List::isEmpty);
        }
    }

    @Test
    void noTaskNeedsNoState() {
        assertThat(gather(new Parallelism(4, pool), 0)).isEmpty();
        assertThat(gather(Parallelism.NONE, 0)).isEmpty();
    }

    @Test
    void oneThreadIsTheCallersAndAsksNobody() {
        Executor untouchable = task -> {
            throw new AssertionError("asked for a thread");
        };
        assertThat(gather(new Parallelism(1, untouchable), 3)).containsExactly(List.of(0, 1, 2));
        assertThat(gather(new Parallelism(8, untouchable), 1)).containsExactly(List.of(0));
        assertThat(gather(Parallelism.NONE, 2)).containsExactly(List.of(0, 1));
    }

    @Test
    void workIsSharedWithTheExecutorsThreads() {
        CountDownLatch both = new CountDownLatch(2);
        Parallelism two = new Parallelism(2, pool);
        // Each task waits for the other: one thread alone would never end.
        List<List<Integer>> states = two.run(2, ArrayList::new, (state, i) -> {
            both.countDown();
            await(both);
            state.add(i);
        });
        assertThat(states).hasSize(2);
        assertEachOnce(states, 2);
    }

    @Test
    void fullExecutorCostsSpeedOnly() {
        Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        assertThat(gather(new Parallelism(4, full), 5)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void executorThatWasShutDownCostsSpeedOnly() {
        pool.shutdown();
        assertThat(gather(new Parallelism(4, pool), 5)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void executorThatNeverRunsAnythingCostsSpeedOnly() {
        Executor idle = task -> {};
        assertThat(gather(new Parallelism(4, idle), 5)).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void executorThatRunsAfterwardsFindsNothingToDo() {
        Queue<Runnable> later = new ArrayDeque<>();
        List<List<Integer>> states = gather(new Parallelism(4, later::add), 5);
        assertThat(later).hasSize(3);
        later.forEach(Runnable::run);
        assertThat(states).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void executorThatRunsInTheCallerIsAsGood() {
        assertEachOnce(gather(new Parallelism(3, Runnable::run), 5), 5);
    }

    @Test
    void oneThreadOfThePoolMaySplitItsTaskOverTheSamePool() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Parallelism two = new Parallelism(2, one);
            List<List<Integer>> states = two.run(6, ArrayList::new, (state, i) -> {
                assertEachOnce(gather(two, 7), 7);
                state.add(i);
            });
            assertEachOnce(states, 6);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void callersFailureReachesTheCaller() {
        IllegalStateException failure = new IllegalStateException("no");
        Parallelism two = new Parallelism(2, pool);
        assertThatThrownBy(() -> two.run(100, Object::new, (state, i) -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void helpersFailureReachesTheCaller() {
        IllegalStateException failure = new IllegalStateException("no");
        CountDownLatch helping = new CountDownLatch(1);
        ObjIntConsumer<Object> task = tasks(Thread.currentThread(), () -> await(helping), () -> {
            helping.countDown();
            throw failure;
        });
        Parallelism two = new Parallelism(2, pool);
        assertThatThrownBy(() -> two.run(100, Object::new, task)).isSameAs(failure);
    }

    @Test
    void errorReachesTheCaller() {
        Error failure = new StackOverflowError();
        assertThatThrownBy(() -> Parallelism.NONE.run(3, Object::new, (state, i) -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void stateThatCannotBeMadeIsAFailureToo() {
        IllegalStateException failure = new IllegalStateException("no");
        assertThatThrownBy(() -> new Parallelism(2, pool)
                        .run(
                                3,
                                () -> {
                                    throw failure;
                                },
                                (state, i) -> {}))
                .isSameAs(failure);
    }

    @Test
    void checkedExceptionOfAHelperIsNotAMissingState() {
        IOException failure = new IOException("no");
        CountDownLatch helping = new CountDownLatch(1);
        ObjIntConsumer<Object> task = tasks(Thread.currentThread(), () -> await(helping), () -> {
            helping.countDown();
            // As a lambda in Kotlin or Scala may.
            ParallelismTest.<RuntimeException>raise(failure);
        });
        Parallelism two = new Parallelism(2, pool);
        assertThatThrownBy(() -> two.run(100, Object::new, task))
                .isInstanceOf(UndeclaredThrowableException.class)
                .hasCause(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void raise(Exception checked) throws E {
        throw (E) checked;
    }

    @Test
    void runEndsOnlyWhenNoHelperIsAtWork() {
        CountDownLatch helping = new CountDownLatch(1);
        CountDownLatch failing = new CountDownLatch(1);
        AtomicBoolean helperDone = new AtomicBoolean();
        ObjIntConsumer<Object> task = tasks(
                Thread.currentThread(),
                () -> {
                    await(helping);
                    failing.countDown();
                    throw new IllegalStateException("no");
                },
                () -> {
                    helping.countDown();
                    await(failing);
                    // Right however long this is; long enough for a caller that does not wait to be gone.
                    LockSupport.parkNanos(50_000_000);
                    helperDone.set(true);
                });
        Parallelism two = new Parallelism(2, pool);
        assertThatThrownBy(() -> two.run(100, Object::new, task)).hasMessage("no");
        assertThat(helperDone).isTrue();
    }

    @Test
    void helpersStopAtAFailure() {
        int tasks = 50_000;
        CountDownLatch helping = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        ObjIntConsumer<Object> task = tasks(
                Thread.currentThread(),
                () -> {
                    await(helping);
                    throw new IllegalStateException("no");
                },
                () -> {
                    helping.countDown();
                    done.incrementAndGet();
                    LockSupport.parkNanos(1);
                });
        Parallelism two = new Parallelism(2, pool);
        assertThatThrownBy(() -> two.run(tasks, Object::new, task)).hasMessage("no");
        assertThat(done.get()).isLessThan(tasks - 1);
    }

    @Test
    void noTaskIsBegunAfterAFailure() {
        List<Integer> begun = new ArrayList<>();
        assertThatThrownBy(() -> Parallelism.NONE.run(100, Object::new, (state, i) -> {
                    begun.add(i);
                    if (i == 3) {
                        throw new IllegalStateException("no");
                    }
                }))
                .hasMessage("no");
        assertThat(begun).containsExactly(0, 1, 2, 3);
    }

    @Test
    void noThreadOrNoExecutorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parallelism(0, pool))
                .withMessage("threads 0 is below 1");
        assertThatNullPointerException()
                .isThrownBy(() -> new Parallelism(1, null))
                .withMessage("executor");
    }
}
