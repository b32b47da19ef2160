package io.github.retention4j.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/** The rows of an open {@link TableSource}, one after the other. Used by one thread. */
public interface TableCursor extends Closeable {
    /** {@return the columns, in their order} */
    List<TableColumn> columns();

    /**
     * Says which columns will be read, once, before the first row; cells of others need not be written.
     *
     * @param columns their places, from 0
     */
    default void reading(BitSet columns) {}

    /**
     * Goes to the next row and writes its cells.
     *
     * @param row takes the cells; all are empty at first
     * @return whether there is a row
     * @throws IOException if the source cannot be read any further; its message says why, without the source's name and without a
     *     customer's id
     */
    boolean next(CellWriter row) throws IOException;

    /**
     * The number of the row that {@link #next} went to last, as the source's user would count it: of a file its line, of a sheet its
     * row, of a query how many there have been.
     *
     * @return the number, from 1
     */
    long number();

    /** {@return whether {@link #number} is that of a line, so that messages say "line"} */
    default boolean countsLines() {
        return false;
    }

    /** {@return how much of the source has been read, from 0 to 1; empty if nobody knows} */
    default OptionalDouble share() {
        return OptionalDouble.empty();
    }

    /**
     * What is remarkable about the source and no reason to refuse a row; asked once, after the last row.
     *
     * @return a sentence or two each, without a customer's id
     */
    default List<String> notes() {
        return List.of();
    }
}
