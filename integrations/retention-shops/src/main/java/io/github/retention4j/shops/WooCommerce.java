package io.github.retention4j.shops;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Orders of WooCommerce as the usual extensions export them, a row each or a row for each line item. WooCommerce's own
 * Analytics → Orders export is refused: it names no customer.
 *
 * <ul>
 *   <li>Where a row is a line item, {@code order_total} may stand on an order's first row only, or on each of them; it is counted
 *       once, and the rows after the first merge into it.
 *   <li>Columns are called as the extensions call them, in English on every site. A file with translated or renamed columns is
 *       refused.
 *   <li><b>Customer</b>: {@code customer_email} or {@code billing_email} in small letters, so that somebody who bought as a guest first
 *       and with an account later is one; without an e-mail the customer's id, of which 0 is a guest's.
 *   <li><b>Time</b>: {@code order_date}, which has no zone: the history's is meant. A date such as 3/5/2025 has the month first.
 *   <li><b>Money</b>: {@code order_total}, with tax and shipping. Of an order whose status is refunded all is paid back; else
 *       {@code refunded_total}, if there is such a column. Neither has a date, so a refund lowers the revenue of the order's own
 *       month.
 *   <li><b>Left out</b>: orders that are pending, which wait for a payment that may never come, failed, cancelled, drafts and in the
 *       bin; see {@link #counting}. Those that are paid at the door are processing or on-hold and count.
 * </ul>
 *
 * <pre>{@code
 * History history = WooCommerce.orders(path).into(History.builder(zone, eur)).build();
 * }</pre>
 *
 * @see <a href="https://woocommerce.com/document/managing-orders/order-statuses/">Order statuses</a>
 */
public final class WooCommerce implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.WOO_LINES, KnownExport.WOO_ORDERS);
    private static final Set<String> NOT_COUNTED =
            Set.of("pending", "failed", "cancelled", "checkout-draft", "auto-draft", "draft", "trash");
    private static final String REFUNDED = "what was refunded";

    private final ExportFiles files;

    /** The statuses that count; none if it is not stated. */
    private final Set<String> counted;

    private WooCommerce(ExportFiles files, Set<String> counted) {
        this.files = files;
        this.counted = counted;
    }

    /**
     * Files of orders.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static WooCommerce orders(Path file, Path... others) {
        return new WooCommerce(new ExportFiles(file, others, EXPECTED, ShopFile::table), Set.of());
    }

    /**
     * States which statuses count, such as {@code "completed"}, {@code "processing"} and one that an extension adds; all others are
     * left out then.
     *
     * @param statuses the statuses, with {@code wc-} before them or not, in any case
     * @return a new value
     * @throws IllegalArgumentException if there is none
     */
    public WooCommerce counting(String... statuses) {
        if (statuses.length == 0) {
            throw new IllegalArgumentException("counting(...) needs a status");
        }
        return new WooCommerce(
                files,
                Arrays.stream(statuses)
                        .map(status -> status(requireNonNull(status, "status")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> ExportFiles.Plan.ofOrders(
                        header.require("order_number", "order_id"), (columns, tally) -> state(columns, header, tally)));
    }

    private OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String date = header.require("order_date");
        String total = header.require("order_total");
        String status = header.require("status", "order_status");
        Function<Row, String> account = header.text("customer_email");
        Function<Row, String> billing = header.text("billing_email");
        Function<Row, String> id = header.text("customer_id", "customer_user");
        Function<Row, String> refund = header.text("refunded_total", "order_refunded_total", "total_refunded");
        OrderColumns columns = start.orderOnFirstRow()
                .customer(Cell.of(
                        "the customer's e-mail or id",
                        row -> customer(account.apply(row), billing.apply(row), id.apply(row))))
                .time(Cell.of(date, row -> WrittenTime.monthFirst(row.get(date))), WrittenTime.PATTERN)
                .amount(total)
                .cancellation(tally.leavingOut(row -> leftOut(row.get(status), counted)), Cancellations.DROP)
                .column(
                        REFUNDED,
                        Cell.of(
                                REFUNDED,
                                row -> status(row.get(status)).equals("refunded")
                                        ? Refund.of(row.get(total), row.get(total))
                                        : Refund.of(refund.apply(row), row.get(total))))
                .refunded(REFUNDED);
        return header.find("order_currency", "currency").map(columns::currency).orElse(columns);
    }

    /** Whose order it is. */
    static String customer(String accountMail, String billingMail, String id) {
        return CustomerKey.firstOf(CustomerKey.mail(accountMail), CustomerKey.mail(billingMail), CustomerKey.id(id));
    }

    /** Why an order does not count; empty if it does. */
    static String leftOut(String written, Set<String> counted) {
        String status = status(written);
        boolean counts = counted.isEmpty() ? !NOT_COUNTED.contains(status) : counted.contains(status);
        return counts ? "" : status.isEmpty() ? "without a status" : status;
    }

    /** A status as it is compared: {@code wc-on-hold} and {@code On hold} are one. */
    private static String status(String written) {
        String status = Folded.text(written).replace(' ', '-');
        return status.startsWith("wc-") ? status.substring(3) : status;
    }
}
