package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Referrals;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.Bonus;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.joda.money.BigMoneyProvider;

/**
 * What referrals bring and what they are rewarded with: how many of them brought somebody, how many of those became customers, how many
 * earned the reward, and what a customer who was won cost in points.
 *
 * <p>{@code cost per customer won = points given to referrers and friends, at their worth / friends who ordered}
 *
 * <ul>
 *   <li>Invited are the referrals that customers made in the window. By some of them a friend came; of those, some friends ordered, and for
 *       some of these the referrer was given the bonus for referrals. Each is a share of all that were made, and the units of
 *       its interval are referrers.
 *   <li>A friend who came by several referrals counts with the first. A first order that was before the referral, or was refunded in full,
 *       won nobody. An order that is told as a day may be of any time of that day.
 *   <li>What earns the bonus the programme says: a least amount, some days, so many a month. A referrer who was no member when the friend
 *       ordered is given none.
 *   <li>Friends' own bonuses are those of the friends whose first referral was made in the window.
 *   <li>Points are at their worth, whether or not they are redeemed; if the programme does not say what points are worth, the cost is no
 *       data.
 *   <li>A referral of the window may bring somebody after it: the result goes on changing as the data do, and says where they end.
 *   <li>No referrals is no data, and so are a history that was given none, and a programme without a bonus for them.
 * </ul>
 *
 * <p>Worked example: of 40 referrals 25 brought somebody, 18 of whom ordered, and 15 referrers were rewarded with 200 points each and as
 * many friends with 100. At SAR 5 for 100 points that is 4,500 · 0.05 = 225 for 18 customers, SAR 12.50 for each.
 *
 * <pre>{@code
 * ReferralOutcome referred = engine.compute(ReferralRewards.in(q1).of(points));
 * ClusterShare became = referred.ordered();
 * Optional<Average> each = referred.costPerCustomerWon();
 * ReferralOutcome fromCounts = ReferralRewards.of(40, 25, 18, 15, 3000, 1500, 100, Money.parse("SAR 5"));
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes; the cost of acquiring a customer by referral as in P. Schmitt, B. Skiera and
 * C. Van den Bulte, Referral programs and customer value, Journal of Marketing 75 (2011).
 *
 * @param window the window
 * @param programme the programme
 */
