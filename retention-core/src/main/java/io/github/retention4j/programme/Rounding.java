package io.github.retention4j.programme;

/** How the points of an order become a whole number, once, after all rules and multipliers. */
public enum Rounding {
    DOWN,
    HALF_UP,
    UP
}
