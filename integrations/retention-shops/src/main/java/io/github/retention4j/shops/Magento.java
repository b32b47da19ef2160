package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The grid of orders in the admin of Magento or Adobe Commerce, as CSV: Sales → Orders → Export. The language of the admin is
 * English, and the columns {@code Customer Email} and {@code Status} are shown; columns that are not shown are not exported.
 *
 * <ul>
 *   <li><b>Customer</b>: {@code Customer Email} in small letters; the grid has no customer ids. Without one it is a guest's order.
 *   <li><b>Time</b>: {@code Purchase Date}, in the zone of the store, which the history's is to be. It is written as {@code Sep 3, 2025
 *       14:05:09 PM}: hours to 24 and PM at once; hours to 12 are read as well. A date in figures has the month first.
 *   <li><b>Money</b>: {@code Grand Total (Base)}, in the base currency, which the history's is to be, with tax and shipping.
 *       {@code Total Refunded}, if it is shown, has no date, so it lowers the revenue of the order's own month; without it, all of an
 *       order is paid back whose status is Closed.
 *   <li><b>Left out</b>: orders that are canceled, suspected fraud, or wait for a payment online that may never come (Pending Payment).
 *       Those that are Pending count.
 *   <li>A query of the table {@code sales_order} is better than this file: it has ids, and times in UTC.
 * </ul>
 *
 * <pre>{@code
 * History history = Magento.orders(path).into(History.builder(zone, eur)).build();
 * }</pre>
 *
 * @see <a href="https://experienceleague.adobe.com/en/docs/commerce-admin/stores-sales/order-management/orders/orders">Orders</a>
 */
public final class Magento implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.MAGENTO_ORDERS);
    private static final Map<String, String> NOT_COUNTED = Map.of(
            "canceled", "canceled",
            "suspected fraud", "suspected fraud",
            "fraud", "suspected fraud",
            "pending payment", "not paid online",
            "pending paypal", "not paid online");
    private static final String REFUNDED = "what was refunded";

    private final ExportFiles files;

    private Magento(ExportFiles files) {
        this.files = files;
    }

    /**
     * Files of orders.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to read
     */
    public static Magento orders(Path file, Path... others) {
        return new Magento(new ExportFiles(file, others, EXPECTED, ShopFile::table));
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> ExportFiles.Plan.ofOrders(
                        header.require("ID"), (columns, tally) -> state(columns, header, tally)));
    }

    private static OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String date = header.require("Purchase Date");
        String total = header.require("Grand Total (Base)");
        String status = header.require("Status");
        String mail = header.require("Customer Email");
        Optional<String> refund = header.find("Total Refunded");
        Function<Row, String> refunded = row -> refund.isPresent()
                ? Refund.of(row.get(refund.get()), row.get(total))
                : Folded.text(row.get(status)).equals("closed") ? Refund.of(row.get(total), row.get(total)) : "";
        return start.customer(Cell.of(mail, row -> CustomerKey.mail(row.get(mail))))
                .time(Cell.of(date, row -> WrittenTime.monthFirst(row.get(date))), WrittenTime.PATTERN)
                .amount(total)
                .cancellation(tally.leavingOut(row -> leftOut(row.get(status))), Cancellations.DROP)
                .column(REFUNDED, Cell.of(REFUNDED, refunded))
                .refunded(REFUNDED);
    }

    /** Why an order does not count; empty if it does. */
    static String leftOut(String written) {
        return NOT_COUNTED.getOrDefault(Folded.text(written).replace('_', ' '), "");
    }
}
