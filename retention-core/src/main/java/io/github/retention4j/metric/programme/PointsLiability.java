package io.github.retention4j.metric.programme;

import io.github.retention4j.metric.programme.FateCurves.Figure;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.joda.money.BigMoney;
import org.jspecify.annotations.Nullable;

/**
 * What a shop owes in points: how many are outstanding, and how many of them are expected to be redeemed and to expire; each in points, at
 * face value and at cost. See {@link OutstandingPoints} for how it is worked out.
 *
 * <ul>
 *   <li>Intervals are of the logarithm, with customers as the units, and stay within 0 and what is outstanding. They are of the estimate,
 *       and do not say how far these very points may fall from it.
 *   <li>Sums of points and their face value are exact; what is expected is an estimate, and so is what it is worth.
 * </ul>
 */
public final class PointsLiability implements MetricResult {
    private static final long serialVersionUID = 1L;

    private static final Unit POINTS = Unit.count("points", 0);

    private final Label label;
    private final Fates fates;
    private final long available;
    private final long pending;
    private final long debt;
    private final PointsWorth worth;
    private final PointsWorth cost;

    PointsLiability(
            Label label, Fates fates, long available, long pending, long debt, PointsWorth worth, PointsWorth cost) {
        this.label = label;
        this.fates = fates;
        this.available = available;
        this.pending = pending;
        this.debt = debt;
        this.worth = worth;
        this.cost = cost;
    }

    /**
     * The same with a share of your own of the points that are open at the oldest age that is known: so many of them are redeemed, and
     * the others expire.
     *
     * @param redeemedShare which share of them is redeemed, such as 0.3; it is printed as yours
     * @return the same
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public PointsLiability beyond(double redeemedShare) {
        return new PointsLiability(label, fates.beyond(redeemedShare), available, pending, debt, worth, cost);
    }

    /**
     * The same with intervals of another level.
     *
     * @param confidence the confidence level, between 0 and 1, such as 0.9
     * @return the same
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public PointsLiability atLevel(double confidence) {
        return new PointsLiability(label, fates.atLevel(confidence), available, pending, debt, worth, cost);
    }

    @Override
    public Label label() {
        return label;
    }

    /** {@return what becomes of points by their age, which this is worked out from} */
    public Fates fates() {
        return fates;
    }

    /** {@return how many points can be used} */
    public long available() {
        return available;
    }

    /** {@return how many points cannot be used yet} */
    public long pending() {
        return pending;
    }

    /** {@return how many points customers owe, which are taken off nothing} */
    public long debt() {
        return debt;
    }

    /** {@return how many points are outstanding: available and pending} */
    public long outstanding() {
        return Math.addExact(available, pending);
    }

    /**
     * How many of the points outstanding are expected to be redeemed.
     *
     * @return the estimate; by the oldest age that is known, unless all is or the rest was stated; empty without any points
     */
    public Optional<Estimate> redeemed() {
        return redeemed(fates.redeemedOfOpen(), BigDecimal.ONE, POINTS);
    }

    /**
     * How many of them may be redeemed at most, as far as it is known: all that are open after the oldest age that is known.
     *
     * @return the estimate, which is {@link #redeemed} if all is known
     */
    public Optional<Estimate> redeemedAtMost() {
        return redeemed(fates.isUltimate() ? fates.redeemedOfOpen() : 1, BigDecimal.ONE, POINTS);
    }

    /**
     * How many of them are expected to expire: breakage to come.
     *
     * @return the estimate likewise
     */
    public Optional<Estimate> expired() {
        return expected(Fate.EXPIRED, fates.expiredOfOpen(), BigDecimal.ONE, POINTS);
    }

    /**
     * How many of them are expected to be taken back by refunds.
     *
     * @return the estimate likewise
     */
    public Optional<Estimate> revoked() {
        return expected(Fate.REVOKED, 0, BigDecimal.ONE, POINTS);
    }

    /**
     * What all points outstanding are worth to their owners.
     *
     * @return the amount, rounded once, or empty if the programme does not say what points are worth
     */
    public Optional<BigMoney> faceValue() {
        return worth.of(outstanding());
    }

    /**
     * What those are worth that are expected to be redeemed.
     *
     * @return the estimate in money; empty if the programme does not say what points are worth, or without any points
     */
    public Optional<Estimate> redeemedValue() {
        return inMoney(Fate.REDEEMED, fates.redeemedOfOpen(), worth);
    }

    /**
     * What those are worth that are expected to expire.
     *
     * @return the estimate likewise
     */
    public Optional<Estimate> expiredValue() {
        return inMoney(Fate.EXPIRED, fates.expiredOfOpen(), worth);
    }

