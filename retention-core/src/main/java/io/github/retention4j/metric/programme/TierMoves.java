package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.ClusterTally;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.metric.programme.TierTable.Flow;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.Tier;
import io.github.retention4j.programme.Tiers;
import io.github.retention4j.result.Average;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joda.money.BigMoney;

/**
 * The members of each tier of a loyalty programme at the end of a window, and the tier they come from: who rose, fell, kept their
 * tier, joined and left.
 *
 * <p>{@code share = members in a tier / members}, at the end of the window's last day, by their tier at the end of the day before its
 * first
 *
 * <ul>
 *   <li>{@link #from From one window to another}, the window is what lies between their ends: from the end of the one to the end
 *       of the other.
 *   <li>Members who are below the lowest tier are in none, and have a row of their own.
 *   <li>Rising, falling, keeping and leaving are shares of the members at the start, joining is one of those at the end. Who joined and
 *       left in between is in none of them.
 *   <li>The requalification rate is of the members who held a tier at the start that has to be earned: how many of them are in it or in a
 *       higher one at the end. Who left has not kept it. A term that does not end in the window cannot be lost in it, so ask of one that
 *       holds the day on which terms end, as December to January does.
 *   <li>Days in a tier are those on whose evening a member was in it, by the customers who were in it on any.
 *   <li>Of a window that is not over it is the tier when the data end, and it is marked.
 *   <li>Nobody who is a member at either end is no data, and so is a programme without tiers, or one that counts the balance where no
 *       redemptions were given.
 * </ul>
 *
 * <p>Worked example: ten members are in the second tier on the 31st of December, eight of whom are in it or above on the 31st of
 * January: they requalified, 80.0 %, with a 95 % interval of 49.0 to 94.3 %.
 *
 * <pre>{@code
 * TierTable tiers = engine.compute(TierMoves.in(q1).of(points));
 * Ratio ofTheVip = tiers.share("VIB");
 * Ratio keptTheirs = tiers.requalified();
 * TierTable quarters = engine.compute(TierMoves.from(q1.previous()).to(q1).of(points));
 * TierTable ofCounts = TierMoves.of(
 *         List.of("Silver", "Gold"), new TierTable.Flow(1, 1, 8), new TierTable.Flow(1, 0, 2), new TierTable.Flow(TierTable.NO_MEMBER, 0, 5));
 * }</pre>
 *
 * <p>Source: the tables of members by tier of loyalty software; to requalify is what airlines and hotels call keeping a status for a
 * further period.
 *
 * @param window the window
 * @param programme the programme
 */
public record TierMoves(Window window, LoyaltyProgramme programme) implements Metric<TierMoves.State, TierTable> {
    private static final String NAME = "tier moves";
    private static final String DEFINITION =
            "members by tier at the window's end, and by tier the day before its start";

    /** How many members went from which tier to which, and their days in each. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        /** The evening before the window, and its last evening or that of the data. */
        private final int before;

        private final int last;
        private final long beforeMillis;
        private final long lastMillis;

        private final int tiers;
        private final long[] flows;
        private final ClusterTally[] days;

        private State(Basis basis, Window window, int tiers) {
            super(basis);
            before = Math.toIntExact(window.start().toEpochDay()) - 1;
            last = Math.toIntExact(basis.observedEnd(window).toEpochDay()) - 1;
            beforeMillis = basis.startOf(window.start()) - 1;
            lastMillis = basis.startOf(basis.observedEnd(window)) - 1;
            this.tiers = tiers;
            flows = new long[places() * places()];
            days = new ClusterTally[tiers];
            Arrays.setAll(days, tier -> new ClusterTally());
        }

