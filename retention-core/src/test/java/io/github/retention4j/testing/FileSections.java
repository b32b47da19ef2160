package io.github.retention4j.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

/**
 * The file of a history taken apart and put together again with right checks, by what docs/history-file.md says alone: to make files
 * that no version of the library writes.
 */
@SuppressWarnings("ByteBufferBackingArray") // littleEndian allocates
public record FileSections(int version, int hash, int text, long customers, long orders, List<Section> sections) {
    private static final int MOST_OF_A_FRAME = 65_536;

    /** A section: its kind, flags, and what is in its frames. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two
    public record Section(int kind, int flags, byte[] body) {
        /** Numbers as a body. */
        public static Section of(int kind, int flags, long... numbers) {
            ByteBuffer body = littleEndian(numbers.length * Long.BYTES);
            body.asLongBuffer().put(numbers);
            return new Section(kind, flags, body.array());
        }

        /** A number of the body. */
        public long get(int at) {
            return ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getLong(at * Long.BYTES);
        }

        /** The same with another number. */
        public Section with(int at, long number) {
            byte[] other = body.clone();
            ByteBuffer.wrap(other).order(ByteOrder.LITTLE_ENDIAN).putLong(at * Long.BYTES, number);
            return new Section(kind, flags, other);
        }

        /** The same with flags. */
        public Section flagged(int others) {
            return new Section(kind, others, body);
        }
    }

    /** Takes a file apart. */
    public static FileSections of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        in.getInt();
        int version = in.getInt();
        int hash = in.getInt();
        int text = in.getInt();
        long customers = in.getLong();
        long orders = in.getLong();
        in.getLong();
        List<Section> sections = new ArrayList<>();
        for (int kind = in.getShort(); kind != 0; kind = in.getShort()) {
            int flags = in.getShort();
            in.getInt();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int length = in.getInt(); ; length = in.getInt()) {
                in.getInt();
                body.write(file, in.position(), length);
                in.position(in.position() + length);
                if (length == 0) {
                    break;
                }
            }
            sections.add(new Section(kind, flags, body.toByteArray()));
        }
        return new FileSections(version, hash, text, customers, orders, sections);
    }

    /** The same in another version. */
    public FileSections version(int other) {
        return new FileSections(other, hash, text, customers, orders, sections);
    }

    /** The same with another version of the hash. */
    public FileSections hash(int other) {
        return new FileSections(version, other, text, customers, orders, sections);
    }

    /** The same of so many customers. */
    public FileSections customers(long others) {
        return new FileSections(version, hash, text, others, orders, sections);
    }

    /** The same with another section in place of the first of a kind. */
    public FileSections with(int kind, UnaryOperator<Section> other) {
        List<Section> others = new ArrayList<>(sections);
        int at = place(kind);
        others.set(at, other.apply(others.get(at)));
        return with(others);
    }

    /** The same with another section before the first of a kind. */
    public FileSections before(int kind, Section more) {
        List<Section> others = new ArrayList<>(sections);
        others.add(place(kind), more);
        return with(others);
    }

    /** The same without the first of a kind. */
    public FileSections without(int kind) {
        List<Section> others = new ArrayList<>(sections);
        others.remove(place(kind));
        return with(others);
    }

    private int place(int kind) {
        return sections.stream().map(Section::kind).toList().indexOf(kind);
    }

    private FileSections with(List<Section> others) {
        return new FileSections(version, hash, text, customers, orders, others);
    }

    /** Puts the file together. */
    public byte[] bytes() {
        Checked out = new Checked();
        out.put(littleEndian(36)
                .put(new byte[] {'R', '4', 'H', '1'})
                .putInt(version)
                .putInt(hash)
                .putInt(text)
                .putLong(customers)
                .putLong(orders)
                .putInt(0));
        out.check();
        for (Section section : sections) {
            out.put(littleEndian(4).putShort((short) section.kind).putShort((short) section.flags));
            out.check();
            for (int from = 0, to; from < section.body.length; from = to) {
                to = Math.min(section.body.length, from + MOST_OF_A_FRAME);
                out.frame(section.body, from, to);
            }
            out.frame(section.body, 0, 0);
        }
        out.put(littleEndian(4));
        out.check();
        out.put(littleEndian(8).putLong(out.bytes.size() + 16L));
        out.check();
        out.bytes.writeBytes(new byte[] {'1', 'H', '4', 'R'});
        return out.bytes.toByteArray();
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes with checks of all before. */
    private static final class Checked {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CRC32C check = new CRC32C();

        void put(ByteBuffer some) {
            bytes.writeBytes(some.array());
            check.update(some.array());
        }

        void check() {
            bytes.writeBytes(littleEndian(4).putInt((int) check.getValue()).array());
        }

        void frame(byte[] body, int from, int to) {
            put(littleEndian(4).putInt(to - from));
            check.update(body, from, to - from);
            check();
            bytes.write(body, from, to - from);
        }
    }
}
