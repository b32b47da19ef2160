package io.github.retention4j.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.SpanRevenue;
import io.github.retention4j.intake.RefundedOrders;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Columns of customers added at once, beside one customer after another. */
class ClusterTallyProps {
    private static final Window MARCH = Window.month(2026, 3);
    private static final long WIDEST_OF_31_BITS = Integer.MAX_VALUE;

    /** An order in February or March, and what is refunded of it in March. */
    private record Sale(int customer, boolean inMarch, long amount, long refund) {}

    @Provide
    Arbitrary<List<Sale>> sales() {
        Arbitrary<Long> amounts = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 5_000),
                Arbitraries.of(
                        0L, 1L, WIDEST_OF_31_BITS - 1, WIDEST_OF_31_BITS, WIDEST_OF_31_BITS + 1, 1L << 40, 1L << 55));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(true, true, false),
                        amounts,
                        Arbitraries.of(0, 0, 0, 1, 2))
                .as((customer, inMarch, amount, part) ->
                        new Sale(customer, inMarch, amount, part == 0 ? 0 : amount / part))
                .list()
                .ofMaxSize(60);
    }

    @Property
    void aColumnIsItsCustomersOneAfterAnother(@ForAll("sales") List<Sale> sales, @ForAll RefundedOrders refunded) {
        History history = history(sales, refunded);
        Span span = history.basis().span(MARCH);
        ClusterTally revenue = new ClusterTally();
        ClusterTally revenueOneByOne = new ClusterTally();
        ClusterTally orders = new ClusterTally();
        ClusterTally ordersOneByOne = new ClusterTally();
        for (CustomerBlock block : history.blocks()) {
            SpanOrders columns = block.ordersIn(span);
            for (SpanRevenue brought : List.of(columns.netRevenue(), columns.keptRevenue(), columns.grossRevenue())) {
                revenue.addAllUnlessZero(brought);
                for (int i = 0; i < brought.size(); i++) {
                    revenueOneByOne.addUnlessZero(brought.amount(i), brought.orders(i));
                }
            }
            orders.addAllUnlessZero(columns);
            for (int i = 0; i < columns.size(); i++) {
                ordersOneByOne.addUnlessZero(columns.count(i), columns.count(i) > 0 ? 1 : 0);
            }
        }
        assertSame(revenue, revenueOneByOne, history.basis());
        assertSame(orders, ordersOneByOne, history.basis());
    }

    @Example
    void whatIsBeyondLongIsRefusedByAColumnToo() {
        History history = history(List.of(new Sale(1, true, Long.MAX_VALUE / 2 + 1, 0)), RefundedOrders.IGNORE);
        SpanRevenue most =
                history.blocks().get(0).ordersIn(history.basis().span(MARCH)).netRevenue();
        ClusterTally tally = new ClusterTally();
        tally.addAllUnlessZero(most);
        assertThatThrownBy(() -> tally.addAllUnlessZero(most)).isInstanceOf(ArithmeticException.class);
    }

    /** Sums, squares and signs, of which the last two are seen only in intervals. */
    private static void assertSame(ClusterTally tally, ClusterTally expected, Basis basis) {
        Label label = Label.of("tally", "x / y");
        assertThat(tally.spread()).isEqualTo(expected.spread());
        assertThat(tally.average(label, 2, Unit.count("each", 2), 1))
                .isEqualTo(expected.average(label, 2, Unit.count("each", 2), 1));
        assertThat(tally.moneyRatio(label, basis)).isEqualTo(expected.moneyRatio(label, basis));
    }

    private static History history(List<Sale> sales, RefundedOrders refunded) {
        HistoryBuilder builder =
                History.builder(ZoneOffset.UTC, CurrencyUnit.of("SAR")).refundedOrders(refunded);
        int number = 0;
        for (Sale sale : sales) {
            Instant placed = Instant.parse(sale.inMarch ? "2026-03-05T10:00:00Z" : "2026-02-05T10:00:00Z");
            Order.Builder order =
                    Order.builder("o-" + number++, placed, money(sale.amount)).customer("c-" + sale.customer);
            builder.source("orders")
                    .add((sale.refund > 0
                                    ? order.refund(Instant.parse("2026-03-09T10:00:00Z"), money(sale.refund))
                                    : order)
                            .build());
        }
        return builder.build();
    }

    private static BigMoney money(long minor) {
        return BigMoney.ofMinor(CurrencyUnit.of("SAR"), minor);
    }
}
