package io.github.retention4j.io.file;

import io.github.retention4j.io.text.Digits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file: unpacked if it is gzip, in the encoding its byte order mark tells or else the stated one.
 *
 * <p>Bytes that are no text are an error, which comes only after all text before them: whoever reads knows the row then.
 */
public final class TextInput extends Reader {
    /** Bytes behind the buffer: for the end of a last line that has none, and as {@link Digits} reads beyond the end. */
    private static final int MORE = Long.BYTES;

    private final CountedStream file;
    private final long size;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private ByteBuffer bytes;

    /** Whether a line feed that comes next belongs to the line end before it. */
    private boolean afterReturn;

    /** Whether as much is read at a time as there is room for, and not only what is at hand. */
    private boolean fills;

    /** Why no more can be read; told once all that was read before has been taken. */
    private @Nullable IOException failure;

    private boolean lastBytes;
    private boolean flushed;

    /** The first line, if it only says the delimiter. */
    private final Optional<SeparatorLine> separator;

    private TextInput(
            CountedStream file,
            long size,
            InputStream in,
            Optional<SeparatorLine> separator,
            Charset encoding,
            int buffer) {
        this.separator = separator;
        this.file = file;
        this.size = size;
        this.in = in;
        this.bytes = ByteBuffer.allocate(buffer + MORE).limit(0);
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Takes the stream over: closes it in the end, or at once if this fails.
     *
     * @param size how many bytes it has; 0 where nobody knows
     * @param buffer how many bytes are read at a time
     */
    public static TextInput open(InputStream stream, long size, Charset stated, int buffer) throws IOException {
        CountedStream file = new CountedStream(stream);
        try {
            Peekable in = new Peekable(file);
            if (in.startsWith(0x1F, 0x8B)) {
                in = new Peekable(new GZIPInputStream(in, buffer));
            }
            Charset encoding = stated;
            if (in.startsWith(0xEF, 0xBB, 0xBF)) {
                encoding = StandardCharsets.UTF_8;
                in.skipNBytes(3);
            } else if (in.startsWith(0xFF, 0xFE, 0, 0)) {
                encoding = Charset.forName("UTF-32LE");
                in.skipNBytes(4);
            } else if (in.startsWith(0xFE, 0xFF)) {
                encoding = StandardCharsets.UTF_16BE;
                in.skipNBytes(2);
            } else if (in.startsWith(0xFF, 0xFE)) {
                encoding = StandardCharsets.UTF_16LE;
                in.skipNBytes(2);
            } else {
                Optional<String> foreign = ForeignFormat.told(in.head, stated);
                if (foreign.isPresent()) {
                    throw new NotCsvException(foreign.get());
                }
            }
            Optional<SeparatorLine> separator = SeparatorLine.of(in.rest(), encoding);
            in.skipNBytes(separator.map(SeparatorLine::bytes).orElse(0));
            return new TextInput(file, size, in, separator, encoding, buffer);
        } catch (IOException | RuntimeException | Error failure) {
            try (file) {
                throw failure;
            }
        }
    }

    /** The file is something else. */
    static final class NotCsvException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        NotCsvException(String reason) {
            super("its first bytes are not those of CSV");
            this.reason = reason;
        }

        /** What it is, and what to do. */
        String reason() {
            return reason;
        }
    }

    public Charset encoding() {
        return decoder.charset();
    }

    /** The delimiter that the first line says, which is not read then. */
    public Optional<Character> separator() {
        return separator.map(SeparatorLine::delimiter);
    }

    /** The line of the file that is read first. */
    int firstLine() {
        return separator.isPresent() ? 2 : 1;
    }

    /** How much of the file's bytes, packed or not, has been taken; empty where nobody knows how many there are. */
    OptionalDouble share() {
        // A file may grow while it is read.
        return size > 0 ? OptionalDouble.of(Math.min(1, (double) file.bytes() / size)) : OptionalDouble.empty();
    }

    // ---- as bytes, until the first call of read

    /** The buffer that the bytes are in. */
    byte[] bytes() {
        return bytes.array();
    }

    /** Where in the buffer those begin that have not been taken. */
    public int place() {
        return bytes.position();
    }

    /** Takes all bytes before a place. */
    public void takeUntil(int place) {
        int until = Math.min(place, bytes.limit());
        if (until > bytes.position()) {
            afterReturn = bytes.get(until - 1) == '\r';
        }
        bytes.position(until);
    }

