package io.github.retention4j.spark;

import static io.github.retention4j.spark.BothWays.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.engine.Report;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CustomerFunction;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.metric.cohort.CohortTable;
import io.github.retention4j.metric.definition.ChurnDefinitions;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Observation;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

/** Results, and what is told of customers, as datasets that SQL goes on with. */
class ResultRowsTest {
    private static final Window YEAR = Window.year(2026);
    private static final BothWays SHOP = shop();
    private static final SparkRetention SPARK = SHOP.there().partitions(3);

    private static BothWays shop() {
        Rows orders = Rows.of("orders", "customer string, placed timestamp, total decimal(10,2)");
        Rows customers = Rows.of("customers", "id string, country string");
        for (int customer = 0; customer < 12; customer++) {
            for (int month = 1; month <= 1 + customer % 3; month++) {
                orders.row(
                        "c-" + customer,
                        time("2026-0" + month + "-05T08:00:00Z"),
                        BigDecimal.valueOf(100L * customer + month, 2));
            }
            customers.row("c-" + customer, customer < 9 ? "SA" : "EG");
        }
        return BothWays.of(
                        orders,
                        columns -> columns.customer("customer").time("placed").amount("total"))
                .with(customers);
    }

    private static Row only(Dataset<Row> rows) {
        assertThat(rows.count()).isEqualTo(1);
        return rows.first();
    }

    @Test
    void aNumber() {
        Ratio rate = SPARK.compute(RepeatPurchaseRate.in(YEAR));
        Row row = only(SPARK.toRows(rate));
        assertThat(row.<String>getAs("metric")).isEqualTo("repeat purchase rate");
        assertThat(row.<Double>getAs("value")).isEqualTo(rate.value().getAsDouble());
        assertThat(row.<Double>getAs("low"))
                .isEqualTo(rate.interval().orElseThrow().low());
        assertThat(row.<Double>getAs("high"))
                .isEqualTo(rate.interval().orElseThrow().high());
        assertThat(row.<String>getAs("observation")).isEqualTo("PARTLY_OBSERVED");
    }

    @Test
    void whatIsNotObservedIsNull() {
        Row row = only(SPARK.toRows(SPARK.compute(RetentionRate.in(Window.year(2030)))));
        assertThat(row.<String>getAs("observation")).isEqualTo("NOT_OBSERVED");
        assertThat(row.<Object>getAs("value")).isNull();
        assertThat(row.<Object>getAs("low")).isNull();
    }

    @Test
    void whatIsHiddenIsNull() {
        SparkRetention hiding = SPARK.minimumGroupSize(50);
        Row rate = only(SPARK.toRows(hiding.compute(RepeatPurchaseRate.in(YEAR))));
        assertThat(rate.<Object>getAs("value")).isNull();
        assertThat(rate.<Object>getAs("high")).isNull();
        SPARK.toRows(hiding.compute(CohortRetention.monthly()))
                .collectAsList()
                .forEach(cell -> assertThat(List.of("cohort_size", "customers", "orders", "revenue"))
                        .allMatch(column -> cell.getAs(column) == null));
    }

    @Test
    void aCohortTableHasARowACell() {
        CohortTable table = SPARK.compute(CohortRetention.monthly());
        Dataset<Row> rows = SPARK.toRows(table);
        long cells = table.cohorts().stream()
                .mapToLong(cohort -> cohort.cells().size())
                .sum();
        assertThat(rows.count()).isEqualTo(cells);
        CohortTable.Cohort first = table.cohorts().get(0);
        Row row = rows.where("cohort_start = date'2026-01-01' and age = 1").first();
        assertThat(row.<Date>getAs("cohort_end").toLocalDate()).isEqualTo(LocalDate.of(2026, 2, 1));
        assertThat(row.<Long>getAs("cohort_size")).isEqualTo(first.size());
        assertThat(row.<Long>getAs("customers")).isEqualTo(first.cells().get(1).customers());
        assertThat(row.<Long>getAs("orders")).isEqualTo(first.cells().get(1).orders());
        assertThat(row.<BigDecimal>getAs("revenue"))
                .isEqualByComparingTo(first.cells().get(1).revenue().getAmount());
        assertThat(row.<String>getAs("observation"))
                .isEqualTo(first.cells().get(1).observation().name());
        rows.where("observation = '" + Observation.NOT_OBSERVED + "'")
                .collectAsList()
                .forEach(cell -> assertThat(cell.<Object>getAs("customers")).isNull());
    }

