package io.github.retention4j.spark;

import static io.github.retention4j.spark.BothWays.SAR;
import static io.github.retention4j.spark.BothWays.ZONE;
import static io.github.retention4j.spark.BothWays.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.InvisibleMarks;
import io.github.retention4j.io.OrderColumns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the cells of a dataset may be. */
class CellTypesTest {
    private static final MapFunction<OrderColumns, OrderColumns> COLUMNS =
            orders -> orders.customer("customer").time("placed").amount("total");

    private static final Timestamp PLACED = time("2026-01-10T08:00:00Z");

    private static Rows orders(String customer, String placed, String total) {
        return Rows.of("orders", "customer " + customer + ", placed " + placed + ", total " + total);
    }

    private static BothWays skipping(Rows rows) {
        return BothWays.of(rows, COLUMNS).stating(builder -> builder.badRows(BadRows.SKIP));
    }

    // ---- money

    @Test
    void decimalsOfAnyWidthAreExact() {
        for (String type :
                new String[] {"decimal(6,3)", "decimal(10,4)", "decimal(18,6)", "decimal(38,18)", "decimal(38,3)"}) {
            Rows rows = orders("bigint", "timestamp", type)
                    .row(1L, PLACED, new BigDecimal("1.500"))
                    .row(2L, PLACED, new BigDecimal("1.005"))
                    .row(3L, PLACED, new BigDecimal("999.99"))
                    .row(4L, PLACED, new BigDecimal("0"));
            assertThat(skipping(rows).requireSame().refused()).as(type).isEqualTo(1);
            BothWays finer = BothWays.of(rows, COLUMNS).stating(builder -> builder.decimals(3));
            assertThat(finer.requireSame().refused()).as(type).isZero();
        }
    }

    @Test
    void whatALongCannotHoldIsABadRow() {
        Rows rows = orders("bigint", "timestamp", "decimal(38,0)")
                .row(1L, PLACED, new BigDecimal("12"))
                .row(2L, PLACED, new BigDecimal("99999999999999999999999999999999999999"))
                .row(3L, PLACED, new BigDecimal("92233720368547759"));
        assertThat(skipping(rows).requireSame().refused()).isEqualTo(2);
    }

    @Test
    void wholeNumbersAreMoneyToo() {
        for (String type : new String[] {"bigint", "int", "smallint", "tinyint"}) {
            Rows rows =
                    orders("bigint", "timestamp", "bigint").row(1L, PLACED, 12L).row(2L, PLACED, 0L);
            Dataset<Row> narrow = rows.frame()
                    .withColumn(
                            "total", org.apache.spark.sql.functions.col("total").cast(type));
            SparkRetention shop = SparkRetention.over(narrow).with(COLUMNS).in(ZONE, SAR);
            assertThat((Object) shop.run(BothWays.METRICS).report().report().get(BothWays.METRICS.get(1)))
                    .isEqualTo(BothWays.of(rows, COLUMNS)
                            .there()
                            .run(BothWays.METRICS)
                            .report()
                            .report()
                            .get(BothWays.METRICS.get(1)));
        }
    }

    @Test
    void moneyInBinaryIsRefusedUnlessItIsStated() {
        Rows rows =
                orders("bigint", "timestamp", "double").row(1L, PLACED, 12.1).row(2L, PLACED, 0.005);
        assertThatThrownBy(() -> BothWays.of(rows, COLUMNS).there().intake()).hasMessageContaining("inexactMoney");
        BothWays.of(rows, orders -> Called.with(COLUMNS, orders).inexactMoney(RoundingMode.HALF_EVEN))
                .requireSame();
        Rows floats = orders("bigint", "timestamp", "float").row(1L, PLACED, 12.1f);
        assertThatThrownBy(() -> BothWays.of(floats, COLUMNS).there().intake()).hasMessageContaining("inexactMoney");
        BothWays.of(floats, orders -> Called.with(COLUMNS, orders).inexactMoney(RoundingMode.HALF_EVEN))
                .requireSame();
    }

