package io.github.retention4j.model;

/** How much of a window the data cover. What was not observed is never shown as zero. */
public enum Observation {
    /** The data cover the whole window. */
    OBSERVED,
    /** The data end inside the window: what is shown may still grow. */
    PARTLY_OBSERVED,
    /** The data end before the window: there is nothing to show. */
    NOT_OBSERVED
}
