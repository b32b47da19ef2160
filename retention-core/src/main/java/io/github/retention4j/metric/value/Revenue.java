package io.github.retention4j.metric.value;

/** What revenue means where orders are refunded. */
public enum Revenue {
    /** Less refunds, each booked when it was made, whenever its order was. */
    NET("net, refunds booked when made"),
    /** Less refunds, each booked with its order, however late it was made: a figure that still changes afterwards. */
    NET_OF_ORDER("net, refunds booked with their order"),
    /** As if nothing had been refunded; orders refunded in full count as orders. */
    GROSS("gross");

    private final String text;

    Revenue(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
