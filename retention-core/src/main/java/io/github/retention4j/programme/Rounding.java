package io.github.retention4j.programme;

/** How the points of an order become a whole number, once, after all rules and multipliers. */
public enum Rounding {
    /** A part of a point is dropped: 2.9 are 2. */
    DOWN("down"),
    /** To the nearest, and a half up: 2.5 are 3. */
    HALF_UP("half up"),
    /** A part of a point counts as a whole one: 2.1 are 3. */
    UP("up");

    private final String text;

    Rounding(String text) {
        this.text = text;
    }

    /** How in words, behind "rounded". */
    @Override
    public String toString() {
        return text;
    }
}
