package io.github.retention4j.model;

/** How much of a window the data cover. What was not observed is never shown as zero. */
public enum Observation {
    /** The data cover the whole window. */
    OBSERVED,
    /** The data end inside the window, and what is shown may still grow; or they begin inside it, and some of it is missing. */
    PARTLY_OBSERVED,
    /** The data end before the window or begin after it: there is nothing to show. */
    NOT_OBSERVED
}
