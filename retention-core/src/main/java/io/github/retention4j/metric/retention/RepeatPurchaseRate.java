package io.github.retention4j.metric.retention;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.io.Serializable;

/**
 * The share of customers who bought more than once.
 *
 * <p>{@code rate = customers with at least 2 purchases / customers with at least 1}
 *
 * <ul>
 *   <li>Customers are those who ordered in the window. A purchase is an order in the window (the default); or a day with
 *       an order, so that two orders of one day are one purchase; and, with {@link Reach#LIFETIME}, any up to the
 *       window's end, so that a customer of last year who orders once in the window has bought again.
 *   <li>No customers is no data.
 * </ul>
 *
 * <p>Worked example: the 4,339 customers of the UCI Online Retail data bought on 18,536 invoices; 2,845 of them bought
 * twice or more, 65.6 %, and 2,790 of them on two days or more, 64.3 %.
 *
 * <pre>{@code
 * Ratio inTheQuarter = engine.compute(RepeatPurchaseRate.in(q1));
 * Ratio days = engine.compute(RepeatPurchaseRate.in(q1).counting(RepeatPurchaseRate.Purchase.DAY));
 * Ratio everBefore = engine.compute(RepeatPurchaseRate.in(q1).reaching(RepeatPurchaseRate.Reach.LIFETIME));
 * }</pre>
 *
 * <p>Source: guides on keeping customers; days as purchases as in P. S. Fader and B. G. S. Hardie's models.
 *
 * @param window the window
 * @param purchase what counts as one purchase
 * @param reach which purchases count
 */
public record RepeatPurchaseRate(Window window, Purchase purchase, Reach reach)
        implements Metric<RepeatPurchaseRate.State, Ratio> {
    private static final String NAME = "repeat purchase rate";

    /** What counts as one purchase. */
    public enum Purchase {
        /** An order. */
        ORDER("orders"),
        /** A calendar day with at least one order. */
        DAY("purchase days");

        private final String text;

        Purchase(String text) {
            this.text = text;
        }
    }

    /** Which purchases count. */
    public enum Reach {
        /** Those in the window. */
        WINDOW("in the window"),
        /** Those up to the end of the window. */
        LIFETIME("up to the window's end");

        private final String text;

        Reach(String text) {
            this.text = text;
        }
    }

    /** How many customers there are, and how many of them bought again. */
    public static final class State implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private long customers;
        private long repeaters;

        private State(Span window) {
            this.window = window;
        }
    }

    /** Checks that nothing is null. */
    public RepeatPurchaseRate {
        requireNonNull(window, "window");
        requireNonNull(purchase, "purchase");
        requireNonNull(reach, "reach");
    }

    /**
     * The repeat purchase rate of a window, by orders in it.
     *
     * @param window the window
     * @return the metric
     */
    public static RepeatPurchaseRate in(Window window) {
        return new RepeatPurchaseRate(window, Purchase.ORDER, Reach.WINDOW);
    }

    /**
     * The same with another unit of purchase.
     *
     * @param unit what counts as one purchase
     * @return the metric
     */
    public RepeatPurchaseRate counting(Purchase unit) {
        return new RepeatPurchaseRate(window, unit, reach);
    }

    /**
     * The same with another reach.
     *
     * @param which which purchases count
     * @return the metric
     */
    public RepeatPurchaseRate reaching(Reach which) {
        return new RepeatPurchaseRate(window, purchase, which);
    }

    /**
     * The rate for people who have only counts.
     *
     * @param repeaters customers with at least 2 orders
     * @param customers customers with at least 1
     * @return repeaters / customers
     * @throws IllegalArgumentException if the repeaters are not in [0, customers]
     */
    public static Ratio of(long repeaters, long customers) {
        return Ratio.part(label(Purchase.ORDER, Reach.WINDOW), repeaters, customers);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis.span(window));
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int inWindow = customer.orderCountBefore(state.window);
        int end = inWindow + customer.orderCount(state.window);
        if (inWindow == end) {
            return;
        }
        state.customers++;
        int first = reach == Reach.WINDOW ? inWindow : 0;
        boolean again = switch (purchase) {
            case ORDER -> end - first >= 2;
            case DAY -> end - first >= 2 && customer.orderEpochDay(first) != customer.orderEpochDay(end - 1);
        };
        state.repeaters += again ? 1 : 0;
    }

    @Override
    public void merge(State into, State from) {
        into.customers += from.customers;
        into.repeaters += from.repeaters;
    }

    @Override
    public Ratio finish(State state, Basis basis) {
        return Ratio.part(
                label(purchase, reach).in(window, basis.observation(window), basis.lastDay()),
                state.repeaters,
                state.customers);
    }

    private static Label label(Purchase purchase, Reach reach) {
        return Label.of(NAME, "at least 2 " + purchase.text + " " + reach.text + " / customers who ordered in it");
    }
}
