package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What has been stated of a file: where it is, how it is written, and which column is what.
 *
 * @param file its name, for messages
 * @param opening opens it
 * @param delimiter stands between cells
 * @param encoding of a file without a byte order mark
 * @param numbers how numbers are written
 * @param zone of wall-clock times; empty for the history's
 * @param columns the columns' names, by what they are: "time", "customer" and so on, as the methods are called
 * @param patterns the patterns of those columns that are times
 */
record CsvMapping(
        String file,
        Opening opening,
        char delimiter,
        Charset encoding,
        NumberStyle numbers,
        Optional<ZoneId> zone,
        Map<String, String> columns,
        Map<String, TimePattern> patterns) {

    /** Opens a file. */
    interface Opening {
        Opened open() throws IOException;
    }

    /** An open file and how many bytes it has; 0 where nobody knows, as of a pipe. */
    record Opened(InputStream stream, long size) {}

    static CsvMapping of(Path path) {
        Path name = path.getFileName();
        return unstated(name == null ? path.toString() : name.toString(), () -> {
            if (Files.isDirectory(path)) {
                throw new IOException("it is a folder");
            }
            long size = Files.size(path);
            return new Opened(Files.newInputStream(path), size);
        });
    }

    static CsvMapping of(String file, Supplier<? extends InputStream> streams) {
        requireNonNull(streams, "streams");
        return unstated(requireNonNull(file, "name"), () -> new Opened(requireNonNull(streams.get(), "stream"), 0));
    }

    private static CsvMapping unstated(String file, Opening opening) {
        return new CsvMapping(
                file, opening, ',', StandardCharsets.UTF_8, NumberStyle.POINT, Optional.empty(), Map.of(), Map.of());
    }

    CsvMapping withDelimiter(char character) {
        return new CsvMapping(file, opening, character, encoding, numbers, zone, columns, patterns);
    }

    CsvMapping withEncoding(Charset charset) {
        return new CsvMapping(file, opening, delimiter, charset, numbers, zone, columns, patterns);
    }

    CsvMapping withNumbers(NumberStyle style) {
        return new CsvMapping(file, opening, delimiter, encoding, style, zone, columns, patterns);
    }

    CsvMapping withZone(ZoneId id) {
        return new CsvMapping(file, opening, delimiter, encoding, numbers, Optional.of(id), columns, patterns);
    }

    CsvMapping withColumn(String what, String column) {
        return new CsvMapping(file, opening, delimiter, encoding, numbers, zone, plus(columns, what, column), patterns);
    }

    CsvMapping withTime(String what, String column, TimePattern pattern) {
        return new CsvMapping(
                file,
                opening,
                delimiter,
                encoding,
                numbers,
                zone,
                plus(columns, what, column),
                plus(patterns, what, pattern));
    }

    boolean has(String what) {
        return columns.containsKey(what);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(key, requireNonNull(value, key));
        return Collections.unmodifiableMap(copy);
    }
}