    /**
     * What it would cost to redeem all points outstanding.
     *
     * @return the amount, rounded once, or empty if nobody said what points cost
     */
    public Optional<BigMoney> cost() {
        return cost.of(outstanding());
    }

    /**
     * What those cost that are expected to be redeemed.
     *
     * @return the estimate in money; empty if nobody said what points cost, or without any points
     */
    public Optional<Estimate> redeemedCost() {
        return inMoney(Fate.REDEEMED, fates.redeemedOfOpen(), cost);
    }

    private Optional<Estimate> redeemed(double ofOpen, BigDecimal each, Unit unit) {
        return expected(Fate.REDEEMED, ofOpen, each, unit);
    }

    private Optional<Estimate> inMoney(Fate end, double ofOpen, PointsWorth of) {
        return of.each()
                .flatMap(each ->
                        expected(end, ofOpen, each, Unit.money(of.currency().orElseThrow())));
    }

    private Optional<Estimate> expected(Fate end, double ofOpen, BigDecimal each, Unit unit) {
        if (fates.issued() == 0) {
            return Optional.empty();
        }
        FateCurves curves = fates.curves();
        Figure figure = curves.expected(end, curves.open(), ofOpen);
        return Optional.of(fates.limits().part(figure, (double) outstanding(), each.doubleValue(), unit));
    }

    @Override
    public OptionalLong fewestCustomers() {
        return fates.fewestCustomers();
    }

    @Override
    public String summary() {
        if (fates.issued() == 0) {
            return label.noData("0 points");
        }
        String value = faceValue()
                .map(face -> ", " + face + " at face value, " + redeemedValue().orElseThrow() + " expected")
                .orElse("");
        return Figures.count(outstanding(), "point") + " outstanding, "
                + redeemed().orElseThrow() + " expected to be redeemed" + value + FatesPrint.beyond(fates);
    }

    @Override
    public Optional<Table> table() {
        if (fates.issued() == 0) {
            return Optional.empty();
        }
        String interval = Math.round(100 * fates.limits().level()) + " % CI";
        List<Column> columns =
                new ArrayList<>(List.of(Column.words(""), Column.figures("points"), Column.figures(interval)));
        List<PointsWorth> priced = new ArrayList<>();
        for (String name : List.of("at face value", "at cost")) {
            PointsWorth of = name.equals("at cost") ? cost : worth;
            if (of.isKnown()) {
                columns.add(Column.figures(of.currency().orElseThrow() + " " + name));
                columns.add(Column.figures(interval));
                priced.add(of);
            }
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(exact("outstanding", outstanding(), priced));
        rows.add(exact("of which pending", pending, priced));
        rows.add(estimated("expected to be redeemed", Fate.REDEEMED, fates.redeemedOfOpen(), priced));
        if (!fates.isUltimate()) {
            rows.add(estimated("at most", Fate.REDEEMED, 1, priced));
        }
        rows.add(estimated("expected to expire", Fate.EXPIRED, fates.expiredOfOpen(), priced));
        rows.add(estimated("expected to be revoked", Fate.REVOKED, 0, priced));
        rows.add(exact("owed by customers", debt, priced));
        return Optional.of(Table.of(label, columns, rows, List.of(label), summary()));
    }

    private static List<String> exact(String name, long points, List<PointsWorth> priced) {
        List<String> row = new ArrayList<>(List.of(name, String.valueOf(points), ""));
        for (PointsWorth of : priced) {
            row.add(of.of(points).orElseThrow().getAmount().toPlainString());
            row.add("");
        }
        return row;
    }

    private List<String> estimated(String name, Fate end, double ofOpen, List<PointsWorth> priced) {
        List<String> row = new ArrayList<>(List.of(name));
        Estimate points = expected(end, ofOpen, BigDecimal.ONE, POINTS).orElseThrow();
        add(row, points);
        for (PointsWorth of : priced) {
            add(row, inMoney(end, ofOpen, of).orElseThrow());
        }
        return row;
    }

    private static void add(List<String> row, Estimate estimate) {
        row.add(Figures.decimals(estimate.value(), estimate.unit().decimals()));
        row.add(estimate.interval().map(ends -> ends.ends(estimate.unit())).orElse(""));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PointsLiability that
                && label.equals(that.label)
                && fates.equals(that.fates)
                && available == that.available
                && pending == that.pending
                && debt == that.debt
                && worth.equals(that.worth)
                && cost.equals(that.cost);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, fates, available, pending, debt, worth, cost);
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
