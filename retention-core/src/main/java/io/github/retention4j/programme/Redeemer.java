package io.github.retention4j.programme;

/** Who redeems in a replay. */
public enum Redeemer {
    /** Those who did, by the redemptions that were recorded. */
    RECORDED("as recorded"),
    /** Nobody: recorded redemptions are left aside. The least that a programme would have cost. */
    NEVER("by nobody"),
    /**
     * Everybody, as much as is allowed, with the first order that allows it. The most that it would have cost. What points pay of an order
     * earns nothing, as of an order that was placed in the programme.
     */
    AS_SOON_AS_POSSIBLE("as soon as possible");

    private final String text;

    Redeemer(String text) {
        this.text = text;
    }

    /** Who in words, behind "redeemed". */
    @Override
    public String toString() {
        return text;
    }
}
