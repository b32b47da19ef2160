package io.github.retention4j.io;

/**
 * What fills a cell of a row that the source does not have.
 *
 * @param isSteady whether several threads may do it at once, each with a row of its own, and nothing is remembered
 * @param filling fills the cell, which is empty at first
 */
record Worked(boolean isSteady, Filling filling) {
    /** Fills the cell of a row. */
    interface Filling {
        void fill(Row row, int column);
    }
}
