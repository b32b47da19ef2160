package io.github.retention4j.history;

import io.github.retention4j.store.Block;
import io.github.retention4j.store.StretchOrders;
import org.jspecify.annotations.Nullable;

/**
 * Reads the blocks of a history for one thread that asks several metrics of them: where the orders of a span are is found once
 * for all that ask, and the orders of spans that are known beforehand, such as the months of a trend, in one pass over the
 * rows.
 */
public final class BlockReader {
    private final History history;
    private final SpanPlan plan;
    private @Nullable StretchOrders stretches;

    BlockReader(History history, SpanPlan plan) {
        this.history = history;
        this.plan = plan;
    }

    /**
     * Reads a block.
     *
     * @param number its number in {@link History#blocks()}
     * @return the block, to be used until another is read
     */
    public CustomerBlock read(int number) {
        CustomerBlock block = history.block(number);
        return block.with(new BlockSpans(block.block(), this));
    }

    SpanPlan plan() {
        return plan;
    }

    /** The orders of all stretches of the plan in a block. */
    StretchOrders stretches(Block block) {
        if (stretches == null) {
            stretches = new StretchOrders(plan.stretchOfDay(), plan.firstDay(), plan.count());
        }
        stretches.read(block);
        return stretches;
    }
}
