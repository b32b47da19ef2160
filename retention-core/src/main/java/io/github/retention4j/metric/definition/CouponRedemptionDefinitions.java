package io.github.retention4j.metric.definition;

import static io.github.retention4j.metric.definition.Bridge.Step.minus;
import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.Coupons;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.SmallGroups;
import io.github.retention4j.metric.definition.DefinitionTable.Row;
import io.github.retention4j.metric.promotion.CouponRedemptionRate;
import io.github.retention4j.metric.promotion.CouponRedemptionRate.Definition;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.NumericResult;
import java.util.List;

/**
 * Coupons redeemed by every definition, and which each counts otherwise than the first.
 *
 * <p>{@code numerator = that of the first − what is not in this one}, and the denominator likewise
 *
 * <ul>
 *   <li>First redeemed of all issued in the window; then of those matured, whose validity was over when the data end; then
 *       customers who redeemed one of customers who were issued one.
 *   <li>Matured leaves out coupons that are still valid or never expire, redeemed or not.
 *   <li>Per customer reached, coupons issued to nobody in particular are left out, and of one customer's coupons all but one:
 *       so are all but one of those that the customer redeemed.
 *   <li>A shop that gave no coupons has no data, and is told so. A window that is not over yet is marked.
 * </ul>
 *
 * <p>Worked example: of 200 coupons issued in March 30 are redeemed; 50 run on, 6 of them redeemed. Matured is 24 / 150, since
 * 24 = 30 − 6 and 150 = 200 − 50.
 *
 * <pre>{@code
 * DefinitionTable table = engine.compute(CouponRedemptionDefinitions.in(month(2026, 3)));
 * NumericResult settled = table.row("matured").result();
 * DefinitionTable ofOne = engine.compute(CouponRedemptionDefinitions.in(month(2026, 3)).ofCampaign("ramadan-2026"));
 * }</pre>
 *
 * <p>Source: that of {@link CouponRedemptionRate}.
 *
 * @param window the window of issue
 * @param campaign the only campaign to look at, or the empty text for all
 */
public record CouponRedemptionDefinitions(Window window, String campaign) implements CompositeMetric<DefinitionTable> {
    private static final String NAME = "coupon redemption definitions";

    /** Leaves out coupons that were issued to nobody in particular; equal wherever it was. */
    private enum Everybody implements CustomerFilter {
        IN;

        @Override
        public boolean test(CustomerHistory customer) {
            return true;
        }
    }

    /** Checks that nothing is null. */
    public CouponRedemptionDefinitions {
        requireNonNull(window, "window");
        requireNonNull(campaign, "campaign");
    }

    /**
     * The definitions of redemption for coupons issued in a window.
     *
     * @param window the window of issue
     * @return the metric
     */
    public static CouponRedemptionDefinitions in(Window window) {
        return new CouponRedemptionDefinitions(window, "");
    }

    /**
     * The same of a single campaign.
     *
     * @param only the campaign, as its coupons name it
     * @return the metric
     * @throws IllegalArgumentException if the campaign is blank
     */
    public CouponRedemptionDefinitions ofCampaign(String only) {
        return new CouponRedemptionDefinitions(
                window, CouponRedemptionRate.in(window).ofCampaign(only).campaign());
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Refuses: the customers of a step may be fewer. */
    @Override
    public Metric<?, DefinitionTable> hidingSmallGroups(SmallGroups rule) {
        throw DefinitionTable.refusal(rule);
    }

    private CouponRedemptionRate by(Definition definition) {
        return new CouponRedemptionRate(window, definition, campaign);
    }

    private Metric<?, ? extends NumericResult> issuedToSomebody() {
        return by(Definition.ISSUED).where(Everybody.IN);
    }

    @Override
    public List<Metric<?, ?>> parts() {
        return List.of(
                by(Definition.ISSUED), by(Definition.MATURED), by(Definition.CUSTOMERS_REACHED), issuedToSomebody());
    }

    @Override
    public DefinitionTable finish(CompositeState state, Basis basis) {
        Row issued = Row.first("issued", state.result(by(Definition.ISSUED), basis))
                .orNone("no coupons were issued in " + window);
        Row matured = Row.first("matured", state.result(by(Definition.MATURED), basis));
        Row named = Row.first("issued to somebody", state.result(issuedToSomebody(), basis));
        Row reached = Row.first("customers reached", state.result(by(Definition.CUSTOMERS_REACHED), basis));
        boolean given = basis.given(Coupons.KIND);
        List<Row> rows = List.of(
                issued,
                Row.of(
                        matured.name(),
                        matured.result(),
                        issued.part()
                                .then(left(
                                        issued.part(),
                                        matured.part(),
                                        "redeemed that are still valid or never expire")),
                        issued.whole()
                                .then(left(issued.whole(), matured.whole(), "still valid, or that never expire"))),
                Row.of(
                        reached.name(),
                        reached.result(),
                        issued.part()
                                .then(
                                        left(issued.part(), named.part(), "of nobody in particular"),
                                        left(
                                                named.part(),
                                                reached.part(),
                                                "redeemed by customers who redeemed another")),
                        issued.whole()
                                .then(
                                        left(issued.whole(), named.whole(), "issued to nobody in particular"),
                                        left(named.whole(), reached.whole(), "issued to customers who have another"))));
        return DefinitionTable.of(
                NAME,
                campaign.isEmpty() ? "" : "campaign " + campaign,
                window,
                basis,
                rows.stream().map(row -> row.ifGiven(given, "coupons")).toList());
    }

    /** What is in the one and not in the other, which is part of it. */
    private static Bridge.Step left(Bridge all, Bridge some, String what) {
        return minus(all.total().subtract(some.total()), what);
    }
}
