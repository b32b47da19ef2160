package io.github.retention4j.report.picture;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.result.Table;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    /** Copies. */
    public Picture {
        requireNonNull(title, "title");
        requireNonNull(description, "description");
        requireNonNull(language, "language");
        requireNonNull(numbers, "numbers");
        marks = List.copyOf(marks);
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
     * The picture as a file of its own: SVG with its own colours, light or dark as the reader has it.
     *
     * @return the text of the file
     */
    public String svg() {
        return SvgWriter.alone(this);
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
     * Writes it as PNG on light paper.
     *
     * @param path the file, which is replaced when the new one is whole
     * @param scale how many pixels for one, 1 to 8
     * @return the file
     * @throws IllegalArgumentException if the scale is not in [1, 8]
     * @throws UncheckedIOException if it cannot be written
     */
    public Path png(Path path, int scale) {
        return WholeFile.write(path, PngWriter.write(this, scale));
    }
}
