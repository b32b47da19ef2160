package io.github.retention4j.shops;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.io.Cancellations;
import io.github.retention4j.io.Cell;
import io.github.retention4j.io.OrderColumns;
import io.github.retention4j.io.text.MessageText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Articles that were sold, as Square exports them: Reports → Sales → Transactions → Export → Items Detail CSV.
 *
 * <ul>
 *   <li>Rows of one {@code Transaction ID} are one order, whose articles add up.
 *   <li><b>Customer</b>: {@code Customer ID}; walk-ins have none, and theirs are guests' orders.
 *   <li><b>Time</b>: {@code Date} and {@code Time} in the row's {@code Time Zone}, which has a name of Ruby on Rails, such as
 *       {@code Eastern Time (US & Canada)}.
 *   <li><b>Money</b>: {@code Net Sales}, after discounts, without tax and tips; see {@link #withTax}. Amounts carry a sign, as in
 *       {@code -$12.00}. The export does not tell the currency.
 *   <li>A row whose {@code Event Type} is Refund is a refund on its own date. If its transaction is not in the file, it lowers the
 *       customer's revenue all the same.
 * </ul>
 *
 * <pre>{@code
 * History history = Square.items(path).into(History.builder(zone, usd)).build();
 * }</pre>
 *
 * @see <a href="https://squareup.com/help/us/en/article/5072-summaries-and-reports-from-the-online-square-dashboard">Reports</a>
 */
public final class Square implements ShopExport {
    private static final List<KnownExport> EXPECTED = List.of(KnownExport.SQUARE_ITEMS);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final ExportFiles files;
    private final boolean withTax;

    private Square(ExportFiles files, boolean withTax) {
        this.files = files;
        this.withTax = withTax;
    }

    /**
     * Files of articles that were sold.
     *
     * @param file one
     * @param others others, which may overlap with it
     * @return a value to set options of, and to read
     */
    public static Square items(Path file, Path... others) {
        return new Square(new ExportFiles(file, others, EXPECTED, ShopFile::table), false);
    }

    /**
     * Takes {@code Net Sales} and {@code Tax} together for the money of an article.
     *
     * @return a new value
     */
    public Square withTax() {
        return new Square(files, true);
    }

    @Override
    public HistoryBuilder into(HistoryBuilder builder) {
        return files.into(
                builder,
                header -> ExportFiles.Plan.ofOrders(
                        header.require("Transaction ID"), (columns, tally) -> state(columns, header, tally)));
    }

    private OrderColumns state(OrderColumns start, ExportHeader header, Tally tally) {
        String date = header.require("Date");
        String time = header.require("Time");
        String zone = header.require("Time Zone");
        String sales = header.require("Net Sales");
        String event = header.require("Event Type");
        Cell money = withTax ? taxed(sales, header.require("Tax")) : Cell.column(sales);
        return start.customer(header.require("Customer ID"))
                .time(
                        Cell.of("Date and Time", row -> time(row.get(date), row.get(time), row.get(zone))),
                        "yyyy-MM-dd'T'HH:mm:ssXXX")
                .lineAmount(money)
                .cancellation(tally.leavingOut(row -> ""), Cancellations.DROP)
                .cancellation(row -> Folded.text(row.get(event)).equals("refund"), Cancellations.BOOK_AS_REFUND);
    }

    private static Cell taxed(String sales, String tax) {
        return Cell.of(sales + " and " + tax, row -> withTax(row.get(sales), row.get(tax)));
    }

    /**
     * An instant, with the offset of its zone. What the change of a clock leaves out moves on by the length of the gap, and of what
     * comes twice it is the first.
     *
     * @throws IllegalArgumentException if nobody knows the zone
     */
    static String time(String date, String time, String zoneName) {
        String local = WrittenTime.monthFirst((date + " " + time).strip());
        ZoneId zone = RailsZones.zone(zoneName)
                .orElseThrow(() -> new IllegalArgumentException("column Time Zone: "
                        + MessageText.quoted(zoneName)
                        + " is no zone that Square is known to write; write an id such as America/New_York"));
        try {
            return ZonedDateTime.of(LocalDateTime.parse(local, LOCAL), zone)
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeParseException bad) {
            return local;
        }
    }

    /** What an article cost, with its tax if there is one. What is no number stays, to be refused. */
    static String withTax(String sales, String tax) {
        Optional<BigDecimal> taxed = WrittenAmount.number(tax);
        Optional<BigDecimal> net = WrittenAmount.number(sales);
        return taxed.isPresent() && net.isPresent()
                ? net.get().add(taxed.get()).toPlainString()
                : tax.isEmpty() || net.isEmpty() ? sales : tax;
    }
}
