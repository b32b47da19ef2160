package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.InvalidRowException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A CSV file, and how it is written. It is a value: each call returns a new one, and nothing is read before its columns are read
 * into a builder. Each thing is stated once: to state it again in the same words changes nothing, and in others is an
 * {@link IllegalStateException}.
 *
 * <pre>{@code
 * History history = Csv.file(path).delimiter(',').orders().order("InvoiceNo").customer("CustomerID")
 *         .time("InvoiceDate", "yyyy-MM-dd HH:mm:ss").quantity("Quantity").unitPrice("UnitPrice")
 *         .into(History.builder(zone, gbp)).build();
 * }</pre>
 *
 * <ul>
 *   <li>The first line names the columns. Names are matched exactly, white space around them aside; where none is exactly
 *       so called, the one that looks the same is meant, {@linkplain InvisibleMarks invisible marks} aside.
 *   <li>Quotes are as in RFC 4180: a quoted cell may hold delimiters, line breaks and doubled quotes. Lines end in LF,
 *       CRLF or CR. Empty lines are passed over; a row with more or fewer cells than the header is a bad row.
 *   <li>White space around a cell does not belong to it, in quotes or not.
 *   <li>The file may be packed with gzip, which its first bytes tell. They also tell a spreadsheet, an archive, a web page and
 *       other files that are no CSV, and UTF-16 without a byte order mark: each is an exception that says what it is and what
 *       to do.
 *   <li>A row may have 1,048,576 characters.
 *   <li>A listener to progress hears the share of the file's bytes that has been taken, packed or not; none for a stream, whose
 *       length nobody knows.
 * </ul>
 */
public final class Csv implements TableSource {
    private final Format format;

    /**
     * What has been stated.
     *
     * @param file its name, for messages
     * @param opening opens it
     * @param delimiter what stands between cells, if it is stated
     * @param encoding of a file without a byte order mark, if it is stated
     * @param sizes how much is read at a time
     */
    private record Format(
            String file,
            Opening opening,
            Optional<Character> delimiter,
            Optional<Charset> encoding,
            ReadingSizes sizes) {}

    /** Opens a file. */
    interface Opening {
        Opened open() throws IOException;
    }

    /** An open file and how many bytes it has; 0 where nobody knows, as of a pipe. */
    record Opened(InputStream stream, long size) {}

    private Csv(Format format) {
        this.format = format;
    }

    /**
     * A file.
     *
     * @param path where it is
     * @return a value to state of how it is written, and then its columns
     */
    public static Csv file(Path path) {
        Path name = path.getFileName();
        return unstated(name == null ? path.toString() : name.toString(), () -> {
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            long size = Files.size(path);
            return new Opened(Files.newInputStream(path), size);
        });
    }

    /**
     * CSV that is in no file.
     *
     * @param name stands for the file's name in messages
     * @param streams gives a stream from the beginning, which is read and closed; asked once for each reading
     * @return a value to state of how it is written, and then its columns
     */
    public static Csv stream(String name, Supplier<? extends InputStream> streams) {
        requireNonNull(streams, "streams");
        return unstated(requireNonNull(name, "name"), () -> new Opened(requireNonNull(streams.get(), "stream"), 0));
    }

    private static Csv unstated(String file, Opening opening) {
        return new Csv(new Format(file, opening, Optional.empty(), Optional.empty(), ReadingSizes.MEASURED));
    }

    /**
     * Sets what stands between cells; a comma if this is not called.
     *
     * @param character such as {@code ';'} or {@code '\t'}
     * @return a new value
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public Csv delimiter(char character) {
        if (character == '"' || character == '\n' || character == '\r') {
            throw new IllegalArgumentException("a quote or line break cannot be the delimiter");
        }
        Optional<Character> stated = once("delimiter", format.delimiter, character);
        return new Csv(new Format(format.file, format.opening, stated, format.encoding, format.sizes));
    }

    /**
     * Sets the encoding; UTF-8 if this is not called. A byte order mark of UTF-8 or UTF-16 in the file counts first.
     *
     * @param charset such as {@code Charset.forName("windows-1256")}
     * @return a new value
     */
    public Csv encoding(Charset charset) {
        Optional<Charset> stated = once("encoding", format.encoding, requireNonNull(charset, "charset"));
        return new Csv(new Format(format.file, format.opening, format.delimiter, stated, format.sizes));
    }

    /** With other sizes, for tests. */
    Csv sizes(ReadingSizes sizes) {
        return new Csv(new Format(format.file, format.opening, format.delimiter, format.encoding, sizes));
    }

    private <V> Optional<V> once(String what, Optional<V> before, V now) {
        if (before.isPresent() && !before.get().equals(now)) {
            throw Mapping.statedTwice(format.file, what, before.get(), now);
        }
        return Optional.of(now);
    }

    char delimiter() {
        return format.delimiter.orElse(',');
    }

    ReadingSizes sizes() {
        return format.sizes;
    }

    @Override
    public String name() {
        return format.file;
    }

    /**
     * Reads what the columns are called, for a program that asks its user which is which. A file whose first line names nothing gives
     * its first row, and whoever is in it: do not log it.
     *
     * @return the names in the first line, in order, without the white space around them
     * @throws InvalidRowException if the file is empty, or its first line is not CSV
     * @throws UncheckedIOException if it cannot be opened or read
     */
    public List<String> columns() {
        try (CsvCursor cursor = open()) {
            return cursor.columns().stream().map(TableColumn::name).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public CsvCursor open() throws IOException {
        return CsvCursor.of(this, input());
    }

    TextInput input() throws IOException {
        try {
            return TextInput.open(
                    format.opening.open(),
                    format.encoding.orElse(StandardCharsets.UTF_8),
                    format.sizes.buffer());
        } catch (IOException e) {
            throw new IOException(CsvRows.reason(e), e);
        }
    }

    /** The file's name. */
    @Override
    public String toString() {
        return "Csv " + format.file;
    }
}
