package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.InvalidRowException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * What has been stated of a CSV file and how it is written. {@link CsvFile} says how it is read; those that extend that one have
 * records of a history in them, and {@link CsvSpend} has none.
 *
 * @param <F> the kind of file
 */
public abstract class CsvSource<F extends CsvSource<F>> {
    final CsvMapping mapping;

    CsvSource(CsvMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Sets what stands between cells; a comma if this is not called.
     *
     * @param character such as {@code ';'} or {@code '\t'}
     * @return a new value
     * @throws IllegalArgumentException if it is a quote or a line break
     */
    public final F delimiter(char character) {
        if (character == '"' || character == '\n' || character == '\r') {
            throw new IllegalArgumentException("a quote or line break cannot be the delimiter");
        }
        return with(mapping.withDelimiter(character));
    }

    /**
     * Sets the encoding; UTF-8 if this is not called. A byte order mark of UTF-8 or UTF-16 in the file counts first.
     *
     * @param charset such as {@code Charset.forName("windows-1256")}
     * @return a new value
     */
    public final F encoding(Charset charset) {
        return with(mapping.withEncoding(requireNonNull(charset, "charset")));
    }

    /**
     * Sets how numbers are written; {@link NumberStyle#POINT} if this is not called.
     *
     * @param style the style
     * @return a new value
     */
    public final F numbers(NumberStyle style) {
        return with(mapping.withNumbers(requireNonNull(style, "style")));
    }

    /**
     * Says what to do with invisible marks in ids and other names; {@link InvisibleMarks#KEEP} if this is not called.
     *
     * @param policy the policy
     * @return a new value
     */
    public final F invisibleMarks(InvisibleMarks policy) {
        return with(mapping.withInvisibleMarks(requireNonNull(policy, "policy")));
    }

    /**
     * Reads what the columns are called, for a program that asks its user which is which. Nothing needs to be stated but a
     * delimiter or an encoding that is not the usual one; a source of streams is asked for one. A file whose first line names
     * nothing gives its first row, and whoever is in it: do not log it.
     *
     * @return the names in the first line, in order, without the white space around them
     * @throws InvalidRowException if the file is empty, or its first line is not CSV
     * @throws UncheckedIOException if it cannot be opened or read
     */
    public final List<String> columns() {
        return CsvTable.columns(mapping);
    }

    abstract F with(CsvMapping changed);

    /** The file and the columns stated. */
    @Override
    public String toString() {
        return getClass().getSimpleName() + " " + mapping.file() + " " + mapping.columns();
    }
}
