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
 * Writes the log in groups. Callers line up what they add. Who waits for what is in the line, while nobody writes, takes all that is
 * there, writes it, forces it once and acknowledges it; what comes meanwhile shares the next time. So one who adds alone waits for the
 * disk and for no other thread. Where adding does not wait, a thread writes when half of the delay is over.
 *
 * <p>What fails once fails for good: after a failed force nobody knows what is on the disk.
 */
final class GroupCommit {
    /** So many bytes may line up before adding waits. */
    private static final int MOST_BYTES = 16 << 20;

    /** So many are written without waiting for more. */
    private static final int ENOUGH_BYTES = 1 << 20;

    /** An event in the line, or, without one, the name of a source. */
    private record Entry(
            int source,
            long position,
            Payload payload,
            @Nullable Sourced event) {}

    private final Log log;
    private final Live live;
    private final Sources sources;
    private final StoreFiles files;
    private final Runnable afterGroup;
    private final Runnable atFailure;
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
    private boolean isWriting;
    private long added;
    private long forced;
    private boolean isCutting;
    private LogPlace end;

    // Written by the lock, read by anybody: a reader of the history must not wait for the disk.
    private volatile boolean isEnding;
    private volatile @Nullable Throwable failure;

    GroupCommit(Opening opened, Live live, Durability durability, Runnable afterGroup, Runnable atFailure) {
        this.log = opened.log();
        this.live = live;
        this.sources = opened.sources();
        this.files = opened.files();
        this.afterGroup = afterGroup;
        this.atFailure = atFailure;
        this.delayNanos = durability.delay().map(delay -> delay.toNanos()).orElse(0L);
        this.end = log.end();
        thread.setDaemon(true);
    }

    void start() {
        if (delayNanos > 0) {
            thread.start();
        }
    }

    // ---- callers

    /** Adds events that are from no source. */
    void add(List<Event> events, List<Payload> payloads) {
        acknowledge(lineUp(events, payloads));
    }

    /** Adds an event unless its source's position was there before, and says whether it did. */
    boolean add(String source, long position, Event event, Payload payload) {
        boolean isNew;
        long number;
        lock.lock();
        try {
            awaitTurn();
            isNew = lineUp(source, position, event, payload);
            // One that is not new may be another thread's that is on its way to the disk.
            number = added;
        } finally {
            lock.unlock();
        }
        acknowledge(number);
        return isNew;
    }

    private void acknowledge(long number) {
        if (delayNanos == 0) {
            awaitForced(number);
        }
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
        awaitForced(added());
    }

