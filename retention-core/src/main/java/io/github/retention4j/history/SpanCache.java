package io.github.retention4j.history;

import io.github.retention4j.model.Window;
import io.github.retention4j.store.Block;
import org.jspecify.annotations.Nullable;

/**
 * Finds a customer's orders in the spans that are asked about. The same few spans are asked about for every customer of a
 * block, so where each begins and ends is found for all of them at once; until that is worth it, for a customer alone.
 */
final class SpanCache {
    private static final int WINDOWS_REMEMBERED = 4;

    /** Metrics that are asked together, as those of a scorecard by segment, have a span or two each. */
    private static final int SPANS_REMEMBERED = 16;

    /** A span that so many customers are asked about will be asked of all of them. */
    private static final int OFTEN = 4;

    private final CustomerBlock block;
    private final Block rows;

    private final @Nullable Window[] windows = new Window[WINDOWS_REMEMBERED];
    private final Span[] spansOfWindows = new Span[WINDOWS_REMEMBERED];
    private int oldestWindow;

    private final @Nullable Span[] spans = new @Nullable Span[SPANS_REMEMBERED];
    private final @Nullable SpanOrders[] found = new @Nullable SpanOrders[SPANS_REMEMBERED];
    private final int[] askedBefore = new int[SPANS_REMEMBERED];
    private int oldestSpan;

    // Most metrics ask about one span only.
    private @Nullable Span last;
    private @Nullable SpanOrders ordersOfLast;

    // The last customer who was asked alone.
    private @Nullable SpanOrders alone;

    SpanCache(CustomerBlock block) {
        this.block = block;
        this.rows = block.block();
    }

    /** A predicate names its windows anew for each customer: the last few are remembered as instants. */
    Span span(Window window) {
        for (int i = 0; i < WINDOWS_REMEMBERED; i++) {
            if (window.equals(windows[i])) {
                return spansOfWindows[i];
            }
        }
        Span span = block.basis().span(window);
        windows[oldestWindow] = window;
        spansOfWindows[oldestWindow] = span;
        oldestWindow = (oldestWindow + 1) % WINDOWS_REMEMBERED;
        return span;
    }

    /** Where a customer's orders of a span are, among others' or alone. */
    SpanOrders orders(Span span, int customer) {
        SpanOrders orders = ordersOfLast;
        return orders != null && isSame(span, last) ? orders : found(span, customer);
    }

    /** A metric keeps its span, so it is mostly the very same; the states of segments have one each, and those are equal. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Span span, @Nullable Span other) {
        return span == other || span.equals(other);
    }

    private SpanOrders found(Span span, int customer) {
        int slot = 0;
        while (slot < SPANS_REMEMBERED && !isSame(span, spans[slot])) {
            slot++;
        }
        if (slot == SPANS_REMEMBERED) {
            slot = oldestSpan;
            oldestSpan = (oldestSpan + 1) % SPANS_REMEMBERED;
            spans[slot] = span;
            askedBefore[slot] = 0;
            found[slot] = block.known(span);
        }
        SpanOrders orders = found[slot];
        if (orders == null) {
            SpanOrders before = alone;
            if (before != null && isOf(before, span, customer)) {
                return before;
            }
            orders = ++askedBefore[slot] == OFTEN ? block.find(span) : null;
            if (orders == null) {
                orders = SpanOrders.ofOne(span, rows, customer);
                alone = orders;
                return orders;
            }
            found[slot] = orders;
        }
        last = span;
        ordersOfLast = orders;
        return orders;
    }

    private static boolean isOf(SpanOrders orders, Span span, int customer) {
        return isSame(span, orders.span()) && orders.customer(0) == customer;
    }
}