        /** No member, no tier, and the tiers. */
        private int places() {
            return tiers - TierTable.NO_MEMBER;
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            for (int i = 0; i < flows.length; i++) {
                flows[i] -= other.flows[i];
            }
            for (int tier = 0; tier < tiers; tier++) {
                days[tier].subtract(other.days[tier]);
            }
        }
    }

    /** The first of two windows, whose end the moves are from. */
    public record From(Window first) {
        /** Checks that nothing is null. */
        public From {
            requireNonNull(first, "first");
        }

        /**
         * The second window, to whose end the moves are.
         *
         * @param second a window that ends later
         * @return the metric, once it is said of which programme
         * @throws IllegalArgumentException if it does not end later
         */
        public InWindow<TierMoves> to(Window second) {
            if (!requireNonNull(second, "second").end().isAfter(first.end())) {
                throw new IllegalArgumentException("moves from the end of " + first + " to that of " + second
                        + ", which is no later; name the earlier window first");
            }
            return in(first.next().equals(second) ? second : Window.between(first.end(), second.end()));
        }
    }

    /** Checks that nothing is null. */
    public TierMoves {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * The tiers at the end of a window, and the moves in it.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<TierMoves> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new TierMoves(window, programme);
    }

    /**
     * The moves from the end of one window to the end of another.
     *
     * @param first the earlier window
     * @return the other is asked next
     */
    public static From from(Window first) {
        return new From(first);
    }

    /**
     * The tiers for people who have counted their members.
     *
     * @param tiers the names of the tiers, lowest first; the lowest is taken to be earned by nothing
     * @param flows how many members went from which tier to which
     * @return the tiers
     * @throws IllegalArgumentException if two tiers have the same name, two flows are of the same two tiers, or a tier has no name
     */
    public static TierTable of(List<String> tiers, Flow... flows) {
        return new TierTable(Label.of(NAME, DEFINITION), tiers, 1, List.of(flows), List.of());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public State start(Basis basis) {
        return new State(basis, window, tiers().size());
    }

    private List<Tier> tiers() {
        return programme.tiers().map(Tiers::tiers).orElse(List.of());
    }

    @Override
    public void add(State state, CustomerHistory customer) {
        if (state.tiers == 0) {
            return;
        }
        PointsLedger ledger = programme.replay(customer);
        if (ledger.membershipCount() == 0) {
            return;
        }
        int from = place(ledger, state.beforeMillis, state.before);
        int to = place(ledger, state.lastMillis, state.last);
        if ((from | to) != 0) {
            state.flows[from * state.places() + to]++;
        }
        addDays(state, ledger);
    }

    private static int place(PointsLedger ledger, long millis, int day) {
        return (ledger.isMember(millis) ? ledger.tierOn(day) : TierTable.NO_MEMBER) - TierTable.NO_MEMBER;
    }

    private static void addDays(State state, PointsLedger ledger) {
        long[] days = new long[state.tiers];
        for (int i = 0; i < ledger.membershipCount(); i++) {
            int first = evening(state, ledger.joined(i));
            int end = ledger.left(i).isPresent() ? evening(state, ledger.left(i).getAsLong()) : state.last + 1;
            addDays(days, ledger, first, end);
        }
        for (int tier = 0; tier < days.length; tier++) {
            state.days[tier].addUnlessZero(days[tier], days[tier] > 0 ? 1 : 0);
        }
    }

    /** The first evening of the window that an instant lies before, or the day after the last one. */
    private static int evening(State state, long millis) {
        if (millis <= state.beforeMillis + 1) {
            return state.before + 1;
        }
        return millis > state.lastMillis
                ? state.last + 1
                : Math.toIntExact(state.basis().dayOf(millis).toEpochDay());
    }

    /** Adds the days of a membership to the tiers that they were spent in. */
    private static void addDays(long[] days, PointsLedger ledger, int first, int end) {
        int tier = ledger.tierOn(first - 1);
        int since = first;
        for (int i = 0; i < ledger.tierChangeCount() && ledger.tierChangeDay(i) < end; i++) {
            int day = ledger.tierChangeDay(i);
            if (day >= first) {
                count(days, tier, day - since);
                since = day;
                tier = ledger.tierAfter(i);
            }
        }
        count(days, tier, end - since);
    }

    private static void count(long[] days, int tier, int more) {
        if (tier >= 0 && more > 0) {
            days[tier] += more;
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        for (int i = 0; i < into.flows.length; i++) {
            into.flows[i] += from.flows[i];
        }
        for (int tier = 0; tier < into.tiers; tier++) {
            into.days[tier].add(from.days[tier]);
        }
    }

    @Override
    public TierTable finish(State state, Basis basis) {
        boolean isByBalance = programme
                .tiers()
                .filter(of -> of.counted() == Tiers.Counted.BALANCE)
                .isPresent();
        ProgrammeLabel told = ProgrammeLabel.of(
                        NAME, DEFINITION, basis, window, programme, isByBalance ? Needs.REDEMPTIONS : Needs.MEMBERS)
                .unless(state.tiers == 0, "it has no tiers");
        List<String> names = tiers().stream().map(Tier::name).toList();
        if (!told.isKnown()) {
            return new TierTable(told.label(), names, firstEarned(), List.of(), List.of());
        }
        List<Flow> flows = new ArrayList<>();
        for (int from = 0; from < state.places(); from++) {
            for (int to = 0; to < state.places(); to++) {
                long members = state.flows[from * state.places() + to];
                if (members > 0) {
                    flows.add(new Flow(from + TierTable.NO_MEMBER, to + TierTable.NO_MEMBER, members));
                }
            }
        }
        List<Average> days = new ArrayList<>();
        for (int tier = 0; tier < state.tiers; tier++) {
            Label of = told.label().part("days in " + names.get(tier));
            days.add(state.days[tier]
                    .average(of, 0, Unit.DAYS.per("member"), 1)
                    .within(1, Math.max(2, state.last - state.before)));
        }
        return new TierTable(told.label(), names, firstEarned(), flows, days);
    }

    /** The number of the lowest tier that takes anything. */
    private int firstEarned() {
        return tiers().stream().findFirst().filter(TierMoves::takesNothing).isPresent() ? 1 : 0;
    }

    private static boolean takesNothing(Tier tier) {
        return tier.from() <= 0
                && tier.fromAmount().filter(BigMoney::isPositive).isEmpty();
    }
}
