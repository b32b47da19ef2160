package io.github.retention4j.examples;

import io.github.retention4j.io.Csv;
import io.github.retention4j.io.RowWidths;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the words of the command line say that a file is written, whatever its columns are. */
final class FileLayout {
    private static final Map<String, String> DELIMITERS =
            Map.of("tab", "\t", "\\t", "\t", "comma", ",", "semicolon", ";", "pipe", "|");

    private FileLayout() {}

    /** The same file, with what the words say of it. */
    static Csv of(Csv source, CommandLine words) {
        Csv file = source;
        if (words.has("--delimiter")) {
            file = file.delimiter(delimiter(words.value("--delimiter").orElseThrow()));
        }
        if (words.has("--encoding")) {
            file = file.encoding(charset(words.value("--encoding").orElseThrow()));
        }
        if (words.has("--header-line")) {
            file = file.headerLine(line(words.value("--header-line").orElseThrow()));
        }
        if (words.has("--null")) {
            file = file.nulls(words.all("--null").map(text -> text.get(0)).toArray(String[]::new));
        }
        if (words.has("--row-widths")) {
            file = file.rowWidths(widths(words.value("--row-widths").orElseThrow()));
        }
        return file;
    }

    private static char delimiter(String stated) {
        String character = DELIMITERS.getOrDefault(stated.toLowerCase(Locale.ROOT), stated);
        if (character.length() != 1) {
            throw new IllegalArgumentException(
                    "--delimiter " + stated + " is not one character, nor comma, semicolon, tab or pipe");
        }
        return character.charAt(0);
    }

    /** A delimiter as it is said, by its name if it has one. */
    static String word(String delimiter) {
        return DELIMITERS.entrySet().stream()
                .filter(named ->
                        named.getValue().equals(delimiter) && !named.getKey().startsWith("\\"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(delimiter);
    }

    private static Charset charset(String stated) {
        try {
            return Charset.forName(stated);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "--encoding " + stated + " is no charset that Java knows"
                            + Nearest.to(stated, Charset.availableCharsets().keySet())
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse(""),
                    unknown);
        }
    }

    private static RowWidths widths(String stated) {
        return Stream.of(RowWidths.values())
                .filter(widths -> option(widths).equals(stated.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--row-widths " + stated + " is none of "
                        + Stream.of(RowWidths.values()).map(FileLayout::option).collect(Collectors.joining(", "))));
    }

    private static String option(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int line(String stated) {
        try {
            return Integer.parseInt(stated);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--header-line " + stated + " is not a whole number", e);
        }
    }
}
