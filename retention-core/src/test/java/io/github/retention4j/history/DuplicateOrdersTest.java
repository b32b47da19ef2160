package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DuplicateOrdersTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();

    private static HistoryBuilder builder(DuplicateOrders policy) {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).duplicateOrders(policy);
    }

    private static HistoryBuilder skipping(DuplicateOrders policy) {
        return builder(policy).badRows(BadRows.SKIP);
    }

    private static Order.Builder order(String total) {
        return Order.builder("o-1", NOON, Money.parse(total)).customer("c-1");
    }

    private static void assertRefused(String message, Runnable row) {
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(row::run)
                .withMessage(message);
    }

    @Test
    void mergingIdenticalIsTheDefault() {
        HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-2", "c-1", AT, 5);
        History history = builder.build();
        assertThat(history.orderCount()).isEqualTo(2);
        assertThat(history.intake().sources()).containsExactly(Map.entry("orders", new Intake.Counts(2, 1, 0, 0)));
    }

    @Test
    void sameOrderTwiceIsOneOrder() {
        Order order = order("SAR 5")
                .coupon("EID10")
                .tag("gift")
                .refund(NOON.plusSeconds(1), Money.parse("SAR 1"))
                .refund(NOON.plusSeconds(2), Money.parse("SAR 2"))
                .build();
        Order otherwiseWritten = order("SAR 5.00")
                .tag("gift")
                .coupon("EID10")
                .refund(NOON.plusSeconds(2), BigMoney.parse("SAR 2.000"))
                .refund(NOON.plusSeconds(1), Money.parse("SAR 1"))
                .build();
        History history = builder(DuplicateOrders.MERGE_IDENTICAL)
                .orders(List.of(order, otherwiseWritten))
                .build();
        History once =
                builder(DuplicateOrders.MERGE_IDENTICAL).orders(List.of(order)).build();
        assertThat(Seen.all(history)).isEqualTo(Seen.all(once));
    }

    @Test
    void oneIdWithOtherContentIsABadRow() {
        List<Order> others = List.of(
                order("SAR 6").build(),
                Order.of("o-1", "c-1", NOON.plusMillis(1), Money.parse("SAR 5")),
                order("SAR 5").coupon("EID10").build(),
                order("SAR 5").tag("gift").build(),
                order("SAR 5").refund(NOON, Money.parse("SAR 1")).build());
        for (Order other : others) {
            HistoryBuilder builder = builder(DuplicateOrders.MERGE_IDENTICAL);
            assertRefused(
                    "orders:2: order o-1 was given before, with another time, amount, refund, coupon, discount, eligible amount or tag;"
                            + " lines of one order are added up with DuplicateOrders.SUM_LINES",
                    () -> builder.orders(List.of(order("SAR 5").build(), other)));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPLACE")
    void oneIdForTwoCustomersIsABadRowUnlessItIsReplaced(DuplicateOrders policy) {
        String message = "orders:2: order o-1 was given before, for another customer";
        HistoryBuilder records = builder(policy);
        assertRefused(
                message,
                () -> records.orders(List.of(
                        order("SAR 5").build(), order("SAR 5").customer("c-2").build())));
        HistoryBuilder guest = builder(policy);
        guest.addOrder("o-1", "", AT, 5);
        assertRefused(message, () -> guest.addOrder("o-1", "c-1", AT, 5));
        HistoryBuilder numeric = builder(policy);
        numeric.addOrder("1", "17", AT, 5);
        assertRefused(
                "orders:2: order 1 was given before, for another customer", () -> numeric.addOrder("1", "017", AT, 5));
    }

    @Test
    void rejectingTakesNoOrderIdTwice() {
        HistoryBuilder builder = builder(DuplicateOrders.REJECT);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-2", "c-1", AT, 5);
        assertRefused("orders:3: order o-1 was given before", () -> builder.addOrder("o-1", "c-1", AT, 5));
    }

    @Test
    void orderIdsAreNumbersOrTextsAsCustomerIdsAre() {
        HistoryBuilder builder = builder(DuplicateOrders.REJECT);
        builder.addOrder("17", "c-1", AT, 5);
        builder.addOrder("017", "c-1", AT, 5);
        builder.addOrder("o-17", "c-1", AT, 5);
        assertThat(builder.build().orderCount()).isEqualTo(3);
    }

    @Test
    void skippingLeavesOutAllRowsThatContradictEachOther() {
        HistoryBuilder builder = skipping(DuplicateOrders.MERGE_IDENTICAL);
        builder.addOrder("o-0", "c-1", AT, 1);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, 6);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-2", AT, 5);
        History history = builder.build();
        assertThat(Seen.all(history).stream().flatMap(s -> s.orders().stream()).map(Seen.SeenOrder::amount))
                .containsExactly(1L);
        String others = ": order o-1 is refused with all of its rows because of orders:4";
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly(
                        "orders:4: order o-1 was given before, with another time, amount, refund, coupon, discount, eligible amount or tag;"
                                + " lines of one order are added up with DuplicateOrders.SUM_LINES",
                        "orders:2" + others,
                        "orders:5" + others,
                        "orders:6" + others,
                        "orders:3" + others);
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(1, 0, 0, 5));
    }

    /** Two files of one name, or one that is read twice after it has changed. */
    @Test
    void rowsOfOneNumberAreTwoAllTheSame() {
        HistoryBuilder builder = skipping(DuplicateOrders.MERGE_IDENTICAL);
        for (long amount : List.of(5L, 6L)) {
            SourceRows rows = builder.source("orders.csv");
            rows.at(2);
            rows.addOrder("o-1", "c-1", AT, amount);
        }
        Intake intake = builder.build().intake();
        assertThat(intake.sources().get("orders.csv")).isEqualTo(new Intake.Counts(0, 0, 0, 2));
        assertThat(intake.refusals()).hasSize(2);
    }

    @Test
    void rejectingARepeatLeavesTheOrderAndAContradictionDoesNot() {
        HistoryBuilder builder = skipping(DuplicateOrders.REJECT);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-2", "c-1", AT, 5);
        builder.addOrder("o-2", "c-1", AT, 6);
        History history = builder.build();
        assertThat(history.orderCount()).isOne();
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(1, 0, 0, 3));
    }

    @Test
    void linesOfOneOrderAddUpAtTheEarliestTime() {
        HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
        builder.addOrder("o-1", "c-1", AT + 5, 700);
        builder.addOrder("o-1", "c-1", AT, -200);
        builder.addOrder("o-2", "c-1", AT + 9, 1);
        builder.addOrder("o-1", "c-1", AT + 7, 50);
        History history = builder.build();
        assertThat(Seen.all(history).get(0).orders())
                .extracting(Seen.SeenOrder::millis, Seen.SeenOrder::amount)
                .containsExactly(tuple(AT, 550L), tuple(AT + 9, 1L));
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(2, 2, 0, 0));
    }

    @Test
    void linesOfOneOrderGatherTheirTagsAndRefunds() {
        List<Order> lines = new ArrayList<>(List.of(
                order("SAR 5").tag("gift").coupon("SPRING").build(),
                order("SAR 6").tag("b2b").discount(Money.parse("SAR 0.50")).build(),
                order("SAR 7")
                        .coupon("EID10")
                        .refund(NOON.plusSeconds(1), Money.parse("SAR 7"))
                        .build()));
        Seen expected = new Seen(
                Optional.of("c-1"),
                Optional.empty(),
                List.of(new Seen.SeenOrder(
                        AT, 1800, Optional.of("EID10"), 50, -1, new TreeSet<>(List.of("b2b", "gift")))),
                List.of(),
                List.of(new Seen.Adjustment(AT + 1000, AT, 1800, -700)),
                List.of(),
                List.of(),
                List.of());
        for (int rotation = 0; rotation < 3; rotation++) {
            History history = builder(DuplicateOrders.SUM_LINES).orders(lines).build();
            assertThat(Seen.all(history)).containsExactly(expected);
            Collections.rotate(lines, 1);
        }
    }

    @Test
    void linesThatSumToLessThanZeroAreABadRow() {
        HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
        builder.addOrder("o-0", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, -6);
        assertRefused(
                "orders:2: order o-1: its lines sum to -0.01, below 0; if they take an order back, give them as a refund or leave them out",
                builder::build);
        HistoryBuilder skipping = skipping(DuplicateOrders.SUM_LINES);
        skipping.addOrder("o-0", "c-1", AT, 5);
        skipping.addOrder("o-1", "c-1", AT, 5);
        skipping.addOrder("o-1", "c-1", AT, -6);
        History history = skipping.build();
        assertThat(history.orderCount()).isOne();
        assertThat(history.intake().sources().get("orders")).isEqualTo(new Intake.Counts(1, 0, 0, 2));
    }

    @Test
    void linesThatSumToNothingAreAnOrder() {
        HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
        builder.addOrder("o-1", "c-1", AT, 5);
        builder.addOrder("o-1", "c-1", AT, -5);
        assertThat(builder.build().orderCount()).isOne();
    }

    @Test
    void linesThatSumBeyondALongAreABadRow() {
        for (long sign = -1; sign <= 1; sign += 2) {
            HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
            long amount = sign * (Long.MAX_VALUE - 1);
            builder.addOrder("o-1", "c-1", AT, amount);
            assertRefused(
                    "orders:2: order o-1: its lines sum to more than an amount can hold",
                    () -> builder.addOrder("o-1", "c-1", AT, amount));
        }
    }

    @Test
    void discountsThatSumBeyondALongAreABadRow() {
        HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
        builder.source("orders").addOrder("o-1", "c-1", AT, 5, "", OptionalLong.of(Long.MAX_VALUE));
        assertRefused(
                "orders:2: order o-1: its lines sum to more than an amount can hold",
                () -> builder.source("orders").addOrder("o-1", "c-1", AT, 5, "", OptionalLong.of(1)));
    }

    @Test
    void refundsBeyondWhatTheLinesLeaveAreABadRow() {
        HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
        builder.orders(List.of(order("SAR 5").refund(NOON, Money.parse("SAR 5")).build()));
        builder.addOrder("o-1", "c-1", AT, -1);
        assertRefused("orders:1: order o-1: its refunds exceed its total 4.99", builder::build);
    }

    /** Twice the most that a long can hold is given back: less 2 in 64 bits. */
    @Test
    void refundsBeyondALongAreABadRow() {
        HistoryBuilder builder = builder(DuplicateOrders.SUM_LINES);
        BigMoney most = BigMoney.of(CurrencyUnit.of("SAR"), BigDecimal.valueOf(Long.MAX_VALUE, 2));
        for (int i = 0; i < 2; i++) {
            builder.source("orders")
                    .add(Order.builder("o-1", NOON, most)
                            .customer("c-1")
                            .refund(NOON, most)
                            .build());
            builder.source("orders").addOrderLine("o-1", "c-1", AT, -Long.MAX_VALUE);
        }
        builder.source("orders").addOrderLine("o-1", "c-1", AT, 5);
        assertRefused("orders:1: order o-1: its refunds exceed its total 0.05", builder::build);
    }

    @Test
    void lineIsALineWhateverThePolicyForWholeOrders() {
        HistoryBuilder builder = builder(DuplicateOrders.REJECT);
        builder.source("orders").addOrderLine("o-1", "c-1", AT, 5);
        builder.source("orders").addOrderLine("o-1", "c-1", AT, -2);
        builder.addOrder("o-2", "c-1", AT, 1);
        String message = "orders:4: order o-1 was given both as a whole order and in lines";
        assertRefused(message, () -> builder.addOrder("o-1", "c-1", AT, 1));
        HistoryBuilder other = builder(DuplicateOrders.MERGE_IDENTICAL);
        other.addOrder("o-1", "c-1", AT, 1);
        other.source("orders").addOrderLine("o-2", "c-1", AT, 5);
        other.source("orders").addOrderLine("o-2", "c-1", AT, 5);
        assertRefused(message, () -> other.source("orders").addOrderLine("o-1", "c-1", AT, 1));
    }

    @Test
    void wholeOrderBelowZeroIsABadRowAndALineIsNot() {
        HistoryBuilder builder = skipping(DuplicateOrders.MERGE_IDENTICAL);
        builder.addOrder("o-1", "c-1", AT, -5);
        builder.source("orders").addOrderLine("o-2", "c-1", AT, -5);
        builder.source("orders").addOrderLine("o-2", "c-1", AT, 5);
        History history = builder.build();
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly("orders:1: order o-1: amount -0.05 is below 0; give a refund as a refund");
        assertThat(history.orderCount()).isOne();
    }

    @Test
    void blankOrderIdNamesNoOrder() {
        HistoryBuilder builder = skipping(DuplicateOrders.SUM_LINES);
        builder.addOrder("", "c-1", AT, 5);
        builder.source("orders").addOrderLine("", "c-1", AT, 5);
        assertThat(builder.build().intake().refusals())
                .extracting(Intake.Refusal::toString)
                .containsExactly("orders:1: the order id is empty", "orders:2: the order id is empty");
    }
}
