package io.github.retention4j.io;

/** What the cells of a column hold, as far as their source tells. */
public enum CellType {
    /** Text, such as every cell of a CSV file: numbers and times in it are read as they are stated to be written. */
    TEXT,
    /** Whole numbers. */
    WHOLE,
    /** Numbers with exact decimals. */
    DECIMAL,
    /** Numbers of binary floating point, in which money is not exact. */
    FLOATING,
    /** Instants. */
    INSTANT,
    /** Dates and times of day of a wall clock, in a zone that the source does not tell. */
    LOCAL_TIME,
    /** Dates. */
    DAY,
    /** Different from cell to cell, as in a spreadsheet. */
    ANY
}
