package io.github.retention4j.staging;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Rows of a history that stand otherwise, or not at all, once more rows have arrived: those of orders that a later row belongs to.
 * They are told by what they say, since rows of one customer that say the same are the same.
 */
public final class Retractions {
    private final Map<Row, Integer> rows = new HashMap<>();
    private final Map<List<Row>, Integer> guests = new HashMap<>();
    private final Set<Long> guestTimes = new HashSet<>();
    private final Set<Long> customers = new HashSet<>();
    private final Set<Long> details = new HashSet<>();
    private final Set<Long> redeclared = new HashSet<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /**
     * A row, an order's as one of {@link Kind#DETAILED_ORDER} whether it has details or not.
     *
     * @param kind the kind
     * @param key the customer's key
     * @param cells the cells
     */
    public record Row(Kind kind, long key, List<Long> cells) {
        /** A row of such cells. */
        public static Row of(Kind kind, long key, long... cells) {
            return new Row(kind, key, Arrays.stream(cells).boxed().toList());
        }
    }

    /** Takes back a row of a customer. */
    private void add(Row row) {
        rows.merge(row, 1, Integer::sum);
        customers.add(row.key);
    }

    /** Takes back the rows that belong together: a customer's each, a guest's as a whole. */
    public void addAll(List<Row> together) {
        for (Row row : together) {
            first = Math.min(first, row.cells.get(0));
            last = Math.max(last, row.cells.get(0));
            if (row.kind == Kind.DETAILED_ORDER || row.kind == Kind.IGNORED_ORDER) {
                details.add(row.cells.get(4));
            }
        }
        if (together.get(0).key == IdKeys.NOBODY) {
            guests.merge(sorted(together), 1, Integer::sum);
            together.forEach(row -> guestTimes.add(row.cells.get(0)));
        } else {
            together.forEach(this::add);
        }
    }

    /** Takes back what was declared of a customer. */
    void addDeclared(long customer) {
        redeclared.add(customer);
        customers.add(customer);
    }

    /** Whether what was declared of a customer is taken back. */
    boolean hasDeclared(long customer) {
        return redeclared.contains(customer);
    }

    /** The customers of whom something is taken back. */
    public Set<Long> customers() {
        return customers;
    }

    /** Whether any order is taken back whose detail is such. */
    public boolean hasOrder(IntPredicate detail) {
        return details.stream().anyMatch(number -> detail.test(number.intValue()));
    }

    /** Whether the first or the last of all events is taken back, so that others may be. */
    public boolean isAtAnEnd(Kept.Days days) {
        return first <= days.first() || last >= days.last();
    }

    /** Whether all has been met that is taken back. */
    public boolean isEmpty() {
        return rows.isEmpty() && guests.isEmpty();
    }

    /** Whether anything is taken back of guests, and not met yet. */
    public boolean hasGuests() {
        return !guests.isEmpty();
    }

    /** Whether a row of a customer is taken back; each is met once. */
    boolean meets(Row row) {
        return !rows.isEmpty() && take(rows, row);
    }

    /** Whether a guest with a row of a time may be among those who are taken back. */
    public boolean mayHaveGuest(long millis) {
        return guestTimes.contains(millis);
    }

    /** Whether a guest's rows are, likewise. */
    public boolean meetsGuest(List<Row> together) {
        return take(guests, sorted(together));
    }

    private static <K> boolean take(Map<K, Integer> counts, K key) {
        Integer count = counts.get(key);
        if (count == null) {
            return false;
        }
        if (count == 1) {
            counts.remove(key);
        } else {
            counts.put(key, count - 1);
        }
        return true;
    }

    private static List<Row> sorted(List<Row> together) {
        List<Row> sorted = new ArrayList<>(together);
        sorted.sort((one, other) -> one.kind.compareTo(other.kind) != 0
                ? one.kind.compareTo(other.kind)
                : one.cells.toString().compareTo(other.cells.toString()));
        return sorted;
    }
}
