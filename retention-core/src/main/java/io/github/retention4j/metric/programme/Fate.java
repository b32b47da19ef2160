package io.github.retention4j.metric.programme;

import java.util.Locale;

/** What has become of a point. */
public enum Fate {
    /** It was redeemed, and not given back. */
    REDEEMED,
    /** It was not used in time, or its owner left. */
    EXPIRED,
    /** It was taken back since an order was refunded. */
    REVOKED,
    /** It can be used still, or not yet. */
    OPEN;

    private static final Fate[] ALL = values();

    /** How many there are. */
    static final int COUNT = ALL.length;

    /** How many of them are an end: all but {@link #OPEN}, which is the last. */
    static final int ENDS = COUNT - 1;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
