package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.store.Kind;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of records that customers may have beside orders: what it is called, how a record becomes rows, and how a metric reads
 * them. One file has all three, such as {@link Visits}; a kind of your own is no different.
 *
 * <pre>{@code
 * // The record, a row of two columns, and the view that names them.
 * public record Wish(Instant wishedAt, String product, Optional<String> customerId) {}
 *
 * public final class Wishes extends Records {
 *     public static final RecordKind<Wish, Wishes> KIND = RecordKind.of("wishes", 2, Wishes::write, Wishes::new);
 *     private static final int WISHED = 0;
 *     private static final int PRODUCT = 1;
 *
 *     private Wishes(CustomerRows customer) {
 *         super(customer, KIND);
 *     }
 *
 *     private static void write(Wish wish, RecordRow row) {
 *         row.customer(wish.customerId()).begin(KIND);
 *         row.time(WISHED, "wished", RecordRow.millis(wish.wishedAt()));
 *         row.word(PRODUCT, "product", wish.product());
 *         row.end();
 *     }
 *
 *     public String product(int i) {
 *         return word(i, PRODUCT);
 *     }
 * }
 * }</pre>
 *
 * <p>Then {@code builder.records(Wishes.KIND, wishes)} takes them and {@code customer.records(Wishes.KIND).product(0)} reads one.
 *
 * <ul>
 *   <li>Column 0 is the time that a customer's rows stand in order of.
 *   <li>A history has one kind of a name, so a name is chosen once and for good, and is none that the library's kinds have.
 * </ul>
 *
 * @param <R> the record
 * @param <V> how a metric reads those of a customer
 */
public final class RecordKind<R, V extends Records> {
    private static final int MOST_COLUMNS = 64;

    private final Kind rows;
    private final BiConsumer<R, RecordRow> writer;
    private final Function<CustomerRows, V> view;

    private RecordKind(Kind rows, BiConsumer<R, RecordRow> writer, Function<CustomerRows, V> view) {
        this.rows = rows;
        this.writer = writer;
        this.view = view;
    }

    /**
     * A kind of records.
     *
     * @param <R> the record
     * @param <V> how a metric reads those of a customer
     * @param name what messages and accounts call them, in the plural; it stands for the kind wherever that is written down
     * @param columns how many columns a row has, from 1 to 64
     * @param writer writes a record: whose it is, {@link RecordRow#begin}, its columns, {@link RecordRow#end}
     * @param view makes a view of a customer's records, once for each {@link CustomerHistory}
     * @return the kind
     * @throws IllegalArgumentException if the name is blank or what the library calls its own rows, or the columns are out of
     *     bounds
     */
    public static <R, V extends Records> RecordKind<R, V> of(
            String name, int columns, BiConsumer<R, RecordRow> writer, Function<CustomerRows, V> view) {
        if (requireNonNull(name, "name").isBlank()) {
            throw new IllegalArgumentException(
                    "a kind of records with a blank name; write what they are, such as wishes");
        }
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "columns " + columns + " of " + name + " not in [1, " + MOST_COLUMNS + "]");
        }
        if (Kind.isReserved(name)) {
            throw new IllegalArgumentException("a kind of records called " + name
                    + ", as the library calls what it keeps of orders and customers;" + " give it another name");
        }
        return new RecordKind<>(
                new Kind(name, columns), requireNonNull(writer, "writer"), requireNonNull(view, "view"));
    }

    /**
     * What they are called.
     *
     * @return the name, in the plural
     */
    public String name() {
        return rows.name();
    }

    Kind rows() {
        return rows;
    }

    void write(@Nullable R record, RecordRow row) {
        if (record == null) {
            throw new NullPointerException("record; one of the " + rows + " is null");
        }
        row.draft().release();
        writer.accept(record, row);
        row.draft().requireEnded(rows);
    }

    V view(CustomerRows customer) {
        V made = requireNonNull(view.apply(customer), "view");
        if (made.kind() != rows) {
            throw new IllegalStateException("the view of " + rows + " is made of " + made.kind());
        }
        return made;
    }

    @Override
    public String toString() {
        return rows.name();
    }
}
