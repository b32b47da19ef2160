package io.github.retention4j.staging;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.store.HistoryFormat.Section;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.SectionReader;
import io.github.retention4j.store.SectionWriter;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

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
    private static final long NO_DAY = Long.MIN_VALUE;

    /** The same without the ids of orders and records of some customers. */
    public Kept without(LongPredicate customers) {
        return new Kept(
                observedFrom,
                observedThrough,
                badRows,
                duplicateOrders,
                days,
                money,
                points,
                serials,
                keepsIds,
                ids.without(customers));
    }

    /** Writes it. */
    public void write(SectionWriter out) throws IOException {
        out.begin(Section.KEPT);
        out.number(observedFrom.map(LocalDate::toEpochDay).orElse(NO_DAY));
        out.number(observedThrough.map(LocalDate::toEpochDay).orElse(NO_DAY));
        out.number(code(badRows));
        out.number(code(duplicateOrders));
        out.number(days.first);
        out.number(days.last);
        out.number(days.firstRecord);
        out.number(days.lastRecord);
        out.number(days.isOnlySubscriptions ? 1 : 0);
        out.number(days.lastCancelled);
        out.number(money);
        out.number(points);
        out.number(serials);
        out.number(keepsIds ? 1 : 0);
        out.end();
        if (keepsIds) {
            ids.write(out);
        }
    }

    /**
     * Reads what was written.
     *
     * @param kinds the kinds of records by their names
     */
    public static Kept read(SectionReader in, Map<String, Kind> kinds) throws IOException {
        in.begin(Section.KEPT);
        Optional<LocalDate> from = day(in.number());
        Optional<LocalDate> through = day(in.number());
        BadRows badRows = in.number(1) == 1 ? BadRows.SKIP : BadRows.FAIL;
        DuplicateOrders duplicates = duplicateOrders(in.number(3));
        Days days = new Days(in.number(), in.number(), in.number(), in.number(), in.number(1) == 1, in.number());
        long money = in.number();
        long points = in.number();
        long serials = in.number();
        boolean keepsIds = in.number(1) == 1;
        in.end();
        KeptIds ids = keepsIds ? KeptIds.read(in, kinds) : KeptIds.NONE;
        return new Kept(from, through, badRows, duplicates, days, money, points, serials, keepsIds, ids);
    }

    private static Optional<LocalDate> day(long day) {
        return day == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    private static int code(BadRows policy) {
        return switch (policy) {
            case FAIL -> 0;
            case SKIP -> 1;
        };
    }

    private static int code(DuplicateOrders policy) {
        return switch (policy) {
            case MERGE_IDENTICAL -> 0;
            case REJECT -> 1;
            case SUM_LINES -> 2;
            case REPLACE -> 3;
        };
    }

    private static DuplicateOrders duplicateOrders(int code) {
        return switch (code) {
            case 0 -> DuplicateOrders.MERGE_IDENTICAL;
            case 1 -> DuplicateOrders.REJECT;
            case 2 -> DuplicateOrders.SUM_LINES;
            default -> DuplicateOrders.REPLACE;
        };
    }

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
            long first, long last, long firstRecord, long lastRecord, boolean isOnlySubscriptions, long lastCancelled) {
        static final Days NONE =
                new Days(Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, true, Long.MIN_VALUE);
    }
}
