package io.github.retention4j.shops;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.Row;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of an export, found by any of the names that the platform has called them by. */
final class ExportHeader {
    private final KnownExport export;

    /** The columns' own names by what they are compared as; of two alike, the first. */
    private final Map<String, String> columns = new LinkedHashMap<>();

    private ExportHeader(KnownExport export, Collection<String> columns) {
        this.export = export;
        columns.forEach(column -> this.columns.putIfAbsent(Folded.text(column), column));
    }

    /**
     * The columns of a file that should be one of these exports.
     *
     * @throws NotThisExport if it is another, or none that is known
     */
    static ExportHeader of(Collection<String> columns, List<KnownExport> expected) {
        KnownExport export = KnownExport.of(columns, expected)
                .filter(expected::contains)
                .orElseThrow(() -> new NotThisExport(KnownExport.refusal(columns, expected)));
        return new ExportHeader(export, columns);
    }

    /** A file that is not the export that it should be, on its way to the one who names the file. */
    static final class NotThisExport extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThisExport(String sentence) {
            super(sentence, null, false, false);
        }

        /** The same, as a fault of a file's first line. */
        InvalidRowException in(String file) {
            return new InvalidRowException(file, 1, String.valueOf(getMessage()));
        }
    }

    KnownExport export() {
        return export;
    }

    /** The column's own name, by the first of these that there is. */
    Optional<String> find(String... names) {
        return Arrays.stream(names)
                .map(Folded::text)
                .filter(columns::containsKey)
                .map(columns::get)
                .findFirst();
    }

    /**
     * The same of a column that is needed.
     *
     * @throws NotThisExport if there is none
     */
    String require(String... names) {
        return find(names)
                .orElseThrow(() -> new NotThisExport("no column is called "
                        + Arrays.stream(names).collect(Collectors.joining(" or ")) + ", which is needed of "
                        + export.title() + "; get it so: " + export.where()));
    }

    /** Gives the text of a column of a row, by the first of these names that there is; empty where there is no such column. */
    Function<Row, String> text(String... names) {
        return find(names)
                .<Function<Row, String>>map(column -> row -> row.get(column))
                .orElse(row -> "");
    }
}
