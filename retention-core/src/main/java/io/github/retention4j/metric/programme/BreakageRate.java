package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import java.util.Optional;

/**
 * The breakage rate of a loyalty programme: the share of points that is never used.
 *
 * <p>{@code rate = F_X(∞)}, the share of the points issued in the window that expires in the end, as {@link Fates} has it
 *
 * <ul>
 *   <li>{@link Definition#ULTIMATE} counts open points for as long as they are known, and tells beside it what expired so far.
 *   <li>{@link Definition#EXPIRED} is what expired so far of the points issued in the window: it is too low as long as points are open.
 *   <li>{@link Definition#UNSPENT} is what of them is not redeemed so far. It counts points that can still be used, and those that a
 *       refund took, as never used, and is too high as long as points are open.
 *   <li>One customer's points are alike, so customers are the units of every interval. From counts alone there is none.
 *   <li>No points is no data, and so are a programme without rules, a window before it begins, and a history without redemptions where it
 *       is recorded who redeems.
 * </ul>
 *
 * <p>Worked example: of {@link Fates}' 500 points 170 are redeemed so far, 80 expired and 250 are open: 16.0 % expired so far, 66.0 % are
 * not spent, and 45.0 % expire in the end.
 *
 * <pre>{@code
 * NumericResult breakage = engine.compute(BreakageRate.in(year(2025)).of(points));
 * NumericResult soFar = engine.compute(
 *         BreakageRate.in(year(2025)).of(points).definedBy(BreakageRate.Definition.EXPIRED));
 * ClusterShare fromCounts = BreakageRate.of(80, 500);
 * }</pre>
 *
 * <p>Source: as {@link Fates} has it for the ultimate rate; the others as vendors of loyalty programmes have them.
 *
 * @param window the window of issue
 * @param programme the programme
 * @param definition which definition to follow
 */
public record BreakageRate(Window window, LoyaltyProgramme programme, Definition definition)
        implements Metric<RateTally, NumericResult> {
    private static final String NAME = "breakage rate";

    /** What the rate is of. */
    public enum Definition {
        /** Points that expire in the end, of those issued in the window. */
        ULTIMATE("expired in the end / issued, Aalen–Johansen by age"),
        /** Points that expired so far, of those issued in the window. */
        EXPIRED("expired so far / issued"),
        /** Points that are not redeemed so far, of those issued in the window. */
        UNSPENT("not redeemed so far / issued");

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
    public BreakageRate {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(definition, "definition");
    }

    /**
     * The rate of the points issued in a window: what of them expires in the end.
     *
     * @param window the window of issue
     * @return the metric, once it is said of which programme
     */
    public static InWindow<BreakageRate> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new BreakageRate(window, programme, Definition.ULTIMATE);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public BreakageRate definedBy(Definition by) {
        return new BreakageRate(window, programme, by);
    }

    /**
     * The rate of what expired so far for people who have only counts.
     *
     * @param expired points that expired so far
     * @param issued points issued
     * @return expired / issued, without an interval
     * @throws IllegalArgumentException if the expired are not in [0, issued]
     */
    public static ClusterShare of(long expired, long issued) {
        return ClusterShare.withoutSpread(Label.of(NAME, Definition.EXPIRED.toString()), expired, issued);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RateTally start(Basis basis) {
        return new RateTally(basis, window);
    }

    @Override
    public RateTally startLike(RateTally other, Basis basis) {
        return other.another();
    }

    @Override
    public void add(RateTally state, CustomerHistory customer) {
        PointsLedger ledger = programme.replay(customer);
        LotFates fates = definition == Definition.ULTIMATE
                ? state.fates().add(ledger)
                : state.fates().read(ledger);
        long issued = fates.issued();
        long hits =
                definition == Definition.UNSPENT ? issued - fates.points(Fate.REDEEMED) : fates.points(Fate.EXPIRED);
        state.tally().addUnlessZero(hits, issued);
    }

    @Override
    public void merge(RateTally into, RateTally from) {
        into.merge(from);
    }

    @Override
    public Optional<RatioOfSums<RateTally>> ratioOfSums(Basis basis) {
        return definition == Definition.ULTIMATE ? Optional.empty() : Optional.of(RateTally.ratioOfSums());
    }

    @Override
    public NumericResult finish(RateTally state, Basis basis) {
        ProgrammeLabel told = FateLabel.of(NAME, definition.toString(), basis, programme, null, window);
        RateTally known = told.isKnown() ? state : start(basis);
        ClusterShare share = known.tally().share(told.label());
        return definition == Definition.ULTIMATE
                ? new UltimateShare(told.label(), Fate.EXPIRED, known.fates().fates(told.label(), basis), share)
                : share;
    }
}
