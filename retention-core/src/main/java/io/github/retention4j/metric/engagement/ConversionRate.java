package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Visits;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.Optional;

/**
 * The share of visits in which the visitor buys.
 *
 * <p>{@code rate = visits in which an order was placed / visits}
 *
 * <ul>
 *   <li>A visit counts in the window in which it began, and as ordering if it names an order: which one, when it was placed,
 *       what was bought and whether it was sent back does not matter, nor whether the order itself was given.
 *   <li>{@link OrdersPerVisit} is for shops whose visits name no orders. It is no share of the visits, and a metric of its own.
 *   <li>{@link Definition#CUSTOMERS} asks the people instead: of the known customers who visited in the window, those who
 *       placed an order in it, before or after the visit, on the site or elsewhere. An order refunded in full is none, unless
 *       the history counts those too; one of 0 is one. Who visits without being known is left out, so it runs far higher.
 *   <li>One customer's visits are alike, so the interval has customers as the independent units, and each visit of nobody known
 *       as one of its own. From counts alone each visit is taken for somebody else's: where few customers make most of
 *       them, that interval is too narrow.
 *   <li>No visits is no data.
 * </ul>
 *
 * <p>Worked example: in 30 of 1,000 visits an order is placed: 3.0 %, with a 95 % interval of 2.1 to 4.3 %
 * if each is somebody else's.
 *
 * <pre>{@code
 * ClusterShare converted = engine.compute(ConversionRate.in(month(2026, 3)));
 * ClusterShare customers = engine.compute(
 *         ConversionRate.in(month(2026, 3)).definedBy(ConversionRate.Definition.CUSTOMERS));
 * }</pre>
 *
 * <p>Source: Web Analytics Association, Web Analytics Definitions, draft for public comment, 2008, which leaves the choice of
 * visits or visitors to the shop.
 *
 * @param window the window
 * @param definition which definition to follow
 */
public record ConversionRate(Window window, Definition definition) implements Metric<SpanTally, ClusterShare> {
    private static final String NAME = "conversion rate";

    /** What is compared with what. */
    public enum Definition {
        /** Visits in which an order was placed, of all visits. */
        VISITS("visits with an order / visits"),
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
     * The rate for people who have only counts, each visit being somebody else's.
     *
     * @param visitsWithAnOrder visits in which an order was placed
     * @param visits visits in all
     * @return visits with an order / visits
     * @throws IllegalArgumentException if the visits with an order are not in [0, visits]
     */
    public static ClusterShare of(long visitsWithAnOrder, long visits) {
        return ClusterShare.ofSingles(Label.of(NAME, Definition.VISITS.text), visitsWithAnOrder, visits);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpanTally start(Basis basis) {
        return new SpanTally(basis, window);
    }

    @Override
    public void add(SpanTally state, CustomerHistory customer) {
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
            case VISITS -> state.tally().addUnlessZero(ordering, visits);
            case CUSTOMERS -> {
                if (visits > 0 && !customer.isAnonymous()) {
                    state.tally().add(customer.orderedIn(state.window()) ? 1 : 0, 1);
                }
            }
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Visits.KIND);
    }

    @Override
    public void merge(SpanTally into, SpanTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<SpanTally>> ratioOfSums(Basis basis) {
        return Optional.of(SpanTally.ratioOfSums());
    }

    @Override
    public ClusterShare finish(SpanTally state, Basis basis) {
        return state.tally().share(Label.of(NAME, definition.text).in(basis.scope(window)));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
