package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefundedOrdersTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-20T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();
    private static final Span DAY_OF_ORDER = new Span(AT, AT + 1);
    private static final Span EVER = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    private static CustomerHistory customer(RefundedOrders policy, Order... orders) {
        return history(policy, orders).blocks().get(0).cursor().moveTo(0);
    }

    private static History history(RefundedOrders policy, Order... orders) {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .refundedOrders(policy)
                .orders(List.of(orders))
                .build();
    }

    private static Order.Builder order() {
        return Order.builder("o-1", NOON, Money.parse("SAR 5")).customer("c-1").coupon("EID10");
    }

    @Test
    void orderRefundedInFullIsNoneByDefault() {
        History history = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .orders(List.of(order().refund(LATER, Money.parse("SAR 5")).build()))
                .build();
        assertThat(history.orderCount()).isZero();
        assertThat(history.customerCount()).isOne();
        assertThat(history.intake().sources().get("orders").taken()).isOne();
        assertThat(history.basis().firstDay()).isEqualTo(LocalDate.of(2026, 3, 5));
        assertThat(history.basis().lastDay()).isEqualTo(LocalDate.of(2026, 4, 20));
    }

    @ParameterizedTest
    @EnumSource
    void revenueIsTheSameEitherWay(RefundedOrders policy) {
        CustomerHistory customer =
                customer(policy, order().refund(LATER, Money.parse("SAR 5")).build());
        assertThat(customer.grossRevenue(DAY_OF_ORDER)).isEqualTo(500);
        assertThat(customer.netRevenue(DAY_OF_ORDER)).isEqualTo(500);
        assertThat(customer.keptRevenue(DAY_OF_ORDER)).isZero();
        assertThat(customer.netRevenue(EVER)).isZero();
        assertThat(customer.placedOrderCount(DAY_OF_ORDER)).isOne();
        assertThat(customer.placedOrderCount(new Span(AT + 1, Long.MAX_VALUE))).isZero();
        assertThat(customer.keptOrderCount(EVER)).isZero();
        assertThat(customer.netRevenue(new Span(LATER.toEpochMilli(), Long.MAX_VALUE)))
                .isEqualTo(-500);
    }

    @Test
    void ignoredOrderMakesNobodyActive() {
        CustomerHistory customer = customer(
                RefundedOrders.IGNORE,
                order().refund(LATER, Money.parse("SAR 2"))
                        .refund(NOON, Money.parse("SAR 3"))
                        .build());
        assertThat(customer.orderCount()).isZero();
        assertThat(customer.orderedIn(EVER)).isFalse();
        assertThat(customer.firstOrder()).isEmpty();
        assertThat(customer.lastOrder()).isEmpty();
        assertThat(customer.ignoredOrders().count(DAY_OF_ORDER)).isOne();
        assertThat(customer.ignoredOrders().count(new Span(AT + 1, Long.MAX_VALUE)))
                .isZero();
        assertThat(customer.ignoredOrders().count()).isOne();
        assertThat(customer.ignoredOrders().placed(0)).isEqualTo(AT);
        assertThat(customer.ignoredOrders().amount(0)).isEqualTo(500);
        assertThat(customer.ignoredOrders().coupon(0)).contains("EID10");
        assertThat(customer.ignoredOrders().discount(0)).isEmpty();
        assertThat(customer.adjustments().count()).isEqualTo(3);
    }

    @Test
    void countedOrderIsOneLikeAnyOther() {
        CustomerHistory customer = customer(
                RefundedOrders.COUNT,
                order().refund(LATER, Money.parse("SAR 5")).build());
        assertThat(customer.orderCount()).isOne();
        assertThat(customer.orderAmount(0)).isEqualTo(500);
        assertThat(customer.orderCoupon(0)).contains("EID10");
        assertThat(customer.ignoredOrders().count(EVER)).isZero();
        assertThat(customer.adjustments().count()).isOne();
        assertThat(customer.adjustments().amount(0)).isEqualTo(-500);
        assertThat(customer.adjustments().booked(0)).isEqualTo(LATER.toEpochMilli());
        assertThat(customer.adjustments().ordered(0)).isEqualTo(AT);
    }

    @ParameterizedTest
    @EnumSource
    void orderRefundedInPartCounts(RefundedOrders policy) {
        CustomerHistory customer =
                customer(policy, order().refund(LATER, Money.parse("SAR 4.99")).build());
        assertThat(customer.orderCount()).isOne();
        assertThat(customer.keptRevenue(EVER)).isOne();
        assertThat(customer.keptOrderCount(EVER)).isOne();
    }

    @Test
    void aRefundThatNamesNoOrderOrOneThatNeverCameIsBookedWhenItIsMade() {
        HistoryBuilder builder = rows();
        builder.source("orders").addRefund("c-1", AT + 7, 100);
        builder.source("orders").addRefund("o-9", "c-1", AT + 7, 20);
        builder.source("orders").addRefund("o-1", "c-1", AT + 7, 3);
        CustomerHistory customer = builder.build().blocks().get(0).cursor().moveTo(0);
        assertThat(customer.keptRevenue(new Span(AT, AT + 1))).isEqualTo(497);
        assertThat(customer.keptRevenue(new Span(AT + 1, AT + 8))).isEqualTo(-120);
        assertThat(List.of(0, 1, 2))
                .filteredOn(customer.adjustments()::hasOrder)
                .extracting(customer.adjustments()::amount)
                .containsExactly(-3L);
        assertThat(List.of(0, 1, 2))
                .extracting(customer.adjustments()::ordered)
                .containsExactlyInAnyOrder(AT, AT + 7, AT + 7);
    }

    /** Between orders of customers, which are ignored too. */
    @ParameterizedTest
    @EnumSource
    void aGuestsRefundsStandWithTheOrderTheyName(RefundedOrders policy) {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .refundedOrders(policy);
        builder.source("orders").addRefund("never given", "", AT, 9);
        for (String guest : List.of("g-1", "g-2", "g-3")) {
            for (String order : List.of("of a customer " + guest, guest)) {
                builder.addOrder(order, order.equals(guest) ? "" : "c-1", AT, 100);
                builder.source("orders").addRefund(order, "", LATER.toEpochMilli(), 40);
                builder.source("orders").addRefund(order, "", LATER.toEpochMilli(), guest.equals("g-3") ? 50 : 60);
            }
        }
        assertThat(Seen.all(builder.build()).stream()
                        .filter(seen -> seen.id().isEmpty())
                        .map(seen -> List.of(
                                seen.orders().size() + seen.ignored().size(),
                                seen.adjustments().size() - seen.ignored().size()))
                        .toList())
                .containsExactlyInAnyOrder(List.of(0, 1), List.of(1, 2), List.of(1, 2), List.of(1, 2));
    }

    @ParameterizedTest
    @EnumSource
    void orderOfNothingIsNotARefundedOne(RefundedOrders policy) {
        Order free = Order.of("o-1", "c-1", NOON, Money.parse("SAR 0"));
        assertThat(customer(policy, free).orderCount()).isOne();
        assertThat(customer(policy, free).keptOrderCount(EVER)).isOne();
    }

    private static HistoryBuilder rows() {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                .badRows(BadRows.SKIP);
        builder.addOrder("o-1", "c-1", AT, 500);
        return builder;
    }

    @Test
    void refundThatNamesItsOrderIsWhatTheOrderWouldHaveHad() {
        HistoryBuilder builder = rows();
        builder.source("orders").addRefund("o-1", "c-1", AT + 7, 200);
        builder.source("orders").addRefund("o-1", "c-1", AT, 300);
        History records = history(
                RefundedOrders.IGNORE,
                Order.builder("o-1", NOON, Money.parse("SAR 5"))
                        .customer("c-1")
                        .refund(NOON, Money.parse("SAR 3"))
                        .refund(NOON.plusMillis(7), Money.parse("SAR 2"))
                        .build());
        assertThat(Seen.all(builder.build())).isEqualTo(Seen.all(records));
    }

    @Test
    void ofRefundsBeyondTheirOrderTheEarliestAreTaken() {
        HistoryBuilder builder = rows();
        builder.source("orders").addRefund("o-1", "c-1", AT + 2, 300);
        builder.source("orders").addRefund("o-1", "c-1", AT + 1, 201);
        builder.source("orders").addRefund("o-1", "c-1", AT, 199);
        builder.source("orders").addRefund("o-1", "c-1", AT + 3, 99);
        History history = builder.build();
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly("orders:2: the refund of 3.00 exceeds the 1.00 left of order o-1");
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(4, 0, 0, 1));
        assertThat(history.blocks().get(0).cursor().moveTo(0).netRevenue(EVER)).isOne();
        assertThat(history.orderCount()).isOne();
    }

    @Test
    void refundThatNamesItsOrderNeedNotRepeatTheCustomer() {
        HistoryBuilder builder = rows();
        builder.source("orders").addRefund("o-1", "", AT, 100);
        builder.addOrder("o-2", "", AT, 100);
        builder.source("orders").addRefund("o-2", "", AT, 30);
        builder.source("orders").addRefund("o-2", "c-1", AT, 30);
        builder.source("orders").addRefund("o-3", "", AT, 7);
        History history = builder.build();
        assertThat(Seen.all(history).stream()
                        .map(s -> s.id().orElse("guest")
                                + s.adjustments().stream()
                                        .map(Seen.Adjustment::amount)
                                        .toList()))
                .containsExactlyInAnyOrder("c-1[-100]", "guest[-30]", "guest[-7]");
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly(
                        "orders:5: order o-2, which the refund names, is another customer's; leave the customer empty");
    }

    @Test
    void blocksTellWhetherRowsAreTheWholeRevenue() {
        Order sold = order().build();
        Order returned = Order.builder("o-2", NOON, Money.parse("SAR 5"))
                .customer("c-1")
                .refund(NOON, Money.parse("SAR 5"))
                .build();
        assertThat(history(RefundedOrders.IGNORE, sold).blocks().get(0).hasRefunds())
                .isFalse();
        assertThat(history(RefundedOrders.IGNORE, sold, returned)
                        .blocks()
                        .get(0)
                        .hasRefunds())
                .isTrue();
        assertThat(history(RefundedOrders.COUNT, sold, returned).blocks().get(0).hasRefunds())
                .isTrue();
    }

    @Test
    void refundsOfOrdersThatAreMissingAreTold() {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        builder.addOrder("A", "7", AT, 500);
        builder.source("orders").addRefund("A", "7", AT, 100);
        builder.source("orders").addRefund("C-A", "7", AT, 100);
        builder.source("orders").addRefund("", "7", AT, 100);
        assertThat(builder.build().intake().notes())
                .extracting(Object::toString)
                .containsExactly(
                        "orders: note: 1 refund is of an order that was never given, in row 3: it lowers the revenue"
                                + " and takes no order back");

        HistoryBuilder more = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        more.source("orders").addRefundOfOrder("X", AT, 100);
        more.source("orders").addRefund("Y", "7", AT, 100);
        assertThat(more.build().intake().notes())
                .extracting(Object::toString)
                .containsExactly(
                        "orders: note: 2 refunds are of orders that were never given, in row 1 first: they lower the"
                                + " revenue and take no order back; 1 without a customer is left out");

        HistoryBuilder file = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        SourceRows lines = file.source("refunds.csv");
        lines.atLine(22);
        lines.addRefund("X", "7", AT, 100);
        assertThat(file.build().intake().notes())
                .extracting(Object::toString)
                .containsExactly(
                        "refunds.csv: note: 1 refund is of an order that was never given, in line 22: it lowers the"
                                + " revenue and takes no order back");
    }

    @Test
    void aHistoryTellsOfOrdersThatDoNotCount() {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        builder.addOrder("A", "7", AT, 500);
        builder.addOrder("B", "8", AT, 500);
        builder.source("orders").addRefund("B", "", AT, 500);
        assertThat(builder.build().toString()).startsWith("History: 2 customers, 1 order and 1 refunded in full, ");
    }
}
