package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/** The rows of a query that runs. */
final class JdbcCursor implements TableCursor {
    private final List<JdbcColumn> columns;
    private final ResultSet rows;
    private final Undo undo;
    private final ReadMark mark;
    private final Runnable atEnd;

    private JdbcColumn[] read;
    private long number;
    private boolean ended;

    JdbcCursor(List<JdbcColumn> columns, ResultSet rows, Undo undo, ReadMark mark, Runnable atEnd) {
        this.columns = columns;
        this.rows = rows;
        this.undo = undo;
        this.mark = mark;
        this.atEnd = atEnd;
        this.read = columns.toArray(JdbcColumn[]::new);
    }

    @Override
    public List<TableColumn> columns() {
        return columns.stream().map(JdbcColumn::header).toList();
    }

    @Override
    public void reading(BitSet wanted) {
        read = wanted.stream()
                .filter(i -> i < columns.size())
                .mapToObj(columns::get)
                .toArray(JdbcColumn[]::new);
    }

    @Override
    public boolean next(CellWriter row) throws IOException {
        if (ended) {
            return false;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw SqlFailure.interrupted(number);
        }
        if (number == 0) {
            checkReadable();
        }
        if (!advance()) {
            ended = true;
            atEnd.run();
            return false;
        }
        number++;
        for (JdbcColumn column : read) {
            try {
                column.cells().read(rows, row);
            } catch (SQLException e) {
                throw failure("row " + number + ": column \"" + column.header().name() + "\" cannot be read", e);
            }
        }
        try {
            mark.pass(rows, number);
        } catch (SQLException e) {
            throw failure("row " + number + ": its number cannot be read", e);
        }
        return true;
    }

    private boolean advance() throws IOException {
        try {
            return rows.next();
        } catch (SQLException e) {
            throw failure("reading ended after " + number + (number == 1 ? " row" : " rows"), e);
        }
    }

    private void checkReadable() throws IOException {
        for (JdbcColumn column : read) {
            if (!column.refusal().isEmpty()) {
                throw new IOException(column.refusal());
            }
        }
    }

    private IOException failure(String what, SQLException e) {
        if (Thread.currentThread().isInterrupted()) {
            IOException interrupted = SqlFailure.interrupted(number);
            interrupted.initCause(e);
            return interrupted;
        }
        return SqlFailure.late(what, e);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public List<String> notes() {
        return columns.stream()
                .map(column -> column.cells().note())
                .filter(note -> !note.isEmpty())
                .toList();
    }

    @Override
    public void close() throws IOException {
        try {
            undo.run();
        } catch (SQLException e) {
            throw SqlFailure.late("the connection could not be left as it was found", e);
        }
    }
}
