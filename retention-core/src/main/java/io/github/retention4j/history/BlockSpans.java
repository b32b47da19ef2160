package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.SpanPlan.Stretches;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.StretchOrders;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one thread has found out of a block: where the orders of spans are, each found once for all metrics that ask about it, and
 * whatever else several of them need.
 */
final class BlockSpans {
    private static final int OTHERS = 16;

    private final Block block;
    private final @Nullable BlockReader reader;
    private final Map<Span, Stretches> plan;
    private final Map<Span, SpanOrders> planned = new HashMap<>();
    private @Nullable StretchOrders stretches;
    private final @Nullable SpanOrders[] others = new @Nullable SpanOrders[OTHERS];
    private int oldest;
    private final Map<Object, Object> outcomes = new HashMap<>();

    /** Without a plan: a span is found when it is asked about. */
    BlockSpans(Block block) {
        this.block = block;
        this.reader = null;
        this.plan = Map.of();
    }

    BlockSpans(Block block, BlockReader reader) {
        this.block = block;
        this.reader = reader;
        this.plan = reader.plan().spans();
    }

    /** Where the orders of a span are, or nothing if they are to be found yet. */
    @Nullable
    SpanOrders known(Span span) {
        for (SpanOrders other : others) {
            if (other != null && other.span().equals(span)) {
                return other;
            }
        }
        Stretches its = plan.get(span);
        return its == null
                ? null
                : planned.computeIfAbsent(span, s -> planned(s, its).including(adjusted(s, block)));
    }

    /** A span of many stretches is rather looked up in the rows once more. */
    private SpanOrders planned(Span span, Stretches its) {
        if (stretches == null) {
            stretches = requireNonNull(reader).stretches(block);
        }
        if (its.count() == 1) {
            return SpanOrders.ofStretch(span, block, stretches, its.from());
        }
        return stretches.start(its.to()) - stretches.start(its.from()) <= block.customers()
                ? SpanOrders.ofStretches(span, block, stretches, its)
                : SpanOrders.ofAll(span, block, others);
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

    /** See {@link CustomerBlock#once}. */
    @SuppressWarnings("unchecked") // equal keys are of one outcome
    <T> T once(Object key, Supplier<T> work) {
        T outcome = (T) outcomes.get(key);
        if (outcome == null) {
            outcome = work.get();
            outcomes.put(key, outcome);
        }
        return outcome;
    }

    /** The customers who have a refund in a span, or an order that is ignored for one. */
    static BitSet adjusted(Span span, Block block) {
        BitSet who = new BitSet();
        addWith(block.of(Kind.IGNORED_ORDER), span, who);
        addWith(block.of(Kind.REFUND), span, who);
        return who;
    }

    private static void addWith(Events events, Span span, BitSet who) {
        for (int row = 0; row < events.count(); row++) {
            if (span.contains(events.get(row, 0))) {
                who.set(events.customer(row));
            }
        }
    }
}
