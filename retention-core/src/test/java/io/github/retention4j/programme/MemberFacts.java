package io.github.retention4j.programme;

import static java.util.stream.Collectors.joining;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Refund;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** All that a shop knows of one member, and of the friends whom the member brought; times are those of clocks in the shop's zone. */
final class MemberFacts {
    static final String MEMBER = "c-1";
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    /** A referral that brought somebody who ordered later, seen by one of the two. */
    record Qualified(Instant referredAt, Instant friendOrdered, BigDecimal kept, boolean isReferrer) {}

    private final ZoneId zone;
    private final List<Order> orders = new ArrayList<>();
    private final List<Redemption> redemptions = new ArrayList<>();
    private final List<PointsGrant> grants = new ArrayList<>();
    private Optional<List<Membership>> memberships = Optional.empty();
    private final List<Visit> visits = new ArrayList<>();
    private final List<SurveyResponse> answers = new ArrayList<>();
    private final List<Referral> referrals = new ArrayList<>();
    private Optional<LocalDate> birthDate = Optional.empty();
    private Optional<LocalDate> first = Optional.empty();
    private Optional<LocalDate> last = Optional.empty();
    private RefundedOrders refundedOrders = RefundedOrders.IGNORE;

    private MemberFacts(ZoneId zone) {
        this.zone = zone;
    }

    static MemberFacts in(String zone) {
        return new MemberFacts(ZoneId.of(zone));
    }

    static MemberFacts inRiyadh() {
        return in("Asia/Riyadh");
    }

    MemberFacts copy() {
        MemberFacts copy = new MemberFacts(zone);
        copy.orders.addAll(orders);
        copy.redemptions.addAll(redemptions);
        copy.grants.addAll(grants);
        copy.memberships = memberships.map(ArrayList::new);
        copy.visits.addAll(visits);
        copy.answers.addAll(answers);
        copy.referrals.addAll(referrals);
        copy.birthDate = birthDate;
        copy.first = first;
        copy.last = last;
        copy.refundedOrders = refundedOrders;
        return copy;
    }

    // ---- told

    /** A day, or a day and a time, by the shop's clocks; a day is its first instant. */
    Instant at(String when) {
        return (when.length() == 10
                        ? LocalDate.parse(when).atStartOfDay(zone)
                        : LocalDateTime.parse(when).atZone(zone))
                .toInstant();
    }

    static BigMoney sar(String amount) {
        return BigMoney.of(SAR, new BigDecimal(amount));
    }

    static Money money(String amount) {
        return Money.of(SAR, new BigDecimal(amount));
    }

    MemberFacts order(String id, String when, String total) {
        return order(id, when, total, b -> b);
    }

    MemberFacts order(String id, String when, String total, UnaryOperator<Order.Builder> more) {
        return add(more.apply(Order.builder(id, at(when), money(total)).customer(MEMBER))
                .build());
    }

    MemberFacts add(Order order) {
        orders.add(order);
        return this;
    }

    /** Gives a part of an order back that was told before. */
    MemberFacts refund(String id, String when, String amount) {
        return change(id, o -> {
            List<Refund> refunds = new ArrayList<>(o.refunds());
            refunds.add(Refund.of(at(when), money(amount)));
            return withRefunds(o, refunds);
        });
    }

    MemberFacts change(String id, UnaryOperator<Order> change) {
        orders.replaceAll(o -> o.id().equals(id) ? change.apply(o) : o);
        return this;
    }

    static Order withRefunds(Order o, List<Refund> refunds) {
        return new Order(
                o.id(),
                o.customerId(),
                o.placedAt(),
                o.total(),
                refunds,
                o.couponCode(),
                o.discount(),
                o.eligible(),
                o.tags());
    }

    MemberFacts without(String id) {
        orders.removeIf(o -> o.id().equals(id));
        return this;
    }

    MemberFacts redeem(String when, long points) {
        return add(Redemption.of(MEMBER, at(when), points));
    }

    MemberFacts redeem(String when, long points, String order) {
        return add(Redemption.of(MEMBER, at(when), points).forOrder(order));
    }

