package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.metric.programme.ProgrammeReturn.Totals;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.programme.Redeemer;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * What a loyalty programme costs against what its members bring: the uplift at which it just pays for itself, and its return on
 * investment where it is known what it causes.
 *
 * <p>{@code break-even uplift = cost / (m · revenue − cost)}, {@code return on investment = (incremental margin − cost) / cost}, with
 * {@code cost = rewards at cost + running costs} and the margin m
 *
 * <ul>
 *   <li>Revenue is that of orders placed as a member in the window, less the refunds made in it of such orders.
 *   <li>Rewards are the points redeemed in the window, less those that came back in it. Points that paid for an order have their face
 *       value, of which (1 − m) is what they cost, since totals of orders are after them; a reward that says what it costs, costs that.
 *       What cannot be valued is no data. Points that were redeemed though the rules had not given them cost as much, and are told.
 *   <li>The break-even uplift claims nothing about causes: of the revenue as it is, so much more than without the programme it would have
 *       to be. Where the programme gives away its margin or more, it cannot pay.
 *   <li>The return on investment needs an uplift. It is stated, or measured between customers who were offered the programme and
 *       a control group of customers who were held back, drawn by chance: then members, revenue and rewards are those of the customers who
 *       were offered it. All customers of both groups count, also who bought nothing and who did not join. What members bring more than
 *       others is never taken for it.
 *   <li>By a replay in which {@linkplain Redeemer nobody redeems, or everybody as soon as possible}, it tells what a programme would have
 *       cost: between the two. Orders are then what they were, behaviour does not change, and their totals are before rewards; the uplift
 *       that pays for them is of sales that cost rewards too.
 *   <li>No members is no data, and so are a programme without rules, a window before it begins, and recorded redemptions that were not
 *       given.
 * </ul>
 *
 * <p>A programme fails in four ways, and each has its measure: rewards are out of reach, as the attainability and the time to the
 * first redemption tell; nobody redeems, as the points redemption rate and the breakage rate tell; it costs more than it brings, as the
 * reward cost ratio and this break-even uplift tell; or the wrong people join, as the enrolment rate by segment tells.
 *
 * <p>Worked example: 60,000 by members at a margin of 40 %, 4,000 of points redeemed and 600 to run it cost 2,400 + 600 = 3,000, which
 * an uplift of 3,000 / (24,000 − 3,000) = 14.3 % pays for. With an uplift of 20 % the incremental margin is 24,000 · 0.2 / 1.2 = 4,000 and
 * the return 1,000 / 3,000 = 33.3 %. 15 % back on all of 1,000 would have cost 150, and at a margin of 40 % it takes
 * 150 / (400 − 150) = 60.0 % more sales to pay for it.
 *
 * <pre>{@code
 * ProgrammeTerms terms = ProgrammeTerms.margin(Margin.of(0.4)).withRunningCosts(Money.parse("SAR 600"));
 * ProgrammeReturn back = engine.compute(ProgrammeReturns.in(q1).of(points).given(terms));
 * OptionalDouble mustBringMore = back.breakEvenUplift();
 * ProgrammeTerms byExperiment =
 *         terms.between(Segments.attribute("group").is("offered"), Segments.attribute("group").is("held back"));
 * ProgrammeReturn fromSums = ProgrammeReturns.of(
 *         300, Money.parse("SAR 60000"), Money.parse("SAR 4000"), ProgrammeTerms.margin(Margin.of(0.4)).withUplift(0.2));
 * ReturnOnInvestment published = ProgrammeReturns.of(Money.parse("SAR 5000000"), Money.parse("SAR 2000000"));
 * }</pre>
 *
 * <p>Source: glossaries of loyalty marketing for return and incremental margin by control groups; the break-even sales of a price
 * reduction, as textbooks on pricing have it, for the uplift that pays.
 *
 * @param window the window
 * @param programme the programme
 * @param terms what is stated
 */
