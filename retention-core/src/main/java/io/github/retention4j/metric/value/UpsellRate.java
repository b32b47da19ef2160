package io.github.retention4j.metric.value;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Offers;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often customers take a higher-priced product that they are offered.
 *
 * <p>{@code rate = purchases at which an offer was taken / purchases at which one was made, in the window}
 *
 * <ul>
 *   <li>An offer counts in the window it was made in, and as taken whenever it was, up to the end of the data. Of several
 *       offers made at one purchase, one that is taken is enough; {@link Definition#OFFERS} counts each.
 *   <li>Offers are of one purchase if they name the same order and are made to the same customer. One that names no order
 *       stands alone.
 *   <li>Offers to guests count, each as a purchase of its own, whichever order it names.
 *   <li>One customer's purchases are alike, so the interval has customers as the independent units, each guest's offer being one
 *       of its own. From counts alone each purchase is taken for somebody else's: where few customers make most of them,
 *       that interval is too narrow.
 *   <li>Purchases at which nothing was offered are not looked at. No offers is no data.
 * </ul>
 *
 * <p>Worked example: at 40 purchases 60 offers were made, and at 10 of the purchases 12 of them were taken: 25.0 % of the
 * purchases, and 20.0 % of the offers.
 *
 * <pre>{@code
 * ClusterShare upsold = engine.compute(UpsellRate.in(month(2026, 3)));
 * ClusterShare ofOffers = engine.compute(UpsellRate.in(month(2026, 3)).definedBy(UpsellRate.Definition.OFFERS));
 * ClusterShare fromCounts = UpsellRate.of(10, 40); // purchases with an offer taken, with an offer made
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window in which offers are made
 * @param definition which definition to follow
 */
public record UpsellRate(Window window, Definition definition) implements Metric<SpanTally, ClusterShare> {
    private static final String NAME = "upsell rate";

    /** What the rate is of. */
    public enum Definition {
        /** Purchases at which an offer was taken, of those at which one was made. */
        PURCHASES("purchases with an offer taken / with an offer made"),
        /** Offers taken, of those made. */
        OFFERS("offers taken / made");

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
    public UpsellRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
    }

    /**
     * The upsell rate of offers made in a window, by purchases.
     *
     * @param window the window in which offers are made
     * @return the metric
     */
    public static UpsellRate in(Window window) {
        return new UpsellRate(window, Definition.PURCHASES);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public UpsellRate definedBy(Definition by) {
        return new UpsellRate(window, by);
    }

    /**
     * The rate for people who have only counts, each purchase being somebody else's.
     *
     * @param taken purchases at which an offer was taken
     * @param made purchases at which one was made
     * @return taken / made
     * @throws IllegalArgumentException if the taken are not in [0, made]
     */
    public static ClusterShare of(long taken, long made) {
        return ClusterShare.ofSingles(Label.of(NAME, Definition.PURCHASES.toString()), taken, made);
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
        Offers offers = customer.offers();
        int known = offers.count();
        if (known == 0) {
            return;
        }
        if (definition == Definition.OFFERS || known == 1) {
            long made = 0;
            long taken = 0;
            for (int i = 0; i < known; i++) {
                if (state.window().contains(offers.made(i))) {
                    made++;
                    taken += offers.isTaken(i) ? 1 : 0;
                }
            }
            state.tally().addUnlessZero(taken, made);
        } else {
            addByPurchase(state, offers);
        }
    }

    /** Sorted by purchase, those taken first, a purchase is counted where its number is another than the one before. */
    private static void addByPurchase(SpanTally state, Offers offers) {
        int all = offers.count();
        long[] sorted = new long[all];
        int known = 0;
        long made = 0;
        long taken = 0;
        for (int i = 0; i < all; i++) {
            if (state.window().contains(offers.made(i))) {
                OptionalLong purchase = offers.purchase(i);
                if (purchase.isEmpty()) {
                    made++;
                    taken += offers.isTaken(i) ? 1 : 0;
                } else {
                    sorted[known++] = 2 * purchase.getAsLong() + (offers.isTaken(i) ? 0 : 1);
                }
            }
        }
        Arrays.sort(sorted, 0, known);
        long before = -1;
        for (int i = 0; i < known; i++) {
            if (sorted[i] >> 1 != before) {
                before = sorted[i] >> 1;
                made++;
                taken += 1 - (sorted[i] & 1);
            }
        }
        state.tally().addUnlessZero(taken, made);
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Offers.KIND);
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
        Label label = Label.of(NAME, definition.toString()).in(basis.scope(window));
        return state.tally().share(label);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
