package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SubscriptionStep;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A day without a time is some time of that day, and so not before what else was on it. */
class BareDaysTest {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Instant AFTERNOON = DAY.atTime(14, 0).atZone(RIYADH).toInstant();
    private static final Money FIVE = Money.parse("SAR 5");

    private static HistoryBuilder builder() {
        return History.builder(RIYADH, CurrencyUnit.of("SAR")).observedThrough(LocalDate.of(2026, 12, 31));
    }

    private static long netRevenue(History history) {
        return Seen.all(history).stream()
                .flatMapToLong(seen -> Stream.concat(
                                seen.orders().stream().map(Seen.SeenOrder::amount),
                                seen.adjustments().stream().map(Seen.Adjustment::amount))
                        .mapToLong(Long::longValue))
                .sum();
    }

    /** Order 5 March 14:00, its refund told as the day 5 March. */
    @Test
    void aRefundOfTheOrdersDayIsAfterTheOrder() {
        HistoryBuilder builder = builder();
        builder.addOrder("A", "c", AFTERNOON.toEpochMilli(), 100);
        builder.source("orders")
                .addRefund("A", "", DAY.atStartOfDay(RIYADH).toInstant().toEpochMilli(), 100);

        History history = builder.build();

        assertThat(netRevenue(history)).isZero();
        assertThat(history.orderCount()).isZero();
        assertThat(history.blocks().get(0).cursor().moveTo(0).adjustments().booked(1))
                .isEqualTo(AFTERNOON.toEpochMilli());
    }

    private static Arguments pair(
            String message, BiConsumer<HistoryBuilder, Instant> second, ToLongFunction<CustomerHistory> seen) {
        return Arguments.of(message, second, seen);
    }

    private static Subscription.Builder subscription() {
        return Subscription.builder("s", "c", AFTERNOON, FIVE);
    }

    private static ToLongFunction<CustomerHistory> step(int i) {
        return customer -> customer.subscriptions().stepTaken(i);
    }

