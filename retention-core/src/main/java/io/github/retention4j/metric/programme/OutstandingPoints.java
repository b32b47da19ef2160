package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.programme.ProgrammeLabel.Needs;
import io.github.retention4j.model.Window;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.Reward;
import io.github.retention4j.result.Label;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * What a shop owes in points at the end of a day: how many are outstanding, how many of them are expected to be redeemed, and what that
 * is worth and costs.
 *
 * <p>{@code expected = Σ points open at age a · p(a), with p(a) = (F_R(∞) − F_R(a)) / S(a)}, as {@link Fates} has F_R and S
 *
 * <ul>
 *   <li>Outstanding are the points that can be used and those that are pending. What customers owe for refunds is told apart and never
 *       taken off, since one customer's debt pays for nobody else's points.
 *   <li>The expected points come from the fates of all points of the programme that were credited by that day. Redeemed so far and
 *       expected make the points issued times the ultimate redemption rate.
 *   <li>The interval is of the estimate. It does not say how far these very points may fall from it.
 *   <li>In money they are at face value, as {@linkplain io.github.retention4j.programme.Redeeming the programme} says, and at the cost of
 *       a point that you {@linkplain #costing state}, or else at the cost of rewards as points were redeemed for them so far. What nobody
 *       says is not told.
 *   <li>If points are open at the oldest age that is known, the expected ones are those by that age, the least, and the most is told
 *       beside; nothing is extrapolated unless you {@linkplain PointsLiability#beyond state} it.
 *   <li>If the programme is older than the data, and no points were granted from before, the result says that it is without opening
 *       balance.
 *   <li>No points ever is no data, and so are a day after the end of the data and, where the redeemer is recorded, a history without
 *       redemptions.
 * </ul>
 *
 * <p>Worked example: of {@link Fates}' points 150 are open at 6 months and 100 at 2. Of the former {@code (0.55 − 0.325) / 0.675}, a
 * third, is redeemed, of the latter 0.55: {@code 50 + 55 = 105} of 250, with a standard error of 73.1. At 100 points for SAR 5 the 250 are
 * SAR 12.50 at face value, of which SAR 5.25 are expected to be redeemed.
 *
 * <pre>{@code
 * PointsLiability open = engine.compute(OutstandingPoints.at(LocalDate.of(2026, 3, 31)).of(points));
 * Optional<Estimate> expected = open.redeemedValue();
 * PointsLiability atCost = engine.compute(OutstandingPoints.at(LocalDate.of(2026, 3, 31))
 *         .of(points)
 *         .costing(PointsWorth.of(100, Money.parse("SAR 3"))));
 * }</pre>
 *
 * <p>Source: as {@link Fates} has it; the cost method and the contract liability, IFRS 15, B39 to B43.
 *
 * @param day the day at whose end it is known
 * @param programme the programme
 * @param cost what points cost, {@link PointsWorth#UNKNOWN} for what rewards cost
 */
public record OutstandingPoints(LocalDate day, LoyaltyProgramme programme, PointsWorth cost)
        implements Metric<FateTally, PointsLiability> {
    private static final String NAME = "outstanding points";
    private static final String DEFINITION = "points open, and those expected to be redeemed by their age";

    /** Checks that nothing is null. */
    public OutstandingPoints {
        requireNonNull(day, "day");
        requireNonNull(programme, "programme");
        requireNonNull(cost, "cost");
    }

    /**
     * What is outstanding at the end of a day.
     *
     * @param day the day
     * @return the metric, once it is said of which programme
     */
    public static InWindow<OutstandingPoints> at(LocalDate day) {
        requireNonNull(day, "day");
        return programme -> new OutstandingPoints(day, programme, PointsWorth.UNKNOWN);
    }

    /**
     * The same with what points cost the shop.
     *
     * @param of so much for so many of them
     * @return the metric
     */
    public OutstandingPoints costing(PointsWorth of) {
        return new OutstandingPoints(day, programme, of);
    }

    /**
     * The liability from a contract with customers, for people who have allocated a part of the price of sales to the points given with
     * them.
     *
     * @param allocated the amount allocated to points, zero or above
     * @param redeemed how many of the points were redeemed so far
     * @param expected how many are expected to be redeemed in all, at least 1 and at least those that were
     * @return the liability, and what is revenue
     * @throws IllegalArgumentException if the amount or the redeemed points are below 0, or the expected are below 1 or the redeemed
     */
    public static ContractLiability ofAllocated(BigMoneyProvider allocated, long redeemed, long expected) {
        return ContractLiability.allocated(allocated).redeemed(redeemed, expected);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FateTally start(Basis basis) {
        return new FateTally(
                basis, FateTally.known(basis, day), null, programme.rewards().size());
    }

    @Override
    public FateTally startLike(FateTally other, Basis basis) {
        return other.another();
    }

    @Override
    public void add(FateTally state, CustomerHistory customer) {
        state.add(programme.replay(customer));
    }

    @Override
    public void merge(FateTally into, FateTally from) {
        into.merge(from);
    }

    @Override
    public PointsLiability finish(FateTally state, Basis basis) {
        ProgrammeLabel told = ProgrammeLabel.of(NAME, DEFINITION, basis, Window.day(day), programme, Needs.REDEMPTIONS);
        FateTally known = told.isKnown() ? state : start(basis);
        boolean isOlder = programme
                .firstDay()
                .map(first -> first.isBefore(basis.firstDay()))
                .orElse(basis.firstDayStated());
        Fates fates = known.fates(told.label(), basis);
        boolean isWithoutOpening =
                isOlder && fates.issued() > 0 && fates.curves().late() == 0;
        Label label = told.label().noting(isWithoutOpening ? "without opening balance" : "");
        return new PointsLiability(
                label,
                known.fates(label, basis),
                known.available(),
                known.pending(),
                known.debt(),
                PointsWorth.of(programme, basis),
                cost.isKnown() ? cost : costOfRewards(known, basis));
    }

    /** What points cost on average that were redeemed for rewards; not known if one of these does not tell. */
    private PointsWorth costOfRewards(FateTally state, Basis basis) {
        List<Reward> rewards = programme.rewards();
        long points = 0;
        BigDecimal amount = BigDecimal.ZERO;
        for (int i = 0; i < rewards.size(); i++) {
            long redeemed = state.redeemedFor(i);
            PointsWorth worth = PointsWorth.of(rewards.get(i), basis);
            if (redeemed > 0 && !worth.isKnown()) {
                return PointsWorth.UNKNOWN;
            }
            points = Math.addExact(points, redeemed);
            amount = amount.add(
                    worth.each().orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(redeemed)),
                    MathContext.DECIMAL128);
        }
        return points == 0 ? PointsWorth.UNKNOWN : PointsWorth.of(points, BigMoney.of(basis.currency(), amount));
    }
}
