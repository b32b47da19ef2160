package io.github.retention4j.history;

import io.github.retention4j.store.EventKind;

/** The records a customer may have besides orders. */
public enum RecordKind {
    /** Coupons issued to the customer. */
    COUPONS(EventKind.COUPON),
    /** Survey answers. */
    SURVEY_RESPONSES(EventKind.SURVEY_RESPONSE),
    /** Subscriptions. */
    SUBSCRIPTIONS(EventKind.SUBSCRIPTION_STEP),
    /** Visits. */
    VISITS(EventKind.VISIT),
    /** Carts. */
    CARTS(EventKind.CART),
    /** Offers. */
    OFFERS(EventKind.OFFER);

    private final EventKind events;

    RecordKind(EventKind events) {
        this.events = events;
    }

    EventKind events() {
        return events;
    }
}
