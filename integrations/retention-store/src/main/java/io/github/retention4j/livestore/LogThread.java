package io.github.retention4j.livestore;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.livestore.Event.Sourced;
import io.github.retention4j.livestore.EventForms.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes the log. Callers line up what they add; the thread takes all that is there, writes it, forces it once
 * and acknowledges it, so that what came meanwhile shares the next time. An interrupt of a caller touches no file.
 *
 * <p>What fails once fails for good: after a failed force nobody knows what is on the disk.
 */
final class LogThread {
    /** So many bytes may line up before adding waits. */
    private static final int MOST_BYTES = 16 << 20;

    /** So many are written without waiting for more. */
    private static final int ENOUGH_BYTES = 1 << 20;

    /** What is done when all is written, by the thread. */
    @FunctionalInterface
    interface Ending {
        void end(LogPlace end) throws IOException;
    }

    /** An event in the line, or, without one, the name of a source. */
    private record Entry(
            int source,
            long position,
            Payload payload,
            @Nullable Sourced event) {}

    private final Log log;
    private final Live live;
    private final Sources sources;
    private final Runnable afterGroup;
    private final Ending atEnd;
    private final long delayNanos;
    private final Thread thread = new Thread(this::run, "retention-store-log");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition done = lock.newCondition();

    // All by the lock.
    private List<Entry> line = new ArrayList<>();
    private long lineBytes;
    private long lineSince;
    private long groupSince;
    private boolean isInGroup;
    private long added;
    private long forced;
    private boolean isHurried;
    private boolean isCutting;
    private boolean isSegmentWanted;
    private LogPlace end;

    // Written by the lock, read by anybody: a reader of the history must not wait for the disk.
    private volatile boolean isEnding;
    private volatile @Nullable Throwable failure;

