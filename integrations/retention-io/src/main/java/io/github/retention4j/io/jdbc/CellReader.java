package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.CellWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Hands the cell of one column of the row that a result stands at over, unless it is null. */
interface CellReader {
    void read(ResultSet rows, CellWriter row) throws SQLException;

    /** What is to be known of the cells that were read; empty if nothing is. */
    default String note() {
        return "";
    }
}
