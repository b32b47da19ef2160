package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Orders as Shopify's admin exports them, as a plain CSV file: Orders → Export.
 *
 * <ul>
 *   <li>An order's first row has what is of the order; the rows after it are its further articles, and merge into it.
 *   <li><b>Customer</b>: the {@code Email} in small letters; where there is none, as at a till and where people pay at the door, the
 *       {@code Phone}; without either, or with stars in them, it is a guest's order. Nobody says of which country a phone is that
 *       has no prefix, so {@code 0501234567} and {@code +966501234567} are two customers. To make them one, read the file by its
 *       columns, with {@code customer(Cell.firstOf(Cell.column("Email").ignoringCase(), Cell.column("Phone").phone("SA")))}.
 *   <li><b>Time</b>: {@code Created at}, which has the shop's offset of that day.
 *   <li><b>Money</b>: {@code Total}, with tax and shipping; see {@link #subtotals}. {@code Refunded Amount} has no date, so it lowers
 *       the revenue of the order's own month, and the intake says so. {@link #bulk} has the dates.
 *   <li><b>Left out</b>: orders that were cancelled ({@code Cancelled at}), voided or expired, and those of the test gateway
 *       ({@code Bogus Gateway}). Pending orders count, since in a shop whose buyers pay at the door all are pending; see
 *       {@link #paidOnly}.
 *   <li>{@code Discount Code} and {@code Discount Amount} are the order's coupon and discount. A gift card that was
 *       sold is an article like any other, and one that pays lowers no {@code Total}: its money is counted twice.
 * </ul>
 *
 * <pre>{@code
 * History history = Shopify.orders(path).into(History.builder(zone, usd)).build();
 * }</pre>
 *
 * @see <a href="https://help.shopify.com/en/manual/fulfillment/managing-orders/exporting-orders">Exporting orders</a>
 */
public final class Shopify implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.SHOPIFY_ORDERS);
    private static final Set<String> PAID = Set.of("paid", "partially refunded", "refunded");
    private static final String TEST_GATEWAY = "bogus gateway";
    private static final String REFUNDED = "the Refunded Amount";

    private final ExportFiles files;
    private final boolean paidOnly;
    private final boolean subtotals;

    private Shopify(ExportFiles files, boolean paidOnly, boolean subtotals) {
        this.files = files;
        this.paidOnly = paidOnly;
        this.subtotals = subtotals;
    }

    /**
     * Files of orders as the admin exports them.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static Shopify orders(Path file, Path... others) {
        return new Shopify(new ExportFiles(file, others, EXPECTED, ShopFile::table), false, false);
    }

    /**
     * Files that are results of a bulk query of orders.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static ShopifyBulk bulk(Path file, Path... others) {
        return ShopifyBulk.of(file, others);
    }

    /**
     * Takes orders that were paid only, also those that were paid back later.
     *
     * @return a new value
     */
    public Shopify paidOnly() {
        return new Shopify(files, true, subtotals);
    }

    /**
     * Takes {@code Subtotal} for the money of an order: what the articles cost after discounts, without shipping, and without tax
     * where prices do not include it. What was paid back is taken off as far as the subtotal goes.
     *
     * @return a new value
     */
    public Shopify subtotals() {
        return new Shopify(files, paidOnly, true);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(builder, this::plan);
    }

    private ExportFiles.Plan plan(ExportHeader header) {
        return ExportFiles.Plan.ofOrders(header.require("Name"), (columns, tally) -> state(columns, header, tally));
    }

    private OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String total = header.require("Total");
        String subtotal = header.require("Subtotal");
        Function<Row, String> mail = header.text("Email");
        Function<Row, String> phone = header.text("Phone");
        Function<Row, String> status = header.text("Financial Status");
        Function<Row, String> cancelled = header.text("Cancelled at", "Canceled at");
        Function<Row, String> payment = header.text("Payment Method");
        Function<Row, String> refund = header.text("Refunded Amount");
        OrderColumns columns = start.orderOnFirstRow()
                .customer(Cell.of("the Email or Phone", row -> customer(mail.apply(row), phone.apply(row))))
                .time(header.require("Created at"), "yyyy-MM-dd HH:mm:ss Z")
                .amount(subtotals ? subtotal : total)
                .currency(header.require("Currency"))
                .cancellation(
                        tally.leavingOut(row ->
                                leftOut(cancelled.apply(row), status.apply(row), isTest(payment.apply(row)), paidOnly)),
                        Cancellations.DROP)
                .column(
                        REFUNDED,
                        Cell.of(REFUNDED, row -> Refund.of(refund.apply(row), row.get(subtotals ? subtotal : total))))
                .refunded(REFUNDED);
        columns = header.find("Discount Code").map(columns::coupon).orElse(columns);
        return header.find("Discount Amount").map(columns::discount).orElse(columns);
    }

    /** Whose order it is. */
    static String customer(String mail, String phone) {
        return CustomerKey.firstOf(CustomerKey.mail(mail), CustomerKey.phone(phone));
    }

    /** Why an order does not count; empty if it does. */
    static String leftOut(String cancelledAt, String financialStatus, boolean isTest, boolean paidOnly) {
        String status = Folded.text(financialStatus).replace('_', ' ');
        if (!cancelledAt.isEmpty()) {
            return "cancelled";
        } else if (status.equals("voided") || status.equals("expired")) {
            return status;
        } else if (isTest) {
            return "of a test";
        }
        return paidOnly && !PAID.contains(status) ? "not paid" : "";
    }

    private static boolean isTest(String paymentMethod) {
        return Folded.text(paymentMethod).contains(TEST_GATEWAY);
    }
}
