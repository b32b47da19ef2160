package io.github.retention4j.store;

import io.github.retention4j.intake.HistoryFileException;
import io.github.retention4j.store.HistoryFormat.Section;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads the sections of a history's file, as {@link HistoryFormat} draws it. Nothing is given out that was not checked, and no more
 * memory is taken than what was read calls for.
 */
public final class SectionReader {
    private static final String MEND = "; take another copy of it, or build the history anew";
    private static final int MOST_OF_AN_ARRAY = Integer.MAX_VALUE - 8;

    /** As many longs of an array are believed in without having seen them. */
    private static final long BELIEVED = 1 << 20;

    private final String name;
    private final ReadableByteChannel in;
    private final long size;
    private final CRC32C check = new CRC32C();
    private final ByteBuffer head =
            ByteBuffer.allocateDirect(HistoryFormat.HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer frame =
            ByteBuffer.allocateDirect(HistoryFormat.MOST_OF_A_FRAME).order(ByteOrder.LITTLE_ENDIAN);
    private final int version;
    private final long customers;
    private final long orders;
    private long offset;

    /** The section that is open, or comes next. */
    private int code = -1;

    private boolean isOptional;
    private boolean isEnded;

    /**
     * Begins to read a file.
     *
     * @param in is read no further than the end of the file, and not closed
     * @param size how many bytes there are, or {@link Long#MAX_VALUE} if that is not known
     * @param name what messages call the file
     */
    public SectionReader(ReadableByteChannel in, long size, String name) throws IOException {
        this.in = in;
        this.size = size;
        this.name = name;
        fill(head, 2 * Integer.BYTES, "the header");
        if (head.getInt(0) != HistoryFormat.MAGIC) {
            offset = 0;
            throw failure("this is no file of a history; History.write makes one");
        }
        version = head.getInt(Integer.BYTES);
        if (version != HistoryFormat.VERSION) {
            throw failure("the file is of format " + version + ", and this library reads format "
                    + HistoryFormat.VERSION + "; read it with a newer version of the library");
        }
        check.update(head);
        fill(head, HistoryFormat.HEADER_BYTES - 2 * Integer.BYTES, "the header");
        requireCheck(head, head.remaining() - Integer.BYTES);
        int hash = head.getInt();
        int text = head.getInt();
        customers = head.getLong();
        orders = head.getLong();
        require(
                hash == Partitions.HASH_VERSION && text == TextForm.VERSION && head.getInt() == HistoryFormat.NO_FLAGS,
                "the file has hash " + hash + " and form of texts " + text + ", and this library reads "
                        + Partitions.HASH_VERSION + " and " + TextForm.VERSION
                        + "; read it with the version of the library that wrote it");
    }

    /** What messages call the file. */
    public String name() {
        return name;
    }

    /** How many customers the header tells of. */
    public long customers() {
        return customers;
    }

    /** How many orders the header tells of. */
    public long orders() {
        return orders;
    }

    // ---- sections

    /** Whether a section of a kind comes next. Those that are not known and optional are passed over. */
    public boolean isNext(Section section) throws IOException {
        return next() == section.code();
    }

    private int next() throws IOException {
        if (code < 0) {
            readHead();
            while (isOptional && Section.of(code).isEmpty()) {
                do {
                    readFrame();
                } while (!isEnded);
                readHead();
            }
        }
        return code;
    }

    /** Begins a section, which must be of a kind. */
    public void begin(Section section) throws IOException {
        if (!isNext(section)) {
            Optional<Section> other = Section.of(code);
            String found = other.isPresent() || code == HistoryFormat.FOOTER
                    ? "the section " + section + " is missing"
                    : "a section of kind " + code + ", without which the file cannot be read, is not known to this library,"
                            + " which reads format " + HistoryFormat.VERSION + "; the file is of format " + version;
            throw failure(found + "; read it with the version of the library that wrote it");
        }
        readFrame();
    }

    /** Ends a section, of which all must have been read. */
    public void end() throws IOException {
        if (!frame.hasRemaining() && !isEnded) {
            readFrame();
        }
        require(isEnded && !frame.hasRemaining(), "a section has more than it should have" + MEND);
        code = -1;
    }

    /** Ends the file, of which all sections must have been read. */
    public void finish() throws IOException {
        require(next() == HistoryFormat.FOOTER, "a section of kind " + code + " is one too many" + MEND);
        fill(head, HistoryFormat.FOOTER_BYTES - HistoryFormat.HEAD_BYTES, "the footer");
        requireCheck(head, Long.BYTES);
        long told = head.getLong(0);
        require(told == offset && head.getInt(Long.BYTES + Integer.BYTES) == HistoryFormat.LAST_MAGIC, "the footer tells of "
                + told + " bytes" + MEND);
        require(size == Long.MAX_VALUE || size == offset, "there are " + (size - offset) + " bytes behind its end" + MEND);
    }

    private void readHead() throws IOException {
        fill(head, HistoryFormat.HEAD_BYTES, "the head of a section");
        requireCheck(head, Integer.BYTES);
        code = Short.toUnsignedInt(head.getShort());
        int flags = Short.toUnsignedInt(head.getShort());
        isOptional = flags == HistoryFormat.OPTIONAL;
        require(isOptional || flags == HistoryFormat.NO_FLAGS, "a section of kind " + code + " has flags " + flags
                + ", which this library, which reads format " + HistoryFormat.VERSION
                + ", does not know; the file is of format " + version);
    }

    private void readFrame() throws IOException {
        fill(head, HistoryFormat.HEAD_BYTES, "the head of a frame");
        int length = head.getInt(0);
        require(
                length >= 0 && length <= HistoryFormat.MOST_OF_A_FRAME && length % Long.BYTES == 0,
                "a frame of " + length + " bytes is none" + MEND);
        check.update(head.limit(Integer.BYTES));
        long begin = offset;
        fill(frame, length, "a frame");
        check.update(frame);
        if ((int) check.getValue() != head.limit(HistoryFormat.HEAD_BYTES).getInt(Integer.BYTES)) {
            offset = begin;
            throw changed(length);
        }
        frame.flip();
        isEnded = length == 0;
    }

    // ---- inside a section

    /** A number. */
    public long number() throws IOException {
        remaining();
        return frame.getLong();
    }

    /** A number that is not negative and at most as asked. */
    public int number(int most) throws IOException {
        long number = number();
        if (number < 0 || number > most) {
            throw failure("the number " + number + " is not in [0, " + most + "]" + MEND);
        }
        return (int) number;
    }

    /** An array. */
    public long[] longs() throws IOException {
        return plainLongs(number(MOST_OF_AN_ARRAY), new long[0]);
    }

    /** An array that begins with some longs. */
    private long[] plainLongs(int count, long[] first) throws IOException {
        long[] values = Arrays.copyOf(first, (int) Math.min(count, first.length + believed()));
        for (int at = first.length, next; at < count; at = next) {
            if (at == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * at));
            }
            next = (int) Math.min(values.length, at + (long) remaining() / Long.BYTES);
            frame.asLongBuffer().get(values, at, next - at);
            frame.position(frame.position() + (next - at) * Long.BYTES);
        }
        return values;
    }

    /** An array. */
    public int[] ints() throws IOException {
        int count = number(MOST_OF_AN_ARRAY);
        int[] values = new int[(int) Math.min(count, 2 * believed())];
        for (int at = 0, next; at < count; at = next) {
            if (at == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * at));
            }
            next = (int) Math.min(values.length, at + (long) remaining() / Integer.BYTES);
            frame.asIntBuffer().get(values, at, next - at);
            frame.position(frame.position() + (next - at) * Integer.BYTES);
        }
        if (count % 2 == 1) {
            require(frame.getInt() == 0, "something is behind the last of " + count + " ints" + MEND);
        }
        return values;
    }

    /** How many longs may follow: of a file as many as are left in it. */
    private long believed() {
        return size == Long.MAX_VALUE ? BELIEVED : (size - offset + frame.remaining()) / Long.BYTES;
    }

    /** How many bytes of the section are at hand: at least one long. */
    private int remaining() throws IOException {
        while (!frame.hasRemaining()) {
            require(!isEnded, "a section has less than it should have" + MEND);
            readFrame();
        }
        return frame.remaining();
    }

    /** A text. */
    public String text() throws IOException {
        long first = number();
        return TextForm.read(plainLongs(TextForm.longs(first), new long[] {first}), 0);
    }

    /** Texts, in their order. */
    public List<String> texts() throws IOException {
        int count = number(MOST_OF_AN_ARRAY);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(text());
        }
        return texts;
    }

    // ---- bytes and failures

    /** Refuses the file unless something holds. */
    public void require(boolean holds, String otherwise) throws HistoryFileException {
        if (!holds) {
            throw failure(otherwise);
        }
    }

    /** What is thrown when the file cannot be used. */
    public HistoryFileException failure(String reason) {
        return new HistoryFileException(name, offset, reason);
    }

    private HistoryFileException changed(int bytes) {
        return failure("the check of these " + bytes + " bytes, or of something before them, is wrong: the file was changed"
                + MEND);
    }

    private void requireCheck(ByteBuffer bytes, int checked) throws HistoryFileException {
        check.update(bytes.duplicate().limit(bytes.position() + checked));
        if ((int) check.getValue() != bytes.getInt(bytes.position() + checked)) {
            offset -= bytes.remaining();
            throw changed(bytes.remaining());
        }
    }

    private void fill(ByteBuffer into, int bytes, String what) throws IOException {
        into.clear().limit(bytes);
        while (into.hasRemaining()) {
            int more = in.read(into);
            if (more < 0) {
                offset += into.position();
                throw failure("the file ends within " + what + ": it was cut off, or is not written to its end" + MEND);
            }
        }
        into.flip();
        offset += bytes;
    }
}
