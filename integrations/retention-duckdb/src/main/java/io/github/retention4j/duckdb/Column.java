package io.github.retention4j.duckdb;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.duckdb.DuckDBReadableVector;

/**
 * A column, and how its cells come over. What DuckDB converts exactly it does in SQL, for many rows at once; only types that its
 * vectors give to Java come out.
 *
 * @param name what it is called
 * @param type DuckDB's name of its type
 * @param cells what its cells are
 * @param expression the SQL that makes of it what the reader takes
 * @param reader takes a cell that is there; none if the type is not read
 */
record Column(String name, String type, CellType cells, String expression, Optional<Reader> reader) {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");
    /** As many digits as always fit a long. */
    private static final int LONG_DIGITS = 18;

    private static final Set<String> WHOLE =
            Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER");
    private static final Set<String> BEYOND_LONG = Set.of("UBIGINT", "HUGEINT", "UHUGEINT");
    private static final Set<String> TEXT =
            Set.of("VARCHAR", "UUID", "ENUM", "BOOLEAN", "TIME", "TIME_NS", "\"NULL\"", "NULL");
    private static final Set<String> LOCAL_TIME = Set.of("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS");

    /** Of no time that DuckDB has. */
    private static final long INFINITE = Long.MAX_VALUE;
    /** A day of this number, or less the same, is DuckDB's infinity. */
    private static final long INFINITE_DAY = Integer.MAX_VALUE;

    /** DuckDB's own epoch_ms rounds, into the next month at times. */
    private static final long MICROS_A_MILLI = 1_000;

    private static final long NANOS_A_MILLI = 1_000_000;

    /** Takes a cell out of a vector. */
    interface Reader {
        void read(DuckDBReadableVector vector, long row, CellWriter to, int column) throws IOException;
    }

    /**
     * A column of a query.
     *
     * @param sql what it is called in SQL
     */
    static Column of(String name, String type, String sql) {
        if (WHOLE.contains(type)) {
            return read(
                    name,
                    type,
                    CellType.WHOLE,
                    cast(sql, "bigint"),
                    (vector, row, to, column) -> to.whole(column, vector.getLong(row)));
        }
        if (BEYOND_LONG.contains(type)) {
            return read(name, type, CellType.WHOLE, sql, Column::whole);
        }
        if (TEXT.contains(type)) {
            return text(name, type, cast(sql, "varchar"));
        }
        if (type.equals("JSON")) {
            return text(name, type, sql + " ->> '$'");
        }
        if (type.equals("DOUBLE") || type.equals("FLOAT")) {
            return read(
                    name,
                    type,
                    CellType.FLOATING,
                    cast(sql, "double"),
                    (vector, row, to, column) -> to.floating(column, vector.getDouble(row)));
        }
        if (LOCAL_TIME.contains(type)) {
            return read(
                    name,
                    type,
                    CellType.LOCAL_TIME,
                    finite("epoch_us", sql),
                    (vector, row, to, column) ->
                            to.localTime(column, Math.floorDiv(finite(vector.getLong(row)), MICROS_A_MILLI)));
        }
        if (type.equals("TIMESTAMP_NS")) {
            return read(
                    name,
                    type,
                    CellType.LOCAL_TIME,
                    finite("epoch_ns", sql),
                    (vector, row, to, column) ->
                            to.localTime(column, Math.floorDiv(finite(vector.getLong(row)), NANOS_A_MILLI)));
        }
        if (type.equals("TIMESTAMP WITH TIME ZONE")) {
            return read(
                    name,
                    type,
                    CellType.INSTANT,
                    finite("epoch_us", sql),
                    (vector, row, to, column) ->
                            to.instant(column, Math.floorDiv(finite(vector.getLong(row)), MICROS_A_MILLI)));
        }
        if (type.equals("DATE")) {
            return read(name, type, CellType.DAY, sql + " - date '1970-01-01'", Column::day);
        }
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return decimal(name, type, sql, Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return new Column(name, type, CellType.ANY, sql, Optional.empty());
    }

    /** A column of text. */
    static Column text(String name, String type, String expression) {
        return read(
                name,
                type,
                CellType.TEXT,
                expression,
                (vector, row, to, column) -> to.text(column, vector.getString(row)));
    }

    private static Column read(String name, String type, CellType cells, String expression, Reader reader) {
        return new Column(name, type, cells, expression, Optional.of(reader));
    }

    private static Column decimal(String name, String type, String sql, int digits, int scale) {
        // DuckDB multiplies within 18 digits where both factors have no more, and says "overflow" beyond them.
        if (digits + scale <= LONG_DIGITS) {
            String power = "1" + "0".repeat(scale) + "::decimal(" + (scale + 1) + ", 0)";
            return read(
                    name,
                    type,
                    CellType.DECIMAL,
                    cast(sql + " * " + power, "bigint"),
                    (vector, row, to, column) -> to.decimal(column, vector.getLong(row), scale));
        }
        return read(
                name,
                type,
                CellType.DECIMAL,
                sql,
                (vector, row, to, column) -> to.decimal(column, vector.getBigDecimal(row)));
    }

    private static String cast(String sql, String type) {
        return "cast(" + sql + " as " + type + ")";
    }

    /** DuckDB gives null for infinity, which would be an empty cell. */
    private static String finite(String function, String sql) {
        return "coalesce(" + function + "(" + sql + "), case when " + sql + " is not null then " + INFINITE + " end)";
    }

    private static long finite(long time) throws IOException {
        if (time == INFINITE) {
            throw new IOException(
                    "is infinity, which is no time; leave it out in a query, as in \"where isfinite(...)\"");
        }
        return time;
    }

    private static void day(DuckDBReadableVector vector, long row, CellWriter to, int column) throws IOException {
        long day = vector.getLong(row);
        to.day(column, finite(Math.abs(day) == INFINITE_DAY ? INFINITE : day));
    }

    private static void whole(DuckDBReadableVector vector, long row, CellWriter to, int column) {
        BigInteger value = switch (vector.getType()) {
            case UBIGINT -> vector.getUint64(row);
            case UHUGEINT -> vector.getUHugeInt(row);
            default -> vector.getHugeInt(row);
        };
        if (value.bitLength() < Long.SIZE) {
            to.whole(column, value.longValue());
        } else {
            to.decimal(column, new BigDecimal(value));
        }
    }

    /** As a table has it. */
    TableColumn toTable() {
        return new TableColumn(name, cells);
    }

    /** How to take it, if it is not read. */
    String refusal() {
        return "column \"" + name + "\" is " + shortType()
                + ", which is not read; take what is in it in a query, as in "
                + (type.startsWith("STRUCT")
                        ? "\"select " + name + ".id as id\""
                        : type.equals("BLOB")
                                ? "\"select decode(" + name + ") as " + name + "\""
                                : "\"select cast(" + name + " as varchar) as " + name + "\"");
    }

    /** The type without what is in it, which may be long. */
    private String shortType() {
        int open = type.indexOf('(');
        return type.endsWith("]") ? "LIST" : open < 0 ? type : type.substring(0, open);
    }
}
