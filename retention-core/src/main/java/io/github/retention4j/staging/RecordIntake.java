package io.github.retention4j.staging;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.intake.DuplicateOrders;
import io.github.retention4j.model.Customer;
import io.github.retention4j.store.CustomerCells;
import io.github.retention4j.store.DeclaredColumns;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.KeyIndex;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The rows of everything but orders, until the history is built. */
public final class RecordIntake {
    /** Stands for an order that nothing names. */
    private static final long NO_ORDER = Kind.NEVER;

    private final Admission admission;
    private final Dictionary dictionary;
    private final PendingOrders orders;
    private final Sizes sizes;
    private final Map<Kind, Table> tables = new TreeMap<>();
    private boolean hasOrderCoupons;
    private long points;
    private long serials;

    // Rows of a kind mostly come after one another.
    private @Nullable Table last;

    // Of declared customers, whose cells are read back.
    private final LongRows declared = Kind.CUSTOMER.newRows();
    private KeyIndex customerIndex = new KeyIndex();
    private final LongRows firstCells = new LongRows(1);
    private final Set<String> attributes = new HashSet<>();

    /** Of customers declared again with other details, where the last given counts, what was given last. */
    private final Map<Long, SortedMap<Integer, Long>> corrected = new HashMap<>();

    /** What the history that rows are added to has of a customer; empty if not declared. */
    private LongFunction<SortedMap<Integer, Long>> declaredBefore = key -> new TreeMap<>();

    /** What has been taken of kinds whose records have ids, by kind and id. */
    private final Map<Kind, Map<String, long[]>> unique = new HashMap<>();

    /** Ids that only have to be told apart, behind those that are kept. */
    private final IdIndex numbers = new IdIndex();

    private final KeptIds before;

    private final List<KeptIds.Mention> mentions = new ArrayList<>();
    private final Set<KeptIds.Mention> recalled = Collections.newSetFromMap(new IdentityHashMap<>());

    RecordIntake(Admission admission, Dictionary dictionary, PendingOrders orders, Sizes sizes) {
        this.admission = admission;
        this.dictionary = dictionary;
        this.orders = orders;
        this.before = admission.idsBefore();
        this.points = admission.before() == null ? 0 : admission.before().points();
        this.serials = admission.before() == null ? 0 : admission.before().serials();
        this.sizes = sizes;
    }

    /** The rows of each kind that has any, once all are in. */
    Map<Kind, StagedRecords> close() {
        // Where all were declared as before, and some then otherwise, there are corrections alone.
        if (declared.size() > 0 || !corrected.isEmpty()) {
            closeDeclared(table(Kind.CUSTOMER).rows);
        }
        // What only more rows would need.
        if (!admission.keepsIds()) {
            unique.clear();
            numbers.clear();
        }
        customerIndex = new KeyIndex();
        firstCells.clear();
        Map<Kind, StagedRecords> rows = new TreeMap<>();
        tables.forEach((kind, table) -> {
            table.rows.close();
            if (table.rows.size() > 0) {
                rows.put(kind, table.rows);
            }
        });
        return rows;
    }

    private void closeDeclared(StagedRecords rows) {
        if (corrected.isEmpty()) {
            rows.addAll(declared);
            return;
        }
        for (int row = 0; row < declared.size(); row++) {
            if (!corrected.containsKey(declared.get(row, 0))) {
                rows.add(declared, row);
            }
        }
        declared.clear();
        corrected.forEach((key, cells) -> cells.forEach((column, word) -> rows.add(key, new long[] {column, word}, 0)));
    }

    /** What was given, if only an empty list of it. */
    public Set<String> given() {
        Set<String> given = new HashSet<>();
        tables.values().stream().filter(table -> table.isGiven).forEach(table -> given.add(table.kind.name()));
        if (hasOrderCoupons) {
            given.add(Kind.ORDER_COUPONS);
        }
        return given;
    }

