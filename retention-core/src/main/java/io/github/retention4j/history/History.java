package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.HistoryFileException;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Window;
import io.github.retention4j.staging.Count;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;

/**
 * A shop's customers with their orders, coupons and survey answers: immutable, columnar, and the only thing metrics read.
 *
 * <pre>{@code
 * History history = History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"))
 *         .customers(customers).orders(orders).coupons(coupons).surveyResponses(responses)
 *         .build();
 * }</pre>
 *
 * <p>Safe for any number of threads.
 */
public final class History {
    private final Basis basis;
    private final Rows rows;
    private final Intake intake;
    private final Extent extent;
    private final long customerCount;
    private final long orderCount;
    private final long ignoredOrders;

    History(Basis basis, Rows rows, Intake intake, Extent extent) {
        this.basis = basis;
        this.rows = rows;
        this.intake = intake;
        this.extent = extent;
        this.customerCount = rows.blocks().stream()
                .filter(block -> !block.all().isAnonymous())
                .mapToLong(LiveBlock::customers)
                .sum();
        this.orderCount = rows.blocks().stream().mapToLong(LiveBlock::orders).sum();
        this.ignoredOrders = rows.blocks().stream()
                .mapToLong(block -> block.count(Kind.IGNORED_ORDER))
                .sum();
    }

    /**
     * Starts a history. Zone and currency are the shop's to state and are never guessed.
     *
     * @param zone the zone that days, weeks and months are told by
     * @param currency the currency of every amount
     * @return a builder
     */
    public static HistoryBuilder builder(ZoneId zone, CurrencyUnit currency) {
        return new HistoryBuilder(zone, currency);
    }

    /**
     * Starts a history that stands on a basis which is known beforehand: those of several machines, each with some of the
     * customers, then have states that merge into what one history of all would have. The basis is made of those of the parts
     * by {@link Basis#union}, or stated.
     *
     * @param basis the zone, currency, decimals, days, and what is kept track of
     * @return a builder that refuses an event of another day, and in the end what the basis does not have
     * @throws IllegalArgumentException if it is of some of the customers only, or ends before it begins
     */
    public static HistoryBuilder builder(Basis basis) {
        if (!requireNonNull(basis, "basis").population().isEmpty()) {
            throw new IllegalArgumentException("a basis of " + basis.population() + " is not that of a history");
        }
        HistoryBuilder builder = builder(basis.zone(), basis.currency())
                .decimals(basis.decimals())
                .refundedOrders(basis.refundedOrders());
        if (basis.hasFirstDay()) {
            builder.observedFrom(basis.firstDay());
        }
        if (basis.hasLastDay()) {
            builder.observedThrough(basis.lastDay());
        }
        return builder.standingOn(basis);
    }

