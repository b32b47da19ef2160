package io.github.retention4j.history;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Lists;
import io.github.retention4j.model.Window;
import java.util.List;
import java.util.Optional;

/**
 * What a customer must have to change a metric's state. Customers who have nothing of it are passed over, so that a metric of a
 * month costs what the orders of the month cost, and a metric on visits what the customers with visits cost.
 *
 * <pre>{@code
 * About everybody = About.anything();
 * About buyersOfMarch = About.ordersIn(month(2026, 3));
 * About visitors = About.records(RecordKind.VISITS);
 * }</pre>
 */
public final class About {
    private static final About ANYTHING = new About(Optional.empty(), List.of(), true);

    private final Optional<RecordKind> kind;
    private final List<Window> windows;
    private final boolean everybody;

    private About(Optional<RecordKind> kind, List<Window> windows, boolean everybody) {
        this.kind = kind;
        this.windows = windows;
        this.everybody = everybody;
    }

    /**
     * All customers are looked at.
     *
     * @return what a metric is about unless it says otherwise
     */
    public static About anything() {
        return ANYTHING;
    }

    /**
     * Customers with an order in one of some windows, or a refund in one. An order is one whatever was refunded later,
     * also if it is ignored for that.
     *
     * @param window a window
     * @param more any others
     * @return what a customer must have
     */
    public static About ordersIn(Window window, Window... more) {
        requireNonNull(window, "window");
        return new About(
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
    public static About records(RecordKind kind) {
        return new About(Optional.of(requireNonNull(kind, "kind")), List.of(), false);
    }

    /**
     * The orders of the same windows are asked about, and all customers are looked at: for what tells something of the others
     * too, such as which segments there are.
     *
     * @return what a metric is about that is made of one about this
     */
    public About ofEverybody() {
        return windows.isEmpty() ? ANYTHING : new About(Optional.empty(), windows, true);
    }

    Optional<RecordKind> kind() {
        return kind;
    }

    /** Whether all customers are looked at. */
    boolean isOfEverybody() {
        return everybody;
    }

    /** The windows, if it is about orders. */
    List<Window> windows() {
        return windows;
    }

    @Override
    public String toString() {
        String orders = windows.isEmpty() ? "anything" : "orders in " + windows + (everybody ? ", of everybody" : "");
        return kind.map(Object::toString).orElse(orders);
    }
}
