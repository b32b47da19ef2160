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

    /** So many bytes are read at once, which a processor still keeps in its cache: several frames. */
    private static final int READ_AHEAD = 1 << 18;

    /** As many longs of an array are believed in without having seen them. */
    private static final long BELIEVED = 1 << 20;

    private final String name;
    private final ReadableByteChannel in;
    private final long size;
    private final CRC32C check = new CRC32C();

    /** What was read: up to its limit what is left of a frame, and behind that up to here what comes next. */
    private final ByteBuffer bytes;

    private int end;

    /** Of the file, where the frame at hand ends, or what is looked at begins. */
    private long offset;

    private final int version;
    private final long customers;
    private final long orders;

    /** The kind of the section that is open, or comes next, as far as it is known. */
    private int code = -1;

    private boolean isOptional;
    private boolean isEnded;

    /**
     * Begins to read a file.
     *
     * @param in is not closed, and if its size is not known read no further than the end of the file
     * @param size how many bytes there are, or {@link Long#MAX_VALUE} if that is not known
     * @param name what messages call the file
     */
    public SectionReader(ReadableByteChannel in, long size, String name) throws IOException {
        this.in = in;
        this.size = size;
        this.name = name;
        ByteBuffer room = isSizeKnown()
                ? ByteBuffer.allocateDirect((int) Math.min(size, READ_AHEAD))
                : ByteBuffer.allocate(HistoryFormat.HEAD_BYTES + HistoryFormat.MOST_OF_A_FRAME);
        bytes = room.order(ByteOrder.LITTLE_ENDIAN).limit(0);
        need(2 * Integer.BYTES, "the header");
        require(bytes.getInt(0) == HistoryFormat.MAGIC, "this is no file of a history; History.write makes one");
        version = bytes.getInt(Integer.BYTES);
        require(
                version == HistoryFormat.VERSION,
                "the file is of format " + version + ", and this library reads format " + HistoryFormat.VERSION
                        + "; read it with the version of the library that wrote it");
        need(HistoryFormat.HEADER_BYTES, "the header");
        int hash = bytes.getInt(2 * Integer.BYTES);
        int text = bytes.getInt(3 * Integer.BYTES);
        customers = bytes.getLong(2 * Long.BYTES);
        orders = bytes.getLong(3 * Long.BYTES);
        int flags = bytes.getInt(4 * Long.BYTES);
        take(HistoryFormat.HEADER_BYTES - Integer.BYTES);
        require(
                hash == Partitions.HASH_VERSION && text == TextForm.VERSION && flags == HistoryFormat.NO_FLAGS,
                "the file has hash " + hash + ", form of texts " + text + " and flags " + flags
                        + ", and this library reads " + Partitions.HASH_VERSION + ", " + TextForm.VERSION + " and "
                        + HistoryFormat.NO_FLAGS + "; read it with the version of the library that wrote it");
    }

    private boolean isSizeKnown() {
        return size < Long.MAX_VALUE;
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
                    bytes.position(bytes.limit());
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
                    : "a section of kind " + code
                            + ", without which the file cannot be read, is not known to this library,"
                            + " which reads format " + HistoryFormat.VERSION + "; the file is of format " + version;
            throw refusal(found + "; read it with the version of the library that wrote it");
        }
        readFrame();
    }

    /** Ends a section, of which all must have been read. */
    public void end() throws IOException {
        if (!bytes.hasRemaining() && !isEnded) {
            readFrame();
        }
        require(isEnded && !bytes.hasRemaining(), "a section has more than it should have" + MEND);
        code = -1;
    }

    /** Ends the file, of which all sections must have been read. */
    public void finish() throws IOException {
        require(next() == HistoryFormat.FOOTER, "a section of kind " + code + " is one too many" + MEND);
        need(HistoryFormat.FOOTER_BYTES - HistoryFormat.HEAD_BYTES, "the footer");
        long told = bytes.getLong(bytes.position());
        take(Long.BYTES);
        boolean isLast = bytes.getInt() == HistoryFormat.LAST_MAGIC;
        offset += Integer.BYTES;
        require(isLast && told == offset, "the footer tells of " + told + " bytes" + MEND);
        require(!isSizeKnown() || size == offset, "there are " + (size - offset) + " bytes behind its end" + MEND);
    }

    private void readHead() throws IOException {
        need(HistoryFormat.HEAD_BYTES, "the head of a section");
        code = Short.toUnsignedInt(bytes.getShort(bytes.position()));
        int flags = Short.toUnsignedInt(bytes.getShort(bytes.position() + Short.BYTES));
        take(Integer.BYTES);
        isOptional = flags == HistoryFormat.OPTIONAL;
        require(
                isOptional || flags == HistoryFormat.NO_FLAGS,
                "a section of kind " + code + " has flags " + flags + ", which this library, which reads format "
                        + HistoryFormat.VERSION + ", does not know; the file is of format " + version);
    }

    private void readFrame() throws IOException {
        need(HistoryFormat.HEAD_BYTES, "the head of a frame");
        int length = bytes.getInt(bytes.position());
        require(
                length >= 0 && length <= HistoryFormat.MOST_OF_A_FRAME && length % Long.BYTES == 0,
                "a frame of " + length + " bytes is none" + MEND);
        need(HistoryFormat.HEAD_BYTES + length, "a frame");
        int told = bytes.getInt(bytes.position() + Integer.BYTES);
        int begin = bytes.position() + HistoryFormat.HEAD_BYTES;
        check.update(bytes.limit(bytes.position() + Integer.BYTES));
        check.update(bytes.limit(begin + length).position(begin));
        requireCheck(told, HistoryFormat.HEAD_BYTES + length);
        bytes.position(begin);
        isEnded = length == 0;
    }

    // ---- inside a section

    /** A number. */
    public long number() throws IOException {
        remaining();
        return bytes.getLong();
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
            bytes.asLongBuffer().get(values, at, next - at);
            bytes.position(bytes.position() + (next - at) * Long.BYTES);
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
            bytes.asIntBuffer().get(values, at, next - at);
            bytes.position(bytes.position() + (next - at) * Integer.BYTES);
        }
        if (count % 2 == 1) {
            require(bytes.getInt() == 0, "something is behind the last of " + count + " ints" + MEND);
        }
        return values;
    }

    /** How many longs may follow: of a file as many as are left in it. */
    private long believed() {
        return !isSizeKnown() ? BELIEVED : (size - offset + bytes.remaining()) / Long.BYTES;
    }

    /** How many bytes of the section are at hand: at least one long. */
    private int remaining() throws IOException {
        while (!bytes.hasRemaining()) {
            require(!isEnded, "a section has less than it should have" + MEND);
            readFrame();
        }
        return bytes.remaining();
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

    /** What is thrown when what was read is as it was written, and cannot be used all the same. */
    public HistoryFileException refusal(String reason) {
        return HistoryFileException.ofIntact(name, offset, reason);
    }

    /** What is thrown when the file cannot be used. */
    public HistoryFileException failure(String reason) {
        return new HistoryFileException(name, offset, reason);
    }

    /** Takes some bytes, which are at hand, and the check behind them. */
    private void take(int checked) throws HistoryFileException {
        check.update(bytes.limit(bytes.position() + checked));
        bytes.limit(end);
        requireCheck(bytes.getInt(), checked + Integer.BYTES);
    }

    private void requireCheck(int told, int length) throws HistoryFileException {
        if ((int) check.getValue() != told) {
            throw failure("the check of these " + length
                    + " bytes, or of something before them, is wrong: the file was changed" + MEND);
        }
        offset += length;
    }

    /** Sees to it that some bytes are at hand behind the frame, all of which was read. */
    private void need(int count, String what) throws IOException {
        bytes.limit(end);
        if (bytes.remaining() < count) {
            bytes.compact();
            if (!isSizeKnown()) {
                bytes.limit(count);
            }
            boolean hasMore = count <= size - offset;
            while (bytes.position() < count && hasMore) {
                hasMore = in.read(bytes) >= 0;
            }
            if (bytes.position() < count) {
                offset = isSizeKnown() ? size : offset + bytes.position();
                throw failure("the file ends within " + what
                        + ": it was cut off or changed, or is not written to its end" + MEND);
            }
            end = bytes.position();
            bytes.flip();
        }
    }
}