    MemberFacts add(Redemption redemption) {
        redemptions.add(redemption);
        return this;
    }

    MemberFacts withoutRedemptions() {
        redemptions.clear();
        return this;
    }

    MemberFacts grant(String when, long points) {
        return add(PointsGrant.of(MEMBER, at(when), points, "goodwill"));
    }

    MemberFacts add(PointsGrant grant) {
        grants.add(grant);
        return this;
    }

    MemberFacts joined(String when) {
        return add(Membership.of(MEMBER, at(when)));
    }

    MemberFacts add(Membership membership) {
        List<Membership> all = memberships.orElseGet(ArrayList::new);
        all.add(membership);
        memberships = Optional.of(all);
        return this;
    }

    MemberFacts born(LocalDate day) {
        birthDate = Optional.of(day);
        return this;
    }

    MemberFacts visit(String when) {
        return add(Visit.of(at(when), 1, 0).by(MEMBER));
    }

    MemberFacts add(Visit visit) {
        visits.add(visit);
        return this;
    }

    MemberFacts add(SurveyResponse answer) {
        answers.add(answer);
        return this;
    }

    MemberFacts referral(String referrer, String when, String friend) {
        return add(Referral.by(referrer, at(when)).of(friend));
    }

    MemberFacts add(Referral referral) {
        referrals.add(referral);
        return this;
    }

    MemberFacts from(String day) {
        first = Optional.of(LocalDate.parse(day));
        return this;
    }

    MemberFacts through(String day) {
        return through(LocalDate.parse(day));
    }

    MemberFacts through(LocalDate day) {
        last = Optional.of(day);
        return this;
    }

    MemberFacts refundedOrders(RefundedOrders policy) {
        refundedOrders = policy;
        return this;
    }

    // ---- read

    ZoneId zone() {
        return zone;
    }

    static BigDecimal eligible(Order order) {
        return order.eligible().orElse(order.total()).getAmount();
    }

    List<Order> orders() {
        return List.copyOf(orders);
    }

    /** As the rows are: by time and amount. */
    List<Order> ownOrders() {
        return orders.stream()
                .filter(o -> o.customerId().equals(Optional.of(MEMBER)))
                .sorted(Comparator.comparing(Order::placedAt)
                        .thenComparing(o -> o.total().getAmount()))
                .toList();
    }

    List<Redemption> redemptions() {
        return List.copyOf(redemptions);
    }

    List<PointsGrant> grants() {
        return List.copyOf(grants);
    }

    Optional<List<Membership>> memberships() {
        return memberships;
    }

    List<Visit> visits() {
        return visits.stream().sorted(Comparator.comparing(Visit::startedAt)).toList();
    }

    List<SurveyResponse> answers() {
        return List.copyOf(answers);
    }

    Optional<LocalDate> birthDate() {
        return birthDate;
    }

