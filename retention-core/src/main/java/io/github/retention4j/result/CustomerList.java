package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * Customers by their ids, in a stated order, with what was asked of each.
 *
 * <p>{@code toString} says how many they are and not who: a list of ids does not belong in a log. {@link #ids} and
 * {@link #entries} have them.
 *
 * @param <T> what was asked of each
 * @param label what they are
 * @param customers how many customers were looked at
 * @param entries who they are
 */
public record CustomerList<T>(Label label, long customers, List<Entry<T>> entries) implements MetricResult {
    private static final long serialVersionUID = 1L;

    /**
     * A customer.
     *
     * @param <T> what was asked
     * @param id the shop's own id
     * @param value what was asked of the customer
     */
    public record Entry<T>(String id, T value) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Validates. */
        public Entry {
            requireNonNull(id, "id");
            requireNonNull(value, "value");
        }

        /** What was asked, and not of whom. */
        @Override
        public String toString() {
            return "Entry[" + value + "]";
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there are more entries than customers
     */
    public CustomerList {
        requireNonNull(label, "label");
        entries = List.copyOf(entries);
        if (entries.size() > customers) {
            throw new IllegalArgumentException(entries.size() + " entries are more than " + customers + " customers");
        }
    }

    /**
     * The customers' ids.
     *
     * @return the shop's own ids, in the order of the list
     */
    public List<String> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    @Override
    public String summary() {
        String counts = entries.size() + " of " + customers + (customers == 1 ? " customer" : " customers");
        return customers == 0 ? label.noData(counts) : counts;
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
