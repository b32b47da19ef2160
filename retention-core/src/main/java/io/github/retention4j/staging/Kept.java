package io.github.retention4j.staging;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a history keeps of how it was built, so that more rows can come in by the same rules.
 *
 * @param observedFrom the first day, if it was stated
 * @param observedThrough the last day, if it was stated
 * @param badRows what became of bad rows
 * @param duplicateOrders what an order id meant that arrived again
 * @param days of when the events are
 * @param money the sum of all amounts
 * @param points the sum of all points
 * @param serials how many numbers were given to records of several customers
 * @param keepsIds whether ids of orders and records are kept: asked for, or there were none so far
 * @param ids those that are
 */
public record Kept(
        Optional<LocalDate> observedFrom,
        Optional<LocalDate> observedThrough,
        BadRows badRows,
        DuplicateOrders duplicateOrders,
        Days days,
        long money,
        long points,
        long serials,
        boolean keepsIds,
        KeptIds ids) {
    /**
     * Of when events are.
     *
     * @param first the first, {@link Long#MAX_VALUE} if there is none
     * @param last the last that is no cancellation, {@link Long#MIN_VALUE} if there is none
     * @param firstRecord the first that is neither an order nor a refund
     * @param lastRecord the last of those
     * @param isOnlySubscriptions whether there is no other event than the start of a subscription
     * @param lastCancelled the last cancellation
     */
    public record Days(
            long first,
            long last,
            long firstRecord,
            long lastRecord,
            boolean isOnlySubscriptions,
            long lastCancelled) {
        static final Days NONE =
                new Days(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, true, Long.MIN_VALUE);
    }
}
