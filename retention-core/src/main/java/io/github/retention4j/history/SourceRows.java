package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.staging.Account;
import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.RecordDraft;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;

/**
 * The rows of one source, such as a file or a table, on their way into a {@link HistoryBuilder}. It is for readers: they say where
 * a row is from, and leave it to the builder whether it is a good one.
 *
 * <pre>{@code
 * HistoryBuilder builder = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR")).badRows(BadRows.SKIP);
 * SourceRows shop = builder.source("shop.csv");
 * shop.at(2);
 * shop.addOrder("A-1001", "c-17", Instant.parse("2026-03-05T09:30:00Z").toEpochMilli(), 120_50);
 * shop.refuse("A-1002", "column Amount: \"x\" is no number");
 * History history = builder.build();
 * }</pre>
 *
 * <ul>
 *   <li>Rows are counted from 1, or from where {@link #at} says.
 *   <li>What becomes of them is told under the source's name, in messages and in {@link History#intake()}.
 *   <li>A name that was given before is the same source: its rows count on.
 * </ul>
 *
 * <p>Used by the builder's thread.
 */
public final class SourceRows extends OrderDoors {
    private final HistoryBuilder builder;
    private final Account.Source source;
    private final RecordRow row;

    SourceRows(HistoryBuilder builder, Account.Source source) {
        super(builder, source);
        this.builder = builder;
        this.source = source;
        this.row = new RecordRow(builder.admission(), new RecordDraft(builder.admission(), builder.arrivals(), source));
    }

    // ---- where they are from

    /**
     * Says which row is next. Those after it count on.
     *
     * @param row its number in the source, from 1
     */
    public void at(long row) {
        source.at(row);
    }

    /**
     * Says the same of a file, in which rows are lines: what is told of a row then says "line".
     *
     * @param line its line in the file, from 1; those after it count on
     */
    public void atLine(long line) {
        source.atLine(line);
    }

    /**
     * Says how much of the source has been read, for a listener to progress.
     *
     * @param share from 0 to 1
     */
    public void readSoFar(double share) {
        source.readSoFar(OptionalDouble.of(share));
    }

    /**
     * Notes in the account what is remarkable about the source but no reason to refuse a row: told once, however often it is
     * said.
     *
     * @param text a sentence or two, without a customer's id
     */
    public void note(String text) {
        requireNonNull(text, "text");
        admission().checkOpen();
        admission().account().note(source, text);
    }

    // ---- rows that are left out

    /** {@return what becomes of a bad row} */
    public BadRows badRows() {
        return admission().badRows();
    }

    /** Counts the next row as left out by the caller's own rule. */
    public void exclude() {
        admission().begin(source);
        source.exclude();
    }

    /**
     * Counts the next row as one more of an order that another row gives as a whole, such as a line that says nothing of its total.
     */
    public void merge() {
        admission().begin(source);
        source.merge();
    }

    /**
     * Treats the next row as bad.
     *
     * @param reason why, without a customer's id
     * @throws InvalidRowException with {@link BadRows#FAIL}
     */
    public void refuse(String reason) {
        requireNonNull(reason, "reason");
        admission().begin(source);
        admission().refuse(source, reason);
    }

    /**
     * Treats the next row as bad, and with it the order that it is a row of: its other rows, before this one and after it,
     * are refused as well, so that no half of an order is taken. What the builder itself refuses takes its order with it
     * likewise. The reason does not name the order: in a row that cannot be read, its id may be anything.
     *
     * @param orderId the order's id; empty if it is not known
     * @param reason why, without a customer's id
     * @throws InvalidRowException with {@link BadRows#FAIL}
     */
    public void refuse(CharSequence orderId, String reason) {
        requireNonNull(orderId, "orderId");
        requireNonNull(reason, "reason");
        builder.arrivals().orders().refuseUnread(source, orderId, reason);
    }

    // ---- records

    /**
     * Adds an order.
     *
     * @param order the record
     * @see HistoryBuilder#orders
     */
    public void add(Order order) {
        requireNonNull(order, "order");
        try {
            builder.arrivals().orders().add(source, order);
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        }
    }

    /**
     * Declares a customer.
     *
     * @param customer the record
     * @see HistoryBuilder#customers
     */
    public void add(Customer customer) {
        advising(() -> builder.arrivals().records().add(source, customer));
    }

    /**
     * Adds a record of another kind.
     *
     * <pre>{@code
     * Coupon coupon = Coupon.builder("SPRING-1", "SPRING", Instant.parse("2026-03-05T09:30:00Z")).build();
     * History.builder(zone, gbp).source("coupons.csv").add(Coupons.KIND, coupon);
     * }</pre>
     *
     * @param <R> the record
     * @param kind its kind
     * @param record the record
     * @see HistoryBuilder#records
     */
    public <R> void add(RecordKind<R, ?> kind, R record) {
        requireNonNull(kind, "kind");
        row.draft().requireEnded();
        try {
            kind.write(record, row);
        } catch (OutOfMemoryError e) {
            throw builder.arrivals().outOfMemory(e);
        } catch (RuntimeException | Error e) {
            // The record at hand is lost, and nothing can be built from half of the records.
            admission().close("failed to take a record");
            throw e;
        } finally {
            row.draft().release();
        }
    }

    /**
     * Says that there are records of a kind, if only none yet: of a kind that was not given, a share is no data, and not 0.
     *
     * @param kind the kind
     * @throws IllegalArgumentException if records of another kind of the same name were added
     */
    public void given(RecordKind<?, ?> kind) {
        requireNonNull(kind, "kind");
        admission().checkOpen();
        builder.arrivals().records().noteGiven(kind.rows());
    }

    /**
     * The next row, of a record that is given without an object: say whose it is, and hand it to the kind, as in
     * {@link Visits#add}.
     *
     * @return the row, which is the same one each time
     * @throws IllegalStateException if the one before was begun and not ended
     */
    public RecordRow row() {
        row.draft().requireEnded();
        row.draft().release();
        return row;
    }

    // ---- threads of readers

    /** {@return how many threads may work at once, the caller's included, as {@link HistoryBuilder#parallelism(int)} says} */
    public int threads() {
        return builder.parallelism().threads();
    }

    /**
     * Does numbered tasks with the threads of {@link HistoryBuilder#parallelism(int)}, each once and in no particular order, and
     * returns when all are done. Tasks must not touch the builder or its sources.
     *
     * @param tasks how many tasks, zero or more
     * @param task does the one of a number from 0
     * @throws IllegalArgumentException if the number is negative
     */
    public void inParallel(int tasks, IntConsumer task) {
        requireNonNull(task, "task");
        admission().checkOpen();
        if (tasks < 0) {
            throw new IllegalArgumentException(tasks + " tasks are below 0");
        }
        builder.parallelism().run(tasks, () -> task, IntConsumer::accept);
    }

    // ---- inside

    private Admission admission() {
        return builder.admission();
    }
}
