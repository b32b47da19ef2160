package io.github.retention4j.spark;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.CellType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A dataset, what was stated of it, and its columns that are read.
 *
 * @param set what was stated
 * @param rows the dataset
 * @param cells the columns that are read
 * @param stated the cells that were stated, by the names of the methods
 */
record Given(RecordSet set, Dataset<Row> rows, List<CellColumn> cells, Map<String, Cell> stated) {
    private static final Set<CellType> IDS = Set.of(CellType.TEXT, CellType.WHOLE, CellType.DECIMAL);

    /**
     * Finds out which columns are read, by reading none of the rows.
     *
     * @param builder is given no row, and what an empty dataset gives
     * @throws IllegalArgumentException if there is no such column, or it cannot be read
     */
    static Given of(RecordSet set, Dataset<Row> rows, HistoryBuilder builder) {
        List<CellColumn> all =
                Arrays.stream(rows.schema().fields()).map(CellColumn::of).toList();
        BitSet read = new BitSet();
        set.read(PartitionRows.none(set.name(), all, read::or), builder);
        List<CellColumn> cells = read.stream().mapToObj(all::get).toList();
        for (CellColumn cell : cells) {
            if (cell.reader() == null) {
                throw new IllegalArgumentException(set.name() + ": " + cell.refusal());
            }
        }
        Given given = new Given(set, rows, cells, set.cells(PartitionRows.none(set.name(), all, nothing -> {})));
        set.role().ids().forEach(given::place);
        return given;
    }

    /** The name that a cell has in {@link #selected}. */
    static String cell(int at) {
        return "c" + at;
    }

    /** The place among the cells of what was stated; empty if it was not. */
    Optional<Integer> place(String what) {
        return set.column(stated, what).map(name -> {
            for (int at = 0; at < cells.size(); at++) {
                if (cells.get(at).name().strip().equals(name)) {
                    requireId(what, cells.get(at));
                    return at;
                }
            }
            throw new IllegalArgumentException(set.name() + ": " + what + "(\"" + name
                    + "\") is worked out row by row, and Spark must know it before; work it out with withColumn");
        });
    }

    /** Rows are brought together by ids as Spark has them, so they must be what the reader takes them for. */
    private void requireId(String what, CellColumn cell) {
        if (!IDS.contains(cell.cells())) {
            throw new IllegalArgumentException(set.name() + ": " + what + "(\"" + cell.name() + "\") is " + cell.type()
                    + ", and an id is text or a number without a rounding; make it text with withColumn");
        }
    }

    /** The cells as they are read. */
    Column[] selected() {
        Column[] columns = new Column[cells.size()];
        for (int at = 0; at < columns.length; at++) {
            columns[at] = cells.get(at).column().as(cell(at));
        }
        return columns;
    }
}
