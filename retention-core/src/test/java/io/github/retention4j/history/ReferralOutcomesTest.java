package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Referral;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the referrer's own rows tell of the friend. */
class ReferralOutcomesTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static Referrals of(History history, String id) {
        return history.customer(id).orElseThrow().referrals();
    }

    private static Order order(String id, long second, String total, String... refunds) {
        Order.Builder order =
                Order.builder(id, NOON.plusSeconds(second), Money.parse(total)).customer("friend");
        for (String refund : refunds) {
            order.refund(NOON.plusSeconds(second + 60), Money.parse(refund));
        }
        return order.build();
    }

    private static Referrals after(RefundedOrders policy, Order... orders) {
        return of(
                builder()
                        .refundedOrders(policy)
                        .referrals(List.of(Referral.by("referrer", NOON).of("friend")))
                        .orders(List.of(orders))
                        .build(),
                "referrer");
    }

    private static void assertFirst(Referrals referrals, long second, long amount, long kept) {
        assertThat(referrals.count()).isEqualTo(1);
        assertThat(referrals.friendFirstOrder(0)).hasValue(AT + 1_000 * second);
        assertThat(referrals.friendOrderAmount(0)).hasValue(amount);
        assertThat(referrals.friendOrderKept(0)).hasValue(kept);
        assertThat(referrals.isFirstOfFriend(0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(RefundedOrders.class)
    void theFriendsFirstOrderIsToldWhateverBecameOfIt(RefundedOrders policy) {
        assertFirst(after(policy, order("o-2", 9, "SAR 8"), order("o-1", 7, "SAR 5")), 7, 500, 500);
        assertFirst(after(policy, order("o-1", 7, "SAR 5", "SAR 2", "SAR 1"), order("o-2", 9, "SAR 8")), 7, 500, 200);
        assertFirst(after(policy, order("o-1", 7, "SAR 5", "SAR 2", "SAR 3"), order("o-2", 9, "SAR 8")), 7, 500, 0);
        assertFirst(after(policy, order("o-1", 7, "SAR 5"), order("o-2", 6, "SAR 8", "SAR 8")), 6, 800, 0);
        assertFirst(after(policy, order("o-1", 7, "SAR 0")), 7, 0, 0);
        // Before the referral: whoever pays for referrals looks at the time.
        assertFirst(after(policy, order("o-1", -7, "SAR 5")), -7, 500, 500);
    }

    @ParameterizedTest
    @EnumSource(RefundedOrders.class)
    void ofOneInstantTheSmallestIsFirst(RefundedOrders policy) {
        assertFirst(after(policy, order("o-1", 7, "SAR 8"), order("o-2", 7, "SAR 5", "SAR 1")), 7, 500, 400);
        assertFirst(after(policy, order("o-1", 7, "SAR 8"), order("o-2", 7, "SAR 5", "SAR 5")), 7, 500, 0);
        assertFirst(after(policy, order("o-1", 7, "SAR 5", "SAR 1"), order("o-2", 7, "SAR 8", "SAR 8")), 7, 500, 400);
    }

    @ParameterizedTest
    @EnumSource(RefundedOrders.class)
    void ofOrdersThatAreAlikeTheOneIsMeantOfWhichMostIsKept(RefundedOrders policy) {
        assertFirst(after(policy, order("o-1", 7, "SAR 5", "SAR 5"), order("o-2", 7, "SAR 5")), 7, 500, 500);
        assertFirst(after(policy, order("o-1", 7, "SAR 5", "SAR 5"), order("o-2", 7, "SAR 5", "SAR 2")), 7, 500, 300);
    }

    @Test
    void refundsOfNoKnownOrderAreNotOfTheFirst() {
        HistoryBuilder builder =
                builder().referrals(List.of(Referral.by("referrer", NOON).of("friend")));
        builder.addOrder("friend", AT, 500);
        builder.source("refunds").addRefund("friend", AT, 200);
        assertFirst(of(builder.build(), "referrer"), 0, 500, 500);
    }

    @Test
    void whoBroughtNobodyOrNoOrderKnowsOfNone() {
        Referrals referrals = of(
                builder()
                        .referrals(List.of(
                                Referral.by("referrer", NOON),
                                Referral.by("referrer", NOON.plusSeconds(1)).of("friend")))
                        .build(),
                "referrer");
        for (int i = 0; i < 2; i++) {
            assertThat(referrals.friendFirstOrder(i)).isEmpty();
            assertThat(referrals.friendOrderAmount(i)).isEmpty();
            assertThat(referrals.friendOrderKept(i)).isEmpty();
            assertThat(referrals.isFirstOfFriend(i)).isEqualTo(i == 1);
        }
    }

    @Test
    void theFriendsOwnRowTellsTheSame() {
        Referrals own = of(
                builder()
                        .referrals(List.of(Referral.by("referrer", NOON).of("friend")))
                        .orders(List.of(order("o-1", 7, "SAR 5", "SAR 5")))
                        .build(),
                "friend");
        assertThat(own.isMade(0)).isFalse();
        assertFirst(own, 7, 500, 0);
    }

    @Test
    void ofTwoReferrersTheFirstWins() {
        List<Referral> referrals = new ArrayList<>(List.of(
                Referral.by("a", NOON.plusSeconds(1)).of("friend"),
                Referral.by("b", NOON).of("friend"),
                Referral.by("b", NOON.plusSeconds(2)).of("friend")));
        for (int rotation = 0; rotation < 3; rotation++) {
            History history = builder().referrals(referrals).build();
            assertThat(of(history, "a").isFirstOfFriend(0)).isFalse();
            assertThat(of(history, "b").isFirstOfFriend(0)).isTrue();
            assertThat(of(history, "b").isFirstOfFriend(1)).isFalse();
            assertThat(firsts(of(history, "friend"))).isEqualTo(List.of(true, false, false));
            Collections.rotate(referrals, 1);
        }
    }

    private static List<Boolean> firsts(Referrals referrals) {
        return IntStream.range(0, referrals.count())
                .mapToObj(referrals::isFirstOfFriend)
                .toList();
    }

    /** By the letters of the id: "10" comes before "9", and a number before a letter. */
    @Test
    void atOneInstantTheFirstIdWins() {
        List<Referral> referrals = new ArrayList<>();
        for (String id : List.of("b", "a", "9", "10", "c", "10")) {
            referrals.add(Referral.by(id, NOON).of("friend"));
        }
        referrals.add(Referral.by("b", NOON).of("other"));
        for (int seed = 0; seed < 8; seed++) {
            Collections.shuffle(referrals, new Random(seed));
            History history = builder().referrals(referrals).build();
            assertThat(firsts(of(history, "10"))).containsExactlyInAnyOrder(true, false);
            for (String id : List.of("a", "9", "c")) {
                assertThat(firsts(of(history, id))).containsExactly(false);
            }
            assertThat(firsts(of(history, "b"))).containsExactlyInAnyOrder(true, false);
            assertThat(firsts(of(history, "friend")))
                    .containsExactlyInAnyOrder(true, false, false, false, false, false);
        }
    }

    @Test
    void aRefusedReferralLeavesNothingBehind() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        SourceRows rows = builder.source("referrals");
        Referrals.add(rows.row().customer("a"), AT, "a");
        Referrals.add(rows.row().nobody(), AT, "friend");
        Referrals.add(rows.row().customer("a"), AT, "friend");
        builder.addOrder("friend", AT, 500);
        History history = builder.build();
        assertThat(history.intake().refused()).isEqualTo(2);
        assertFirst(of(history, "a"), 0, 500, 500);
    }

    @Test
    void manyReferralsFindTheirFriends() {
        HistoryBuilder builder = builder().parallelism(3);
        int count = 3_000;
        for (int i = 0; i < count; i++) {
            Referrals.add(builder.source("referrals").row().customer(i), AT + i, Integer.toString(count + i));
            if (i % 3 != 0) {
                builder.addOrder(count + i, AT + 2 * i, 100 + i);
            }
        }
        History history = builder.build();
        long ordered = 0;
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                CustomerHistory customer = cursor.customer();
                int id = Integer.parseInt(customer.id());
                Referrals referrals = customer.referrals();
                if (id < count) {
                    assertThat(referrals.isFirstOfFriend(0)).isTrue();
                    assertThat(referrals.friendFirstOrder(0).isPresent()).isEqualTo(id % 3 != 0);
                    assertThat(referrals.friendFirstOrder(0).orElse(AT + 2 * id))
                            .isEqualTo(AT + 2 * id);
                    ordered += referrals.friendOrderAmount(0).orElse(0);
                }
            }
        }
        assertThat(ordered)
                .isEqualTo(IntStream.range(0, count)
                        .filter(i -> i % 3 != 0)
                        .mapToLong(i -> 100 + i)
                        .sum());
    }
}
