package io.github.retention4j.metric.value;

import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Subscriptions;
import io.github.retention4j.model.Window;

/** What a customer's recurring revenue is read from. */
public enum RevenueSource {
    /** What subscriptions cost a month, just before the window begins and just before it ends. */
    SUBSCRIPTIONS("monthly amounts of subscriptions at both ends"),
    /** Net revenue of orders, of the preceding window and of this one. */
    ORDERS("net revenue of orders, preceding window and this one");

    private final String text;

    RevenueSource(String text) {
        this.text = text;
    }

    /** What a customer must have to bring something at the start of a window or at its end. */
    Requirement requires(Window window) {
        return this == SUBSCRIPTIONS
                ? Requirement.records(Subscriptions.KIND)
                : Requirement.ordersIn(window.previous(), window);
    }

    @Override
    public String toString() {
        return text;
    }
}
