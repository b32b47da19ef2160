package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.Optional;

/**
 * The redemption rate of a loyalty programme's points, of which five things go by that name.
 *
 * <p>{@code rate = F_R(∞)}, the share of the points issued in the window that is redeemed in the end, as {@link Fates} has it
 *
 * <ul>
 *   <li>{@link Definition#ULTIMATE} counts open points for as long as they are known, and tells beside it what is redeemed so far.
 *   <li>{@link Definition#ISSUED} is what is redeemed so far of the points issued in the window: it counts every open point as a no and
 *       grows for as long as there are any.
 *   <li>{@link Definition#MATURED} is of the points of the window that were redeemed or expired so far: it looks at the quick ones, and is
 *       too high while points are open, for these are redeemed sooner than they expire.
 *   <li>{@link Definition#FLOW} is what was redeemed in the window, whenever it was issued, by what was issued in it. It passes 100 % when
 *       members spend what they saved, and falls when a programme grows.
 *   <li>{@link Definition#MEMBERS} is of people: who redeemed in the window of those who were members in it.
 *   <li>Points that came back with a refund are not redeemed. In the flow they are taken off in the window in which they came back, so that
 *       it may be below 0.
 *   <li>One customer's points are alike, so customers are the units of every interval. From counts alone there is none.
 *   <li>No points, or no members, is no data, and so are a programme without rules, a window before it begins, and a history without
 *       redemptions where it is recorded who redeems.
 * </ul>
 *
 * <p>Worked example: of {@link Fates}' 500 points 170 are redeemed so far, 80 expired and 250 are open: 34.0 % of those issued, 68.0 % of
 * those redeemed or expired, and 55.0 % in the end.
 *
 * <pre>{@code
 * NumericResult ultimate = engine.compute(PointsRedemptionRate.in(year(2025)).of(points));
 * NumericResult flow = engine.compute(
 *         PointsRedemptionRate.in(year(2025)).of(points).definedBy(PointsRedemptionRate.Definition.FLOW));
 * ClusterShare fromCounts = PointsRedemptionRate.of(170, 500);
 * }</pre>
 *
 * <p>Source: as {@link Fates} has it for the ultimate rate; the others as guides and vendors of loyalty programmes have them.
 *
 * @param window the window
 * @param programme the programme
 * @param definition which definition to follow
 */
public record PointsRedemptionRate(Window window, LoyaltyProgramme programme, Definition definition)
        implements Metric<RateTally, NumericResult> {
    private static final String NAME = "points redemption rate";

    /** What the rate is of. */
    public enum Definition {
        /** Points redeemed in the end, of those issued in the window. */
        ULTIMATE("redeemed in the end / issued, Aalen–Johansen by age"),
        /** Points redeemed so far, of those issued in the window. */
        ISSUED("redeemed so far / issued"),
        /** Points redeemed so far, of those issued in the window that were redeemed or expired. */
        MATURED("redeemed / redeemed or expired so far"),
        /** Points redeemed in the window, by points issued in it. */
        FLOW("redeemed in the window / issued in the window"),
        /** Members who redeemed in the window, of members in it. */
        MEMBERS("members who redeemed / members");

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
    public PointsRedemptionRate {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(definition, "definition");
    }

    /**
     * The rate of a window: of the points issued in it, and what of them is redeemed in the end.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<PointsRedemptionRate> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new PointsRedemptionRate(window, programme, Definition.ULTIMATE);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by the definition
     * @return the metric
     */
    public PointsRedemptionRate definedBy(Definition by) {
        return new PointsRedemptionRate(window, programme, by);
    }

    /**
     * The rate of points issued for people who have only counts.
     *
     * @param redeemed points redeemed so far
     * @param issued points issued
     * @return redeemed / issued, without an interval
     * @throws IllegalArgumentException if the redeemed are not in [0, issued]
     */
    public static ClusterShare of(long redeemed, long issued) {
        return ClusterShare.withoutSpread(Label.of(NAME, Definition.ISSUED.toString()), redeemed, issued);
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
        switch (definition) {
            case FLOW -> state.tally().addUnlessZero(redeemedIn(state, ledger), issuedIn(state, ledger));
            case MEMBERS -> {
                boolean isMember = AsMember.isIn(ledger, state.window());
                state.tally().addUnlessZero(isMember && redeemedIn(state, ledger) > 0 ? 1 : 0, isMember ? 1 : 0);
            }
            case MATURED -> {
                LotFates fates = state.fates().read(ledger);
                long redeemed = fates.points(Fate.REDEEMED);
                state.tally().addUnlessZero(redeemed, redeemed + fates.points(Fate.EXPIRED));
            }
            default -> {
                boolean isUltimate = definition == Definition.ULTIMATE;
                LotFates fates =
                        isUltimate ? state.fates().add(ledger) : state.fates().read(ledger);
                state.tally().addUnlessZero(fates.points(Fate.REDEEMED), fates.issued());
            }
        }
    }

    private static long issuedIn(RateTally state, PointsLedger ledger) {
        long sum = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            sum += switch (ledger.moveKind(i)) {
                case EARNED, BONUS, MISSION, GRANTED ->
                    state.window().contains(ledger.moveMillis(i)) ? ledger.movePoints(i) : 0;
                default -> 0;
            };
        }
        return sum;
    }

    private static long redeemedIn(RateTally state, PointsLedger ledger) {
        long sum = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            if (state.window().contains(ledger.moveMillis(i))) {
                sum += switch (ledger.moveKind(i)) {
                    case REDEEMED -> ledger.movePoints(i);
                    case RESTORED -> -ledger.movePoints(i);
                    default -> 0;
                };
            }
        }
        return sum;
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
        boolean isOfIssued = definition != Definition.FLOW && definition != Definition.MEMBERS;
        String text = definition.toString();
        ProgrammeLabel told = isOfIssued
                ? FateLabel.of(NAME, text, basis, programme, null, window)
                : ProgrammeLabel.of(NAME, text, basis, window, programme, Needs.REDEMPTIONS);
        RateTally known = told.isKnown() ? state : start(basis);
        return switch (definition) {
            case ULTIMATE ->
                new UltimateShare(
                        told.label(),
                        Fate.REDEEMED,
                        known.fates().fates(told.label(), basis),
                        known.tally().share(told.label()));
            case FLOW -> known.tally().average(told.label(), 0, Unit.PERCENT, 1);
            default -> known.tally().share(told.label());
        };
    }
}
