package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Customers by their ids, in a stated order, with what was asked of each.
 *
 * <p>{@code toString} says how many they are and not who: a list of ids does not belong in a log. {@link #table} is empty for
 * the same reason. {@link #ids}, {@link #entries}, {@link #idTable} and {@link #csv} have the ids, for who asks for them.
 *
 * <pre>{@code
 * CustomerFunction<Integer> orders = CustomerFunction.named("orders", c -> c.orderCount());
 * CustomerList<Integer> best = engine.rank(orders, 10);
 * String counts = best.toString();
 * Table whoTheyAre = best.idTable();
 * String file = best.csv();
 * }</pre>
 *
 * @param <T> what was asked of each
 * @param label what they are
 * @param customers how many customers were looked at
 * @param columns what stands above what was asked, in a table
 * @param note what is to be known of the customers besides, such as how many are not listed; empty for nothing
 * @param entries who they are
 */
public record CustomerList<T>(Label label, long customers, List<String> columns, String note, List<Entry<T>> entries)
        implements MetricResult {
    private static final long serialVersionUID = 1L;

    private static final String ID = "id";
    private static final String VALUE = "value";

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
        columns = List.copyOf(columns);
        requireNonNull(note, "note");
        entries = List.copyOf(entries);
        if (entries.size() > customers) {
            throw new IllegalArgumentException(entries.size() + " entries are more than " + customers + " customers");
        }
    }

    /**
     * A list of which nothing else is to be known.
     *
     * @param label what they are
     * @param customers how many customers were looked at
     * @param asked what was asked of each, in a word or two; empty if nobody said
     * @param entries who they are
     * @throws IllegalArgumentException if there are more entries than customers
     */
    public CustomerList(Label label, long customers, String asked, List<Entry<T>> entries) {
        this(label, customers, List.of(requireNonNull(asked, "asked").isEmpty() ? VALUE : asked), "", entries);
    }

    /**
     * The customers' ids.
     *
     * @return the shop's own ids, in the order of the list
     */
    public List<String> ids() {
        return entries.stream().map(Entry::id).toList();
    }

    /**
     * The customers with their ids, for who may see them.
     *
     * @return a row for each: the id, then what was asked
     */
    public Table idTable() {
        List<List<String>> rows = new ArrayList<>();
        for (Entry<T> entry : entries) {
            List<String> told =
                    entry.value() instanceof Reason reason ? reason.cells() : List.of(String.valueOf(entry.value()));
            rows.add(Stream.concat(Stream.of(entry.id()), told.stream()).toList());
        }
        boolean isNumber = entries.stream().allMatch(entry -> entry.value() instanceof Number);
        List<Column> all = new ArrayList<>(List.of(Column.words(ID)));
        for (int i = 0; i < columns.size(); i++) {
            // Behind a reason stands what is at stake.
            all.add(isNumber || i > 0 ? Column.figures(columns.get(i)) : Column.words(columns.get(i)));
        }
        return new Table(label.title(), all, rows, List.of(label.definition(), counts() + label.observedNote()));
    }

    /**
     * The customers with their ids as CSV text, for a spreadsheet or a mailing tool: {@link Table#csv()} of {@link #idTable}.
     *
     * @return a line of the columns' names, and one for each customer
     */
    public String csv() {
        return idTable().csv();
    }

    @Override
    public String summary() {
        return counts() + (entries.isEmpty() ? "" : "; ids() or idTable() tell who");
    }

    private String counts() {
        String counts = entries.size() + " of " + customers + (customers == 1 ? " customer" : " customers");
        return customers == 0 || label.isUnobserved()
                ? label.noData(counts)
                : counts + (note.isEmpty() ? "" : "; " + note);
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
