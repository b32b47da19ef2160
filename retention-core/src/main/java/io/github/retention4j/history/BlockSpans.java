package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import io.github.retention4j.store.StretchOrders;
import org.jspecify.annotations.Nullable;

/** Where the orders of spans are in a block, for one thread: each span is found once, for all metrics that ask about it. */
final class BlockSpans {
    private static final int OTHERS = 16;

    private final Block block;
    private final SpanPlan plan;
    private final @Nullable SpanOrders[] planned;
    private @Nullable StretchOrders stretches;
    private final @Nullable SpanOrders[] others = new @Nullable SpanOrders[OTHERS];
    private int oldest;

    BlockSpans(Block block, SpanPlan plan) {
        this.block = block;
        this.plan = plan;
        this.planned = new @Nullable SpanOrders[plan.stretches().size() + 1];
    }

    /** Where the orders of a span are, or nothing if they are to be found yet. */
    @Nullable
    SpanOrders known(Span span) {
        for (SpanOrders other : others) {
            if (other != null && other.span().equals(span)) {
                return other;
            }
        }
        Integer stretch = plan.stretches().get(span);
        return stretch == null ? null : planned(span, stretch);
    }

    private SpanOrders planned(Span span, int stretch) {
        SpanOrders orders = planned[stretch];
        if (orders == null) {
            if (stretches == null) {
                stretches = new StretchOrders(block, plan.stretchOfDay(), planned.length);
            }
            orders = SpanOrders.ofStretch(span, block, stretches, stretch);
            planned[stretch] = orders;
        }
        return orders;
    }

    /** Finds where the orders of a span are. */
    SpanOrders find(Span span) {
        SpanOrders orders = known(span);
        if (orders == null) {
            orders = SpanOrders.ofAll(span, block, others);
            others[oldest] = orders;
            oldest = (oldest + 1) % OTHERS;
        }
        return orders;
    }
}
