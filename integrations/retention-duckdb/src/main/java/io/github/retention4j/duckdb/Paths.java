package io.github.retention4j.duckdb;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which files are read.
 *
 * @param literal in SQL
 * @param file the only one, if it is known to be one
 */
record Paths(String literal, Optional<Path> file) {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[]");

    /** A file whose name is meant as it is. */
    static Paths one(Path file) {
        String path = file.toString();
        // DuckDB takes a tilde at the beginning for the user's home.
        return new Paths(literal(path.startsWith("~") ? "./" + path : path), Optional.of(file));
    }

    /** Files whose names match. */
    static Paths matching(String pattern) {
        requireNonNull(pattern, "pattern");
        return WILDCARD.matcher(pattern).find() || pattern.contains("://")
                ? new Paths(quoted(pattern), Optional.empty())
                : one(Path.of(pattern));
    }

    /** A file in SQL, with nothing in its name that stands for anything else. */
    static String literal(String path) {
        return quoted(WILDCARD.matcher(path).replaceAll("[$0]"));
    }

    /** A text in SQL. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    boolean mayBeMany() {
        return file.isEmpty();
    }

    /**
     * Checks what can be seen from outside.
     *
     * @param ending of such files
     */
    void check(String ending) throws IOException {
        if (file.isPresent()) {
            check(file.get(), "state which files in it, as in \"" + file.get() + "/*." + ending + "\"");
        }
    }

    /** The same for any file. */
    static void check(Path file, String ifFolder) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("it is a folder; " + ifFolder);
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("this program may not read the file");
        }
    }
}
