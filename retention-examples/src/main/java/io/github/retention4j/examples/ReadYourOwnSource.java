package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.examples.Till.Sale;
import io.github.retention4j.history.History;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;

/** Read a source of your own: {@link Till} gives rows, and their columns are stated as those of a file are. */
public final class ReadYourOwnSource {
    private ReadYourOwnSource() {}

    public static void main(String[] args) {
        Till till = new Till(
                "till",
                List.of(
                        new Sale(
                                "17",
                                Instant.parse("2026-01-31T21:30:00Z"),
                                new BigDecimal("120.50")), // 1 February in Riyadh
                        new Sale("", Instant.parse("2026-02-03T10:00:00Z"), new BigDecimal("80")),
                        new Sale("18", Instant.parse("2026-02-03T11:15:00Z"), new BigDecimal("-5")),
                        new Sale("17", Instant.parse("2026-03-05T09:30:00Z"), new BigDecimal("40"))));

        History history = till.orders()
                .customer("card")
                .time("paid at")
                .amount("riyals")
                .into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
                        .badRows(BadRows.SKIP))
                .build();

        System.out.println(history);
        System.out.println(history.intake());
        System.out.println(MetricsEngine.over(history).compute(CohortRetention.monthly()));
    }
}
