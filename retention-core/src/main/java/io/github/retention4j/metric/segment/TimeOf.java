package io.github.retention4j.metric.segment;

/** Which of a customer's orders tells the day of the week or the hour that the customer buys at. */
public enum TimeOf {
    /** The customer's first order. */
    FIRST_ORDER("first order"),
    /** The customer's last order. */
    LAST_ORDER("last order"),
    /** That of most of the customer's orders; of those with as many, the one of the latest order among them. */
    MOST_ORDERS("most orders");

    private final String text;

    TimeOf(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
