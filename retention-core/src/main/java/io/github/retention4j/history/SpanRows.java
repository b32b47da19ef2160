package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import org.jspecify.annotations.Nullable;

/**
 * Where the orders of a span begin and end, for all customers of a block: found in one pass over the rows in which nothing
 * branches, and then two loads a customer, for every metric that asks about the span.
 */
final class SpanRows {
    private final Span span;
    private final Block block;
    private final int[] first;
    private final int[] end;
    private long @Nullable [] amounts;

    SpanRows(Span span, Block block) {
        this.span = span;
        this.block = block;
        first = new int[block.customers()];
        end = new int[block.customers()];
        block.bounds(block.mark(span.from()), block.mark(span.until()), first, end);
    }

    Span span() {
        return span;
    }

    int first(int customer) {
        return first[customer];
    }

    int end(int customer) {
        return end[customer];
    }

    /** What a customer's orders in the span come to. */
    long amount(int customer) {
        if (amounts == null) {
            amounts = new long[block.customers()];
            block.amounts(block.mark(span.from()), block.mark(span.until()), amounts);
        }
        return amounts[customer];
    }
}
