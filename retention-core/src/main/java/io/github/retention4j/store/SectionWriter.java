package io.github.retention4j.store;

import io.github.retention4j.store.HistoryFormat.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.Collection;
import java.util.zip.CRC32C;

/** Writes the sections of a history's file, as {@link HistoryFormat} draws it. */
public final class SectionWriter {
    private final WritableByteChannel out;
    private final CRC32C check = new CRC32C();
    private final ByteBuffer frame = ByteBuffer.allocateDirect(HistoryFormat.HEAD_BYTES + HistoryFormat.MOST_OF_A_FRAME)
            .order(ByteOrder.LITTLE_ENDIAN);
    private long[] text = new long[64];
    private long written;

    /**
     * Begins a file.
     *
     * @param out is written to and not closed
     */
    public SectionWriter(WritableByteChannel out, long customers, long orders) throws IOException {
        this.out = out;
        frame.putInt(HistoryFormat.MAGIC)
                .putInt(HistoryFormat.VERSION)
                .putInt(Partitions.HASH_VERSION)
                .putInt(TextForm.VERSION)
                .putLong(customers)
                .putLong(orders)
                .putInt(HistoryFormat.NO_FLAGS);
        frame.putInt(checkOf(0, frame.position()));
        write();
    }

    /** Begins a section. */
    public void begin(Section section) throws IOException {
        begin(section.code());
    }

    private void begin(int code) throws IOException {
        frame.putShort((short) code).putShort((short) HistoryFormat.NO_FLAGS);
        frame.putInt(checkOf(0, frame.position()));
        write();
        frame.position(HistoryFormat.HEAD_BYTES);
    }

    /** Ends a section. */
    public void end() throws IOException {
        if (frame.position() > HistoryFormat.HEAD_BYTES) {
            writeFrame();
        }
        writeFrame();
        frame.clear();
    }

    /** Ends the file, once all sections have ended. */
    public void finish() throws IOException {
        begin(HistoryFormat.FOOTER);
        frame.clear();
        frame.putLong(written + 2 * Long.BYTES);
        frame.putInt(checkOf(0, frame.position())).putInt(HistoryFormat.LAST_MAGIC);
        write();
    }

    // ---- inside a section

    /** A number. */
    public void number(long number) throws IOException {
        makeRoom();
        frame.putLong(number);
    }

    /** An array. */
    public void longs(long[] values) throws IOException {
        number(values.length);
        plainLongs(values, values.length);
    }

    private void plainLongs(long[] values, int count) throws IOException {
        for (int at = 0, next; at < count; at = next) {
            makeRoom();
            next = Math.min(count, at + frame.remaining() / Long.BYTES);
            frame.asLongBuffer().put(values, at, next - at);
            frame.position(frame.position() + (next - at) * Long.BYTES);
        }
    }

    /** An array. */
    public void ints(int[] values) throws IOException {
        number(values.length);
        for (int at = 0, next; at < values.length; at = next) {
            makeRoom();
            next = Math.min(values.length, at + frame.remaining() / Integer.BYTES);
            frame.asIntBuffer().put(values, at, next - at);
            frame.position(frame.position() + (next - at) * Integer.BYTES);
        }
        if (values.length % 2 == 1) {
            frame.putInt(0);
        }
    }

    /** A text, of whatever characters. */
    public void text(String characters) throws IOException {
        int room = TextForm.room(characters.length());
        if (text.length < room) {
            text = new long[room];
        }
        plainLongs(text, TextForm.write(characters, text, 0));
    }

    /** Texts, in their order. */
    public void texts(Collection<String> texts) throws IOException {
        number(texts.size());
        for (String each : texts) {
            text(each);
        }
    }

    // ---- bytes

    private void makeRoom() throws IOException {
        if (!frame.hasRemaining()) {
            writeFrame();
        }
    }

    /** Writes what is in the frame, if only its head. */
    private void writeFrame() throws IOException {
        int end = frame.position();
        frame.putInt(0, end - HistoryFormat.HEAD_BYTES);
        checkOf(0, Integer.BYTES);
        frame.putInt(Integer.BYTES, checkOf(HistoryFormat.HEAD_BYTES, end));
        write();
        frame.position(HistoryFormat.HEAD_BYTES);
    }

    /** The check of all that has been written, and of these bytes. */
    private int checkOf(int from, int to) {
        check.update(frame.duplicate().position(from).limit(to));
        return (int) check.getValue();
    }

    private void write() throws IOException {
        frame.flip();
        while (frame.hasRemaining()) {
            written += out.write(frame);
        }
        frame.clear();
    }
}
