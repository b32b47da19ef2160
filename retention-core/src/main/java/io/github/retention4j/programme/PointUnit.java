package io.github.retention4j.programme;

/** What a point is. */
public enum PointUnit {
    /** A number of its own, such as stars or miles. */
    POINTS("points"),
    /** One minor unit of the shop's currency, such as a halala: cashback and store credit. */
    MONEY("minor units of money");

    private final String text;

    PointUnit(String text) {
        this.text = text;
    }

    /** The word for several. */
    @Override
    public String toString() {
        return text;
    }
}
