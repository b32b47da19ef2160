package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.Span;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.MetricState;
import io.github.retention4j.metric.Subtractable;
import io.github.retention4j.metric.programme.PointsFlow.Balance;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointsLedger;
import io.github.retention4j.programme.PointsMove;
import io.github.retention4j.result.Label;

/**
 * The flow of a loyalty programme's points over a window: what there was, what came in, what went out, what is left.
 *
 * <p>{@code closing = opening + earned + bonuses + missions + granted + restored − redeemed − expired − revoked}, to the last point
 *
 * <ul>
 *   <li>The opening is that of the moment before the window, the closing that of its end; of a window that is not over, that of the end
 *       of the data. So the closing of a window is the opening of the next.
 *   <li>Points that expire are gone with the start of the first day that they can no longer be used: those of 31 March leave in April.
 *   <li>Points are pending until the start of the day from which they can be used.
 *   <li>What members have who left is expired when they leave.
 *   <li>No members is no data, and so are a programme without rules, a window before it begins, and a history without redemptions where
 *       it is recorded who redeems.
 * </ul>
 *
 * <p>Worked example: a point for every SAR 1, usable after 14 days and for 12 months. A customer orders for 120.50 on 25 January and for
 * 80.00 on 10 March, redeems 150 on 1 April with an order of 50.00, and 60.25 of the first order are refunded on 5 April, which takes 60
 * points, of which 50 are left of the second order and 10 are owed. April: {@code 200 + 50 − 150 − 60 = 40}: on the 15th the 50 of the
 * last order pay the 10.
 *
 * <pre>{@code
 * PointsFlow march = engine.compute(PointsFlows.in(month(2026, 3)).of(points));
 * long given = march.earned() + march.bonuses() + march.missions();
 * PointsFlow fromCounts = PointsFlows.of(200, 50, 0, 0, 150, 0, 60);
 * }</pre>
 *
 * <p>Source: the accounts of points that loyalty engines print; that points have a balance like money, IFRS 15, B39 to B43.
 *
 * @param window the window
 * @param programme the programme
 */
@SuppressWarnings("EnumOrdinal") // columns by kind, within one run
public record PointsFlows(Window window, LoyaltyProgramme programme) implements Metric<PointsFlows.State, PointsFlow> {
    private static final String NAME = "points flow";
    private static final String DEFINITION =
            "opening + earned + bonuses + missions + granted + restored - redeemed - expired - revoked = closing";

    private static final int AVAILABLE = 0;
    private static final int PENDING = 1;
    private static final int OWED = 2;

    /** Points so far. */
    public static final class State extends MetricState implements Subtractable<State> {
        private static final long serialVersionUID = 1L;

        private final Span window;
        private final long firstDay;
        private final long nextDay;
        private final long[] moved = new long[PointsMove.values().length];
        private final long[] opening = new long[3];
        private final long[] closing = new long[3];
        private long accounts;
        private long uncoveredRedemptions;

        private State(Basis basis, Window window) {
            super(basis);
            this.window = basis.span(window);
            this.firstDay = window.start().toEpochDay();
            this.nextDay = basis.observedEnd(window).toEpochDay();
        }

        private void add(PointsLedger ledger) {
            for (int i = 0; i < ledger.moveCount() && ledger.moveMillis(i) < window.until(); i++) {
                PointsMove kind = ledger.moveKind(i);
                long points = ledger.movePoints(i);
                boolean isBefore = ledger.moveMillis(i) < window.from();
                if (!isBefore) {
                    add(moved, kind.ordinal(), points);
                    uncoveredRedemptions += kind == PointsMove.UNCOVERED ? 1 : 0;
                }
                book(ledger, i, kind, points, closing, nextDay);
                if (isBefore) {
                    book(ledger, i, kind, points, opening, firstDay);
                }
            }
        }

        /** Books a move on the balance of the start of a day. */
        private static void book(
                PointsLedger ledger, int i, PointsMove kind, long points, long[] balance, long startOf) {
            int lot = ledger.moveLot(i);
            int place = lot < 0 ? OWED : ledger.lotAvailableDay(lot) < startOf ? AVAILABLE : PENDING;
            switch (kind) {
                case EARNED, BONUS, MISSION, GRANTED, RESTORED -> add(balance, place, points);
                case REDEEMED, EXPIRED -> add(balance, place, -points);
                case REVOKED -> add(balance, place, lot < 0 ? points : -points);
                case SETTLED -> {
                    add(balance, place, -points);
                    add(balance, OWED, -points);
                }
                case UNCOVERED -> {}
            }
        }

