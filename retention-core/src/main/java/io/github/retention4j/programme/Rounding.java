package io.github.retention4j.programme;

import java.math.RoundingMode;

/** How the points of an order become a whole number, once, after all rules and multipliers. */
public enum Rounding {
    /** A part of a point is dropped: 2.9 are 2. */
    DOWN("down", RoundingMode.DOWN),
    /** To the nearest, and a half up: 2.5 are 3. */
    HALF_UP("half up", RoundingMode.HALF_UP),
    /** A part of a point counts as a whole one: 2.1 are 3. */
    UP("up", RoundingMode.UP);

    private final String text;
    private final RoundingMode mode;

    Rounding(String text, RoundingMode mode) {
        this.text = text;
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }

    /** How in words, behind "rounded". */
    @Override
    public String toString() {
        return text;
    }
}