    @Test
    void moneyInTextIsReadAsInAFile() {
        Rows rows = orders("bigint", "timestamp", "string")
                .row(1L, PLACED, " 12.50 ")
                .row(2L, PLACED, "١٢٫٥٠")
                .row(3L, PLACED, "SAR 3")
                .row(4L, PLACED, "three");
        skipping(rows).requireSame();
    }

    // ---- times

    @Test
    void timesOfAnyType() {
        BothWays.of(
                        orders("bigint", "timestamp_ntz", "int")
                                .row(1L, LocalDateTime.parse("2026-01-10T23:30:00"), 12)
                                .row(2L, LocalDateTime.parse("2026-02-01T00:00:00.123456"), 12),
                        COLUMNS)
                .requireSame();
        BothWays.of(
                        orders("bigint", "date", "int")
                                .row(1L, Date.valueOf("2026-01-10"), 12)
                                .row(2L, Date.valueOf("2026-02-01"), 12),
                        COLUMNS)
                .requireSame();
        BothWays texts = BothWays.of(
                orders("bigint", "string", "int")
                        .row(1L, "10/01/2026 23:30", 12)
                        .row(2L, " ٠١/٠٢/٢٠٢٦ ٠٠:٠٠", 12)
                        .row(3L, "30/02/2026 00:00", 12),
                orders -> orders.customer("customer")
                        .time("placed", "dd/MM/yyyy HH:mm")
                        .amount("total"));
        assertThat(texts.stating(builder -> builder.badRows(BadRows.SKIP))
                        .requireSame()
                        .refused())
                .isEqualTo(1);
    }

    /** A time between two milliseconds is that of the first, before 1970 too. */
    @Test
    void microseconds() {
        Rows rows = orders("bigint", "timestamp", "int")
                .row(1L, Timestamp.valueOf("2026-01-31 20:59:59.999999"), 12)
                .row(2L, Timestamp.valueOf("1969-12-31 23:59:59.999999"), 12)
                .row(3L, Timestamp.valueOf("1968-01-01 00:00:00.000001"), 12);
        BothWays.of(rows, COLUMNS).requireSame();
    }

    // ---- ids

    @Test
    void aNumberAndItsTextAreOneCustomer() {
        Rows rows = orders("bigint", "timestamp", "int");
        Rows customers = Rows.of("customers", "id string, country string");
        for (long customer = 1; customer <= 30; customer++) {
            rows.row(customer, PLACED, 12);
            customers.row((customer % 2 == 0 ? " " : "\u00A0") + customer + " ", customer % 3 == 0 ? "SA" : "EG");
        }
        BothWays both = BothWays.of(rows, COLUMNS).with(customers);
        both.requireSame();
        assertThat(both.there().select(customer -> customer.orderCount() > 0).count())
                .isEqualTo(30);
    }

    @Test
    void idsInDecimalsAreThoseOfTheirDigits() {
        Rows rows = orders("decimal(10,0)", "timestamp", "int");
        Rows fractions = orders("decimal(10,2)", "timestamp", "int");
        Rows wide = orders("decimal(38,2)", "timestamp", "int");
        Rows customers = Rows.of("customers", "id string, country string");
        Rows longer = Rows.of("customers", "id string, country string");
        for (int customer = 1; customer <= 30; customer++) {
            rows.row(new BigDecimal(customer), PLACED, 12);
            fractions.row(new BigDecimal(customer + ".50"), PLACED, 12);
            wide.row(new BigDecimal(customer + ".00"), PLACED, 12);
            customers.row(Integer.toString(customer), "SA");
            longer.row(customer + ".50", "SA").row(customer + ".00", "EG");
        }
        BothWays.of(rows, COLUMNS).with(customers).requireSame();
        BothWays.of(fractions, COLUMNS).with(longer).requireSame();
        BothWays.of(wide, COLUMNS).with(longer).requireSame();
    }

