package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.BigMoney;

/**
 * How the points of a loyalty programme got from what they were at the start of a window to what they are at its end.
 *
 * <p>{@code closing = opening + earned + bonuses + missions + granted + restored − redeemed − expired − revoked}, to the last point
 *
 * <ul>
 *   <li>Opening and closing are what can be used, plus what is pending, less what is owed: of members whose orders were refunded after
 *       their points were spent. So they can be below zero, and what is owed is not taken from what others have but told apart.
 *   <li>Points that were owed are counted as revoked when the order was refunded; that later points pay them moves nothing.
 *   <li>{@link #uncovered} points are those of recorded redemptions that the replay finds no points for. They are in no other figure: it
 *       tells how far the rules are from those that the shop's own engine goes by.
 *   <li>Printed, a row has what it is worth, if the programme says what points are worth.
 *   <li>Somebody who was given points and is no member has an account as well. No accounts is no data.
 * </ul>
 *
 * <p>Worked example: 120 open, 80 earned, 150 redeemed, and 60 revoked of which 10 are owed: {@code 120 + 80 − 150 − 60 = −10}.
 *
 * @param label what it is a flow of
 * @param accounts how many customers were a member by the end of the window, or had points
 * @param opening what there was before the window
 * @param earned what orders and visits earned
 * @param bonuses what was given on an occasion, such as a birthday
 * @param missions what was given for something that was reached
 * @param granted what was given outside the rules, as the shop recorded it
 * @param restored what came back from redemptions
 * @param redeemed what was redeemed
 * @param expired what was not used in time
 * @param revoked what was taken back because orders were refunded
 * @param closing what there was after the window
 * @param uncovered points of recorded redemptions that were not there
 * @param uncoveredRedemptions how many redemptions these are of
 * @param worth what points are worth
 */