    /** Reads so many bytes at a time from now on, also where the stream has fewer at hand, as one that unpacks. */
    public void enlarge(int buffer) {
        int room = Math.max(buffer + MORE, bytes.capacity());
        bytes = ByteBuffer.allocate(room).put(bytes).flip();
        fills = true;
    }

    /**
     * Reads on until there is a whole line, and no further: what is wrong with the bytes after it is for who reads so far.
     *
     * @return where the last whole line ends; the place itself if there is none, at the end of the file or since the line is
     *     longer than the buffer
     */
    public int lines() throws IOException {
        int seen = bytes.position();
        for (; ; ) {
            if (afterReturn && bytes.hasRemaining()) {
                afterReturn = false;
                // The other half of the line end before it.
                bytes.position(bytes.position() + (bytes.get(bytes.position()) == '\n' ? 1 : 0));
            }
            for (int at = bytes.limit() - 1; at >= Math.max(seen, bytes.position()); at--) {
                if (bytes.get(at) == '\n' || bytes.get(at) == '\r') {
                    return at + 1;
                }
            }
            if (lastBytes) {
                return bytes.hasRemaining() ? endLastLine() : bytes.position();
            }
            if (bytes.remaining() == bytes.capacity() - MORE) {
                return bytes.position();
            }
            seen = bytes.remaining();
            fill();
        }
    }

    /** Whether all bytes of the file have been taken. */
    boolean isRead() {
        return lastBytes && !bytes.hasRemaining();
    }

    private int endLastLine() {
        bytes.array()[bytes.limit()] = '\n';
        return bytes.limit() + 1;
    }

    // ---- as characters

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        CharBuffer text = CharBuffer.wrap(to, offset, length);
        while (!flushed) {
            CoderResult result = decoder.decode(bytes, text, lastBytes);
            if (text.position() > offset) {
                return text.position() - offset;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (lastBytes) {
                decoder.flush(text);
                flushed = true;
            } else {
                fill();
            }
        }
        return text.position() > offset ? text.position() - offset : -1;
    }

    private void fill() throws IOException {
        if (failure != null) {
            throw failure;
        }
        bytes.compact();
        int before = bytes.position();
        try {
            do {
                int count = in.read(bytes.array(), bytes.position(), bytes.remaining() - MORE);
                lastBytes = count < 0;
                bytes.position(bytes.position() + Math.max(0, count));
            } while (fills && !lastBytes && bytes.remaining() > MORE);
        } catch (IOException e) {
            failure = e;
            if (bytes.position() == before) {
                throw e;
            }
        } finally {
            bytes.flip();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A stream whose first bytes have been looked at. What is wrong with those after them is for who reads so far. */
    private static final class Peekable extends FilterInputStream {
        private static final int LEAST = 8;

        private final byte[] head;
        private int taken;

        Peekable(InputStream in) throws IOException {
            super(in);
            byte[] first = new byte[ForeignFormat.HEAD];
            int length = 0;
            for (int count = 0;
                    count >= 0 && (length < LEAST || isInSeparator(first, length));
                    length += Math.max(0, count)) {
                count = in.read(first, length, first.length - length);
            }
            head = Arrays.copyOf(first, length);
        }

        private static boolean isInSeparator(byte[] first, int length) {
            return length < SeparatorLine.MOST_BYTES && SeparatorLine.isBegun(Arrays.copyOf(first, length));
        }

        /** What has been looked at and not taken. */
        byte[] rest() {
            return Arrays.copyOfRange(head, taken, head.length);
        }

        boolean startsWith(int... expected) {
            boolean same = head.length >= expected.length;
            for (int i = 0; same && i < expected.length; i++) {
                same = (head[i] & 0xFF) == expected[i];
            }
            return same;
        }

        @Override
        public int read() throws IOException {
            return taken < head.length ? head[taken++] & 0xFF : in.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            if (taken == head.length) {
                return in.read(to, offset, length);
            }
            int count = Math.min(length, head.length - taken);
            System.arraycopy(head, taken, to, offset, count);
            taken += count;
            return count;
        }

        @Override
        public long skip(long bytes) throws IOException {
            if (taken == head.length) {
                return in.skip(bytes);
            }
            int count = (int) Math.min(Math.max(0, bytes), head.length - taken);
            taken += count;
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** Never 0: a gzip stream takes that for the end, and would pass over a second member after the first. */
        @Override
        public int available() {
            return 1;
        }
    }
}
