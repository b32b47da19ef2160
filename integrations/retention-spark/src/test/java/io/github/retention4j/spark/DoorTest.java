package io.github.retention4j.spark;

import static io.github.retention4j.spark.BothWays.SAR;
import static io.github.retention4j.spark.BothWays.ZONE;
import static io.github.retention4j.spark.BothWays.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Guests;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.api.java.function.MapFunction;
import org.junit.jupiter.api.Test;

/** The same rows are let in, and the same refused for the same reasons. */
class DoorTest {
    private static final MapFunction<OrderColumns, OrderColumns> COLUMNS =
            orders -> orders.customer("customer").order("id").time("placed").amount("total");

    private static final MapFunction<OrderColumns, OrderColumns> PLAIN =
            orders -> orders.customer("customer").time("placed").amount("total");

    private static final MapFunction<OrderColumns, OrderColumns> LINES =
            orders -> orders.customer("customer").order("id").time("placed").lineAmount("total");

    private static final MapFunction<OrderColumns, OrderColumns> REFUNDS = orders ->
            COLUMNS.call(orders).cancellation(row -> row.get("total").startsWith("-"), Cancellations.BOOK_AS_REFUND);

    private static Rows orders() {
        return Rows.of("orders", "id string, customer string, placed timestamp, total decimal(12,2)");
    }

    private static BigDecimal sar(String amount) {
        return new BigDecimal(amount);
    }

    /** Orders of ten customers, so that there is something in each partition. */
    private static Rows some() {
        Rows rows = orders();
        for (int order = 0; order < 20; order++) {
            rows.row(
                    "o-" + order,
                    "secret-" + order % 10,
                    time("2026-01-10T08:00:00Z"),
                    sar(Integer.toString(10 + order)));
        }
        return rows;
    }

    private static BothWays skipping(Rows rows) {
        return BothWays.of(rows, COLUMNS).stating(builder -> builder.badRows(BadRows.SKIP));
    }

    @Test
    void aBadRowIsToldOnTheDriver() {
        Rows rows = some().row("o-x", "secret-7", time("2026-01-11T08:00:00Z"), sar("-3"));
        SparkRetention shop = BothWays.of(rows, COLUMNS).there();
        assertThatThrownBy(() -> shop.compute(CohortRetention.monthly()))
                .isInstanceOfSatisfying(InvalidRowException.class, bad -> {
                    assertThat(bad.row()).isEqualTo(21);
                    assertThat(bad.source()).isEqualTo("orders");
                    assertThat(bad)
                            .hasMessageContaining("amount -3.00 is below 0")
                            .hasMessageNotContaining("secret");
                    assertThat(bad.getStackTrace())
                            .noneMatch(frame -> frame.getClassName().startsWith("org.apache.spark."));
                });
        // It is the same here.
        assertThatThrownBy(() -> BothWays.of(rows, COLUMNS).here())
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("amount -3.00 is below 0");
    }

    @Test
    void ofBadRowsInSeveralPartitionsTheFirstIsTold() {
        Rows rows = orders();
        for (int customer = 0; customer < 40; customer++) {
            rows.row("o-" + customer, "c-" + customer, time("2026-01-10T08:00:00Z"), sar("-" + (customer + 1)));
        }
        assertThatThrownBy(
                        () -> BothWays.of(rows, COLUMNS).there().partitions(9).compute(CohortRetention.monthly()))
                .isInstanceOfSatisfying(
                        InvalidRowException.class, bad -> assertThat(bad.row()).isEqualTo(1));
    }

    @Test
    void badRowsAreSkippedWithTheSameReasons() {
        Rows rows = some().row("o-a", "secret-3", time("2026-01-11T08:00:00Z"), sar("-3"))
                .row("o-b", "secret-4", null, sar("3"))
                .row("o-c", "secret-5", time("1850-01-11T08:00:00Z"), sar("3"))
                .row("o-d", "secret-6", time("2026-01-11T08:00:00Z"), null)
                .row(null, "secret-7", time("2026-01-11T08:00:00Z"), sar("3"))
                .row("o-e", null, time("2026-01-11T08:00:00Z"), sar("3"));
        Intake intake = skipping(rows).requireSame();
        assertThat(intake.refused()).isEqualTo(5);
        assertThat(intake.refusals()).noneMatch(refusal -> refusal.reason().contains("secret"));
    }