    private long added() {
        lock.lock();
        try {
            return added;
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
    <T> T cut(Supplier<T> atTheCut) throws IOException {
        setCutting(true);
        try {
            awaitForced(added());
            // Nobody has anything to write, nor can anybody add; who asks how far the log is need not wait for the
            // disk.
            log.nextSegment();
            lock.lock();
            try {
                end = log.end();
                return atTheCut.get();
            } finally {
                lock.unlock();
            }
        } finally {
            setCutting(false);
        }
    }

    private void setCutting(boolean isCutting) {
        lock.lock();
        try {
            this.isCutting = isCutting;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what there is, and ends the thread. */
    void close() {
        lock.lock();
        try {
            isEnding = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        try (log) {
            awaitForced(added());
            files.note(log.end());
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
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
        atFailure.run();
    }

    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Checks that all that was acknowledged is on the disk, unless callers were told of a failure and nothing is missing. */
    void requireWritten(boolean hadFailed) throws IOException {
        lock.lock();
        try {
            Throwable cause = failure;
            boolean isMissing = delayNanos > 0 && forced < added;
            if (cause != null && (!hadFailed || isMissing)) {
                throw new IOException(
                        "the store failed, and what was added last may not be there when it is opened again; the cause was "
                                + FailureText.of(cause),
                        cause);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Checks that the store has not failed and is not closed. */
    void requireWorking() {
        Throwable cause = failure;
        if (cause != null) {
            String text = "the store failed and takes and answers nothing more: close it and open it again,"
                    + " which brings back what was acknowledged; the cause was " + FailureText.of(cause);
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
            done.awaitUninterruptibly();
            requireWorking();
        }
    }

    private boolean isLate() {
        return delayNanos > 0
                && added > forced
                && System.nanoTime() - (isWriting ? groupSince : lineSince) > delayNanos;
    }

    /** Says how many were added with these. */
    private long lineUp(List<Event> events, List<Payload> payloads) {
        lock.lock();
        try {
            awaitTurn();
            List<Sourced> sourced = new ArrayList<>(events.size());
            for (int i = 0; i < events.size(); i++) {
                Sourced event = new Sourced("", 0, events.get(i));
                sourced.add(event);
                put(new Entry(0, 0, payloads.get(i), event));
            }
            addToLive(sourced);
            return added;
        } finally {
            lock.unlock();
        }
    }

    private boolean lineUp(String source, long position, Event event, Payload payload) {
        int known = sources.number(source);
        int number = known == 0 ? newSource(source) : known;
        if (!sources.isNew(number, position)) {
            return false;
        }
        sources.take(number, position);
        Sourced sourced = new Sourced(source, position, event);
        put(new Entry(number, position, payload, sourced));
        addToLive(List.of(sourced));
        return true;
    }

    private int newSource(String source) {
        if (sources.count() == Sources.MOST) {
            throw new IllegalStateException("a store keeps the positions of " + Sources.MOST + " sources at most");
        }
        int number = sources.add(source);
        byte[] name = source.getBytes(StandardCharsets.UTF_8);
        put(new Entry(number, 0, new Payload(EventForms.SOURCE, name), null));
        return number;
    }

    private void put(Entry entry) {
        boolean isFirst = line.isEmpty();
        if (isFirst) {
            lineSince = System.nanoTime();
        }
        line.add(entry);
        lineBytes += entry.payload.bytes().length + LogFormat.RECORD;
        added++;
        if (isFirst || lineBytes >= ENOUGH_BYTES) {
            work.signal();
        }
    }

    /** With a delay, readers see events that are not on the disk yet. */
    private void addToLive(List<Sourced> events) {
        if (delayNanos > 0) {
            live.add(events);
        }
    }

    /** What was added before the end is still written. */
    private void requireFailedNot() {
        if (failure != null) {
            requireWorking();
        }
    }

    // ---- writing

    /** Waits until that many are on the disk, and writes groups as long as nobody else does. */
    private void awaitForced(long number) {
        List<Entry> group = nextGroup(number);
        while (!group.isEmpty()) {
            write(group);
            group = nextGroup(number);
        }
    }

    /** What the caller has to write, once nobody else writes; nothing if that many are on the disk. */
    private List<Entry> nextGroup(long number) {
        lock.lock();
        try {
            while (forced < number && isWriting) {
                done.awaitUninterruptibly();
            }
            requireFailedNot();
            if (forced >= number) {
                return List.of();
            }
            List<Entry> group = line;
            line = new ArrayList<>();
            lineBytes = 0;
            groupSince = lineSince;
            isWriting = true;
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Entry> group) {
        try {
            for (Entry entry : group) {
                log.add(entry.payload.type(), entry.source, entry.position, entry.payload.bytes());
            }
            log.force();
            setForced(group);
            afterGroup.run();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        } finally {
            endWriting();
        }
    }

    private void setForced(List<Entry> group) {
        lock.lock();
        try {
            if (delayNanos == 0) {
                live.add(group.stream()
                        .filter(entry -> entry.event != null)
                        .map(entry -> requireNonNull(entry.event))
                        .toList());
            }
            forced += group.size();
            end = log.end();
        } finally {
            lock.unlock();
        }
    }

    private void endWriting() {
        lock.lock();
        try {
            isWriting = false;
            done.signalAll();
        } finally {
            lock.unlock();
        }
    }

    // ---- the thread

    private void run() {
        try {
            while (isTime()) {
                awaitForced(added());
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Waits until what is in the line has to be written; false at the end. */
    private boolean isTime() {
        lock.lock();
        try {
            long left = nanosLeft();
            while (left > 0 && !isEnding && failure == null) {
                work.awaitNanos(left);
                left = nanosLeft();
            }
        } catch (InterruptedException e) {
            // The thread is the store's own, and nobody has business to interrupt it: what is there is written now.
        } finally {
            lock.unlock();
        }
        return !isEnding && failure == null;
    }

    /** How long more may come to be forced together. */
    private long nanosLeft() {
        if (line.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return lineBytes >= ENOUGH_BYTES ? 0 : lineSince + delayNanos / 2 - System.nanoTime();
    }
}
