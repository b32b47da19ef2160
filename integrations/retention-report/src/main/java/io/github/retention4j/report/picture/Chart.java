package io.github.retention4j.report.picture;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.report.language.Language;
import java.nio.file.Path;

/**
 * What a result looks like, before it is drawn: in English, unless asked for in another language.
 *
 * <pre>{@code
 * Pictures.of(cohorts).svg(Path.of("cohorts.svg"));
 * Pictures.of(cohorts).in(Language.ARABIC).png(Path.of("cohorts.png"));
 * }</pre>
 */
@FunctionalInterface
public interface Chart {
    /**
     * Draws it.
     *
     * @param language the language of its words
     * @return the picture
     */
    Picture draw(Language language);

    /**
     * The same in another language.
     *
     * @param language the language of its words
     * @return a chart that is drawn in that language, whatever it is asked for
     */
    default Chart in(Language language) {
        requireNonNull(language, "language");
        return other -> draw(language);
    }

    /**
     * Writes it as SVG.
     *
     * @param path the file, which is replaced
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    default Path svg(Path path) {
        return draw(Language.ENGLISH).svg(path);
    }

    /**
     * Writes it as PNG, two pixels for one.
     *
     * @param path the file, which is replaced
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    default Path png(Path path) {
        return draw(Language.ENGLISH).png(path, 2);
    }
}
