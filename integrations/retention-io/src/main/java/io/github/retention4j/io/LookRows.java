package io.github.retention4j.io;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Looks at all rows of a file whose layout is known, one after another, and keeps none of them. */
final class LookRows {
    /** So many ids of orders are remembered, to see one that comes again. */
    private static final int MOST_ORDERS = 1 << 16;

    private final List<String> header;
    private final LookColumn[] columns;

    /** What the cells of a column are in the rows of an order after its first. */
    private final Repeats[] repeats;

    private final LookTotals totals;

    /** Texts that stand for an empty cell. */
    private final Set<String> empties;

    /** The column of the order by its name; below zero if there is none. */
    private final int order;

    private long rows;
    private long shorter;
    private long longer;
    private long tooLong;

    // The order of the rows before.
    private String id = "";
    private List<String> firstRow = List.of();
    private final Set<Long> ids = new HashSet<>();
    private long again;
    private long withoutId;
    private long lines;

    /** Of one column, how many rows of an order after its first are empty, as the first, or another. */
    static final class Repeats {
        private long empty;
        private long emptied;
        private long same;
        private long other;

        long empty() {
            return empty;
        }

        /** Those empty where the first is not. */
        long emptied() {
            return emptied;
        }

        long same() {
            return same;
        }

        long other() {
            return other;
        }
    }

    /**
     * Rows of which none has been seen.
     *
     * @param stated texts that stand for an empty cell; none if nothing was stated
     */
    LookRows(List<String> header, List<String> stated) {
        this.header = header;
        this.empties = stated.isEmpty() ? LookColumn.NULLS : Set.copyOf(stated);
        this.columns =
                header.stream().map(name -> new LookColumn(name, empties)).toArray(LookColumn[]::new);
        this.repeats = header.stream().map(name -> new Repeats()).toArray(Repeats[]::new);
        this.order = named(LookRole.ORDER);
        this.totals = new LookTotals(
                header,
                IntStream.of(order, named(LookRole.CUSTOMER), named(LookRole.TIME))
                        .filter(column -> column >= 0)
                        .toArray());
    }

    /** The column that is surest called so. */
    private int named(LookRole role) {
        return IntStream.range(0, header.size())
                .filter(column -> role.rank(header.get(column)) != LookRole.NONE)
                .boxed()
                .min(Comparator.comparingInt(column -> role.rank(header.get(column))))
                .orElse(-1);
    }

    /** Looks at the next row, which has so many cells up to its last that is not empty. */
    void look(List<String> cells, int width) {
        if (totals.take(cells)) {
            return;
        }
        rows++;
        if (cells.size() < header.size()) {
            shorter++;
        } else if (cells.size() > header.size()) {
            longer++;
            if (width > header.size()) {
                tooLong++;
                return;
            }
        }
        if (order >= 0) {
            lookAtOrder(cells);
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column].look(cell(cells, column));
        }
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** A cell, empty if it is a text that stands for that. */
    private String filled(List<String> cells, int column) {
        String cell = cell(cells, column);
        return empties.contains(cell) ? "" : cell;
    }

    private void lookAtOrder(List<String> cells) {
        String its = filled(cells, order);
        boolean isLine = !id.isEmpty() && (its.isEmpty() || its.equals(id));
        if (isLine) {
            lines++;
            withoutId += its.isEmpty() ? 1 : 0;
            for (int column = 0; column < columns.length; column++) {
                String cell = filled(cells, column);
                if (cell.isEmpty()) {
                    repeats[column].empty++;
                    repeats[column].emptied += filled(firstRow, column).isEmpty() ? 0 : 1;
                } else if (cell.equals(filled(firstRow, column))) {
                    repeats[column].same++;
                } else {
                    repeats[column].other++;
                }
            }
            return;
        }
        id = its;
        firstRow = List.copyOf(cells);
        if (!its.isEmpty() && ids.size() < MOST_ORDERS && !ids.add(LookColumn.hash(its))) {
            again++;
        }
    }

    // ---- what was seen

    List<LookColumn> columns() {
        return List.of(columns);
    }

    /** Whether a name is that of one column only, so that it can be stated. */
    boolean isClear(String name) {
        return !name.isEmpty() && header.stream().filter(name::equals).count() == 1;
    }

    int order() {
        return order;
    }

    Repeats repeats(LookColumn column) {
        return repeats[List.of(columns).indexOf(column)];
    }

    /** Rows but those of totals. */
    long rows() {
        return rows;
    }

    /** Rows that follow another of their order. */
    long lines() {
        return lines;
    }

    /** Those of them that do not name it. */
    long withoutId() {
        return withoutId;
    }

    /** Orders that come again after another, as far as is remembered. */
    long again() {
        return again;
    }

    long shorter() {
        return shorter;
    }

    long longer() {
        return longer;
    }

    /** Rows that are bad whatever is stated. */
    long tooLong() {
        return tooLong;
    }

    LookTotals totals() {
        return totals;
    }

    /** The texts for empty cells in some columns. */
    Set<String> nulls(List<LookColumn> used) {
        Set<String> nulls = new TreeSet<>();
        used.forEach(column -> nulls.addAll(column.nulls()));
        return nulls;
    }
}
