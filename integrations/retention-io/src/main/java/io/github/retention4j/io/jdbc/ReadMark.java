package io.github.retention4j.io.jdbc;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Follows a reading from outside, row by row; by itself it does nothing. */
class ReadMark {
    /** Says which columns there are, before the first row. */
    void start(List<JdbcColumn> columns) throws IOException {}

    /** Says that a row has been read, which the result still stands at. */
    void pass(ResultSet rows, long number) throws SQLException, IOException {}

    /** Says that there are no more. */
    void end() {}
}
