package io.github.retention4j.programme;

import io.github.retention4j.intake.RefundedOrders;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.Money;

/**
 * Members whose few events crowd at the days and instants that matter: ends of terms, leap days, days without a midnight or left out, and
 * several events in one instant. Times of day are the first instant, the morning and the last millisecond.
 */
final class GeneratedMembers {
    /** Days after the first day at which points of another such day become available, expire or are just not gone yet. */
    private static final List<Integer> DAYS = List.of(
            0, 0, 1, 2, 14, 15, 29, 30, 31, 44, 45, 58, 59, 60, 61, 90, 181, 182, 364, 365, 366, 367, 396, 730, 731,
            760);

    private enum Shop {
        RIYADH("Asia/Riyadh", "2024-01-01"),
        LEAP("Asia/Riyadh", "2024-02-29"),
        LONDON("Europe/London", "2023-12-31"),
        /** Clocks skipped the midnight of 2018-11-04. */
        SAO_PAULO("America/Sao_Paulo", "2018-09-05"),
        /** There was no 2011-12-30. */
        APIA("Pacific/Apia", "2011-10-31");

        private final String zone;
        private final LocalDate first;

        Shop(String zone, String first) {
            this.zone = zone;
            this.first = LocalDate.parse(first);
        }
    }

    private record Drawn(int kind, int slot, int cents, int second, int choice) {}

    private static final int[] CENTS = {
        0, 1, 99, 100, 250, 999, 1000, 1999, 2000, 2001, 3333, 5000, 9999, 10_000, 12_050, 35_000
    };

    private GeneratedMembers() {}

    /** With events of every kind. */
    static Arbitrary<MemberFacts> members() {
        return members(14);
    }