    LogThread(Log log, Live live, Sources sources, Durability durability, Runnable afterGroup, Ending atEnd) {
        this.log = log;
        this.live = live;
        this.sources = sources;
        this.afterGroup = afterGroup;
        this.atEnd = atEnd;
        this.delayNanos = durability.delay().map(delay -> delay.toNanos()).orElse(0L);
        this.end = log.end();
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    // ---- callers

    /** Adds events that are from no source. */
    void add(List<Event> events, List<Payload> payloads) {
        lock.lock();
        try {
            awaitTurn();
            long now = System.nanoTime();
            List<Sourced> sourced = new ArrayList<>(events.size());
            for (int i = 0; i < events.size(); i++) {
                Sourced event = new Sourced("", 0, events.get(i));
                sourced.add(event);
                put(new Entry(0, 0, payloads.get(i), event), now);
            }
            acknowledge(sourced);
        } finally {
            lock.unlock();
        }
    }

    /** Adds an event unless its source's position was there before, and says whether it did. */
    boolean add(String source, long position, Event event, Payload payload) {
        lock.lock();
        try {
            awaitTurn();
            long now = System.nanoTime();
            int number = sources.number(source);
            if (number == 0) {
                number = newSource(source, now);
            }
            if (!sources.isNew(number, position)) {
                // It may be another thread's that is on its way to the disk.
                acknowledge(List.of());
                return false;
            }
            sources.take(number, position);
            Sourced sourced = new Sourced(source, position, event);
            put(new Entry(number, position, payload, sourced), now);
            acknowledge(List.of(sourced));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private int newSource(String source, long now) {
        if (sources.count() == Sources.MOST) {
            throw new IllegalStateException("a store keeps the positions of " + Sources.MOST + " sources at most");
        }
        int number = sources.add(source);
        byte[] name = source.getBytes(StandardCharsets.UTF_8);
        put(new Entry(number, 0, new Payload(EventForms.SOURCE, name), null), now);
        return number;
    }

    private void put(Entry entry, long now) {
        if (line.isEmpty()) {
            lineSince = now;
        }
        line.add(entry);
        lineBytes += entry.payload.bytes().length + LogFormat.RECORD;
        added++;
    }

    /** The highest position that was taken of a source. */
    OptionalLong position(String source) {
        lock.lock();
        try {
            return sources.position(source);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was added is on the disk. */
    void flush() {
        lock.lock();
        try {
            isHurried = true;
            awaitForced(added);
        } finally {
            lock.unlock();
        }
    }

    /** Where the log ends, on the disk. */
    LogPlace end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** Does something between two events: all before are on the disk, all after will be in another segment. */
    <T> T cut(Supplier<T> atTheCut) {
        lock.lock();
        try {
            isCutting = true;
            isHurried = true;
            awaitForced(added);
            isSegmentWanted = true;
            work.signal();
            while (isSegmentWanted) {
                requireWorking();
                done.awaitUninterruptibly();
            }
            return atTheCut.get();
        } finally {
            isCutting = false;
            done.signalAll();
            lock.unlock();
        }
    }

    /** Writes what there is and ends the thread. */
    void close() {
        lock.lock();
        try {
            isEnding = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fails for good. */
    void fail(Throwable cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            work.signal();
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Whether events were acknowledged that are not on the disk. */
    boolean hasUnforced() {
        lock.lock();
        try {
            return delayNanos > 0 && forced < added;
        } finally {
            lock.unlock();
        }
    }

    /** Checks that the store has not failed and is not closed. */
    void requireWorking() {
        Throwable cause = failure;
        if (cause != null) {
            String text = "the store failed and takes and answers nothing more: close it and open it again,"
                    + " which brings back what was acknowledged; the cause was " + cause.getMessage();
            throw cause instanceof IOException e
                    ? new UncheckedIOException(text, e)
                    : new IllegalStateException(text, cause);
        }
        if (isEnding) {
            throw new IllegalStateException("the store is closed; open it again");
        }
    }

    // ---- by the lock

    /** Waits while there is no room, a cut is made, or the disk is later than was promised. */
    private void awaitTurn() {
        requireWorking();
        while (isCutting || lineBytes > MOST_BYTES || isLate()) {
            isHurried = true;
            work.signal();
            done.awaitUninterruptibly();
            requireWorking();
        }
    }

    private boolean isLate() {
        return delayNanos > 0
                && added > forced
                && System.nanoTime() - (isInGroup ? groupSince : lineSince) > delayNanos;
    }

    private void acknowledge(List<Sourced> events) {
        if (delayNanos > 0) {
            live.add(events);
            work.signal();
        } else {
            awaitForced(added);
        }
    }

    private void awaitForced(long number) {
        work.signal();
        while (forced < number) {
            requireFailedNot();
            done.awaitUninterruptibly();
        }
        requireFailedNot();
    }

    /** What was added before the end is still written. */
    private void requireFailedNot() {
        if (failure != null) {
            requireWorking();
        }
    }

    // ---- the thread

    private void run() {
        try (log) {
            boolean isGoing = true;
            while (isGoing) {
                List<Entry> group = take();
                isGoing = !group.isEmpty() || goOnInNextSegment();
                if (!group.isEmpty()) {
                    write(group);
                    afterGroup.run();
                }
            }
            if (failure == null) {
                atEnd.end(log.end());
            }
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    /** What is to be written; nothing if a segment is wanted or the end has come. */
    private List<Entry> take() {
        lock.lock();
        try {
            while (line.isEmpty() && !isSegmentWanted && !isEnding && failure == null) {
                work.awaitUninterruptibly();
            }
            awaitGroup();
            if (failure != null) {
                return List.of();
            }
            List<Entry> group = line;
            line = new ArrayList<>();
            lineBytes = 0;
            groupSince = lineSince;
            isInGroup = true;
            isHurried = false;
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for more to force together, as long as the delay has room for it. */
    private void awaitGroup() {
        long left = lineSince + delayNanos / 2 - System.nanoTime();
        try {
            while (delayNanos > 0
                    && left > 0
                    && !line.isEmpty()
                    && lineBytes < ENOUGH_BYTES
                    && !isHurried
                    && !isEnding) {
                left = work.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // The thread is the store's own, and nobody has business to interrupt it: what is there is written now.
        }
    }

    private void write(List<Entry> group) throws IOException {
        for (Entry entry : group) {
            log.add(entry.payload.type(), entry.source, entry.position, entry.payload.bytes());
        }
        log.force();
        lock.lock();
        try {
            if (delayNanos == 0) {
                live.add(group.stream()
                        .filter(entry -> entry.event != null)
                        .map(entry -> requireNonNull(entry.event))
                        .toList());
            }
            forced += group.size();
            isInGroup = false;
            end = log.end();
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean goOnInNextSegment() throws IOException {
        lock.lock();
        try {
            if (!isSegmentWanted || failure != null) {
                return false;
            }
            // Nobody else can go on meanwhile.
            log.nextSegment();
            end = log.end();
            isSegmentWanted = false;
            done.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
