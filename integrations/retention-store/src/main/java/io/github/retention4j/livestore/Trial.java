package io.github.retention4j.livestore;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.livestore.Event.Recorded;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a kind of the user's own write a record before that is in the log: what a kind throws at, it would throw at whenever the log is
 * read. Only what it throws matters; the rows are thrown away.
 */
final class Trial {
    private static final int MOST_ROWS = 1_000;

    private final Supplier<HistoryBuilder> builders;
    private @Nullable HistoryBuilder builder;
    private int rows;

    Trial(Supplier<HistoryBuilder> builders) {
        this.builders = builders;
    }

    /** Throws what the kind throws. */
    synchronized <R> void of(Recorded<R> recorded) {
        HistoryBuilder to = builder == null || rows == MOST_ROWS ? builders.get() : builder;
        rows = to == builder ? rows + 1 : 1;
        builder = null;
        to.source(recorded.kind().name()).add(recorded.kind(), recorded.record());
        // Only now: one at which a kind threw takes no more rows.
        builder = to;
    }
}