    /** A time that is the start of a day stands for any of that day. */
    private Instant latest(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return day.atStartOfDay(zone).toInstant().equals(at)
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1)
                : at;
    }

    /** Of each who was referred, the first referral, if the first order of all came after it. */
    List<Qualified> qualifiedReferrals() {
        List<Qualified> qualified = new ArrayList<>();
        List<String> friends = referrals.stream()
                .flatMap(r -> r.referredId().stream())
                .distinct()
                .toList();
        for (String friend : friends) {
            Referral wins = referrals.stream()
                    .filter(r -> r.referredId().equals(Optional.of(friend)))
                    .min(Comparator.comparing(Referral::referredAt))
                    .orElseThrow();
            Optional<Order> firstOrder = orders.stream()
                    .filter(o -> o.customerId().equals(Optional.of(friend)))
                    .min(Comparator.comparing(Order::placedAt)
                            .thenComparing(o -> o.total().getAmount()));
            if (firstOrder.isEmpty() || latest(firstOrder.get().placedAt()).isBefore(wins.referredAt())) {
                continue;
            }
            BigDecimal kept = firstOrder.get().refunds().stream()
                    .map(r -> r.amount().getAmount())
                    .reduce(firstOrder.get().total().getAmount(), BigDecimal::subtract);
            boolean isKept = kept.signum() > 0 || firstOrder.get().total().isZero();
            if (isKept && (friend.equals(MEMBER) || wins.referrerId().equals(MEMBER))) {
                qualified.add(new Qualified(
                        wins.referredAt(),
                        firstOrder.get().placedAt(),
                        kept,
                        wins.referrerId().equals(MEMBER)));
            }
        }
        // Friends who order at one instant come in the order in which they were referred.
        qualified.sort(Comparator.comparing(Qualified::referredAt).thenComparing(Qualified::kept));
        return qualified;
    }

    // ---- replayed

    History history() {
        return history(new Random(0));
    }

    /** With the rows in any order. */
    History history(Random order) {
        HistoryBuilder builder = History.builder(zone, SAR).refundedOrders(refundedOrders);
        first.ifPresent(builder::observedFrom);
        last.ifPresent(builder::observedThrough);
        List<Runnable> doors = new ArrayList<>();
        doors.add(() -> builder.orders(shuffled(orders, order)));
        doors.add(() -> builder.redemptions(shuffled(redemptions, order)));
        doors.add(() -> builder.grants(shuffled(grants, order)));
        memberships.ifPresent(m -> doors.add(() -> builder.memberships(shuffled(m, order))));
        doors.add(() -> builder.visits(shuffled(visits, order)));
        doors.add(() -> builder.surveyResponses(shuffled(answers, order)));
        doors.add(() -> builder.referrals(shuffled(referrals, order)));
        Customer.Builder customer = Customer.builder(MEMBER);
        birthDate.ifPresent(customer::birthDate);
        doors.add(() -> builder.customers(List.of(customer.build())));
        Collections.shuffle(doors, order);
        doors.forEach(Runnable::run);
        return builder.build();
    }

    private static <T> List<T> shuffled(List<T> rows, Random order) {
        List<T> all = new ArrayList<>(rows);
        Collections.shuffle(all, order);
        return all;
    }

    PointsLedger replay(LoyaltyProgramme programme) {
        return programme.replay(history().customer(MEMBER).orElseThrow());
    }

    NaivePoints naive(LoyaltyProgramme programme) {
        Basis basis = history().basis();
        return new NaivePoints(programme, this, basis);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                zone + " through " + last.map(LocalDate::toString).orElse("the last event"));
        orders.forEach(o -> text.append("\n  ")
                .append(clock(o.placedAt()))
                .append(o.customerId().equals(Optional.of(MEMBER)) ? " order " : " friend's order ")
                .append(o.id())
                .append(" ")
                .append(o.total())
                .append(o.eligible().map(e -> " eligible " + e).orElse(""))
                .append(o.tags().isEmpty() ? "" : " " + o.tags())
                .append(o.refunds().stream()
                        .map(r -> "\n    " + clock(r.refundedAt()) + " refund " + r.amount())
                        .collect(joining())));
        redemptions.forEach(r -> text.append("\n  " + clock(r.redeemedAt()) + " redemption " + r.points()
                + r.orderId().map(o -> " for " + o).orElse("")));
        grants.forEach(g -> text.append("\n  " + clock(g.grantedAt()) + " grant " + g.points()));
        memberships.ifPresent(all -> all.forEach(m -> text.append("\n  " + clock(m.joinedAt()) + " joined"
                + m.leftAt().map(l -> ", left " + clock(l)).orElse(""))));
        visits.forEach(v -> text.append("\n  " + clock(v.startedAt()) + " visit"));
        answers.forEach(a -> text.append("\n  " + clock(a.answeredAt()) + " answer"));
        referrals.forEach(r -> text.append("\n  " + clock(r.referredAt()) + " referral of "
                + r.referredId().orElse("nobody")));
        birthDate.ifPresent(b -> text.append("\n  born " + b));
        return text.toString();
    }

    private String clock(Instant at) {
        return at.atZone(zone).toLocalDateTime().toString();
    }
}
