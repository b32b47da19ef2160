package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.file.CsvRows;
import io.github.retention4j.io.file.HeaderLine;
import io.github.retention4j.io.file.ReadingSizes;
import io.github.retention4j.io.file.TextInput;
import io.github.retention4j.io.row.RowRules;
import io.github.retention4j.io.text.JavaText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 *   <li>The first line that is not empty names the columns, unless {@link #headerLine} or {@link #headerWith} says another. Names are matched exactly, white space around them aside; where none is exactly
 *       so called, the one that looks the same is meant, {@linkplain InvisibleMarks invisible marks} aside.
 *   <li>Quotes are as in RFC 4180: a quoted cell may hold delimiters, line breaks and doubled quotes. Lines end in LF,
 *       CRLF or CR. Lines with nothing in them but delimiters and blanks are passed over, as spreadsheets write empty rows so.
 *   <li>A row with more or fewer cells than the header is a bad row, unless {@link #rowWidths} says otherwise.
 *   <li>A first line such as {@code sep=;} says the delimiter, and is no row.
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
    private static final String DELIMITER = "delimiter";
    private static final String ENCODING = "encoding";
    private static final String HEADER_LINE = "headerLine";
    private static final String NULLS = "nulls";
    private static final String ROW_WIDTHS = "rowWidths";

    /** Its name, for messages. */
    private final String file;

    private final Opening opening;
    private final ReadingSizes sizes;

    /** What has been stated, by the methods' names. */
    private final Map<String, Object> stated;

    /** Opens a file. */
    interface Opening {
        Opened open() throws IOException;
    }

    /** Opens the file at a path. */
    private record OfPath(Path path) implements Opening {
        @Override
        public Opened open() throws IOException {
            if (Files.isDirectory(path)) {
                throw new FileSystemException(path.toString(), null, "it is a folder");
            }
            long size = Files.size(path);
            return new Opened(Files.newInputStream(path), size);
        }
    }

    /** An open file and how many bytes it has; 0 where nobody knows, as of a pipe. */
    record Opened(InputStream stream, long size) {}

    private Csv(String file, Opening opening, ReadingSizes sizes, Map<String, Object> stated) {
        this.file = file;
        this.opening = opening;
        this.sizes = sizes;
        this.stated = stated;
    }

    /**
     * A file.
     *
     * @param path where it is
     * @return a value to state of how it is written, and then its columns
     */
    public static Csv file(Path path) {
        Path name = path.getFileName();
        return unstated(name == null ? path.toString() : name.toString(), new OfPath(path));
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
        return new Csv(file, opening, ReadingSizes.MEASURED, Map.of());
    }

    /**
     * Sets what stands between cells; a comma if neither this is called nor the file's first line says it, as {@code sep=;} does.
     *
     * @param character such as {@code ';'} or {@code '\t'}
     * @return a new value
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public Csv delimiter(char character) {
        if (character == '"' || character == '\n' || character == '\r') {
            throw new IllegalArgumentException("a quote or line break cannot be the delimiter");
        }
        return with(DELIMITER, character);
    }

    /**
     * Sets the encoding; UTF-8 if this is not called. A byte order mark of UTF-8 or UTF-16 in the file counts first.
     *
     * @param charset such as {@code Charset.forName("windows-1256")}
     * @return a new value
     */
    public Csv encoding(Charset charset) {
        return with(ENCODING, requireNonNull(charset, "charset"));
    }

    /**
     * Says which line names the columns, where a title stands before it; the first that is not empty if this is not called. The lines
     * before it are not looked at.
     *
     * @param number of the line, from 1, as an editor counts them
     * @return a new value
     * @throws IllegalArgumentException if it is below 1
     */
    public Csv headerLine(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("header line " + number + " is below 1; the first line is 1");
        }
        return with(HEADER_LINE, new HeaderLine(number, List.of()));
    }

    /**
     * Says which line names the columns by names that it has: the first such line is meant, among the first twenty. So
     * a file is read that has more lines of title in one month than in another.
     *
     * <pre>{@code
     * Csv.file(path).headerWith("Order", "Total").orders().leavingOut(row -> row.get("Order").startsWith("Total"));
     * }</pre>
     *
     * @param names one or more, in any order
     * @return a new value
     * @throws IllegalArgumentException if there are none
     */
    public Csv headerWith(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("headerWith(...) needs the name of a column");
        }
        return with(HEADER_LINE, new HeaderLine(0, List.of(names)));
    }

    /**
     * Says which texts stand for an empty cell, such as {@code \N}, {@code NULL} or {@code --}; none if this is not called.
     *
     * @param texts in the case in which they are written; a cell of exactly such a text is empty, in any column
     * @return a new value
     * @throws IllegalArgumentException if there are none, or one is empty
     */
    public Csv nulls(String... texts) {
        List<String> nulls = Arrays.stream(texts).map(String::strip).toList();
        if (nulls.isEmpty() || nulls.contains("")) {
            throw new IllegalArgumentException(
                    "nulls(...) needs texts that are not empty; an empty cell is empty without it");
        }
        return with(NULLS, new RowRules(nulls, false, false));
    }

    /**
     * Says how many cells a row may have; {@link RowWidths#EXACT} if this is not called.
     *
     * @param policy the policy
     * @return a new value
     */
    public Csv rowWidths(RowWidths policy) {
        return with(ROW_WIDTHS, requireNonNull(policy, "policy"));
    }

    /** With other sizes, for tests. */
    Csv sizes(ReadingSizes others) {
        return new Csv(file, opening, others, stated);
    }

    private Csv with(String what, Object now) {
        Object before = stated.get(what);
        if (before != null && !before.equals(now)) {
            throw Mapping.statedTwice(file, what, before, now);
        }
        Map<String, Object> copy = new HashMap<>(stated);
        copy.put(what, now);
        return new Csv(file, opening, sizes, Map.copyOf(copy));
    }

    private <V> Optional<V> stated(String what, Class<V> type) {
        return Optional.ofNullable(stated.get(what)).map(type::cast);
    }

    /** What stands between cells, unless the file says it. */
    char delimiter() {
        return stated(DELIMITER, Character.class).orElse(',');
    }

    boolean isDelimiterStated() {
        return stated.containsKey(DELIMITER);
    }

    Optional<RowWidths> statedRowWidths() {
        return stated(ROW_WIDTHS, RowWidths.class);
    }

    boolean isEncodingStated() {
        return stated.containsKey(ENCODING);
    }

    HeaderLine headerLine() {
        return stated(HEADER_LINE, HeaderLine.class).orElse(HeaderLine.FIRST);
    }

    RowRules rules() {
        List<String> nulls = stated(NULLS, RowRules.class).map(RowRules::nulls).orElse(List.of());
        RowWidths widths = statedRowWidths().orElse(RowWidths.EXACT);
        return new RowRules(nulls, widths != RowWidths.EXACT, widths == RowWidths.RAGGED);
    }

    ReadingSizes sizes() {
        return sizes;
    }

    @Override
    public String name() {
        return file;
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
        try (TableCursor cursor = open()) {
            return cursor.columns().stream().map(TableColumn::name).toList();
        } catch (IOException e) {
            throw Table.unreadable(name(), e);
        }
    }

    /**
     * Looks at a file of orders, and proposes how to read it.
     *
     * <pre>{@code
     * System.out.println(Csv.look(path));
     * }</pre>
     *
     * @param path where it is
     * @return what it looks like, and the lines of Java that read it
     * @throws InvalidRowException if it is empty, or a fault in a row makes those after it unreadable
     * @throws UncheckedIOException if it is no CSV, or cannot be opened or read to its end
     */
    public static CsvLook look(Path path) {
        return file(path).look();
    }

    /**
     * Looks at the orders in it, and proposes how to read what has not been stated. It is opened several times.
     *
     * @return what it looks like, and the lines of Java that read it
     * @throws InvalidRowException if it is empty, or a fault in a row makes those after it unreadable
     * @throws UncheckedIOException if it is no CSV, or cannot be opened or read to its end
     */
    public CsvLook look() {
        return CsvLook.at(this);
    }

    /** As it is written in Java. */
    String java() {
        String made = opening instanceof OfPath ofPath
                ? "Csv.file(Path.of(" + JavaText.quoted(ofPath.path().toString()) + "))"
                : "Csv.stream(" + JavaText.quoted(file) + ", streams)";
        StringBuilder java = new StringBuilder(made);
        stated(DELIMITER, Character.class)
                .ifPresent(c ->
                        java.append(".delimiter(").append(JavaText.quoted(c)).append(')'));
        stated(ENCODING, Charset.class)
                .ifPresent(charset -> java.append(".encoding(Charset.forName(")
                        .append(JavaText.quoted(charset.name()))
                        .append("))"));
        stated(HEADER_LINE, HeaderLine.class).ifPresent(line -> java.append('.').append(line.java()));
        stated(NULLS, RowRules.class)
                .ifPresent(rules -> java.append(".nulls(")
                        .append(JavaText.quoted(rules.nulls()))
                        .append(')'));
        stated(ROW_WIDTHS, RowWidths.class)
                .ifPresent(widths ->
                        java.append(".rowWidths(RowWidths.").append(widths).append(')'));
        return java.toString();
    }

    @Override
    public TableCursor open() throws IOException {
        return CsvCursor.of(this, input());
    }

    /**
     * Opens its text.
     *
     * @throws InvalidRowException if it says its delimiter, and another is stated
     */
    TextInput input() throws IOException {
        TextInput input;
        try {
            Opened opened = opening.open();
            Charset encoding = stated(ENCODING, Charset.class).orElse(StandardCharsets.UTF_8);
            input = TextInput.open(opened.stream(), opened.size(), encoding, sizes.buffer());
        } catch (IOException e) {
            throw new IOException(CsvRows.reason(e), e);
        }
        Optional<Character> said = input.separator();
        Optional<Character> meant = stated(DELIMITER, Character.class);
        if (said.isPresent() && meant.isPresent() && !said.equals(meant)) {
            try (input) {
                throw new InvalidRowException(
                        file,
                        1,
                        "the first line says that the delimiter is " + Mapping.shown(said.get())
                                + ", and delimiter(...) states " + Mapping.shown(meant.get())
                                + "; leave it out, or take the line out of the file");
            }
        }
        return input;
    }

    /** The rows of its text, each of which is the row given. */
    CsvRows rows(TextInput input, Row row) {
        return new CsvRows(file, delimiter(), input, row.cells(), row::named);
    }

    /** The file's name. */
    @Override
    public String toString() {
        return "Csv " + file;
    }
}
