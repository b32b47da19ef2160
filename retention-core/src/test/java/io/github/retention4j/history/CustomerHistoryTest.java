package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static Order.Builder order(String id, int second) {
        return Order.builder(id, NOON.plusSeconds(second), Money.parse("SAR 5")).customer("c-1");
    }

    /** Two customers in one block, each with one event of each kind, so that a number too large meets the neighbour's. */
    private static History twoAlike() {
        HistoryBuilder builder = builder();
        for (String id : List.of("c-1", "c-2")) {
            builder.orders(List.of(Order.builder(id, NOON, Money.parse("SAR 5"))
                    .customer(id)
                    .coupon("EID10")
                    .refund(NOON, Money.parse("SAR 1"))
                    .build()));
            builder.coupons(List.of(
                    Coupon.builder("code", "campaign", NOON).issuedTo(id).build()));
            builder.surveyResponses(List.of(SurveyResponse.nps(9, NOON).from(id)));
        }
        return builder.build();
    }

    @Test
    void numberOfAnEventBeyondTheCustomersIsRefused() {
        CustomerBlock block = twoAlike().blocks().get(0);
        for (int customer = 0; customer < 2; customer++) {
            CustomerHistory view = block.cursor().moveTo(customer);
            List<IntConsumer> reads = List.of(
                    view::orderMillis,
                    view::orderAmount,
                    view::orderCoupon,
                    view::orderTags,
                    view.adjustments()::booked,
                    view.adjustments()::ordered,
                    view.adjustments()::amount,
                    view.coupons()::issued,
                    view.coupons()::expires,
                    view.coupons()::redeemed,
                    view.coupons()::ordered,
                    view.coupons()::campaign,
                    view.coupons()::code,
                    view.surveyResponses()::answered,
                    view.surveyResponses()::score);
            for (IntConsumer read : reads) {
                read.accept(0);
                assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> read.accept(1));
                assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> read.accept(-1));
            }
        }
    }

    /** Whichever is given first, the order is found; another's, an unknown one and one without an id are not. */
    @Test
    void aCouponTellsWhenTheOrderWasPlacedThatItNames() {
        for (boolean ordersFirst : List.of(true, false)) {
            HistoryBuilder builder = builder();
            List<Order> orders = List.of(
                    order("17", 0).build(),
                    order("o-18", 60).build(),
                    Order.builder("o-19", NOON, Money.parse("SAR 5"))
                            .customer("c-2")
                            .build());
            List<Coupon> coupons = List.of(
                    coupon(0, Optional.of("17")),
                    coupon(1, Optional.of("o-18")),
                    coupon(2, Optional.of("o-19")),
                    coupon(3, Optional.of("o-20")),
                    coupon(4, Optional.empty()));
            if (ordersFirst) {
                builder.orders(orders);
                builder.addOrder("c-1", AT + 5, 100);
            }
            builder.coupons(coupons);
            if (!ordersFirst) {
                builder.addOrder("c-1", AT + 5, 100);
                builder.orders(orders);
            }
            CustomerHistory view = only(builder.build(), "c-1");
            assertThat(IntStream.range(0, 5)
                            .mapToLong(i -> view.coupons().ordered(i).orElse(Long.MAX_VALUE)))
                    .containsExactly(AT, AT + 60_000, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    /** The lines of an order are one order at the earliest of their times; one refunded in full was placed all the same. */
    @Test
    void theOrderThatACouponNamesMayBeInLinesOrRefunded() {
        HistoryBuilder builder = builder().duplicateOrders(DuplicateOrders.SUM_LINES);
        builder.orders(List.of(
                order("o-1", 30).build(),
                order("o-1", 20).build(),
                order("o-2", 40)
                        .refund(NOON.plusSeconds(50), Money.parse("SAR 5"))
                        .build()));
        builder.coupons(List.of(coupon(0, Optional.of("o-1")), coupon(1, Optional.of("o-2"))));
        CustomerHistory view = only(builder.build(), "c-1");
        assertThat(view.orderCount()).isEqualTo(1);
        assertThat(view.coupons().ordered(0)).hasValue(AT + 20_000);
        assertThat(view.coupons().ordered(1)).hasValue(AT + 40_000);
    }

    /** Refused at once, after it was taken, and as all of its lines were in: such an order was not placed. */
    @Test
    void anOrderThatIsRefusedTellsNoTime() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.source("orders").refuse("o-1", "unreadable");
        builder.addOrder("o-2", "0", AT, 5);
        builder.source("orders").refuse("o-2", "unreadable");
        builder.source("orders").addOrderLine("o-3", "0", AT, -5);
        for (String order : List.of("o-1", "o-2", "o-3")) {
            builder.source("orders")
                    .add(
                            Coupons.KIND,
                            Coupon.builder("code", "campaign", NOON)
                                    .issuedTo("0")
                                    .redeemed(NOON, order)
                                    .build());
        }
        CustomerHistory view = only(builder.build(), "0");
        assertThat(IntStream.range(0, 3)
                        .mapToLong(i -> view.coupons().ordered(i).orElse(Long.MAX_VALUE)))
                .containsOnly(Long.MAX_VALUE);
    }

    private static Coupon coupon(int second, Optional<String> order) {
        Coupon.Builder coupon =
                Coupon.builder("code", "campaign", NOON.plusSeconds(second)).issuedTo("c-1");
        order.ifPresent(id -> coupon.redeemed(NOON.plusSeconds(100), id));
        return coupon.build();
    }

    private static CustomerHistory only(History history, String id) {
        for (CustomerBlock block : history.blocks()) {
            for (int customer = 0; customer < block.customers(); customer++) {
                CustomerHistory view = block.cursor().moveTo(customer);
                if (view.id().equals(id)) {
                    return view;
                }
            }
        }
        throw new AssertionError(id + " is not there");
    }

    @Test
    void theStartOfADayMayBeAnyTimeOfIt() {
        HistoryBuilder london = History.builder(ZoneId.of("Europe/London"), CurrencyUnit.of("GBP"));
        // The 31st has 23 hours.
        for (String day : List.of("2024-03-29T00:00:00Z", "2024-04-01T23:00:00Z")) {
            london.addOrder(1, Instant.parse(day).toEpochMilli(), 100);
        }
        CustomerHistory view = london.build().blocks().get(0).cursor().moveTo(0);
        assertThat(latest(view, "2024-03-31T00:00:00Z")).isEqualTo("2024-03-31T22:59:59.999Z");
        assertThat(latest(view, "2024-03-31T23:00:00Z")).isEqualTo("2024-04-01T22:59:59.999Z");
        for (String other : List.of(
                "2024-03-31T00:00:00.001Z",
                "2024-03-30T23:59:59.999Z",
                "2024-03-31T22:59:59.999Z",
                "2024-04-01T00:00:00Z",
                // Beyond the days that have events, nothing is told.
                "2024-03-28T00:00:00Z",
                "2024-04-02T23:00:00Z")) {
            assertThat(latest(view, other)).isEqualTo(other);
        }
        assertThat(view.latest(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(view.latest(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    }

    private static String latest(CustomerHistory view, String time) {
        return Instant.ofEpochMilli(view.latest(Instant.parse(time).toEpochMilli()))
                .toString();
    }

    @Test
    void aDayThatAZoneSkippedIsNoDay() {
        HistoryBuilder apia = History.builder(ZoneId.of("Pacific/Apia"), CurrencyUnit.of("WST"));
        for (String day : List.of("2011-12-28T12:00:00Z", "2012-01-02T12:00:00Z")) {
            apia.addOrder(1, Instant.parse(day).toEpochMilli(), 100);
        }
        CustomerHistory view = apia.build().blocks().get(0).cursor().moveTo(0);
        assertThat(latest(view, "2011-12-29T10:00:00Z")).isEqualTo("2011-12-30T09:59:59.999Z");
        assertThat(latest(view, "2011-12-30T10:00:00Z")).isEqualTo("2011-12-31T09:59:59.999Z");
    }

    @Test
    void ordersOfOneInstantStandInOrderOfAmount() {
        HistoryBuilder builder = builder();
        builder.addOrder(1, AT, 9);
        builder.addOrder(1, AT + 1, 1);
        builder.addOrder(1, AT, 3);
        builder.addOrder(1, AT, 7);
        assertThat(Seen.all(builder.build()).get(0).orders())
                .extracting(Seen.SeenOrder::amount)
                .containsExactly(3L, 7L, 9L, 1L);
    }

    @Test
    void labelsGoToTheirOrders() {
        CustomerHistory view = builder()
                .orders(List.of(
                        order("o-3", 3).coupon("THIRD").tag("gift").build(),
                        order("o-1", 1).coupon("FIRST").build(),
                        order("o-2", 2).build()))
                .build()
                .blocks()
                .get(0)
                .cursor()
                .moveTo(0);
        assertThat(view.orderCoupon(0)).contains("FIRST");
        assertThat(view.orderCoupon(1)).isEmpty();
        assertThat(view.orderCoupon(2)).contains("THIRD");
        assertThat(view.orderTags(0)).isEmpty();
        assertThat(view.orderTags(2)).containsExactly("gift");
    }

    @Test
    void ordersAlikeInTimeAndAmountShareOutTheirLabels() {
        CustomerHistory view = builder()
                .orders(List.of(
                        order("o-1", 0).coupon("A").build(),
                        order("o-2", 0).build(),
                        order("o-3", 0).coupon("B").build()))
                .build()
                .blocks()
                .get(0)
                .cursor()
                .moveTo(0);
        assertThat(List.of(view.orderCoupon(0), view.orderCoupon(1), view.orderCoupon(2)))
                .extracting(coupon -> coupon.orElse("none"))
                .containsExactlyInAnyOrder("A", "none", "B");
    }

    @Test
    void moreWindowsThanAreRememberedAreAnsweredRight() {
        HistoryBuilder builder = builder();
        for (int month = 1; month <= 12; month++) {
            for (int orders = 0; orders < month; orders++) {
                builder.addOrder(1, LocalDate.of(2026, month, 15).toEpochDay() * 86_400_000L + orders, 1);
            }
        }
        CustomerHistory view = builder.build().blocks().get(0).cursor().moveTo(0);
        for (int round = 0; round < 3; round++) {
            for (int month = 1; month <= 12; month++) {
                assertThat(view.orderCount(Window.month(2026, month))).isEqualTo(month);
                assertThat(view.orderedIn(Window.month(2025, month))).isFalse();
            }
        }
    }

    @Test
    void viewMovesAndBlocksTellTheirRows() {
        HistoryBuilder builder = builder();
        builder.addOrder(1, AT, 5);
        builder.addOrder(1, AT - 1, 6);
        builder.addOrder(2, AT, 7);
        History history = builder.build();
        CustomerBlock block = history.blocks().get(0);
        assertThat(block.customers()).isEqualTo(2);
        assertThat(block.orders()).isEqualTo(3);
        assertThat(block.isAnonymous()).isFalse();
        assertThat(block.firstRow(2)).isEqualTo(3);
        CustomerCursor cursor = block.cursor();
        for (int customer = 0; customer < 2; customer++) {
            CustomerHistory view = cursor.moveTo(customer);
            int first = block.firstRow(customer);
            assertThat(block.firstRow(customer + 1) - first).isEqualTo(view.orderCount());
            for (int i = 0; i < view.orderCount(); i++) {
                assertThat(block.millis(first + i)).isEqualTo(view.orderMillis(i));
                assertThat(block.amount(first + i)).isEqualTo(view.orderAmount(i));
            }
        }
    }
}