    public Set<String> attributes() {
        return attributes;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /** Says where it is looked up what was declared before. */
    public void declaredBefore(LongFunction<SortedMap<Integer, Long>> lookUp) {
        declaredBefore = lookUp;
    }

    /** The sum of all points. */
    long points() {
        return points;
    }

    // ---- rows

    /** Keeps the sum of all points inside long, as that of all amounts is: whether these can be added, which then they are. */
    boolean areCountable(long more) {
        long sum = points + more;
        if (sum < points) {
            return false;
        }
        points = sum;
        return true;
    }

    /** Notes that an order names its coupon. */
    void noteOrderCoupon() {
        hasOrderCoupons = true;
    }

    /** Notes that a kind was given, if only an empty list of it. */
    public void noteGiven(Kind kind) {
        given(kind);
    }

    /** The same, and gives the rows of the kind. */
    Table given(Kind kind) {
        Table table = table(kind);
        table.isGiven = true;
        return table;
    }

    Table table(Kind kind) {
        Table before = last;
        if (before != null && before.kind == kind) {
            return before;
        }
        Table table = tables.computeIfAbsent(kind, its -> new Table(its, sizes));
        kind.requireSame(table.kind);
        last = table;
        return table;
    }

    /** The rows of a kind, and which of its columns have orders and which have anything else: no column has both. */
    static final class Table {
        private final Kind kind;
        private final StagedRecords rows;
        private boolean isGiven;
        private long orders;
        private long orderAmounts;
        private long numbers;

        private Table(Kind kind, Sizes sizes) {
            this.kind = kind;
            this.rows = new StagedRecords(kind.columns(), sizes);
        }

        /** Adds a row: a customer's key at a place, and the cells behind it. */
        void add(long[] keyAndCells, int at) {
            rows.add(keyAndCells[at], keyAndCells, at + 1);
        }

        /** Says which columns have orders, and which their totals. */
        private void asOrders(long times, long amounts) {
            orders |= times;
            orderAmounts |= amounts;
        }

        void asNumber(int column) {
            numbers |= 1L << column;
            requireOne(column);
        }

        void asOrder(int column) {
            orders |= 1L << column;
            requireOne(column);
        }

        void asOrderAmount(int column) {
            orderAmounts |= 1L << column;
            requireOne(column);
        }

        private void requireOne(int column) {
            if ((((orders | orderAmounts) & numbers) | (orders & orderAmounts)) != 0) {
                throw new IllegalStateException("column " + column + " of " + kind
                        + " has orders and something else; give the orders a column of their own");
            }
        }

        /** Puts the times and amounts of orders in place of their names. */
        private void settle(PendingOrders pending) {
            for (int column = 0; column < kind.columns(); column++) {
                if ((orders >>> column & 1) != 0) {
                    rows.replace(column, (key, name) -> name == NO_ORDER ? name : pending.placed((int) name, key));
                } else if ((orderAmounts >>> column & 1) != 0) {
                    rows.replace(column, (key, name) -> name == NO_ORDER ? name : pending.amountOf((int) name, key));
                }
            }
        }
    }

    // ---- records that have an id

    /** Whether a record of an id is the first; the same once more is merged, and another one bad. */
    boolean isNew(Account.Source source, Kind kind, String noun, String id, long[] content) {
        long[] known = unique.getOrDefault(kind, Map.of()).get(id);
        known = known == null ? before.unique(kind, id) : known;
        if (known == null) {
            return true;
        }
        if (Arrays.equals(known, content)) {
            source.merged++;
        } else {
            admission.refuse(source, "a " + noun + " of this id was given before, with other details");
        }
        return false;
    }

    void remember(Kind kind, String id, long[] content) {
        unique.computeIfAbsent(kind, k -> new HashMap<>()).put(id, content);
    }

    // ---- numbers

    /** The next of the numbers that tell records from one another which are rows of several customers. */
    long serial() {
        return serials++;
    }

    /** How many {@link #serial} numbers were given. */
    public long serials() {
        return serials;
    }

    /** A number that stands for an id; equal ids have one. */
    long number(CharSequence id) {
        int known = before.number(id);
        return known >= 0 ? known : before.numbers() + numbers.add(id);
    }

    /** What stands for an order of an id until {@link #settle}. */
    long named(CharSequence orderId) {
        orders.recall(orderId, this);
        return orders.name(orderId);
    }

    // ---- records that name orders

    /** Keeps which orders a row names, if that is to be kept and it names any. */
    void mention(Table table, long[] keyAndCells, int at) {
        if (admission.keepsIds() && (table.orders | table.orderAmounts) != 0) {
            long[] raw = Arrays.copyOfRange(keyAndCells, at, at + 1 + table.kind.columns());
            KeptIds.Mention mention =
                    new KeptIds.Mention(table.kind, table.orders, table.orderAmounts, raw, raw.clone());
            if (!mention.names().isEmpty()) {
                mentions.add(mention);
            }
        }
    }

    /** Takes back a row that names an order which is met again, to be settled anew. */
    void recall(KeptIds.Mention kept, IdIndex names) {
        if (recalled.add(kept)) {
            orders.retractions.addAll(List.of(kept.row()));
            Table table = table(kept.kind());
            table.asOrders(kept.orders(), kept.amounts());
            long[] raw = kept.renamed(name -> (int) named(names.id(name)));
            table.add(raw, 0);
            mention(table, raw, 0);
        }
    }

    /** Whether any record has an id or names one. */
    boolean anyIds() {
        return !unique.isEmpty() || numbers.size() > 0 || orders.anyNames();
    }

    /** What of the ids is to be kept. */
    KeptIds.Layer layer() {
        KeptIds.Layer layer = orders.layer(unique, numbers, before.numbers());
        mentions.forEach(layer::add);
        return layer;
    }

    /** Puts the times and amounts of orders in place of their names, once all orders are settled. */
    void settle() {
        mentions.forEach(mention -> mention.settle(orders));
        tables.values().forEach(table -> table.settle(orders));
    }

    // ---- declared customers

    public void add(Account.Source source, Customer customer) {
        requireNonNull(customer, "customer");
        admission.begin(source);
        long key = dictionary.customers().of(customer.id());
        long firstSeen = customer.firstSeen().map(Admission::millis).orElse(DeclaredColumns.NEVER);
        if (customer.firstSeen().isPresent() && !admission.canBeSeen(source, "first seen", firstSeen)) {
            return;
        }
        SortedMap<Integer, Long> cells = CustomerCells.of(customer, firstSeen, dictionary);
        int number = customerIndex.add(key);
        boolean isFirst = number == firstCells.size();
        SortedMap<Integer, Long> before = isFirst ? new TreeMap<>() : cells(key, number);
        SortedMap<Integer, Long> known = before.isEmpty() ? declaredBefore.apply(key) : before;
        if (isFirst) {
            // Also of one that is the same as before, or refused: the numbers of those behind it count it.
            firstCells.set(firstCells.addRow(), 0, declared.size());
        }
        if (known.equals(cells)) {
            source.merged++;
        } else if (!known.isEmpty() && admission.duplicateOrders() != DuplicateOrders.REPLACE) {
            admission.refuse(source, "a customer of this id was declared before, with other details");
        } else if (!isFirst) {
            if (before.isEmpty() && !known.isEmpty()) {
                orders.retractions.addDeclared(key);
            }
            corrected.put(key, cells);
            attributes.addAll(customer.attributes().keySet());
            source.merged++;
        } else {
            if (known.isEmpty()) {
                source.taken++;
            } else {
                orders.retractions.addDeclared(key);
                source.merged++;
            }
            cells.forEach((column, word) -> declared.addRow(new long[] {key, column, word}, 0));
            attributes.addAll(customer.attributes().keySet());
        }
    }

    /** What was declared of a customer among these rows, by the number of the declaration. */
    private SortedMap<Integer, Long> cells(long key, int number) {
        SortedMap<Integer, Long> better = corrected.get(key);
        if (better != null) {
            return better;
        }
        long end = number + 1 < firstCells.size() ? firstCells.get(number + 1, 0) : declared.size();
        SortedMap<Integer, Long> cells = new TreeMap<>();
        for (int row = (int) firstCells.get(number, 0); row < end; row++) {
            cells.put((int) declared.get(row, 1), declared.get(row, 2));
        }
        return cells;
    }
}
