package io.github.retention4j.examples;

import static io.github.retention4j.model.Window.month;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** Map your own records: what an e-commerce platform has in its tables becomes orders, one to one. */
public final class MapYourOwnRecords {
    /** Stands for an entity of your own. */
    record Invoice(long number, long buyer, Instant paidAt, BigDecimal riyals) {
        Order toOrder() {
            return Order.of(Long.toString(number), Long.toString(buyer), paidAt, Money.of(SAR, riyals));
        }
    }

    private static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    private MapYourOwnRecords() {}

    public static void main(String[] args) {
        List<Invoice> invoices = List.of(
                new Invoice(1, 17, Instant.parse("2026-02-27T21:30:00Z"), new BigDecimal("120.50")),
                new Invoice(2, 18, Instant.parse("2026-02-28T21:30:00Z"), new BigDecimal("80")), // 1 March in Riyadh
                new Invoice(3, 17, Instant.parse("2026-03-05T09:30:00Z"), new BigDecimal("40")));

        History history = History.builder(ZoneId.of("Asia/Riyadh"), SAR)
                .orders(invoices.stream().map(Invoice::toOrder).toList())
                .build();
        System.out.println(MetricsEngine.over(history)
                .compute(RetentionRate.in(month(2026, 3)), AverageOrderValue.in(month(2026, 3))));
    }
}
