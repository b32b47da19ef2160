package io.github.retention4j.spark;

import static io.github.retention4j.spark.BothWays.SAR;
import static io.github.retention4j.spark.BothWays.ZONE;
import static io.github.retention4j.spark.BothWays.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.io.CustomerColumns;
import io.github.retention4j.io.SubscriptionColumns;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.engagement.ReferralRate;
import io.github.retention4j.metric.value.RecurringRevenue;
import io.github.retention4j.model.Window;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.junit.jupiter.api.Test;

/** Records other than orders that concern several customers. */
class SharedRecordsTest {
    private static final MapFunction<SubscriptionColumns, SubscriptionColumns> SUBSCRIPTIONS =
            columns -> columns.id("id").customer("customer").started("started").monthlyAmount("price");

    private static final List<Metric<?, ?>> METRICS =
            List.of(RecurringRevenue.in(Window.year(2026)), ReferralRate.in(Window.year(2026)));

    private static Rows orders() {
        Rows rows = Rows.of("orders", "customer bigint, placed timestamp, total int");
        for (long customer = 0; customer < 40; customer++) {
            rows.row(customer, time("2026-01-10T08:00:00Z"), 10);
        }
        return rows;
    }

    private static Rows subscriptions() {
        Rows rows = Rows.of("subscriptions", "id string, customer bigint, started timestamp, price int");
        for (long customer = 0; customer < 40; customer++) {
            rows.row("s-" + customer, customer, time("2026-01-10T08:00:00Z"), 10);
        }
        return rows;
    }

    /** A subscription of two customers is refused with all of its rows, in whichever partitions they would be. */
    @Test
    void aSubscriptionOfTwoCustomers() {
        Rows rows = subscriptions()
                .row("s-3", 30L, time("2026-02-10T08:00:00Z"), 11)
                .row(" s-4 ", 31L, time("2026-02-10T08:00:00Z"), 11)
                .row("s-5", null, time("2026-02-10T08:00:00Z"), 11)
                .row("s-6", 6L, time("2026-02-10T08:00:00Z"), 12);
        History history = rows.subscriptions()
                .id("id")
                .customer("customer")
                .started("started")
                .monthlyAmount("price")
                .into(orders().orders()
                        .customer("customer")
                        .time("placed")
                        .amount("total")
                        .into(History.builder(ZONE, SAR).badRows(BadRows.SKIP)))
                .build();
        Outcome.Part part = SparkRetention.over(orders().frame())
                .customer("customer")
                .time("placed")
                .amount("total")
                .in(ZONE, SAR)
                .subscriptions(rows.frame(), SUBSCRIPTIONS)
                .stating(builder -> builder.badRows(BadRows.SKIP))
                .partitions(11)
                .run(METRICS.subList(0, 1));
        assertThat(history.intake().refused()).isEqualTo(6);
        assertThat(part.intake().sources()).isEqualTo(history.intake().sources());
        assertThat(part.intake().refusals())
                .containsExactlyInAnyOrderElementsOf(history.intake().refusals());
        assertThat((Object) part.report().report().get(METRICS.get(0)))
                .isEqualTo(MetricsEngine.over(history).compute(METRICS.get(0)));
    }

    /** What a friend ordered is known where the one who brought the friend is. */
    @Test
    void referralsInAChainAndARing() {
        Rows rows = Rows.of("referrals", "referrer bigint, referred timestamp, brought bigint");
        for (long customer = 0; customer < 20; customer++) {
            rows.row(customer, time("2026-01-01T08:00:00Z"), customer + 1);
        }
        rows.row(30L, time("2026-01-01T08:00:00Z"), 31L)
                .row(31L, time("2026-01-02T08:00:00Z"), 32L)
                .row(32L, time("2026-01-03T08:00:00Z"), 30L)
                .row(33L, time("2026-01-03T08:00:00Z"), null);
        History history = rows.referrals()
                .referrer("referrer")
                .referred("referred")
                .brought("brought")
                .into(orders().orders()
                        .customer("customer")
                        .time("placed")
                        .amount("total")
                        .into(History.builder(ZONE, SAR)))
                .build();
        Outcome.Part part = SparkRetention.over(orders().frame())
                .customer("customer")
                .time("placed")
                .amount("total")
                .in(ZONE, SAR)
                .referrals(
                        rows.frame(),
                        columns -> columns.referrer("referrer")
                                .referred("referred")
                                .brought("brought"))
                .partitions(11)
                .run(METRICS.subList(1, 2));
        assertThat((Object) part.report().report().get(METRICS.get(1)))
                .isEqualTo(MetricsEngine.over(history).compute(METRICS.get(1)));
    }

    /** Of two that differ under one id the first by the rows' numbers is the one that counts. */
    @Test
    void aCustomerGivenTwice() {
        Rows known = Rows.of("customers", "id bigint, country string");
        for (long customer = 0; customer < 40; customer++) {
            known.row(customer, "SA").row(customer, customer % 2 == 0 ? "SA" : "EG");
        }
        MapFunction<CustomerColumns, CustomerColumns> columns =
                customers -> customers.id("id").country("country");
        History history = Called.with(columns, known.customers())
                .into(orders().orders()
                        .customer("customer")
                        .time("placed")
                        .amount("total")
                        .into(History.builder(ZONE, SAR).badRows(BadRows.SKIP)))
                .build();
        Outcome.Part part = SparkRetention.over(orders().frame())
                .customer("customer")
                .time("placed")
                .amount("total")
                .in(ZONE, SAR)
                .customers(known.frame(), columns)
                .stating(builder -> builder.badRows(BadRows.SKIP))
                .partitions(11)
                .run(List.of());
        assertThat(history.intake().refused()).isEqualTo(20);
        assertThat(part.intake().sources()).isEqualTo(history.intake().sources());
        assertThat(part.intake().refusals())
                .containsExactlyInAnyOrderElementsOf(history.intake().refusals());
    }
}
