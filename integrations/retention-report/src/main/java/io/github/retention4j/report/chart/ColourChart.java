package io.github.retention4j.report.chart;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;
import io.github.retention4j.report.picture.Picture;
import io.github.retention4j.result.Table;
import java.util.Optional;

/** A chart that is a table of colours, so that a page can have it as a table. */
public interface ColourChart extends Chart {
    /**
     * The table.
     *
     * @param language the language of its words
     * @return the table, with its words told in this language
     */
    ColourTable colours(Language language);

    /**
     * The figures that its colours are of.
     *
     * @param language the language of its words
     * @return all of them, or empty if they stand in its cells
     */
    Optional<Table> numbers(Language language);

    @Override
    default Picture draw(Language language) {
        return colours(language).picture(language, numbers(language));
    }
}
