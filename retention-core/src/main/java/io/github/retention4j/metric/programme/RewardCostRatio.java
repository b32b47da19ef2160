package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.RatioOfSums;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import java.math.BigDecimal;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * What a loyalty programme's rewards cost, of what its members bring.
 *
 * <p>{@code ratio = worth of the points redeemed in the window / members' net revenue of it}
 *
 * <ul>
 *   <li>Redeemed are points that were spent in the window, those that the replay does not find among them, less those that came back in it
 *       since an order was refunded. By {@link Definition#EARNED} it is what was given away, spent or not: points of orders, visits, bonuses
 *       and missions, less those that were revoked. Grants are not in it, for an opening balance is one.
 *   <li>Points count at what the programme says that they are worth, their face value; {@linkplain #atCost at cost}, at a share of that:
 *       goods that are given for SAR 100 of points may have cost SAR 60. A reward whose cost the programme states counts at that cost
 *       when points are redeemed for it, whatever the points are worth.
 *   <li>What a member's points are worth is rounded to the smallest unit of the history's amounts, halves to the even.
 *   <li>Net revenue is that of orders placed while a member, less refunds of such orders made in the window. It is after points: what was
 *       paid with them is not in a total. So the reward is not to be taken off revenue at face value a second time.
 *   <li>The interval has members as the units, those with an order, a refund or points that count in the window. It does not go below 0 if no member's
 *       sum does, nor above 100 % if nobody's is more than the revenue.
 *   <li>Revenue of zero or below is no data, and so are a programme without rules or one that does not say what points are worth, a window
 *       before it begins, and redeemed points where no redemptions were given and it is recorded who redeems.
 * </ul>
 *
 * <p>Worked example: members bring 60,000 and redeem points worth 4,000: 6.7 % at face value, and 4.0 % at cost where what they get costs
 * 60 % of that. They were credited points worth 5,400 meanwhile: 9.0 % are given away.
 *
 * <pre>{@code
 * MoneyRatio spent = engine.compute(RewardCostRatio.in(q1).of(points));
 * MoneyRatio atCost = engine.compute(RewardCostRatio.in(q1).of(points).atCost(0.6));
 * MoneyRatio givenAway = engine.compute(RewardCostRatio.in(q1).of(points).definedBy(RewardCostRatio.Definition.EARNED));
 * MoneyRatio fromSums = RewardCostRatio.of(Money.parse("SAR 4000"), Money.parse("SAR 60000"));
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes; the interval as in W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6.
 *
 * @param window the window
 * @param programme the programme
 * @param definition which points count
 * @param costShare what a reward costs, of what its points are worth, above 0 and at most 1
 */
public record RewardCostRatio(Window window, LoyaltyProgramme programme, Definition definition, BigDecimal costShare)
        implements Metric<RewardCostRatio.State, MoneyRatio> {
    private static final String NAME = "reward cost ratio";
    private static final String AT_FACE_VALUE = " at face value";
    private static final String REVENUE = " / net revenue of members' orders";

    /** Which points count. */
    public enum Definition {
        /** Those that were spent. */
        REDEEMED("redeemed points"),
        /** Those that were given, spent or not. */
        EARNED("points earned, of bonuses and of missions, less those revoked");

        private final String text;

        Definition(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Members so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final PointsWorth worth;
        private final ClusterTally tally = new ClusterTally();

        private State(Basis basis, RewardCostRatio ratio) {
            super(basis);
            this.window = basis.span(ratio.window);
            this.worth = PointsWorth.of(ratio.programme, basis);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            tally.subtract(other.tally);
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the cost share is not above 0 and at most 1
     */
    public RewardCostRatio {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(definition, "definition");
        costShare = requireNonNull(costShare, "costShare").stripTrailingZeros();
        if (costShare.signum() <= 0 || costShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("cost share " + costShare.toPlainString() + " not in (0, 1]");
        }
    }

    /**
     * The reward cost ratio of a window, of points redeemed, at face value.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<RewardCostRatio> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new RewardCostRatio(window, programme, Definition.REDEEMED, BigDecimal.ONE);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by which points count
     * @return the metric
     */
    public RewardCostRatio definedBy(Definition by) {
        return new RewardCostRatio(window, programme, by, costShare);
    }

    /**
     * The same with rewards at what they cost.
     *
     * @param share what a reward costs, of what its points are worth, such as 0.6; above 0 and at most 1, taken for the decimal that it is
     *     written as
     * @return the metric
     * @throws IllegalArgumentException if the share is not above 0 and at most 1
     */
    public RewardCostRatio atCost(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("cost share " + share + " not in (0, 1]");
        }
        return new RewardCostRatio(window, programme, definition, BigDecimal.valueOf(share));
    }

    /**
     * The ratio for people who have only the sums; it has no interval.
     *
     * @param rewards what the rewards cost
     * @param revenue the net revenue of members
     * @return rewards / revenue
     * @throws IllegalArgumentException if they are of two currencies
     */
    public static MoneyRatio of(BigMoneyProvider rewards, BigMoneyProvider revenue) {
        BigMoney part = rewards.toBigMoney();
        BigMoney whole = revenue.toBigMoney();
        if (!part.isSameCurrency(whole)) {
            throw new IllegalArgumentException(
                    "rewards in " + part.getCurrencyUnit() + " of revenue in " + whole.getCurrencyUnit());
        }
        return MoneyRatio.withoutSpread(
                Label.of(NAME, Definition.REDEEMED.text + AT_FACE_VALUE + REVENUE),
                part.getAmount(),
                whole.getAmount(),
                whole.getCurrencyUnit().getCode());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, this);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        PointsLedger ledger = programme.replay(customer);
        if (ledger.membershipCount() == 0) {
            return;
        }
        MemberRewards theirs = new MemberRewards(programme, ledger, state.window);
        long rewards = definition == Definition.EARNED
                ? state.worth.minor(theirs.given(), costShare, state.basis().decimals())
                : theirs.spent(state.worth, costShare, state.basis());
        long revenue = AsMember.netRevenue(customer, ledger, state.window);
        if ((rewards | revenue) != 0 || AsMember.placed(customer, ledger, state.window) > 0) {
            state.tally.add(rewards, revenue);
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.tally.add(from.tally);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.tally.amount(), state -> state.tally.count()));
    }

    @Override
    public MoneyRatio finish(State state, Basis basis) {
        boolean isCost = costShare.compareTo(BigDecimal.ONE) < 0;
        String text = definition.text
                + (isCost
                        ? " at a cost of " + costShare.movePointRight(2).toPlainString() + " % of their worth"
                        : AT_FACE_VALUE)
                + REVENUE;
        Needs needs = definition == Definition.EARNED ? Needs.POINTS : Needs.REDEMPTIONS;
        boolean hasCosts = definition == Definition.REDEEMED
                && programme.rewards().stream().anyMatch(reward -> reward.cost().isPresent());
        boolean isUnknown = !state.worth.isKnown();
        ProgrammeLabel told = ProgrammeLabel.of(NAME, text, basis, window, programme, needs)
                .unless(isUnknown && !hasCosts, "it does not say what points are worth");
        Label label = told.label()
                .noting(isUnknown && hasCosts ? "only points redeemed for rewards of a stated cost count" : "");
        State known = told.isKnown() ? state : start(basis);
        return known.tally.moneyRatio(label, basis);
    }
}
