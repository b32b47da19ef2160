package io.github.retention4j.metric.engagement;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The share of new customers who came because a customer recommended the shop.
 *
 * <p>{@code rate = new customers who were referred / new customers}
 *
 * <ul>
 *   <li>A new customer is one whose first order that counts lies in the window. They were referred if a referral names them that
 *       was made by the time of that order, in the window or before it; a later one did not bring them. An order that is
 *       told as a day, and so at its start, may be of any time of that day: a referral of the same day is not later.
 *   <li>{@link Definition#REFERRERS} looks at the other side: of the customers who had an order that counts by the window's end, those
 *       who made a referral in the window, whether or not somebody came by it. Who recommends before ever ordering does
 *       not count until they order.
 *   <li>The first order is the first that the data hold and that counts: without the years before, old customers pass for new. An
 *       order refunded in full is none, unless the history counts it.
 *   <li>No such customers is no data, and so is a history that was given no referrals. A shop that tracks them and had none
 *       says so with an empty list.
 * </ul>
 *
 * <p>Worked example: of 240 customers who first ordered in March 18 were referred: 7.5 %, with a 95 % interval of 4.8 to
 * 11.5 %.
 *
 * <pre>{@code
 * Ratio referred = engine.compute(ReferralRate.in(month(2026, 3)));
 * Ratio referring = engine.compute(ReferralRate.in(q1).definedBy(ReferralRate.Definition.REFERRERS));
 * }</pre>
 *
 * <p>Source: guides on keeping customers; referred customers as a group of their own as in P. Schmitt, B. Skiera and
 * C. Van den Bulte, Referral programs and customer value, Journal of Marketing 75 (2011).
 *
 * @param window the window
 * @param definition which definition to follow
 */
public record ReferralRate(Window window, Definition definition) implements Metric<HitTally, Ratio> {
    private static final String NAME = "referral rate";

    /** Whose share it is. */
    public enum Definition {
        /** New customers who were referred, of all new customers. */
        NEW_CUSTOMERS("new customers who were referred / customers who first ordered in the window"),
        /** Customers who made a referral, of all customers. */
        REFERRERS("customers who made a referral / customers who ordered by the window's end");

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
    public ReferralRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
    }

    /**
     * The share of a window's new customers who were referred.
     *
     * @param window the window
     * @return the metric
     */
    public static ReferralRate in(Window window) {
        return new ReferralRate(window, Definition.NEW_CUSTOMERS);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public ReferralRate definedBy(Definition by) {
        return new ReferralRate(window, by);
    }

    /**
     * The rate for people who have only counts.
     *
     * @param referred new customers who were referred
     * @param customers new customers in all
     * @return referred / customers
     * @throws IllegalArgumentException if the referred are not in [0, customers]
     */
    public static Ratio of(long referred, long customers) {
        return Ratio.part(Label.of(NAME, Definition.NEW_CUSTOMERS.text), referred, customers);
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
        if (customer.orderCount() == 0) {
            return;
        }
        long first = customer.orderMillis(0);
        switch (definition) {
            case NEW_CUSTOMERS -> {
                if (state.window().contains(first)) {
                    OptionalLong referred = customer.referrals().firstReceived();
                    state.add(referred.isPresent() && referred.getAsLong() <= customer.latest(first));
                }
            }
            case REFERRERS -> {
                if (first < state.window().until()) {
                    state.add(refers(customer, state.window()));
                }
            }
        }
    }

    private static boolean refers(CustomerHistory customer, Span window) {
        Referrals referrals = customer.referrals();
        int known = referrals.count();
        for (int i = 0; i < known; i++) {
            if (referrals.isMade(i) && window.contains(referrals.referred(i))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Requirement requires() {
        return definition == Definition.NEW_CUSTOMERS ? Requirement.ordersIn(window) : Requirement.none();
    }

    @Override
    public void merge(HitTally into, HitTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<HitTally>> ratioOfSums(Basis basis) {
        return Optional.of(HitTally.ratioOfSums());
    }

    @Override
    public Ratio finish(HitTally state, Basis basis) {
        boolean given = basis.given(Referrals.KIND);
        Label label = Label.of(NAME, definition.text)
                .noting(given ? "" : "no referrals were given")
                .in(basis.scope(window));
        return given ? state.part(label) : Ratio.part(label, 0, 0);
    }
}
