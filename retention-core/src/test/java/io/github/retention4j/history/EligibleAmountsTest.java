package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of an order earns points, and which order a refund is of. */
class EligibleAmountsTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");
    private static final long AT = NOON.toEpochMilli();
    private static final Money FIVE = Money.parse("SAR 5");
    private static final OptionalLong NONE = OptionalLong.empty();

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static Order order(String id, Money total, Money eligible) {
        return Order.builder(id, NOON, total)
                .customer("c-17")
                .eligible(eligible)
                .build();
    }

    private static CustomerHistory customer(HistoryBuilder builder) {
        return builder.build().customer("c-17").orElseThrow();
    }

    @Test
    void whatIsNotStatedIsUnknownAndNothingIsStated() {
        HistoryBuilder builder = builder();
        for (int i = 0; i < 5; i++) {
            builder.addOrder("before" + i, "c-17", AT - 60_000, 1);
        }
        CustomerHistory customer = customer(builder.orders(List.of(
                order("A-0", FIVE, Money.parse("SAR 0")),
                order("A-1", Money.parse("SAR 6"), Money.parse("SAR 7")),
                Order.of("A-2", "c-17", NOON, Money.parse("SAR 7")))));
        assertThat(IntStream.range(0, 8).mapToObj(customer::orderEligible).toList())
                .isEqualTo(List.of(NONE, NONE, NONE, NONE, NONE, OptionalLong.of(0), OptionalLong.of(700), NONE));
        assertThat(customer.detailedOrderCount()).isEqualTo(2);
        OrderDetails details = customer.block().orderDetails();
        assertThat(details.statesEligible(0)).isTrue();
        assertThat(details.eligible(0)).isZero();
        assertThat(details.eligible(1)).isEqualTo(700);
        assertThat(details.statesDiscount(0)).isFalse();
    }

    @Test
    void ordersWithDetailsNeedNotStateIt() {
        CustomerHistory customer = customer(builder()
                .orders(List.of(Order.builder("A-1", NOON, FIVE)
                        .customer("c-17")
                        .tag("gift")
                        .build())));
        assertThat(customer.orderEligible(0)).isEmpty();
        assertThat(customer.block().orderDetails().statesEligible(0)).isFalse();
        assertThat(customer.block().orderDetails().eligible(0)).isZero();
    }

    @ParameterizedTest
    @EnumSource(RefundedOrders.class)
    void anOrderRefundedInFullKeepsIt(RefundedOrders policy) {
        CustomerHistory customer = customer(builder()
                .refundedOrders(policy)
                .orders(List.of(Order.builder("A-1", NOON, FIVE)
                        .customer("c-17")
                        .tag("gift")
                        .eligible(Money.parse("SAR 4"))
                        .refund(NOON, FIVE)
                        .build())));
        if (policy == RefundedOrders.COUNT) {
            assertThat(customer.orderEligible(0)).hasValue(400);
        } else {
            assertThat(customer.ignoredOrders().eligible(0)).hasValue(400);
            assertThat(customer.ignoredOrders().tags(0)).containsExactly("gift");
            assertThat(customer.ignoredOrders().discount(0)).isEmpty();
        }
    }

    @Test
    void aGuestsOrderKeepsIt() {
        HistoryBuilder builder = builder();
        builder.addOrder("", AT, 300);
        builder.source("orders").addOrder("A-1", "", AT, 500, "", NONE, OptionalLong.of(40));
        List<OptionalLong> seen = new ArrayList<>();
        for (CustomerBlock block : builder.build().blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                seen.add(cursor.customer().orderEligible(0));
            }
        }
        assertThat(seen).isEqualTo(List.of(NONE, OptionalLong.of(40)));
    }

    @Test
    void ordersThatDifferInItAreNotTheSame() {
        Intake intake = builder()
                .badRows(BadRows.SKIP)
                .orders(List.of(
                        order("A-1", FIVE, FIVE),
                        order("A-1", FIVE, FIVE),
                        Order.of("A-2", "c-17", NOON, FIVE),
                        order("A-2", FIVE, FIVE)))
                .build()
                .intake();
        assertThat(intake.sources()).containsEntry("orders", new Intake.Counts(1, 1, 0, 2));
        assertThat(intake.refusals().get(0).reason())
                .isEqualTo("order A-2 was given before, with another time, amount, refund, coupon, discount, eligible"
                        + " amount or tag; lines of one order are added up with DuplicateOrders.SUM_LINES");
    }

    // ---- lines

    private static OptionalLong ofLines(OptionalLong[] eligible, long... amounts) {
        List<Integer> lines =
                new ArrayList<>(IntStream.range(0, amounts.length).boxed().toList());
        OptionalLong first = null;
        for (int seed = 0; seed < 6; seed++) {
            HistoryBuilder builder = builder();
            for (int line : lines) {
                builder.source("lines").addOrderLine("A-1", "c-17", AT, amounts[line], "", NONE, eligible[line]);
            }
            OptionalLong its = customer(builder).orderEligible(0);
            assertThat(first == null ? its : first).isEqualTo(its);
            first = its;
            Collections.shuffle(lines, new Random(seed));
        }
        return first;
    }

    private static OptionalLong[] stated(Object... eligible) {
        return IntStream.range(0, eligible.length)
                .mapToObj(i -> eligible[i] instanceof Integer number ? OptionalLong.of(number) : NONE)
                .toArray(OptionalLong[]::new);
    }

    /** In whichever order they come. */
    @Test
    void linesAddUp() {
        assertThat(ofLines(stated("", "", ""), 5, 6, 7)).isEmpty();
        assertThat(ofLines(stated(5, 0, 7), 5, 6, 7)).hasValue(12);
        // A line of which it is not stated earns with its amount.
        assertThat(ofLines(stated("", 0, ""), 5, 6, 7)).hasValue(12);
        assertThat(ofLines(stated("", 6, ""), -2, 6, 7)).hasValue(11);
        assertThat(ofLines(stated(-1, 6), 1, 6)).hasValue(5);
        // A gift card and a discount.
        assertThat(ofLines(stated(0, ""), 100, -10)).hasValue(0);
    }

    @Test
    void linesThatPassWhatAnAmountHoldsAreRefused() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        SourceRows lines = builder.source("lines");
        lines.addOrderLine("A-1", "c-17", AT, 1, "", NONE, OptionalLong.of(Long.MAX_VALUE - 1));
        lines.addOrderLine("A-1", "c-17", AT, 1, "", NONE, OptionalLong.of(2));
        lines.addOrderLine("A-2", "c-17", AT, 1, "", NONE, OptionalLong.of(Long.MAX_VALUE - 1));
        lines.addOrderLine("A-3", "c-17", AT, 2, "", NONE, NONE);
        lines.addOrderLine("A-4", "c-17", AT, 2, "", NONE, OptionalLong.of(Long.MAX_VALUE));
        History history = builder.build();
        assertThat(history.intake().refusals())
                .extracting(Intake.Refusal::reason)
                .contains(
                        "order A-1: its lines sum to more than an amount can hold",
                        "order A-3: the sum of all amounts passes 92233720368547758.07",
                        "order A-4: eligible amount 92233720368547758.07 is too large");
        assertThat(history.orderCount()).isEqualTo(1);
    }

    @Test
    void belowNothingItIsBad() {
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.source("orders").addOrder("A-1", "c-17", AT, 1, "", NONE, OptionalLong.of(-5));
        assertThat(builder.build().intake().refusals().get(0).reason())
                .isEqualTo("order A-1: eligible amount -0.05 is below 0");
    }

    @Test
    void linesAreNoLinesWhereDuplicatesAreMerged() {
        HistoryBuilder builder = builder().duplicateOrders(DuplicateOrders.SUM_LINES);
        builder.source("orders").addOrder("A-1", "c-17", AT, 5, "", NONE, OptionalLong.of(-5));
        builder.source("orders").addOrder("A-1", "c-17", AT, 5, "", NONE, OptionalLong.of(9));
        assertThat(customer(builder).orderEligible(0)).hasValue(4);
    }

    // ---- refunds

    @Test
    void refundsStandInTimeOrderAndNameTheirOrder() {
        HistoryBuilder builder = builder();
        builder.addOrder("A-1", "c-17", AT, 500);
        builder.addOrder("A-2", "c-17", AT, 700);
        SourceRows refunds = builder.source("refunds");
        refunds.addRefund("A-2", "", AT + 3_000, 30);
        refunds.addRefund("c-17", AT + 2_000, 20);
        refunds.addRefund("A-1", "", AT + 1_000, 500);
        refunds.addRefund("never came", "c-17", AT + 4_000, 40);
        CustomerHistory customer = customer(builder);
        Refunds its = customer.refunds();
        assertThat(its.count()).isEqualTo(4);
        assertThat(IntStream.range(0, 4).mapToLong(its::refunded).toArray())
                .containsExactly(AT + 1_000, AT + 2_000, AT + 3_000, AT + 4_000);
        assertThat(IntStream.range(0, 4).mapToLong(its::amount).toArray()).containsExactly(500, 20, 30, 40);
        assertThat(IntStream.range(0, 4).mapToObj(its::hasOrder).toList()).isEqualTo(List.of(true, false, true, false));
        assertThat(IntStream.range(0, 4).mapToLong(its::ordered).toArray())
                .containsExactly(AT, AT + 2_000, AT, AT + 4_000);
        assertThat(IntStream.range(0, 4).mapToLong(its::orderAmount).toArray()).containsExactly(500, 0, 700, 0);
        Adjustments adjustments = customer.adjustments();
        assertThat(IntStream.range(0, 5).mapToLong(adjustments::orderAmount).toArray())
                .containsExactly(500, 500, 0, 700, 0);
        assertThat(its).hasToString("Refunds[4]");
    }
}
