package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import io.github.retention4j.io.text.MessageText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Orders as BigCommerce exports them by its default template: Orders → Export, CSV.
 *
 * <ul>
 *   <li><b>Customer</b>: {@code Customer Email} in small letters, so that somebody who bought as a guest first and with an account
 *       later is one; without an e-mail the {@code Customer ID}, of which 0 is a guest's.
 *   <li><b>Time</b>: {@code Order Date}, in the default template without a time of day, and {@code Order Time} if the template has it.
 *       They are in the history's zone. A date such as 03/05/2025 has the month first; see {@link #dayFirst}.
 *   <li><b>Money</b>: {@code Order Total (inc tax)}, with shipping; see {@link #withoutTax}. Amounts may carry a currency's sign.
 *       {@code Refund Amount}, if the template has it, has no date, so it lowers the revenue of the order's own month; without it, all
 *       of an order is paid back whose status is Refunded.
 *   <li><b>Left out</b>: orders that are cancelled, declined, or incomplete, which were never placed. Pending orders count.
 *   <li>Templates can be edited: a column that was renamed there is not found.
 * </ul>
 *
 * <pre>{@code
 * History history = BigCommerce.orders(path).into(History.builder(zone, usd)).build();
 * }</pre>
 *
 * @see <a href="https://support.bigcommerce.com/s/article/Exporting-Orders">Exporting orders</a>
 */
public final class BigCommerce implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.BIGCOMMERCE_ORDERS);
    private static final Set<String> NOT_COUNTED = Set.of("cancelled", "canceled", "declined", "incomplete");
    private static final String REFUNDED = "what was refunded";

    private final ExportFiles files;
    private final boolean dayFirst;
    private final boolean withoutTax;

    private BigCommerce(ExportFiles files, boolean dayFirst, boolean withoutTax) {
        this.files = files;
        this.dayFirst = dayFirst;
        this.withoutTax = withoutTax;
    }

    /**
     * Files of orders.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static BigCommerce orders(Path file, Path... others) {
        return new BigCommerce(new ExportFiles(file, others, EXPECTED, ShopFile::table), false, false);
    }

    /**
     * Says that dates have the day first, as a shop's settings may have it: 03/05/2025 is the third of May.
     *
     * @return a new value
     */
    public BigCommerce dayFirst() {
        return new BigCommerce(files, true, withoutTax);
    }

    /**
     * Takes {@code Order Total (ex tax)} for the money of an order.
     *
     * @return a new value
     */
    public BigCommerce withoutTax() {
        return new BigCommerce(files, dayFirst, true);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> ExportFiles.Plan.ofOrders(
                        header.require("Order ID"), (columns, tally) -> state(columns, header, tally)));
    }

    private OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String date = header.require("Order Date");
        String total = header.require(withoutTax ? "Order Total (ex tax)" : "Order Total (inc tax)");
        String status = header.require("Order Status");
        Function<Row, String> time = header.text("Order Time");
        Function<Row, String> mail = header.text("Customer Email", "Billing Email");
        Function<Row, String> id = header.text("Customer ID");
        Optional<String> refund = header.find("Refund Amount");
        OrderColumns columns = start.customer(Cell.of(
                        "the Customer Email or ID",
                        row -> CustomerKey.firstOf(CustomerKey.mail(mail.apply(row)), CustomerKey.id(id.apply(row)))))
                .time(Cell.of(date, row -> time(row.get(date), time.apply(row), dayFirst)), WrittenTime.PATTERN)
                .amount(total)
                .cancellation(tally.leavingOut(row -> leftOut(row.get(status))), Cancellations.DROP)
                .column(REFUNDED, Cell.of(REFUNDED, row -> {
                    if (refund.isPresent()) {
                        return Refund.of(row.get(refund.get()), row.get(total));
                    }
                    boolean isAll = Folded.text(row.get(status)).equals("refunded");
                    return isAll ? Refund.of(row.get(total), row.get(total)) : "";
                }))
                .refunded(REFUNDED);
        return header.find("Order Currency Code").map(columns::currency).orElse(columns);
    }

    /**
     * A date, and a time of day if there is one.
     *
     * @throws IllegalArgumentException if the date is one in the other order only, such as 13/05/2025 where the month is first
     */
    static String time(String date, String time, boolean dayFirst) {
        String both = (date + " " + time).strip();
        String day = WrittenTime.dayFirst(both);
        String month = WrittenTime.monthFirst(both);
        String made = dayFirst ? day : month;
        if (made.equals(both) && !day.equals(month)) {
            throw new IllegalArgumentException("column Order Date: " + MessageText.quoted(date)
                    + (dayFirst
                            ? " has no such month; if its month is first, leave dayFirst() out"
                            : " has no such month; if its day is first, state dayFirst()"));
        }
        return made;
    }

    /** Why an order does not count; empty if it does. */
    static String leftOut(String written) {
        String status = Folded.text(written);
        return NOT_COUNTED.contains(status) ? status : "";
    }
}
