package io.github.retention4j.io.jdbc;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The rows of a query that are new since the last time: those whose number, such as an id that the database counts up, is above a
 * position. After they were read it knows the next position: the highest number of them, or the same as before if there were none.
 *
 * <ul>
 *   <li>The query asks for them: its last {@code ?} takes the position. A row that is not above it is an error, as the query then
 *       does not ask.
 *   <li>The column is one of the query's, of whole numbers, never null. Rows may come in any order.
 *   <li>There is a next position only once all rows have been read without an error. Store it where the results are stored, after
 *       them: what is read twice is better found than what is missed.
 *   <li><b>Rows that come late are missed.</b> A number is given when a row is inserted, and seen when its transaction commits: a
 *       row of a lower number that is committed after this was read stays below the position for ever. Leave the last minutes
 *       out, more of them than any transaction takes: {@code … where id > ? and created_at < now() - interval '10 minutes'}, in
 *       PostgreSQL's words.
 *   <li>A row that changes later, as when it is refunded, keeps its number and is not read again. Read refunds by their own ids.
 * </ul>
 *
 * <pre>{@code
 * JdbcIncrement orders = Jdbc.query(dataSource, "select id, customer_id, created_at, total from orders where id > ?")
 *         .since("id", position);
 * orders.orders().customer("customer_id").time("created_at").amount("total").into(builder);
 * position = orders.nextPosition();
 * }</pre>
 *
 * <p>It remembers what was read last, so that it is for one reader at a time.
 */
public final class JdbcIncrement implements TableSource {
    private final Jdbc query;
    private final String column;
    private final long position;
    private volatile OptionalLong next = OptionalLong.empty();

    JdbcIncrement(Jdbc query, String column, long position) {
        this.query = query;
        this.column = requireNonNull(column, "column").strip();
        this.position = position;
    }

    @Override
    public String name() {
        return query.name();
    }

    @Override
    public TableCursor open() throws IOException {
        next = OptionalLong.empty();
        return query.open(new Highest());
    }

    /**
     * Where to go on the next time.
     *
     * @return the highest number of the rows that were read, or the position that was stated if there was no row
     * @throws IllegalStateException if the rows have not been read to the last
     */
    public long nextPosition() {
        return next.orElseThrow(() -> new IllegalStateException(
                name() + ": there is no next position before all rows have been read without an error"));
    }

    /** Says where it starts, not what it asks. */
    @Override
    public String toString() {
        return query + " since " + column + " " + position;
    }

    /** How far a reading has come. */
    private final class Highest extends ReadMark {
        private int at;
        private long highest = position;

        @Override
        void start(List<JdbcColumn> columns) throws IOException {
            int found = find(columns);
            CellType type = columns.get(found).header().type();
            if (type != CellType.WHOLE && type != CellType.DECIMAL) {
                throw new IOException("since(\"" + column + "\", …) needs a column of whole numbers");
            }
            at = found + 1;
        }

        private int find(List<JdbcColumn> columns) throws IOException {
            List<String> names = columns.stream().map(c -> c.header().name()).toList();
            int exactly = names.indexOf(column);
            if (exactly >= 0) {
                return exactly;
            }
            int[] alike = IntStream.range(0, names.size())
                    .filter(i -> names.get(i).equalsIgnoreCase(column))
                    .toArray();
            if (alike.length == 1) {
                return alike[0];
            }
            throw new IOException("since(\"" + column + "\", …) needs a column of that name, and the query has "
                    + String.join(", ", names));
        }

        @Override
        void pass(ResultSet rows, long number) throws SQLException, IOException {
            long value = rows.getLong(at);
            if (rows.wasNull()) {
                throw new IOException("row " + number + ": column \"" + column
                        + "\" is null, and since(…) needs its number: leave such rows out in the query");
            }
            if (value <= position) {
                throw new IOException("row " + number + ": column \"" + column + "\" is not above the position "
                        + position + ": let the query ask for it, as in where " + column + " > ?");
            }
            highest = Math.max(highest, value);
        }

        @Override
        void end() {
            next = OptionalLong.of(highest);
        }
    }
}
