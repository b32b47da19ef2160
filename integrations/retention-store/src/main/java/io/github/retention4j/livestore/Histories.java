package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.livestore.Event.*;
import io.github.retention4j.livestore.codec.*;
import java.io.*;
import java.nio.ByteBuffer;
import java.util.*;

/** TEMPORARY stand-in. */
final class Histories {
    private final StoreSettings settings;
    private final EventForms forms;
    private static final Map<History, List<Sourced>> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    Histories(StoreSettings settings, EventForms forms) {
        this.settings = settings;
        this.forms = forms;
    }

    History empty() {
        return of(List.of());
    }

    private History of(List<Sourced> events) {
        HistoryBuilder builder = History.builder(settings.zone(), settings.currency())
                .decimals(settings.decimals())
                .refundedOrders(settings.refundedOrders())
                .badRows(BadRows.SKIP);
        settings.observedFrom().ifPresent(builder::observedFrom);
        for (Sourced sourced : events) {
            Event event = sourced.event();
            SourceRows rows = builder.source(sourced.source().isEmpty() ? "orders" : sourced.source());
            if (!sourced.source().isEmpty()) {
                rows.at(sourced.position());
            }
            if (event instanceof Ordered ordered) {
                rows.add(ordered.order());
            } else if (event instanceof Declared declared) {
                rows.add(declared.customer());
            } else if (event instanceof Refunded refunded) {
                rows.addRefundOfOrder(refunded.orderId(), refunded.refund().refundedAt().toEpochMilli(), forms.money().units(refunded.refund().amount()));
            } else if (event instanceof Recorded<?> recorded) {
                add(rows, recorded);
            }
        }
        History h = builder.build();
        ALL.put(h, events);
        return h;
    }

    private static <R> void add(SourceRows rows, Recorded<R> recorded) {
        rows.add(recorded.kind(), recorded.record());
    }

    History apply(History history, List<Sourced> events) {
        if (events.isEmpty()) {
            return history;
        }
        List<Sourced> all = new ArrayList<>(ALL.get(history));
        for (Sourced e : events) {
            if (e.event() instanceof Erased erased) {
                all.removeIf(x -> x.event() instanceof Ordered o && o.order().customerId().equals(Optional.of(erased.customerId()))
                        || x.event() instanceof Declared d && d.customer().id().equals(erased.customerId()));
            } else {
                if (e.event() instanceof Ordered o) {
                    all.removeIf(x -> x.event() instanceof Ordered b && b.order().id().equals(o.order().id()));
                }
                all.add(e);
            }
        }
        return of(all);
    }

    void write(History history, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        for (Sourced e : ALL.get(history)) {
            EventForms.Payload p = forms.payload(e.event());
            data.writeByte(p.type());
            data.writeUTF(e.source());
            data.writeLong(e.position());
            data.writeInt(p.bytes().length);
            data.write(p.bytes());
            sum.update(p.bytes());
        }
        data.writeByte(0);
        data.writeLong(sum.getValue());
        data.flush();
    }

    History read(InputStream in, String name) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        List<Sourced> all = new ArrayList<>();
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        int type;
        while ((type = data.readByte()) != 0) {
            String source = data.readUTF();
            long position = data.readLong();
            byte[] bytes = new byte[data.readInt()];
            data.readFully(bytes);
            sum.update(bytes);
            try {
                all.add(new Sourced(source, position, forms.read(type, ByteBuffer.wrap(bytes))));
            } catch (MalformedException e) {
                throw new CorruptStoreException(name, 0, "x");
            }
        }
        if (data.readLong() != sum.getValue()) {
            throw new CorruptStoreException(name, 0, "sum");
        }
        return of(all);
    }
}
