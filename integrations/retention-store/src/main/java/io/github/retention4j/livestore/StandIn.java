package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import io.github.retention4j.livestore.Event.*;
import io.github.retention4j.livestore.codec.*;
import java.io.*;
import java.nio.ByteBuffer;
import java.util.*;

/** Until a history can be written. */
final class StandIn {
    private static final Map<History, List<Sourced>> ALL = Collections.synchronizedMap(new WeakHashMap<>());

    static History put(History h, List<Sourced> events) {
        ALL.put(h, events);
        return h;
    }

    static History plus(History history, History next, List<Sourced> events) {
        List<Sourced> all = new ArrayList<>(ALL.get(history));
        all.addAll(events);
        return put(next, all);
    }

    static List<Sourced> without(History history, Set<String> ids) {
        List<Sourced> all = new ArrayList<>(ALL.get(history));
        Set<String> orders = new HashSet<>();
        for (Sourced x : all) {
            if (x.event() instanceof Ordered o && o.order().customerId().filter(ids::contains).isPresent()) {
                orders.add(o.order().id());
            }
        }
        all.removeIf(x -> x.event() instanceof Refunded r && orders.contains(r.orderId())
                || ids.stream().anyMatch(id -> x.event().toString().matches("(?s).*[=\\[]" + id + "[,\\]].*")));
        return all;
    }

    static void write(History history, OutputStream out, EventForms forms) throws IOException {
        ByteArrayOutputStream bytesOut = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(bytesOut);
        java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
        for (Sourced e : ALL.get(history)) {
            EventForms.Payload p = forms.payload(e.event());
            data.writeUTF(e.source());
            data.writeLong(e.position());
            data.writeByte(p.type());
            data.writeInt(p.bytes().length);
            data.write(p.bytes());
        }
        byte[] all = bytesOut.toByteArray();
        sum.update(all);
        data = new DataOutputStream(out);
        data.writeInt(all.length);
        data.write(all);
        data.writeLong(sum.getValue());
    }

    static List<Sourced> read(InputStream in, String name, EventForms forms) throws IOException {
        DataInputStream data = new DataInputStream(in);
        List<Sourced> events = new ArrayList<>();
        try {
            byte[] all = data.readNBytes(data.readInt());
            java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
            sum.update(all);
            if (data.readLong() != sum.getValue()) {
                throw new IOException("sum");
            }
            data = new DataInputStream(new ByteArrayInputStream(all));
            while (data.available() > 0) {
                String source = data.readUTF();
                long position = data.readLong();
                int type = data.readByte();
                byte[] bytes = data.readNBytes(data.readInt());
                events.add(new Sourced(source, position, forms.read(type, ByteBuffer.wrap(bytes))));
            }
        } catch (IOException | MalformedException | RuntimeException e) {
            throw new CorruptStoreException(name, 0, "x");
        }
        return events;
    }
}
