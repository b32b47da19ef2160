package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.EventKind;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.KeyIndex;
import io.github.retention4j.store.LongRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything but orders, until the history is built: each record is checked and becomes a row or a few. */
final class EventStage {
    private final Admission admission;
    private final Dictionary dictionary;
    private final OrderStage orders;
    private final Map<EventKind, LongRows> rows = new EnumMap<>(EventKind.class);
    private final KeyIndex customerIndex = new KeyIndex();
    private final List<Customer> customers = new ArrayList<>();
    private final Set<String> attributes = new HashSet<>();
    private final Set<Tracked> tracked = EnumSet.noneOf(Tracked.class);
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private final IdKeys purchaseIds = new IdKeys();
    private final KeyIndex purchases = new KeyIndex();

    EventStage(Admission admission, Dictionary dictionary, OrderStage orders) {
        this.admission = admission;
        this.dictionary = dictionary;
        this.orders = orders;
        for (EventKind kind : EventKind.values()) {
            rows.put(kind, kind.newRows());
        }
    }

    Map<EventKind, LongRows> rows() {
        return rows;
    }

    Set<Tracked> tracked() {
        return tracked;
    }

    Set<String> attributes() {
        return attributes;
    }

    List<Customer> customers() {
        return customers;
    }

    /** Lets go of everything. */
    void clear() {
        rows.clear();
        subscriptions.clear();
    }

    void addRow(EventKind kind, long key, long... values) {
        addRow(requireNonNull(rows.get(kind)), key, values);
    }

    static void addRow(LongRows table, long key, long... values) {
        int row = table.addRow();
        table.set(row, 0, key);
        for (int column = 0; column < values.length; column++) {
            table.set(row, column + 1, values[column]);
        }
    }

    // ---- records

    void add(Ledger.Source source, Customer customer) {
        admission.begin(source);
        long key = key(requireNonNull(customer, "customer").id());
        if (customer.firstSeen().isPresent()
                && !admission.timely(
                        source,
                        "first seen",
                        Admission.millis(customer.firstSeen().get()))) {
            return;
        }
        int number = customerIndex.add(key);
        if (number == customers.size()) {
            customers.add(customer);
            attributes.addAll(customer.attributes().keySet());
            addRow(EventKind.CUSTOMER, key, number);
            source.taken++;
        } else if (customers.get(number).equals(customer)) {
            source.merged++;
        } else {
            admission.refuse(source, "a customer of this id was declared before, with other details");
        }
    }

    void add(Ledger.Source source, Coupon coupon) {
        admission.begin(source);
        long issued = Admission.millis(requireNonNull(coupon, "coupon").issuedAt());
        if (admission.timely(source, "issued", issued) && timely(source, "redeemed", coupon.redeemedAt())) {
            long redeemed = seen(coupon.redeemedAt());
            taken(
                    source,
                    EventKind.COUPON,
                    key(coupon.issuedTo()),
                    issued,
                    orNever(coupon.expiresAt()),
                    redeemed,
                    dictionary.words().number(coupon.campaign()),
                    dictionary.words().number(coupon.code()),
                    orders.key(coupon.redeemedBy()));
        }
    }

    /** Puts the times of the orders that coupons were redeemed for in place of their keys, once all orders are in. */
    void settleCoupons() {
        LongRows coupons = requireNonNull(rows.get(EventKind.COUPON));
        for (int row = 0; row < coupons.size(); row++) {
            coupons.set(row, COUPON_ORDER, orders.placed(coupons.get(row, COUPON_ORDER), coupons.get(row, 0)));
        }
    }

    void add(Ledger.Source source, SurveyResponse response) {
        admission.begin(source);
        long answered = Admission.millis(requireNonNull(response, "response").answeredAt());
        if (admission.timely(source, "answered", answered)) {
            taken(
                    source,
                    EventKind.SURVEY_RESPONSE,
                    key(response.customerId()),
                    answered,
                    code(response.kind()),
                    response.scale().lowest(),
                    response.scale().highest(),
                    response.score());
        }
    }

    void add(Ledger.Source source, Visit visit) {
        admission.begin(source);
        long started = Admission.millis(requireNonNull(visit, "visit").startedAt());
        if (admission.timely(source, "started", started)) {
            taken(
                    source,
                    EventKind.VISIT,
                    key(visit.customerId()),
                    started,
                    visit.pages(),
                    visit.actions(),
                    visit.orderId().isPresent() ? 1 : 0);
        }
    }

    void add(Ledger.Source source, Cart cart) {
        admission.begin(source);
        long created = Admission.millis(requireNonNull(cart, "cart").createdAt());
        if (admission.timely(source, "created", created)
                && timely(source, "checked out", cart.checkedOutAt())
                && timely(source, "ordered", cart.orderedAt())) {
            taken(
                    source,
                    EventKind.CART,
                    key(cart.customerId()),
                    created,
                    seen(cart.checkedOutAt()),
                    seen(cart.orderedAt()));
        }
    }

    void add(Ledger.Source source, Offer offer) {
        admission.begin(source);
        long made = Admission.millis(requireNonNull(offer, "offer").madeAt());
        if (admission.timely(source, "made", made) && timely(source, "taken", offer.takenAt())) {
            taken(
                    source,
                    EventKind.OFFER,
                    key(offer.customerId()),
                    made,
                    seen(offer.takenAt()),
                    offer.orderId().map(id -> purchases.add(purchaseIds.of(id))).orElse(NO_ORDER));
        }
    }

