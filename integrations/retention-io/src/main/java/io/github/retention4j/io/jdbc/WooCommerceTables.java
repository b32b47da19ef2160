package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.TableSource;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Orders of a WooCommerce shop, out of its own database: the table {@code wc_order_stats} that its Analytics is made of.
 *
 * <ul>
 *   <li>An order counts if Analytics counts it: all but those that are {@code pending}, {@code failed}, {@code cancelled}, drafts or
 *       in the trash. So {@code on-hold} counts, as of who pays by bank transfer or on delivery.
 *   <li>A refund is a row of its own there, with its own date, and is booked on the order that it belongs to.
 *   <li>The customer is WooCommerce's own number, which a guest has too, by the e-mail address. Who gave none is a guest here.
 *   <li>Times are in UTC, {@code date_created_gmt}.
 *   <li>Amounts are stored as floating-point numbers, which are rounded to the history's decimals.
 * </ul>
 *
 * <pre>{@code
 * OrderColumns orders = WooCommerceTables.orders(dataSource, "wp_");
 * }</pre>
 *
 * <p>Source: {@code src/Admin/API/Reports/Orders/Stats/DataStore.php} of WooCommerce, whose method {@code update} fills the table.
 */
public final class WooCommerceTables {
    private static final String NOT_COUNTED =
            "('wc-pending', 'wc-failed', 'wc-cancelled', 'wc-checkout-draft', 'wc-auto-draft', 'auto-draft',"
                    + " 'wc-trash', 'trash')";

    private WooCommerceTables() {}

    /**
     * Orders by what was paid for them, with taxes and shipping: {@code total_sales}.
     *
     * @param source the shop's database
     * @param prefix what its tables' names begin with, usually {@code wp_}
     * @return the orders' columns, all stated
     * @throws IllegalArgumentException if the prefix is no part of a name
     */
    public static OrderColumns orders(DataSource source, String prefix) {
        return columns(source, prefix, "total_sales");
    }

    /**
     * Orders by what they brought without taxes and shipping: {@code net_total}, which Analytics calls net sales.
     *
     * @param source the shop's database
     * @param prefix what its tables' names begin with, usually {@code wp_}
     * @return the orders' columns, all stated
     * @throws IllegalArgumentException if the prefix is no part of a name
     */
    public static OrderColumns netSales(DataSource source, String prefix) {
        return columns(source, prefix, "net_total");
    }

    private static OrderColumns columns(DataSource source, String prefix, String amount) {
        String table = TablePrefix.checked(prefix, "wp_") + "wc_order_stats";
        TableSource rows =
                Jdbc.query(source, """
                        select nullif(s.customer_id, 0) as customer_id,
                               case when s.parent_id > 0 then s.parent_id else s.order_id end as order_id,
                               s.date_created_gmt as created_at,
                               s.%2$s as amount,
                               case when s.parent_id > 0 then 'refund' else 'order' end as kind
                        from %1$s s left join %1$s p on p.order_id = s.parent_id
                        where coalesce(p.status, s.status) not in %3$s
                        """.formatted(table, amount, NOT_COUNTED)).named(table);
        return rows.orders()
                .customer("customer_id")
                .order("order_id")
                .time("created_at")
                .zone(ZoneOffset.UTC)
                .amount("amount")
                .inexactMoney(RoundingMode.HALF_UP)
                .cancellation(row -> row.get("kind").equals("refund"), Cancellations.BOOK_AS_REFUND);
    }
}
