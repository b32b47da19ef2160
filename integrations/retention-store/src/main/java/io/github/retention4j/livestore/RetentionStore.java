package io.github.retention4j.livestore;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.livestore.EventForms.Payload;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Refund;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A history that lives in a folder: events are added as they happen, any metric can be asked at any moment, and after a crash all that
 * was acknowledged is there again.
 *
 * <pre>{@code
 * try (RetentionStore store = RetentionStore.open(folder, ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"), Durability.each())) {
 *     store.add(Order.of("A-1001", "c-17", Instant.parse("2026-03-05T09:30:00Z"), Money.parse("SAR 120.50")));
 *     store.refund("A-1001", Instant.parse("2026-03-09T08:00:00Z"), Money.parse("SAR 20"));
 *     Ratio repeat = store.engine().compute(RepeatPurchaseRate.in(month(2026, 3)));
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Adding returns as the {@link Durability} says. An event is in every snapshot that is taken after adding it returned.
 *   <li>An event that cannot be kept, such as an amount in another currency, is refused with an exception, and nothing is written. One
 *       that contradicts others, such as a refund above its order's total, is taken, left out, and told in {@link History#intake()}.
 *   <li>An order of an id that was added before takes the place of that one: it is a correction.
 *   <li>Events may come late and in any order: what is answered does not depend on it, but for corrections, the last of which counts.
 *   <li>One store at a time has a folder, in one process. Any number of threads add, and any number ask; who asks never waits for the
 *       disk.
 *   <li>What is in the folder is as confidential as the shop's own data: ids, amounts and times in plain.
 *   <li>If the disk refuses a write, the store takes and answers nothing more, and says so: nobody knows then what is on the disk.
 *       Close it and open it again.
 * </ul>
 */
public final class RetentionStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionStore.class);

    private final Disk disk;
    private final Trial trial;
    private final Live live;
    private final GroupCommit log;
    private final Merger merger;
    private final Watches watches;
    private final ReentrantLock closing = new ReentrantLock();
    private volatile boolean isClosed;

    /** How long things get before others are begun, for tests to make small. */
    record Sizes(int segment, int room, long logBeforeMerge) {
        static final Sizes USUAL = new Sizes(Log.USUAL_SEGMENT, Log.USUAL_ROOM, Merger.USUAL_LEAST);
    }

    private RetentionStore(Disk disk, Opening opened, StoreSettings settings, Durability durability, Sizes sizes) {
        this.disk = disk;
        trial = new Trial(opened.forms(), settings, opened.histories()::builder);
        live = new Live(opened.histories(), opened.history());
        watches = new Watches(live, this::failure, LOG::warn);
        merger = new Merger(opened, live, sizes.logBeforeMerge, sizes.segment, watches::ring);
        log = new GroupCommit(opened, live, durability, this::considerMerge, watches::ring);
    }

    /**
     * Opens a store with the currency's own decimals, or begins one where there is none.
     *
     * @param folder its folder, of the default file system, which is made if it is not there
     * @param zone the zone that days, weeks and months are told by
     * @param currency the currency of every amount
     * @param durability when what is added is on the disk
     * @return the store
     * @throws CorruptStoreException if a file is not as it was written
     * @throws IOException if another store has the folder, or it cannot be read or written
     * @throws IllegalArgumentException if the store was begun with another zone, currency or settings
     */
    public static RetentionStore open(Path folder, ZoneId zone, CurrencyUnit currency, Durability durability)
            throws IOException {
        return open(folder, StoreSettings.of(zone, currency), durability);
    }

    /**
     * Opens a store, or begins one where there is none.
     *
     * @param folder its folder, of the default file system, which is made if it is not there
     * @param settings what it keeps
     * @param durability when what is added is on the disk
     * @return the store
     * @throws CorruptStoreException if a file is not as it was written
     * @throws IOException if another store has the folder, or it cannot be read or written
     * @throws IllegalArgumentException if the store was begun with other settings
     */
    public static RetentionStore open(Path folder, StoreSettings settings, Durability durability) throws IOException {
        requireNonNull(settings, "settings");
        requireNonNull(durability, "durability");
        return open(FileDisk.of(requireNonNull(folder, "folder")), settings, durability, Sizes.USUAL);
    }

    /** On any disk, with any sizes. */
    static RetentionStore open(Disk disk, StoreSettings settings, Durability durability, Sizes sizes)
            throws IOException {
        try {
            Opening opened = new Opening(disk, settings, sizes, false);
            RetentionStore store = new RetentionStore(disk, opened, settings, durability, sizes);
            store.log.start();
            if (opened.hasErasure()) {
                store.merger.want(store.log);
            }
            return store;
        } catch (IOException | RuntimeException | Error e) {
            disk.close();
            throw e;
        }
    }

    /**
     * Takes from a damaged log what can be read, and writes it anew. It is for a store that {@link #open} refused with a
     * {@link CorruptStoreException} of a file of the log, and for the case that there is no copy to restore; copy the folder first.
     *
     * @param folder its folder
     * @param settings what it keeps
     * @return what was read, and the ranges that were lost
     * @throws CorruptStoreException if the manifest or the history is damaged, of which nothing can be read in part
     * @throws IOException if there is no store, another one has the folder, or it cannot be read or written
     * @throws IllegalArgumentException if the store was begun with other settings
     */
    public static Recovery recover(Path folder, StoreSettings settings) throws IOException {
        requireNonNull(settings, "settings");
        return recover(FileDisk.of(requireNonNull(folder, "folder")), settings, Sizes.USUAL);
    }

    static Recovery recover(Disk disk, StoreSettings settings, Sizes sizes) throws IOException {
        Recovery recovery;
        RetentionStore store;
        try {
            Opening opened = new Opening(disk, settings, sizes, true);
            recovery = opened.recovery();
            store = new RetentionStore(disk, opened, settings, Durability.each(), sizes);
        } catch (IOException | RuntimeException | Error e) {
            disk.close();
            throw e;
        }
        store.log.start();
        try (store) {
            store.merge();
        }
        return recovery;
    }

    // ---- adding

    /**
     * Adds an order, or puts it in the place of the one that has its id.
     *
     * @param order the order, with its refunds so far
     * @throws IllegalArgumentException if it is in another currency, has more decimals than the store, or is of a time out of bounds
     * @throws java.io.UncheckedIOException if the disk refused this or an earlier write
     * @throws IllegalStateException if the store is closed
     */
    public void add(Order order) {
        add(new Event.Ordered(order));
    }

    /**
     * Declares a customer, or puts what is declared in the place of what was declared before.
     *
     * @param customer the customer
     */
    public void add(Customer customer) {
        add(new Event.Declared(customer));
    }

    /**
     * Adds a record of a kind.
     *
     * <pre>{@code
     * store.add(Visits.KIND, Visit.of(Instant.now(), 3, 1).by("c-17"));
     * }</pre>
     *
     * @param <R> the record
     * @param kind its kind: one of the library's, or one of {@link StoreSettings#kind}
     * @param record the record
     */
    public <R> void add(RecordKind<R, ?> kind, R record) {
        add(new Event.Recorded<>(kind, record));
    }

    /**
     * Adds orders. All are checked before the first is written, so that if one is refused none is added, and the message tells at
     * which index it is. They are written together; after a crash midway some of the first may be there.
     *
     * @param orders the orders
     * @throws IllegalArgumentException if one of them is refused, as by {@link #add(Order)}
     * @throws NullPointerException if one of them is null
     */
    public void addAll(Iterable<Order> orders) {
        List<Event> events = new ArrayList<>();
        List<Payload> payloads = new ArrayList<>();
        for (Order order : requireNonNull(orders, "orders")) {
            int index = events.size();
            Event event = new Event.Ordered(requireNonNull(
                    order, () -> "the order at index " + index + " is null, and none of these was added"));
            try {
                payloads.add(trial.payload(event));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "the order at index " + index + " is refused, and none of these was added: " + e.getMessage(),
                        e);
            }
            events.add(event);
        }
        if (!events.isEmpty()) {
            add(events, payloads);
        }
    }

    /**
     * Adds money given back for an order, before or after the order itself.
     *
     * @param orderId the order's id
     * @param refundedAt when it was given back
     * @param amount how much, above zero; together with the order's other refunds at most its total, else it is left out and told in
     *     {@link History#intake()}
     */
    public void refund(String orderId, Instant refundedAt, BigMoneyProvider amount) {
        add(new Event.Refunded(orderId, Refund.of(refundedAt, amount)));
    }

    /**
     * Removes a customer with all that is known of it. It is in no snapshot that is taken afterwards, and as soon as the merge that
     * this begins has ended, no byte of the id is left in the folder, unless the log names a file that could not be deleted;
     * {@link #merge} waits for it. If a crash comes before, opening the store begins it again. What is added of the customer later is
     * kept again. Snapshots and copies of the folder that were taken before are the caller's to delete.
     *
     * @param customerId the customer's id
     */
    public void erase(String customerId) {
        add(new Event.Erased(customerId));
        merger.want(log);
    }

    /**
     * Says where the next event is from, so that one that is sent again, after a crash of the sender or of this process, is taken
     * once. Positions of a source rise.
     *
     * <pre>{@code
     * boolean isNew = store.at("orders-topic-3", message.offset()).add(order);
     * }</pre>
     *
     * @param source the source's name, the same for good
     * @param position the event's position in it, zero or above
     * @return what adds the event
     * @throws IllegalArgumentException if the position is below 0, or the name blank, of several lines or above 200 characters
     */
    public SourcePosition at(String source, long position) {
        return new SourcePosition(this, source, position);
    }

    /**
     * The highest position that was taken of a source: where the sender goes on after a restart.
     *
     * @param source the source's name
     * @return the position; empty if nothing was taken of it
     */
    public OptionalLong position(String source) {
        log.requireWorking();
        return log.position(requireNonNull(source, "source"));
    }

    private void add(Event event) {
        add(List.of(event), List.of(trial.payload(event)));
    }

    private void add(List<Event> events, List<Payload> payloads) {
        log.add(events, payloads);
        watches.ring();
        live.relieve();
    }

    boolean add(String source, long position, Event event) {
        Payload payload = trial.payload(event);
        boolean isNew = log.add(source, position, event, payload);
        watches.ring();
        live.relieve();
        return isNew;
    }

    // ---- asking

    /**
     * The history of all that was added before this call. It never changes, and is the caller's to keep as long as it likes.
     *
     * @return the history
     */
    public History snapshot() {
        log.requireWorking();
        return live.snapshot();
    }

    /**
     * Computes metrics over a {@link #snapshot}.
     *
     * @return an engine over what was added before this call
     */
    public MetricsEngine engine() {
        return MetricsEngine.over(snapshot());
    }

    /**
     * Watches a metric: a listener is told its result when that has changed.
     *
     * <pre>{@code
     * StoreWatch<Ratio> repeat = store.watch(RepeatPurchaseRate.in(month(2026, 3)), rate -> dashboard.show(rate));
     * dashboard.show(repeat.result());
     * }</pre>
     *
     * <ul>
     *   <li>The first result is computed by this call, over all customers. From then on it costs what the customers have of whom events
     *       came, and no pass over the others, also after a merge. A metric that cannot subtract, and any other now and then, is
     *       computed anew: {@link StoreWatch#isComputedAnew} tells.
     *   <li>All watches of a store have one thread, which is there as long as they are. It waits 10 ms when an event has come, or as long
     *       as it worked the last time, so that many events are one update; who adds never waits for it.
     *   <li>A result that {@linkplain Object#equals equals} the last one is not told, and results in between are not either: the
     *       listener is told what is so now.
     *   <li>The listener is called by that thread, and holds up the other listeners. It may call the store and close it or a watch. If
     *       it fails, the log says where, without the text of the failure, and it goes on being told.
     *   <li>{@link #close} ends all watches when they have been told of all that was added, and waits for the listeners, unless one
     *       of them closes. If the store fails, the log says that its watches end.
     * </ul>
     *
     * @param <R> its result
     * @param metric the metric
     * @param listener what is told the results after the first
     * @return the watch; close it to end it
     */
    public <R> StoreWatch<R> watch(Metric<?, R> metric, Consumer<? super R> listener) {
        return watch(UnaryOperator.identity(), metric, listener);
    }

    /**
     * Watches a metric of some of the customers, or of groups that are not too small. The minimum size guards each result, not what
     * two that follow each other differ in.
     *
     * <pre>{@code
     * store.watch(all -> all.minimumGroupSize(10), RetentionRate.in(month(2026, 3)).by(Segments.city()), board::show);
     * }</pre>
     *
     * @param <R> its result
     * @param setup the settings of an engine over all
     * @param metric the metric
     * @param listener what is told the results after the first
     * @return the watch; close it to end it
     */
    public <R> StoreWatch<R> watch(
            UnaryOperator<MetricsEngine> setup, Metric<?, R> metric, Consumer<? super R> listener) {
        requireNonNull(setup, "setup");
        requireNonNull(metric, "metric");
        requireNonNull(listener, "listener");
        log.requireWorking();
        return watches.add(setup, metric, listener);
    }

    // ---- files

    /** Waits until all that was added is on the disk. */
    public void flush() {
        log.requireWorking();
        log.flush();
    }

    /**
     * Writes the history anew, with all that was added before this call, and begins a new log; waits until that is on the disk. The store
     * does so by itself when the log has become long.
     */
    public void merge() {
        log.requireWorking();
        merger.merge(log);
    }

    private void considerMerge() {
        merger.consider(log);
    }

    private @Nullable Throwable failure() {
        return log.failure();
    }

    /**
     * Waits until all that was added is on the disk and told to those who {@linkplain #watch watch}, and a merge that goes on has
     * ended, and lets others have the folder; if another thread closes it, waits for that one. Snapshots stay usable.
     *
     * @throws IOException if what was added cannot all be written
     */
    @Override
    public void close() throws IOException {
        if (!closing.tryLock()) {
            if (watches.isTelling()) {
                // Who closes waits for this listener.
                return;
            }
            closing.lock();
        }
        try {
            if (!isClosed) {
                isClosed = true;
                end();
            }
        } finally {
            closing.unlock();
        }
    }

    private void end() throws IOException {
        boolean hadFailed = log.failure() != null;
        try (disk) {
            merger.close();
            log.close();
            watches.close();
        }
        log.requireWritten(hadFailed);
    }

    /** Its folder, whether it is open, and how much is in it. */
    @Override
    public String toString() {
        String state = log.failure() != null ? "failed" : isClosed ? "closed" : "open";
        return "RetentionStore in " + disk + ", " + state + ": " + live;
    }
}
