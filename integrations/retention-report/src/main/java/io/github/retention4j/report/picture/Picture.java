package io.github.retention4j.report.picture;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.markup.Markup;
import io.github.retention4j.result.Table;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A picture as a list of what is drawn, one thing over another, with the words for who cannot see it and the figures it was drawn
 * from. It is written as SVG or PNG.
 *
 * @param title what it is of, in the language it is drawn in
 * @param description what is to be seen in it, in a sentence or two, for who cannot see it
 * @param language the language of its words
 * @param width in pixels
 * @param height in pixels
 * @param marks what is drawn, the first below all others
 * @param numbers the figures that it was drawn from; empty if they stand in the picture itself
 */
public record Picture(
        String title,
        String description,
        Language language,
        double width,
        double height,
        List<Mark> marks,
        Optional<Table> numbers) {
    private static final double TITLE_MARGIN = 14;
    private static final double TITLE_LINE = 22;
    private static final double TITLE_LETTER = 0.6;

    /** Copies. A title of nothing that can be read, such as the name of a metric may be, is that of its description. */
    public Picture {
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(language, "language");
        requireNonNull(numbers, "numbers");
        marks = List.copyOf(marks);
        title = capitalised(Markup.clean(title).isBlank() ? description : title);
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height + " pixels");
        }
    }

    /**
     * The same picture read from the other side.
     *
     * @return the picture with left and right exchanged; texts stay readable
     */
    public Picture mirrored() {
        List<Mark> mirrored = marks.stream().map(mark -> mark.mirrored(width)).toList();
        return new Picture(title, description, language, width, height, mirrored, numbers);
    }

    /**
     * The picture as a file of its own: SVG with its title above and its own colours, light or dark as the reader has it.
     *
     * @return the text of the file
     */
    public String svg() {
        return SvgWriter.alone(titled());
    }

    /**
     * Writes it as SVG.
     *
     * @param path the file, which is replaced when the new one is whole
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public Path svg(Path path) {
        return WholeFile.write(path, svg().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes it as PNG on light paper, with its title above. Its text is drawn in the fonts of the machine.
     *
     * @param path the file, which is replaced when the new one is whole
     * @param scale how many pixels for one, 1 to 8
     * @return the file
     * @throws IllegalArgumentException if the scale is not in [1, 8], or the PNG would have more than 64 million pixels
     * @throws UnsupportedOperationException if Java runs without its module java.desktop, or without fonts
     * @throws UncheckedIOException if it cannot be written
     */
    public Path png(Path path, int scale) {
        return WholeFile.write(path, png(scale));
    }

    private byte[] png(int scale) {
        try {
            return PngWriter.write(titled(), scale);
        } catch (LinkageError | InternalError absent) {
            throw new UnsupportedOperationException(
                    "Java cannot draw a PNG here: start it with --add-modules java.desktop, and on a server install"
                            + " fontconfig and a font; or write svg(path), which needs neither",
                    absent);
        }
    }

    /** The same picture with its title above all else, at the side where reading begins. */
    Picture titled() {
        List<String> lines = lines();
        boolean fromRight = language.isRightToLeft();
        double x = fromRight ? width - TITLE_MARGIN : TITLE_MARGIN;
        Mark.Anchor anchor = fromRight ? Mark.Anchor.RIGHT : Mark.Anchor.LEFT;
        List<Mark> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            double y = (i + 1) * TITLE_LINE;
            all.add(new Mark.Label(x, y, lines.get(i), anchor, Mark.Size.LARGE, Ink.TEXT));
        }
        double above = lines.size() * TITLE_LINE + TITLE_MARGIN;
        marks.forEach(mark -> all.add(mark.lowered(above)));
        return new Picture(title, description, language, width, height + above, all, numbers);
    }

    /** Names of metrics begin with a small letter, titles with a capital. */
    private static String capitalised(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + text.substring(Character.charCount(first));
    }

    /** The title in lines that have room, broken between words, but within no name and no figure that is isolated. */
    private List<String> lines() {
        int most = (int) ((width - 2 * TITLE_MARGIN) / (TITLE_LETTER * Mark.Size.LARGE.pixels()));
        List<String> lines = new ArrayList<>();
        int start = 0;
        int space = -1;
        int isolates = 0;
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            isolates += c >= '\u2066' && c <= '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
            if (c == ' ' && isolates <= 0) {
                space = i;
            }
            if (i - start >= most && space > start) {
                lines.add(title.substring(start, space));
                start = space + 1;
            }
        }
        lines.add(title.substring(start));
        return lines;
    }
}
