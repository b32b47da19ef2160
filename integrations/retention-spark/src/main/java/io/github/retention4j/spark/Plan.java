package io.github.retention4j.spark;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.joda.money.CurrencyUnit;

/**
 * How the rows of a partition become a history: sent to all executors.
 *
 * @param zone the zone of the calendar
 * @param currency the currency of all amounts
 * @param settings what was stated of the builder
 * @param sets what was stated of each dataset
 * @param cells the columns of each that are read
 */
record Plan(
        ZoneId zone,
        CurrencyUnit currency,
        List<MapFunction<HistoryBuilder, HistoryBuilder>> settings,
        List<RecordSet> sets,
        List<List<CellColumn>> cells)
        implements Serializable {
    /** A builder with all that was stated. */
    HistoryBuilder builder() {
        HistoryBuilder builder = History.builder(zone, currency);
        for (MapFunction<HistoryBuilder, HistoryBuilder> setting : settings) {
            builder = Called.with(setting, builder);
        }
        return builder;
    }

    /** The history of a partition. */
    History history(Iterator<Row> rows) {
        HistoryBuilder builder = builder();
        PartitionRows partition = new PartitionRows(rows, sets.size() == 1);
        for (int set = 0; set < sets.size(); set++) {
            sets.get(set).read(partition.of(set, sets.get(set).name(), cells.get(set)), builder);
        }
        return builder.build();
    }
}
