package io.github.retention4j.shops;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Orders as Salla's dashboard exports them in Arabic, as an Excel workbook or as CSV.
 *
 * <ul>
 *   <li>The header is found in one of the first twenty rows of a sheet. Names of columns and statuses are compared whatever the form
 *       of their alif is (أ إ آ ا) and their vowel signs are. A cell with {@code \N} is empty. Digits may be Arabic ones.
 *   <li><b>Customer</b>: the phone (رقم الجوال). {@code 05…}, {@code 5…}, {@code 9665…} and {@code +9665…} are one number. Without
 *       it, or where stars hide it, it is a guest's order. So it is where the phone is no number, such as {@code 05012} or
 *       {@code 000}: strangers write the same. A number of Saudi Arabia has nine digits behind its prefix, any other 8 to 15. The
 *       intake says how many phones are hidden and how many are no number.
 *   <li><b>Time</b>: تاريخ الطلب, in the history's zone, which of a shop in Saudi Arabia is {@code Asia/Riyadh}. A date such as
 *       03/05/2025 has the day first.
 *   <li><b>Money</b>: إجمالي الطلب, with tax and shipping. The export does not tell the currency. Of an order whose status is مسترجع
 *       all is paid back; nobody knows when, so it lowers the revenue of the order's own month.
 *   <li><b>Left out</b>: orders that are ملغي or محذوف, and those that are بانتظار الدفع, which wait for a payment that may never come.
 *       A shop may have statuses of its own: see {@link #cancelledWhen}. Those that wait for a review or are on their way count.
 *   <li>Downloads overlap: give them all, and an order in two of them is as the copy with the latest تاريخ آخر تحديث للطلب tells
 *       (or تاريخ آخر تحديث, آخر تحديث, تاريخ التحديث). Without such a column it is as the last file tells, and the intake says so.
 *   <li>رمز الكوبون is the order's coupon; its discounts (of coupons, special offers and left carts) add up.
 * </ul>
 *
 * <pre>{@code
 * History history = Salla.orders(path).into(History.builder(ZoneId.of("Asia/Riyadh"), sar)).build();
 * }</pre>
 *
 * @see <a href="https://docs.salla.dev">Statuses of orders</a>
 */
public final class Salla implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.SALLA_ORDERS);
    private static final Set<String> CANCELLED = folded("ملغي", "ملغية", "محذوف", "canceled", "cancelled", "deleted");
    private static final Set<String> NOT_PAID = folded("بانتظار الدفع", "payment pending");
    private static final Set<String> REFUNDED = folded("مسترجع", "restored", "refunded");
    private static final String MASKED =
            "stars hide the phone of #, so nobody knows the customer: behind one text of stars are many buyers";
    private static final String[] CHANGED = {"تاريخ آخر تحديث للطلب", "تاريخ آخر تحديث", "آخر تحديث", "تاريخ التحديث"};
    private static final String REFUND = "what was refunded";
    private static final String COUPON = "رمز الكوبون";
    private static final String DISCOUNT = "the discounts";

    private final ExportFiles files;
    private final Set<String> cancelled;

    private Salla(ExportFiles files, Set<String> cancelled) {
        this.files = files;
        this.cancelled = cancelled;
    }

    /**
     * Files of orders.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static Salla orders(Path file, Path... others) {
        return new Salla(new ExportFiles(file, others, EXPECTED, ShopFile::table), CANCELLED);
    }

    /**
     * States further statuses that say that an order does not count. Calls add up.
     *
     * @param statuses the shop's own statuses, such as {@code "مرفوض"}
     * @return a new value
     */
    public Salla cancelledWhen(String... statuses) {
        Set<String> more = new HashSet<>(cancelled);
        for (String status : statuses) {
            more.add(Folded.text(requireNonNull(status, "status")));
        }
        return new Salla(files, Set.copyOf(more));
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> ExportFiles.Plan.ofOrders(
                        header.require("رقم الطلب"),
                        header.find(CHANGED),
                        (columns, tally) -> state(columns, header, tally)));
    }

    private OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String phone = header.require("رقم الجوال", "الجوال", "جوال العميل");
        String date = header.require("تاريخ الطلب");
        String total = header.require("إجمالي الطلب", "الإجمالي", "قيمة الطلب");
        String status = header.require("حالة الطلب");
        List<Function<Row, String>> discounts = Stream.of(
                        "قيمة خصم الكوبون", "قيمة خصم العروض الخاصة", "قيمة عرض السلة المتروكة")
                .map(header::text)
                .toList();
        Optional<String> coupon = header.find(COUPON);
        OrderColumns columns = start.customer(Cell.of(phone, row -> CustomerKey.saudiPhone(cell(row.get(phone)))))
                .time(Cell.of(date, row -> WrittenTime.dayFirst(cell(row.get(date)))), WrittenTime.PATTERN)
                .amount(Cell.of(total, row -> WrittenAmount.western(row.get(total))))
                .cancellation(tally.leavingOut(row -> leftOut(row.get(status), cancelled)), Cancellations.DROP)
                .column(
                        REFUND,
                        Cell.of(
                                REFUND,
                                row -> REFUNDED.contains(Folded.text(row.get(status)))
                                        ? WrittenAmount.western(Refund.of(row.get(total), row.get(total)))
                                        : ""))
                .refunded(REFUND)
                .cancellation(tally.remarking(MASKED, row -> CustomerKey.isMasked(row.get(phone))), Cancellations.DROP)
                .cancellation(
                        tally.remarking(CustomerKey.NO_NUMBER, row -> CustomerKey.isNoNumber(cell(row.get(phone)))),
                        Cancellations.DROP)
                .column(
                        DISCOUNT,
                        Cell.of(
                                DISCOUNT,
                                row -> sum(discounts.stream()
                                        .map(discount -> cell(discount.apply(row)))
                                        .toList())))
                .discount(DISCOUNT);
        return coupon.map(column -> columns.column("the coupon", Cell.of(column, row -> cell(row.get(column))))
                        .coupon("the coupon"))
                .orElse(columns);
    }

    private static Set<String> folded(String... statuses) {
        return Set.copyOf(Arrays.stream(statuses).map(Folded::text).toList());
    }

    /** A cell, in which {@code \N} is nothing. */
    static String cell(String text) {
        return text.strip().equals("\\N") ? "" : text;
    }

    /** Why an order does not count; empty if it does. */
    static String leftOut(String written, Set<String> cancelled) {
        String status = Folded.text(written);
        if (cancelled.contains(status)) {
            return "cancelled";
        }
        return NOT_PAID.contains(status) ? "not paid" : "";
    }

    /** What amounts add up to, whatever their signs are; empty if there is none. What is no number stays, to be refused. */
    static String sum(List<String> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean isAny = false;
        for (String amount : amounts) {
            if (!amount.isBlank()) {
                Optional<BigDecimal> number = WrittenAmount.number(amount);
                if (number.isEmpty()) {
                    return amount;
                }
                sum = sum.add(number.get().abs());
                isAny = true;
            }
        }
        return isAny ? sum.toPlainString() : "";
    }
}