public record PointsFlow(
        Label label,
        long accounts,
        Balance opening,
        long earned,
        long bonuses,
        long missions,
        long granted,
        long restored,
        long redeemed,
        long expired,
        long revoked,
        Balance closing,
        long uncovered,
        long uncoveredRedemptions,
        PointsWorth worth)
        implements MetricResult {
    /**
     * What members have at an instant, and what they owe.
     *
     * @param available what can be used
     * @param pending what was credited and cannot be used yet
     * @param owed what is to be paid by the next points
     */
    public record Balance(long available, long pending, long owed) implements Serializable {
        /** Nothing. */
        public static final Balance NONE = new Balance(0, 0, 0);

        /**
         * Validates.
         *
         * @throws IllegalArgumentException if one of them is below 0
         */
        public Balance {
            notNegative(available, "available");
            notNegative(pending, "pending");
            notNegative(owed, "owed");
        }

        /**
         * A balance that is not told apart.
         *
         * @param points the points; below 0 if they are owed
         * @return all of it available or owed
         */
        static Balance ofAll(long points) {
            return points < 0 ? new Balance(0, 0, Math.negateExact(points)) : new Balance(points, 0, 0);
        }

        /**
         * The points that are there, be they pending or not.
         *
         * @return available + pending
         */
        public long open() {
            return Math.addExact(available, pending);
        }

        /**
         * What the flow is between.
         *
         * @return available + pending − owed
         */
        public long total() {
            return Math.subtractExact(open(), owed);
        }
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if a count is below 0, or the flow does not lead from the opening to the closing
     */
    public PointsFlow {
        requireNonNull(label, "label");
        requireNonNull(opening, "opening");
        requireNonNull(closing, "closing");
        requireNonNull(worth, "worth");
        notNegative(accounts, "accounts");
        notNegative(earned, "earned");
        notNegative(bonuses, "bonuses");
        notNegative(missions, "missions");
        notNegative(granted, "granted");
        notNegative(restored, "restored");
        notNegative(redeemed, "redeemed");
        notNegative(expired, "expired");
        notNegative(revoked, "revoked");
        notNegative(uncovered, "uncovered");
        notNegative(uncoveredRedemptions, "uncovered redemptions");
        BigInteger end = sum(opening.total(), earned, bonuses, missions, granted, restored)
                .subtract(sum(redeemed, expired, revoked));
        if (!end.equals(BigInteger.valueOf(closing.total()))) {
            throw new IllegalArgumentException("the flow leads from " + opening.total() + " to " + end
                    + " points, and not to the closing " + closing.total());
        }
    }

    private static void notNegative(long points, String what) {
        if (points < 0) {
            throw new IllegalArgumentException(what + " " + points + " is below 0");
        }
    }

    private static BigInteger sum(long... points) {
        BigInteger sum = BigInteger.ZERO;
        for (long some : points) {
            sum = sum.add(BigInteger.valueOf(some));
        }
        return sum;
    }

    /**
     * What came in.
     *
     * @return earned + bonuses + missions + granted + restored
     */
    public long in() {
        return sum(earned, bonuses, missions, granted, restored).longValueExact();
    }

    /**
     * What went out.
     *
     * @return redeemed + expired + revoked
     */
    public long out() {
        return sum(redeemed, expired, revoked).longValueExact();
    }

    /**
     * What some of these points are worth.
     *
     * @param points how many
     * @return the amount, or empty if the programme does not say what points are worth
     */
    public Optional<BigMoney> worthOf(long points) {
        return worth.of(points);
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(accounts);
    }

    @Override
    public String summary() {
        if (isNoData()) {
            return label.noData("no accounts");
        }
        StringBuilder text = new StringBuilder(Long.toString(opening.total())).append(" points");
        for (Line line : lines()) {
            if (line.points != 0) {
                text.append(line.isOut ? " - " : " + ")
                        .append(line.points)
                        .append(' ')
                        .append(line.name);
            }
        }
        text.append(" = ").append(closing.total());
        if (closing.pending() > 0 || closing.owed() > 0) {
            text.append(" (")
                    .append(closing.available())
                    .append(" available, ")
                    .append(closing.pending())
                    .append(" pending, ")
                    .append(closing.owed())
                    .append(" owed)");
        }
        worthOf(closing.total()).ifPresent(amount -> text.append(", worth ").append(told(amount)));
        return text.append(uncoveredNote()).toString();
    }

    @Override
    public Optional<Table> table() {
        if (isNoData()) {
            return Optional.empty();
        }
        List<Column> columns = new ArrayList<>(List.of(Column.words("points"), Column.figures("available")));
        columns.addAll(List.of(Column.figures("pending"), Column.figures("owed"), Column.figures("in all")));
        if (worth.isKnown()) {
            columns.add(Column.figures("worth"));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("opening", opening));
        for (Line line : lines()) {
            rows.add(row(line.name, "", "", "", line.isOut ? Math.negateExact(line.points) : line.points));
        }
        rows.add(row("closing", closing));
        String last = Figures.count(accounts, "account") + " by the window's end" + uncoveredNote();
        return Optional.of(Table.of(label, columns, rows, List.of(label), last));
    }

    private List<String> row(String name, Balance balance) {
        return row(
                name,
                Long.toString(balance.available()),
                Long.toString(balance.pending()),
                Long.toString(balance.owed()),
                balance.total());
    }

    private List<String> row(String name, String available, String pending, String owed, long total) {
        List<String> row = new ArrayList<>(List.of(name, available, pending, owed, Long.toString(total)));
        worthOf(total).ifPresent(amount -> row.add(told(amount)));
        return row;
    }

    /** A row of the flow, and whether it takes away. */
    private record Line(String name, long points, boolean isOut) {}

    private List<Line> lines() {
        return List.of(
                new Line("earned", earned, false),
                new Line("bonuses", bonuses, false),
                new Line("missions", missions, false),
                new Line("granted", granted, false),
                new Line("restored", restored, false),
                new Line("redeemed", redeemed, true),
                new Line("expired", expired, true),
                new Line("revoked", revoked, true));
    }

    private String uncoveredNote() {
        return uncoveredRedemptions == 0
                ? ""
                : "; " + Figures.count(uncovered, "point") + " of " + Figures.count(uncoveredRedemptions, "redemption")
                        + " not covered";
    }

    private static String told(BigMoney amount) {
        return amount.getAmount().toPlainString() + " " + amount.getCurrencyUnit();
    }

    private boolean isNoData() {
        return accounts == 0 || label.isUnobserved();
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
