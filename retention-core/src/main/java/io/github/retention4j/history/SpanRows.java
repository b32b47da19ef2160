package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import org.jspecify.annotations.Nullable;

/**
 * Where the orders of a span begin and end, for all customers of a block: found in a pass over the rows for each boundary, in
 * which nothing branches, and then two loads a customer, for every metric that asks about the span.
 */
final class SpanRows {
    private final Span span;
    private final Block block;
    private final int[] first;
    private final int[] end;
    private long @Nullable [] amounts;

    /** Windows that follow one another share a boundary, so the spans known before are asked for theirs. */
    SpanRows(Span span, Block block, @Nullable SpanRows[] known) {
        this.span = span;
        this.block = block;
        first = rowsAt(span.from(), block, known);
        end = rowsAt(span.until(), block, known);
    }

    private static int[] rowsAt(long millis, Block block, @Nullable SpanRows[] known) {
        for (SpanRows other : known) {
            if (other != null && other.span.from() == millis) {
                return other.first;
            }
            if (other != null && other.span.until() == millis) {
                return other.end;
            }
        }
        return block.rowsAt(block.mark(millis));
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
