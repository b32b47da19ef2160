package io.github.retention4j.io.row;

import java.util.stream.IntStream;

/** Which cells of a source's rows will be read: all, until a column is asked for. */
final class KeptCells {
    private int width = Integer.MAX_VALUE;
    private boolean areAll = true;
    private boolean isAnyAsked;
    private boolean[] kept = {};
    private int[] columns = {};

    KeptCells() {}

    /** For another row of the same columns. */
    KeptCells(KeptCells other) {
        width = other.width;
        areAll = other.areAll;
        kept = other.kept;
        columns = other.columns;
    }

    /** Of rows of so many cells. */
    void become(int cells) {
        width = cells;
        kept = new boolean[cells];
    }

    /** Keeps a column, and of the others only those that this was said of. */
    void keep(int column) {
        kept[column] = true;
        columns = IntStream.range(0, width).filter(i -> kept[i]).toArray();
        areAll = isAnyAsked;
    }

    /** Keeps all: a rule of the caller may ask for any. */
    void keepAll() {
        isAnyAsked = true;
        areAll = true;
    }

    boolean areAll() {
        return areAll;
    }

    /** Those that are kept, in order, unless all are. */
    int[] columns() {
        return columns;
    }

    /** Whether a cell will be read. */
    boolean has(int cell) {
        return cell < width && (areAll || kept[cell]);
    }
}
