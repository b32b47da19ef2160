package io.github.retention4j.programme;

/** What a point is. */
public enum PointUnit {
    /** A number of its own, such as stars or miles. */
    POINTS,
    /** One minor unit of the shop's currency, such as a halala: cashback and store credit. */
    MONEY
}
