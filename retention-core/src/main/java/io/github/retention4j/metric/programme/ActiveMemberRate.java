package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.HitTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Ratio;
import java.util.Optional;

/**
 * The share of a loyalty programme's members who use it.
 *
 * <p>{@code rate = members who were active in the window / members at its end}
 *
 * <ul>
 *   <li>Members are those who are one when the window ends, or the data if that is earlier. They were active if an order or a visit of
 *       theirs earned points in the window or they redeemed some. By other {@linkplain Activity definitions}, if they placed an order
 *       that counts, or if they redeemed.
 *   <li>Earned are points that were credited, pending ones among them, also if the order was refunded later. A bonus, a mission or a
 *       grant is no activity, for a birthday comes to those too who forgot the programme.
 *   <li>A redemption counts as one, whether or not the replay finds points for it, and also if it was undone.
 *   <li>A member who joined on the last day had one day to be active in: for a rate of all members that is a fault of young
 *       programmes, which take a longer window.
 *   <li>No members is no data, and so are a programme without rules, a window before it begins, and whatever asks for redemptions
 *       where none were given and it is recorded who redeems.
 * </ul>
 *
 * <p>Worked example: of 180 members on 31 March 63 earned or redeemed in the first quarter: 35.0 %, with a 95 % interval of 28.4 to
 * 42.2 %.
 *
 * <pre>{@code
 * Ratio active = engine.compute(ActiveMemberRate.in(q1).of(points));
 * Ratio ordered = engine.compute(ActiveMemberRate.in(q1).of(points).definedBy(ActiveMemberRate.Activity.ORDERED));
 * Ratio fromCounts = ActiveMemberRate.of(63, 180);
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes.
 *
 * @param window the window
 * @param programme the programme
 * @param activity what makes a member active
 */
public record ActiveMemberRate(Window window, LoyaltyProgramme programme, Activity activity)
        implements Metric<HitTally, Ratio> {
    private static final String NAME = "active member rate";

    /** What makes a member active. */
    public enum Activity {
        /** Earning points by an order or a visit, or redeeming some. */
        EARNED_OR_REDEEMED("members who earned or redeemed in the window / members at its end"),
        /** Placing an order. */
        ORDERED("members who ordered in the window / members at its end"),
        /** Redeeming points. */
        REDEEMED("members who redeemed in the window / members at its end");

        private final String text;

        Activity(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Checks that nothing is null. */
    public ActiveMemberRate {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(activity, "activity");
    }

    /**
     * The active member rate of a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<ActiveMemberRate> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new ActiveMemberRate(window, programme, Activity.EARNED_OR_REDEEMED);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by what makes a member active
     * @return the metric
     */
    public ActiveMemberRate definedBy(Activity by) {
        return new ActiveMemberRate(window, programme, by);
    }

    /**
     * The rate for people who have only counts.
     *
     * @param active members who earned or redeemed
     * @param members members in all
     * @return active / members
     * @throws IllegalArgumentException if the active are not in [0, members]
     */
    public static Ratio of(long active, long members) {
        return Ratio.part(Label.of(NAME, Activity.EARNED_OR_REDEEMED.text), active, members);
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
        PointsLedger ledger = programme.replay(customer);
        long end = Math.min(state.window().until(), state.observedUntil());
        if (ledger.isMember(end - 1)) {
            state.add(
                    activity == Activity.ORDERED ? customer.orderedIn(state.window()) : moved(ledger, state.window()));
        }
    }

    private boolean moved(PointsLedger ledger, Span window) {
        for (int i = 0; i < ledger.moveCount(); i++) {
            PointsMove kind = ledger.moveKind(i);
            boolean counts = kind == PointsMove.REDEEMED
                    || kind == PointsMove.UNCOVERED
                    || (kind == PointsMove.EARNED && activity == Activity.EARNED_OR_REDEEMED);
            if (counts && window.contains(ledger.moveMillis(i))) {
                return true;
            }
        }
        return false;
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
        Needs needs = activity == Activity.ORDERED ? Needs.MEMBERS : Needs.REDEMPTIONS;
        ProgrammeLabel told = ProgrammeLabel.of(NAME, activity.text, basis, window, programme, needs);
        return told.isKnown() ? state.part(told.label()) : Ratio.part(told.label(), 0, 0);
    }
}