        private static void add(long[] balance, int place, long points) {
            balance[place] = Math.addExact(balance[place], points);
        }

        private long moved(PointsMove kind) {
            return moved[kind.ordinal()];
        }

        @Override
        public void subtract(State other) {
            requireSameBasis(other);
            accounts -= other.accounts;
            uncoveredRedemptions -= other.uncoveredRedemptions;
            for (int i = 0; i < moved.length; i++) {
                add(moved, i, -other.moved[i]);
            }
            for (int i = 0; i < opening.length; i++) {
                add(opening, i, -other.opening[i]);
                add(closing, i, -other.closing[i]);
            }
        }
    }

    /** Checks that nothing is null. */
    public PointsFlows {
        requireNonNull(window, "window");
        requireNonNull(programme, "programme");
    }

    /**
     * The flow of points over a window.
     *
     * @param window the window
     * @return the metric, once it is said of which programme
     */
    public static InWindow<PointsFlows> in(Window window) {
        requireNonNull(window, "window");
        return programme -> new PointsFlows(window, programme);
    }

    /**
     * The flow for people who have only the sums: what it leads to follows.
     *
     * @param opening what there was; below 0 if more was owed than there was
     * @param earned what orders, bonuses and missions gave
     * @param granted what was given outside the rules
     * @param restored what came back from redemptions
     * @param redeemed what was redeemed
     * @param expired what was not used in time
     * @param revoked what was taken back
     * @return the flow, of one account
     * @throws IllegalArgumentException if a sum but the opening is below 0
     * @throws ArithmeticException if there are more points than a long can count
     */
    public static PointsFlow of(
            long opening, long earned, long granted, long restored, long redeemed, long expired, long revoked) {
        long in = Math.addExact(Math.addExact(earned, granted), restored);
        long out = Math.addExact(Math.addExact(redeemed, expired), revoked);
        long closing = Math.subtractExact(Math.addExact(opening, in), out);
        return new PointsFlow(
                Label.of(NAME, DEFINITION),
                1,
                Balance.ofAll(opening),
                earned,
                0,
                0,
                granted,
                restored,
                redeemed,
                expired,
                revoked,
                Balance.ofAll(closing),
                0,
                0,
                PointsWorth.UNKNOWN);
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
        PointsLedger ledger = programme.replay(customer);
        boolean isMember = ledger.membershipCount() > 0 && ledger.joined(0) < state.window.until();
        boolean hasPoints = ledger.moveCount() > 0 && ledger.moveMillis(0) < state.window.until();
        if (isMember || hasPoints) {
            state.accounts++;
            state.add(ledger);
        }
    }

    @Override
    public void merge(State into, State from) {
        into.requireSameBasis(from);
        into.accounts += from.accounts;
        into.uncoveredRedemptions += from.uncoveredRedemptions;
        for (int i = 0; i < into.moved.length; i++) {
            State.add(into.moved, i, from.moved[i]);
        }
        for (int i = 0; i < into.opening.length; i++) {
            State.add(into.opening, i, from.opening[i]);
            State.add(into.closing, i, from.closing[i]);
        }
    }

    @Override
    public PointsFlow finish(State state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, DEFINITION, basis, window, programme, Needs.REDEMPTIONS);
        State known = told.isKnown() ? state : start(basis);
        return new PointsFlow(
                told.label(),
                known.accounts,
                balance(known.opening),
                known.moved(PointsMove.EARNED),
                known.moved(PointsMove.BONUS),
                known.moved(PointsMove.MISSION),
                known.moved(PointsMove.GRANTED),
                known.moved(PointsMove.RESTORED),
                known.moved(PointsMove.REDEEMED),
                known.moved(PointsMove.EXPIRED),
                known.moved(PointsMove.REVOKED),
                balance(known.closing),
                known.moved(PointsMove.UNCOVERED),
                known.uncoveredRedemptions,
                PointsWorth.of(programme, basis));
    }

    private static Balance balance(long[] points) {
        return new Balance(points[AVAILABLE], points[PENDING], points[OWED]);
    }
}
