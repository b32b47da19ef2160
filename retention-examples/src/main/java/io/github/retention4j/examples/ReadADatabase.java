package io.github.retention4j.examples;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.io.jdbc.Jdbc;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import org.h2.jdbcx.JdbcDataSource;
import org.joda.money.CurrencyUnit;

/** Read a table of a database: rows stream, money stays exact, and the database's times are no text. */
public final class ReadADatabase {
    private ReadADatabase() {}

    public static void main(String[] args) throws SQLException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:shop");
        try (Connection shop = dataSource.getConnection()) {
            fill(shop);
            History history = Jdbc.query(
                            dataSource, "select customer_id, created_at, total from orders where status <> ?")
                    .parameters("cancelled")
                    .orders()
                    .customer("customer_id")
                    .time("created_at")
                    .amount("total")
                    .into(History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")))
                    .build();

            System.out.println(history.intake());
            System.out.println(MetricsEngine.over(history).compute(CohortRetention.monthly()));
        }
    }

    private static void fill(Connection shop) throws SQLException {
        try (Statement statement = shop.createStatement()) {
            statement.execute("create table orders (customer_id bigint, created_at timestamp with time zone,"
                    + " total decimal(12, 2), status varchar(20))");
            statement.execute(
                    "insert into orders values (17, timestamp with time zone '2026-01-05 10:00:00+03', 120.50, 'paid'),"
                            + " (18, timestamp with time zone '2026-01-19 18:30:00+03', 50.00, 'paid'),"
                            + " (17, timestamp with time zone '2026-02-11 09:15:00+03', 92.00, 'paid'),"
                            + " (19, timestamp with time zone '2026-02-12 12:00:00+03', 69.00, 'cancelled')");
        }
    }
}
