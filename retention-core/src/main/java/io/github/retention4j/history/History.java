package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Window;
import io.github.retention4j.staging.Admission;
import io.github.retention4j.staging.Arrivals;
import io.github.retention4j.staging.Count;
import io.github.retention4j.staging.Kept;
import io.github.retention4j.staging.Sizes;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LiveBlock;
import io.github.retention4j.store.Timeline;
import com.google.common.collect.Sets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final Basis basis;
    private final Rows rows;
    private final Intake intake;
    private final Extent extent;
    private final long customerCount;
    private final long orderCount;
    private final long ignoredOrders;

    /**
     * What metrics read, and what more rows are added to.
     *
     * @param blocks the customers; no customer is left in two of them
     * @param texts their ids and words
     * @param referrals what became of all referrals
     * @param kept what more rows need
     */
    record Rows(
            List<LiveBlock> blocks, Dictionary texts, ReferralOutcomes referrals, Kept kept, Sizes sizes) {
        /** What was declared of a customer, by columns; empty if nothing was. */
        SortedMap<Integer, Long> declared(long key) {
            SortedMap<Integer, Long> cells = new TreeMap<>();
            for (LiveBlock block : blocks) {
                int customer = block.find(key);
                if (customer >= 0) {
                    block.all().declared().forEachCell(customer, cells::put);
                }
            }
            return cells;
        }
    }

    History(Basis basis, Rows rows, Intake intake, Extent extent) {
        this.basis = basis;
        this.rows = rows;
        this.intake = intake;
        this.extent = extent;
        this.customerCount = rows.blocks.stream()
                .filter(block -> !block.all().isAnonymous())
                .mapToLong(LiveBlock::customers)
                .sum();
        this.orderCount = rows.blocks.stream().mapToLong(LiveBlock::orders).sum();
        this.ignoredOrders =
                rows.blocks.stream().mapToLong(block -> block.count(Kind.IGNORED_ORDER)).sum();
    }

    /** The history of rows that have all arrived, on a basis that was stated or on their own. */
    static History of(Admission admission, Arrivals arrivals, @Nullable Basis stated, Parallelism parallelism) {
        arrivals.close();
        Basis basis = basis(admission, arrivals, stated);
        Dictionary texts = arrivals.dictionary();
        List<LiveBlock> blocks =
                arrivals.blocks(parallelism).stream().map(LiveBlock::new).toList();
        ReferralOutcomes referrals =
                ReferralOutcomes.of(blocks, texts, arrivals.records().serials(), parallelism);
        History history = new History(
                basis,
                new Rows(blocks, texts, referrals, arrivals.kept(), arrivals.sizes()),
                admission.account().intake(),
                Extent.of(admission, basis));
        if (history.intake.refused() > 0) {
            LOG.warn("{} of the rows given were refused; see History.intake()", history.intake.refused());
        }
        LOG.debug(
                "history of {} and {}",
                Count.of(history.customerCount, "customer"),
                Count.of(history.orderCount, "order"));
        return history;
    }

    private static Basis basis(Admission admission, Arrivals arrivals, @Nullable Basis stated) {
        Basis ofRows = new Basis(
                admission.zone(),
                admission.currency(),
                admission.decimals(),
                admission.firstDay().orElse(LocalDate.MAX),
                stated == null ? admission.isFirstDayStated() : stated.firstDayStated(),
                admission.lastDay().orElse(LocalDate.MIN),
                arrivals.records().given(),
                arrivals.records().attributes(),
                admission.refundedOrders(),
                "",
                0);
        // What was stated has all that the rows have, or their history would say something else than others that stand
        // on it.
        if (stated != null && !stated.union(ofRows).equals(stated)) {
            throw new IllegalStateException("the rows have what the stated basis does not have: " + ofRows + ", stated "
                    + stated + "; unite the bases of all rows first");
        }
        return stated == null ? ofRows : stated;
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
     * History today = yesterday.plus(more -> more.orders(ordersOfToday));
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
        synchronized (rows.texts.lock()) {
            HistoryBuilder builder = new HistoryBuilder(this);
            more.accept(builder);
            return builder.build();
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
        Rows some = new Rows(List.copyOf(blocks), rows.texts, rows.referrals, rows.kept, rows.sizes);
        return new History(basis, some, intake, extent);
    }

    /** The history of the rows of another and more, which have all arrived. */
    static History of(History before, Admission admission, Arrivals arrivals, Parallelism parallelism) {
        arrivals.close();
        Growth growth = new Growth(before.rows, admission, arrivals, parallelism);
        Rows grown = growth.rows();
        Basis basis = basis(admission, arrivals, null);
        Basis itself = before.extent.basis();
        basis = basis.with(growth.given(itself.given(), basis.given()), Sets.union(itself.attributes(), basis.attributes()));
        Intake intake = before.intake.union(admission.account().intake());
        History history = new History(
                basis,
                grown,
                intake,
                Extent.of(admission, basis));
        boolean isOnItsOwn = before.basis.equals(before.extent.basis());
        return isOnItsOwn ? history : history.on(before.basis.union(history.basis));
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
        return rows.blocks.size();
    }

    CustomerBlock block(int number) {
        return new CustomerBlock(
                basis, rows.texts, rows.referrals, rows.blocks.get(number).block());
    }

    Rows rows() {
        return rows;
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
        return new BlockReader(this, SpanPlan.of(basis, days(), asked));
    }

    /** All days that the blocks have. */
    private Timeline days() {
        Timeline all = Timeline.NONE;
        for (LiveBlock block : rows.blocks) {
            Timeline its = block.all().days();
            all = all == Timeline.NONE ? its : all.union(its, basis.zone());
        }
        return all;
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
