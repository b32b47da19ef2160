package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.math.Digits;
import io.github.retention4j.metric.programme.ReturnOnInvestment.Chance;
import io.github.retention4j.model.Margin;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Table.Column;
import io.github.retention4j.result.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * What the members of a programme bring, what the programme costs, and how much of what they bring it would have to be the cause of to
 * pay for itself.
 *
 * <p>{@code left = m · revenue after rewards − rewards at cost − other rewards − running costs}, which is the same as
 * {@code m · revenue before rewards − rewards at face value − other rewards − running costs}, with the margin m
 *
 * <ul>
 *   <li>Points that pay for an order are a reward at face value, which costs the shop {@code (1 − m)} of it, as what it gives for them
 *       does. Other rewards cost what they are said to cost.
 *   <li>Rewards are never counted twice. Revenue that bears them goes with rewards at cost, revenue that does not with rewards at face
 *       value; revenue that bears them and rewards at face value is a common mistake.
 *   <li>No members is no data.
 * </ul>
 *
 * <p>Worked example: 60,000 after rewards at a margin of 40 %, 4,000 of points redeemed and 600 to run it are
 * 24,000 − 2,400 − 600 = 21,000, and 0.4 · 64,000 − 4,000 − 600 = 21,000. The mistake gives 24,000 − 4,000 − 600 = 19,400.
 *
 * @param label what it is of
 * @param members how many customers were members on any day of the window
 * @param revenue their net revenue while they were
 * @param totals whether it bears the points that paid for orders
 * @param redeemed the points that paid for orders, at face value, less those that came back
 * @param otherRewards what all other rewards cost
 * @param runningCosts what it costs to run the programme for the window
 * @param margin the share of the revenue that is left
 * @param uplift what is known of what it causes
 */
