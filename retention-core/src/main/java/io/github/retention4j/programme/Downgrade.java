package io.github.retention4j.programme;

/** Where a member falls when a term ends and the tier is not qualified for. */
public enum Downgrade {
    /** To the tier that is qualified for. */
    TO_EARNED("to the tier earned"),
    /** To the next lower tier, and from there again when its term ends. */
    ONE_LEVEL("by one tier"),
    /** Nowhere: a tier that was reached is kept. */
    NEVER("never");

    private final String text;

    Downgrade(String text) {
        this.text = text;
    }

    /** Where to in words, behind "falling". */
    @Override
    public String toString() {
        return text;
    }
}
