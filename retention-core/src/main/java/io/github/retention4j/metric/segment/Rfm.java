package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.Ordering;
import com.google.common.primitives.Ints;
import com.google.common.primitives.Longs;
import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.history.SpanOrders;
import io.github.retention4j.history.SpanRevenue;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.segment.RfmTable.Cell;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How recently, how often and for how much customers buy, each scored from 1 to 5, the best, and the named segment that the
 * three scores make: RFM.
 *
 * <p>{@code score = 1 + how many of the four cut points a customer's value lies above}, the cut points being the 20, 40,
 * 60 and 80 % quantiles of all customers' values, or those that you set; for days, where fewer are better,
 * {@code 5 − that number}.
 *
 * <ul>
 *   <li>Recency is calendar days in the history's zone from a customer's last order in the window to the window's last
 *       day, or to the last day of the data if that is earlier; frequency is orders in the window; monetary value is
 *       {@linkplain io.github.retention4j.metric.value.Revenue#NET net revenue} of the window, from which refunds can take more
 *       than was sold.
 *   <li>Customers are those with an order that counts in the window: these are scores of behaviour, and an order refunded in
 *       full is none, unless the history counts it. What such an order brought in the window, and what was given back in it,
 *       is in the monetary value of a customer with another order all the same. Guests are no customers.
 *   <li>A quantile is the smallest value that at least so many of the customers do not exceed. A value at a cut point is
 *       not above it.
 *   <li>Equal values get equal scores, so a score need not hold a fifth of the customers. If nine in ten ordered once,
 *       all four cut points of frequency are 1: they score 1, the others 5, and nobody 2, 3 or 4. The result says how
 *       many have each score, and which scores nobody has.
 *   <li>Cut points of your own stay where they are from window to window, and customers of two windows can then be compared; a
 *       quantile moves with the customers.
 *   <li>Each combination of scores has one name, such as champions, by {@link RfmNames#usual} unless you {@linkplain #named name
 *       them otherwise}. So every customer who is scored has one segment.
 *   <li>By segment, each segment is scored against itself, unless cut points are your own.
 *   <li>No customers is no data.
 *   <li>There is no door for counts: a score depends on every customer's value, so whoever has what it takes has the orders.
 * </ul>
 *
 * <p>Worked example: of five customers with 1, 1, 1, 2 and 9 orders the cut points are 1, 1, 1 and 2; they score 1, 1, 1,
 * 4 and 5 for frequency.
 *
 * <pre>{@code
 * RfmTable table = engine.compute(Rfm.in(q1));
 * List<RfmTable.Named> named = table.named();
 * List<RfmTable.Score> spenders = table.scores(RfmTable.Dimension.MONETARY);
 * RfmTable byOwnCuts = engine.compute(Rfm.in(q1).recencyAt(30, 60, 90, 180).frequencyAt(1, 2, 4, 9).monetaryAt(50, 100, 250, 500));
 * }</pre>
 *
 * <p>Source: A. M. Hughes, Strategic Database Marketing, 1994, whose equal fifths by rank are made safe against ties here; the
 * names are those of {@link RfmNames}.
 *
 * @param window the window
 * @param recencyAt the four cut points of days since the last order, ascending; none for quintiles
 * @param frequencyAt the four cut points of orders, or none
 * @param monetaryAt the four cut points of net revenue in whole units of the history's currency, or none
 * @param names the names of the scores
 */
public record Rfm(
        Window window, List<Integer> recencyAt, List<Integer> frequencyAt, List<Long> monetaryAt, RfmNames names)
        implements Metric<Rfm.State, RfmTable> {
    private static final String NAME = "RFM scores";
    private static final int SCORES = RfmTable.SCORES;

    private static final String DAYS = "days since the last order";
    private static final String ORDERS = "orders";
    private static final String REVENUE = "net revenue";

    /** The values of the customers so far, one place each in three arrays: 16 bytes a customer, and at most as many spare. */
    public static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final Span span;

        private int customers;
        private int[] lastDays = {};
        private int[] orders = {};
        private long[] revenue = {};

        private State(Basis basis, Window window) {
            super(basis);
            this.span = basis.span(window);
        }

        private void makeRoomFor(int more) {
            int needed = Math.addExact(customers, more);
            if (needed > orders.length) {
                int length = Math.max(needed, Ints.saturatedCast(2L * customers));
                lastDays = Arrays.copyOf(lastDays, length);
                orders = Arrays.copyOf(orders, length);
                revenue = Arrays.copyOf(revenue, length);
            }
        }
    }

    /**
     * Validates and copies.
     *
     * @throws IllegalArgumentException if there are cut points and they are not four, or not ascending
     */
    public Rfm {
        requireNonNull(window, "window");
        recencyAt = checked(DAYS, recencyAt);
        frequencyAt = checked(ORDERS, frequencyAt);
        monetaryAt = checked(REVENUE, monetaryAt);
        requireNonNull(names, "names");
    }

    private static <T extends Comparable<T>> List<T> checked(String what, List<T> cuts) {
        List<T> copy = List.copyOf(cuts);
        if (!copy.isEmpty() && (copy.size() != SCORES - 1 || !Ordering.natural().isStrictlyOrdered(copy))) {
            throw new IllegalArgumentException("cut points of " + what + " " + copy + " are not " + (SCORES - 1)
                    + " that ascend from 0 or above; write "
                    + (what.equals(DAYS)
                            ? "the days up to which scores 5, 4, 3 and 2 go"
                            : "those between scores 1 and 2, 2 and 3, 3 and 4, 4 and 5"));
        }
        return copy;
    }

    /**
     * The scores of the customers of a window, by quintiles and the usual names.
     *
     * @param window the window
     * @return the metric
     */
    public static Rfm in(Window window) {
        return new Rfm(window, List.of(), List.of(), List.of(), RfmNames.usual());
    }

    /**
     * The same with cut points of your own for recency.
     *
     * @param days four, ascending: up to the first, a customer scores 5, above the last 1
     * @return the metric
     * @throws IllegalArgumentException if they are not four that ascend
     */
    public Rfm recencyAt(int... days) {
        return new Rfm(window, Ints.asList(requireNonNull(days, "days")), frequencyAt, monetaryAt, names);
    }

    /**
     * The same with cut points of your own for frequency.
     *
     * @param orders four, ascending: up to the first, a customer scores 1, above the last 5
     * @return the metric
     * @throws IllegalArgumentException if they are not four that ascend
     */
    public Rfm frequencyAt(int... orders) {
        return new Rfm(window, recencyAt, Ints.asList(requireNonNull(orders, "orders")), monetaryAt, names);
    }

    /**
     * The same with cut points of your own for monetary value.
     *
     * @param amounts four of net revenue in whole units of the history's currency, ascending: up to the first, a customer
     *     scores 1, above the last 5
     * @return the metric
     * @throws IllegalArgumentException if they are not four that ascend
     */
    public Rfm monetaryAt(long... amounts) {
        return new Rfm(window, recencyAt, frequencyAt, Longs.asList(requireNonNull(amounts, "amounts")), names);
    }

    /**
     * The same with other names.
     *
     * @param others which scores have which name
     * @return the metric
     */
    public Rfm named(RfmNames others) {
        return new Rfm(window, recencyAt, frequencyAt, monetaryAt, others);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int orders = customer.orderCount(state.span);
        if (orders == 0) {
            return;
        }
        int last = customer.orderCountBefore(state.span) + orders - 1;
        state.makeRoomFor(1);
        int at = state.customers++;
        state.lastDays[at] = customer.orderEpochDay(last);
        state.orders[at] = orders;
        state.revenue[at] = customer.netRevenue(state.span);
    }

    @Override
    public void addAll(State state, CustomerBlock block) {
        SpanOrders columns = block.ordersIn(state.span);
        SpanRevenue brought = columns.netRevenue();
        state.makeRoomFor(columns.size());
        int[] lastDays = state.lastDays;
        int[] orders = state.orders;
        long[] revenue = state.revenue;
        int at = state.customers;
        for (int i = 0; i < columns.size(); i++) {
            int count = columns.count(i);
            if (count > 0) {
                lastDays[at] = block.epochDay(columns.endRow(i) - 1);
                orders[at] = count;
                revenue[at] = brought.amount(i);
                at++;
            }
        }
        state.customers = at;
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.makeRoomFor(from.customers);
        System.arraycopy(from.lastDays, 0, into.lastDays, into.customers, from.customers);
        System.arraycopy(from.orders, 0, into.orders, into.customers, from.customers);
        System.arraycopy(from.revenue, 0, into.revenue, into.customers, from.customers);
        into.customers += from.customers;
    }

    /**
     * Two passes over the customers: their values make the cut points, the cut points their scores. While it lasts it takes
     * another 16 bytes a customer.
     */
    @Override
    public RfmTable finish(State state, Basis basis) {
        Label label = Label.of(NAME, definition())
                .noting(names.equals(RfmNames.usual()) ? "" : "own names")
                .in(basis.scope(window));
        LocalDate asOf = window.end().minusDays(1);
        if (basis.lastDay().isBefore(asOf)) {
            asOf = basis.lastDay();
        }
        int customers = state.customers;
        if (customers == 0) {
            return new RfmTable(label, asOf, List.of(), List.of(), List.of(), List.of(), names);
        }
        long asOfDay = asOf.toEpochDay();
        long[] days = new long[customers];
        long[] orders = new long[customers];
        for (int i = 0; i < customers; i++) {
            days[i] = asOfDay - state.lastDays[i];
            orders[i] = state.orders[i];
        }
        long[] revenue = state.revenue;
        CutPoints dayCuts = cuts(days, customers, recencyAt);
        CutPoints orderCuts = cuts(orders, customers, frequencyAt);
        CutPoints revenueCuts = monetaryAt.isEmpty()
                ? CutPoints.of(revenue, customers)
                : CutPoints.of(monetaryAt.stream()
                        .map(amount -> minorUnits(amount, basis))
                        .toList());

        int cells = SCORES * SCORES * SCORES;
        long[] customersOf = new long[cells];
        long[] ordersOf = new long[cells];
        long[] revenueOf = new long[cells];
        for (int i = 0; i < customers; i++) {
            int recency = SCORES - 1 - dayCuts.below(days[i]);
            int cell = (recency * SCORES + orderCuts.below(orders[i])) * SCORES + revenueCuts.belowAmount(revenue[i]);
            customersOf[cell]++;
            ordersOf[cell] += orders[i];
            revenueOf[cell] += revenue[i];
        }
        List<Cell> held = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            if (customersOf[cell] > 0) {
                held.add(new Cell(
                        1 + cell / (SCORES * SCORES),
                        1 + cell / SCORES % SCORES,
                        1 + cell % SCORES,
                        customersOf[cell],
                        ordersOf[cell],
                        basis.money(revenueOf[cell])));
            }
        }
        return new RfmTable(
                label,
                asOf,
                dayCuts.toList(),
                orderCuts.toList(),
                revenueCuts.toList().stream().map(basis::money).toList(),
                held,
                names);
    }

    private static CutPoints cuts(long[] values, int count, List<Integer> own) {
        return own.isEmpty()
                ? CutPoints.of(values, count)
                : CutPoints.of(own.stream().map(Integer::longValue).toList());
    }

    /** An amount of whole units of the currency. */
    static long minorUnits(long amount, Basis basis) {
        return BigDecimal.valueOf(amount).movePointRight(basis.decimals()).longValueExact();
    }

    private String definition() {
        List<String> quintiles = new ArrayList<>();
        List<String> own = new ArrayList<>();
        add(DAYS, recencyAt, quintiles, own);
        add(ORDERS, frequencyAt, quintiles, own);
        add(REVENUE, monetaryAt, quintiles, own);
        int last = quintiles.size() - 1;
        if (last > 0) {
            quintiles.set(last - 1, quintiles.get(last - 1) + " and " + quintiles.remove(last));
        }
        if (last >= 0) {
            own.add(0, "quintiles of " + String.join(", ", quintiles));
        }
        return String.join(", ", own) + ", ties score alike";
    }

    private static void add(String what, List<?> cuts, List<String> quintiles, List<String> own) {
        if (cuts.isEmpty()) {
            quintiles.add(what);
        } else {
            own.add(what + " cut at " + cuts.stream().map(Object::toString).collect(joining("/")));
        }
    }
}
