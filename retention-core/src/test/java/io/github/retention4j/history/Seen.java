package io.github.retention4j.history;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toCollection;

import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyScale;
import io.github.retention4j.testing.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * All that a {@link CustomerHistory} tells of one customer, as a value: read from a history, or worked out from a store's
 * lists by the plainest means there are.
 *
 * <p>Lists are in the order that is promised; where it is not told how equals stand, as with two coupons issued in one
 * instant, they are sorted here.
 */
record Seen(
        Optional<String> id,
        Optional<Customer> declared,
        List<SeenOrder> orders,
        List<SeenOrder> ignored,
        List<Adjustment> adjustments,
        List<SeenCoupon> coupons,
        List<Answer> answers,
        List<Event> events) {

    /** An order. */
    record SeenOrder(
            long millis, long amount, Optional<String> coupon, long discount, long eligible, SortedSet<String> tags) {}

    /** A refund, or an order that does not count. */
    record Adjustment(long millis, long orderMillis, long orderAmount, long amount) {}

    record SeenCoupon(long issued, long expires, long redeemed, long ordered, String campaign, String code) {}

    record Answer(long millis, SurveyKind kind, SurveyScale scale, int score) {}

    /** Anything else: what it is, its time, and whatever is told of it. */
    record Event(String what, long millis, List<Object> more) {
        Event(String what, long millis, Object... more) {
            this(what, millis, List.of(more));
        }
    }

    private static final Comparator<SeenOrder> BY_TIME_AND_AMOUNT =
            comparingLong(SeenOrder::millis).thenComparingLong(SeenOrder::amount);
    private static final Comparator<SeenCoupon> BY_ISSUE = comparingLong(SeenCoupon::issued);
    private static final Comparator<Answer> BY_TIME = comparingLong(Answer::millis);
    private static final List<SurveyScale> SCALES =
            List.of(SurveyScale.ZERO_TO_TEN, SurveyScale.ONE_TO_TEN, SurveyScale.ONE_TO_FIVE, SurveyScale.ONE_TO_SEVEN);

    /** Whatever a view tells. */
    static Seen by(CustomerHistory view) {
        return new Seen(
                view.isAnonymous() ? Optional.empty() : Optional.of(view.id()),
                view.customer(),
                settled(
                        IntStream.range(0, view.orderCount())
                                .mapToObj(i -> new SeenOrder(
                                        view.orderMillis(i),
                                        view.orderAmount(i),
                                        view.orderCoupon(i),
                                        view.orderDiscount(i).orElse(-1),
                                        view.orderEligible(i).orElse(-1),
                                        new TreeSet<>(view.orderTags(i))))
                                .toList(),
                        BY_TIME_AND_AMOUNT),
                settled(
                        IntStream.range(0, view.ignoredOrders().count())
                                .mapToObj(i -> new SeenOrder(
                                        view.ignoredOrders().placed(i),
                                        view.ignoredOrders().amount(i),
                                        view.ignoredOrders().coupon(i),
                                        view.ignoredOrders().discount(i).orElse(-1),
                                        view.ignoredOrders().eligible(i).orElse(-1),
                                        new TreeSet<>(view.ignoredOrders().tags(i))))
                                .toList(),
                        BY_TIME_AND_AMOUNT),
                inAnyOrder(IntStream.range(0, view.adjustments().count())
                        .mapToObj(i -> new Adjustment(
                                view.adjustments().booked(i),
                                view.adjustments().ordered(i),
                                view.adjustments().orderAmount(i),
                                view.adjustments().amount(i)))
                        .toList()),
                settled(
                        IntStream.range(0, view.coupons().count())
                                .mapToObj(i -> new SeenCoupon(
                                        view.coupons().issued(i),
                                        view.coupons().expires(i).orElse(Long.MAX_VALUE),
                                        view.coupons().redeemed(i).orElse(Long.MAX_VALUE),
                                        view.coupons().ordered(i).orElse(Long.MAX_VALUE),
                                        view.coupons().campaign(i),
                                        view.coupons().code(i)))
                                .toList(),
                        BY_ISSUE),
                settled(
                        IntStream.range(0, view.surveyResponses().count())
                                .mapToObj(i -> new Answer(
                                        view.surveyResponses().answered(i),
                                        kind(view, i),
                                        scale(view, i),
                                        view.surveyResponses().score(i)))
                                .toList(),
                        BY_TIME),
                inAnyOrder(events(view)));
    }

    private static List<Event> events(CustomerHistory view) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < view.subscriptions().count(); i++) {
            String step = view.subscriptions().step(i).name();
            events.add(new Event(
                    step,
                    view.subscriptions().stepTaken(i),
                    view.subscriptions().rise(i)));
        }
        for (int i = 0; i < view.visits().count(); i++) {
            events.add(new Event(
                    "visit",
                    view.visits().started(i),
                    view.visits().pages(i),
                    view.visits().actions(i),
                    view.visits().isOrdered(i)));
        }
        for (int i = 0; i < view.carts().count(); i++) {
            events.add(new Event(
                    "cart",
                    view.carts().created(i),
                    view.carts().checkedOut(i).orElse(Long.MAX_VALUE),
                    view.carts().ordered(i).orElse(Long.MAX_VALUE)));
        }
        for (int i = 0; i < view.offers().count(); i++) {
            OptionalLong purchase = view.offers().purchase(i);
            long together = IntStream.range(0, view.offers().count())
                    .filter(other -> view.offers().purchase(other).equals(purchase))
                    .count();
            events.add(new Event(
                    "offer",
                    view.offers().made(i),
                    view.offers().taken(i).orElse(Long.MAX_VALUE),
                    purchase.isEmpty() ? -1 : together));
        }
        Referrals referrals = view.referrals();
        for (int i = 0; i < referrals.count(); i++) {
            events.add(new Event(
                    referrals.isMade(i) ? "referral" : "received",
                    referrals.referred(i),
                    referrals.isSuccessful(i),
                    referrals.friendFirstOrder(i),
                    referrals.friendOrderAmount(i),
                    referrals.friendOrderKept(i),
                    referrals.isFirstOfFriend(i)));
        }
        referrals.firstReceived().ifPresent(at -> events.add(new Event("referred", at)));
        Memberships memberships = view.memberships();
        for (int i = 0; i < memberships.count(); i++) {
            events.add(new Event("member", memberships.joined(i), memberships.left(i)));
        }
        Redemptions redemptions = view.redemptions();
        for (int i = 0; i < redemptions.count(); i++) {
            events.add(new Event(
                    "redeemed",
                    redemptions.redeemed(i),
                    redemptions.points(i),
                    redemptions.ordered(i),
                    redemptions.orderAmount(i),
                    redemptions.reward(i)));
        }
        PointsGrants grants = view.pointsGrants();
        for (int i = 0; i < grants.count(); i++) {
            events.add(new Event("granted", grants.granted(i), grants.points(i), grants.reason(i)));
        }
        return events;
    }

    private static List<Event> events(Store store, Optional<String> id) {
        List<Event> events = new ArrayList<>();
        for (Subscription subscription : store.subscriptions()) {
            if (Optional.of(subscription.customerId()).equals(id)) {
                addSteps(events, subscription, store);
            }
        }
        store.visits().stream()
                .filter(v -> v.customerId().equals(id))
                .map(v -> new Event(
                        "visit",
                        v.startedAt().toEpochMilli(),
                        v.pages(),
                        v.actions(),
                        v.orderId().isPresent()))
                .forEach(events::add);
        store.carts().stream()
                .filter(c -> c.customerId().equals(id))
                .map(c -> new Event(
                        "cart", c.createdAt().toEpochMilli(), orNever(c.checkedOutAt()), orNever(c.orderedAt())))
                .forEach(events::add);
        for (Offer offer : store.offers()) {
            if (offer.customerId().equals(id)) {
                // Of guests each offer stands alone, though it may name the purchase of another.
                long together = id.isEmpty()
                        ? 1
                        : store.offers().stream()
                                .filter(o ->
                                        o.customerId().equals(id) && o.orderId().equals(offer.orderId()))
                                .count();
                events.add(new Event(
                        "offer",
                        offer.madeAt().toEpochMilli(),
                        orNever(offer.takenAt()),
                        offer.orderId().isEmpty() ? -1 : together));
            }
        }
        for (Referral referral : store.referrals()) {
            if (Optional.of(referral.referrerId()).equals(id)) {
                events.add(referral(store, referral, "referral"));
            }
            if (referral.referredId().isPresent() && referral.referredId().equals(id)) {
                events.add(referral(store, referral, "received"));
            }
        }
        store.referrals().stream()
                .filter(r -> r.referredId().isPresent() && r.referredId().equals(id))
                .map(Referral::referredAt)
                .min(Comparator.naturalOrder())
                .ifPresent(at -> events.add(new Event("referred", at.toEpochMilli())));
        store.memberships().stream()
                .filter(m -> Optional.of(m.customerId()).equals(id))
                .map(m -> new Event("member", m.joinedAt().toEpochMilli(), millis(m.leftAt())))
                .forEach(events::add);
        store.redemptions().stream()
                .filter(r -> Optional.of(r.customerId()).equals(id))
                .map(r -> new Event(
                        "redeemed",
                        r.redeemedAt().toEpochMilli(),
                        r.points(),
                        millis(store.order(r).map(Order::placedAt)),
                        store.order(r).stream()
                                .mapToLong(o -> store.minor(o.total()))
                                .findAny(),
                        r.reward()))
                .forEach(events::add);
        store.grants().stream()
                .filter(g -> Optional.of(g.customerId()).equals(id))
                .map(g -> new Event("granted", g.grantedAt().toEpochMilli(), g.points(), g.reason()))
                .forEach(events::add);
        return events;
    }

    private static Event referral(Store store, Referral referral, String what) {
        List<Order> byTime = store.orders().stream()
                .filter(o -> referral.referredId().isPresent() && o.customerId().equals(referral.referredId()))
                .sorted(Comparator.comparing(Order::placedAt).thenComparing(Order::total))
                .toList();
        OptionalLong placed = OptionalLong.empty();
        OptionalLong amount = OptionalLong.empty();
        OptionalLong kept = OptionalLong.empty();
        if (!byTime.isEmpty()) {
            Order first = byTime.get(0);
            long total = store.minor(first.total());
            long left = byTime.stream()
                    .filter(o ->
                            o.placedAt().equals(first.placedAt()) && o.total().equals(first.total()))
                    .mapToLong(o -> total
                            - o.refunds().stream()
                                    .mapToLong(r -> store.minor(r.amount()))
                                    .sum())
                    .sum();
            placed = OptionalLong.of(first.placedAt().toEpochMilli());
            amount = OptionalLong.of(total);
            kept = OptionalLong.of(Math.min(total, left));
        }
        return new Event(
                what,
                referral.referredAt().toEpochMilli(),
                referral.referredId().isPresent(),
                placed,
                amount,
                kept,
                isFirstOfFriend(store, referral));
    }

    /** One of the same words is as good as the other: which is the first is told of the one that is listed first. */
    @SuppressWarnings("ReferenceEquality") // which of two alike
    private static boolean isFirstOfFriend(Store store, Referral referral) {
        Optional<Referral> first = store.referrals().stream()
                .filter(r -> r.referredId().isPresent() && r.referredId().equals(referral.referredId()))
                .min(Comparator.comparing(Referral::referredAt).thenComparing(Referral::referrerId));
        return first.isPresent() && first.get() == referral;
    }

    private static void addSteps(List<Event> events, Subscription subscription, Store store) {
        long amount = store.minor(subscription.monthlyAmount());
        events.add(new Event("STARTED", subscription.startedAt().toEpochMilli(), amount));
        for (Subscription.Change change : subscription.changes()) {
            long changed = store.minor(change.monthlyAmount());
            events.add(new Event("CHANGED", change.changedAt().toEpochMilli(), changed - amount));
            amount = changed;
        }
        Optional<Instant> cancelled = subscription.cancelledAt().or(subscription::endedAt);
        if (cancelled.isPresent()) {
            events.add(new Event("CANCELLED", cancelled.get().toEpochMilli(), 0L));
        }
        if (subscription.endedAt().isPresent()) {
            events.add(new Event("ENDED", subscription.endedAt().get().toEpochMilli(), -amount));
        }
    }

    private static OptionalLong millis(Optional<Instant> at) {
        return at.stream().mapToLong(Instant::toEpochMilli).findAny();
    }

    private static long orNever(Optional<Instant> at) {
        return at.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
    }

    /** All customers and all events without one that a history shows. */
    static List<Seen> all(History history) {
        return inAnyOrder(inBlocks(history));
    }

    /** All that a history shows, in the order of its blocks. */
    static List<Seen> inBlocks(History history) {
        List<Seen> all = new ArrayList<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                all.add(by(cursor.moveTo(customer)));
            }
        }
        return all;
    }

    /** All customers and all events without one that a history of the store has to show. */
    static List<Seen> all(Store store, RefundedOrders refundedOrders) {
        List<Seen> all = new ArrayList<>();
        for (String id : store.customerIds()) {
            all.add(of(store, Optional.of(id), refundedOrders));
        }
        Seen nobody = of(store, Optional.empty(), refundedOrders);
        Optional<String> none = Optional.empty();
        Optional<Customer> unknown = Optional.empty();
        // A guest's order and its refunds are one, everything else stands alone.
        for (Order order : store.orders()) {
            if (order.customerId().isEmpty()) {
                Seen guest = of(store.with(List.of(order)), none, refundedOrders);
                all.add(new Seen(
                        none,
                        unknown,
                        guest.orders,
                        guest.ignored,
                        guest.adjustments,
                        List.of(),
                        List.of(),
                        List.of()));
            }
        }
        nobody.coupons.forEach(c ->
                all.add(new Seen(none, unknown, List.of(), List.of(), List.of(), List.of(c), List.of(), List.of())));
        nobody.answers.forEach(a ->
                all.add(new Seen(none, unknown, List.of(), List.of(), List.of(), List.of(), List.of(a), List.of())));
        nobody.events.forEach(e ->
                all.add(new Seen(none, unknown, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(e))));
        return inAnyOrder(all);
    }

    private static Seen of(Store store, Optional<String> id, RefundedOrders refundedOrders) {
        List<SeenOrder> orders = new ArrayList<>();
        List<SeenOrder> ignored = new ArrayList<>();
        List<Adjustment> adjustments = new ArrayList<>();
        for (var order : store.orders()) {
            if (!order.customerId().equals(id)) {
                continue;
            }
            long placed = order.placedAt().toEpochMilli();
            long total = store.minor(order.total());
            boolean isIgnored = refundedOrders == RefundedOrders.IGNORE && store.isRefundedInFull(order);
            if (isIgnored) {
                adjustments.add(new Adjustment(placed, placed, total, total));
            }
            (isIgnored ? ignored : orders)
                    .add(new SeenOrder(
                            placed,
                            total,
                            order.couponCode(),
                            order.discount().map(store::minor).orElse(-1L),
                            order.eligible().map(store::minor).orElse(-1L),
                            new TreeSet<>(order.tags())));
            order.refunds()
                    .forEach(r -> adjustments.add(
                            new Adjustment(r.refundedAt().toEpochMilli(), placed, total, -store.minor(r.amount()))));
        }
        List<SeenCoupon> coupons = store.coupons().stream()
                .filter(c -> c.issuedTo().equals(id))
                .map(c -> new SeenCoupon(
                        c.issuedAt().toEpochMilli(),
                        c.expiresAt().map(t -> t.toEpochMilli()).orElse(Long.MAX_VALUE),
                        c.redeemedAt().map(t -> t.toEpochMilli()).orElse(Long.MAX_VALUE),
                        orNever(store.placed(c)),
                        c.campaign(),
                        c.code()))
                .toList();
        List<Answer> answers = store.surveyResponses().stream()
                .filter(s -> s.customerId().equals(id))
                .map(s -> new Answer(s.answeredAt().toEpochMilli(), s.kind(), s.scale(), s.score()))
                .toList();
        return new Seen(
                id,
                store.customers().stream()
                        .filter(c -> Optional.of(c.id()).equals(id))
                        .findAny(),
                settled(sorted(orders, BY_TIME_AND_AMOUNT), BY_TIME_AND_AMOUNT),
                settled(sorted(ignored, BY_TIME_AND_AMOUNT), BY_TIME_AND_AMOUNT),
                inAnyOrder(adjustments),
                settled(sorted(coupons, BY_ISSUE), BY_ISSUE),
                settled(sorted(answers, BY_TIME), BY_TIME),
                inAnyOrder(events(store, id)));
    }

    private static SurveyKind kind(CustomerHistory view, int answer) {
        return only(List.of(SurveyKind.values()).stream()
                .filter(kind -> view.surveyResponses().isTo(answer, kind))
                .toList());
    }

    private static SurveyScale scale(CustomerHistory view, int answer) {
        return only(SCALES.stream()
                .filter(scale -> view.surveyResponses().isOn(answer, scale))
                .toList());
    }

    private static <T> T only(List<T> list) {
        if (list.size() != 1) {
            throw new AssertionError("not exactly one of " + list);
        }
        return list.get(0);
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        return list.stream().sorted(order).toList();
    }

    private static <T> List<T> inAnyOrder(List<T> list) {
        return list.size() < 2
                ? list
                : list.stream()
                        .map(t -> Map.entry(t.toString(), t))
                        .sorted(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .toList();
    }

    /** The list as it is, but for neighbours that the order does not tell apart. */
    private static <T> List<T> settled(List<T> list, Comparator<T> order) {
        List<T> settled = new ArrayList<>();
        for (int from = 0, to; from < list.size(); from = to) {
            T first = list.get(from);
            to = from;
            while (to < list.size() && order.compare(first, list.get(to)) == 0) {
                to++;
            }
            settled.addAll(inAnyOrder(list.subList(from, to)));
        }
        return settled.stream().collect(toCollection(ArrayList::new));
    }
}
