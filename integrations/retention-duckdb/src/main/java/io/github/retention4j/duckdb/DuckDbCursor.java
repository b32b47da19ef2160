package io.github.retention4j.duckdb;

import io.github.retention4j.duckdb.Column.Reader;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query, chunk by chunk.
 *
 * <p>The driver's chunks end where a query fails on its way, and nothing says that it did (as in a file that is damaged in its
 * middle). So a last row is added of which we know: only a result that ends with it is whole.
 */
final class DuckDbCursor implements TableCursor {
    private final Session session;
    private final Origin origin;
    private final List<Column> columns;
    private final OptionalLong count;
    private int[] places;
    private List<Column> read;
    private String sql = "";

    private @Nullable DuckDBPreparedStatement statement;
    private @Nullable DuckDBChunkedResult result;
    private Reader[] readers = {};
    private DuckDBReadableVector[] vectors = {};
    private long row;
    private long rowsOfChunk;
    private boolean isLast;
    private long number;

    private DuckDbCursor(Session session, Origin origin, List<Column> columns, OptionalLong count) {
        this.session = session;
        this.origin = origin;
        this.columns = columns;
        this.count = count;
        this.places = IntStream.range(0, columns.size()).toArray();
        this.read = columns;
    }

    /** Takes the session over, unless it fails. */
    static DuckDbCursor open(Session session, Origin origin) throws IOException, SQLException {
        return new DuckDbCursor(session, origin, origin.columns(session), origin.count(session));
    }

    @Override
    public List<TableColumn> columns() {
        return columns.stream().map(Column::toTable).toList();
    }

    @Override
    public void reading(BitSet columns) {
        places = columns.stream().toArray();
        read = columns.stream().mapToObj(this.columns::get).toList();
    }

    @Override
    public boolean next(CellWriter to) throws IOException {
        DuckDBChunkedResult rows = result != null ? result : start();
        while (row == rowsOfChunk) {
            if (isLast) {
                return false;
            }
            nextChunk(rows);
        }
        number++;
        int column = 0;
        try {
            for (; column < vectors.length; column++) {
                if (!vectors[column].isNull(row)) {
                    readers[column].read(vectors[column], row, to, places[column]);
                }
            }
        } catch (IOException e) {
            throw new IOException(
                    "row " + number + ": column \"" + read.get(column).name() + "\" " + e.getMessage());
        }
        row++;
        return true;
    }

    private DuckDBChunkedResult start() throws IOException {
        List<Reader> found = new ArrayList<>();
        for (Column column : read) {
            found.add(column.reader().orElseThrow(() -> new IOException(column.refusal())));
        }
        readers = found.toArray(Reader[]::new);
        String rows = origin.rows(columns, read);
        sql = rows + "\nunion all select " + "null, ".repeat(read.size()) + "true";
        try {
            origin.check(session, read);
            DuckDBPreparedStatement prepared = session.prepare(sql);
            statement = prepared;
            DuckDBChunkedResult started = session.execute(prepared);
            result = started;
            return started;
        } catch (SQLException e) {
            throw new Failure(sql).early(e);
        }
    }

    private void nextChunk(DuckDBChunkedResult rows) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted after " + number + (number == 1 ? " row" : " rows"));
        }
        if (!rows.nextChunk()) {
            throw failure();
        }
        DuckDBDataChunkReader chunk = rows.chunk();
        vectors = new DuckDBReadableVector[read.size()];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = chunk.vector(i);
        }
        isLast = chunk.rowCount() > 0 && chunk.vector(vectors.length).getBoolean(chunk.rowCount() - 1);
        row = 0;
        rowsOfChunk = chunk.rowCount() - (isLast ? 1 : 0);
    }

    /** The chunks do not say why they end, so the query runs once more, to its end and with one row for a result. */
    private IOException failure() throws IOException {
        closeResult();
        String all =
                IntStream.rangeClosed(0, read.size()).mapToObj(i -> "r" + i).collect(Collectors.joining(", "));
        try {
            session.texts("select max(hash(" + all + "))::varchar from (\n" + sql + "\n) as r(" + all + ")");
            return new IOException("DuckDB stopped after row " + number + " and gives no reason");
        } catch (SQLException e) {
            return new Failure(sql).late(e, number);
        }
    }

    private void closeResult() throws IOException {
        try {
            try {
                if (result != null) {
                    result.close();
                }
            } finally {
                if (statement != null) {
                    statement.close();
                }
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB could not be closed");
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public OptionalDouble share() {
        return count.isEmpty() || count.getAsLong() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, (double) number / count.getAsLong()));
    }

    @Override
    public void close() throws IOException {
        try (session) {
            closeResult();
        }
    }
}