    /**
     * With events of some kinds.
     *
     * @param kinds how many, in this order: orders are five of them, refunds and redemptions two each, then grants, visits, answers,
     *     memberships and friends, one each
     */
    static Arbitrary<MemberFacts> members(int kinds) {
        Arbitrary<Integer> day =
                Arbitraries.oneOf(Arbitraries.of(DAYS), Arbitraries.integers().between(0, 1000));
        Arbitrary<Integer> slot =
                Combinators.combine(day, Arbitraries.of(0, 0, 1, 1, 1, 2)).as((d, t) -> 3 * d + t);
        Arbitrary<Drawn> event = Combinators.combine(
                        Arbitraries.integers().between(0, kinds - 1),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, CENTS.length - 1),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 11))
                .as(Drawn::new);
        return Combinators.combine(
                        Arbitraries.of(Shop.values()),
                        slot.list().ofSize(10),
                        event.list().ofMinSize(1).ofMaxSize(20),
                        Arbitraries.integers().between(0, 5))
                .as(GeneratedMembers::facts)
                .withoutEdgeCases();
    }

    private static MemberFacts facts(Shop shop, List<Integer> slots, List<Drawn> events, int born) {
        MemberFacts facts = MemberFacts.in(shop.zone);
        Set<List<Object>> taken = new HashSet<>();
        for (Drawn drawn : events) {
            Instant at = instant(facts, shop, slots.get(drawn.slot()));
            if (drawn.kind() < 5) {
                order(facts, drawn, at, taken);
            } else if (drawn.kind() < 7) {
                refund(facts, drawn, at);
            } else if (drawn.kind() < 9) {
                redeem(facts, drawn, at, taken);
            } else {
                other(facts, drawn, at, instant(facts, shop, slots.get(drawn.second())), taken);
            }
        }
        if (born > 2) {
            facts.born(shop.first.minusYears(30).plusDays(born));
        }
        LocalDate last = shop.first.plusDays(1100);
        return facts.through(last).refundedOrders(born % 2 == 0 ? RefundedOrders.IGNORE : RefundedOrders.COUNT);
    }

    private static Instant instant(MemberFacts facts, Shop shop, int slot) {
        LocalDate day = shop.first.plusDays(slot / 3);
        Instant start = day.atStartOfDay(facts.zone()).toInstant();
        Instant next = day.plusDays(1).atStartOfDay(facts.zone()).toInstant();
        return switch (slot % 3) {
            case 0 -> start;
            case 1 -> start.plusSeconds(10 * 3600);
            default -> next.isAfter(start) ? next.minusMillis(1) : start;
        };
    }

    private static Money money(int cents) {
        return Money.of(MemberFacts.SAR, BigDecimal.valueOf(cents, 2));
    }

    /** No two orders are alike in time and amount, since then it is open which is the first. */
    private static void order(MemberFacts facts, Drawn drawn, Instant at, Set<List<Object>> taken) {
        int cents = CENTS[drawn.cents()];
        if (taken.size() > 24 || !taken.add(List.of("order", at, cents))) {
            return;
        }
        Order.Builder order =
                Order.builder("O" + facts.orders().size(), at, money(cents)).customer(MemberFacts.MEMBER);
        if (drawn.choice() % 3 == 0) {
            order.tag("new");
        }
        if (drawn.choice() == 1 || drawn.choice() == 2) {
            order.eligible(money(cents * drawn.choice() / 3));
        }
        facts.add(order.build());
    }

    /** Of one of the orders so far; a half, an odd part, or all that is left. */
    private static void refund(MemberFacts facts, Drawn drawn, Instant at) {
        List<Order> own = facts.ownOrders();
        if (own.isEmpty()) {
            return;
        }
        Order order = own.get(drawn.second() % own.size());
        BigDecimal left = order.refunds().stream()
                .map(r -> r.amount().getAmount())
                .reduce(order.total().getAmount(), BigDecimal::subtract);
        int cents = left.movePointRight(2).intValueExact();
        int part = drawn.choice() < 4 ? cents / 2 : drawn.choice() < 7 ? cents * 37 / 100 : cents;
        if (part > 0) {
            Instant when = at.isBefore(order.placedAt()) ? order.placedAt() : at;
            facts.change(order.id(), o -> {
                List<Refund> refunds = new ArrayList<>(o.refunds());
                refunds.add(Refund.of(when, money(part)));
                return MemberFacts.withRefunds(o, refunds);
            });
        }
    }

    private static void redeem(MemberFacts facts, Drawn drawn, Instant at, Set<List<Object>> taken) {
        long points = CENTS[drawn.cents()] / 100 + 1L;
        if (!taken.add(List.of("redemption", at, points))) {
            return;
        }
        List<Order> own = facts.ownOrders();
        if (drawn.choice() > 3 && !own.isEmpty()) {
            Order order = own.get(drawn.second() % own.size());
            facts.add(
                    Redemption.of(MemberFacts.MEMBER, order.placedAt(), points).forOrder(order.id()));
        } else {
            facts.add(Redemption.of(MemberFacts.MEMBER, at, points));
        }
    }

    private static void other(MemberFacts facts, Drawn drawn, Instant at, Instant second, Set<List<Object>> taken) {
        switch (drawn.kind()) {
            case 9 -> facts.add(PointsGrant.of(MemberFacts.MEMBER, at, CENTS[drawn.cents()] / 100 + 1L, "goodwill"));
            case 10 -> {
                if (taken.add(List.of("visit", at))) {
                    facts.add(Visit.of(at, 1, 0).by(MemberFacts.MEMBER));
                }
            }
            case 11 -> facts.add(SurveyResponse.nps(9, at).from(MemberFacts.MEMBER));
            case 12 -> {
                Optional<Instant> left =
                        drawn.choice() < 6 && second.isAfter(at) ? Optional.of(second) : Optional.empty();
                facts.add(new Membership(MemberFacts.MEMBER, at, left));
            }
            default -> {
                String friend = "f" + facts.orders().size();
                facts.add(Referral.by(MemberFacts.MEMBER, at).of(friend));
                facts.add(Order.builder("O" + facts.orders().size(), second, money(CENTS[drawn.cents()]))
                        .customer(friend)
                        .build());
            }
        }
    }
}
