package io.github.retention4j.programme;

/** Where a member falls when a term ends and the tier is not qualified for. */
public enum Downgrade {
    TO_EARNED,
    ONE_LEVEL,
    NEVER
}
