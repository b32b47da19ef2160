package io.github.retention4j.duckdb;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Parquet and JSON files, and any query that DuckDB answers, read by DuckDB in this process. It is a value; nothing is opened
 * before its columns are read into a builder.
 *
 * <pre>{@code
 * History history = DuckDb.parquet(Path.of("orders.parquet")).orders()
 *         .customer("customer_id").time("created_at").amount("total")
 *         .into(History.builder(zone, gbp)).build();
 * }</pre>
 *
 * <ul>
 *   <li>Only the columns that are stated are read, and rows come in pieces of 2,048, so that the memory taken does not grow with
 *       the file. Rows come in the order of the file or query, whatever the number of threads; messages count them from 1.
 *   <li>{@code TIMESTAMP WITH TIME ZONE} is an instant. {@code TIMESTAMP}, also to seconds, milliseconds or nanoseconds, and
 *       {@code DATE} are of the zone that is stated of the columns, else the history's. What is finer than a millisecond is cut
 *       off. {@code infinity} stops the reading.
 *   <li>{@code DECIMAL} and whole numbers are exact, those beyond long too. {@code FLOAT} and {@code DOUBLE} are of binary floating
 *       point, as which money is refused unless {@link io.github.retention4j.io.Columns#inexactMoney inexactMoney} is stated.
 *   <li>{@code VARCHAR}, {@code UUID}, {@code ENUM}, {@code BOOLEAN}, {@code TIME} and {@code JSON} are text. {@code NULL} is an empty
 *       cell.
 *   <li>{@code STRUCT}, {@code LIST}, {@code MAP}, {@code BLOB} and other types are not read: take what is in them in a query, as
 *       {@code select customer.id as customer_id from read_parquet('orders.parquet')}.
 *   <li>Nothing is downloaded. What DuckDB needs an extension for (files on S3 or the web, spreadsheets, other databases) is
 *       refused, unless the extension is loaded on a connection of your own: see {@link #query(Connection, String)}.
 *   <li>DuckDB works with at most 4 threads and 2 GB of memory beside Java's heap, and writes nothing to disk. The time zone of SQL
 *       is UTC. A query that needs anything else is for a connection of your own.
 *   <li>An interrupt of the thread cancels the query; then, and at any other end, what was opened is closed.
 * </ul>
 *
 * <p>Since Java 24 the JVM warns of DuckDB, which is not Java alone, unless it is started with
 * {@code --enable-native-access=ALL-UNNAMED} ({@code duckdb.jdbc} on the module path).
 */
public final class DuckDb implements TableSource {
    private final String name;
    private final Origin origin;

    private DuckDb(String name, Origin origin) {
        this.name = name;
        this.origin = origin;
    }

    /**
     * A Parquet file.
     *
     * @param file where it is; characters such as {@code *} are its name's
     * @return the source
     */
    public static DuckDb parquet(Path file) {
        return new DuckDb(name(file), new ParquetFiles(Paths.one(file)));
    }

    /**
     * The Parquet files that a pattern matches, one after the other. Columns are found by their names in each; those that are read
     * have the same type in all.
     *
     * <pre>{@code
     * DuckDb months = DuckDb.parquet("exports/2026-*.parquet");
     * }</pre>
     *
     * @param pattern with {@code *}, {@code ?}, {@code [ab]}, and {@code **} for folders at any depth; or an address such as
     *     {@code s3://…}, for which DuckDB needs an extension
     * @return the source
     */
    public static DuckDb parquet(String pattern) {
        return new DuckDb(pattern, new ParquetFiles(Paths.matching(pattern)));
    }

    /**
     * A file of JSON objects: one a line (JSONL), or all in one array. It may be packed with gzip.
     *
     * <pre>{@code
     * OrderColumns orders = DuckDb.json(Path.of("orders.jsonl")).orders()
     *         .customer("customer.id").time("createdAt", "yyyy-MM-dd'T'HH:mm:ssX").amount("total");
     * }</pre>
     *
     * <ul>
     *   <li>A column is a field; one of an object within the object has the names of both, as in {@code customer.id}. The first
     *       20,000 objects show which there are. Arrays are not read.
     *   <li>All cells are text, so that nothing is guessed of them: a time is read by its pattern, as in a CSV file.
     *   <li>An amount is the number that the file has. One with decimals and more than 15 digits is the nearest number of binary
     *       floating point; whole numbers and numbers in quotes are exact at any length.
     *   <li>A field that is missing or {@code null} is an empty cell.
     * </ul>
     *
     * @param file where it is; characters such as {@code *} are its name's
     * @return the source
     */
    public static DuckDb json(Path file) {
        return new DuckDb(name(file), new JsonFiles(Paths.one(file)));
    }

    /**
     * The JSON files that a pattern matches, one after the other.
     *
     * @param pattern with {@code *}, {@code ?}, {@code [ab]}, and {@code **} for folders at any depth
     * @return the source
     * @see #json(Path)
     */
    public static DuckDb json(String pattern) {
        return new DuckDb(pattern, new JsonFiles(Paths.matching(pattern)));
    }

    /**
     * A query in an empty database in memory, for what needs SQL: fields within fields, a join of files, a filter.
     *
     * <pre>{@code
     * DuckDb orders = DuckDb.query("select buyer.id as customer, at, total from read_parquet('orders.parquet') where paid");
     * }</pre>
     *
     * @param sql a query in DuckDB's SQL
     * @return the source
     * @throws IllegalArgumentException if it is blank
     */
    public static DuckDb query(String sql) {
        return new DuckDb("query", new Query(Session::inMemory, Query.trimmed(sql)));
    }

    /**
     * A query in a DuckDB database, which is opened to be read only. It can be read by many at once, but not while anybody writes to
     * it.
     *
     * <pre>{@code
     * DuckDb orders = DuckDb.query(Path.of("shop.duckdb"), "from orders");
     * }</pre>
     *
     * @param database its file
     * @param sql a query in DuckDB's SQL
     * @return the source
     * @throws IllegalArgumentException if the query is blank
     */
    public static DuckDb query(Path database, String sql) {
        requireNonNull(database, "database");
        return new DuckDb(name(database), new Query(() -> Session.of(database), Query.trimmed(sql)));
    }

    /**
     * A query on a connection of your own: with extensions that you loaded, such as {@code httpfs} for S3 or {@code excel} for
     * spreadsheets, with your own settings, with tables in memory.
     *
     * <pre>{@code
     * try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
     *         java.sql.Statement statement = connection.createStatement()) {
     *     statement.execute("LOAD 'extensions/excel.duckdb_extension'");
     *     DuckDb.query(connection, "from read_xlsx('orders.xlsx')").orders().customer("who").time("at").amount("total")
     *             .into(builder);
     * }
     * }</pre>
     *
     * <ul>
     *   <li>The connection stays open and as it is: nothing is set, begun or rolled back. While rows are read, DuckDB runs no other
     *       statement on it.
     *   <li>Its setting {@code preserve_insertion_order} must be on, as it is unless it was changed.
     * </ul>
     *
     * @param connection to DuckDB, also one that a pool wraps
     * @param sql a query in DuckDB's SQL
     * @return the source
     * @throws IllegalArgumentException if the connection is not to DuckDB, or the query is blank
     */
    public static DuckDb query(Connection connection, String sql) {
        requireNonNull(connection, "connection");
        return new DuckDb("query", new Query(Session.borrow(connection), Query.trimmed(sql)));
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public TableCursor open() throws IOException {
        Session session = origin.open();
        try {
            return DuckDbCursor.open(session, origin);
        } catch (SQLException e) {
            IOException failure = new Failure(origin.sql()).early(e);
            session.closeAfter(failure);
            throw failure;
        } catch (IOException | RuntimeException | Error e) {
            session.closeAfter(e);
            throw e;
        }
    }

    /** What it is called. */
    @Override
    public String toString() {
        return "DuckDb " + name;
    }
}
