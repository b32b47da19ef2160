package io.github.retention4j.spark;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.RecordColumns;
import io.github.retention4j.io.TableSource;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;

/**
 * What was stated of a dataset: the part of it that is sent to all executors.
 *
 * @param role what its rows are
 * @param name what messages and the account call it
 * @param columns states the columns, as of any other source
 */
record RecordSet(RecordRole role, String name, MapFunction<RecordColumns<?>, RecordColumns<?>> columns)
        implements Serializable {
    /** Reads rows into a builder. */
    void read(TableSource rows, HistoryBuilder builder) {
        stated(rows).into(builder);
    }

    private RecordColumns<?> stated(TableSource rows) {
        return Called.with(columns, role.columns(rows));
    }

    /** The cells that were stated, by the names of the methods. */
    Map<String, Cell> cells(TableSource rows) {
        return stated(rows).stated();
    }

    /** The column of the dataset that is this, if it was stated. */
    Optional<String> column(Map<String, Cell> cells, String what) {
        return Optional.ofNullable(cells.get(what))
                .map(cell -> cell.plainColumn()
                        .orElseThrow(() -> new IllegalArgumentException(
                                name + ": " + what + "(" + cell + ") is worked out row by row, and Spark"
                                        + " must know it before; work it out with withColumn and state that column")));
    }
}