    /** Spark would part them by what it has of them, and the reader has something else. */
    @Test
    void idsOfOtherTypesAreRefused() {
        for (String type : new String[] {"date", "timestamp", "timestamp_ntz", "double", "float"}) {
            Rows rows = orders(type, "timestamp", "int");
            assertThatThrownBy(() ->
                            SparkRetention.over(rows.frame()).with(COLUMNS).in(ZONE, SAR))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("customer(\"customer\") is " + type)
                    .hasMessageContaining("withColumn");
        }
    }

    @Test
    void invisibleMarksDoNotPartACustomersRows() {
        Rows rows = orders("string", "timestamp", "int");
        for (int customer = 1; customer <= 20; customer++) {
            rows.row("عميل " + customer, PLACED, 12)
                    .row("\u200Fعميل\u00A0" + customer + "\u200F", PLACED, 13)
                    .row("عم\u00ADيل " + customer, PLACED, 14);
        }
        BothWays.of(rows, COLUMNS).requireSame();
        BothWays folded =
                BothWays.of(rows, orders -> Called.with(COLUMNS, orders).invisibleMarks(InvisibleMarks.FOLD));
        folded.requireSame();
        assertThat(folded.there().select(customer -> customer.orderCount() == 3).count())
                .isEqualTo(20);
    }

    // ---- what is not read

    @Test
    void columnsThatAreNotReadMayBeAnything() {
        Dataset<Row> rows = orders("bigint", "timestamp", "int")
                .row(1L, PLACED, 12)
                .frame()
                .selectExpr("*", "array(1, 2) as lines", "named_struct('a', 1) as s", "X'00' as raw", "map(1, 2) as m");
        SparkRetention shop = SparkRetention.over(rows).with(COLUMNS).in(ZONE, SAR);
        assertThat(shop.intake().sources().get("orders").taken()).isEqualTo(1);
        for (String column : new String[] {"lines", "s", "raw", "m"}) {
            assertThatThrownBy(() -> SparkRetention.over(rows)
                            .customer(column)
                            .time("placed")
                            .amount("total")
                            .in(ZONE, SAR))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + column + "\"")
                    .hasMessageContaining("withColumn");
        }
    }

    @Test
    void namesWithSignsAreNames() {
        Dataset<Row> rows = orders("bigint", "timestamp", "int")
                .row(1L, PLACED, 12)
                .frame()
                .toDF("the customer's `id`", "order.placed", " total ");
        SparkRetention shop = SparkRetention.over(rows)
                .customer("the customer's `id`")
                .time("order.placed")
                .amount("total")
                .in(ZONE, SAR);
        assertThat(shop.intake().sources().get("orders").taken()).isEqualTo(1);
    }

    @Test
    void aCustomerThatIsWorkedOutIsRefused() {
        Rows rows = orders("bigint", "timestamp", "int").row(1L, PLACED, 12);
        for (Cell cell :
                new Cell[] {Cell.joined("customer", "total"), Cell.of("twice", row -> row.get("customer") + "x")}) {
            assertThatThrownBy(() -> SparkRetention.over(rows.frame())
                            .with(orders -> orders.customer(cell).time("placed").amount("total"))
                            .in(ZONE, SAR)
                            .intake())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("customer")
                    .hasMessageContaining("withColumn");
        }
    }

    /** What does not bring rows together may be worked out. */
    @Test
    void anAmountMayBeWorkedOut() {
        Rows rows = orders("bigint", "timestamp", "string").row(1L, PLACED, "-").row(2L, PLACED, "12");
        BothWays.of(
                        rows,
                        orders -> orders.customer("customer")
                                .time("placed")
                                .amount(Cell.of("total", row -> row.get("total").replace("-", "0"))))
                .requireSame();
    }
}
