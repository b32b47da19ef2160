package io.github.retention4j.spark;

import io.github.retention4j.io.CellType;
import io.github.retention4j.io.CellWriter;
import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import io.github.retention4j.io.TableSource;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows that are a dataset of Spark's, and a table of this program's. */
record Rows(String name, StructType schema, List<Row> rows) implements TableSource {
    /** No rows yet, of columns such as {@code "id bigint, placed timestamp"}. */
    static Rows of(String name, String columns) {
        return new Rows(name, StructType.fromDDL(columns), new ArrayList<>());
    }

    Rows row(Object... cells) {
        if (cells.length != schema.length()) {
            throw new IllegalArgumentException(Arrays.toString(cells) + " are no " + schema.length() + " cells");
        }
        rows.add(RowFactory.create(cells));
        return this;
    }

    /** In one partition, so that rows have the numbers that they have here. */
    Dataset<Row> frame() {
        return Local.SPARK.createDataFrame(rows, schema).coalesce(1);
    }

    @Override
    public TableCursor open() {
        List<TableColumn> columns = Arrays.stream(schema.fields())
                .map(field -> new TableColumn(field.name(), cells(field)))
                .toList();
        return new TableCursor() {
            private int at;

            @Override
            public List<TableColumn> columns() {
                return columns;
            }

            @Override
            public boolean next(CellWriter to) {
                if (at == rows.size()) {
                    return false;
                }
                Row row = rows.get(at++);
                for (int column = 0; column < schema.length(); column++) {
                    write(to, column, row.get(column), schema.fields()[column]);
                }
                return true;
            }

            @Override
            public long number() {
                return at;
            }

            @Override
            public void close() {}
        };
    }

    private static CellType cells(StructField field) {
        String type = field.dataType().typeName();
        return switch (type) {
            case "integer", "long", "short", "byte" -> CellType.WHOLE;
            case "float", "double" -> CellType.FLOATING;
            case "timestamp" -> CellType.INSTANT;
            case "timestamp_ntz" -> CellType.LOCAL_TIME;
            case "date" -> CellType.DAY;
            default -> type.startsWith("decimal") ? CellType.DECIMAL : CellType.TEXT;
        };
    }

    private static void write(CellWriter to, int column, Object value, StructField field) {
        if (value instanceof Timestamp time) {
            to.instant(column, time.getTime());
        } else if (value instanceof LocalDateTime time) {
            to.localTime(column, time.toInstant(ZoneOffset.UTC).toEpochMilli());
        } else if (value instanceof Date day) {
            to.day(column, day.toLocalDate().toEpochDay());
        } else if (value instanceof BigDecimal exact) {
            to.decimal(column, exact.setScale(((DecimalType) field.dataType()).scale()));
        } else if (value instanceof Float || value instanceof Double) {
            to.floating(column, ((Number) value).doubleValue());
        } else if (value instanceof Number whole) {
            to.whole(column, whole.longValue());
        } else if (value != null) {
            to.text(column, value.toString());
        }
    }
}
