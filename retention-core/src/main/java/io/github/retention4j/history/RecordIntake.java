package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SubscriptionStep;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import io.github.retention4j.store.CustomerCells;
import io.github.retention4j.store.DeclaredColumns;
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
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything but orders, until the history is built: each record is checked and becomes a row or a few. */
final class RecordIntake {
    /** Where a coupon's row has its order: behind the customer and five columns. */
    private static final int COUPON_ORDER = 6;

    /** Stands for an order that no coupon names. */
    private static final int NO_ORDER = -1;

    private final Admission admission;
    private final Dictionary dictionary;
    private final PendingOrders orders;
    private final Map<EventKind, LongRows> rows = new EnumMap<>(EventKind.class);
    private final KeyIndex customerIndex = new KeyIndex();
    private final LongRows firstCells = new LongRows(1);
    private final Set<String> attributes = new HashSet<>();
    private final Set<Tracked> tracked = EnumSet.noneOf(Tracked.class);
    private final Map<String, Subscription> subscriptions = new HashMap<>();
    private final IdKeys purchaseIds = new IdKeys();
    private final KeyIndex purchases = new KeyIndex();

    RecordIntake(Admission admission, Dictionary dictionary, PendingOrders orders) {
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

    void add(Account.Source source, Customer customer) {
        requireNonNull(customer, "customer");
        admission.begin(source);
        long key = key(customer.id());
        long firstSeen = customer.firstSeen().map(Admission::millis).orElse(DeclaredColumns.NEVER);
        if (customer.firstSeen().isPresent() && !admission.canBeSeen(source, "first seen", firstSeen)) {
            return;
        }
        SortedMap<Integer, Long> cells = CustomerCells.of(customer, firstSeen, dictionary);
        int number = customerIndex.add(key);
        if (number == firstCells.size()) {
            firstCells.set(
                    firstCells.addRow(),
                    0,
                    requireNonNull(rows.get(EventKind.CUSTOMER)).size());
            cells.forEach((column, word) -> addRow(EventKind.CUSTOMER, key, column, word));
            attributes.addAll(customer.attributes().keySet());
            source.taken++;
        } else if (cells(number).equals(cells)) {
            source.merged++;
        } else {
            admission.refuse(source, "a customer of this id was declared before, with other details");
        }
    }

    /** What was declared of a customer, by the number of the declaration. */
    private SortedMap<Integer, Long> cells(int number) {
        LongRows all = requireNonNull(rows.get(EventKind.CUSTOMER));
        long end = number + 1 < firstCells.size() ? firstCells.get(number + 1, 0) : all.size();
        SortedMap<Integer, Long> cells = new TreeMap<>();
        for (int row = (int) firstCells.get(number, 0); row < end; row++) {
            cells.put((int) all.get(row, 1), all.get(row, 2));
        }
        return cells;
    }

    void add(Account.Source source, Coupon coupon) {
        requireNonNull(coupon, "coupon");
        admission.begin(source);
        long issued = Admission.millis(coupon.issuedAt());
        if (admission.timelyOrEarlier(source, "issued", issued) && timely(source, "redeemed", coupon.redeemedAt())) {
            long expires;
            long redeemed = orNever(coupon.redeemedAt());
            try {
                expires = admission.notBefore(issued, orNever(coupon.expiresAt()), "expires", "issued");
                // Told as a day it stays one, since what was bought with it may have been bought later that day.
                admission.notBefore(issued, redeemed, "redeemed", "issued");
            } catch (IllegalArgumentException bad) {
                admission.refuse(source, String.valueOf(bad.getMessage()));
                return;
            }
            seen(source, redeemed);
            taken(
                    source,
                    EventKind.COUPON,
                    key(coupon.issuedTo()),
                    issued,
                    expires,
                    redeemed,
                    dictionary.words().number(coupon.campaign()),
                    dictionary.words().number(coupon.code()),
                    coupon.redeemedBy().map(orders::name).orElse(NO_ORDER));
        }
    }

    /** Puts the times of the orders that coupons were redeemed for in place of their names, once all orders are settled. */
    void settleCoupons() {
        LongRows coupons = requireNonNull(rows.get(EventKind.COUPON));
        for (int row = 0; row < coupons.size(); row++) {
            int name = (int) coupons.get(row, COUPON_ORDER);
            long placed = name == NO_ORDER ? EventKind.NEVER : orders.placed(name, coupons.get(row, 0));
            coupons.set(row, COUPON_ORDER, placed);
        }
    }

    void add(Account.Source source, SurveyResponse response) {
        requireNonNull(response, "response");
        admission.begin(source);
        long answered = Admission.millis(response.answeredAt());
        if (admission.timely(source, "answered", answered)) {
            taken(
                    source,
                    EventKind.SURVEY_RESPONSE,
                    key(response.customerId()),
                    answered,
                    EventKind.code(response.kind()),
                    response.scale().lowest(),
                    response.scale().highest(),
                    response.score());
        }
    }

    void add(Account.Source source, Visit visit) {
        requireNonNull(visit, "visit");
        admission.begin(source);
        long started = Admission.millis(visit.startedAt());
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

    void add(Account.Source source, Cart cart) {
        requireNonNull(cart, "cart");
        admission.begin(source);
        long created = Admission.millis(cart.createdAt());
        if (admission.timely(source, "created", created)
                && timely(source, "checked out", cart.checkedOutAt())
                && timely(source, "ordered", cart.orderedAt())) {
            long checkedOut = orNever(cart.checkedOutAt());
            long ordered = orNever(cart.orderedAt());
            try {
                checkedOut = admission.notBefore(created, checkedOut, "checked out", "created");
                ordered = cart.checkedOutAt().isPresent()
                        ? admission.notBefore(checkedOut, ordered, "ordered", "checked out")
                        : admission.notBefore(created, ordered, "ordered", "created");
            } catch (IllegalArgumentException bad) {
                admission.refuse(source, String.valueOf(bad.getMessage()));
                return;
            }
            seen(source, checkedOut);
            seen(source, ordered);
            taken(source, EventKind.CART, key(cart.customerId()), created, checkedOut, ordered);
        }
    }

    void add(Account.Source source, Offer offer) {
        requireNonNull(offer, "offer");
        admission.begin(source);
        long made = Admission.millis(offer.madeAt());
        if (admission.timely(source, "made", made) && timely(source, "taken", offer.takenAt())) {
            long taken;
            try {
                taken = admission.notBefore(made, orNever(offer.takenAt()), "taken", "made");
            } catch (IllegalArgumentException bad) {
                admission.refuse(source, String.valueOf(bad.getMessage()));
                return;
            }
            seen(source, taken);
            taken(
                    source,
                    EventKind.OFFER,
                    key(offer.customerId()),
                    made,
                    taken,
                    offer.orderId().map(id -> purchases.add(purchaseIds.of(id))).orElse(EventKind.NO_PURCHASE));
        }
    }

    void add(Account.Source source, Referral referral) {
        requireNonNull(referral, "referral");
        tracked.add(Tracked.REFERRALS);
        admission.begin(source);
        long referred = Admission.millis(referral.referredAt());
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

    void add(Account.Source source, Subscription subscription) {
        requireNonNull(subscription, "subscription");
        admission.begin(source);
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

    private void take(Account.Source source, Subscription subscription, List<long[]> steps) {
        long key = key(subscription.customerId());
        steps.forEach(step -> addRow(EventKind.SUBSCRIPTION_STEP, key, step));
        admission.seen(
                source,
                steps.get(0)[0],
                subscription.cancelledAt().map(Admission::millis).orElse(Long.MIN_VALUE));
        source.taken++;
    }

    /** Its steps in order of time, and at one time in the order that they stand here. */
    private List<long[]> steps(Subscription subscription) {
        List<long[]> steps = new ArrayList<>();
        long amount = admission.minorUnits(subscription.monthlyAmount());
        long started = known("started", Admission.millis(subscription.startedAt()));
        steps.add(step(started, SubscriptionStep.STARTED, amount));
        long last = started;
        for (Subscription.Change change : subscription.changes()) {
            long changed = admission.minorUnits(change.monthlyAmount());
            last = admission.notBefore(
                    last,
                    known("changed", Admission.millis(change.changedAt())),
                    "changed",
                    last == started ? "started" : "changed before");
            steps.add(step(last, SubscriptionStep.CHANGED, changed - amount));
            amount = changed;
        }
        long end = orNever(subscription.endedAt());
        long ended = end;
        if (subscription.cancelledAt().isPresent()) {
            long cancelled = admission.notBefore(
                    started,
                    known(
                            "cancelled",
                            Admission.millis(subscription.cancelledAt().get())),
                    "cancelled",
                    "started");
            steps.add(step(cancelled, SubscriptionStep.CANCELLED, 0));
            ended = admission.notBefore(cancelled, end, "ended", "cancelled");
        }
        if (end != EventKind.NEVER) {
            // A day without a time is after the later of the two.
            ended = Math.max(ended, admission.notBefore(last, end, "ended", last == started ? "started" : "changed"));
            if (subscription.cancelledAt().isEmpty()) {
                steps.add(step(ended, SubscriptionStep.CANCELLED, 0));
            }
            steps.add(step(ended, SubscriptionStep.ENDED, -amount));
        }
        return steps;
    }

    private long known(String what, long millis) {
        admission.outOfRange(what, millis).ifPresent(bad -> {
            throw new IllegalArgumentException(bad);
        });
        return millis;
    }

    private static long[] step(long millis, SubscriptionStep step, long rise) {
        return new long[] {millis, EventKind.code(step), rise};
    }

    // ---- inside

    private void taken(Account.Source source, EventKind kind, long key, long... values) {
        admission.seen(source, values[0]);
        addRow(kind, key, values);
        source.taken++;
    }

    private boolean timely(Account.Source source, String what, Optional<Instant> at) {
        return at.isEmpty() || admission.timely(source, what, Admission.millis(at.get()));
    }

    private void seen(Account.Source source, long millis) {
        if (millis != EventKind.NEVER) {
            admission.seen(source, millis);
        }
    }

    private static long orNever(Optional<Instant> at) {
        return at.map(Admission::millis).orElse(EventKind.NEVER);
    }

    long key(Optional<String> customer) {
        return customer.map(this::key).orElse(IdKeys.NOBODY);
    }

    private long key(String customer) {
        return dictionary.customers().of(customer);
    }
}
