package io.github.retention4j.examples.spring;

import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The shop's orders, as its database has them. */
@Repository
class OrderTable {
    private static final String INSERT =
            "insert into orders (id, customer_id, created_at, total, refunded) values (?, ?, ?, ?, ?)";

    private final JdbcTemplate database;

    OrderTable(JdbcTemplate database) {
        this.database = database;
    }

    void add(List<Order> orders) {
        database.batchUpdate(
                INSERT,
                orders.stream()
                        .map(order -> new Object[] {
                            order.id(),
                            order.customerId().orElse(null),
                            order.placedAt().atOffset(ZoneOffset.UTC),
                            order.total().getAmount(),
                            refunded(order)
                        })
                        .toList());
    }

    private static BigDecimal refunded(Order order) {
        return order.refunds().stream()
                .map(Refund::amount)
                .map(amount -> amount.getAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Pays an order back, in full. */
    void refund(String id) {
        database.update("update orders set refunded = total where id = ?", id);
    }
}
