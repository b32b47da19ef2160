package io.github.retention4j.report;

import io.github.retention4j.metric.Metric;
import io.github.retention4j.report.markup.Markup;
import java.util.List;

/** A part of a section: what it asks, and how it shows what was found. */
interface Part {
    /** The metrics that it asks. */
    List<Metric<?, ?>> asks();

    /** What is to be seen; nothing if there are no data, which is noted on the page. */
    List<Markup> show(Answers answers, PageDraft page);
}
