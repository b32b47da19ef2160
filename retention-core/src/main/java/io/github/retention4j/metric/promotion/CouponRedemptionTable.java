package io.github.retention4j.metric.promotion;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.SpanTally;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Segmented;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * See {@link CouponRedemptionRate#byCampaign} and {@link CouponRedemptionRate#byCode}: coupons are divided here, not
 * customers, who can hold several.
 */
record CouponRedemptionTable(CouponRedemptionRate rate, Detail detail, int fewest)
        implements Metric<CouponRedemptionTable.State, Segmented<String, ClusterShare>> {

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

    /** A part's coupons by customer, and those of the customer who is being looked at. */
    private static final class Part implements Serializable {
        private static final long serialVersionUID = 1L;

        final SpanTally coupons;
        long issued;
        long redeemed;

        Part(SpanTally coupons) {
            this.coupons = coupons;
        }
    }

    /** The campaigns, or codes, so far. */
    @SuppressWarnings("serial")
    static final class State extends MetricState {
        private static final long serialVersionUID = 1L;

        private final SpanTally none;
        private final Map<String, Part> parts = new HashMap<>();

        /** The parts that the customer who is being looked at has coupons of. */
        private final List<Part> theirs = new ArrayList<>();

        private State(Basis basis, SpanTally none) {
            super(basis);
            this.none = none;
        }
    }

    CouponRedemptionTable {
        requireNonNull(rate, "rate");
        requireNonNull(detail, "detail");
    }

    CouponRedemptionTable(CouponRedemptionRate rate, Detail detail) {
        this(rate, detail, 0);
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
        for (int i = 0; i < known; i++) {
            if (!rate.isAsked(state.none, coupons, i)) {
                continue;
            }
            Part part = part(state, detail.of(coupons, i));
            if (!rate.isSettled(state.none, coupons, i)) {
                continue;
            }
            if (part.issued == 0) {
                state.theirs.add(part);
            }
            part.issued++;
            part.redeemed += coupons.isRedeemed(i) ? 1 : 0;
        }
        for (Part part : state.theirs) {
            rate.count(part.coupons, customer.isAnonymous(), part.redeemed, part.issued);
            part.issued = 0;
            part.redeemed = 0;
        }
        state.theirs.clear();
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
    public Segmented<String, ClusterShare> finish(State state, Basis basis) {
        Map<String, ClusterShare> results = new TreeMap<>();
        state.parts.forEach(
                (name, part) -> results.put(name, rate.finish(part.coupons, basis.only(detail + " " + name))));
        int hidden = fewest == 0 ? 0 : hide(results);
        return new Segmented<>(detail.toString(), results, SmallGroups.note(hidden, fewest, basis), basis.population());
    }

    /**
     * Takes out what is of too few customers and, if any of it counts, the smallest that is not: a customer may be in several, so
     * that those that are hidden are together of as many as one of them is. What has coupons of which none counts yet may be one
     * customer's too.
     */
    private int hide(Map<String, ClusterShare> results) {
        List<ClusterShare> small = results.values().stream()
                .filter(share -> share.spread().customers() < fewest)
                .toList();
        results.values().removeAll(small);
        int hidden = small.size();
        if (small.stream().anyMatch(share -> share.total() > 0) && !results.isEmpty()) {
            results.remove(Collections.min(
                            results.entrySet(),
                            comparingLong(entry -> entry.getValue().spread().customers()))
                    .getKey());
            hidden++;
        }
        return hidden;
    }

    @Override
    public Metric<?, Segmented<String, ClusterShare>> hidingSmallGroups(SmallGroups rule) {
        return rule.hiding(new CouponRedemptionTable(rate, detail, rule.fewest()));
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
