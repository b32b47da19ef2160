package io.github.retention4j.io;

/**
 * How many cells a row of a file may have. A row whose cells beyond the header's are not all empty is a bad row always: nobody knows
 * which of its cells is under which name.
 */
public enum RowWidths {
    /** As many as the header has; a row with more or fewer is a bad row. The default. */
    EXACT,
    /** Rows may have more, if those are empty: they end in delimiters that the header does not have. */
    TRAILING_DELIMITERS,
    /**
     * Rows may have fewer, too, and the cells that they lack are empty: a spreadsheet leaves empty cells out at the end of a row. So
     * does a file that was cut off or a line break inside a cell, and nobody notices if what is lacking may be empty.
     */
    RAGGED
}
