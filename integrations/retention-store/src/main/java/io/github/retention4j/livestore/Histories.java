package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.HistoryFileException;
import io.github.retention4j.livestore.Event.Declared;
import io.github.retention4j.livestore.Event.Erased;
import io.github.retention4j.livestore.Event.Ordered;
import io.github.retention4j.livestore.Event.Recorded;
import io.github.retention4j.livestore.Event.Refunded;
import io.github.retention4j.livestore.Event.Sourced;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What events make of a history: each is another one, and the one before stays as it is. */
final class Histories {
    private final StoreSettings settings;
    private final EventForms forms;

    Histories(StoreSettings settings, EventForms forms) {
        this.settings = settings;
        this.forms = forms;
    }

    /** The history of a store to which nothing was added. */
    History empty() {
        return builder().build();
    }

    /** Takes events as the history of a store does. */
    HistoryBuilder builder() {
        HistoryBuilder builder = History.builder(settings.zone(), settings.currency())
                .decimals(settings.decimals())
                .refundedOrders(settings.refundedOrders())
                .duplicateOrders(DuplicateOrders.REPLACE)
                .badRows(BadRows.SKIP)
                .keepOrderIds();
        settings.observedFrom().ifPresent(builder::observedFrom);
        return builder;
    }

    /** A history with events in their order. */
    History apply(History history, List<Sourced> events) {
        History next = history;
        int from = 0;
        while (from < events.size()) {
            boolean isErasure = events.get(from).event() instanceof Erased;
            int to = from + 1;
            while (to < events.size() && events.get(to).event() instanceof Erased == isErasure) {
                to++;
            }
            List<Sourced> run = events.subList(from, to);
            next = isErasure ? without(next, run) : plus(next, run);
            from = to;
        }
        return next;
    }

    private History without(History history, List<Sourced> erasures) {
        Set<String> ids = new TreeSet<>();
        erasures.forEach(erasure -> ids.add(((Erased) erasure.event()).customerId()));
        return history.without(ids);
    }

    private History plus(History history, List<Sourced> rows) {
        return history.plus(builder -> {
            builder.badRows(BadRows.SKIP).duplicateOrders(DuplicateOrders.REPLACE);
            Map<String, SourceRows> sources = new HashMap<>();
            for (Sourced row : rows) {
                add(row, sources.computeIfAbsent(source(row), builder::source));
            }
        });
    }

    /** The name that the account tells of a row: its source, or what it is. */
    private static String source(Sourced row) {
        if (!row.source().isEmpty()) {
            return row.source();
        }
        if (row.event() instanceof Recorded<?> recorded) {
            return recorded.kind().name();
        }
        return row.event() instanceof Declared ? "customers" : row.event() instanceof Refunded ? "refunds" : "orders";
    }

    private void add(Sourced row, SourceRows to) {
        if (!row.source().isEmpty()) {
            to.at(row.position());
        }
        Event event = row.event();
        if (event instanceof Ordered ordered) {
            to.add(ordered.order());
        } else if (event instanceof Declared declared) {
            to.add(declared.customer());
        } else if (event instanceof Refunded refunded) {
            to.addRefundOfOrder(
                    refunded.orderId(),
                    refunded.refund().refundedAt().toEpochMilli(),
                    forms.money().units(refunded.refund().amount()));
        } else if (event instanceof Recorded<?> recorded) {
            record(recorded, to);
        }
    }

    private static <R> void record(Recorded<R> recorded, SourceRows to) {
        to.add(recorded.kind(), recorded.record());
    }

    void write(History history, OutputStream out) throws IOException {
        history.write(out);
    }

    History read(InputStream in, Disk disk, String name) throws IOException {
        RecordKind<?, ?>[] own =
                settings.kinds().values().stream().map(StoreSettings.Kind::kind).toArray(RecordKind<?, ?>[]::new);
        try {
            return History.read(in, name, own);
        } catch (HistoryFileException e) {
            if (e.isIntact()) {
                throw new IOException(
                        disk.path(name) + " at byte " + e.offset() + ": " + e.reason()
                                + "; the kinds of a store are those of StoreSettings.kind",
                        e);
            }
            throw new CorruptStoreException(disk, name, e.offset(), e.reason(), e);
        }
    }
}
