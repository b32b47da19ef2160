package io.github.retention4j.io.look;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The orders of a file, if a column of it tells them: rows behind one another that have the same id, or none, are lines of one. */
public final class LookRuns {
    /** So many ids of orders are remembered, to see one that comes again. */
    private static final int MOST_ORDERS = 1 << 16;

    private final int column;

    /** What the cells of a column are in the rows of an order after its first. */
    private final Repeats[] repeats;

    // The order of the rows before.
    private String id = "";
    private List<String> firstRow = List.of();
    private final Set<Long> ids = new HashSet<>();
    private long again;
    private long withoutId;
    private long lines;
    private long withoutDigit;

    /** Of one column, how many rows of an order after its first are empty, as the first, or another. */
    public static final class Repeats {
        private long empty;
        private long emptied;
        private long same;
        private long other;

        public long empty() {
            return empty;
        }

        /** Those empty where the first is not. */
        public long emptied() {
            return emptied;
        }

        public long same() {
            return same;
        }

        public long other() {
            return other;
        }
    }

    /**
     * Orders of which none has been seen.
     *
     * @param column that of the id
     * @param columns how many there are
     */
    public LookRuns(int column, int columns) {
        this.column = column;
        this.repeats = new Repeats[columns];
        for (int other = 0; other < columns; other++) {
            repeats[other] = new Repeats();
        }
    }

    /** Looks at the next row. */
    public void look(List<String> cells) {
        String its = cells.get(column);
        if (!id.isEmpty() && (its.isEmpty() || its.equals(id))) {
            lines++;
            withoutId += its.isEmpty() ? 1 : 0;
            for (int other = 0; other < repeats.length; other++) {
                compare(cells.get(other), firstRow.get(other), repeats[other]);
            }
            return;
        }
        id = its;
        firstRow = cells;
        withoutDigit += its.chars().noneMatch(Character::isDigit) ? 1 : 0;
        if (!its.isEmpty() && ids.size() < MOST_ORDERS && !ids.add(LookColumn.hash(its))) {
            again++;
        }
    }

    private static void compare(String cell, String first, Repeats of) {
        if (cell.isEmpty()) {
            of.empty++;
            of.emptied += first.isEmpty() ? 0 : 1;
        } else if (cell.equals(first)) {
            of.same++;
        } else {
            of.other++;
        }
    }

    public int column() {
        return column;
    }

    public Repeats repeats(int other) {
        return repeats[other];
    }

    /** Whether every row has an id with a digit in it, and none comes again after another: people's names are not so. */
    public boolean areOfIds() {
        return again == 0 && withoutId == 0 && withoutDigit == 0 && !ids.isEmpty();
    }

    /** Rows that follow another of their order. */
    public long lines() {
        return lines;
    }

    /** Those of them that do not name it. */
    public long withoutId() {
        return withoutId;
    }

    /** Orders that come again after another, as far as is remembered. */
    public long again() {
        return again;
    }
}
