package io.github.retention4j.io.jdbc;

import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.TableSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Orders of a shop of Magento, or Adobe Commerce, out of its own database: the tables {@code sales_order} and
 * {@code sales_creditmemo}.
 *
 * <ul>
 *   <li>An order counts unless its state is {@code canceled}, {@code pending_payment} or {@code payment_review}. So {@code new}
 *       counts, as of who pays on delivery, and so does {@code closed}, which was refunded.
 *   <li>The amount is {@code base_grand_total}, with taxes and shipping, in the base currency. One row in another currency than the
 *       history's is a bad row: a shop of several base currencies is read as several histories.
 *   <li>A refund is a credit memo that was paid out, at its own date, booked on its order.
 *   <li>The customer is {@code customer_id}; of a guest it is the e-mail address, in any case of its letters. Who ordered both ways
 *       is two customers.
 *   <li>Times are in UTC.
 * </ul>
 *
 * <pre>{@code
 * OrderColumns orders = MagentoTables.orders(dataSource, "");
 * }</pre>
 *
 * <p>Source: {@code etc/db_schema.xml}, {@code Model/Order.php} and {@code Model/Order/Creditmemo.php} of Magento's
 * {@code app/code/Magento/Sales}, for columns and states; a credit memo of state 2 is refunded.
 */
public final class MagentoTables {
    private MagentoTables() {}

    /**
     * Orders by what was paid for them, with taxes and shipping.
     *
     * @param source the shop's database
     * @param prefix what its tables' names begin with, usually nothing
     * @return the orders' columns, all stated
     * @throws IllegalArgumentException if the prefix is no part of a name
     */
    public static OrderColumns orders(DataSource source, String prefix) {
        String orders = TablePrefix.checked(prefix, "none") + "sales_order";
        TableSource rows = Jdbc.query(source, """
                        select o.customer_id as customer_id, o.customer_email as customer_email,
                               o.entity_id as order_id, o.created_at as created_at,
                               o.base_grand_total as amount, o.base_currency_code as currency, 'order' as kind
                        from %1$s o
                        where o.state not in %3$s
                        union all
                        select o.customer_id, o.customer_email,
                               m.order_id, m.created_at,
                               m.base_grand_total, m.base_currency_code, 'refund'
                        from %2$s m join %1$s o on o.entity_id = m.order_id
                        where m.state = 2 and o.state not in %3$s
                        """.formatted(
                        orders, prefix + "sales_creditmemo", "('canceled', 'pending_payment', 'payment_review')"))
                .named(orders);
        return rows.orders()
                .customer(Cell.firstOf("customer_id", "customer_email").ignoringCase())
                .order("order_id")
                .time("created_at")
                .zone(ZoneOffset.UTC)
                .amount("amount")
                .currency("currency")
                .cancellation(row -> row.get("kind").equals("refund"), Cancellations.BOOK_AS_REFUND);
    }
}
