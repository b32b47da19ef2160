package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Payments as Stripe's dashboard exports them: Transactions → Payments → Export, all columns. Each payment is an order.
 *
 * <ul>
 *   <li><b>Customer</b>: {@code Customer ID}; where there is none, the {@code Customer Email} in small letters; without either it is a
 *       guest's payment.
 *   <li><b>Time</b>: {@code Created date (UTC)}, in older exports {@code Created (UTC)}. It is in UTC, whatever the history's zone is.
 *   <li><b>Money</b>: {@code Amount}, as the buyer paid it; see {@link #converted}. {@code Amount Refunded} is paid back on the
 *       {@code Refunded date (UTC)}; an older export has no such date, and a refund lowers the revenue of its payment's own month.
 *   <li><b>Left out</b>: payments that failed, were not finished, or were not captured. Disputed ones count.
 *   <li>Payments of the test mode are in an export of their own.
 * </ul>
 *
 * <pre>{@code
 * History history = Stripe.payments(path).into(History.builder(zone, usd)).build();
 * }</pre>
 *
 * @see <a href="https://docs.stripe.com/dashboard/basics">Dashboard</a>
 */
public final class Stripe implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.STRIPE_PAYMENTS);
    private static final String REFUNDED = "what was refunded";
    private static final String REFUNDED_ON = "when it was refunded";

    private final ExportFiles files;
    private final boolean converted;

    private Stripe(ExportFiles files, boolean converted) {
        this.files = files;
        this.converted = converted;
    }

    /**
     * Files of payments.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static Stripe payments(Path file, Path... others) {
        return new Stripe(new ExportFiles(file, others, EXPECTED, ShopFile::table), false);
    }

    /**
     * Files of subscriptions.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to read
     */
    public static StripeSubscriptions subscriptions(Path file, Path... others) {
        return StripeSubscriptions.of(file, others);
    }

    /**
     * Takes {@code Converted Amount}, in the currency that Stripe pays out, where buyers pay in several.
     *
     * @return a new value
     */
    public Stripe converted() {
        return new Stripe(files, true);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> ExportFiles.Plan.ofOrders(
                        header.require("id"), (columns, tally) -> state(columns, header, tally)));
    }

    private OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String created = header.require("Created date (UTC)", "Created (UTC)");
        String amount = header.require(converted ? "Converted Amount" : "Amount");
        String refund = header.require(converted ? "Converted Amount Refunded" : "Amount Refunded");
        String status = header.require("Status");
        Function<Row, String> captured = header.text("Captured");
        Function<Row, String> id = header.text("Customer ID");
        Function<Row, String> mail = header.text("Customer Email");
        Optional<String> refundedOn = header.find("Refunded date (UTC)");
        OrderColumns columns = start.customer(Cell.of(
                        "the Customer ID or Email",
                        row -> CustomerKey.firstOf(id.apply(row), CustomerKey.mail(mail.apply(row)))))
                .zone(ZoneOffset.UTC)
                .time(Cell.of(created, row -> WrittenTime.monthFirst(row.get(created))), WrittenTime.PATTERN)
                .amount(amount)
                .currency(header.require(converted ? "Converted Currency" : "Currency"))
                .cancellation(
                        tally.leavingOut(row -> leftOut(row.get(status), captured.apply(row))), Cancellations.DROP);
        columns = columns.column(REFUNDED, Cell.of(refund, row -> Refund.of(row.get(refund), row.get(amount))));
        if (refundedOn.isEmpty()) {
            return columns.refunded(REFUNDED);
        }
        String on = refundedOn.get();
        return columns.column(REFUNDED_ON, Cell.of(on, row -> WrittenTime.monthFirst(row.get(on))))
                .refunded(REFUNDED, REFUNDED_ON, WrittenTime.PATTERN);
    }

    /** Why a payment does not count; empty if it does. */
    static String leftOut(String written, String captured) {
        String status = Folded.text(written);
        if (status.equals("failed")) {
            return "failed";
        } else if (Folded.text(captured).equals("false")) {
            return "not captured";
        }
        boolean isPaid = status.startsWith("paid")
                || status.startsWith("succeeded")
                || status.contains("refund")
                || status.contains("dispute");
        return isPaid ? "" : "not paid";
    }
}
