package io.github.retention4j.metric.segment;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.segment.CrossTable.Cell;
import io.github.retention4j.result.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The customers by two segments at once, so far. Keys are told apart by their order; of those that are one in it, as 1.0 and 1.00
 * are, the shortest to write is kept.
 *
 * @param <A> the key of a row
 * @param <B> the key of a column
 */
public final class CrossCounts<A extends Comparable<? super A>, B extends Comparable<? super B>> extends MetricState {
    private static final long serialVersionUID = 1L;

    /** As many pairs of groups of a block are counted in an array. */
    private static final int FEW = 1 << 16;

    private static final Comparator<String> SHORTEST =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private final TreeMap<A, A> rows = new TreeMap<>();
    private final TreeMap<B, B> columns = new TreeMap<>();
    private final TreeMap<A, TreeMap<B, Long>> counts = new TreeMap<>();

    CrossCounts(Basis basis) {
        super(basis);
    }

    void add(Segment<A> row, Segment<B> column, CustomerHistory customer) {
        if (customer.orderCount() > 0) {
            add(row.key(customer), column.key(customer), 1);
        }
    }

    void addAll(Segment<A> row, Segment<B> column, CustomerBlock block) {
        SegmentGroups<A> ofRow = block.once(row, () -> row.groups(block));
        SegmentGroups<B> ofColumn = block.once(column, () -> column.groups(block));
        int width = ofColumn.keys().size();
        boolean isFew = (long) ofRow.keys().size() * width <= FEW;
        long[] pairs = new long[isFew ? ofRow.keys().size() * width : 0];
        for (int customer = 0; customer < block.customers(); customer++) {
            if (block.firstRow(customer) < block.firstRow(customer + 1)) {
                if (isFew) {
                    pairs[ofRow.of(customer) * width + ofColumn.of(customer)]++;
                } else {
                    add(ofRow.keys().get(ofRow.of(customer)), ofColumn.keys().get(ofColumn.of(customer)), 1);
                }
            }
        }
        for (int pair = 0; pair < pairs.length; pair++) {
            if (pairs[pair] > 0) {
                add(ofRow.keys().get(pair / width), ofColumn.keys().get(pair % width), pairs[pair]);
            }
        }
    }

    private void add(A row, B column, long customers) {
        rows.merge(row, row, CrossCounts::shortest);
        columns.merge(column, column, CrossCounts::shortest);
        counts.computeIfAbsent(row, key -> new TreeMap<>()).merge(column, customers, Long::sum);
    }

    private static <K> K shortest(K one, K other) {
        return SHORTEST.compare(other.toString(), one.toString()) < 0 ? other : one;
    }

    void merge(CrossCounts<A, B> from) {
        requireSameBasis(from);
        from.counts.forEach((row, of) -> of.forEach((column, customers) -> add(row, column, customers)));
        from.rows.values().forEach(row -> rows.merge(row, row, CrossCounts::shortest));
        from.columns.values().forEach(column -> columns.merge(column, column, CrossCounts::shortest));
    }

    CrossTable<A, B> table(Label label, Segment<A> row, Segment<B> column, Basis basis) {
        List<Cell<A, B>> cells = new ArrayList<>();
        rows.forEach((key, written) -> columns.forEach((other, writtenOther) -> {
            Long customers = counts.getOrDefault(key, new TreeMap<>()).get(other);
            if (customers != null) {
                cells.add(new Cell<>(written, writtenOther, customers));
            }
        }));
        List<String> notes = Stream.of(row.note(rows.keySet(), basis), column.note(columns.keySet(), basis))
                .flatMap(note -> note.stream())
                .distinct()
                .toList();
        return new CrossTable<>(label.in(basis.scope()), cells, cells.isEmpty() ? List.of() : notes);
    }
}
