package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a loyalty programme a history keeps: memberships, redemptions and grants, and the orders that they are about. */
class LoyaltyRecordsTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();
    private static final Money FIVE = Money.parse("SAR 5");

    private static HistoryBuilder builder() {
        return History.builder(RIYADH, CurrencyUnit.of("SAR"));
    }

    private static CustomerHistory only(HistoryBuilder builder) {
        return builder.build().customer("c-17").orElseThrow();
    }

    @Test
    void membershipsStandInTheOrderOfJoining() {
        Instant joined = Instant.parse("2024-01-10T08:00:00Z");
        CustomerHistory customer = only(builder()
                .memberships(List.of(
                        Membership.of("c-17", NOON),
                        Membership.of("c-17", joined).leaving(joined.plusSeconds(60)),
                        Membership.of("c-18", joined))));
        Memberships memberships = customer.memberships();
        assertThat(memberships.count()).isEqualTo(2);
        assertThat(memberships.joined(0)).isEqualTo(joined.toEpochMilli());
        assertThat(memberships.left(0)).hasValue(joined.toEpochMilli() + 60_000);
        assertThat(memberships.joined(1)).isEqualTo(AT);
        assertThat(memberships.left(1)).isEmpty();
        assertThat(memberships).hasToString("Memberships[2]");
    }

    @Test
    void aMembershipMayLieBeforeTheDaysOfTheData() {
        Instant joined = Instant.parse("2019-01-10T08:00:00Z");
        History history = builder()
                .observedFrom(LocalDate.of(2026, 1, 1))
                .memberships(List.of(Membership.of("c-17", joined).leaving(joined.plusSeconds(1))))
                .grants(List.of(PointsGrant.of("c-17", joined, 500, "opening balance")))
                .build();
        CustomerHistory customer = history.customer("c-17").orElseThrow();
        assertThat(customer.memberships().left(0)).hasValue(joined.toEpochMilli() + 1000);
        assertThat(customer.pointsGrants().granted(0)).isEqualTo(joined.toEpochMilli());
        assertThat(history.basis().firstDay()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void whoLeavesOnTheDayOfJoiningMayBeToldAsADay() {
        Instant day = Instant.parse("2026-03-04T21:00:00Z");
        assertThat(only(builder()
                                .memberships(List.of(Membership.of("c-17", NOON).leaving(day))))
                        .memberships()
                        .left(0))
                .hasValue(AT);
    }

    @Test
    void redemptionsTellWhatTheyWereFor() {
        Redemptions redemptions = only(builder()
                        .redemptions(List.of(
                                Redemption.of("c-17", NOON.plusSeconds(9), 150).forOrder("A-1"),
                                Redemption.of("c-17", NOON, 20).reward("a coffee"),
                                Redemption.of("c-17", NOON, 10)))
                        .orders(List.of(Order.of("A-1", "c-17", NOON, FIVE))))
                .redemptions();
        assertThat(redemptions.count()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToLong(redemptions::redeemed).toArray())
                .containsExactly(AT, AT, AT + 9_000);
        assertThat(IntStream.range(0, 3).mapToLong(redemptions::points).toArray())
                .containsExactly(10, 20, 150);
        assertThat(IntStream.range(0, 3).mapToObj(redemptions::reward).toList())
                .isEqualTo(List.of(Optional.empty(), Optional.of("a coffee"), Optional.empty()));
        assertThat(IntStream.range(0, 3).mapToObj(redemptions::ordered).toList())
                .isEqualTo(List.of(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(AT)));
        assertThat(IntStream.range(0, 3).mapToObj(redemptions::orderAmount).toList())
                .isEqualTo(List.of(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(500)));
    }

    /** An order that does not count since it was refunded in full is found all the same. */
    @ParameterizedTest
    @EnumSource(RefundedOrders.class)
    void theOrderOfARedemptionMayBeRefundedInFull(RefundedOrders policy) {
        Redemptions redemptions = only(builder()
                        .refundedOrders(policy)
                        .redemptions(List.of(Redemption.of("c-17", NOON, 150).forOrder("A-1")))
                        .orders(List.of(Order.builder("A-1", NOON, FIVE)
                                .customer("c-17")
                                .refund(NOON.plusSeconds(60), FIVE)
                                .build())))
                .redemptions();
        assertThat(redemptions.ordered(0)).hasValue(AT);
        assertThat(redemptions.orderAmount(0)).hasValue(500);
    }

    @Test
    void twoOrdersOfOneInstantAreToldApart() {
        Redemptions redemptions = only(builder()
                        .redemptions(List.of(
                                Redemption.of("c-17", NOON, 1).forOrder("A-2"),
                                Redemption.of("c-17", NOON, 2).forOrder("A-1")))
                        .orders(List.of(
                                Order.of("A-1", "c-17", NOON, FIVE),
                                Order.of("A-2", "c-17", NOON, Money.parse("SAR 7")))))
                .redemptions();
        assertThat(redemptions.orderAmount(0)).hasValue(700);
        assertThat(redemptions.orderAmount(1)).hasValue(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"another's", "never came", "refused"})
    void anOrderThatIsNotTheCustomersIsNotKnown(String id) {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.addOrder("another's", "c-18", AT, 500);
        builder.addOrder("refused", "c-17", AT, -500);
        Redemptions redemptions = only(builder.redemptions(
                        List.of(Redemption.of("c-17", NOON, 1).forOrder(id))))
                .redemptions();
        assertThat(redemptions.ordered(0)).isEmpty();
        assertThat(redemptions.orderAmount(0)).isEmpty();
    }

    @Test
    void grantsStandInTimeOrder() {
        PointsGrants grants = only(builder()
                        .grants(List.of(
                                PointsGrant.of("c-17", NOON, 500, "opening balance"),
                                PointsGrant.of("c-17", NOON, 20, "sorry"),
                                PointsGrant.of("c-17", NOON.minusSeconds(1), 40, "game"))))
                .pointsGrants();
        assertThat(IntStream.range(0, 3).mapToLong(grants::granted).toArray()).containsExactly(AT - 1000, AT, AT);
        assertThat(IntStream.range(0, 3).mapToLong(grants::points).toArray()).containsExactly(40, 20, 500);
        assertThat(IntStream.range(0, 3).mapToObj(grants::reason).toList())
                .isEqualTo(List.of("game", "sorry", "opening balance"));
    }

    @Test
    void theBasisTellsWhichWereGiven() {
        Basis none = builder().build().basis();
        Basis all = builder()
                .memberships(List.of())
                .redemptions(List.of())
                .grants(List.of())
                .build()
                .basis();
        for (RecordKind<?, ?> kind : List.of(Memberships.KIND, Redemptions.KIND, PointsGrants.KIND)) {
            assertThat(none.given(kind)).as(kind.name()).isFalse();
            assertThat(all.given(kind)).as(kind.name()).isTrue();
        }
    }

    /** Points add up in a long, whoever they are of. */
    @Test
    void allPointsTogetherStayWithinALong() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        long most = Long.MAX_VALUE - 1;
        builder.grants(List.of(PointsGrant.of("c-17", NOON, most, "a"), PointsGrant.of("c-18", NOON, 2, "a")));
        builder.redemptions(List.of(Redemption.of("c-17", NOON, 1), Redemption.of("c-17", NOON, 1)));
        assertThat(builder.build().intake().refusals())
                .extracting(Intake.Refusal::reason)
                .containsExactly(
                        "the sum of all points passes 9223372036854775807",
                        "the sum of all points passes 9223372036854775807");
    }

    @Test
    void whatIsOutsideTheDaysOfTheDataIsBadUnlessItMayHaveBegunBefore() {
        Instant late = Instant.parse("2026-04-01T00:00:00Z");
        Instant early = Instant.parse("2025-12-31T00:00:00Z");
        HistoryBuilder builder = builder()
                .observedFrom(LocalDate.of(2026, 1, 1))
                .observedThrough(LocalDate.of(2026, 3, 31))
                .badRows(BadRows.SKIP)
                .memberships(List.of(
                        Membership.of("c-17", late), Membership.of("c-17", NOON).leaving(late)))
                .grants(List.of(PointsGrant.of("c-17", late, 1, "sorry")))
                .redemptions(List.of(Redemption.of("c-17", late, 1), Redemption.of("c-17", early, 1)));
        assertThat(builder.build().intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactlyInAnyOrder(
                        "memberships:1: joined at 2026-04-01T03:00 in Asia/Riyadh, after the last observed day 2026-03-31",
                        "memberships:2: left at 2026-04-01T03:00 in Asia/Riyadh, after the last observed day 2026-03-31",
                        "points grants:1: granted at 2026-04-01T03:00 in Asia/Riyadh, after the last observed day 2026-03-31",
                        "redemptions:1: redeemed at 2026-04-01T03:00 in Asia/Riyadh, after the last observed day 2026-03-31",
                        "redemptions:2: redeemed at 2025-12-31T03:00 in Asia/Riyadh, before the first observed day 2026-01-01");
    }

    // ---- one customer

    @ParameterizedTest
    @ValueSource(strings = {"17", "c-17", "017", "99999999999999999999", "عميل"})
    void aCustomerIsFoundByItsId(String id) {
        HistoryBuilder builder = builder();
        for (String other : List.of("1", "c-1", "c-18", "18", "0017")) {
            builder.addOrder(other, AT, 1);
        }
        builder.addOrder("", AT, 1);
        builder.addOrder(id, AT, 5);
        History history = builder.build();
        CustomerHistory customer = history.customer(id).orElseThrow();
        assertThat(customer.id()).isEqualTo(id);
        assertThat(customer.orderAmount(0)).isEqualTo(5);
        assertThat(customer.block().firstRow(customer.at() + 1)
                        - customer.block().firstRow(customer.at()))
                .isEqualTo(1);
        assertThat(history.customer("c-99")).isEmpty();
        assertThat(history.customer("99")).isEmpty();
        assertThat(history.customer("")).isEmpty();
    }

    @Test
    void aNumberIsTheSameIdAsTextAndAsLong() {
        HistoryBuilder builder = builder();
        builder.addOrder(17, AT, 5);
        builder.addOrder(18, AT, 6);
        History history = builder.build();
        CustomerHistory first = history.customer("17").orElseThrow();
        assertThat(history.customer("18").orElseThrow().orderAmount(0)).isEqualTo(6);
        assertThat(first.orderAmount(0)).isEqualTo(5);
        assertThatNullPointerException()
                .isThrownBy(() -> history.customer(null))
                .withMessage("id");
    }

    @Test
    void aCustomerKnowsWhichOfTheBlockItIs() {
        HistoryBuilder builder = builder();
        for (int customer = 0; customer < 9; customer++) {
            builder.addOrder(customer, AT, customer);
        }
        for (CustomerBlock block : builder.build().blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                assertThat(cursor.customer().at()).isEqualTo(cursor.at());
                assertThat(cursor.customer().block()).isSameAs(block);
            }
        }
    }
}
