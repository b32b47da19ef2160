package io.github.retention4j.io.file;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.row.RowText;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an open file, one after the other in one object: cut from its bytes as long as {@link PlainRows} understands
 * them, and from the first row on that it does not, or that is longer than the buffer or no text in the file's encoding, parsed
 * by FastCSV. That one also tells what is wrong.
 */
public final class CsvRows {
    private static final String TOO_LONG =
            "the row has more than " + RowText.MOST_CHARACTERS + " characters; is a quote left open?";

    private final String file;
    private final TextInput input;
    private final char delimiter;
    private final RowText row;
    private final IntFunction<String> columns;
    private final PlainRows plain;
    private @Nullable CloseableIterator<RowText> parsed;
    private boolean isBlank;

    /**
     * From the first row on.
     *
     * @param file its name, for messages
     * @param delimiter what stands between cells, unless the file says it
     * @param row is every row in turn
     * @param columns what a column is called in messages, by its number
     */
    public CsvRows(String file, char delimiter, TextInput input, RowText row, IntFunction<String> columns) {
        this.file = file;
        this.input = input;
        this.row = row;
        this.columns = columns;
        this.delimiter = input.separator().orElse(delimiter);
        this.plain = new PlainRows(this.delimiter, input.encoding());
        plain.atLine(input.firstLine());
        if (!PlainRows.canRead(this.delimiter, input.encoding())) {
            parsed = parser(plain.line() - 1);
        }
    }

    /**
     * Goes to the next row.
     *
     * @return whether there is one
     * @throws InvalidRowException if a fault makes this row and those after it unreadable
     * @throws UncheckedIOException if the file cannot be read so far, or its bytes are no text
     */
    public boolean next() {
        if (parsed == null) {
            try {
                if (nextPlain()) {
                    return true;
                }
            } catch (IOException e) {
                throw unreadable(e);
            }
            if (input.isRead()) {
                return false;
            }
            parsed = parser(plain.line() - 1);
        }
        return nextParsed(parsed);
    }

    private boolean nextPlain() throws IOException {
        while (!plain.next(row)) {
            row.begin(plain.line());
            input.takeUntil(plain.place());
            int end = plain.isStuck() ? input.place() : input.lines();
            if (end == input.place()) {
                return false;
            }
            plain.goOn(input.bytes(), input.place(), end);
        }
        return true;
    }

    // ---- for who reads many lines at once

    /** The one object that its rows are. */
    RowText row() {
        return row;
    }

    /** Whether the next row, if there is one, may be plain. */
    public boolean mayBePlain() {
        return parsed == null;
    }

    /** Another that reads rows of this file, from lines that are given to it. */
    public PlainRows another() {
        return new PlainRows(delimiter, input.encoding());
    }

    public void enlarge(int buffer) {
        input.takeUntil(plain.place());
        input.enlarge(buffer);
        goOn(input.place(), plain.line());
    }

    public byte[] bytes() {
        return input.bytes();
    }

    /** Where the bytes begin that have not been read. */
    public int place() {
        return input.place();
    }

    /** The line that begins there. */
    public long line() {
        return plain.line();
    }

    public OptionalDouble share() {
        return input.share();
    }

    /**
     * Goes on with lines.
     *
     * @return where they end; {@link #place} if the file does, or is not plain
     */
    public int lines() {
        row.begin(plain.line());
        try {
            int end = input.lines();
            // Reading moves what is left to the front.
            goOn(input.place(), plain.line());
            return end;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Goes on from a place, where a line begins. */
    public void goOn(int place, long line) {
        input.takeUntil(place);
        plain.goOn(input.bytes(), input.place(), input.place());
        plain.atLine(line);
    }

    /** Goes to the row of some lines, which has been met before; the place stays. */
    public void goTo(int from, int to, long line) {
        plain.goOn(input.bytes(), from, to);
        plain.atLine(line);
        if (!plain.next(row)) {
            throw new IllegalStateException("no row at line " + line);
        }
    }

    // ---- what is not plain

    private CloseableIterator<RowText> parser(long linesBefore) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                // Twice, so that every row of the allowed length reaches the check of its length.
                .maxBufferSize(2 * RowText.MOST_CHARACTERS)
                .build(new RowHandler(linesBefore), input)
                .iterator();
    }

    private boolean nextParsed(CloseableIterator<RowText> rows) {
        try {
            do {
                if (!rows.hasNext()) {
                    return false;
                }
                rows.next();
            } while (isBlank);
        } catch (UncheckedIOException e) {
            throw unreadable(requireNonNull(e.getCause()));
        } catch (CsvParseException e) {
            throw malformed(e);
        }
        if (row.isTooLong()) {
            throw invalid(TOO_LONG);
        }
        return true;
    }

    /** Hands each cell on without making a text of it. */
    private final class RowHandler extends AbstractBaseCsvCallbackHandler<RowText> {
        private final long linesBefore;

        RowHandler(long linesBefore) {
            this.linesBefore = linesBefore;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(linesBefore + startingLineNumber);
            isBlank = true;
        }

        @Override
        protected void handleField(int cell, char[] text, int offset, int length, boolean quoted) {
            row.add(text, offset, length);
            isBlank = isBlank && !quoted && isBlank(text, offset, length);
        }

        @Override
        protected RowText buildRecord() {
            row.end();
            return row;
        }
    }

    private static boolean isBlank(char[] text, int offset, int length) {
        int at = offset;
        while (at < offset + length && text[at] <= ' ') {
            at++;
        }
        return at == offset + length;
    }

    // ---- faults

    /** FastCSV tells its faults apart by their messages only; tests hold that these are still the same. */
    private RuntimeException malformed(CsvParseException e) {
        if (e.getCause() instanceof RuntimeException ofTheStream) {
            return ofTheStream;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Unclosed quoted field")) {
            return invalid("a quote is opened and never closed");
        }
        if (message.startsWith("Unexpected character after closing quote")) {
            return invalid("text after a closing quote; a quote inside a quoted cell is written twice");
        }
        return invalid(message.startsWith("The maximum buffer size") ? TOO_LONG : "this is not CSV");
    }

    private InvalidRowException invalid(String reason) {
        return new InvalidRowException(file, row.line(), columns.apply(row.openCell()) + ": " + reason);
    }

    private UncheckedIOException unreadable(IOException e) {
        String place = file + ":" + row.line() + ": ";
        return new UncheckedIOException(
                e instanceof CharacterCodingException
                        ? place + columns.apply(row.openCell()) + ": bytes that are not " + input.encoding()
                                + "; state the file's encoding, or save it as UTF-8"
                        : place + reason(e),
                e);
    }

    public static String reason(IOException e) {
        if (e instanceof TextInput.NotCsvException other) {
            return other.reason();
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof EOFException) {
            return "the gzip data end early; the file is cut off";
        }
        if (e instanceof ZipException) {
            return "the gzip data are damaged: " + e.getMessage();
        }
        if (e instanceof AccessDeniedException) {
            return "cannot be read: this user may not";
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof FileSystemException ofFile) {
            // Its message is the path.
            message =
                    Optional.ofNullable(ofFile.getReason()).orElse(e.getClass().getSimpleName());
        }
        return "cannot be read: " + message;
    }
}
