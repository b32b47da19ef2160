package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table.
 *
 * @param name what it is called; columns are told apart by their names
 * @param type what its cells hold
 */
public record TableColumn(String name, CellType type) {
    /** Checks that nothing is null. */
    public TableColumn {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
    }
}
