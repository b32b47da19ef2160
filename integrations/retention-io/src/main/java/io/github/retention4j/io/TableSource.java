package io.github.retention4j.io;

import java.io.IOException;

/**
 * Where rows come from: a file, a query, a program's own list. It knows how its cells are stored and nothing of what they mean;
 * what they mean is stated of its columns, as in {@code source.orders().customer("CustomerID")}.
 *
 * <p>A source is a value that can be read again and again. Nothing is opened before {@link #open}.
 */
public interface TableSource {
    /** {@return what it is called in messages and in the account of a history, such as a file's name} */
    String name();

    /**
     * Opens it at its first row.
     *
     * @return the rows; whoever asks for them closes them
     * @throws IOException if it cannot be opened, and then nothing is left open; its message says why, without the source's name
     */
    TableCursor open() throws IOException;
}