public record ProgrammeReturn(
        Label label,
        long members,
        BigMoney revenue,
        Totals totals,
        BigMoney redeemed,
        BigMoney otherRewards,
        BigMoney runningCosts,
        Margin margin,
        Uplift uplift)
        implements MetricResult {
    /** Whether totals of orders bear the points that paid for them. */
    public enum Totals {
        /** They are what customers were to pay after their points, as those of recorded orders are. */
        AFTER_REWARDS,
        /** They are those of orders that no points paid for, since the programme is only supposed. */
        BEFORE_REWARDS
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the members are below 0, an uplift is measured of a programme that is only supposed, or an
     *     amount is in another currency than the revenue, or of more than 40 digits before the decimal point or 100 behind it
     */
    public ProgrammeReturn {
        requireNonNull(label, "label");
        requireNonNull(revenue, "revenue");
        requireNonNull(totals, "totals");
        requireNonNull(margin, "margin");
        requireNonNull(uplift, "uplift");
        if (members < 0) {
            throw new IllegalArgumentException("members " + members + " is below 0");
        }
        if (totals == Totals.BEFORE_REWARDS && uplift instanceof Uplift.Measured) {
            throw new IllegalArgumentException(
                    "nobody was offered a programme that is only supposed, so no uplift is measured; state one");
        }
        CurrencyUnit currency = revenue.getCurrencyUnit();
        for (BigMoney amount : List.of(revenue, redeemed, otherRewards, runningCosts)) {
            Digits.checked(amount.getAmount(), "amount");
            if (!amount.getCurrencyUnit().equals(currency)) {
                throw new IllegalArgumentException(
                        "an amount is in " + amount.getCurrencyUnit() + ", revenue in " + currency);
            }
        }
    }

    /**
     * What the orders would have come to if no points had paid for them.
     *
     * @return revenue and points redeemed at face value
     */
    public BigMoney revenueBeforeRewards() {
        return totals == Totals.BEFORE_REWARDS ? revenue : revenue.plus(redeemed);
    }

    /**
     * What the orders come to after the points that paid for them.
     *
     * @return revenue, less the points redeemed where it does not bear them
     */
    public BigMoney revenueAfterRewards() {
        return totals == Totals.BEFORE_REWARDS ? revenue.minus(redeemed) : revenue;
    }

    /**
     * The gross margin on what customers paid.
     *
     * @return margin · revenue after rewards
     */
    public BigMoney grossMargin() {
        return revenueAfterRewards().multipliedBy(m());
    }

    /**
     * What the rewards cost the shop.
     *
     * @return (1 − margin) · points redeemed at face value, and the other rewards
     */
    public BigMoney costOfRewards() {
        return redeemed.multipliedBy(BigDecimal.ONE.subtract(m())).plus(otherRewards);
    }

    /**
     * What the programme costs.
     *
     * @return rewards at cost, and running costs
     */
    public BigMoney cost() {
        return costOfRewards().plus(runningCosts);
    }

    /**
     * What is left.
     *
     * @return gross margin less the cost
     */
    public BigMoney left() {
        return grossMargin().minus(cost());
    }

    private BigDecimal m() {
        return BigDecimal.valueOf(margin.share());
    }

    /**
     * Whether there is an uplift that would pay for the programme.
     *
     * @return whether there are data, and the margin is more than it gives away
     */
    public boolean canPay() {
        return hasData() && whatPays().signum() > 0;
    }

    /**
     * The uplift that just pays for the programme; it needs no knowledge of what the programme causes.
     *
     * <p>{@code u = cost / (m · revenue − cost)} where revenue bears the rewards: of the revenue R as it is, R · u / (1 + u) must be
     * caused. Where they are only supposed, all of the revenue is there without them, and more sales cost more rewards:
     * {@code u = (face value + other rewards + running costs) / (m · revenue − face value − other rewards)}, of sales before rewards.
     *
     * @return a fraction, 0.143 for 14.3 % more, or empty if none could pay, or there are no data
     */
    public OptionalDouble breakEvenUplift() {
        return canPay()
                ? OptionalDouble.of(
                        toPay().divide(whatPays(), MathContext.DECIMAL128).doubleValue())
                : OptionalDouble.empty();
    }

    /** What an uplift must bring. */
    private BigDecimal toPay() {
        return isSupposed() ? given().plus(runningCosts).getAmount() : cost().getAmount();
    }

    /** What an uplift of 100 % would bring of what there is without the programme. */
    private BigDecimal whatPays() {
        return isSupposed() ? revenue.multipliedBy(m()).minus(given()).getAmount() : left().getAmount();
    }

    private boolean isSupposed() {
        return totals == Totals.BEFORE_REWARDS;
    }

    /** What grows with the sales. */
    private BigMoney given() {
        return redeemed.plus(otherRewards);
    }

    /**
     * What the programme brings for what it costs.
     *
     * <p>{@code incremental margin = m · R · u / (1 + u)} by a stated uplift u, where rewards are supposed {@code m · R · u} for rewards that
     * grow by u; and {@code m · (revenue per customer offered it − that of the control group) · customers offered it} if it is measured
     *
     * @return the return, or empty if the uplift is neither stated nor measured, or there are no data
     */
    public Optional<ReturnOnInvestment> returnOnInvestment() {
        if (!hasData()) {
            return Optional.empty();
        }
        Label of = label.as("return on investment");
        if (uplift instanceof Uplift.Stated stated) {
            double low = stated.hasEnds() ? roi(stated.low()) : Double.NaN;
            double high = stated.hasEnds() ? roi(stated.high()) : Double.NaN;
            // Where more was refunded than sold, more of it is less.
            Chance chance = stated.hasEnds()
                    ? new Chance.Ends(Math.min(low, high), Math.max(low, high))
                    : Chance.Unknown.UNKNOWN;
            return Optional.of(
                    new ReturnOnInvestment(of, incremental(stated.uplift()), costAt(stated.uplift()), chance));
        }
        if (!(uplift instanceof Uplift.Measured measured)
                || measured.difference().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal customers = BigDecimal.valueOf(measured.offered().count());
        // As exact as sums are: a difference of doubles would be off in the last unit.
        BigDecimal ofControl = measured.control()
                .sum()
                .multiply(customers)
                .divide(BigDecimal.valueOf(measured.control().count()), MathContext.DECIMAL128);
        BigDecimal more = measured.offered().sum().subtract(ofControl).multiply(m());
        double times = cost().isPositive()
                ? m().multiply(customers)
                        .divide(cost().getAmount(), MathContext.DECIMAL128)
                        .doubleValue()
                : 0;
        return Optional.of(new ReturnOnInvestment(
                of,
                BigMoney.of(revenue.getCurrencyUnit(), more),
                cost(),
                new Chance.Groups(measured.offered(), measured.control(), times)));
    }

    private BigMoney incremental(double by) {
        BigDecimal u = BigDecimal.valueOf(by);
        BigMoney all = revenue.multipliedBy(m()).multipliedBy(u);
        return isSupposed()
                ? all
                : BigMoney.of(
                        all.getCurrencyUnit(), all.getAmount().divide(u.add(BigDecimal.ONE), MathContext.DECIMAL128));
    }

    private BigMoney costAt(double by) {
        return isSupposed()
                ? given().multipliedBy(BigDecimal.valueOf(by).add(BigDecimal.ONE))
                        .plus(runningCosts)
                : cost();
    }

    private double roi(double by) {
        BigDecimal paid = costAt(by).getAmount();
        return paid.signum() <= 0
                ? 0
                : incremental(by)
                        .getAmount()
                        .subtract(paid)
                        .divide(paid, MathContext.DECIMAL128)
                        .doubleValue();
    }

    private boolean hasData() {
        return members > 0 && !label.isUnobserved();
    }

    @Override
    public OptionalLong fewestCustomers() {
        if (uplift instanceof Uplift.Measured measured) {
            return Figures.fewest(
                    members, measured.offered().count(), measured.control().count());
        }
        return Figures.fewest(members);
    }

    @Override
    public String summary() {
        if (!hasData()) {
            return label.noData("no members");
        }
        return breakEven() + ", for a cost of " + told(cost()) + " "
                + revenue.getCurrencyUnit().getCode() + "; "
                + returnOnInvestment()
                        .map(of -> "return on investment " + of.summary())
                        .orElse("no return on investment, since " + whyNone());
    }

    private String breakEven() {
        return canPay()
                ? "break-even uplift " + Unit.PERCENT.tell(breakEvenUplift().getAsDouble()) + " of "
                        + (isSupposed() ? "sales before rewards" : "revenue")
                : "cannot pay: no uplift brings what it costs";
    }

    private String whyNone() {
        return uplift instanceof Uplift.Measured
                ? "nobody is in one of the two groups"
                : "no uplift is stated and there is no control group";
    }

    @Override
    public Optional<Table> table() {
        if (!hasData()) {
            return Optional.empty();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("revenue before rewards", revenueBeforeRewards()));
        rows.add(row("revenue after rewards", revenueAfterRewards()));
        rows.add(row("gross margin, " + margin, grossMargin()));
        rows.add(row("rewards at cost", costOfRewards()));
        rows.add(row("running costs", runningCosts));
        rows.add(row("left", left()));
        String code = revenue.getCurrencyUnit().getCode();
        List<Column> columns = List.of(Column.words(Figures.count(members, "member")), Column.figures(code));
        Table table = Table.of(label, columns, rows, List.of(label), summary());
        return Optional.of(new Table(
                table.title(),
                table.columns(),
                table.rows(),
                Stream.concat(Stream.of(faceValue()), table.notes().stream()).toList()));
    }

    private String faceValue() {
        return "points redeemed: " + told(redeemed) + " at face value; other rewards: " + told(otherRewards);
    }

    private static List<String> row(String name, BigMoney amount) {
        return List.of(name, told(amount));
    }

    private static String told(BigMoney money) {
        return ReturnOnInvestment.told(money);
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
