package io.github.retention4j.spring;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.joda.money.CurrencyUnit;

/** Orders of a made-up shop in Riyadh, in a database and as a history. */
final class ShopTables {
    static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    static final CurrencyUnit SAR = CurrencyUnit.of("SAR");

    /** What a shop is configured by. */
    static final String[] PROPERTIES = {
        "retention4j.zone=Asia/Riyadh",
        "retention4j.currency=SAR",
        "retention4j.source.query=select customer_id, created_at, total from orders",
        "retention4j.source.customer=customer_id",
        "retention4j.source.time=created_at",
        "retention4j.source.amount=total"
    };

    private ShopTables() {}

    private record Placed(String customer, LocalDateTime at, int halalas) {}

    /** Of {@code customers} in January every third is back in February, every fourth in March. */
    private static List<Placed> placed(int customers) {
        List<Placed> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            all.add(new Placed("c-" + i, LocalDateTime.of(2026, 1, 1 + i % 28, 10, 0), 10_000 + i));
            if (i % 3 == 0) {
                all.add(new Placed("c-" + i, LocalDateTime.of(2026, 2, 1 + i % 28, 23, 30), 5_000 + 7 * i));
            }
            if (i % 4 == 0) {
                all.add(new Placed("c-" + i, LocalDateTime.of(2026, 3, 1 + i % 28, 0, 30), 7_000 + 3 * i));
            }
        }
        return all;
    }

    static String newDatabase() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    static DataSource database(int customers) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(newDatabase());
        fill(source, customers);
        return source;
    }

    static void fill(DataSource source, int customers) {
        try (Connection connection = source.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "create table orders (customer_id varchar(20), created_at timestamp, total decimal(12, 2))");
            add(connection, placed(customers));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void add(Connection connection, List<Placed> orders) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into orders values (?, ?, ? / 100.0)")) {
            for (Placed order : orders) {
                insert.setString(1, order.customer());
                insert.setTimestamp(2, Timestamp.valueOf(order.at()));
                insert.setInt(3, order.halalas());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void execute(DataSource source, String sql) {
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static History history(int customers) {
        return read(History.builder(RIYADH, SAR), customers);
    }

    static History read(HistoryBuilder builder, int customers) {
        for (Placed order : placed(customers)) {
            Instant at = order.at().atZone(RIYADH).toInstant();
            builder.addOrder(order.customer(), at.toEpochMilli(), order.halalas());
        }
        return builder.build();
    }

    /** A source that never ends by itself, and counts those that have begun and were interrupted. */
    static HistorySource readUntilInterrupted(CountDownLatch begun, CountDownLatch interrupted) {
        return builder -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
                return builder.build();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        };
    }
}
