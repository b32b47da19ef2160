package io.github.retention4j.duckdb;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Parquet files. */
record ParquetFiles(Paths paths) implements Origin {
    @Override
    public Session open() throws IOException {
        paths.check("parquet");
        return Session.inMemory();
    }

    @Override
    public String sql() {
        return sql(paths.literal());
    }

    private static String sql(String literal) {
        return "select * from read_parquet(" + literal + ")";
    }

    @Override
    public List<Column> columns(Session session) throws IOException, SQLException {
        return Query.columns(session, sql());
    }

    /** DuckDB takes the types of the first file and rounds what the others have. */
    @Override
    public void check(Session session, List<Column> read) throws IOException, SQLException {
        if (!paths.mayBeMany()) {
            return;
        }
        List<String> files = session.texts("select file from glob(" + paths.literal() + ")");
        for (String file : files) {
            Map<String, Column> columns = new HashMap<>();
            Query.columns(session, sql(Paths.literal(file))).forEach(column -> columns.put(column.name(), column));
            for (Column wanted : read) {
                Column found = columns.get(wanted.name());
                if (found == null) {
                    throw new IOException("column \"" + wanted.name() + "\" is not in the file \"" + file
                            + "\", but it is in \"" + files.get(0) + "\"");
                }
                if (found.cells() != wanted.cells() || !shape(found).equals(shape(wanted))) {
                    throw new IOException(
                            "column \"" + wanted.name() + "\" is " + found.type() + " in the file \"" + file
                                    + "\" and " + wanted.type() + " in \"" + files.get(0)
                                    + "\"; make them one in a query, as in \"select cast(...) as " + wanted.name()
                                    + " from ... union all ...\"");
                }
            }
        }
    }

    /** How it is read, wherever it stands. */
    private static String shape(Column column) {
        return Column.of(column.name(), column.type(), "c").expression();
    }

    @Override
    public String rows(List<Column> columns, List<Column> read) {
        return Query.rows(sql(), columns, read);
    }

    @Override
    public OptionalLong count(Session session) throws IOException, SQLException {
        List<String> rows =
                session.texts("select sum(num_rows)::varchar from parquet_file_metadata(" + paths.literal() + ")");
        return OptionalLong.of(Long.parseLong(rows.get(0)));
    }
}
