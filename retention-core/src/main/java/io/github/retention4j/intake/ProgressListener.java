package io.github.retention4j.intake;

/**
 * Hears how far the building of a history is: every 262,144 rows while they are read, or when columns of more are in, and
 * after each part that is built, the last of which is reported with a share of 1.
 *
 * <p>It is called by one thread at a time, and the work waits for it. What it throws reaches the caller and ends the work:
 * the builder is then spent.
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
