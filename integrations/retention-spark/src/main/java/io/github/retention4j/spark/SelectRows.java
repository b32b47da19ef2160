package io.github.retention4j.spark;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.result.CustomerList;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Lists the customers of a partition, on an executor. */
final class SelectRows<T> implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private final Plan plan;
    private final Basis basis;
    private final MapFunction<MetricsEngine, MetricsEngine> asking;
    private final CustomerFilter who;
    private final CustomerFunction<T> beside;

    private SelectRows(
            Plan plan,
            Basis basis,
            MapFunction<MetricsEngine, MetricsEngine> asking,
            CustomerFilter who,
            CustomerFunction<T> beside) {
        this.plan = plan;
        this.basis = basis;
        this.asking = asking;
        this.who = who;
        this.beside = beside;
    }

    static <T> Dataset<Row> of(
            Dataset<Row> rows,
            Plan plan,
            Basis basis,
            MapFunction<MetricsEngine, MetricsEngine> asking,
            CustomerFilter who,
            CustomerFunction<T> beside,
            DataType type) {
        String name = beside.name().isEmpty() ? "value" : beside.name();
        StructType schema = new StructType(new StructField[] {
            new StructField("customer", DataTypes.StringType, false, Metadata.empty()),
            new StructField(name, type, true, Metadata.empty())
        });
        return rows.mapPartitions(new SelectRows<>(plan, basis, asking, who, beside), Encoders.row(schema));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        CustomerList<T> customers = Called.with(
                        asking, MetricsEngine.over(plan.history(rows).on(basis)))
                .select(who, beside);
        return customers.entries().stream()
                .map(entry -> RowFactory.create(entry.id(), SparkValue.of(entry.value())))
                .iterator();
    }
}