    /** Every pair of times of a record that are compared, whose first is 5 March 14:00. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                pair(
                        "orders:1: order A: refunded at %s, before it was placed at %s",
                        (b, second) -> b.orders(List.of(Order.builder("A", AFTERNOON, FIVE)
                                .customer("c")
                                .refund(second, Money.parse("SAR 1"))
                                .build())),
                        customer -> customer.adjustments().booked(0)),
                pair(
                        "coupons:1: redeemed at %s, before it was issued at %s",
                        (b, second) -> b.coupons(List.of(Coupon.builder("TEN", "spring", AFTERNOON)
                                .issuedTo("c")
                                .redeemed(second)
                                .build())),
                        customer -> Math.max(
                                customer.coupons().issued(0),
                                customer.coupons().redeemed(0).orElseThrow())),
                pair(
                        "coupons:1: expires at %s, before it was issued at %s",
                        (b, second) -> b.coupons(List.of(Coupon.builder("TEN", "spring", AFTERNOON)
                                .issuedTo("c")
                                .expires(second)
                                .build())),
                        customer -> customer.coupons().expires(0).orElseThrow()),
                pair(
                        "carts:1: checked out at %s, before it was created at %s",
                        (b, second) ->
                                b.carts(List.of(Cart.of(AFTERNOON).by("c").checkedOut(second))),
                        customer -> customer.carts().checkedOut(0).orElseThrow()),
                pair(
                        "carts:1: ordered at %s, before it was created at %s",
                        (b, second) ->
                                b.carts(List.of(Cart.of(AFTERNOON).by("c").ordered(second))),
                        customer -> customer.carts().ordered(0).orElseThrow()),
                pair(
                        "carts:1: ordered at %s, before it was checked out at %s",
                        (b, second) -> b.carts(List.of(Cart.of(AFTERNOON.minusSeconds(9))
                                .by("c")
                                .checkedOut(AFTERNOON)
                                .ordered(second))),
                        customer -> customer.carts().ordered(0).orElseThrow()),
                pair(
                        "offers:1: taken at %s, before it was made at %s",
                        (b, second) ->
                                b.offers(List.of(Offer.of(AFTERNOON).to("c").taken(second))),
                        customer -> customer.offers().taken(0).orElseThrow()),
                pair(
                        "subscriptions:1: changed at %s, before it was started at %s",
                        (b, second) -> b.subscriptions(
                                List.of(subscription().change(second, FIVE).build())),
                        step(1)),
                pair(
                        "subscriptions:1: changed at %s, before it was changed before at %s",
                        (b, second) ->
                                b.subscriptions(List.of(Subscription.builder("s", "c", AFTERNOON.minusSeconds(9), FIVE)
                                        .change(AFTERNOON, FIVE)
                                        .change(second, FIVE)
                                        .build())),
                        step(2)),
                pair(
                        "subscriptions:1: cancelled at %s, before it was started at %s",
                        (b, second) -> b.subscriptions(
                                List.of(subscription().cancelled(second).build())),
                        step(1)),
                pair(
                        "subscriptions:1: ended at %s, before it was started at %s",
                        (b, second) -> b.subscriptions(
                                List.of(subscription().ended(second).build())),
                        step(2)),
                pair(
                        "subscriptions:1: ended at %s, before it was changed at %s",
                        (b, second) ->
                                b.subscriptions(List.of(Subscription.builder("s", "c", AFTERNOON.minusSeconds(9), FIVE)
                                        .change(AFTERNOON, FIVE)
                                        .ended(second)
                                        .build())),
                        step(3)),
                pair(
                        "subscriptions:1: ended at %s, before it was cancelled at %s",
                        (b, second) ->
                                b.subscriptions(List.of(Subscription.builder("s", "c", AFTERNOON.minusSeconds(9), FIVE)
                                        .cancelled(AFTERNOON)
                                        .ended(second)
                                        .build())),
                        step(2)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameDayIsNotBeforeItself(
            String message, BiConsumer<HistoryBuilder, Instant> second, ToLongFunction<CustomerHistory> seen) {
        HistoryBuilder builder = builder();
        second.accept(builder, DAY.atStartOfDay(RIYADH).toInstant());

        assertThat(seen.applyAsLong(builder.build().blocks().get(0).cursor().moveTo(0)))
                .isEqualTo(AFTERNOON.toEpochMilli());
    }

    /** The day before, one in another zone (three in the morning in Riyadh), and any other time are what they say. */
    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsBeforeIsRefused(
            String message, BiConsumer<HistoryBuilder, Instant> second, ToLongFunction<CustomerHistory> seen) {
        for (LocalDateTime before : List.of(
                DAY.minusDays(1).atTime(14, 0),
                DAY.minusDays(1).atTime(23, 59),
                DAY.atTime(3, 0),
                DAY.atTime(LocalTime.MIDNIGHT).plusNanos(1_000_000),
                DAY.atTime(13, 59))) {
            Instant instant = before.atZone(RIYADH).toInstant();
            assertThatThrownBy(() -> second.accept(builder(), instant))
                    .isInstanceOf(InvalidRowException.class)
                    .hasMessage(String.format(message, before, "2026-03-05T14:00 in Asia/Riyadh"));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aTimeAfterIsKept(
            String message, BiConsumer<HistoryBuilder, Instant> second, ToLongFunction<CustomerHistory> seen) {
        for (Instant after : List.of(AFTERNOON, AFTERNOON.plusMillis(1), AFTERNOON.plusSeconds(86_400))) {
            HistoryBuilder builder = builder();
            second.accept(builder, after);
            assertThat(seen.applyAsLong(builder.build().blocks().get(0).cursor().moveTo(0)))
                    .isEqualTo(after.toEpochMilli());
        }
    }

    /** Days of 25 and 26 hours, one whose midnight clocks skip, and one whose midnight comes twice. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-10-26T23:59:59",
        "Asia/Chita, 2014-10-26T23:59:59",
        "America/Sao_Paulo, 2018-11-04T23:59:59",
        "Africa/Cairo, 2025-04-25T23:59:59",
        "America/St_Johns, 2009-11-01T23:59:59"
    })
    void aDayIsAsLongAsItIsInItsZone(String zoneId, LocalDateTime late) {
        ZoneId zone = ZoneId.of(zoneId);
        Instant evening = late.atZone(zone).withLaterOffsetAtOverlap().toInstant();
        HistoryBuilder builder = History.builder(zone, CurrencyUnit.of("SAR"));
        builder.orders(List.of(Order.builder("A", evening, FIVE)
                .refund(late.toLocalDate().atStartOfDay(zone).toInstant(), FIVE)
                .build()));

        assertThat(netRevenue(builder.build())).isZero();
    }

    /** What was bought with it may have been bought at any time of that day, see CouponReturnRate. */
    @Test
    void aRedemptionThatIsToldAsADayStaysOne() {
        Instant bare = DAY.atStartOfDay(RIYADH).toInstant();
        History history = builder()
                .coupons(List.of(Coupon.builder("TEN", "spring", AFTERNOON)
                        .issuedTo("c")
                        .redeemed(bare)
                        .build()))
                .build();
        CustomerHistory customer = history.blocks().get(0).cursor().moveTo(0);

        assertThat(customer.coupons().redeemed(0)).hasValue(bare.toEpochMilli());
        assertThat(customer.latest(customer.coupons().redeemed(0).orElseThrow()))
                .isEqualTo(bare.toEpochMilli() + 24 * 3_600_000 - 1);
    }

    /** Cancelled at 14:00 and changed at 16:00: the end of that day is after both, whichever is later. */
    @Test
    void anEndThatIsToldAsADayIsAfterAllOfThatDay() {
        Instant bare = DAY.atStartOfDay(RIYADH).toInstant();
        Instant later = AFTERNOON.plusSeconds(7200);
        for (List<Instant> told : List.of(List.of(AFTERNOON, later), List.of(later, AFTERNOON))) {
            History history = builder()
                    .subscriptions(List.of(Subscription.builder("s", "c", AFTERNOON.minusSeconds(9), FIVE)
                            .change(told.get(0), Money.parse("SAR 7"))
                            .cancelled(told.get(1))
                            .ended(bare)
                            .build()))
                    .build();
            CustomerHistory customer = history.blocks().get(0).cursor().moveTo(0);

            assertThat(customer.subscriptions().step(3)).isEqualTo(SubscriptionStep.ENDED);
            assertThat(customer.subscriptions().stepTaken(3)).isEqualTo(later.toEpochMilli());
        }
    }

    @Test
    void bareDaysOfOneDayStayInTheirOrder() {
        Instant bare = DAY.atStartOfDay(RIYADH).toInstant();
        HistoryBuilder builder = builder();
        builder.subscriptions(List.of(Subscription.builder("s", "c", bare, FIVE)
                .change(AFTERNOON, Money.parse("SAR 7"))
                .change(bare, Money.parse("SAR 9"))
                .cancelled(bare)
                .ended(bare)
                .build()));

        CustomerHistory customer = builder.build().blocks().get(0).cursor().moveTo(0);

        assertThat(customer.subscriptions().count()).isEqualTo(5);
        assertThat(customer.subscriptions().stepTaken(4)).isEqualTo(AFTERNOON.toEpochMilli());
        assertThat(customer.subscriptions().step(4)).isEqualTo(SubscriptionStep.ENDED);
        assertThat(customer.subscriptions().monthlyAmountBefore(AFTERNOON.toEpochMilli() + 1))
                .isZero();
        assertThat(customer.subscriptions().monthlyAmountBefore(AFTERNOON.toEpochMilli()))
                .isEqualTo(500);
    }
}
