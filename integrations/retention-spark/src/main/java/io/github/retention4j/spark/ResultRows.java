package io.github.retention4j.spark;

import io.github.retention4j.engine.Report;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.model.Observation;
import io.github.retention4j.result.CustomerList;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.result.Series;
import io.github.retention4j.result.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Results as datasets. What is not observed or hidden is null, and never 0. */
final class ResultRows {
    private static final List<StructField> FIGURE = List.of(
            field("metric", DataTypes.StringType),
            field("value", DataTypes.DoubleType),
            field("low", DataTypes.DoubleType),
            field("high", DataTypes.DoubleType),
            field("unit", DataTypes.StringType),
            field("observation", DataTypes.StringType),
            field("definition", DataTypes.StringType));

    private final List<StructField> fields = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private ResultRows() {}

    private static StructField field(String name, DataType type) {
        return DataTypes.createStructField(name, type, true);
    }

    static Dataset<Row> of(SparkSession spark, Object result) {
        ResultRows made = new ResultRows();
        made.add(result);
        return spark.createDataFrame(made.rows, new StructType(made.fields.toArray(StructField[]::new)));
    }

    private void add(Object result) {
        if (result instanceof CustomerList<?> list) {
            addCustomers(list);
        } else if (result instanceof CohortTable table) {
            addCohorts(table);
        } else if (result instanceof NumericResult number) {
            fields.addAll(FIGURE);
            rows.add(row(List.of(), number));
        } else if (result instanceof Segmented<?, ?> segments && areNumbers(segments.values())) {
            fields.add(field("segment", DataTypes.StringType));
            fields.addAll(FIGURE);
            segments.forEach((segment, number) -> rows.add(row(List.of(segment.toString()), (NumericResult) number)));
        } else if (result instanceof Series<?> series
                && areNumbers(series.results().values())) {
            fields.add(field("start", DataTypes.DateType));
            fields.add(field("end", DataTypes.DateType));
            fields.addAll(FIGURE);
            series.results()
                    .forEach((window, number) -> rows.add(
                            row(List.of(SparkValue.of(window.start()), SparkValue.of(window.end())), (NumericResult)
                                    number)));
        } else if (result instanceof Report report) {
            fields.addAll(FIGURE);
            report.metrics().stream()
                    .map(report::get)
                    .filter(NumericResult.class::isInstance)
                    .forEach(number -> rows.add(row(List.of(), (NumericResult) number)));
        } else {
            addTable(MetricResult.table(result)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "a " + result.getClass().getSimpleName() + " is no result of a metric that has rows")));
        }
    }

    private static boolean areNumbers(Iterable<?> values) {
        for (Object value : values) {
            if (!(value instanceof NumericResult)) {
                return false;
            }
        }
        return true;
    }

    private static Row row(List<?> before, NumericResult number) {
        List<Object> cells = new ArrayList<>(before);
        boolean isThere = !number.label().isHidden() && number.value().isPresent();
        Optional<Interval> interval = isThere ? number.interval() : Optional.empty();
        cells.add(number.label().metric());
        cells.add(isThere ? number.value().getAsDouble() : null);
        cells.add(interval.map(Interval::low).orElse(null));
        cells.add(interval.map(Interval::high).orElse(null));
        cells.add(number.unit().name());
        cells.add(number.label().observation().name());
        cells.add(number.label().definition());
        return RowFactory.create(cells.toArray());
    }

    private void addCustomers(CustomerList<?> list) {
        fields.add(field("rank", DataTypes.LongType));
        fields.add(field("customer", DataTypes.StringType));
        Object first = list.entries().isEmpty() ? null : list.entries().get(0).value();
        fields.add(field(list.columns().size() == 1 ? list.columns().get(0) : "value", SparkValue.type(first)));
        for (CustomerList.Entry<?> entry : list.entries()) {
            rows.add(RowFactory.create(rows.size() + 1L, entry.id(), SparkValue.of(entry.value())));
        }
    }

    /** A row a cell. A cell that is not observed has no figures. */
    private void addCohorts(CohortTable table) {
        fields.addAll(List.of(
                field("cohort_start", DataTypes.DateType),
                field("cohort_end", DataTypes.DateType),
                field("cohort_size", DataTypes.LongType),
                field("age", DataTypes.IntegerType),
                field("customers", DataTypes.LongType),
                field("orders", DataTypes.LongType),
                field("revenue", DataTypes.createDecimalType(38, 9)),
                field("observation", DataTypes.StringType)));
        for (CohortTable.Cohort cohort : table.cohorts()) {
            for (int age = 0; age < cohort.cells().size(); age++) {
                CohortTable.Cell cell = cohort.cells().get(age);
                boolean isThere = cell.observation() != Observation.NOT_OBSERVED
                        && !table.label().isHidden();
                rows.add(RowFactory.create(
                        SparkValue.of(cohort.period().start()),
                        SparkValue.of(cohort.period().end()),
                        table.label().isHidden() ? null : cohort.size(),
                        age,
                        isThere ? cell.customers() : null,
                        isThere ? cell.orders() : null,
                        isThere ? SparkValue.of(cell.revenue()) : null,
                        cell.observation().name()));
            }
        }
    }

    /** Any other table as it is printed, in text. */
    private void addTable(Table table) {
        Set<String> names = new LinkedHashSet<>();
        for (Table.Column column : table.columns()) {
            String name = column.name().isBlank() ? "column" : column.name();
            for (int again = 2; !names.add(name); again++) {
                name = column.name() + " " + again;
            }
            fields.add(field(name, DataTypes.StringType));
        }
        for (List<String> cells : table.rows()) {
            Object[] row = new Object[fields.size()];
            for (int cell = 0; cell < cells.size(); cell++) {
                row[cell] = cells.get(cell);
            }
            rows.add(RowFactory.create(row));
        }
    }
}
