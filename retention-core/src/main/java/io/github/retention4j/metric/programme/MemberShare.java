package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Requirement;
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
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MoneyRatio;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * What part of a shop's orders and revenue is that of the members of its loyalty programme.
 *
 * <p>{@code share = net revenue of members / net revenue}, and {@code orders of members / orders}, all of the window
 *
 * <ul>
 *   <li>Of members are orders placed while being one. {@link Definition#ANY_TIME} counts all orders of the window of those who are a
 *       member at any time of it: what they bought the day before they joined as well.
 *   <li>Guests' orders are nobody's, and count among all.
 *   <li>Revenue is net, a refund being booked when it is made: on members' side if its order was placed while a member, or, if it names
 *       none, if it was made then. Orders are those that count: one refunded in full is none, unless the history says otherwise.
 *   <li>The intervals have customers as the independent units, each guest's order being a customer of its own.
 *   <li>The share is not what the programme brings: those who buy most join it.
 *   <li>Revenue of zero or below is no data, and so are a programme without rules, a window before it begins, and a programme whose members
 *       are recorded where no memberships were given.
 * </ul>
 *
 * <p>Worked example: a member orders for 60 and 40, a customer who joins between two orders for 50 and 30, a guest for 20. Members' are
 * 130 of 200, 65.0 % of the revenue, and 3 of 5 orders, 60.0 %; by members at any time it is 180 of 200, 90.0 %.
 *
 * <pre>{@code
 * MemberSales share = engine.compute(MemberShare.in(q1).of(points));
 * ClusterShare ofOrders = share.orders();
 * MemberSales whole = engine.compute(MemberShare.in(q1).of(points).definedBy(MemberShare.Definition.ANY_TIME));
 * MemberSales fromSums = MemberShare.of(Money.parse("SAR 130"), Money.parse("SAR 200"), 3, 5);
 * }</pre>
 *
 * <p>Source: guides on loyalty programmes; the intervals as in W. G. Cochran, Sampling Techniques, 3rd ed. 1977, chapter 6.
 *
 * @param window the window
 * @param programme the programme
 * @param definition which orders are members'
 */
public record MemberShare(Window window, LoyaltyProgramme programme, Definition definition)
        implements Metric<MemberShare.State, MemberSales> {
    private static final String NAME = "member share";

    /** Which orders are members'. */
    public enum Definition {
        /** Those placed while being a member. */
        WHILE_MEMBER("placed while a member"),
        /** All of whoever is a member at any time of the window. */
        ANY_TIME("of members at any time of the window");

        private final String text;

        Definition(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        private String revenue() {
            return "net revenue of orders " + text + " / net revenue";
        }

        private String orders() {
            return "orders " + text + " / orders";
        }
    }

    /** Customers so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final ClusterTally revenue = new ClusterTally();
        private final ClusterTally orders = new ClusterTally();

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            revenue.subtract(other.revenue);
            orders.subtract(other.orders);
        }
    }

    /** Checks that nothing is null. */
    public MemberShare {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
        requireNonNull(definition, "definition");
    }

    /**
     * The members' share of a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<MemberShare> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new MemberShare(window, programme, Definition.WHILE_MEMBER);
    }

    /**
     * The same by a definition of your choice.
     *
     * @param by which orders are members'
     * @return the metric
     */
    public MemberShare definedBy(Definition by) {
        return new MemberShare(window, programme, by);
    }

    /**
     * The shares for people who have only the sums; they have no intervals.
     *
     * @param members members' net revenue
     * @param all all net revenue
     * @param memberOrders members' orders
     * @param allOrders all orders
     * @return members / all, of either
     * @throws IllegalArgumentException if the revenues are of two currencies, or the members' orders not in [0, allOrders]
     */
    public static MemberSales of(BigMoneyProvider members, BigMoneyProvider all, long memberOrders, long allOrders) {
        BigMoney part = members.toBigMoney();
        BigMoney whole = all.toBigMoney();
        if (!part.isSameCurrency(whole)) {
            throw new IllegalArgumentException(
                    "members' revenue in " + part.getCurrencyUnit() + " of revenue in " + whole.getCurrencyUnit());
        }
        return new MemberSales(
                MoneyRatio.withoutSpread(
                        Label.of(NAME, Definition.WHILE_MEMBER.revenue()),
                        part.getAmount(),
                        whole.getAmount(),
                        whole.getCurrencyUnit().getCode()),
                ClusterShare.withoutSpread(Label.of(NAME, Definition.WHILE_MEMBER.orders()), memberOrders, allOrders));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window);
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        long revenue = customer.netRevenue(state.window);
        int orders = customer.orderCount(state.window);
        long ofMember = 0;
        int ordersOfMember = 0;
        if (!customer.isAnonymous()) {
            PointsLedger ledger = programme.replay(customer);
            boolean isWhole = definition == Definition.ANY_TIME && AsMember.isIn(ledger, state.window);
            ofMember = isWhole ? revenue : partly(AsMember.netRevenue(customer, ledger, state.window));
            ordersOfMember = isWhole ? orders : (int) partly(AsMember.orders(customer, ledger, state.window));
        }
        state.orders.addUnlessZero(ordersOfMember, orders);
        if ((revenue | ofMember) != 0 || customer.placedOrderCount(state.window) > 0) {
            state.revenue.add(ofMember, revenue);
        }
    }

    private long partly(long whileMember) {
        return definition == Definition.WHILE_MEMBER ? whileMember : 0;
    }

    @Override
    public Requirement requires() {
        return Requirement.ordersIn(window);
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.revenue.add(from.revenue);
        into.orders.add(from.orders);
    }

    @Override
    public Optional<RatioOfSums<State>> ratioOfSums(Basis basis) {
        return Optional.of(RatioOfSums.of(state -> state.revenue.amount(), state -> state.revenue.count()));
    }

    @Override
    public MemberSales finish(State state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, definition.revenue(), basis, window, programme, Needs.MEMBERS);
        State known = told.isKnown() ? state : start(basis);
        return new MemberSales(
                known.revenue.moneyRatio(told.label(), basis),
                known.orders.share(told.label().by(definition.orders())));
    }

    @Override
    public boolean includesAnonymous() {
        return true;
    }
}
