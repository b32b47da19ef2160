package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.cohort.CohortRetention;
import io.github.retention4j.shops.ShopIntake;
import io.github.retention4j.shops.Shopify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;

/** Read what a shop platform exports: one line, and one to look at before a figure is believed. */
public final class ReadAShopifyExport {
    private static final String EXPORT = """
            Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Created at,\
            Lineitem quantity,Lineitem name,Cancelled at,Payment Method,Refunded Amount,Phone
            #1001,Amal@Example.com,paid,2026-01-05 10:00:00 +0300,SAR,100.00,10.00,15.00,125.00,,0.00,2026-01-05 10:00:00 +0300,\
            1,Coffee,,Card,0.00,
            #1001,Amal@Example.com,,,,,,,,,,2026-01-05 10:00:00 +0300,2,Cup,,,,
            #1002,,pending,,SAR,40.00,10.00,0.00,50.00,,0.00,2026-01-19 18:30:00 +0300,1,Tea,,Cash on Delivery (COD),0.00,\
            '+966550000001
            #1003,amal@example.com,paid,2026-02-11 09:15:00 +0300,SAR,80.00,0.00,12.00,92.00,AGAIN,8.00,2026-02-11 09:15:00 +0300,\
            1,Coffee,,Card,20.00,
            #1004,basma@example.com,voided,,SAR,60.00,0.00,9.00,69.00,,0.00,2026-02-12 12:00:00 +0300,1,Coffee,\
            2026-02-12 13:00:00 +0300,Card,0.00,
            #1005,,paid,2026-02-20 20:00:00 +0300,SAR,8.00,0.00,1.20,9.20,,0.00,2026-02-20 20:00:00 +0300,1,Tea,,Cash,0.00,
            """;

    private ReadAShopifyExport() {}

    public static void main(String[] args) throws IOException {
        Path file = Files.writeString(Files.createTempFile("orders_export", ".csv"), EXPORT);
        try {
            History history = Shopify.orders(file)
                    .into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")))
                    .build();

            System.out.println(ShopIntake.of(history));
            System.out.println(MetricsEngine.over(history).compute(CohortRetention.monthly()));
        } finally {
            Files.delete(file);
        }
    }
}
