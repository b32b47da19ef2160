package io.github.retention4j.history;

import io.github.retention4j.model.Window;
import io.github.retention4j.store.Block;
import org.jspecify.annotations.Nullable;

/**
 * Finds a customer's orders in the spans that are asked about. The same few spans are asked about for every customer of a
 * block, so where each begins and ends is found for all of them at once; until that is worth it, for a customer alone.
 */
final class AskedSpans {
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

    // The last customer who was asked alone.
    private @Nullable Span lastSpan;
    private int lastCustomer;
    private int first;
    private int end;

    AskedSpans(CustomerBlock block) {
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

    /** Where all customers' orders of a span are, or nothing if few customers were asked about it. */
    @SuppressWarnings("ReferenceEquality") // a metric keeps its span; an equal one is only found again
    @Nullable
    SpanOrders known(Span span) {
        for (int i = 0; i < SPANS_REMEMBERED; i++) {
            if (spans[i] == span) {
                return found[i];
            }
        }
        return null;
    }

    /** Finds the rows of one customer in a span: {@link #first} and {@link #end}. */
    @SuppressWarnings("ReferenceEquality")
    void find(Span span, int customer) {
        if (span == lastSpan && customer == lastCustomer) {
            return;
        }
        remember(span);
        lastSpan = span;
        lastCustomer = customer;
        int to = rows.firstRow(customer + 1);
        first = rows.rowAt(rows.mark(span.from()), rows.firstRow(customer), to);
        end = rows.rowAt(rows.mark(span.until()), first, to);
    }

    @SuppressWarnings("ReferenceEquality")
    private void remember(Span span) {
        int slot = 0;
        while (slot < SPANS_REMEMBERED && spans[slot] != span) {
            slot++;
        }
        if (slot == SPANS_REMEMBERED) {
            slot = oldestSpan;
            oldestSpan = (oldestSpan + 1) % SPANS_REMEMBERED;
            spans[slot] = span;
            askedBefore[slot] = 0;
            found[slot] = block.known(span);
        }
        if (found[slot] == null && ++askedBefore[slot] == OFTEN) {
            found[slot] = block.find(span);
        }
    }

    int first() {
        return first;
    }

    int end() {
        return end;
    }
}
