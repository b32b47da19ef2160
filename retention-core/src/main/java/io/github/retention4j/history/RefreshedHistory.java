package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.staging.Count;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A history that is built anew from time to time, on a thread of its own. Who asks has the last one at once, and never waits.
 *
 * <pre>{@code
 * try (RefreshedHistory shop = RefreshedHistory.every(Duration.ofHours(1),
 *         () -> History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).orders(orders).build())) {
 *     shop.start();
 *     Optional<History> now = shop.current();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>There is none until the first was built. A refresh that fails leaves the one before where it is.
 *   <li>There is one refresh at a time: while one is under way, both the old history and the new one are in memory.
 *   <li>After a success the next refresh begins an interval later, after a failure a minute later, after two in a row two minutes, then
 *       four, and so on up to the interval; all of it a tenth more or less, so that many processes do not ask a database at once.
 *   <li>An {@link Error}, such as memory that does not suffice, is a failure as any other.
 *   <li>A success and a failure are logged, a failure without its message if that is not the library's own, for it may have a
 *       customer's id in it; at debug level it is logged as it is.
 * </ul>
 *
 * <p>Safe for any number of threads.
 */
public final class RefreshedHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RefreshedHistory.class);
    private static final String THREAD = "retention-refresh";
    private static final String OURS = "io.github.retention4j.";

    /** How long {@link #close} waits for a build that was interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RefreshPace pace;
    private final Callable<History> source;
    private final InstantSource time;
    private final Pause pause;
    private final Duration patience;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final List<Consumer<Refresh>> listeners = new CopyOnWriteArrayList<>();

    /** Counted by whoever refreshes, which is one at a time. */
    private final AtomicInteger failuresInARow = new AtomicInteger();

    private final Object life = new Object();

    /** Under {@link #life}; none before the start. */
    private @Nullable Thread thread;

    /** Under {@link #life}: whether a refresh was begun. */
    private boolean isTried;

    /** Empty if none was stated. */
    private volatile String name = "";

    private volatile boolean isClosed;
    private volatile @Nullable Refresh last;

    /** How the thread waits, for tests that do not. */
    interface Pause {
        void sleep(Duration wait) throws InterruptedException;
    }

    /**
     * What became of a try to build the history anew: either a history or why there is none.
     *
     * @param endedAt when it ended
     * @param took how long it took
     * @param history what was built, if it was
     * @param failure why nothing was built; an {@link Error} is the cause of an {@link ExecutionException}
     * @param failuresInARow how many failed since the last success, this one included: zero after a success
     */
    public record Refresh(
            Instant endedAt,
            Duration took,
            Optional<History> history,
            Optional<Exception> failure,
            int failuresInARow) {
        /** Checks. */
        public Refresh {
            requireNonNull(endedAt, "endedAt");
            requireNonNull(took, "took");
            requireNonNull(history, "history");
            requireNonNull(failure, "failure");
            if (history.isPresent() == failure.isPresent()) {
                throw new IllegalArgumentException("a refresh has either a history or a failure, and this has "
                        + (history.isPresent() ? "both" : "none"));
            }
            if (failuresInARow < 0 || (failuresInARow == 0) == failure.isPresent()) {
                throw new IllegalArgumentException("failuresInARow " + failuresInARow + " after a "
                        + (failure.isPresent() ? "failure; 1 or more are" : "success; it is 0"));
            }
        }

        /**
         * The last whole unit of a calendar that the history covers: it ends on the last day of the data or before. A day that was not
         * over when the refresh began does not count, for orders of it came later.
         *
         * <p>Worked example: of data through 2026-11-30 the last whole month is 2026-11 if the refresh began on 2026-12-01 by the zone of
         * the history, and 2026-10 if it began a minute before.
         *
         * @param unit such as {@link CalendarUnit#MONTH}
         * @return the unit; empty if nothing was built, or the history covers no day
         * @throws IllegalArgumentException if the unit is {@link CalendarUnit#DAYS}, or its calendar does not reach the day
         */
        public Optional<Window> lastWhole(CalendarUnit unit) {
            requireNonNull(unit, "unit");
            return history.map(History::basis).filter(Basis::isObserved).map(basis -> {
                LocalDate began = LocalDate.ofInstant(endedAt.minus(took), basis.zone());
                LocalDate end =
                        basis.lastDay().isBefore(began) ? basis.lastDay().plusDays(1) : began;
                return Window.of(unit, end).previous();
            });
        }
    }

    RefreshedHistory(RefreshPace pace, Callable<History> source, InstantSource time, Pause pause, Duration patience) {
        this.pace = pace;
        this.source = source;
        this.time = time;
        this.pause = pause;
        this.patience = patience;
    }

    /**
     * A history that is built by a function. Nothing is built before {@link #start} or {@link #refresh}.
     *
     * @param interval how long after a success the next refresh begins, from a second to 366 days
     * @param source builds the history; it should heed {@linkplain Thread#interrupt interruption}, as what reads from a database does,
     *     for closing interrupts it
     * @return one that is not started
     * @throws IllegalArgumentException if the interval is shorter or longer
     */
    public static RefreshedHistory every(Duration interval, Callable<History> source) {
        return new RefreshedHistory(
                new RefreshPace(
                        requireNonNull(interval, "interval"),
                        () -> ThreadLocalRandom.current().nextDouble()),
                requireNonNull(source, "source"),
                InstantSource.system(),
                wait -> Thread.sleep(wait.toMillis()),
                PATIENCE);
    }

    /**
     * Has a listener told of each refresh from now on, after a new history is there for everybody.
     *
     * @param listener called in the thread that refreshes, one call at a time; what it throws is logged and harms nothing
     * @return this
     * @throws IllegalStateException if it was started, refreshed or closed: the listener may have missed the first
     */
    public RefreshedHistory onRefresh(Consumer<Refresh> listener) {
        requireNonNull(listener, "listener");
        synchronized (life) {
            requireUntried("listeners are added");
            listeners.add(listener);
        }
        return this;
    }

    /**
     * States whose history it is, for lines of the log, the name of its thread and {@link #toString}: "history of riyadh built anew".
     * Who has several tells them apart by it.
     *
     * @param stated the name, such as {@code riyadh}
     * @return this
     * @throws IllegalArgumentException if the name is blank or more than a line
     * @throws IllegalStateException if it was started, refreshed or closed
     */
    public RefreshedHistory named(String stated) {
        String stripped = requireNonNull(stated, "name").strip();
        if (stripped.isEmpty() || stripped.lines().count() > 1) {
            throw new IllegalArgumentException("the name of a history is one line and not blank, such as riyadh");
        }
        synchronized (life) {
            requireUntried("a history is named");
            name = stripped;
        }
        return this;
    }

    /** What stands behind "history" in a line. */
    private String of() {
        return name.isEmpty() ? "" : " of " + name;
    }

    /**
     * Begins to refresh in the background, at first at once, and returns without waiting for it.
     *
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() {
        synchronized (life) {
            requireFresh("start() is called once");
            Thread made = new Thread(this::run, name.isEmpty() ? THREAD : THREAD + "-" + name);
            made.setDaemon(true);
            thread = made;
            made.start();
        }
    }

    private void requireUntried(String what) {
        requireFresh(what + " before start()");
        if (isTried) {
            throw new IllegalStateException(what + " before the first refresh, and there was one");
        }
    }

    private void requireFresh(String rule) {
        if (isClosed || thread != null) {
            throw new IllegalStateException(rule + ", and this is " + (isClosed ? "closed" : "started"));
        }
    }

    /**
     * Builds the history anew now, in the caller's thread, whether started or not; if a refresh is under way, after that one.
     *
     * @return the new history, which is then the current one
     * @throws Exception what the source throws; the history before stays
     * @throws InterruptedException likewise, or if the thread is interrupted while another refresh is under way
     * @throws IllegalStateException if it is closed
     */
    public History refresh() throws Exception {
        refreshing.lockInterruptibly();
        try {
            synchronized (life) {
                if (isClosed) {
                    throw new IllegalStateException("refresh() of a history" + of() + " that is closed");
                }
                isTried = true;
            }
            return build();
        } finally {
            refreshing.unlock();
        }
    }

    /**
     * The last history that was built.
     *
     * @return empty until the first was
     */
    public Optional<History> current() {
        return last().flatMap(Refresh::history);
    }

    /**
     * The refresh that built the current history: that and when it was built, together.
     *
     * @return the last success; empty until the first
     */
    public Optional<Refresh> last() {
        return Optional.ofNullable(last);
    }

    /**
     * How long ago the current history was finished.
     *
     * @return not negative, or empty if there is none
     */
    public Optional<Duration> age() {
        return last().map(refresh -> since(refresh.endedAt(), time.instant()));
    }

    /**
     * Ends the refreshing. A build under way in the background is interrupted, and nothing comes of it; the current history stays.
     * Closing again does nothing.
     */
    @Override
    public void close() {
        Thread running;
        synchronized (life) {
            isClosed = true;
            running = thread;
        }
        // A listener that closes is in the thread itself, which then ends behind it.
        if (running == null || running.equals(Thread.currentThread())) {
            return;
        }
        running.interrupt();
        try {
            running.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.isAlive()) {
            LOG.warn(
                    "a build of the history{} does not heed its interruption; its thread ends when the build does",
                    of());
        }
    }

    /** {@return whose it is, if that was stated, how old its history is, and whether it is closed} */
    @Override
    public String toString() {
        return "RefreshedHistory[" + (name.isEmpty() ? "" : name + ", ")
                + age().map(age -> "built " + age + " ago").orElse("none yet")
                + (isClosed ? ", closed]" : "]");
    }

    private void run() {
        while (!isClosed) {
            try {
                refresh();
            } catch (Exception | Error e) {
                LOG.trace("already told", e);
            }
            // What the build has left of an interruption would end the pause. One that closes is preceded by being
            // closed.
            Thread.interrupted();
            if (isClosed) {
                return;
            }
            try {
                pause.sleep(pace.waitAfter(failuresInARow.get()));
            } catch (InterruptedException e) {
                LOG.trace("woken up", e);
            }
        }
    }

    private History build() throws Exception {
        Instant began = time.instant();
        History history;
        try {
            history = requireNonNull(source.call(), "what the source builds");
        } catch (Exception e) {
            failed(began, e);
            throw e;
        } catch (Error e) {
            failed(began, new ExecutionException(e));
            throw e;
        }
        if (isClosed) {
            throw new IllegalStateException("closed while the history" + of() + " was built");
        }
        succeeded(began, history);
        return history;
    }

    private void succeeded(Instant began, History history) {
        Instant now = time.instant();
        failuresInARow.set(0);
        Refresh refresh = new Refresh(now, since(began, now), Optional.of(history), Optional.empty(), 0);
        last = refresh;
        LOG.info(
                "history{} built anew in {}: {}, {}, {} refused",
                of(),
                refresh.took(),
                Count.of(history.customerCount(), "customer"),
                Count.of(history.orderCount(), "order"),
                Count.of(history.intake().refused(), "row"));
        tell(refresh);
    }

    private void failed(Instant began, Exception failure) {
        if (isClosed) {
            LOG.debug("closed while the history{} was built", of(), failure);
            return;
        }
        Instant now = time.instant();
        int failures = failuresInARow.incrementAndGet();
        LOG.warn("history{} not built anew, {} in a row: {}", of(), Count.of(failures, "failure"), withoutIds(failure));
        LOG.debug("history{} not built anew", of(), failure);
        tell(new Refresh(now, since(began, now), Optional.empty(), Optional.of(failure), failures));
    }

    /** What the library throws names no customer. Others may, as a driver that quotes the row it fails at. */
    private static String withoutIds(Throwable failure) {
        return withoutIds(failure, "");
    }

    /** A message that was told before is not told again. */
    private static String withoutIds(Throwable failure, String before) {
        boolean isTold = isOurs(failure) && !before.contains(String.valueOf(failure.getMessage()));
        String told = before + (isTold ? failure.toString() : failure.getClass().getName());
        Throwable cause = failure.getCause();
        return cause == null ? told : withoutIds(cause, told + ", caused by ");
    }

    /** Of a type of the library's own, whose words it has chosen, or thrown by it without the message of a cause that is not. */
    private static boolean isOurs(Throwable failure) {
        if (failure.getClass().getName().startsWith(OURS)) {
            return true;
        }
        StackTraceElement[] trace = failure.getStackTrace();
        Throwable cause = failure.getCause();
        return trace.length > 0
                && trace[0].getClassName().startsWith(OURS)
                && (cause == null || isOurs(cause) || !failure.toString().contains(String.valueOf(cause.getMessage())));
    }

    private void tell(Refresh refresh) {
        for (Consumer<Refresh> listener : listeners) {
            try {
                listener.accept(refresh);
            } catch (RuntimeException | Error e) {
                LOG.warn("a listener of refreshes{} failed: {}", of(), withoutIds(e));
                LOG.debug("a listener of refreshes{} failed", of(), e);
            }
        }
    }

    /** A clock that was set back has not made the time negative. */
    private static Duration since(Instant began, Instant now) {
        return now.isBefore(began) ? Duration.ZERO : Duration.between(began, now);
    }
}
