package io.github.retention4j.io;

import java.math.BigDecimal;

/**
 * Takes the cells of one row from a {@link TableCursor}. Columns are counted from 0. A cell that is not written is empty, and
 * one that is written twice is what was written last. A column that the cursor did not name is an
 * {@link IndexOutOfBoundsException}.
 */
public interface CellWriter {
    /**
     * Writes text, which is copied. White space around it does not belong to it.
     *
     * @param column which column
     * @param value the text; an empty one is an empty cell
     */
    void text(int column, CharSequence value);

    /**
     * Writes a whole number.
     *
     * @param column which column
     * @param value the number
     */
    void whole(int column, long value);

    /**
     * Writes an exact number.
     *
     * @param column which column
     * @param unscaled its digits, as in {@link BigDecimal#unscaledValue}
     * @param scale how many of them are decimals, 0 to 18
     * @throws IllegalArgumentException if the scale is not in [0, 18]
     */
    void decimal(int column, long unscaled, int scale);

    /**
     * Writes an exact number.
     *
     * @param column which column
     * @param value the number
     */
    void decimal(int column, BigDecimal value);

    /**
     * Writes a number of binary floating point.
     *
     * @param column which column
     * @param value the number
     */
    void floating(int column, double value);

    /**
     * Writes an instant.
     *
     * @param column which column
     * @param epochMillis milliseconds since the start of 1970 in UTC
     */
    void instant(int column, long epochMillis);

    /**
     * Writes what a wall clock showed, whose zone the reader knows.
     *
     * @param column which column
     * @param millis milliseconds since the start of 1970 on that clock, as if it never changed: as if it stood in UTC
     */
    void localTime(int column, long millis);

    /**
     * Writes a date.
     *
     * @param column which column
     * @param epochDay days since 1970-01-01, as in {@link java.time.LocalDate#toEpochDay}
     */
    void day(int column, long epochDay);

    /**
     * Says that the row is bad as a whole, such as one with more cells than there are columns. It is judged as any bad row is: it
     * stops the reading, or is left out and counted. What was written of it still tells which order goes with it.
     *
     * @param reason why, without a customer's id
     * @throws IllegalArgumentException by this default: who looks at cells and does not judge rows must not take half of one unawares
     */
    default void refuse(String reason) {
        throw new IllegalArgumentException(reason);
    }
}
