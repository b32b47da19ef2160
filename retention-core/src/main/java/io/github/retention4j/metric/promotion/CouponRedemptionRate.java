package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Segmented;
import java.util.Optional;

/**
 * The share of coupons that were used.
 *
 * <p>{@code rate = coupons redeemed / coupons issued in the window}
 *
 * <ul>
 *   <li>A coupon counts in the window it was issued in, and as redeemed whenever it was, up to the end of the data and also
 *       after it had expired. A young campaign's rate therefore still grows; {@link Definition#MATURED} waits for coupons to
 *       be settled.
 *   <li>Matured looks only at coupons that expire by the end of the last observed day, in the numerator too: one that is
 *       redeemed early counts when its time is over, since its neighbours that are still open count no earlier. A coupon
 *       that does not expire never matures, redeemed or not.
 *   <li>A coupon is no longer valid from the instant it expires at. If that is the start of a day, it was last valid on the
 *       day before, and its time is over with that day.
 *   <li>Coupons issued to nobody in particular count, except per customer reached.
 *   <li>It is of all campaigns, {@linkplain #ofCampaign of one}, {@linkplain #byCampaign of each}, or {@linkplain #byCode of
 *       each code}. A customer whom two campaigns reach counts once in each, and once in all.
 *   <li>One customer's coupons are alike, so the interval has customers as the independent units, each coupon issued to nobody
 *       in particular being one of its own. From counts alone each coupon is taken for somebody else's: where few customers
 *       hold most of them, that interval is too narrow.
 *   <li>No coupons is no data.
 * </ul>
 *
 * <p>Worked example: of 200 coupons issued in March 30 are redeemed: 24 of the 150 whose validity was over when the data end,
 * and 6 of the 50 that run on. That is 15.0 % of those issued, and 24 of 150, 16.0 %, of those matured.
 *
 * <pre>{@code
 * ClusterShare redeemed = engine.compute(CouponRedemptionRate.in(month(2026, 3)));
 * ClusterShare settled = engine.compute(
 *         CouponRedemptionRate.in(month(2026, 3)).definedBy(CouponRedemptionRate.Definition.MATURED));
 * ClusterShare ofOne = engine.compute(CouponRedemptionRate.in(month(2026, 3)).ofCampaign("ramadan-2026"));
 * Segmented<String, ClusterShare> campaigns = engine.compute(CouponRedemptionRate.in(month(2026, 3)).byCampaign());
 * Segmented<String, ClusterShare> codes = engine.compute(
 *         CouponRedemptionRate.in(month(2026, 3)).ofCampaign("ramadan-2026").byCode());
 * }</pre>
 *
 * <p>Source: guides on keeping customers.
 *
 * @param window the window of issue
 * @param definition which definition to follow
 * @param campaign the only campaign to look at, or the empty text for all
 */
public record CouponRedemptionRate(Window window, Definition definition, String campaign)
        implements Metric<SpanTally, ClusterShare> {
    private static final String NAME = "coupon redemption rate";

    /** What the rate is of. */
    public enum Definition {
        /** Coupons redeemed, of all coupons issued. */
        ISSUED("redeemed / issued"),
        /** Coupons redeemed, of those whose validity was over by the end of the data. */
        MATURED("redeemed / issued, of coupons no longer valid when the data end"),
        /** Customers who redeemed a coupon, of customers who were issued one. */
        CUSTOMERS_REACHED("customers who redeemed / customers issued one");

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
    public CouponRedemptionRate {
        requireNonNull(window, "window");
        requireNonNull(definition, "definition");
        requireNonNull(campaign, "campaign");
    }

    /**
     * The redemption rate of coupons issued in a window.
     *
     * @param window the window of issue
     * @return the metric
     */
    public static CouponRedemptionRate in(Window window) {
        return new CouponRedemptionRate(window, Definition.ISSUED, "");
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public CouponRedemptionRate definedBy(Definition by) {
        return new CouponRedemptionRate(window, by, campaign);
    }

    /**
     * The same of a single campaign.
     *
     * @param only the campaign, as its coupons name it
     * @return the metric
     * @throws IllegalArgumentException if the campaign is blank
     */
    public CouponRedemptionRate ofCampaign(String only) {
        if (requireNonNull(only, "campaign").isBlank()) {
            throw new IllegalArgumentException("campaign '" + only + "' is blank");
        }
        return new CouponRedemptionRate(window, definition, only);
    }

    /**
     * The same of each campaign that issued a coupon in the window. One none of whose coupons counts by the definition is
     * there with no data.
     *
     * @return a metric whose result is a map by campaign
     */
    public Metric<?, Segmented<String, ClusterShare>> byCampaign() {
        return new CouponRedemptionTable(this, CouponRedemptionTable.Detail.CAMPAIGN);
    }

    /**
     * The same of each code of which a coupon was issued in the window, likewise.
     *
     * @return a metric whose result is a map by code
     */
    public Metric<?, Segmented<String, ClusterShare>> byCode() {
        return new CouponRedemptionTable(this, CouponRedemptionTable.Detail.CODE);
    }

    /**
     * The rate for people who have only counts, each coupon being somebody else's.
     *
     * @param redeemed coupons redeemed
     * @param issued coupons issued
     * @return redeemed / issued
     * @throws IllegalArgumentException if the redeemed are not in [0, issued]
     */
    public static ClusterShare of(long redeemed, long issued) {
        return ClusterShare.ofSingles(Label.of(NAME, Definition.ISSUED.toString()), redeemed, issued);
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
        long issued = 0;
        long redeemed = 0;
        Coupons coupons = customer.coupons();
        int known = coupons.count();
        for (int i = 0; i < known; i++) {
            if (isAsked(state, coupons, i) && isSettled(state, coupons, i)) {
                issued++;
                redeemed += coupons.isRedeemed(i) ? 1 : 0;
            }
        }
        count(state, customer.isAnonymous(), redeemed, issued);
    }

    /** Counts what a customer redeemed of so many coupons. */
    void count(SpanTally state, boolean isAnonymous, long redeemed, long issued) {
        if (definition != Definition.CUSTOMERS_REACHED) {
            state.tally().addUnlessZero(redeemed, issued);
        } else if (!isAnonymous) {
            state.tally().addUnlessZero(Math.min(1, redeemed), Math.min(1, issued));
        }
    }

    /** Whether a coupon is of the window and the campaign. */
    boolean isAsked(SpanTally state, Coupons coupons, int i) {
        return state.window().contains(coupons.issued(i))
                && (campaign.isEmpty() || campaign.equals(coupons.campaign(i)));
    }

    /** Whether a coupon counts by the definition, redeemed or not. */
    boolean isSettled(SpanTally state, Coupons coupons, int i) {
        return definition != Definition.MATURED || coupons.isExpired(i, state.observedUntil());
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Coupons.KIND);
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
        String which = campaign.isEmpty() ? "" : ", campaign " + campaign;
        Label label = Label.of(NAME, definition + which).in(basis.scope(window));
        return state.tally().share(definition == Definition.MATURED ? label.untilDataEnd() : label);
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
