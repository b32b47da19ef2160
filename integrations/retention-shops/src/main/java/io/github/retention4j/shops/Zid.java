package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Orders as Zid's API lists them, kept as JSON: an array of orders, an order a line, or the API's answers as they are, one after the
 * other.
 *
 * <ul>
 *   <li><b>Customer</b>: {@code customer.id}; where there is none, the mobile number, of which {@code 05…} and {@code 9665…} are one,
 *       or the e-mail in small letters. Numbers and addresses of marketplaces are hidden by stars, and strangers share one text of
 *       stars: such an order is a guest's. So it is where the number is none, such as {@code 05012}, and there is no e-mail. The
 *       intake says how many are hidden and how many are no number.
 *   <li><b>Time</b>: {@code created_at}, in UTC.
 *   <li><b>Money</b>: {@code order_total} in {@code currency_code}, with tax and shipping.
 *   <li><b>Left out</b>: orders whose status is canceled. New ones count, since many are paid at the door.
 * </ul>
 *
 * <pre>{@code
 * History history = Zid.orders(path).into(History.builder(zone, sar)).build();
 * }</pre>
 *
 * @see <a href="https://docs.zid.sa/list-of-orders">List of orders</a>
 */
public final class Zid implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.ZID_ORDERS);
    private static final String ID = "id";
    private static final String CUSTOMER = "customer.id";
    private static final String MOBILE = "customer.mobile";
    private static final String MAIL = "customer.email";
    private static final String CREATED = "created_at";
    private static final String CHANGED = "updated_at";
    private static final String TOTAL = "order_total";
    private static final String CURRENCY = "currency_code";
    private static final String STATUS = "order_status.code";
    private static final String PLAIN_STATUS = "order_status";
    private static final List<String> COLUMNS =
            List.of(ID, CUSTOMER, MOBILE, MAIL, CREATED, CHANGED, TOTAL, CURRENCY, STATUS, PLAIN_STATUS);
    private static final Set<String> FIELDS = Set.of(ID, "customer", CREATED, CHANGED, TOTAL, CURRENCY, PLAIN_STATUS);
    private static final String MASKED =
            "stars hide phone and e-mail of #, and there is no customer id, so nobody knows the customer: behind one text of stars"
                    + " are many buyers";

    private final ExportFiles files;

    private Zid(ExportFiles files) {
        this.files = files;
    }

    /**
     * Files of orders.
     *
     * @param file one
     * @param others others, which may overlap with it; an order in two is as the one says that was updated last
     * @return a value to read
     */
    public static Zid orders(Path file, Path... others) {
        return new Zid(new ExportFiles(file, others, EXPECTED, Zid::look));
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header ->
                        ExportFiles.Plan.ofOrders(ID, Optional.of(CHANGED), (columns, tally) -> state(columns, tally)));
    }

    private static ShopFile look(Path path, List<KnownExport> expected) throws IOException {
        JsonRows rows = new JsonRows(path, "orders", FIELDS, COLUMNS, order -> List.of(order.values()));
        return ShopFile.json(rows, expected, TOTAL, CREATED, "customer");
    }

    private static OrderColumns state(OrderColumns start, Tally tally) {
        return start.customer(Cell.of(
                        "the customer's id, mobile or e-mail",
                        row -> customer(row.get(CUSTOMER), row.get(MOBILE), row.get(MAIL))))
                .zone(ZoneOffset.UTC)
                .time(Cell.of(CREATED, row -> time(row.get(CREATED))), WrittenTime.PATTERN)
                .amount(TOTAL)
                .currency(CURRENCY)
                .cancellation(
                        tally.leavingOut(row -> leftOut(row.get(STATUS), row.get(PLAIN_STATUS))), Cancellations.DROP)
                .cancellation(tally.remarking(MASKED, row -> isNobody(row) && isMasked(row)), Cancellations.DROP)
                .cancellation(
                        tally.remarking(
                                CustomerKey.NO_NUMBER,
                                row -> isNobody(row) && !isMasked(row) && CustomerKey.isNoNumber(row.get(MOBILE))),
                        Cancellations.DROP);
    }

    /** Whose order it is. */
    static String customer(String id, String mobile, String mail) {
        return CustomerKey.firstOf(CustomerKey.id(id), CustomerKey.saudiPhone(mobile), CustomerKey.mail(mail));
    }

    private static boolean isNobody(Row row) {
        return customer(row.get(CUSTOMER), row.get(MOBILE), row.get(MAIL)).isEmpty();
    }

    /** Whether stars hide whose it is. */
    private static boolean isMasked(Row row) {
        return CustomerKey.isMasked(row.get(MOBILE)) || CustomerKey.isMasked(row.get(MAIL));
    }

    /** A time in UTC, with a Z behind it or not. */
    static String time(String text) {
        return WrittenTime.dayFirst(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text);
    }

    /** Why an order does not count; empty if it does. */
    static String leftOut(String code, String plainStatus) {
        String status = Folded.text(code.isEmpty() ? plainStatus : code);
        return Set.of("canceled", "cancelled").contains(status) ? "cancelled" : "";
    }
}
