package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.RefreshedHistory.Refresh;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Customer;
import io.github.retention4j.testing.RecordedLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class RefreshedHistoryTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant MORNING = Instant.parse("2026-03-09T08:00:00Z");

    /** Neither sooner nor later than said. */
    private static final double MIDDLE = 0.5;

    private static History of(int customers) {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .customers(IntStream.range(0, customers)
                        .mapToObj(i -> Customer.of("c-" + i))
                        .toList())
                .build();
    }

    /** Gives one after the other: a history, or what is thrown. */
    private static Callable<History> inTurn(Object... outcomes) {
        Deque<Object> left = new ArrayDeque<>(List.of(outcomes));
        return () -> {
            Object next = left.remove();
            if (next instanceof Error error) {
                throw error;
            }
            if (next instanceof Exception exception) {
                throw exception;
            }
            return (History) next;
        };
    }

    /** A clock that is set by hand, and a thread whose pauses are passed by hand. */
    private static final class ByHand {
        private final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
        private final SynchronousQueue<Duration> waits = new SynchronousQueue<>();
        private final SynchronousQueue<Boolean> passes = new SynchronousQueue<>();

        RefreshedHistory of(double draw, Callable<History> source) {
            return of(HOUR, draw, source, HOUR);
        }

        RefreshedHistory of(Duration interval, double draw, Callable<History> source, Duration patience) {
            return new RefreshedHistory(
                    new RefreshPace(interval, () -> draw),
                    source,
                    now::get,
                    wait -> {
                        waits.put(wait);
                        passes.take();
                    },
                    patience);
        }

        /** Waits until a refresh is done and the thread is about to pause. */
        Duration pause() throws InterruptedException {
            return waits.take();
        }

        Duration passAndPause() throws InterruptedException {
            passes.put(true);
            return pause();
        }

        void later(Duration time) {
            now.updateAndGet(before -> before.plus(time));
        }
    }

    private final ByHand hand = new ByHand();

    // ---- what there is

    @Test
    void thereIsNoneUntilTheFirstIsBuilt() throws Exception {
        History first = of(1);
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(new IOException("gone"), first));

        assertThat(shop.current()).isEmpty();
        assertThat(shop.age()).isEmpty();
        assertThatThrownBy(shop::refresh).isInstanceOf(IOException.class);
        assertThat(shop.current()).isEmpty();
        assertThat(shop.age()).isEmpty();
        assertThat(shop.refresh()).isSameAs(first);
        assertThat(shop.current()).containsSame(first);
    }

    @Test
    void failingTwiceKeepsTheOldOne() throws Exception {
        History first = of(1);
        History second = of(2);
        List<Refresh> told = new ArrayList<>();
        try (RefreshedHistory shop = hand.of(
                MIDDLE, inTurn(first, new IOException("gone"), new IllegalStateException("still gone"), second))) {
            shop.onRefresh(told::add).start();

            assertThat(hand.pause()).isEqualTo(HOUR);
            assertThat(shop.current()).containsSame(first);
            assertThat(hand.passAndPause()).isEqualTo(Duration.ofMinutes(1));
            assertThat(shop.current()).containsSame(first);
            assertThat(hand.passAndPause()).isEqualTo(Duration.ofMinutes(2));
            assertThat(shop.current()).containsSame(first);
            assertThat(hand.passAndPause()).isEqualTo(HOUR);
            assertThat(shop.current()).containsSame(second);
        }
        assertThat(told).extracting(Refresh::failuresInARow).containsExactly(0, 1, 2, 0);
        assertThat(told)
                .extracting(refresh -> refresh.history().orElse(null))
                .containsExactly(first, null, null, second);
        assertThat(told)
                .extracting(
                        refresh -> refresh.failure().map(Exception::getMessage).orElse("none"))
                .containsExactly("none", "gone", "still gone", "none");
    }

    @Test
    void anErrorAndASourceOfNothingAreFailures() throws Exception {
        Error noMemory = new OutOfMemoryError("heap");
        List<Refresh> told = new ArrayList<>();
        try (RefreshedHistory shop = hand.of(MIDDLE, inTurn(noMemory, of(1)))) {
            shop.onRefresh(told::add).start();
            assertThat(hand.pause()).isEqualTo(Duration.ofMinutes(1));
            assertThat(hand.passAndPause()).isEqualTo(HOUR);
        }
        assertThat(told.get(0).failure().orElseThrow())
                .isInstanceOf(ExecutionException.class)
                .hasCause(noMemory);

        assertThatThrownBy(hand.of(MIDDLE, inTurn(noMemory))::refresh).isSameAs(noMemory);
        assertThatThrownBy(hand.of(MIDDLE, nothing())::refresh)
                .isInstanceOf(NullPointerException.class)
                .hasMessage("what the source builds");
    }

    @SuppressWarnings("NullAway")
    private static Callable<History> nothing() {
        return () -> null;
    }

    @Test
    void ageIsSinceTheLastSuccess() throws Exception {
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1), new IOException("gone"), of(2)));
        shop.refresh();
        hand.later(Duration.ofMinutes(5));
        assertThat(shop.age()).contains(Duration.ofMinutes(5));
        assertThatThrownBy(shop::refresh).isInstanceOf(IOException.class);
        assertThat(shop.age()).contains(Duration.ofMinutes(5));
        shop.refresh();
        assertThat(shop.age()).contains(Duration.ZERO);
        hand.later(Duration.ofMinutes(-5));
        assertThat(shop.age()).contains(Duration.ZERO);
    }

    @Test
    void tellsWhenItEndedAndHowLongItTook() throws Exception {
        List<Refresh> told = new ArrayList<>();
        History first = of(1);
        RefreshedHistory shop = hand.of(MIDDLE, () -> {
            hand.later(Duration.ofSeconds(7));
            return first;
        });
        shop.onRefresh(told::add).refresh();

        assertThat(told)
                .containsExactly(new Refresh(
                        MORNING.plusSeconds(7), Duration.ofSeconds(7), Optional.of(first), Optional.empty(), 0));
    }

    @Test
    void theLastSuccessIsToldWithItsHistory() throws Exception {
        List<Refresh> told = new ArrayList<>();
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1), new IOException("gone"), of(2)));
        shop.onRefresh(told::add);

        assertThat(shop.last()).isEmpty();
        shop.refresh();
        assertThat(shop.last()).containsSame(told.get(0));
        assertThatThrownBy(shop::refresh).isInstanceOf(IOException.class);
        assertThat(shop.last()).containsSame(told.get(0));
        shop.refresh();
        assertThat(shop.last()).containsSame(told.get(2));
    }

    /** Midnight in Riyadh is at 21:00 of UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-30, 2026-11-30T20:59:59Z, 2026-10",
        "2026-11-30, 2026-11-30T21:00:00Z, 2026-11",
        "2026-11-29, 2026-11-30T21:00:00Z, 2026-10",
        "2026-12-01, 2026-11-30T21:00:00Z, 2026-11",
        "2026-11-30, 2027-06-01T00:00:00Z, 2026-11",
        "2027-01-31, 2026-11-30T20:59:59Z, 2026-10"
    })
    void theLastWholeMonthIsOverInTheDataAndWhenTheRefreshBegan(LocalDate lastDay, Instant began, String month) {
        Optional<History> history = Optional.of(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .observedFrom(LocalDate.of(2026, 1, 1))
                .observedThrough(lastDay)
                .build());
        Refresh refresh = new Refresh(began.plus(HOUR), HOUR, history, Optional.empty(), 0);
        assertThat(refresh.lastWhole(CalendarUnit.MONTH)).hasToString("Optional[" + month + "]");
    }

    @Test
    void noDaysHaveNoLastWholeUnit() {
        Refresh none = new Refresh(MORNING, HOUR, Optional.of(of(1)), Optional.empty(), 0);
        Refresh failure = new Refresh(MORNING, HOUR, Optional.empty(), Optional.of(new IOException("gone")), 1);
        assertThat(none.lastWhole(CalendarUnit.MONTH)).isEmpty();
        assertThat(failure.lastWhole(CalendarUnit.MONTH)).isEmpty();
    }

    // ---- one at a time

    @Test
    void neverTwoAtOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<FutureTask<History>> byHand = new ArrayList<>();
        try (RefreshedHistory shop = hand.of(MIDDLE, () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            begun.countDown();
            goOn.await();
            running.decrementAndGet();
            return of(1);
        })) {
            shop.start();
            begun.await();
            for (int i = 0; i < 3; i++) {
                FutureTask<History> asked = new FutureTask<>(shop::refresh);
                byHand.add(asked);
                startAndAwaitBlocked(asked);
            }
            goOn.countDown();
            for (FutureTask<History> asked : byHand) {
                asked.get();
            }
            hand.pause();
        }
        assertThat(most).hasValue(1);
        assertThat(running).hasValue(0);
    }

    /** Runs in a thread that has then come to where it must wait. */
    private static Thread startAndAwaitBlocked(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void whoWaitsForAnotherRefreshCanBeInterrupted() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        RefreshedHistory shop = hand.of(MIDDLE, () -> {
            goOn.await();
            return of(1);
        });
        FutureTask<History> first = new FutureTask<>(shop::refresh);
        startAndAwaitBlocked(first);
        FutureTask<History> second = new FutureTask<>(shop::refresh);
        startAndAwaitBlocked(second).interrupt();

        assertThatThrownBy(second::get).hasCauseInstanceOf(InterruptedException.class);
        goOn.countDown();
        assertThat(first.get()).isSameAs(shop.current().orElseThrow());
    }

    // ---- when

    @Test
    void waitsAreATenthMoreOrLess() {
        assertThat(new RefreshPace(HOUR, () -> 0).waitAfter(0)).isEqualTo(Duration.ofMinutes(54));
        assertThat(new RefreshPace(HOUR, () -> 1).waitAfter(0)).isEqualTo(Duration.ofMinutes(66));
        assertThat(new RefreshPace(HOUR, () -> 0).waitAfter(1)).isEqualTo(Duration.ofSeconds(54));
        assertThat(new RefreshPace(HOUR, () -> 1).waitAfter(2)).isEqualTo(Duration.ofSeconds(132));
    }

    @Test
    void waitsAfterFailuresDoubleUpToTheInterval() {
        RefreshPace pace = new RefreshPace(HOUR, () -> MIDDLE);
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(pace::waitAfter).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
        assertThat(pace.waitAfter(Integer.MAX_VALUE)).isEqualTo(HOUR);
        Duration longest = Duration.ofDays(366);
        assertThat(new RefreshPace(longest, () -> MIDDLE).waitAfter(Integer.MAX_VALUE))
                .isEqualTo(longest);
        assertThat(new RefreshPace(Duration.ofSeconds(5), () -> MIDDLE).waitAfter(1))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void intervalIsFromASecondToAYear() {
        assertThatCode(() -> RefreshedHistory.every(Duration.ofSeconds(1), () -> of(0)))
                .doesNotThrowAnyException();
        assertThatCode(() -> RefreshedHistory.every(Duration.ofDays(366), () -> of(0)))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshedHistory.every(Duration.ofMillis(999), () -> of(0)))
                .withMessage("interval PT0.999S not in [PT1S, PT8784H]; say how often to refresh");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefreshedHistory.every(Duration.ofDays(366).plusMillis(1), () -> of(0)));
    }

    // ---- listeners

    @Test
    void aListenerSeesTheNewHistoryAsTheCurrentOne() throws Exception {
        History first = of(1);
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(first));
        AtomicReference<Optional<History>> seen = new AtomicReference<>(Optional.empty());
        shop.onRefresh(refresh -> seen.set(shop.current())).refresh();
        assertThat(seen.get()).containsSame(first);
    }

    @Test
    void aListenerThatThrowsHarmsNothing() throws Exception {
        List<Refresh> told = new ArrayList<>();
        List<String> log;
        try (RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1), new IOException("gone"), of(2)))) {
            shop.onRefresh(throwing(elsewhere(new IllegalStateException("of c-17"))))
                    .onRefresh(throwing(elsewhere(new AssertionError("of c-18"))))
                    .onRefresh(told::add);
            log = RecordedLog.during(() -> {
                shop.start();
                assertThatCode(() -> {
                            hand.pause();
                            hand.passAndPause();
                            hand.passAndPause();
                        })
                        .doesNotThrowAnyException();
            });
        }
        assertThat(told).hasSize(3);
        assertThat(log)
                .contains(
                        "WARN a listener of refreshes failed: java.lang.IllegalStateException",
                        "WARN a listener of refreshes failed: java.lang.AssertionError");
    }

    /** As if thrown by who uses the library. */
    private static <T extends Throwable> T elsewhere(T thrown) {
        thrown.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("com.shop.Orders", "read", "Orders.java", 1)});
        return thrown;
    }

    private static Consumer<Refresh> throwing(Throwable thrown) {
        return refresh -> {
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        };
    }

    @Test
    void aListenerIsNotAddedLater() throws Exception {
        try (RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1)))) {
            shop.start();
            hand.pause();
            assertThatIllegalStateException()
                    .isThrownBy(() -> shop.onRefresh(refresh -> {}))
                    .withMessage("listeners are added before start(), and this is started");
        }
        RefreshedHistory refreshed = hand.of(MIDDLE, inTurn(of(1)));
        refreshed.refresh();
        assertThatIllegalStateException()
                .isThrownBy(() -> refreshed.onRefresh(refresh -> {}))
                .withMessage("listeners are added before the first refresh, and there was one");
        RefreshedHistory failed = hand.of(MIDDLE, inTurn(new IOException("gone")));
        assertThatThrownBy(failed::refresh).isInstanceOf(IOException.class);
        assertThatIllegalStateException().isThrownBy(() -> failed.onRefresh(refresh -> {}));
    }

    // ---- a name

    @Test
    void aNameIsInItsLinesItsThreadAndItsText() throws Exception {
        AtomicReference<String> thread = new AtomicReference<>("");
        List<String> log;
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1), elsewhere(new IOException("c-17"))));
        try (shop) {
            assertThat(shop.named(" riyadh ")).isSameAs(shop).hasToString("RefreshedHistory[riyadh, none yet]");
            shop.onRefresh(refresh -> thread.set(Thread.currentThread().getName()));
            shop.onRefresh(throwing(elsewhere(new IllegalStateException())));
            log = RecordedLog.during(() -> {
                shop.start();
                assertThatCode(() -> {
                            hand.pause();
                            hand.passAndPause();
                        })
                        .doesNotThrowAnyException();
            });
            hand.later(Duration.ofMinutes(5));
            assertThat(shop).hasToString("RefreshedHistory[riyadh, built PT5M ago]");
        }
        assertThat(shop).hasToString("RefreshedHistory[riyadh, built PT5M ago, closed]");
        assertThat(thread).hasValue("retention-refresh-riyadh");
        assertThat(log)
                .filteredOn(line -> line.startsWith("INFO") || line.startsWith("WARN"))
                .containsExactly(
                        "INFO history of riyadh built anew in PT0S: 1 customer, 0 orders, 0 rows refused",
                        "WARN a listener of refreshes of riyadh failed: java.lang.IllegalStateException",
                        "WARN history of riyadh not built anew, 1 failure in a row: java.io.IOException",
                        "WARN a listener of refreshes of riyadh failed: java.lang.IllegalStateException");
        assertThatIllegalStateException()
                .isThrownBy(shop::refresh)
                .withMessage("refresh() of a history of riyadh that is closed");
    }

    @Test
    void withoutANameItsTextIsItsAge() throws Exception {
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1)));
        assertThat(shop).hasToString("RefreshedHistory[none yet]");
        shop.refresh();
        assertThat(shop).hasToString("RefreshedHistory[built PT0S ago]");
        shop.close();
        assertThat(shop).hasToString("RefreshedHistory[built PT0S ago, closed]");
    }

    @Test
    void aNameIsOneLineAndStatedBeforehand() throws Exception {
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1)));
        for (String none : List.of(" ", "riyadh\nWARN all is lost", "riyadh\rjeddah")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> shop.named(none))
                    .withMessage("the name of a history is one line and not blank, such as riyadh");
        }
        shop.refresh();
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.named("riyadh"))
                .withMessage("a history is named before the first refresh, and there was one");
        shop.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> shop.named("riyadh"))
                .withMessage("a history is named before start(), and this is closed");
    }

    // ---- begin and end

    @Test
    void startsOnce() throws Exception {
        try (RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1)))) {
            shop.start();
            hand.pause();
            assertThatIllegalStateException()
                    .isThrownBy(shop::start)
                    .withMessage("start() is called once, and this is started");
        }
    }

    @Test
    void nothingBeginsOnceItIsClosed() throws Exception {
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1)));
        History first = shop.refresh();
        shop.close();
        shop.close();
        assertThatIllegalStateException()
                .isThrownBy(shop::start)
                .withMessage("start() is called once, and this is closed");
        assertThatIllegalStateException()
                .isThrownBy(shop::refresh)
                .withMessage("refresh() of a history that is closed");
        assertThat(shop.current()).containsSame(first);
    }

    @Test
    void closingInMidRefreshInterruptsItAndLeavesNoThread() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        List<Refresh> told = new ArrayList<>();
        History first = of(1);
        RefreshedHistory shop = hand.of(MIDDLE, () -> {
            thread.set(Thread.currentThread());
            begun.countDown();
            if (begun.getCount() == 0) {
                new CountDownLatch(1).await();
            }
            return first;
        });
        shop.onRefresh(told::add).start();
        hand.pause();
        hand.passes.put(true);
        begun.await();
        List<String> log = RecordedLog.during(shop::close);

        assertThat(thread.get().getName()).isEqualTo("retention-refresh");
        assertThat(thread.get().isDaemon()).isTrue();
        assertThat(thread.get().isAlive()).isFalse();
        assertThat(told).as("being closed is no failure").hasSize(1);
        assertThat(log).noneMatch(line -> line.startsWith("WARN"));
        assertThat(shop.current()).containsSame(first);
    }

    @Test
    void closingEndsAPause() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        RefreshedHistory shop = hand.of(MIDDLE, () -> {
            thread.set(Thread.currentThread());
            return of(1);
        });
        shop.start();
        hand.pause();
        shop.close();
        assertThat(thread.get().isAlive()).isFalse();
    }

    @Test
    void nothingComesOfABuildThatDoesNotHeedItsInterruption() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        List<Refresh> told = new ArrayList<>();
        RefreshedHistory shop = hand.of(
                HOUR,
                MIDDLE,
                () -> {
                    thread.set(Thread.currentThread());
                    begun.countDown();
                    awaitWhateverComes(goOn);
                    return of(1);
                },
                Duration.ofMillis(1));
        shop.onRefresh(told::add).start();
        begun.await();
        List<String> log = RecordedLog.during(shop::close);
        goOn.countDown();
        thread.get().join();

        assertThat(log)
                .containsExactly(
                        "WARN a build of the history does not heed its interruption; its thread ends when the build does");
        assertThat(shop.current()).isEmpty();
        assertThat(told).isEmpty();
    }

    private static void awaitWhateverComes(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
    }

    @Test
    void aListenerCanClose() throws Exception {
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        CountDownLatch closed = new CountDownLatch(1);
        RefreshedHistory shop = hand.of(MIDDLE, inTurn(of(1)));
        shop.onRefresh(refresh -> {
                    thread.set(Thread.currentThread());
                    shop.close();
                    closed.countDown();
                })
                .start();
        closed.await();
        thread.get().join();
        assertThat(shop.current()).isPresent();
    }

    @Test
    void whatABuildLeavesOfAnInterruptionDoesNotEndThePause() throws Exception {
        try (RefreshedHistory shop = hand.of(MIDDLE, () -> {
            Thread.currentThread().interrupt();
            return of(1);
        })) {
            shop.start();
            assertThat(hand.pause()).isEqualTo(HOUR);
            assertThat(hand.passAndPause()).isEqualTo(HOUR);
        }
    }

    // ---- what is logged

    @Test
    void ownMessagesAreLoggedAndOthersAreNot() {
        RefreshedHistory shop = hand.of(
                MIDDLE,
                inTurn(
                        of(2),
                        new InvalidRowException("orders.csv", 7, "no amount"),
                        elsewhere(
                                new IOException("c-17 is not a number", elsewhere(new IllegalStateException("c-18")))),
                        new IllegalArgumentException("column \"totl\" is not in the table"),
                        new UncheckedIOException(elsewhere(new IOException("c-19"))),
                        new IOException("gone", new IllegalStateException("closed"))));
        List<String> log = RecordedLog.during(() -> {
            assertThatCode(shop::refresh).doesNotThrowAnyException();
            assertThatThrownBy(shop::refresh).isInstanceOf(InvalidRowException.class);
            assertThatThrownBy(shop::refresh).isInstanceOf(IOException.class);
            assertThatThrownBy(shop::refresh).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(shop::refresh).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(shop::refresh).isInstanceOf(IOException.class);
        });
        assertThat(log)
                .filteredOn(line -> line.startsWith("INFO") || line.startsWith("WARN"))
                .containsExactly(
                        "INFO history built anew in PT0S: 2 customers, 0 orders, 0 rows refused",
                        "WARN history not built anew, 1 failure in a row: "
                                + "io.github.retention4j.intake.InvalidRowException: orders.csv:7: no amount",
                        "WARN history not built anew, 2 failures in a row: java.io.IOException, "
                                + "caused by java.lang.IllegalStateException",
                        "WARN history not built anew, 3 failures in a row: java.lang.IllegalArgumentException: "
                                + "column \"totl\" is not in the table",
                        "WARN history not built anew, 4 failures in a row: java.io.UncheckedIOException, "
                                + "caused by java.io.IOException",
                        "WARN history not built anew, 5 failures in a row: java.io.IOException: gone, "
                                + "caused by java.lang.IllegalStateException: closed");
    }

    /** As a reader of this library has them, that has chosen which of a driver's words to show. */
    private static final class ChosenWords extends IOException {
        private static final long serialVersionUID = 1L;

        ChosenWords(String message, Exception cause) {
            super(message, cause);
        }
    }

    @Test
    void wordsOfTheLibrarysOwnTypesAreLoggedOnce() {
        Exception driver = elsewhere(new IllegalStateException("no such table: ordrs"));
        Exception chosen = new ChosenWords("it cannot be run: no such table: ordrs", driver);
        RefreshedHistory shop =
                hand.of(MIDDLE, inTurn(new UncheckedIOException("query of ordrs: " + chosen.getMessage(), (IOException)
                        chosen)));
        List<String> log =
                RecordedLog.during(() -> assertThatThrownBy(shop::refresh).isInstanceOf(UncheckedIOException.class));
        assertThat(log)
                .filteredOn(line -> line.startsWith("WARN"))
                .containsExactly(
                        "WARN history not built anew, 1 failure in a row: java.io.UncheckedIOException: query of"
                                + " ordrs: it cannot be run: no such table: ordrs, caused by "
                                + ChosenWords.class.getName()
                                + ", caused by java.lang.IllegalStateException");
    }

    @Test
    void aRefreshIsEitherASuccessOrAFailure() {
        Optional<History> history = Optional.of(of(0));
        Optional<Exception> failure = Optional.of(new IOException("gone"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Refresh(MORNING, HOUR, history, failure, 1))
                .withMessage("a refresh has either a history or a failure, and this has both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Refresh(MORNING, HOUR, Optional.empty(), Optional.empty(), 0))
                .withMessage("a refresh has either a history or a failure, and this has none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Refresh(MORNING, HOUR, history, Optional.empty(), 1))
                .withMessage("failuresInARow 1 after a success; it is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Refresh(MORNING, HOUR, Optional.empty(), failure, 0))
                .withMessage("failuresInARow 0 after a failure; 1 or more are");
    }
}
