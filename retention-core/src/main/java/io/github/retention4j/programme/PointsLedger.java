package io.github.retention4j.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.result.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a programme makes of one customer's history: lots of points, and every move of them, in order of time.
 *
 * <p>{@code earned + bonuses + missions + granted + restored = redeemed + expired + revoked + open − owed}, at every instant.
 *
 * <ul>
 *   <li>Days are those of the history's zone. A lot can be used from the start of the day on which it becomes available to the end of
 *       the day before it is gone. Points that an order earned are pending for as many days as the programme says; others are not.
 *   <li>Points are taken soonest gone first, of lots that go at once the one that was credited first.
 *   <li>At the start of a day points expire, then terms of tiers end, then points become available, then come bonuses of the day.
 *   <li>Within an instant come: leaving, joining, refunds of earlier orders, grants, answers, friends who ordered, redemptions, visits,
 *       orders one after the other by amount, refunds at the instant of their order. So points of an order never pay for it.
 *   <li>With an order come: redeeming as soon as possible, if that is supposed; earning; the bonus of who was referred; missions. After
 *       each event come rewards that are given by themselves, and then the tier.
 *   <li>A refund revokes what the order would not have earned on what is left of it: from the order's own lot, then from others that can
 *       be used, and then it is owed. Points of that lot that expired are not taken a second time. What is owed is paid by the next
 *       points that can be used.
 *   <li>Points that were redeemed on the order come back, last taken first, with the end they had; if that is over they expire at once,
 *       and pay nothing. A refund of no known order moves no points. In proportion means of all that was given back so far, rounded down.
 *   <li>A recorded redemption that no points are there for, or of somebody who is no member then, with points or without, moves nothing
 *       and is {@linkplain PointsMove#UNCOVERED told}.
 *   <li>Who leaves loses all points, from the instant of leaving; terms of tiers end, and what was spent before still counts for them
 *       after joining again. What is owed stays, and points after joining again pay it.
 * </ul>
 *
 * <p>Worked example: 1 point per SAR 1, pending for 14 days, for 12 months. Orders of 120.50 on 2025-01-25 and 80.00 on 03-10 earn 120 and
 * 80 points; on 04-01 150 points are redeemed on an order of 50.00, 120 from the first lot and 30 from the second, and 50 are earned. On
 * 04-05 60.25 of the first order is given back: it would have earned 60 on the rest, so 60 are revoked, 50 from the second lot, and 10 are
 * owed, the balance is −10. On 04-15 the 50 become available and pay it. On 2026-04-02 the last 40 expire.
 *
 * <pre>{@code
 * Optional<List<PointsEntry>> toReadOut = history.customer("c-17").map(points::replay).map(PointsLedger::entries);
 * }</pre>
 *
 * <p>Source: lots used soonest first and refunds into their own lots, as store credit of shops is kept; decision 0022.
 */
public final class PointsLedger {
    private static final PointsMove[] KINDS = PointsMove.values();

    private final ProgrammePlan plan;
    private final LedgerColumns columns;
    private final int firstLot;
    private final int lots;
    private final int firstMove;
    private final int moves;
    private final int firstChange;
    private final int changes;
    private final int firstMembership;
    private final int memberships;

    PointsLedger(
            ProgrammePlan plan,
            LedgerColumns columns,
            int firstLot,
            int firstMove,
            int firstChange,
            int firstMembership) {
        this.plan = plan;
        this.columns = columns;
        this.firstLot = firstLot;
        this.lots = columns.lots - firstLot;
        this.firstMove = firstMove;
        this.moves = columns.moves - firstMove;
        this.firstChange = firstChange;
        this.changes = columns.tierChanges - firstChange;
        this.firstMembership = firstMembership;
        this.memberships = columns.memberships - firstMembership;
    }

    /** {@return what the history stands on that was replayed} */
    public Basis basis() {
        return plan.basis;
    }

    // ---- memberships

    /** {@return how often the customer became a member; spells that touch are one} */
    public int membershipCount() {
        return memberships;
    }

    /**
     * When a membership began.
     *
     * @param i the membership's number, from 0, in order of time
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long joined(int i) {
        return columns.joined[firstMembership + Objects.checkIndex(i, memberships)];
    }

    /**
     * When a membership ended.
     *
     * @param i the membership's number, from 0, in order of time
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it goes on
     */
    public OptionalLong left(int i) {
        long left = columns.left[firstMembership + Objects.checkIndex(i, memberships)];
        return left == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(left);
    }

    /** Whether the customer is a member at the end of a day. */
    boolean isMember(LocalDate day) {
        return isMember(plan.calendar.start((int) day.toEpochDay() + 1) - 1);
    }

    /**
     * Whether the customer is a member at an instant.
     *
     * @param millis milliseconds since 1970-01-01T00:00Z
     * @return whether a membership began by then and goes on
     */
    public boolean isMember(long millis) {
        for (int i = 0; i < memberships; i++) {
            if (columns.joined[firstMembership + i] <= millis && millis < columns.left[firstMembership + i]) {
                return true;
            }
        }
        return false;
    }

    // ---- lots

    /** {@return how many lots of points were credited} */
    public int lotCount() {
        return lots;
    }

    /**
     * The day a lot was credited.
     *
     * @param lot its number, from 0, in the order in which lots were credited
     * @return days since 1970-01-01
     */
    public int lotEarnedDay(int lot) {
        return columns.lotEarned[lot(lot)];
    }

    /**
     * The first day that a lot can be used.
     *
     * @param lot its number, from 0, in the order in which lots were credited
     * @return days since 1970-01-01
     */
    public int lotAvailableDay(int lot) {
        return columns.lotAvailable[lot(lot)];
    }

    /**
     * The first day that a lot can no longer be used, as known at the end of the data.
     *
     * @param lot its number, from 0, in the order in which lots were credited
     * @return days since 1970-01-01; {@link Integer#MAX_VALUE} if it does not expire, or was used up before that day could be told
     */
    public int lotGoneDay(int lot) {
        return columns.lotGone[lot(lot)];
    }

    /**
     * How many points a lot was credited with.
     *
     * @param lot its number, from 0, in the order in which lots were credited
     * @return points, above 0
     */
    public long lotPoints(int lot) {
        return columns.lotPoints[lot(lot)];
    }

    /**
     * What credited a lot.
     *
     * @param lot its number, from 0, in the order in which lots were credited
     * @return one of those that credit
     */
    public PointsMove lotSource(int lot) {
        return KINDS[columns.lotSource[lot(lot)]];
    }

    private int lot(int lot) {
        return firstLot + Objects.checkIndex(lot, lots);
    }

    // ---- moves

    /** {@return how many moves there are} */
    public int moveCount() {
        return moves;
    }

    /**
     * When a move was.
     *
     * @param i its number, from 0, in order of time
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long moveMillis(int i) {
        return columns.moveMillis[move(i)];
    }

    /**
     * The day of a move, in the history's zone.
     *
     * @param i its number, from 0, in order of time
     * @return days since 1970-01-01
     */
    public int moveDay(int i) {
        return columns.moveDay[move(i)];
    }

    /**
     * What a move is.
     *
     * @param i its number, from 0, in order of time
     * @return its kind
     */
    public PointsMove moveKind(int i) {
        return KINDS[columns.moveKind[move(i)]];
    }

    /**
     * How many points were moved; the kind tells in which direction.
     *
     * @param i its number, from 0, in order of time
     * @return points, above 0
     */
    public long movePoints(int i) {
        return columns.movePoints[move(i)];
    }

    /**
     * The lot that was moved.
     *
     * @param i its number, from 0, in order of time
     * @return its number, or -1 if it is of none: a debt, or what was not covered
     */
    public int moveLot(int i) {
        int lot = columns.moveLot[move(i)];
        return lot < 0 ? lot : lot - firstLot;
    }

    /**
     * Whether a move is of the same event as the one before, such as a redemption from a second lot.
     *
     * @param i its number, from 0, in order of time
     * @return whether it goes on
     */
    public boolean continues(int i) {
        return columns.moveContinues[move(i)];
    }

    /**
     * When the order was placed that a move is about.
     *
     * @param i its number, from 0, in order of time
     * @return milliseconds since 1970-01-01T00:00Z, or empty if it is about none
     */
    public OptionalLong moveOrdered(int i) {
        long ordered = columns.moveOrdered[move(i)];
        return ordered == LedgerColumns.NO_ORDER ? OptionalLong.empty() : OptionalLong.of(ordered);
    }

    /**
     * The redeeming move that a restoring one undoes.
     *
     * @param i its number, from 0, in order of time
     * @return its number, or empty if the move restores nothing, or as a new lot
     */
    public OptionalInt undoes(int i) {
        int ref = columns.moveRef[move(i)];
        return moveKind(i) == PointsMove.RESTORED && ref >= 0 ? OptionalInt.of(ref - firstMove) : OptionalInt.empty();
    }

    /**
     * The reward that points were redeemed for.
     *
     * @param i its number, from 0, in order of time
     * @return its number in {@link LoyaltyProgramme#rewards}, or empty if there is none
     */
    public OptionalInt reward(int i) {
        int ref = columns.moveRef[move(i)];
        boolean isRedemption = moveKind(i) == PointsMove.REDEEMED || moveKind(i) == PointsMove.UNCOVERED;
        return isRedemption && ref >= 0 ? OptionalInt.of(ref) : OptionalInt.empty();
    }

    /**
     * The number of the {@linkplain LoyaltyProgramme#bonuses bonus} that a bonus move is of. A replay writes with such a move twice the
     * bonus's number, and one more if it is the friend's side of a referral.
     *
     * @param i the move's number
     * @return the number, or empty if the move is no bonus
     */
    public OptionalInt bonus(int i) {
        int ref = columns.moveRef[move(i)];
        return moveKind(i) == PointsMove.BONUS && ref >= 0 ? OptionalInt.of(ref >> 1) : OptionalInt.empty();
    }

    /** {@return whether a bonus move is what a friend got who came by a referral, and not who made it} */
    public boolean isForFriend(int i) {
        int ref = columns.moveRef[move(i)];
        return moveKind(i) == PointsMove.BONUS && ref >= 0 && (ref & 1) == 1;
    }

    private int move(int i) {
        return firstMove + Objects.checkIndex(i, moves);
    }

    // ---- tiers

    /** {@return how often the tier changed, the first one included} */
    public int tierChangeCount() {
        return changes;
    }

    /**
     * When the tier changed.
     *
     * @param i its number, from 0, in order of time
     * @return milliseconds since 1970-01-01T00:00Z
     */
    public long tierChangeMillis(int i) {
        return columns.tierMillis[firstChange + Objects.checkIndex(i, changes)];
    }

    /**
     * The day of a change, in the history's zone.
     *
     * @param i its number, from 0, in order of time
     * @return days since 1970-01-01
     */
    public int tierChangeDay(int i) {
        return columns.tierDay[firstChange + Objects.checkIndex(i, changes)];
    }

    /**
     * The tier after a change.
     *
     * @param i its number, from 0, in order of time
     * @return its number, from 0, the lowest; -1 if it is none
     */
    public int tierAfter(int i) {
        return columns.tier[firstChange + Objects.checkIndex(i, changes)];
    }

    /**
     * The tier at the end of a day.
     *
     * @param epochDay days since 1970-01-01
     * @return its number, from 0, the lowest; -1 if it is none
     */
    public int tierOn(int epochDay) {
        int tier = -1;
        for (int i = 0; i < changes && tierChangeDay(i) <= epochDay; i++) {
            tier = tierAfter(i);
        }
        return tier;
    }

    // ---- for people

    /** {@return the entries as support staff read them to a customer, with the balance after each} */
    public List<PointsEntry> entries() {
        return LedgerEntries.of(this, plan);
    }

    /**
     * What can be used at an instant.
     *
     * @param at the instant
     * @return points, less what is owed, so that they may be below zero; pending points are not in it
     */
    public long balanceAt(Instant at) {
        return last(at).map(PointsEntry::balance).orElse(0L);
    }

    /**
     * What was credited by an instant and cannot be used yet.
     *
     * @param at the instant
     * @return points
     */
    public long pendingAt(Instant at) {
        return last(at).map(PointsEntry::pending).orElse(0L);
    }

    private Optional<PointsEntry> last(Instant at) {
        requireNonNull(at, "at");
        PointsEntry last = null;
        for (PointsEntry entry : entries()) {
            if (entry.at().isAfter(at)) {
                break;
            }
            last = entry;
        }
        return Optional.ofNullable(last);
    }

    /** {@return the entries as a table} */
    public Table table() {
        ZoneId zone = plan.basis.zone();
        List<List<String>> rows = new ArrayList<>();
        for (PointsEntry entry : entries()) {
            rows.add(List.of(
                    entry.day().toString(),
                    entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    entry.points() == 0 ? "" : String.format(Locale.ROOT, "%+,d", entry.points()),
                    String.format(Locale.ROOT, "%,d", entry.balance()),
                    entry.pending() == 0 ? "" : String.format(Locale.ROOT, "%,d", entry.pending()),
                    entry.order()
                            .map(order -> "order of " + order.atZone(zone).toLocalDate())
                            .or(entry::name)
                            .orElse("")));
        }
        return new Table(
                "points of one customer in " + plan.programme.name(),
                List.of(
                        Table.Column.words("day"),
                        Table.Column.words(""),
                        Table.Column.figures("points"),
                        Table.Column.figures("balance"),
                        Table.Column.figures("pending"),
                        Table.Column.words("about")),
                rows,
                List.of());
    }

    @Override
    public String toString() {
        return table().toString();
    }
}
