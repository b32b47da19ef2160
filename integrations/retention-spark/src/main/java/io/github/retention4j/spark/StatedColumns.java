package io.github.retention4j.spark;

import io.github.retention4j.io.RecordColumns;
import org.apache.spark.api.java.function.MapFunction;

/**
 * Columns that a caller's function states, of whichever kind they are.
 *
 * @param <C> the columns of the kind
 */
record StatedColumns<C extends RecordColumns<C>>(MapFunction<C, C> columns)
        implements MapFunction<RecordColumns<?>, RecordColumns<?>> {
    static <C extends RecordColumns<C>> StatedColumns<C> of(MapFunction<C, C> columns) {
        return new StatedColumns<>(columns);
    }

    @Override
    @SuppressWarnings("unchecked") // the role that goes with it gives columns of this kind
    public RecordColumns<?> call(RecordColumns<?> given) throws Exception {
        return columns.call((C) given);
    }
}
