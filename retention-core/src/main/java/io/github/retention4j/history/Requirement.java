package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import io.github.retention4j.model.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a customer must have to change a metric's state. Customers who have nothing of it are passed over, so that a metric of a
 * month costs what the orders of the month cost, and a metric on visits what the customers with visits cost.
 *
 * <pre>{@code
 * Requirement everybody = Requirement.none();
 * Requirement buyersOfMarch = Requirement.ordersIn(month(2026, 3));
 * Requirement visitors = Requirement.records(Visits.KIND);
 * }</pre>
 */
public final class Requirement {
    private static final Requirement NONE = new Requirement(Optional.empty(), List.of(), true);

    private final Optional<RecordKind<?, ?>> kind;
    private final List<Window> windows;
    private final boolean everybody;

    private Requirement(Optional<RecordKind<?, ?>> kind, List<Window> windows, boolean everybody) {
        this.kind = kind;
        this.windows = windows;
        this.everybody = everybody;
    }

    /**
     * Nothing: all customers are looked at.
     *
     * @return what a metric requires unless it says otherwise
     */
    public static Requirement none() {
        return NONE;
    }

    /**
     * Customers with an order in one of some windows, or a refund in one. An order is one whatever was refunded later,
     * also if it is ignored for that.
     *
     * @param window a window
     * @param more any others
     * @return what a customer must have
     */
    public static Requirement ordersIn(Window window, Window... more) {
        requireNonNull(window, "window");
        return new Requirement(
                Optional.empty(),
                Lists.asList(window, requireNonNull(more, "more")).stream()
                        .map(w -> requireNonNull(w, "window"))
                        .toList(),
                false);
    }

    /**
     * Customers with a record of a kind, of any time.
     *
     * @param kind which records
     * @return what a customer must have
     */
    public static Requirement records(RecordKind<?, ?> kind) {
        return new Requirement(Optional.of(requireNonNull(kind, "kind")), List.of(), false);
    }

    /**
     * The orders of the same windows are asked about, and all customers are looked at: for what tells something of the others
     * too, such as which segments there are.
     *
     * @return what a metric requires that is made of one that requires this
     */
    public Requirement forEverybody() {
        return windows.isEmpty() ? NONE : new Requirement(Optional.empty(), windows, true);
    }

    /**
     * Whoever has what this or another requires.
     *
     * @param other what else will do
     * @return what a metric requires that is made of one that requires this and one that requires the other
     */
    public Requirement or(Requirement other) {
        requireNonNull(other, "other");
        if (kind.equals(other.kind) && kind.isPresent()) {
            return this;
        }
        List<Window> either = Stream.concat(windows.stream(), other.windows.stream())
                .distinct()
                .toList();
        boolean both = kind.isEmpty() && other.kind.isEmpty();
        return both && !everybody && !other.everybody
                ? new Requirement(Optional.empty(), either, false)
                : either.isEmpty() ? NONE : new Requirement(Optional.empty(), either, true);
    }

    Optional<RecordKind<?, ?>> kind() {
        return kind;
    }

    /** Whether all customers are looked at. */
    boolean isForEverybody() {
        return everybody;
    }

    /** The windows, if orders are required. */
    List<Window> windows() {
        return windows;
    }

    @Override
    public String toString() {
        String orders = windows.isEmpty() ? "nothing" : "orders in " + windows + (everybody ? ", of everybody" : "");
        return kind.map(Object::toString).orElse(orders);
    }
}
