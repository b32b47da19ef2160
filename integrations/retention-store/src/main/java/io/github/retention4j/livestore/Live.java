package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import io.github.retention4j.livestore.Event.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The history in memory. Events wait in a list until somebody asks for a snapshot, who then applies all that wait: one by one each
 * would cost as much as a hundred together.
 */
final class Live {
    /** Where so few have come while others were applied, they are applied with the readers waiting. */
    private static final int FEW = 1_000;

    /** So often what came meanwhile is applied before the readers wait, lest a fast writer keeps a merge from its end. */
    private static final int ROUNDS = 10;

    /** When so many wait, whoever adds one applies them: nobody asks for snapshots, and they are larger than what they become. */
    private static final int MANY = 100_000;

    private final Histories histories;
    private final Lock applying = new ReentrantLock();

    /** Written by the one who is applying, and told by anybody. */
    private volatile History applied;

    // By this object's monitor, which is held for a moment only.
    private List<Sourced> waiting = new ArrayList<>();
    private @Nullable List<Sourced> sinceCut;
    private boolean isFollowed;
    private List<Merge> merges = new ArrayList<>();

    /**
     * A history that was merged.
     *
     * @param written the history that was written
     * @param read the same rows, read back; all that comes later comes from it
     */
    record Merge(History written, History read) {}

    /**
     * What one who follows sees.
     *
     * @param merges the merges since the last look
     * @param history the history of all that was added, which comes from the last of them
     */
    record Look(List<Merge> merges, History history) {}

    Live(Histories histories, History history) {
        this.histories = histories;
        this.applied = history;
    }

    /** Adds what was acknowledged, or is about to be. */
    synchronized void add(List<Sourced> events) {
        waiting.addAll(events);
        if (sinceCut != null) {
            sinceCut.addAll(events);
        }
    }

    /** Applies what waits if that is much. What fails is told to who asks for a snapshot: the one who adds has added. */
    void relieve() {
        boolean isMuch;
        synchronized (this) {
            isMuch = waiting.size() >= MANY;
        }
        if (isMuch) {
            try {
                snapshot();
            } catch (RuntimeException | Error e) {
                // The events wait again, and fail the next snapshot.
            }
        }
    }

    /** The history of all that was added before. */
    History snapshot() {
        applying.lock();
        try {
            List<Sourced> taken = takeWaiting();
            try {
                applied = histories.apply(applied, taken);
            } catch (RuntimeException | Error e) {
                giveBack(taken);
                throw e;
            }
            return applied;
        } finally {
            applying.unlock();
        }
    }

    /** A snapshot and what leads to it, for the one who follows. */
    Look look() {
        applying.lock();
        try {
            History history = snapshot();
            return new Look(takeMerges(), history);
        } finally {
            applying.unlock();
        }
    }

    /** Says whether anybody follows: if not, no history that was merged is kept. */
    synchronized void follow(boolean isFollowed) {
        this.isFollowed = isFollowed;
        merges = new ArrayList<>();
    }

    private synchronized List<Merge> takeMerges() {
        List<Merge> taken = merges;
        merges = new ArrayList<>();
        return taken;
    }

    private synchronized List<Sourced> takeWaiting() {
        List<Sourced> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private synchronized void giveBack(List<Sourced> taken) {
        taken.addAll(waiting);
        waiting = taken;
    }

    // ---- for a merge

    /**
     * What a merge writes: the history at a moment.
     *
     * @param applied what was applied then
     * @param waiting what was to be applied
     */
    record Cut(History applied, List<Sourced> waiting) {}

    /** Cuts here: from now on what comes is kept for the history that the merge gives back. */
    Cut cut() {
        applying.lock();
        try {
            synchronized (this) {
                sinceCut = new ArrayList<>();
                return new Cut(applied, List.copyOf(waiting));
            }
        } finally {
            applying.unlock();
        }
    }

    /** Goes on from the history that a merge made of what was before the cut. */
    void replace(Merge merge) {
        History next = merge.read();
        List<Sourced> more = takeSinceCut();
        for (int round = 0; round < ROUNDS && more.size() > FEW; round++) {
            next = histories.apply(next, more);
            more = takeSinceCut();
        }
        applying.lock();
        try {
            // All of it is in what is applied now, but for what comes meanwhile.
            List<Sourced> taken = takeAll(more);
            try {
                applied = histories.apply(next, more);
            } catch (RuntimeException | Error e) {
                giveBack(taken);
                throw e;
            }
            keep(merge);
        } finally {
            applying.unlock();
        }
    }

    private synchronized List<Sourced> takeAll(List<Sourced> more) {
        if (sinceCut != null) {
            more.addAll(sinceCut);
        }
        sinceCut = null;
        return takeWaiting();
    }

    private synchronized void keep(Merge merge) {
        if (isFollowed) {
            merges.add(merge);
        }
    }

    /** How much there is, without applying what waits. */
    @Override
    public String toString() {
        History there = applied;
        int more;
        synchronized (this) {
            more = waiting.size();
        }
        return "orders " + there.orderCount() + ", customers " + there.customerCount() + ", events not counted yet "
                + more;
    }

    private synchronized List<Sourced> takeSinceCut() {
        List<Sourced> taken = sinceCut == null ? new ArrayList<>() : sinceCut;
        sinceCut = new ArrayList<>();
        return taken;
    }
}
