package io.github.retention4j.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of an error of DuckDB. DuckDB puts cells into its messages, and a cell may be a customer's id, so the exception itself
 * is never passed on, and of its message only what cannot be a cell: words, and what the query or a file's name has in it.
 *
 * @param sql the query
 */
record Failure(String sql) {
    private static final int MOST_SHOWN = 240;

    private static final Pattern EXTENSION = Pattern.compile(
            "requires the extension (\\w+)|exists in the (\\w+) extension|/(\\w+)\\.duckdb_extension\"? not found");
    private static final Pattern SPREADSHEET = Pattern.compile("(?i)Table with name \\S+\\.xlsx? does not exist");
    private static final Pattern NO_FILE =
            Pattern.compile("No files found that match the pattern \"(.*?)\"\\s*$", Pattern.MULTILINE);
    private static final Pattern NO_PARQUET = Pattern.compile(
            "(?:No magic bytes found at end of file '(.*?)'\\s*$|File '(.*?)' too small to be a Parquet)",
            Pattern.MULTILINE);
    private static final Pattern NO_JSON =
            Pattern.compile("Malformed JSON in file \"(.*?)\", at byte \\d+ in (line|record/value) (\\d+)");
    private static final Pattern DAMAGED = Pattern.compile("Failed to read file \"(.*?)\": (?!schema)");
    private static final Pattern NO_DATABASE = Pattern.compile("not a valid DuckDB database file");
    private static final Pattern IN_USE = Pattern.compile("Unique file handle conflict|Could not set lock on file");
    private static final Pattern BUSY = Pattern.compile("connection has an open result");
    private static final Pattern NO_MEMORY = Pattern.compile("^Out of Memory Error");

    private static final Pattern UNSAFE =
            Pattern.compile("\"([^\"]*)(?:\"|$)|'([^']*)(?:'|$)|\\S*@\\S*|\\S*\\p{Nd}\\S*");

    /** An error before the first row. */
    IOException early(SQLException e) {
        return new IOException(known(e).orElseGet(() -> words(e)));
    }

    /** An error after rows. */
    IOException late(SQLException e, long rows) {
        return new IOException("DuckDB stopped after row " + rows + ": " + known(e).orElseGet(() -> words(e)));
    }

    private static String message(SQLException e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }

    private static Optional<String> known(SQLException e) {
        String message = message(e);
        Matcher extension = EXTENSION.matcher(message);
        if (extension.find()) {
            return Optional.of(missing(group(extension)));
        }
        if (SPREADSHEET.matcher(message).find()) {
            return Optional.of(missing("excel"));
        }
        Matcher noFile = NO_FILE.matcher(message);
        if (noFile.find()) {
            return Optional.of("no file matches \"" + noFile.group(1) + "\"");
        }
        Matcher noParquet = NO_PARQUET.matcher(message);
        if (noParquet.find()) {
            return Optional.of("\"" + group(noParquet) + "\" is no Parquet file, or was not written to its end");
        }
        Matcher noJson = NO_JSON.matcher(message);
        if (noJson.find()) {
            return Optional.of(
                    "\"" + noJson.group(1) + "\" is not JSON near " + noJson.group(2) + " " + noJson.group(3));
        }
        Matcher damaged = DAMAGED.matcher(message);
        if (damaged.find()) {
            return Optional.of("\"" + damaged.group(1) + "\" is damaged");
        }
        if (NO_DATABASE.matcher(message).find()) {
            return Optional.of("it is no DuckDB database");
        }
        if (IN_USE.matcher(message).find()) {
            return Optional.of("the database is open to be written to; close it there, or use that connection:"
                    + " DuckDb.query(connection, sql)");
        }
        if (BUSY.matcher(message).find()) {
            return Optional.of("the connection still has the result of another query open");
        }
        if (NO_MEMORY.matcher(message).find()) {
            return Optional.of(
                    "the query needs more memory than it may take; run it on a connection of your own with a higher"
                            + " memory_limit: DuckDb.query(connection, sql)");
        }
        return Optional.empty();
    }

    private static String group(Matcher found) {
        for (int i = 1; i <= found.groupCount(); i++) {
            String group = found.group(i);
            if (group != null) {
                return group;
            }
        }
        throw new IllegalStateException("no group matched");
    }

    private static String missing(String extension) {
        return "this needs DuckDB's extension " + extension
                + ", which its driver has not, and nothing is downloaded; put the"
                + " extension's file where you can load it, LOAD it on a connection of your own, and use"
                + " DuckDb.query(connection, sql)";
    }

    /** The first line of its message without what may be a cell. */
    private String words(SQLException e) {
        String line = message(e).lines().findFirst().orElse("no reason is given");
        String shown = UNSAFE.matcher(line)
                .replaceAll(part -> Matcher.quoteReplacement(shown(part.group(), part.group(1), part.group(2))));
        return shown.length() > MOST_SHOWN ? shown.substring(0, MOST_SHOWN) + "…" : shown;
    }

    private String shown(String part, String quoted, String otherwiseQuoted) {
        String inside = quoted != null ? quoted : otherwiseQuoted != null ? otherwiseQuoted : part;
        boolean isOurs = !inside.isEmpty() && sql.contains(inside) && inside.indexOf('@') < 0;
        return isOurs ? part : quoted != null ? "\"…\"" : otherwiseQuoted != null ? "'…'" : "…";
    }
}
