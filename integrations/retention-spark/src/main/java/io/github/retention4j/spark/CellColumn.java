package io.github.retention4j.spark;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * A column of a dataset, and how its cells come over. What Spark converts exactly it does before the rows become objects.
 *
 * @param name what it is called
 * @param type Spark's name of its type
 * @param cells what its cells are
 * @param expression the SQL that makes of it what the reader takes, in which %s is the column
 * @param reader takes a cell that is there; none if the type is not read
 */
record CellColumn(
        String name,
        String type,
        CellType cells,
        String expression,
        @Nullable Reader reader) implements Serializable {
    /** As many digits as always fit a long. */
    private static final int LONG_DIGITS = 18;

    private static final Map<String, CellType> PLAIN = Map.of(
            "byte", CellType.WHOLE,
            "short", CellType.WHOLE,
            "integer", CellType.WHOLE,
            "long", CellType.WHOLE,
            "float", CellType.FLOATING,
            "double", CellType.FLOATING,
            "string", CellType.TEXT,
            "boolean", CellType.TEXT,
            "void", CellType.TEXT);

    /** Takes a cell out of a row. */
    interface Reader extends Serializable {
        void read(Row row, int at, CellWriter to, int column);
    }

    /** How a column of a dataset is read. */
    static CellColumn of(StructField field) {
        String name = field.name();
        DataType type = field.dataType();
        String known = type.typeName();
        CellType plain = PLAIN.get(known);
        if (plain == CellType.WHOLE) {
            return read(field, plain, "cast(%s as bigint)", (row, at, to, column) -> to.whole(column, row.getLong(at)));
        }
        if (plain == CellType.FLOATING) {
            return read(
                    field,
                    plain,
                    "cast(%s as double)",
                    (row, at, to, column) -> to.floating(column, row.getDouble(at)));
        }
        if (plain == CellType.TEXT || known.startsWith("varchar") || known.startsWith("char")) {
            return read(
                    field,
                    CellType.TEXT,
                    "cast(%s as string)",
                    (row, at, to, column) -> to.text(column, row.getString(at)));
        }
        if (type instanceof DecimalType decimal) {
            return decimal(field, decimal.precision(), decimal.scale());
        }
        return switch (known) {
            case "timestamp" ->
                read(
                        field,
                        CellType.INSTANT,
                        "unix_millis(%s)",
                        (row, at, to, column) -> to.instant(column, row.getLong(at)));
            case "timestamp_ntz" -> read(field, CellType.LOCAL_TIME, "%s", CellColumn::localTime);
            case "date" ->
                read(field, CellType.DAY, "unix_date(%s)", (row, at, to, column) -> to.day(column, row.getInt(at)));
            default -> new CellColumn(name, type.simpleString(), CellType.ANY, "%s", null);
        };
    }

    private static CellColumn read(StructField field, CellType cells, String expression, Reader reader) {
        return new CellColumn(field.name(), field.dataType().simpleString(), cells, expression, reader);
    }

    private static CellColumn decimal(StructField field, int digits, int scale) {
        // To multiply it in SQL, so that it comes over as a long, costs Spark more than to make an object of it.
        if (digits <= LONG_DIGITS) {
            return read(
                    field,
                    CellType.DECIMAL,
                    "%s",
                    (row, at, to, column) -> to.decimal(
                            column, row.getDecimal(at).scaleByPowerOfTen(scale).longValueExact(), scale));
        }
        return read(field, CellType.DECIMAL, "%s", (row, at, to, column) -> to.decimal(column, row.getDecimal(at)));
    }

    private static void localTime(Row row, int at, CellWriter to, int column) {
        LocalDateTime time = row.getAs(at);
        to.localTime(column, time.toInstant(ZoneOffset.UTC).toEpochMilli());
    }

    /** The column's values as they are read. */
    Column column() {
        return functions.expr(expression.formatted(quoted(name)));
    }

    /** A name in SQL. */
    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** As a table has it. */
    TableColumn toTable() {
        return new TableColumn(name, cells);
    }

    /** How to take it, if it is not read. */
    String refusal() {
        return "column \"" + name + "\" is " + type
                + ", which is not read; take what is in it with withColumn or select before";
    }
}
