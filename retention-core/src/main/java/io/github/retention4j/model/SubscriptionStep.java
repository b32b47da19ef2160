package io.github.retention4j.model;

/** What happens to a subscription at an instant. */
public enum SubscriptionStep {
    /** It begins to run. */
    STARTED,
    /** Its price changes. */
    CHANGED,
    /** Its end is ordered; of a subscription that ends without having been cancelled, the same instant as its end. */
    CANCELLED,
    /** It does not run any more. */
    ENDED
}
