package io.github.retention4j.staging;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Customer;
import io.github.retention4j.store.CustomerCells;
import io.github.retention4j.store.DeclaredColumns;
import io.github.retention4j.store.Dictionary;
import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.KeyIndex;
import io.github.retention4j.store.Kind;
import io.github.retention4j.store.LongRows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** What has been taken of kinds whose records have ids, by kind and id. */
    private final Map<Kind, Map<String, long[]>> unique = new HashMap<>();

    // Of ids that only have to be told apart.
    private final IdKeys numbered = new IdKeys();
    private KeyIndex numbers = new KeyIndex();

    RecordIntake(Admission admission, Dictionary dictionary, PendingOrders orders, Sizes sizes) {
        this.admission = admission;
        this.dictionary = dictionary;
        this.orders = orders;
        this.sizes = sizes;
    }

    /** The rows of each kind that has any, once all are in. */
    Map<Kind, StagedRecords> close() {
        if (declared.size() > 0) {
            table(Kind.CUSTOMER).rows.addAll(declared);
        }
        // What only more rows would need.
        unique.clear();
        numbered.seal();
        numbers = new KeyIndex();
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
        long[] before = unique.getOrDefault(kind, Map.of()).get(id);
        if (before == null) {
            return true;
        }
        if (Arrays.equals(before, content)) {
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
        return numbers.add(numbered.of(id));
    }

    /** What stands for an order of an id until {@link #settle}. */
    long named(CharSequence orderId) {
        return orders.name(orderId);
    }

    /** Puts the times and amounts of orders in place of their names, once all orders are settled. */
    void settle() {
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
        if (number == firstCells.size()) {
            firstCells.set(firstCells.addRow(), 0, declared.size());
            cells.forEach((column, word) -> declared.addRow(new long[] {key, column, word}, 0));
            attributes.addAll(customer.attributes().keySet());
            source.taken++;
        } else if (cells(number).equals(cells)) {
            source.merged++;
        } else {
            admission.refuse(source, "a customer of this id was declared before, with other details");
        }
    }

    /** What was declared of a customer, by the number of the declaration. */
    private SortedMap<Integer, Long> cells(int number) {
        long end = number + 1 < firstCells.size() ? firstCells.get(number + 1, 0) : declared.size();
        SortedMap<Integer, Long> cells = new TreeMap<>();
        for (int row = (int) firstCells.get(number, 0); row < end; row++) {
            cells.put((int) declared.get(row, 1), declared.get(row, 2));
        }
        return cells;
    }
}
