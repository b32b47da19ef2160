package io.github.retention4j.metric.promotion;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.promotion.CouponRedemptionRate.Definition;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * See {@link CouponRedemptionRate#byCampaign} and {@link CouponRedemptionRate#byCode}: coupons are divided here, not
 * customers, who can hold several.
 */
record CouponRedemptionTable(CouponRedemptionRate rate, Detail detail)
        implements Metric<CouponRedemptionTable.State, Segmented<String, Ratio>> {

    /** What coupons are divided by. */
    enum Detail {
        CAMPAIGN,
        CODE;

        String of(Coupons coupons, int coupon) {
            return this == CAMPAIGN ? coupons.campaign(coupon) : coupons.code(coupon);
        }

        @Override
        public String toString() {
            return this == CAMPAIGN ? "campaign" : "code";
        }
    }

    /** A part's coupons so far, and the numbers of the customers last counted, so that each counts once. */
    private static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        final HitTally coupons;
        long reached;
        long redeemer;

        Part(HitTally coupons) {
            this.coupons = coupons;
        }
    }

    /** The campaigns, or codes, so far. */
    @SuppressWarnings("serial")
    static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final HitTally none;
        private final Map<String, Part> parts = new HashMap<>();
        private long customer;

        private State(Basis basis, HitTally none) {
            super(basis);
            this.none = none;
        }
    }

    CouponRedemptionTable {
        requireNonNull(rate, "rate");
        requireNonNull(detail, "detail");
    }

    @Override
    public String name() {
        return rate.name() + " by " + detail;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, rate.start(basis));
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        Coupons coupons = customer.coupons();
        int known = coupons.count();
        state.customer++;
        for (int i = 0; i < known; i++) {
            if (!rate.isAsked(state.none, coupons, i)) {
                continue;
            }
            Part part = part(state, detail.of(coupons, i));
            if (!rate.isSettled(state.none, coupons, i)) {
                continue;
            }
            boolean redeemed = coupons.isRedeemed(i);
            if (rate.definition() != Definition.CUSTOMERS_REACHED) {
                part.coupons.add(redeemed);
            } else if (!customer.isAnonymous()) {
                boolean isFirst = part.reached != state.customer;
                boolean isFirstRedeemed = redeemed && part.redeemer != state.customer;
                part.coupons.add(isFirstRedeemed ? 1 : 0, isFirst ? 1 : 0);
                part.reached = state.customer;
                part.redeemer = redeemed ? state.customer : part.redeemer;
            }
        }
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Coupons.KIND);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        from.parts.forEach((name, part) -> rate.merge(part(into, name).coupons, part.coupons));
    }

    @Override
    public Segmented<String, Ratio> finish(State state, Basis basis) {
        Map<String, Ratio> results = new HashMap<>();
        state.parts.forEach(
                (name, part) -> results.put(name, rate.finish(part.coupons, basis.only(detail + " " + name))));
        return new Segmented<>(detail.toString(), results, Optional.empty(), basis.population());
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }

    private Part part(State state, String name) {
        Part part = state.parts.get(name);
        if (part == null) {
            part = new Part(rate.start(state.basis()));
            state.parts.put(name, part);
        }
        return part;
    }
}
