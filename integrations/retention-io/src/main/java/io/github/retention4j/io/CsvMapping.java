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
 * What has been stated of a file: where it is, how it is written, and which column is what. Each is stated once.
 *
 * @param file its name, for messages
 * @param opening opens it
 * @param settings what else was stated, by the methods' names: "delimiter", "zone" and so on
 * @param columns the columns' names, by what they are: "time", "customer" and so on, as the methods are called
 * @param patterns the patterns of those columns that are times
 */
record CsvMapping(
        String file,
        Opening opening,
        Map<String, Object> settings,
        Map<String, String> columns,
        Map<String, TimePattern> patterns) {
    private static final String DELIMITER = "delimiter";
    private static final String ENCODING = "encoding";
    private static final String NUMBERS = "numbers";
    private static final String ZONE = "zone";
    private static final String INVISIBLE_MARKS = "invisibleMarks";
    private static final String SIZES = "sizes";

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
        return new CsvMapping(file, opening, Map.of(), Map.of(), Map.of());
    }

    // ---- how it is written

    char delimiter() {
        return setting(DELIMITER, Character.class).orElse(',');
    }

    /** Of a file without a byte order mark. */
    Charset encoding() {
        return setting(ENCODING, Charset.class).orElse(StandardCharsets.UTF_8);
    }

    NumberStyle numbers() {
        return setting(NUMBERS, NumberStyle.class).orElse(NumberStyle.POINT);
    }

    /** Whether their style was stated, so that no other can be meant. */
    boolean areNumbersStated() {
        return settings.containsKey(NUMBERS);
    }

    /** Of wall-clock times; empty for the history's. */
    Optional<ZoneId> zone() {
        return setting(ZONE, ZoneId.class);
    }

    InvisibleMarks invisibleMarks() {
        return setting(INVISIBLE_MARKS, InvisibleMarks.class).orElse(InvisibleMarks.KEEP);
    }

    boolean areInvisibleMarksStated() {
        return settings.containsKey(INVISIBLE_MARKS);
    }

    CsvMapping withDelimiter(char character) {
        return withSetting(DELIMITER, character);
    }

    CsvMapping withEncoding(Charset charset) {
        return withSetting(ENCODING, charset);
    }

    CsvMapping withNumbers(NumberStyle style) {
        return withSetting(NUMBERS, style);
    }

    CsvMapping withZone(ZoneId id) {
        return withSetting(ZONE, id);
    }

    CsvMapping withInvisibleMarks(InvisibleMarks policy) {
        return withSetting(INVISIBLE_MARKS, policy);
    }

    ReadingSizes sizes() {
        return setting(SIZES, ReadingSizes.class).orElse(ReadingSizes.MEASURED);
    }

    /** With other sizes, for tests. */
    CsvMapping withSizes(ReadingSizes sizes) {
        return withSetting(SIZES, sizes);
    }

    /** What a face states besides, under the name of its method. */
    <V> Optional<V> setting(String what, Class<V> type) {
        return Optional.ofNullable(settings.get(what)).map(type::cast);
    }

    CsvMapping withSetting(String what, Object value) {
        return new CsvMapping(file, opening, plus(settings, what, value), columns, patterns);
    }

    // ---- which column is what

    CsvMapping withColumn(String what, String column) {
        return new CsvMapping(file, opening, settings, plus(columns, what, column), patterns);
    }

    CsvMapping withTime(String what, String column, TimePattern pattern) {
        CsvMapping changed = withColumn(what, column);
        return new CsvMapping(file, opening, settings, changed.columns, plus(patterns, what, pattern));
    }

    boolean has(String what) {
        return columns.containsKey(what);
    }

    /** The same statement again changes nothing; another one would silently take the place of the first. */
    private <V> Map<String, V> plus(Map<String, V> map, String what, V value) {
        requireNonNull(value, what);
        V before = map.get(what);
        if (before != null && !words(before).equals(words(value))) {
            throw statedTwice(what, before, value);
        }
        Map<String, V> copy = new LinkedHashMap<>(map);
        copy.put(what, value);
        return Collections.unmodifiableMap(copy);
    }

    /** White space around the name of a column is none of it; as a delimiter it counts. */
    private static String words(Object stated) {
        return stated instanceof String column ? column.strip() : stated.toString();
    }

    IllegalStateException statedTwice(String what, Object before, Object now) {
        return new IllegalStateException(file + ": " + what + "(...) is stated twice, first " + shown(before)
                + " and now " + shown(now) + "; state it once");
    }

    private static String shown(Object stated) {
        if (stated instanceof Character c && Character.isISOControl(c)) {
            return InvisibleMarks.shown(c);
        }
        return stated instanceof String || stated instanceof Character
                ? CsvRow.quoted(words(stated))
                : stated instanceof TimePattern ? "the pattern " + stated : String.valueOf(stated);
    }
}
