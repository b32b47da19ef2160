package io.github.retention4j.history;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.toCollection;

import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Scale;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.testing.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        List<Adjustment> adjustments,
        List<SeenCoupon> coupons,
        List<Answer> answers) {

    /** An order that counts. */
    record SeenOrder(long millis, long amount, Optional<String> coupon, SortedSet<String> tags) {}

    /** A refund, or an order that does not count. */
    record Adjustment(long millis, long orderMillis, long amount) {}

    record SeenCoupon(long issued, long expires, long redeemed, String campaign, String code) {}

    record Answer(long millis, SurveyKind kind, Scale scale, int score) {}

    private static final Comparator<SeenOrder> BY_TIME_AND_AMOUNT =
            comparingLong(SeenOrder::millis).thenComparingLong(SeenOrder::amount);
    private static final Comparator<SeenCoupon> BY_ISSUE = comparingLong(SeenCoupon::issued);
    private static final Comparator<Answer> BY_TIME = comparingLong(Answer::millis);
    private static final List<Scale> SCALES =
            List.of(Scale.ZERO_TO_TEN, Scale.ONE_TO_TEN, Scale.ONE_TO_FIVE, Scale.ONE_TO_SEVEN);

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
                                        new TreeSet<>(view.orderTags(i))))
                                .toList(),
                        BY_TIME_AND_AMOUNT),
                inAnyOrder(IntStream.range(0, view.adjustmentCount())
                        .mapToObj(i -> new Adjustment(
                                view.adjustmentMillis(i), view.adjustmentOrderMillis(i), view.adjustmentAmount(i)))
                        .toList()),
                settled(
                        IntStream.range(0, view.couponCount())
                                .mapToObj(i -> new SeenCoupon(
                                        view.couponIssued(i),
                                        view.couponExpires(i),
                                        view.couponRedeemed(i),
                                        view.couponCampaign(i),
                                        view.couponCode(i)))
                                .toList(),
                        BY_ISSUE),
                settled(
                        IntStream.range(0, view.responseCount())
                                .mapToObj(i -> new Answer(
                                        view.responseMillis(i), kind(view, i), scale(view, i), view.responseScore(i)))
                                .toList(),
                        BY_TIME));
    }

    /** All customers and all events without one that a history shows. */
    static List<Seen> all(History history) {
        List<Seen> all = new ArrayList<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerHistory cursor = block.cursor();
            for (int customer = 0; customer < block.customers(); customer++) {
                all.add(by(cursor.moveTo(customer)));
            }
        }
        return inAnyOrder(all);
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
        nobody.orders.forEach(o -> all.add(new Seen(none, unknown, List.of(o), List.of(), List.of(), List.of())));
        nobody.adjustments.forEach(a -> all.add(new Seen(none, unknown, List.of(), List.of(a), List.of(), List.of())));
        nobody.coupons.forEach(c -> all.add(new Seen(none, unknown, List.of(), List.of(), List.of(c), List.of())));
        nobody.answers.forEach(a -> all.add(new Seen(none, unknown, List.of(), List.of(), List.of(), List.of(a))));
        return inAnyOrder(all);
    }

    private static Seen of(Store store, Optional<String> id, RefundedOrders refundedOrders) {
        List<SeenOrder> orders = new ArrayList<>();
        List<Adjustment> adjustments = new ArrayList<>();
        for (var order : store.orders()) {
            if (!order.customerId().equals(id)) {
                continue;
            }
            long placed = order.placedAt().toEpochMilli();
            long total = store.minor(order.total());
            if (refundedOrders == RefundedOrders.IGNORE && store.isRefundedInFull(order)) {
                adjustments.add(new Adjustment(placed, placed, total));
            } else {
                orders.add(new SeenOrder(placed, total, order.couponCode(), new TreeSet<>(order.tags())));
            }
            order.refunds()
                    .forEach(r -> adjustments.add(
                            new Adjustment(r.refundedAt().toEpochMilli(), placed, -store.minor(r.amount()))));
        }
        List<SeenCoupon> coupons = store.coupons().stream()
                .filter(c -> c.issuedTo().equals(id))
                .map(c -> new SeenCoupon(
                        c.issuedAt().toEpochMilli(),
                        c.expiresAt().map(t -> t.toEpochMilli()).orElse(Long.MAX_VALUE),
                        c.redeemedAt().map(t -> t.toEpochMilli()).orElse(Long.MAX_VALUE),
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
                inAnyOrder(adjustments),
                settled(sorted(coupons, BY_ISSUE), BY_ISSUE),
                settled(sorted(answers, BY_TIME), BY_TIME));
    }

    private static SurveyKind kind(CustomerHistory view, int answer) {
        return only(List.of(SurveyKind.values()).stream()
                .filter(kind -> view.responseIs(answer, kind))
                .toList());
    }

    private static Scale scale(CustomerHistory view, int answer) {
        return only(
                SCALES.stream().filter(scale -> view.responseOn(answer, scale)).toList());
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
        return sorted(list, comparing(Object::toString));
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
