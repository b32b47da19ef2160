package io.github.retention4j.metric.segment;

import static java.util.Objects.requireNonNull;

import com.google.common.primitives.Ints;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How recently, how often and for how much customers buy, each scored from 1 to 5, the best: RFM.
 *
 * <p>{@code score = 1 + how many of the four cut points a customer's value lies above}, the cut points being the 20, 40,
 * 60 and 80 % quantiles of all customers' values; for days, where fewer are better, {@code 5 − that number}.
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
 *   <li>By segment, each segment is scored against itself.
 *   <li>No customers is no data.
 *   <li>There is no door for counts: a score depends on every customer's value, so whoever has what it takes has the orders.
 * </ul>
 *
 * <p>Worked example: of five customers with 1, 1, 1, 2 and 9 orders the cut points are 1, 1, 1 and 2; they score 1, 1, 1,
 * 4 and 5 for frequency.
 *
 * <pre>{@code
 * RfmTable table = engine.compute(Rfm.in(q1));
 * long champions = table.cell(5, 5, 5).map(RfmTable.Cell::customers).orElse(0L);
 * List<RfmTable.Score> spenders = table.scores(RfmTable.Dimension.MONETARY);
 * }</pre>
 *
 * <p>Source: A. M. Hughes, Strategic Database Marketing, 1994, whose equal fifths by rank are made safe against ties here.
 *
 * @param window the window
 */
public record Rfm(Window window) implements Metric<Rfm.State, RfmTable> {
    private static final String NAME = "RFM scores";
    private static final int SCORES = RfmTable.SCORES;

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

    /** Checks that nothing is null. */
    public Rfm {
        requireNonNull(window, "window");
    }

    /**
     * The scores of the customers of a window.
     *
     * @param window the window
     * @return the metric
     */
    public static Rfm in(Window window) {
        return new Rfm(window);
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
        Label label = Label.of(NAME, "quintiles of days since the last order, orders and net revenue, ties score alike")
                .in(basis.scope(window));
        LocalDate asOf = window.end().minusDays(1);
        if (basis.lastDay().isBefore(asOf)) {
            asOf = basis.lastDay();
        }
        int customers = state.customers;
        if (customers == 0) {
            return new RfmTable(label, asOf, List.of(), List.of(), List.of(), List.of());
        }
        long asOfDay = asOf.toEpochDay();
        long[] days = new long[customers];
        long[] orders = new long[customers];
        for (int i = 0; i < customers; i++) {
            days[i] = asOfDay - state.lastDays[i];
            orders[i] = state.orders[i];
        }
        long[] revenue = state.revenue;
        CutPoints dayCuts = CutPoints.of(days, customers);
        CutPoints orderCuts = CutPoints.of(orders, customers);
        CutPoints revenueCuts = CutPoints.of(revenue, customers);

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
                held);
    }
}
