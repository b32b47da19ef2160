package io.github.retention4j.history;

import io.github.retention4j.staging.Count;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import java.util.function.IntToLongFunction;

/**
 * What customers brought in a span and how many orders that is of, as columns: an entry for each of {@link SpanOrders}. Money and
 * the orders it came from belong together, so they are told together.
 *
 * <p>Where nothing was refunded, the columns are those of the orders; else they are a copy, in which what was refunded is set
 * right, once for all metrics that ask.
 */
public final class SpanRevenue {
    private final long[] amounts;
    private final int[] orders;

    private SpanRevenue(long[] amounts, int[] orders) {
        this.amounts = amounts;
        this.orders = orders;
    }

    /** Orders that are ignored, since they were refunded in full, are added to those that count. */
    static SpanRevenue gross(SpanOrders of, Block block) {
        if (!block.hasRefunds()) {
            return new SpanRevenue(of.amountColumn(), of.countColumn());
        }
        SpanRevenue gross = new SpanRevenue(of.amountColumn().clone(), of.countColumn());
        Events ignored = block.of(Kind.IGNORED_ORDER);
        gross.correct(of, ignored, row -> ignored.get(row, 0), row -> ignored.get(row, 1), 1);
        return gross;
    }

    /** Refunds are taken off the span they are made in. */
    static SpanRevenue net(SpanOrders of, Block block) {
        SpanRevenue net = gross(of, block);
        Events refunds = block.of(Kind.REFUND);
        net.correct(of, refunds, row -> refunds.get(row, 0), row -> -refunds.get(row, 1), 0);
        return net;
    }

    /** Refunds are taken off the span of their order, and orders that were refunded in full are none. */
    static SpanRevenue kept(SpanOrders of, Block block) {
        SpanRevenue kept = new SpanRevenue(gross(of, block).amounts, of.countColumn());
        Events refunds = block.of(Kind.REFUND);
        kept.correct(of, refunds, row -> orderMillis(refunds, row), row -> -refunds.get(row, 1), 0);
        Events returned = block.of(Kind.RETURNED_ORDER);
        kept.correct(of, returned, row -> returned.get(row, 0), row -> 0, -1);
        return kept;
    }

    private static long orderMillis(Events refunds, int row) {
        long placed = refunds.get(row, 2);
        return placed == Kind.NEVER ? refunds.get(row, 0) : placed;
    }

    /** Adds the events of a kind that are booked in the span: through the entries or through the events, of which there are fewer. */
    private void correct(SpanOrders of, Events events, IntToLongFunction booked, IntToLongFunction amount, int order) {
        if (of.size() < events.count()) {
            for (int entry = 0; entry < of.size(); entry++) {
                int customer = of.customer(entry);
                for (int row = events.from(customer); row < events.to(customer); row++) {
                    correct(entry, row, of.span(), booked, amount, order);
                }
            }
        } else {
            for (int row = 0; row < events.count(); row++) {
                correct(of.entry(events.customer(row)), row, of.span(), booked, amount, order);
            }
        }
    }

    private void correct(int entry, int row, Span span, IntToLongFunction booked, IntToLongFunction amount, int order) {
        if (entry >= 0 && span.contains(booked.applyAsLong(row))) {
            amounts[entry] += amount.applyAsLong(row);
            orders[entry] += order;
        }
    }

    /**
     * How many entries there are.
     *
     * @return zero or more
     */
    public int size() {
        return amounts.length;
    }

    /**
     * What a customer brought.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return whole units of 10<sup>-decimals</sup>; below zero if more was refunded than sold
     */
    public long amount(int entry) {
        return amounts[entry];
    }

    /**
     * How many orders that is of.
     *
     * @param entry its number, from 0 to before {@link #size}
     * @return zero or more
     */
    public int orders(int entry) {
        return orders[entry];
    }

    @Override
    public String toString() {
        return "SpanRevenue[" + Count.of(size(), "customer") + "]";
    }
}
