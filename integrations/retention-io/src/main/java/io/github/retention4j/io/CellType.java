package io.github.retention4j.io;

/** What the cells of a column hold, as far as their source tells. */
public enum CellType {
    /** Text, such as every cell of a CSV file: numbers and times in it are read as they are stated to be written. */
    TEXT(0),
    /** Whole numbers. */
    WHOLE(1),
    /** Numbers with exact decimals. */
    DECIMAL(2),
    /** Numbers of binary floating point, in which money is not exact. */
    FLOATING(3),
    /** Instants. */
    INSTANT(4),
    /** Dates and times of day of a wall clock, in a zone that the source does not tell. */
    LOCAL_TIME(5),
    /** Dates. */
    DAY(6),
    /** Different from cell to cell, as in a spreadsheet. */
    ANY(7);

    /** Its number in a row. */
    final byte number;

    CellType(int number) {
        this.number = (byte) number;
    }
}
