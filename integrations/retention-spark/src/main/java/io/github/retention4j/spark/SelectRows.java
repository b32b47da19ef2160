package io.github.retention4j.spark;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.Basis;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.result.CustomerList;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Lists the customers of a partition, on an executor. */
final class SelectRows<T> implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;

    private static final String JAVA_TIME = "spark.sql.datetime.java8API.enabled";

    private final Plan plan;
    private final Basis basis;
    private final MapFunction<MetricsEngine, MetricsEngine> asking;
    private final CustomerFilter who;
    private final CustomerFunction<T> beside;

    /** Whether Spark takes days and instants as java.time has them, and in no other way. */
    private final boolean isJavaTime;

    private SelectRows(
            Plan plan,
            Basis basis,
            MapFunction<MetricsEngine, MetricsEngine> asking,
            CustomerFilter who,
            CustomerFunction<T> beside,
            boolean isJavaTime) {
        this.plan = plan;
        this.basis = basis;
        this.asking = asking;
        this.who = who;
        this.beside = beside;
        this.isJavaTime = isJavaTime;
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
        // As the encoder does: it asks the session that is active, whichever the rows are of.
        boolean isJavaTime = Boolean.parseBoolean(SparkSession.active().conf().get(JAVA_TIME, "false"));
        return rows.mapPartitions(new SelectRows<>(plan, basis, asking, who, beside, isJavaTime), Encoders.row(schema));
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
                .map(entry -> RowFactory.create(entry.id(), value(entry.value())))
                .iterator();
    }

    private @Nullable Object value(@Nullable Object value) {
        return isJavaTime && (value instanceof LocalDate || value instanceof Instant) ? value : SparkValue.of(value);
    }
}