    /**
     * Reads a history that was {@linkplain #write(Path) written}. All of it is checked before it is given out.
     *
     * <pre>{@code
     * Path file = Files.createTempDirectory("shop").resolve("shop.r4h");
     * history.write(file);
     * History again = History.read(file);
     * }</pre>
     *
     * @param file the file
     * @param ownKinds the caller's own kinds of records, as far as the history has any
     * @return a history that answers everything as the one that was written
     * @throws HistoryFileException if the file was cut off or changed, is of a newer format, or has records of a kind that is not named
     * @throws NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read
     */
    public static History read(Path file, RecordKind<?, ?>... ownKinds) throws IOException {
        requireNonNull(ownKinds, "ownKinds");
        FileFailure.checkReadable(requireNonNull(file, "file"));
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            return HistoryFile.read(in, in.size(), file.toString(), ownKinds);
        } catch (FileSystemException e) {
            throw FileFailure.reading(file, e);
        }
    }

    /**
     * The same from a stream, which is read as far as the history goes, and not closed.
     *
     * @param in the stream
     * @param name what messages call it
     * @param ownKinds the caller's own kinds of records, as far as the history has any
     * @return a history that answers everything as the one that was written
     * @throws HistoryFileException likewise
     * @throws IOException if it cannot be read
     */
    public static History read(InputStream in, String name, RecordKind<?, ?>... ownKinds) throws IOException {
        return HistoryFile.read(
                Channels.newChannel(requireNonNull(in, "in")),
                Long.MAX_VALUE,
                requireNonNull(name, "name"),
                requireNonNull(ownKinds, "ownKinds"));
    }

    /**
     * Writes the history to a file, from which it is back in a fraction of the time that building takes. It has everything in it: ids,
     * amounts and times, so it is as confidential as what the history was built from.
     *
     * <p>What is at the path is replaced as a whole: the file is written beside it, forced to the disk and renamed.
     *
     * @param file the file
     * @throws IOException if it cannot be written, such as for want of its folder; what was at the path is then still there
     */
    public void write(Path file) throws IOException {
        FileReplacement.write(requireNonNull(file, "file"), out -> HistoryFile.write(gathered(), out));
    }

    /**
     * The same to a stream, which is flushed and not closed.
     *
     * @param out the stream
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        HistoryFile.write(gathered(), Channels.newChannel(requireNonNull(out, "out")));
        out.flush();
    }

    /**
     * The zone, currency, decimals and covered days.
     *
     * @return the basis
     */
    public Basis basis() {
        return basis;
    }

    /**
     * What it stands on and how far it reaches, to be united with those of other parts of the shop.
     *
     * @return the extent of its own rows, and of the days that were stated when it was built
     */
    public Extent extent() {
        return extent;
    }

    /**
     * The same customers on a basis that has more, such as the days of all parts of a shop of which this is one. Nothing is built anew.
     *
     * <ul>
     *   <li>Its {@link #extent} stays that of its own rows, so it can be put on another basis again.
     *   <li>Days that were not stated for this part become those of the basis: it is taken for observed all that time, and one
     *       without events in a month had none.
     * </ul>
     *
     * @param wider the basis, as {@link Extent#basis} has it of all parts
     * @return a history whose states merge with those of others on this basis
     * @throws IllegalArgumentException if it does not have all that these rows need
     */
    public History on(Basis wider) {
        if (!extent.isWithin(wider)) {
            throw new IllegalArgumentException("the rows have what the basis does not have: " + extent
                    + ", asked for is " + wider + "; unite the extents of all parts first");
        }
        return new History(wider, rows, intake, extent);
    }

    /**
     * These rows and more: a new history, exactly as if all had been given to one builder. This one stays as it is, and both have
     * the customers in common of whom nothing more has come.
     *
     * <pre>{@code
     * long now = Instant.parse("2026-03-09T08:00:00Z").toEpochMilli();
     * History today = history.plus(more -> more.addOrder("c-17", now, 12050));
     * }</pre>
     *
     * <ul>
     *   <li>Rows come late or early, of customers who are there or new. It costs what the customers have of whom a row comes, and
     *       no pass over all orders.
     *   <li>The settings are those of the first build, as {@link HistoryBuilder#decimals} and {@link HistoryBuilder#refundedOrders};
     *       a later last day can be stated, and what becomes of bad rows.
     *   <li>An order, refund or record with an id needs {@link HistoryBuilder#keepOrderIds}, unless there was none before; else
     *       it is a bad row. Which orders it can belong to is then known, also of those long built: a line is added to its order, a
     *       refund taken from it, a duplicate noticed.
     *   <li>If a bad row is met with {@link BadRows#FAIL}, or the function fails, there is no new history, and this is as before.
     *   <li>For any number of threads; those that add to histories which come from one another take turns.
     * </ul>
     *
     * @param more gives the rows; must not build
     * @return the history of all rows
     * @throws InvalidRowException on a bad row, with {@link BadRows#FAIL}
     */
    public History plus(Consumer<HistoryBuilder> more) {
        requireNonNull(more, "more");
        synchronized (rows.texts().lock()) {
            HistoryBuilder builder = new HistoryBuilder(this);
            more.accept(builder);
            return builder.build();
        }
    }

    /**
     * These rows without some customers: as if nothing had been given of them. What their orders were refunded goes with them, and so
     * do referrals that they made or came by. This one stays as it is.
     *
     * <ul>
     *   <li>The days that the data cover, what was kept track of, and the account of the rows stay.
     *   <li>A file that is {@linkplain #write(Path) written} of it has no trace of their ids.
     *   <li>One of whom nothing was given is passed over.
     * </ul>
     *
     * @param customerIds the shop's own ids
     * @return the history of all others
     */
    public History without(Collection<String> customerIds) {
        synchronized (rows.texts().lock()) {
            Rows left = new Erasure(rows, basis.zone()).of(requireNonNull(customerIds, "customerIds"));
            return new History(basis, left, intake, extent);
        }
    }

    /**
     * What is otherwise here than in another history, such as one that rows were {@linkplain #plus added} to: of the customers who
     * differ all rows as they were there, and as they are here. It costs what these have, and no pass over all orders; of a
     * history that has nothing in common with this, everybody differs.
     *
     * @param before the other history
     * @return the customers who differ
     */
    public HistoryChange changeSince(History before) {
        return HistoryChange.between(requireNonNull(before, "before"), this);
    }

    /** One of some of the customers. */
    History some(List<LiveBlock> blocks) {
        return new History(basis, rows.of(blocks), intake, extent);
    }

    /**
     * What became of the rows it was built from.
     *
     * @return the account
     */
    public Intake intake() {
        return intake;
    }

    /**
     * How many customers there are, those without an order included.
     *
     * @return zero or more
     */
    public long customerCount() {
        return customerCount;
    }

    /**
     * How many orders count, guests' included.
     *
     * @return zero or more
     */
    public long orderCount() {
        return orderCount;
    }

    /**
     * All days the data cover, from the day of the first event through the last observed day.
     *
     * @return a window of days
     * @throws IllegalStateException if there is no event, and not both the first and the last day are stated
     */
    public Window observed() {
        return basis.observed();
    }

    /**
     * The customers in blocks; no customer is in two, and events without a customer are in blocks of their own.
     *
     * @return the blocks
     */
    public List<CustomerBlock> blocks() {
        return IntStream.range(0, blockCount()).mapToObj(this::block).toList();
    }

    /**
     * How many blocks there are.
     *
     * @return zero or more
     */
    public int blockCount() {
        return rows.blocks().size();
    }

    CustomerBlock block(int number) {
        return new CustomerBlock(
                basis, rows.texts(), rows.referrals(), rows.blocks().get(number).block());
    }

    Rows rows() {
        return rows;
    }

    /** The same in blocks of which nobody has moved, all of the same days. */
    private History gathered() {
        return rows.isGathered() ? this : new History(basis, rows.gathered(basis.zone()), intake, extent);
    }

    /** The same with days told anew by the rules that the zone has now. */
    History onPresentRules() {
        Extent now = extent.onPresentRules(rows.kept());
        return new History(
                basis.equals(extent.basis()) ? now.basis() : basis.union(now.basis()),
                rows.gathered(basis.zone()),
                intake,
                now);
    }

    /**
     * One customer, for who asks about that one: the customers are looked through for the id. The view is the caller's own and is
     * moved by nobody.
     *
     * <pre>{@code
     * int orders = history.customer("c-17").map(CustomerHistory::orderCount).orElse(0);
     * }</pre>
     *
     * @param id the shop's own customer id; a whole number in its usual digits is the same id as a long or as text
     * @return the customer, or empty if nothing of such a customer was given
     */
    public Optional<CustomerHistory> customer(String id) {
        requireNonNull(id, "id");
        return blocks().stream()
                .filter(block -> !block.isAnonymous())
                .flatMap(block -> block.customer(id).stream())
                .findFirst();
    }

    /**
     * Reads the blocks for one thread.
     *
     * @param asked what the metrics require that will be asked
     * @return a reader of its own for each thread
     */
    public BlockReader reader(List<Requirement> asked) {
        requireNonNull(asked, "asked");
        return new BlockReader(this, SpanPlan.of(basis, rows.days(basis.zone()), asked));
    }

    /** A line on its size, days, zone and currency. */
    @Override
    public String toString() {
        String refused =
                intake.refused() == 0 ? "" : ", " + Count.of(intake.refused(), "row") + " refused (see intake())";
        String notes = intake.notes().isEmpty()
                ? ""
                : ", " + Count.of(intake.notes().size(), "note") + (refused.isEmpty() ? " (see intake())" : "");
        return "History: " + Count.of(customerCount, "customer") + ", " + Count.of(orderCount, "order")
                + (ignoredOrders == 0 ? "" : " and " + ignoredOrders + " refunded in full") + ", " + basis.days()
                + ", " + basis.zone() + ", " + basis.currency() + notes + refused;
    }
}