public record ReferralRewards(Window window, LoyaltyProgramme programme)
        implements Metric<ReferralRewards.State, ReferralOutcome> {
    private static final String NAME = "referral rewards";
    private static final String DEFINITION =
            "of referrals made in the window, those that brought somebody, who ordered, and which were" + " rewarded";

    /** What became of referrals, and the points given for them. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final ClusterTally came = new ClusterTally();
        private final ClusterTally ordered = new ClusterTally();
        private final ClusterTally rewarded = new ClusterTally();
        private long friendsRewarded;
        private long referrerPoints;
        private long friendPoints;

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            came.subtract(other.came);
            ordered.subtract(other.ordered);
            rewarded.subtract(other.rewarded);
            friendsRewarded -= other.friendsRewarded;
            referrerPoints = Math.subtractExact(referrerPoints, other.referrerPoints);
            friendPoints = Math.subtractExact(friendPoints, other.friendPoints);
        }
    }

    /** Checks that nothing is null. */
    public ReferralRewards {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * The referrals of a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<ReferralRewards> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new ReferralRewards(window, programme);
    }

    /**
     * The referrals for people who have only counts; the shares have intervals as if each referral were another customer's.
     *
     * @param invited referrals made
     * @param came of them, those that brought somebody
     * @param ordered of them, those whose friend ordered
     * @param rewarded of them, those whose referrer was rewarded, and as many friends
     * @param referrerPoints points given to referrers
     * @param friendPoints points given to friends
     * @param points for so many points
     * @param worth what they are worth
     * @return the outcome
     * @throws IllegalArgumentException if a count is negative or above the one before, or the points for their worth are below 1
     */
    public static ReferralOutcome of(
            long invited,
            long came,
            long ordered,
            long rewarded,
            long referrerPoints,
            long friendPoints,
            long points,
            BigMoneyProvider worth) {
        Label label = Label.of(NAME, DEFINITION);
        return new ReferralOutcome(
                label,
                ClusterShare.ofSingles(label.part("came"), came, invited),
                ClusterShare.ofSingles(label.part("ordered"), ordered, invited),
                ClusterShare.ofSingles(label.part("rewarded"), rewarded, invited),
                rewarded,
                referrerPoints,
                friendPoints,
                PointsWorth.of(points, worth));
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * An empty state.
     *
     * @throws IllegalArgumentException if points are worth something in another currency than the history's
     */
    @Override
    public State start(Basis basis) {
        PointsWorth.of(programme, basis);
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        Referrals referrals = customer.referrals();
        if (referrals.count() == 0) {
            return;
        }
        PointsLedger ledger = programme.replay(customer);
        int invited = 0;
        int came = 0;
        int ordered = 0;
        int rewarded = 0;
        Map<Long, Integer> wonAt = new HashMap<>();
        for (int i = 0; i < referrals.count(); i++) {
            boolean isMade = referrals.isMade(i);
            boolean hasWon = isMade && wonSomebody(customer, referrals, i);
            long won = hasWon ? referrals.friendFirstOrder(i).orElseThrow() : Long.MIN_VALUE;
            int before = hasWon ? wonAt.merge(won, 1, Integer::sum) - 1 : 0;
            if (!state.window.contains(referrals.referred(i))) {
                continue;
            }
            if (!isMade) {
                if (referrals.isFirstOfFriend(i)) {
                    addOfFriend(state, ledger);
                }
                continue;
            }
            invited++;
            came += referrals.isSuccessful(i) ? 1 : 0;
            if (hasWon) {
                ordered++;
                long points = pointsFor(ledger, won, before);
                rewarded += points > 0 ? 1 : 0;
                state.referrerPoints = Math.addExact(state.referrerPoints, points);
            }
        }
        state.came.addUnlessZero(came, invited);
        state.ordered.addUnlessZero(ordered, invited);
        state.rewarded.addUnlessZero(rewarded, invited);
    }

    private static boolean wonSomebody(CustomerHistory customer, Referrals referrals, int i) {
        if (!referrals.isFirstOfFriend(i) || referrals.friendFirstOrder(i).isEmpty()) {
            return false;
        }
        boolean isKept = referrals.friendOrderKept(i).orElse(0) > 0
                || referrals.friendOrderAmount(i).orElse(0) == 0;
        return isKept
                && referrals.referred(i)
                        <= customer.latest(referrals.friendFirstOrder(i).getAsLong());
    }

    /** What a referrer was given for a referral: bonuses come with the friend's first order, one after the other if there are several. */
    private long pointsFor(PointsLedger ledger, long ordered, int before) {
        long points = 0;
        int[] passed = new int[programme.bonuses().size()];
        for (int i = firstMove(ledger, ordered); i < ledger.moveCount() && ledger.moveMillis(i) == ordered; i++) {
            if (isForReferral(ledger, i) && !ledger.isForFriend(i)) {
                int bonus = ledger.bonus(i).getAsInt();
                points += passed[bonus]++ == before ? ledger.movePoints(i) : 0;
            }
        }
        return points;
    }

    /** The first move that is not before an instant: who referred thousands has as many moves, which are not looked at for each. */
    private static int firstMove(PointsLedger ledger, long millis) {
        int from = 0;
        int to = ledger.moveCount();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (ledger.moveMillis(middle) < millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void addOfFriend(State state, PointsLedger ledger) {
        long points = 0;
        for (int i = 0; i < ledger.moveCount(); i++) {
            points += isForReferral(ledger, i) && ledger.isForFriend(i) ? ledger.movePoints(i) : 0;
        }
        state.friendsRewarded += points > 0 ? 1 : 0;
        state.friendPoints = Math.addExact(state.friendPoints, points);
    }

    private boolean isForReferral(PointsLedger ledger, int move) {
        return ledger.moveKind(move) == PointsMove.BONUS
                && ledger.bonus(move).isPresent()
                && programme.bonuses().get(ledger.bonus(move).getAsInt()).occasion() == Bonus.Occasion.REFERRAL;
    }

    @Override
    public Requirement requires() {
        return Requirement.records(Referrals.KIND);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.came.add(from.came);
        into.ordered.add(from.ordered);
        into.rewarded.add(from.rewarded);
        into.friendsRewarded += from.friendsRewarded;
        into.referrerPoints = Math.addExact(into.referrerPoints, from.referrerPoints);
        into.friendPoints = Math.addExact(into.friendPoints, from.friendPoints);
    }

    @Override
    public ReferralOutcome finish(State state, Basis basis) {
        List<Bonus> bonuses = programme.bonuses();
        boolean hasBonus = bonuses.stream().anyMatch(bonus -> bonus.occasion() == Bonus.Occasion.REFERRAL);
        ProgrammeLabel told = ProgrammeLabel.of(NAME, DEFINITION, basis, window, programme, Needs.MEMBERS)
                .unless(!hasBonus, "it has no bonus for referrals")
                .unless(!basis.given(Referrals.KIND), "no referrals were given");
        Label label = told.label().untilDataEnd();
        State of = told.isKnown() ? state : new State(basis, window);
        return new ReferralOutcome(
                label,
                of.came.share(label.part("came")),
                of.ordered.share(label.part("ordered")),
                of.rewarded.share(label.part("rewarded")),
                of.friendsRewarded,
                of.referrerPoints,
                of.friendPoints,
                PointsWorth.of(programme, basis));
    }
}