public record ProgrammeReturns(Window window, LoyaltyProgramme programme, ProgrammeTerms terms)
        implements Metric<ProgrammeReturns.State, ProgrammeReturn> {
    private static final String NAME = "programme return";
    private static final String DEFINITION =
            "rewards at cost and running costs against the margin on members' net revenue";

    /** Revenue and rewards so far, and what both groups brought. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private long members;
        private long revenue;

        /** Points redeemed for each reward, and last those that paid for orders. */
        private final long[] redeemed;

        private long uncovered;
        private long membersHeldBack;
        private final ClusterTally offered = new ClusterTally();
        private final ClusterTally control = new ClusterTally();

        private State(Basis basis, Window window, int rewards) {
            super(basis);
            this.window = basis.span(window);
            redeemed = new long[rewards + 1];
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            members -= other.members;
            revenue = Math.subtractExact(revenue, other.revenue);
            for (int i = 0; i < redeemed.length; i++) {
                redeemed[i] = Math.subtractExact(redeemed[i], other.redeemed[i]);
            }
            uncovered = Math.subtractExact(uncovered, other.uncovered);
            membersHeldBack -= other.membersHeldBack;
            offered.subtract(other.offered);
            control.subtract(other.control);
        }
    }

    /** A window and a programme, of which it is to be stated what they are judged by. */
    public record Ungiven(Window window, LoyaltyProgramme programme) {
        /** Checks that nothing is null. */
        public Ungiven {
            requireNonNull(window, "window");
            requireNonNull(programme, "programme");
        }

        /**
         * The measure.
         *
         * @param terms what is stated
         * @return the metric
         * @throws IllegalArgumentException if there are groups, and redemptions are only supposed
         */
        public ProgrammeReturns given(ProgrammeTerms terms) {
            return new ProgrammeReturns(window, programme, terms);
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if there are groups, and redemptions are only supposed
     */
    public ProgrammeReturns {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(terms, "terms");
        if (terms.hasGroups() && programme.redeemer() != Redeemer.RECORDED) {
            throw new IllegalArgumentException("the redemptions of the programme " + programme.name()
                    + " are supposed, so nobody was offered it; state an uplift with withUplift in place of groups");
        }
    }

    /**
     * The return in a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme and on which terms
     */
    public static InWindow<Ungiven> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new Ungiven(window, programme);
    }

    /**
     * The return for people who have only sums.
     *
     * @param members how many members there are, zero or above
     * @param revenue their net revenue, as orders are paid after points
     * @param redeemed the points that paid for orders, at face value
     * @param terms what is stated, without groups
     * @return the return
     * @throws IllegalArgumentException if the members are below 0, the currencies differ, or the terms have groups, of which the sums
     *     tell nothing
     */
    public static ProgrammeReturn of(
            long members, BigMoneyProvider revenue, BigMoneyProvider redeemed, ProgrammeTerms terms) {
        if (terms.hasGroups()) {
            throw new IllegalArgumentException("sums tell nothing of two groups; state an uplift with withUplift");
        }
        BigMoney brought = revenue.toBigMoney();
        return new ProgrammeReturn(
                Label.of(NAME, DEFINITION).noting(terms.toString()),
                members,
                brought,
                Totals.AFTER_REWARDS,
                redeemed.toBigMoney(),
                BigMoney.zero(brought.getCurrencyUnit()),
                terms.runningCosts(brought.getCurrencyUnit()),
                terms.margin(),
                terms.uplift());
    }

    /**
     * The return on investment for people who know what the programme brought and cost.
     *
     * @param incrementalMargin the gross margin that there would not be without it
     * @param cost what it cost
     * @return (incremental margin − cost) / cost
     * @throws IllegalArgumentException if the currencies differ
     */
    public static ReturnOnInvestment of(BigMoneyProvider incrementalMargin, BigMoneyProvider cost) {
        return new ReturnOnInvestment(
                Label.of("return on investment", "(incremental margin − cost) / cost"),
                incrementalMargin.toBigMoney(),
                cost.toBigMoney(),
                ReturnOnInvestment.Chance.Unknown.UNKNOWN);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * An empty state.
     *
     * @throws IllegalArgumentException if the running costs, a reward or the points are valued in another currency than the history's
     */
    @Override
    public State start(Basis basis) {
        terms.runningCosts(basis.currency());
        PointsWorth.of(programme, basis);
        for (Reward reward : programme.rewards()) {
            reward.cost()
                    .map(BigMoney::getCurrencyUnit)
                    .filter(unit -> !unit.equals(basis.currency()))
                    .ifPresent(unit -> {
                        throw new IllegalArgumentException(
                                "reward " + reward.name() + " costs " + unit + ", and the history is in "
                                        + basis.currency() + "; state its cost in the history's currency");
                    });
        }
        return new State(basis, window, programme.rewards().size());
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        PointsLedger ledger = programme.replay(customer);
        boolean isMember = AsMember.isIn(ledger, state.window);
        if (terms.hasGroups()) {
            boolean isOffered = terms.isOffered(customer);
            boolean isHeldBack = terms.isHeldBack(customer);
            if (isOffered != isHeldBack) {
                (isOffered ? state.offered : state.control).add(customer.netRevenue(state.window), 1);
                state.membersHeldBack += isHeldBack && isMember ? 1 : 0;
            }
            if (!isOffered || isHeldBack) {
                return;
            }
        }
        if (isMember) {
            state.members++;
            state.revenue = Math.addExact(state.revenue, AsMember.netRevenue(customer, ledger, state.window));
        }
        addRedeemed(state, ledger);
    }

    private static void addRedeemed(State state, PointsLedger ledger) {
        int ofOrders = state.redeemed.length - 1;
        for (int i = 0; i < ledger.moveCount(); i++) {
            PointsMove kind = ledger.moveKind(i);
            int sign = kind == PointsMove.RESTORED
                    ? -1
                    : kind == PointsMove.REDEEMED || kind == PointsMove.UNCOVERED ? 1 : 0;
            if (sign != 0 && state.window.contains(ledger.moveMillis(i))) {
                int reward = ledger.reward(ledger.undoes(i).orElse(i)).orElse(ofOrders);
                state.redeemed[reward] = Math.addExact(state.redeemed[reward], sign * ledger.movePoints(i));
                state.uncovered += kind == PointsMove.UNCOVERED ? ledger.movePoints(i) : 0;
            }
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.members += from.members;
        into.revenue = Math.addExact(into.revenue, from.revenue);
        for (int i = 0; i < into.redeemed.length; i++) {
            into.redeemed[i] = Math.addExact(into.redeemed[i], from.redeemed[i]);
        }
        into.uncovered = Math.addExact(into.uncovered, from.uncovered);
        into.membersHeldBack += from.membersHeldBack;
        into.offered.add(from.offered);
        into.control.add(from.control);
    }

    @Override
    public ProgrammeReturn finish(State state, Basis basis) {
        RewardCosts costs = RewardCosts.of(programme, basis, state.redeemed);
        ProgrammeLabel told = ProgrammeLabel.of(NAME, DEFINITION, basis, window, programme, Needs.REDEMPTIONS)
                .unless(!costs.unvalued().isEmpty(), costs.unvalued());
        Label label = told.label()
                .noting(terms.toString())
                .noting(state.uncovered == 0 ? "" : state.uncovered + " of the points redeemed the rules had not given")
                .noting(
                        state.membersHeldBack == 0
                                ? ""
                                : state.membersHeldBack + " of the control group are members all the same");
        boolean isKnown = told.isKnown();
        State known = isKnown ? state : start(basis);
        Uplift uplift = terms.hasGroups()
                ? new Uplift.Measured(average(label, known.offered, basis), average(label, known.control, basis))
                : terms.uplift();
        return new ProgrammeReturn(
                label,
                known.members,
                basis.money(known.revenue),
                programme.redeemer() == Redeemer.RECORDED ? Totals.AFTER_REWARDS : Totals.BEFORE_REWARDS,
                isKnown ? costs.redeemed() : BigMoney.zero(basis.currency()),
                isKnown ? costs.otherRewards() : BigMoney.zero(basis.currency()),
                terms.runningCosts(basis.currency()),
                terms.margin(),
                uplift);
    }

    private static Average average(Label label, ClusterTally group, Basis basis) {
        return group.average(
                label.as("revenue per customer"),
                basis.decimals(),
                Unit.money(basis.currency()).per("customer"),
                1);
    }
}
