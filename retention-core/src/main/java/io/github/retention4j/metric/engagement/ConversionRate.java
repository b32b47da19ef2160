package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;

/**
 * The share of visits in which the visitor buys.
 *
 * <p>{@code rate = visits in which an order was placed / visits}
 *
 * <ul>
 *   <li>A visit counts in the window in which it began, and as ordering if it names an order: which one, when it was placed,
 *       what was bought and whether it was sent back does not matter, nor whether the order itself was given.
 *   <li>{@link Definition#ORDERS} is for shops whose visits name no orders: the orders placed in the window, customers' and
 *       guests', by the visits that began in it, whether or not an order belongs to one of these visits. It is a net rate,
 *       without an interval: an order by telephone has no visit, and of two orders in a visit both count, so that it can
 *       pass 100 %. An order refunded in full is none, unless the history counts those too; one of 0 is one.
 *   <li>{@link Definition#CUSTOMERS} asks the people instead: of the known customers who visited in the window, those who
 *       placed an order in it, before or after the visit, on the site or elsewhere; which orders there are is as above. Who
 *       visits without being known is left out, so it runs far higher.
 *   <li>The interval of a rate of visits treats them as independent. Where few customers make most visits, it is too
 *       narrow.
 *   <li>No visits is no data.
 * </ul>
 *
 * <p>Worked example: in 30 of 1,000 visits an order is placed: 3.0 %, with a 95 % interval of 2.1 to 4.3 %. The shop took 35
 * orders in all, which is 3.5 orders for every 100 visits.
 *
 * <pre>{@code
 * Ratio converted = engine.compute(ConversionRate.in(month(2026, 3)));
 * Ratio customers = engine.compute(
 *         ConversionRate.in(month(2026, 3)).definedBy(ConversionRate.Definition.CUSTOMERS));
 * }</pre>
 *
 * <p>Source: Web Analytics Association, Web Analytics Definitions, draft for public comment, 2008, which leaves the choice of
 * visits or visitors to the shop.
 *
 * @param window the window
 * @param definition which definition to follow
 */
public record ConversionRate(Window window, Definition definition) implements Metric<HitTally, Ratio> {
    private static final String NAME = "conversion rate";

    /** What is compared with what. */
    public enum Definition {
        /** Visits in which an order was placed, of all visits. */
        VISITS("visits with an order / visits"),
        /** All orders of the window, by visits: a net rate. */
        ORDERS("orders / visits"),
        /** Customers who ordered in the window, of customers who visited in it. */
        CUSTOMERS("customers who visited and ordered / customers who visited");

        private final String text;

        Definition(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Checks that nothing is null. */
    public ConversionRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
    }

    /**
     * The conversion rate of a window, by visits.
     *
     * @param window the window
     * @return the metric
     */
    public static ConversionRate in(Window window) {
        return new ConversionRate(window, Definition.VISITS);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public ConversionRate definedBy(Definition by) {
        return new ConversionRate(window, by);
    }

    /**
     * The rate for people who have only counts.
     *
     * @param visitsWithAnOrder visits in which an order was placed
     * @param visits visits in all
     * @return visits with an order / visits
     * @throws IllegalArgumentException if the visits with an order are not in [0, visits]
     */
    public static Ratio of(long visitsWithAnOrder, long visits) {
        return Ratio.part(Label.of(NAME, Definition.VISITS.text), visitsWithAnOrder, visits);
    }

    /**
     * Orders by visits, for people who have only counts.
     *
     * @param orders orders, whether placed in a visit or not
     * @param visits visits in all
     * @return orders / visits, a net rate: above 100 % if there are more orders than visits
     * @throws IllegalArgumentException if a count is negative
     */
    public static Ratio ofOrders(long orders, long visits) {
        if (orders < 0) {
            throw new IllegalArgumentException("orders " + orders + " is below 0");
        }
        return Ratio.net(Label.of(NAME, Definition.ORDERS.text), orders, visits);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public HitTally start(Basis basis) {
        return new HitTally(basis, window);
    }

    @Override
    public void add(HitTally state, CustomerHistory customer) {
        long visits = 0;
        long ordering = 0;
        Visits theirs = customer.visits();
        int known = theirs.count();
        for (int i = 0; i < known; i++) {
            if (state.window().contains(theirs.started(i))) {
                visits++;
                ordering += theirs.isOrdered(i) ? 1 : 0;
            }
        }
        switch (definition) {
            case VISITS -> state.add(ordering, visits);
            case ORDERS -> state.add(customer.orderCount(state.window()), visits);
            case CUSTOMERS -> {
                if (visits > 0 && !customer.isAnonymous()) {
                    state.add(customer.orderedIn(state.window()));
                }
            }
        }
    }

    @Override
    public Requirement requires() {
        return definition == Definition.ORDERS ? Requirement.none() : Requirement.records(Visits.KIND);
    }

    @Override
    public void merge(HitTally into, HitTally from) {
        into.merge(from);
    }

    @Override
    public Ratio finish(HitTally state, Basis basis) {
        Label label = Label.of(NAME, definition.text).in(basis.scope(window));
        return definition == Definition.ORDERS ? Ratio.net(label, state.hits(), state.total()) : state.part(label);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
