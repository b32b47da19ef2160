package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.promotion.CouponRedemptionRate.Definition;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** See {@link CouponRedemptionRate#byCampaign}: coupons are divided here, not customers, who can hold several. */
record CouponRedemptionByCampaign(CouponRedemptionRate rate)
        implements Metric<CouponRedemptionByCampaign.State, Segmented<String, Ratio>> {

    /** A campaign's coupons so far, and the numbers of the customers last counted, so that each counts once. */
    private static final class Campaign implements Serializable {
        private static final long serialVersionUID = 1L;

        final CouponRedemptionRate.State coupons;
        long reached;
        long redeemer;

        Campaign(CouponRedemptionRate.State coupons) {
            this.coupons = coupons;
        }
    }

    /** The campaigns so far. */
    @SuppressWarnings("serial")
    static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final Basis basis;
        private final CouponRedemptionRate.State none;
        private final Map<String, Campaign> campaigns = new HashMap<>();
        private long customer;

        private State(Basis basis, CouponRedemptionRate.State none) {
            super(basis);
            this.basis = basis;
            this.none = none;
        }
    }

    CouponRedemptionByCampaign {
        requireNonNull(rate, "rate");
    }

    @Override
    public String name() {
        return rate.name() + " by campaign";
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, rate.start(basis));
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        int coupons = customer.couponCount();
        state.customer++;
        for (int i = 0; i < coupons; i++) {
            if (!rate.counts(state.none, customer, i)) {
                continue;
            }
            Campaign campaign = campaign(state, customer.couponCampaign(i));
            boolean redeemed = CouponRedemptionRate.isRedeemed(customer, i);
            if (rate.definition() != Definition.CUSTOMERS_REACHED) {
                campaign.coupons.total++;
                campaign.coupons.redeemed += redeemed ? 1 : 0;
            } else if (!customer.isAnonymous()) {
                campaign.coupons.total += campaign.reached == state.customer ? 0 : 1;
                campaign.reached = state.customer;
                if (redeemed) {
                    campaign.coupons.redeemed += campaign.redeemer == state.customer ? 0 : 1;
                    campaign.redeemer = state.customer;
                }
            }
        }
    }

    @Override
    public Optional<RecordKind> about() {
        return Optional.of(RecordKind.COUPONS);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        from.campaigns.forEach((name, campaign) -> rate.merge(campaign(into, name).coupons, campaign.coupons));
    }

    @Override
    public Segmented<String, Ratio> finish(State state, Basis basis) {
        Map<String, Ratio> results = new HashMap<>();
        state.campaigns.forEach((name, campaign) -> results.put(name, rate.finish(campaign.coupons, basis)));
        return new Segmented<>("campaign", results);
    }

    @Override
    public boolean countsEvents() {
        return true;
    }

    private Campaign campaign(State state, String name) {
        Campaign campaign = state.campaigns.get(name);
        if (campaign == null) {
            campaign = new Campaign(rate.start(state.basis));
            state.campaigns.put(name, campaign);
        }
        return campaign;
    }
}
