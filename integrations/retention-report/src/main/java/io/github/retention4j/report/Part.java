package io.github.retention4j.report;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.markup.Markup;
import java.util.List;

/** A part of a section: what it asks, and how it shows what was found. */
interface Part {
    /** The metrics that it asks. */
    List<Metric<?, ?>> asks();

    /**
     * The part once its first answers are known. One that fits a model to them becomes one that asks what the model foretells, in a
     * second pass; others stay as they are.
     */
    default Part knowing(Answers answers) {
        return this;
    }

    /** What is to be seen; nothing if there are no data, which is noted on the page. */
    List<Markup> show(Answers answers, PageDraft page);
}
