package io.github.retention4j.report.chart;

import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Chart;

/** A chart that is a table of colours, so that a page can have it as a table. */
public interface ColourChart extends Chart {
    /**
     * The table.
     *
     * @param language the language of its words
     * @return the table, with its words told in this language
     */
    ColourTable colours(Language language);
}