    @Test
    void anOrderOfTwoCustomersIsRefusedWhole() {
        Rows rows = some().row("o-3", "secret-8", time("2026-01-10T08:00:00Z"), sar("13"))
                .row("o-4", "secret-1", time("2026-01-12T08:00:00Z"), sar("14"))
                .row("o-4", "secret-2", time("2026-01-12T08:00:00Z"), sar("14"));
        assertThat(skipping(rows).requireSame().refused()).isEqualTo(5);
        assertThatThrownBy(() -> BothWays.of(rows, COLUMNS).there().compute(CohortRetention.monthly()))
                .isInstanceOf(InvalidRowException.class)
                .hasMessageContaining("was given before, for another customer")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anOrderGivenAgainIsMerged() {
        Rows rows = some().row("o-5", "secret-5", time("2026-01-10T08:00:00Z"), sar("15.00"));
        assertThat(BothWays.of(rows, COLUMNS)
                        .requireSame()
                        .sources()
                        .get("orders")
                        .merged())
                .isEqualTo(1);
        assertThat(skipping(rows)
                        .stating(builder -> builder.badRows(BadRows.SKIP).duplicateOrders(DuplicateOrders.REJECT))
                        .requireSame()
                        .refused())
                .isEqualTo(1);
    }

    @Test
    void linesOfAnOrderAddUp() {
        Rows rows = some().row("o-5", "secret-5", time("2026-01-10T07:00:00Z"), sar("-4.50"));
        Intake intake = BothWays.of(
                        rows,
                        orders -> orders.customer("customer")
                                .order("id")
                                .time("placed")
                                .lineAmount("total"))
                .requireSame();
        assertThat(intake.sources().get("orders").merged()).isEqualTo(1);
    }

    @Test
    void aLineWithoutACustomerIsOfItsOrder() {
        Rows rows = some().row("o-5", null, time("2026-01-10T07:00:00Z"), sar("4.50"))
                .row("o-6", " ", time("2026-01-10T07:00:00Z"), sar("4.50"))
                .row("guest", null, time("2026-01-10T07:00:00Z"), sar("4.50"))
                .row("guest", null, time("2026-01-10T07:00:00Z"), sar("5.50"));
        BothWays lines = BothWays.of(rows, LINES).stating(builder -> builder.badRows(BadRows.SKIP));
        lines.requireSame();
        BothWays.of(rows, orders -> LINES.call(orders).guests(Guests.DROP))
                .stating(builder -> builder.badRows(BadRows.SKIP))
                .requireSame();
    }

    @Test
    void aRefundThatNamesItsOrderAloneIsOfItsCustomer() {
        Rows rows = some().row("o-5", null, time("2026-01-20T08:00:00Z"), sar("-4.50"))
                .row("o-6", "secret-6", time("2026-01-20T08:00:00Z"), sar("-16"))
                .row("o-7", "secret-1", time("2026-01-20T08:00:00Z"), sar("-1"))
                .row("o-8", null, time("2026-01-20T08:00:00Z"), sar("-1000"))
                .row("o-none", null, time("2026-01-20T08:00:00Z"), sar("-1"))
                .row("o-nobody", "secret-2", time("2026-01-20T08:00:00Z"), sar("-1"));
        BothWays refunds = BothWays.of(rows, REFUNDS).stating(builder -> builder.badRows(BadRows.SKIP));
        assertThat(refunds.requireSame().refused()).isEqualTo(2);
        BothWays.of(rows, orders -> REFUNDS.call(orders).guests(Guests.DROP))
                .stating(refunds.settings())
                .requireSame();
    }

    @Test
    void currenciesAreNotMixed() {
        Rows rows = Rows.of("orders", "customer bigint, placed timestamp, total decimal(12,2), currency string")
                .row(1L, time("2026-01-10T08:00:00Z"), sar("10"), "SAR")
                .row(2L, time("2026-01-10T08:00:00Z"), sar("11"), " sar ")
                .row(3L, time("2026-01-10T08:00:00Z"), sar("12"), "USD")
                .row(4L, time("2026-01-10T08:00:00Z"), sar("13"), null);
        BothWays stated = BothWays.of(
                        rows,
                        orders -> orders.customer("customer")
                                .time("placed")
                                .amount("total")
                                .currency("currency"))
                .stating(builder -> builder.badRows(BadRows.SKIP));
        assertThat(stated.requireSame().refused()).isEqualTo(2);
        // Where it is not stated, the account tells of it.
        Rows plain = Rows.of("orders", "customer bigint, placed timestamp, total decimal(12,2), currency string")
                .row(1L, time("2026-01-10T08:00:00Z"), sar("10"), "SAR")
                .row(3L, time("2026-01-10T08:00:00Z"), sar("12"), "USD");
        BothWays unstated = BothWays.of(
                plain, orders -> orders.customer("customer").time("placed").amount("total"));
        unstated.requireSame();
        assertThat(unstated.there().intake().notes().toString())
                .isEqualTo(unstated.here().intake().notes().toString())
                .contains("currency(");
    }

    @Test
    void idsOfNobodyAreGuests() {
        Rows rows = Rows.of("orders", "customer bigint, placed timestamp, total decimal(12,2)")
                .row(1L, time("2026-01-10T08:00:00Z"), sar("10"))
                .row(null, time("2026-01-11T08:00:00Z"), sar("11"))
                .row(null, time("2026-01-12T08:00:00Z"), sar("12"));
        BothWays guests = BothWays.of(rows, PLAIN);
        assertThat(guests.requireSame().sources().get("orders").taken()).isEqualTo(3);
        Intake dropped = BothWays.of(rows, orders -> PLAIN.call(orders).guests(Guests.DROP))
                .requireSame();
        assertThat(dropped.sources().get("orders").excluded()).isEqualTo(2);
    }

    @Test
    void daysAreThoseThatAreStated() {
        BothWays within = BothWays.of(some(), COLUMNS)
                .stating(builder ->
                        builder.observedFrom(LocalDate.of(2026, 1, 1)).observedThrough(LocalDate.of(2026, 3, 31)));
        within.requireSame();
        assertThat(within.there().basis().lastDay()).isEqualTo(LocalDate.of(2026, 3, 31));
        BothWays before = BothWays.of(some(), COLUMNS)
                .stating(builder -> builder.badRows(BadRows.SKIP).observedFrom(LocalDate.of(2026, 1, 11)));
        assertThat(before.requireSame().refused()).isEqualTo(20);
    }

    /** A bad row may be the one that was the first or the last. */
    @Test
    void daysAreThoseOfRowsThatAreTaken() {
        Rows rows = some().row("o-early", "secret-1", time("2020-01-01T08:00:00Z"), sar("-1"))
                .row("o-late", "secret-2", time("2027-01-01T08:00:00Z"), sar("-1"));
        BothWays days = skipping(rows);
        days.requireSame();
        assertThat(days.there().basis().lastDay()).isEqualTo(LocalDate.of(2026, 1, 10));
    }

    @Test
    void noRowsAtAll() {
        BothWays.of(orders(), COLUMNS).requireSame();
        BothWays.of(orders(), COLUMNS)
                .stating(builder ->
                        builder.observedFrom(LocalDate.of(2026, 1, 1)).observedThrough(LocalDate.of(2026, 2, 1)))
                .requireSame();
        BothWays.of(orders(), COLUMNS)
                .with(Rows.of("customers", "id string, country string").row("c-1", "SA"))
                .requireSame();
    }

    @Test
    void aColumnThatIsNotThere() {
        assertThatThrownBy(() -> SparkRetention.over(some().frame())
                        .customer("custommer")
                        .time("placed")
                        .amount("total")
                        .in(ZONE, SAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("custommer")
                .hasMessageContaining("customer");
        assertThatThrownBy(() ->
                        SparkRetention.over(some().frame()).customer("customer").in(ZONE, SAR))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state the money");
    }
}
