package io.github.retention4j.staging;

import io.github.retention4j.concurrent.Parallelism;
import io.github.retention4j.store.Block;
import io.github.retention4j.store.DetailedRows;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.Events;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.Timeline;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes customers out of blocks, as rows, and makes blocks of them that have all of a customer's rows together. */
public final class Regrouping {
    private static final Retractions NOTHING = new Retractions();

    private final Timeline days;
    private final Sizes sizes;
    private final StagedOrders orders;
    private final LongRows guestOrders = new LongRows(Kind.DETAILED_ORDER.columns());
    private final Map<Kind, StagedRecords> records = new TreeMap<>();
    private int ignoredGuests;

    /** Nobody. */
    public Regrouping(Timeline days, ZoneId zone, Dictionary texts, Sizes sizes) {
        this.days = days;
        this.sizes = sizes;
        this.orders = new StagedOrders(days.start(0), zone, texts.customers(), sizes);
    }

    /** Takes all customers of a block. */
    public void addAll(Block block) {
        for (int customer = 0; customer < block.customers(); customer++) {
            add(block, customer, NOTHING);
        }
    }

    /** Takes a customer of a block, but for the rows that are taken back. */
    public void add(Block block, int customer, Retractions retractions) {
        if (block.isAnonymous()) {
            addAnonymous(block, customer);
            return;
        }
        long key = block.key(customer);
        boolean isWhole = !retractions.customers().contains(key);
        DetailedRows details = block.detailedRows();
        for (int row = block.firstRow(customer); row < block.firstRow(customer + 1); row++) {
            long[] cells = order(block, details, row);
            if (isWhole || !retractions.meets(Retractions.Row.of(Kind.DETAILED_ORDER, key, cells))) {
                orders.add(key, cells[0], cells[1]);
                if (details.of(row) >= 0) {
                    table(Kind.DETAILED_ORDER).add(key, cells, 0);
                }
            }
        }
        if (!retractions.hasDeclared(key)) {
            block.declared()
                    .forEachCell(
                            customer, (column, word) -> table(Kind.CUSTOMER).add(key, new long[] {column, word}, 0));
        }
        for (Kind kind : block.kinds()) {
            Events events = block.of(kind);
            for (int row = events.from(customer); row < events.to(customer); row++) {
                long[] cells = events.cells(row);
                if (isWhole || !retractions.meets(Retractions.Row.of(kind, key, cells))) {
                    table(kind).add(key, cells, 0);
                }
            }
        }
    }

    /** An order as a row of {@link Kind#DETAILED_ORDER}, whether it has details or not. */
    private static long[] order(Block block, DetailedRows details, int row) {
        int entry = details.of(row);
        return new long[] {
            block.millis(row),
            block.amount(row),
            entry < 0 ? Dictionary.NO_AMOUNT : details.discount(entry),
            entry < 0 ? Dictionary.NO_AMOUNT : details.eligible(entry),
            entry < 0 ? Dictionary.NO_DETAIL : details.detail(entry)
        };
    }

    private void addAnonymous(Block block, int guest) {
        int row = block.firstRow(guest);
        long key = IdKeys.NOBODY;
        if (row < block.firstRow(guest + 1)) {
            key = IdKeys.ofGuest(guestOrders.size());
            guestOrders.addRow(order(block, block.detailedRows(), row), 0);
        } else if (!block.of(Kind.IGNORED_ORDER).isEmpty()) {
            key = IdKeys.ofGuest(-1 - ignoredGuests++);
        }
        for (Kind kind : block.kinds()) {
            Events events = block.of(kind);
            for (int event = events.from(guest); event < events.to(guest); event++) {
                table(kind).add(key, events.cells(event), 0);
            }
        }
    }

    /** The time of one of the rows of a guest, or of an event without a customer. */
    public static long guestTime(Block block, int guest) {
        if (block.firstRow(guest) < block.firstRow(guest + 1)) {
            return block.millis(block.firstRow(guest));
        }
        for (Kind kind : block.kinds()) {
            Events events = block.of(kind);
            if (events.from(guest) < events.to(guest)) {
                return events.get(events.from(guest), 0);
            }
        }
        return Kind.NEVER;
    }

    /** All that an anonymous block has of a guest, as rows. */
    public static List<Retractions.Row> guest(Block block, int guest) {
        List<Retractions.Row> rows = new ArrayList<>();
        for (int row = block.firstRow(guest); row < block.firstRow(guest + 1); row++) {
            rows.add(Retractions.Row.of(Kind.DETAILED_ORDER, IdKeys.NOBODY, order(block, block.detailedRows(), row)));
        }
        for (Kind kind : block.kinds()) {
            Events events = block.of(kind);
            for (int event = events.from(guest); event < events.to(guest); event++) {
                rows.add(Retractions.Row.of(kind, IdKeys.NOBODY, events.cells(event)));
            }
        }
        return rows;
    }

    private StagedRecords table(Kind kind) {
        return records.computeIfAbsent(kind, its -> new StagedRecords(its.columns(), sizes));
    }

    /** The blocks of all who were taken. */
    public List<Block> blocks(Parallelism parallelism) {
        orders.close();
        records.values().forEach(StagedRecords::close);
        BlockAssembly assembly = new BlockAssembly(days, List.of(orders), guestOrders, records, sizes);
        return assembly.blocks(parallelism, (customers, rows) -> {});
    }
}