    /** Where a coupon's row has its order: behind the customer and five columns. */
    private static final int COUPON_ORDER = 6;

    /** Stands for a purchase that is not known. */
    static final int NO_ORDER = -1;

    void add(Ledger.Source source, Referral referral) {
        tracked.add(Tracked.REFERRALS);
        admission.begin(source);
        long referred = Admission.millis(requireNonNull(referral, "referral").referredAt());
        if (admission.timely(source, "referred", referred)) {
            referral.referredId().ifPresent(id -> addRow(EventKind.REFERRED, key(id), referred));
            taken(
                    source,
                    EventKind.REFERRAL,
                    key(referral.referrerId()),
                    referred,
                    referral.referredId().isPresent() ? 1 : 0);
        }
    }

    void add(Ledger.Source source, Subscription subscription) {
        admission.begin(source);
        requireNonNull(subscription, "subscription");
        if (!admission.timely(source, "started", Admission.millis(subscription.startedAt()))
                || !timely(source, "cancelled", subscription.cancelledAt())) {
            return;
        }
        for (Subscription.Change change : subscription.changes()) {
            if (!admission.timely(source, "changed", Admission.millis(change.changedAt()))) {
                return;
            }
        }
        List<long[]> steps;
        try {
            steps = steps(subscription);
        } catch (IllegalArgumentException bad) {
            admission.refuse(source, String.valueOf(bad.getMessage()));
            return;
        }
        Subscription before = subscriptions.get(subscription.id());
        if (before == null) {
            if (admission.moved(source, rise(steps))) {
                subscriptions.put(subscription.id(), subscription);
                take(source, subscription, steps);
            }
        } else if (before.equals(subscription)) {
            source.merged++;
        } else {
            admission.refuse(source, "a subscription of this id was given before, with other details");
        }
    }

    /** By how much steps raise an amount, falls aside; below zero if that is more than a long can hold. */
    private static long rise(List<long[]> steps) {
        long rise = 0;
        for (int i = 0; i < steps.size() && rise >= 0; i++) {
            rise += Math.max(0, steps.get(i)[2]);
        }
        return rise;
    }

    private void take(Ledger.Source source, Subscription subscription, List<long[]> steps) {
        long key = key(subscription.customerId());
        steps.forEach(step -> addRow(EventKind.SUBSCRIPTION_STEP, key, step));
        // An end that is already known may be yet to come, so it does not stretch the days that the data cover.
        admission.seen(Admission.millis(subscription.startedAt()));
        subscription.changes().forEach(change -> admission.seen(Admission.millis(change.changedAt())));
        subscription.cancelledAt().ifPresent(at -> admission.seen(Admission.millis(at)));
        source.taken++;
    }

    private List<long[]> steps(Subscription subscription) {
        List<long[]> steps = new ArrayList<>();
        long amount = admission.minorUnits(subscription.monthlyAmount());
        steps.add(step(subscription.startedAt(), SubscriptionStep.STARTED, amount));
        for (Subscription.Change change : subscription.changes()) {
            long changed = admission.minorUnits(change.monthlyAmount());
            steps.add(step(change.changedAt(), SubscriptionStep.CHANGED, changed - amount));
            amount = changed;
        }
        long last = amount;
        Optional<Instant> cancelled = subscription.cancelledAt().or(subscription::endedAt);
        cancelled.ifPresent(at -> steps.add(step(at, SubscriptionStep.CANCELLED, 0)));
        subscription.endedAt().ifPresent(at -> steps.add(step(at, SubscriptionStep.ENDED, -last)));
        return steps;
    }

    private static long[] step(Instant at, SubscriptionStep step, long rise) {
        return new long[] {Admission.millis(at), code(step), rise};
    }

    // ---- inside

    private void taken(Ledger.Source source, EventKind kind, long key, long... values) {
        admission.seen(values[0]);
        addRow(kind, key, values);
        source.taken++;
    }

    private boolean timely(Ledger.Source source, String what, Optional<Instant> at) {
        return at.isEmpty() || admission.timely(source, what, Admission.millis(at.get()));
    }

    private long seen(Optional<Instant> at) {
        at.ifPresent(instant -> admission.seen(Admission.millis(instant)));
        return orNever(at);
    }

    private static long orNever(Optional<Instant> at) {
        return at.map(Admission::millis).orElse(Long.MAX_VALUE);
    }

    long key(Optional<String> customer) {
        return customer.map(this::key).orElse(IdKeys.NOBODY);
    }

    private long key(String customer) {
        return dictionary.customers().of(customer);
    }

    /** Kept in memory only, so the order of the constants may change. */
    @SuppressWarnings("EnumOrdinal")
    static long code(SurveyKind kind) {
        return kind.ordinal();
    }

    @SuppressWarnings("EnumOrdinal")
    private static long code(SubscriptionStep step) {
        return step.ordinal();
    }

    static SubscriptionStep step(long code) {
        return STEPS[(int) code];
    }

    private static final SubscriptionStep[] STEPS = SubscriptionStep.values();
}
