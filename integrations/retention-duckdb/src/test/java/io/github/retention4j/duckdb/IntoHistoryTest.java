package io.github.retention4j.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Csv;
import io.github.retention4j.metric.cohort.CohortRetention;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneId;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As its user would: the same orders from each kind of file are the same history. */
class IntoHistoryTest {
    private static final String ORDERS = """
            select (i * 7919) % 300 as customer_id, timestamp '2025-01-01' + interval (i * 3) hour + interval (i) second as placed,
                ((i * 104729) % 100000 / 100.0)::decimal(12, 2) as total
            from range(3000) r(i)""";

    @TempDir
    Path folder;

    private Path csv = Path.of("");

    @BeforeEach
    void writeCsv() throws SQLException {
        csv = Sql.copy(
                folder.resolve("orders.csv"),
                "select customer_id, strftime(placed, '%Y-%m-%d %H:%M:%S') as placed, total from (" + ORDERS + ")",
                "csv, header");
    }

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static String answer(History history) {
        return history.orderCount() + " "
                + MetricsEngine.over(history).compute(CohortRetention.monthly()).cohorts();
    }

    private String expected() {
        return answer(Csv.file(csv)
                .orders()
                .customer("customer_id")
                .time("placed", "yyyy-MM-dd HH:mm:ss")
                .amount("total")
                .into(builder())
                .build());
    }

    private static String answer(DuckDb source) {
        return answer(source.orders()
                .customer("customer_id")
                .time("placed")
                .amount("total")
                .into(builder())
                .build());
    }

    @Test
    void parquet() throws Exception {
        assertThat(answer(DuckDb.parquet(Sql.parquet(folder.resolve("orders.parquet"), ORDERS))))
                .isEqualTo(expected());
    }

    @Test
    void parquetWithInstants() throws Exception {
        String instants =
                "select customer_id, (placed - interval 3 hour)::timestamptz as placed, total from (" + ORDERS + ")";
        assertThat(answer(DuckDb.parquet(Sql.parquet(folder.resolve("orders.parquet"), instants))))
                .isEqualTo(expected());
    }

    @Test
    void aDatabase() throws Exception {
        Path database = folder.resolve("shop.duckdb");
        Sql.in("jdbc:duckdb:" + database, "create table orders as " + ORDERS);
        assertThat(answer(DuckDb.query(database, "from orders"))).isEqualTo(expected());
    }

    @Test
    void aConnection() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            assertThat(answer(DuckDb.query(connection, ORDERS))).isEqualTo(expected());
        }
    }

    @Test
    void json() throws Exception {
        Path file = Sql.copy(
                folder.resolve("orders.jsonl"),
                "select {id: customer_id} as customer, strftime(placed, '%Y-%m-%dT%H:%M:%S+03:00') as placed, total::double as total from ("
                        + ORDERS + ")",
                "json");
        assertThat(answer(DuckDb.json(file)
                        .orders()
                        .customer("customer.id")
                        .time("placed", "yyyy-MM-dd'T'HH:mm:ssXXX")
                        .amount("total")
                        .into(builder())
                        .build()))
                .isEqualTo(expected());
    }

    @Test
    void aFailureNamesTheFileAndSpendsTheBuilder() throws Exception {
        Path file = Files.writeString(folder.resolve("no.parquet"), "PAR1");
        HistoryBuilder builder = builder();

        assertThatThrownBy(() -> DuckDb.parquet(file)
                        .orders()
                        .customer("c")
                        .time("t")
                        .amount("a")
                        .into(builder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("no.parquet: ")
                .hasMessageEndingWith("is no Parquet file, or was not written to its end");
    }

    @Test
    void moneyOfBinaryFloatingPointIsRefused() {
        assertThatThrownBy(() -> DuckDb.query("select 1 as customer_id, now() as placed, 12.5::double as total")
                        .orders()
                        .customer("customer_id")
                        .time("placed")
                        .amount("total")
                        .into(builder()))
                .hasMessageContaining("binary floating point");
    }

    @Test
    void aFinerScaleThanTheHistorysIsNotRounded() {
        assertThatThrownBy(() -> DuckDb.query("select 1 as customer_id, now() as placed, 12.345 as total")
                        .orders()
                        .customer("customer_id")
                        .time("placed")
                        .amount("total")
                        .into(builder()))
                .hasMessageContaining("12.345")
                .hasMessageContaining("has 3 decimals, more than the history's 2");
    }
}
