package io.github.retention4j.io.file;

import static io.github.retention4j.io.text.Digits.EACH;
import static io.github.retention4j.io.text.Digits.HIGH_BITS;

import io.github.retention4j.io.row.RowText;
import io.github.retention4j.io.text.Digits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Cuts rows straight from a file's bytes, a stretch of whole lines at a time. It stops at a row that only a CSV parser
 * understands: one that is no CSV, or has a quote that is not closed in the stretch.
 *
 * <p>A row's cells stay where they are, but for those of a row that is to be read and is not all ASCII, or in which quotes are
 * doubled: they are copied.
 */
public final class PlainRows {
    private static final long LOW = ~HIGH_BITS;
    private static final long LINE_FEEDS = '\n' * EACH;
    private static final long RETURNS = '\r' * EACH;
    private static final long QUOTES = '"' * EACH;

    /** No mark: the first is before all rows. */
    private static final int NONE = 0;

    private final byte delimiter;
    private final Charset encoding;
    private final CharsetDecoder decoder;

    private CharBuffer decoded = CharBuffer.allocate(0);

    private byte[] bytes = {};
    private boolean isText = true;
    private boolean ascii = true;

    /** Where delimiters, line ends and quotes are, behind the place before the stretch; of the rows read, what is left of them. */
    private int[] marks = {-1};

    /** The number of the last mark, and of the one before the next row. */
    private int last;

    private int before;

    private long line = 1;

    // Of the row at hand, if it has quotes: the mark after its last cell, the line ends in quotes, and whether a quote
    // is doubled.
    private int lastCell;
    private int linesInQuotes;
    private boolean anyDoubled;

    public PlainRows(char delimiter, Charset encoding) {
        this.delimiter = (byte) delimiter;
        this.encoding = encoding;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Whether a file is such that its bytes tell its rows: each byte below 0x80 is the character of ASCII, wherever it stands.
     */
    public static boolean canRead(char delimiter, Charset encoding) {
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
    public static int lineEnd(byte[] bytes, int from, int end) {
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
    public void goOn(byte[] in, int from, int to) {
        bytes = in;
        if (marks.length < to - from + 1) {
            marks = new int[to - from + 1];
        }
        marks[0] = from - 1;
        before = 0;
        mark(from, to);
        isText = ascii || isText(from, to);
    }

    /** Says which line of the file the next one is. */
    public void atLine(long number) {
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
        if (decoded.capacity() < to - from) {
            decoded = CharBuffer.allocate(to - from);
        }
        decoder.reset();
        return decoder.decode(ByteBuffer.wrap(bytes, from, to - from), decoded.clear(), true)
                .isUnderflow();
    }

    /** Where the next row begins. */
    public int place() {
        return marks[before] + 1;
    }

    /** The line of the next row; of an empty one, if one comes first. */
    public long line() {
        return line;
    }

    /** Whether the stretch goes on, with a row that only a CSV parser understands. */
    public boolean isStuck() {
        return before < last || !isText;
    }

    /** Goes to the next row of the stretch, if there is one and it is understood. */
    public boolean next(RowText row) {
        while (before < last && isText) {
            int first = before;
            int mark = first + 1;
            while (bytes[marks[mark]] == delimiter) {
                mark++;
            }
            int cells = mark - first;
            int lines = 1;
            boolean doubled = false;
            if (bytes[marks[mark]] == '"') {
                mark = unquoted(first);
                cells = lastCell - first;
                lines += linesInQuotes;
                doubled = anyDoubled;
            }
            if (mark == NONE || marks[mark] - marks[first] > RowText.MOST_CHARACTERS) {
                return false;
            }
            boolean empty = isBlank(marks[first] + 1, marks[mark]);
            if (mark < last && isNext(mark, '\n') && bytes[marks[mark]] == '\r') {
                mark++;
            }
            before = mark;
            long start = line;
            line += lines;
            if (!empty) {
                if (!doubled && (ascii || isAscii(row, first, cells))) {
                    row.take(start, bytes, marks, first, cells);
                } else {
                    row.begin(start);
                    copy(row, first, cells);
                }
                return true;
            }
        }
        return false;
    }

    /** Whether there is nothing but delimiters and blanks. */
    private boolean isBlank(int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == delimiter || (bytes[at] >= 0 && bytes[at] <= ' '))) {
            at++;
        }
        return at == to;
    }

    /** Whether the byte after a mark is this, and the next mark. */
    private boolean isNext(int mark, char kind) {
        return marks[mark + 1] == marks[mark] + 1 && bytes[marks[mark + 1]] == kind;
    }

    /**
     * Moves the marks of a row with quotes up over those that mean nothing: in quotes, or a quote itself. One that is not the
     * first of its cell is text.
     *
     * @return the mark at the end of the row, or {@link #NONE} if a CSV parser has to look at it
     */
    private int unquoted(int first) {
        lastCell = first;
        linesInQuotes = 0;
        anyDoubled = false;
        for (int mark = first + 1; mark <= last; mark++) {
            byte kind = bytes[marks[mark]];
            if (kind == '"') {
                if (marks[mark] == marks[lastCell] + 1) {
                    mark = closing(mark);
                    if (mark == NONE) {
                        return NONE;
                    }
                }
            } else {
                marks[++lastCell] = marks[mark];
                if (kind != delimiter) {
                    return mark;
                }
            }
        }
        return NONE;
    }

    /** The quote that closes one, if the cell ends right behind it. */
    private int closing(int opening) {
        for (int mark = opening + 1; mark < last; mark++) {
            byte kind = bytes[marks[mark]];
            if (kind == '"') {
                if (!isNext(mark, '"')) {
                    return marks[mark + 1] == marks[mark] + 1 ? mark : NONE;
                }
                anyDoubled = true;
                mark++;
            } else if (kind == '\n') {
                linesInQuotes++;
            } else if (kind == '\r' && !isNext(mark, '\n')) {
                return NONE;
            }
        }
        return NONE;
    }

    /** Whether all cells that will be read are. */
    private boolean isAscii(RowText row, int first, int cells) {
        int all = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (row.looksAt(cell)) {
                for (int at = marks[first + cell] + 1; at < marks[first + cell + 1]; at++) {
                    all |= bytes[at];
                }
            }
        }
        return all >= 0;
    }

    private void copy(RowText row, int first, int cells) {
        for (int cell = 0; cell < cells; cell++) {
            int from = marks[first + cell] + 1;
            int to = row.looksAt(cell) ? marks[first + cell + 1] : from;
            boolean quoted = from < to && bytes[from] == '"';
            String text = quoted
                    ? new String(bytes, from + 1, to - from - 2, encoding).replace("\"\"", "\"")
                    : new String(bytes, from, to - from, encoding);
            row.add(text.toCharArray(), 0, text.length());
        }
        row.end();
    }
}
