package io.github.retention4j.history;

/**
 * Hears how far the building of a history is: every 262,144 rows while they are read, and
 * after each part that is built, the last of which is reported with a share of 1.
 *
 * <p>It is called by one thread at a time, and the work waits for it.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Hears.
     *
     * @param progress how far it is
     */
    void update(Progress progress);
}
