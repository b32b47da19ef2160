package io.github.retention4j.io;

import static io.github.retention4j.io.Digits.EACH;
import static io.github.retention4j.io.Digits.HIGH_BITS;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Cuts rows without quotes straight from a file's bytes, a stretch of whole lines at a time. At the first row with a quote it
 * stops: where such a row ends only a CSV parser knows.
 *
 * <p>A row's cells stay where they are, but for those of a row that is to be read and is not all ASCII: they are decoded.
 */
final class PlainRows {
    private static final long LOW = ~HIGH_BITS;
    private static final long LINE_FEEDS = '\n' * EACH;
    private static final long RETURNS = '\r' * EACH;
    private static final long QUOTES = '"' * EACH;

    private final byte delimiter;
    private final Charset encoding;
    private final CharsetDecoder decoder;

    private byte[] bytes = {};
    private boolean isText = true;
    private boolean ascii = true;

    /** Where delimiters, line ends and quotes are, behind the place before the stretch. */
    private int[] marks = {-1};

    /** The number of the last mark, and of the one before the next row. */
    private int last;

    private int before;

    private long line = 1;

    PlainRows(char delimiter, Charset encoding) {
        this.delimiter = (byte) delimiter;
        this.encoding = encoding;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Whether a file is such that its bytes tell its rows: each byte below 0x80 is the character of ASCII, wherever it stands.
     */
    static boolean canRead(char delimiter, Charset encoding) {
        if (delimiter > 0x7F) {
            return false;
        }
        if (encoding.equals(StandardCharsets.UTF_8)) {
            return true;
        }
        byte[] ascii = new byte[0x80];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) i;
        }
        return encoding.newDecoder().maxCharsPerByte() == 1
                && encoding.canEncode()
                && encoding.newEncoder().maxBytesPerChar() == 1
                && new String(ascii, encoding).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    /** The first place from this one on, or from before the end, that the end of a line is right before. */
    static int lineEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at - 1] != '\n' && (bytes[at - 1] != '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }

    /**
     * Goes on with a stretch of whole lines.
     *
     * @param from where the next row begins
     */
    void goOn(byte[] in, int from, int to) {
        bytes = in;
        if (marks.length < to - from + 1 + Long.BYTES) {
            marks = new int[to - from + 1 + Long.BYTES];
        }
        marks[0] = from - 1;
        before = 0;
        mark(from, to);
        isText = ascii || isText(from, to);
    }

    /** Says which line of the file the next one is. */
    void atLine(long number) {
        line = number;
    }

    /** Finds all marks, eight bytes at a time. */
    private void mark(int from, int to) {
        long separator = delimiter * EACH;
        int count = 1;
        long all = 0;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = Digits.word(bytes, at);
            all |= word;
            long low = word & LOW;
            // The high bit of a byte is off where it is one of the four; no byte's sum reaches the next byte.
            long others = ((low ^ separator) + LOW)
                    & ((low ^ LINE_FEEDS) + LOW)
                    & ((low ^ RETURNS) + LOW)
                    & ((low ^ QUOTES) + LOW);
            for (long found = ~(others | word) & HIGH_BITS; found != 0; found &= found - 1) {
                marks[count++] = at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < to; at++) {
            byte b = bytes[at];
            all |= b;
            if (b == delimiter || b == '\n' || b == '\r' || b == '"') {
                marks[count++] = at;
            }
        }
        last = count - 1;
        ascii = (all & HIGH_BITS) == 0;
    }

    private boolean isText(int from, int to) {
        decoder.reset();
        return decoder.decode(ByteBuffer.wrap(bytes, from, to - from), CharBuffer.allocate(to - from), true)
                .isUnderflow();
    }

    /** Where the next row begins. */
    int place() {
        return marks[before] + 1;
    }

    /** The line of the next row; of an empty one, if one comes first. */
    long line() {
        return line;
    }

    /** Whether the stretch goes on, with a row that only a CSV parser understands. */
    boolean isStuck() {
        return before < last || !isText;
    }

    /** Goes to the next row of the stretch, if it has another without quotes. */
    boolean next(CsvRow row) {
        while (before < last && isText) {
            int first = before;
            int mark = first + 1;
            while (bytes[marks[mark]] == delimiter) {
                mark++;
            }
            byte kind = bytes[marks[mark]];
            if (kind == '"' || marks[mark] - marks[first] > CsvRow.MOST_CHARACTERS) {
                return false;
            }
            boolean empty = marks[mark] == marks[first] + 1;
            int cells = mark - first;
            if (kind == '\r' && mark < last && marks[mark + 1] == marks[mark] + 1 && bytes[marks[mark + 1]] == '\n') {
                mark++;
            }
            before = mark;
            long start = line++;
            if (!empty) {
                if (ascii || isAscii(row, first, cells)) {
                    row.take(start, bytes, marks, first, cells);
                } else {
                    row.begin(start);
                    decode(row, first, cells);
                }
                return true;
            }
        }
        return false;
    }

    /** Whether all cells that will be read are. */
    private boolean isAscii(CsvRow row, int first, int cells) {
        int all = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (row.keeps(cell)) {
                for (int at = marks[first + cell] + 1; at < marks[first + cell + 1]; at++) {
                    all |= bytes[at];
                }
            }
        }
        return all >= 0;
    }

    private void decode(CsvRow row, int first, int cells) {
        for (int cell = 0; cell < cells; cell++) {
            int from = marks[first + cell] + 1;
            int to = row.keeps(cell) ? marks[first + cell + 1] : from;
            char[] text = new String(bytes, from, to - from, encoding).toCharArray();
            row.add(text, 0, text.length);
        }
    }
}
