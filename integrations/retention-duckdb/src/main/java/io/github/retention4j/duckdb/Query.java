package io.github.retention4j.duckdb;

import io.github.retention4j.duckdb.Session.Opening;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A query, whose columns DuckDB tells without running it. */
record Query(Opening opening, String sql) implements Origin {
    private static final Pattern END = Pattern.compile("[\\s;]+$");

    /**
     * A query without the semicolon at its end.
     *
     * @throws IllegalArgumentException if it is blank
     */
    static String trimmed(String sql) {
        String trimmed = END.matcher(sql).replaceFirst("");
        if (trimmed.isBlank()) {
            throw new IllegalArgumentException("the query is blank");
        }
        return trimmed;
    }

    @Override
    public Session open() throws IOException {
        return opening.open();
    }

    @Override
    public List<Column> columns(Session session) throws IOException, SQLException {
        return columns(session, sql);
    }

    /** The columns of a query; in SQL they are called {@code c0}, {@code c1} and so on. */
    static List<Column> columns(Session session, String sql) throws IOException, SQLException {
        List<Session.Described> described = session.describe("select * from (\n" + sql + "\n)");
        List<Column> columns = new ArrayList<>();
        for (Session.Described one : described) {
            columns.add(Column.of(one.name(), one.type(), "c" + columns.size()));
        }
        if (columns.stream().anyMatch(column -> column.type().equals("UNKNOWN"))) {
            throw new IOException(
                    "DuckDB does not know the query's columns before it runs: state the values of PIVOT with IN (...),"
                            + " and no parameters");
        }
        return columns;
    }

    @Override
    public String rows(List<Column> columns, List<Column> read) {
        return rows(sql, columns, read);
    }

    /** Columns by their places, since their names may be anything, and two the same. */
    static String rows(String sql, List<Column> columns, List<Column> read) {
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        String expressions =
                read.stream().map(column -> column.expression() + ", ").collect(Collectors.joining());
        return "select " + expressions + "false from (\n" + sql + "\n) as q(" + names + ")";
    }
}
