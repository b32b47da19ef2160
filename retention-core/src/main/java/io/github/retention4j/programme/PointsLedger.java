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

    /** What was written last, from these places on. */
    PointsLedger(
            ProgrammePlan plan, LedgerColumns columns, int firstLot, int firstMove, int firstChange, int firstMembership) {
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

    /** {@return when a membership began, milliseconds since 1970-01-01T00:00Z} */
    public long joined(int i) {
        return columns.joined[firstMembership + Objects.checkIndex(i, memberships)];
    }

    /** {@return when a membership ended, or empty if it goes on} */
    public OptionalLong left(int i) {
        long left = columns.left[firstMembership + Objects.checkIndex(i, memberships)];
        return left == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(left);
    }

    /**
     * Whether the customer is a member at the end of a day.
     *
     * @param day the day
     * @return whether a membership began by then and did not end
     */
    public boolean isMember(LocalDate day) {
        return isMember(plan.calendar.start((int) day.toEpochDay() + 1) - 1);
    }

    /** {@return whether the customer is a member at an instant} */
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

    /** {@return the day a lot was credited, in days since 1970-01-01} */
    public int lotEarnedDay(int lot) {
        return columns.lotEarned[lot(lot)];
    }

    /** {@return the first day that a lot can be used} */
    public int lotAvailableDay(int lot) {
        return columns.lotAvailable[lot(lot)];
    }

    /** {@return the first day that a lot can no longer be used, as known at the end; {@link Integer#MAX_VALUE} if it does not expire} */
    public int lotGoneDay(int lot) {
        return columns.lotGone[lot(lot)];
    }

    /** {@return how many points a lot was credited with} */
    public long lotPoints(int lot) {
        return columns.lotPoints[lot(lot)];
    }

    /** {@return what credited a lot} */
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

    /** {@return when a move was, milliseconds since 1970-01-01T00:00Z} */
    public long moveMillis(int i) {
        return columns.moveMillis[move(i)];
    }

    /** {@return the day of a move in the history's zone, in days since 1970-01-01} */
    public int moveDay(int i) {
        return columns.moveDay[move(i)];
    }

    /** {@return what a move is} */
    public PointsMove moveKind(int i) {
        return KINDS[columns.moveKind[move(i)]];
    }

    /** {@return how many points were moved, above 0; the kind tells in which direction} */
    public long movePoints(int i) {
        return columns.movePoints[move(i)];
    }

    /** {@return the lot that was moved, or -1 if it is of none: a debt, or what was not covered} */
    public int moveLot(int i) {
        int lot = columns.moveLot[move(i)];
        return lot < 0 ? lot : lot - firstLot;
    }

    /** {@return whether a move is of the same event as the one before, such as a redemption from a second lot} */
    public boolean continues(int i) {
        return columns.moveContinues[move(i)];
    }

    /** {@return when the order was placed that a move is about, or empty} */
    public OptionalLong moveOrdered(int i) {
        long ordered = columns.moveOrdered[move(i)];
        return ordered == LedgerColumns.NO_ORDER ? OptionalLong.empty() : OptionalLong.of(ordered);
    }

    /** {@return the number of the redeeming move that a restoring one undoes, or empty} */
    public OptionalInt undoes(int i) {
        int ref = columns.moveRef[move(i)];
        return moveKind(i) == PointsMove.RESTORED && ref >= 0 ? OptionalInt.of(ref - firstMove) : OptionalInt.empty();
    }

    /** {@return the number of the {@linkplain LoyaltyProgramme#rewards reward} that points were redeemed for, covered or not, or empty} */
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

    /** {@return when the tier changed} */
    public long tierChangeMillis(int i) {
        return columns.tierMillis[firstChange + Objects.checkIndex(i, changes)];
    }

    /** {@return the day of a change} */
    public int tierChangeDay(int i) {
        return columns.tierDay[firstChange + Objects.checkIndex(i, changes)];
    }

    /** {@return the number of the tier after a change, from 0, the lowest; -1 if it is none} */
    public int tierAfter(int i) {
        return columns.tier[firstChange + Objects.checkIndex(i, changes)];
    }

    /** {@return the number of the tier at the end of a day, or -1 if it is none} */
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

    /** The table; it does not say whose. */
    @Override
    public String toString() {
        return table().toString();
    }
}
