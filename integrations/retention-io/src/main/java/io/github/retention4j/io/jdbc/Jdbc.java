package io.github.retention4j.io.jdbc;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query of a database, read one after the other by JDBC.
 *
 * <p>Rows are never all in memory: what that needs differs from driver to driver, and is set by the name of the driver. With a
 * {@link DataSource} each reading opens a connection, makes it read-only, leaves autocommit where the rows would not stream or an
 * update would stay, rolls back in the end, restores both and closes it, whatever happened. With a {@link Connection} of the
 * caller's own nothing but a statement is opened and closed.
 *
 * <p>What cells hold follows the types of the query's columns:
 *
 * <ul>
 *   <li>Integers, and {@code NUMERIC(n,0)} of at most 18 digits, are whole numbers; other {@code NUMERIC} and {@code DECIMAL} are
 *       exact. {@code FLOAT}, {@code REAL} and {@code DOUBLE} are not, and money is not read from them unless asked for.
 *   <li>A time with a zone is an instant: PostgreSQL's {@code timestamptz}, {@code TIMESTAMP WITH TIME ZONE}, SQL Server's
 *       {@code datetimeoffset}, and MySQL's {@code TIMESTAMP}, by the zone of its session. One without, such as MySQL's
 *       {@code DATETIME}, is what a clock showed: state whose. Oracle's {@code DATE} has a time of day and is one of those.
 *   <li>{@code infinity} of PostgreSQL is no time: it is told as that word.
 *   <li>Text, {@code UUID}, {@code ENUM} and JSON are text; {@code BOOLEAN} is {@code true} or {@code false}; a {@code TIME} is
 *       as in {@code 10:15:00}. Blanks that fill {@code CHAR(n)} up are left out.
 *   <li>Arrays, bytes and other types are an error if their column is read, and so is a column without a name or with another's.
 * </ul>
 *
 * <p>What may stand in the way:
 *
 * <ul>
 *   <li>Interrupting the thread that reads cancels the query, and the reading ends with an exception.
 *   <li>PostgreSQL streams in a transaction only: a {@link Connection} that commits by itself is refused. After a query that fails
 *       its transaction has to be rolled back, by whoever began it.
 *   <li>MySQL allows no other statement on the connection before all rows have been read, and gives up on a reader that takes
 *       longer than {@code netTimeoutForStreamingResults} between rows, 600 seconds if nothing is set.
 *   <li>DuckDB keeps the whole result in its own memory, unless the connection was opened with {@code jdbc_stream_results=true}.
 *   <li>A message has nothing of a row. What a driver says of rows is the exception's cause, and may have.
 * </ul>
 *
 * <pre>{@code
 * History history = Jdbc.query(dataSource, "select customer_id, created_at, total from orders where status = ?")
 *         .parameters("paid")
 *         .orders().customer("customer_id").time("created_at").amount("total")
 *         .into(History.builder(zone, sar)).build();
 * }</pre>
 *
 * <p>A value: it can be read again and again, from several threads if it has a {@link DataSource}.
 */
public final class Jdbc implements TableSource {
    private final @Nullable DataSource source;
    private final @Nullable Connection connection;
    private final SqlText query;
    private final String name;
    private final List<Object> parameters;
    private final int fetchSize;

    private Jdbc(
            @Nullable DataSource source,
            @Nullable Connection connection,
            SqlText query,
            String name,
            List<Object> parameters,
            int fetchSize) {
        this.source = source;
        this.connection = connection;
        this.query = query;
        this.name = name;
        this.parameters = parameters;
        this.fetchSize = fetchSize;
    }

    /**
     * A query by a connection of its own.
     *
     * @param source gives a connection for each reading
     * @param sql one query; a semicolon at its end does no harm
     * @return where its rows come from
     * @throws IllegalArgumentException if the SQL is empty, is several statements, or begins as what is no query does
     */
    public static Jdbc query(DataSource source, String sql) {
        return of(requireNonNull(source, "source"), null, sql);
    }

    /**
     * A query by a connection that is open, as for what a transaction has not committed yet. Its settings stay as they are, nothing
     * is committed or rolled back, and it is not closed. While rows are read it is used for nothing else.
     *
     * @param connection what to ask by
     * @param sql one query; a semicolon at its end does no harm
     * @return where its rows come from
     * @throws IllegalArgumentException if the SQL is empty, is several statements, or begins as what is no query does
     */
    public static Jdbc query(Connection connection, String sql) {
        return of(null, requireNonNull(connection, "connection"), sql);
    }

    private static Jdbc of(@Nullable DataSource source, @Nullable Connection connection, String sql) {
        SqlText query = SqlText.query(requireNonNull(sql, "sql"));
        String name = query.table().map(table -> "query of " + table).orElse("query");
        return new Jdbc(source, connection, query, name, List.of(), 0);
    }

    /**
     * States what it is called in messages and in the account of a history. If nothing is stated it is {@code query of orders}, by the
     * first table of the query, or only {@code query} where that is no plain name.
     *
     * @param stated the name, such as {@code orders}
     * @return a new value
     * @throws IllegalArgumentException if the name is blank
     */
    public Jdbc named(String stated) {
        if (stated.isBlank()) {
            throw new IllegalArgumentException("the name of a query must not be blank");
        }
        return new Jdbc(source, connection, query, stated.strip(), parameters, fetchSize);
    }

    /**
     * States what the question marks of the query stand for, in their order.
     *
     * @param values a value each, not null; which types there are is the driver's matter: text, numbers, {@code java.time}
     * @return a new value
     */
    public Jdbc parameters(Object... values) {
        for (Object value : values) {
            requireNonNull(value, "a parameter is null; write IS NULL in the query");
        }
        return new Jdbc(source, connection, query, name, List.of(values), fetchSize);
    }

    /**
     * States how many rows the driver asks the database for at a time. 10,000 if nothing is stated, 5,000 of Oracle; state fewer
     * where rows are long. MySQL and SQL Server do not look at it, as they hand rows over while they come.
     *
     * @param rows how many
     * @return a new value
     * @throws IllegalArgumentException if that is below 1
     */
    public Jdbc fetchSize(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("fetchSize " + rows + " not in [1, ∞)");
        }
        return new Jdbc(source, connection, query, name, parameters, rows);
    }

    /**
     * Reads what is new only, and tells where to go on.
     *
     * @param column a column of the query that rises with each new row, such as its id
     * @param position what the last {@code ?} of the query stands for: the position to start after, 0 the first time
     * @return where those rows come from
     * @throws IllegalArgumentException if the query has no {@code ?} for it, behind those of its {@link #parameters}
     */
    public JdbcIncrement since(String column, long position) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(position);
        if (query.hasFewerMarksThan(all.size())) {
            throw new IllegalArgumentException(name + ": since(\"" + column
                    + "\", …) puts the position in place of the query's last ?, and the query has none"
                    + (parameters.isEmpty() ? "" : " behind those of its parameters")
                    + ": let it ask for what is new, as in where " + column + " > ?");
        }
        return new JdbcIncrement(
                new Jdbc(source, connection, query, name, List.copyOf(all), fetchSize), column, position);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TableCursor open() throws IOException {
        return open(new ReadMark());
    }

    TableCursor open(ReadMark mark) throws IOException {
        Reading reading = new Reading(query, parameters, fetchSize, mark);
        return connection != null
                ? reading.of(connection)
                : reading.ofOwn(Optional.ofNullable(source).orElseThrow()::getConnection);
    }

    /** {@return its name only: the text of a query and its parameters may be nobody else's business} */
    @Override
    public String toString() {
        return "Jdbc[" + name + "]";
    }
}