    @Test
    void segmentsSeriesAndReports() {
        List<Row> segments = SPARK.toRows(SPARK.by(Segments.country(), RepeatPurchaseRate.in(YEAR)))
                .orderBy("segment")
                .collectAsList();
        assertThat(segments).extracting(row -> row.<String>getAs("segment")).containsExactly("EG", "SA");
        List<Row> months = SPARK.toRows(SPARK.trend(Window.months(2026, 1, 2026, 3), RetentionRate::in))
                .orderBy("start")
                .collectAsList();
        assertThat(months)
                .extracting(row -> row.<Date>getAs("start").toLocalDate().getMonthValue())
                .containsExactly(1, 2, 3);
        Report report =
                SPARK.compute(RepeatPurchaseRate.in(YEAR), AverageOrderValue.in(YEAR), CohortRetention.monthly());
        assertThat(SPARK.toRows(report).collectAsList())
                .extracting(row -> row.<String>getAs("metric"))
                .containsExactly("repeat purchase rate", "average order value");
    }

    @Test
    void anyOtherTableIsInText() {
        assertThat(SPARK.toRows(SPARK.compute(ChurnDefinitions.in(YEAR))).count())
                .isPositive();
        assertThat(SPARK.toRows(SPARK.compute(Rfm.in(YEAR))).count()).isPositive();
        assertThatThrownBy(() -> SPARK.toRows(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no result");
    }

    @Test
    void ranksOfWholeNumbersMoneyAndDays() {
        List<Row> most = SPARK.rank(CustomerFunction.<Integer>named("orders", CustomerHistory::orderCount), 3)
                .orderBy("rank")
                .collectAsList();
        assertThat(most).extracting(row -> row.<Long>getAs("rank")).containsExactly(1L, 2L, 3L);
        assertThat(most).extracting(row -> row.<String>getAs("customer")).containsExactly("c-11", "c-2", "c-5");
        assertThat(most).extracting(row -> row.<Integer>getAs("orders")).containsOnly(3);

        CustomerFunction<BigMoney> revenue = CustomerFunction.named(
                "revenue",
                customer -> customer.basis()
                        .money(customer.netRevenue(customer.basis().span(YEAR))));
        Row richest = only(SPARK.rank(revenue, 1));
        assertThat(richest.<String>getAs("customer")).isEqualTo("c-11");
        assertThat(richest.<BigDecimal>getAs("revenue")).isEqualByComparingTo("33.06");

        CustomerFunction<LocalDate> last = CustomerFunction.named(
                "last", customer -> customer.basis().dayOf(customer.orderMillis(customer.orderCount() - 1)));
        assertThat(only(SPARK.rank(last, 1)).<Date>getAs("last").toLocalDate()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void selectionsOfAnyType() {
        Dataset<Row> revenue = SPARK.select(
                customer -> customer.orderCount() == 3,
                CustomerFunction.named(
                        "revenue",
                        customer -> customer.basis()
                                .money(customer.netRevenue(customer.basis().span(YEAR)))),
                DataTypes.createDecimalType(12, 2));
        assertThat(revenue.agg(org.apache.spark.sql.functions.sum("revenue"))
                        .first()
                        .getDecimal(0))
                .isEqualByComparingTo("78.24");
        Dataset<Row> first = SPARK.select(
                customer -> customer.orderCount() == 1,
                CustomerFunction.named("first", customer -> customer.basis().dayOf(customer.orderMillis(0))),
                DataTypes.DateType);
        assertThat(first.select("first").distinct().collectAsList())
                .extracting(row -> row.getDate(0).toString())
                .containsExactly("2026-01-05");
        Dataset<Row> often = SPARK.select(
                customer -> true,
                CustomerFunction.named("often", customer -> customer.orderCount() > 2),
                DataTypes.BooleanType);
        assertThat(often.where("often").count()).isEqualTo(4);
        Dataset<Row> instants = SPARK.select(
                customer -> customer.orderCount() == 3,
                CustomerFunction.named("at", customer -> Instant.ofEpochMilli(customer.orderMillis(0))),
                DataTypes.TimestampType);
        assertThat(instants.select("at").first().getTimestamp(0)).isEqualTo(time("2026-01-05T08:00:00Z"));
        Dataset<Row> unnamed = SPARK.select(customer -> true, customer -> 1.5, DataTypes.DoubleType);
        assertThat(unnamed.columns()).containsExactly("customer", "value");
        assertThat(unnamed.count())
                .isEqualTo(MetricsEngine.over(SHOP.here())
                        .select(customer -> true)
                        .entries()
                        .size());
    }

    /** Sessions differ in which classes they take days and instants as. */
    @Test
    void daysInASessionOfJavaTime() {
        SparkSession session = Local.SPARK.newSession();
        session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        SparkSession.setActiveSession(session);
        try {
            SparkRetention shop = SparkRetention.over(session.range(3)
                            .selectExpr(
                                    "id as customer",
                                    "timestamp_seconds(1767225600 + id * 86400) as placed",
                                    "10 as total"))
                    .customer("customer")
                    .time("placed")
                    .amount("total")
                    .in(BothWays.ZONE, BothWays.SAR);
            CustomerFunction<LocalDate> first =
                    CustomerFunction.named("first", customer -> customer.basis().dayOf(customer.orderMillis(0)));
            assertThat(shop.select(customer -> true, first, DataTypes.DateType)
                            .orderBy("first")
                            .collectAsList())
                    .extracting(row -> row.<LocalDate>getAs("first"))
                    .containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 3));
            assertThat(shop.select(
                                    customer -> true,
                                    CustomerFunction.named(
                                            "at", customer -> Instant.ofEpochMilli(customer.orderMillis(0))),
                                    DataTypes.TimestampType)
                            .count())
                    .isEqualTo(3);
            assertThat(shop.rank(first, 1).first().<LocalDate>getAs("first")).isEqualTo(LocalDate.of(2026, 1, 3));
            assertThat(shop.toRows(shop.compute(CohortRetention.monthly()))
                            .first()
                            .<LocalDate>getAs("cohort_start"))
                    .isEqualTo(LocalDate.of(2026, 1, 1));
        } finally {
            SparkSession.setActiveSession(Local.SPARK);
        }
    }

    @Test
    void valuesRound() {
        assertThat(SparkValue.of(BigMoney.parse("SAR 1.250"))).isEqualTo(new BigDecimal("1.250"));
        assertThat(SparkValue.of(LocalDate.of(2026, 1, 2))).isEqualTo(Date.valueOf("2026-01-02"));
        assertThat(SparkValue.of(Instant.EPOCH)).isEqualTo(new Timestamp(0));
        assertThat(SparkValue.of(null)).isNull();
        assertThat(SparkValue.of(7)).isEqualTo(7);
        assertThat(SparkValue.of(Observation.OBSERVED)).isEqualTo(Observation.OBSERVED.toString());
        assertThat(SparkValue.type(BigMoney.parse("SAR 1.250"))).isEqualTo(DataTypes.createDecimalType(38, 18));
        assertThat(SparkValue.type(null)).isEqualTo(DataTypes.StringType);
        assertThat(SparkValue.type(2L)).isEqualTo(DataTypes.LongType);
        assertThat(SparkValue.type(2.5)).isEqualTo(DataTypes.DoubleType);
        assertThat(SparkValue.type(true)).isEqualTo(DataTypes.BooleanType);
        assertThat(SparkValue.type(Instant.EPOCH)).isEqualTo(DataTypes.TimestampType);
    }
}
