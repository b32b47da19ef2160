package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import io.github.retention4j.livestore.Live.Cut;
import io.github.retention4j.livestore.Live.Merge;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes the history anew, on a thread of its own, when the log behind it has become long: a cut is made in the log, the history up
 * to there is written and read back, what came meanwhile is added, and the files before are deleted.
 */
final class Merger {
    /** A log that is shorter is read in a moment, so it can wait. */
    static final long USUAL_LEAST = 16 << 20;

    /** A log may be this share of the history: writing a byte of the log then costs writing four bytes of history, once. */
    private static final int SHARE = 4;

    private final StoreFiles files;
    private final Histories histories;
    private final Live live;
    private final Sources sources;
    private final long least;
    private final int mostInSegment;
    private final Runnable afterMerge;
    private final AtomicBoolean isWanted = new AtomicBoolean();

    /** While it is, the log's length is told from before the cut. Set before {@link #isWanted} is cleared, and read after it. */
    private volatile boolean isMerging;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "retention-store-merge");
        made.setDaemon(true);
        return made;
    });

    /** The state of a merge: what the history is up to the cut, and where the log goes on. */
    private record Position(Cut cut, LogPlace end, List<Manifest.Source> sources) {}

    Merger(Opening opened, Live live, long least, int mostInSegment, Runnable afterMerge) {
        this.files = opened.files();
        this.histories = opened.histories();
        this.live = live;
        this.sources = opened.sources();
        this.least = least;
        this.mostInSegment = mostInSegment;
        this.afterMerge = afterMerge;
    }

    /** Merges in the background if the log is long enough. */
    void consider(GroupCommit log) {
        if (!isWanted.get() && !isMerging && logBytes(log.end()) >= Math.max(least, files.historyBytes() / SHARE)) {
            want(log);
        }
    }

    private long logBytes(LogPlace end) {
        return (end.segment() - files.firstSegment()) * (long) mostInSegment + end.length() - LogFormat.HEAD;
    }

    /** Merges in the background. */
    void want(GroupCommit log) {
        if (isWanted.compareAndSet(false, true)) {
            try {
                thread.execute(() -> run(log));
            } catch (RejectedExecutionException e) {
                // The store is being closed: it is for the next time.
                isWanted.set(false);
            }
        }
    }

    /** Merges all that was added before, and waits for it. */
    void merge(GroupCommit log) {
        Future<?> run;
        try {
            run = thread.submit(() -> run(log));
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the store is being closed; open it again", e);
        }
        await(run);
        log.requireWorking();
    }

    private void run(GroupCommit log) {
        isMerging = true;
        isWanted.set(false);
        try {
            log.requireWorking();
            // What is not on the disk yet is no part of the log's length.
            log.flush();
            if (logBytes(log.end()) > 0) {
                Position position = log.cut(() -> new Position(live.cut(), log.end(), sources.all()));
                History cut = histories.apply(position.cut.applied(), position.cut.waiting());
                History read = files.next(cut, position.end.segment(), position.end, position.sources);
                live.replace(new Merge(cut, read));
            }
        } catch (IOException | RuntimeException | Error e) {
            log.fail(e);
        } finally {
            isMerging = false;
        }
        afterMerge.run();
    }

    /** Waits for a merge that goes on, and ends the thread. */
    void close() {
        thread.shutdown();
        Uninterrupted.await(() -> {
            boolean isOver = false;
            while (!isOver) {
                isOver = thread.awaitTermination(1, TimeUnit.HOURS);
            }
        });
    }

    private static void await(Future<?> merge) {
        Uninterrupted.await(() -> {
            try {
                merge.get();
            } catch (ExecutionException | CancellationException e) {
                throw new IllegalStateException("a merge tells what fails it", e);
            }
        });
    }
}
