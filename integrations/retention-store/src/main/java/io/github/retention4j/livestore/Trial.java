package io.github.retention4j.livestore;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.EventForms.Payload;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries an event before it is in the log. A kind of the user's own writes its record: what it throws at, it would throw at whenever the
 * log is read. Only what it throws matters; the rows are thrown away.
 */
final class Trial {
    private static final int MOST_ROWS = 1_000;

    private final EventForms forms;
    private final StoreSettings settings;
    private final Supplier<HistoryBuilder> builders;
    private @Nullable HistoryBuilder builder;
    private int rows;

    Trial(EventForms forms, StoreSettings settings, Supplier<HistoryBuilder> builders) {
        this.forms = forms;
        this.settings = settings;
        this.builders = builders;
    }

    /** The bytes of an event that the store can keep. */
    Payload payload(Event event) {
        Payload payload = forms.payload(event);
        if (event instanceof Recorded<?> recorded
                && settings.kinds().containsKey(recorded.kind().name())) {
            of(recorded);
        }
        return payload;
    }

    /** Throws what the kind throws. */
    private synchronized <R> void of(Recorded<R> recorded) {
        HistoryBuilder to = builder == null || rows == MOST_ROWS ? builders.get() : builder;
        rows = to == builder ? rows + 1 : 1;
        builder = null;
        to.source(recorded.kind().name()).add(recorded.kind(), recorded.record());
        // Only now: one at which a kind threw takes no more rows.
        builder = to;
    }
}
