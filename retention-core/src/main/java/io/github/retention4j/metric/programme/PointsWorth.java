package io.github.retention4j.metric.programme;

import io.github.retention4j.history.Basis;
import io.github.retention4j.programme.LoyaltyProgramme;
import io.github.retention4j.programme.PointUnit;
import io.github.retention4j.programme.Reward;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * What points are worth to their owner: so much for so many of them.
 *
 * <p>{@code worth = amount · points / so many}, rounded to the currency's decimals, halves to the even
 *
 * <ul>
 *   <li>A point that is money is worth one minor unit of its currency.
 *   <li>Where a programme does not say what points are worth, nothing is known, and not 0.
 * </ul>
 *
 * <p>Worked example: of 100 points for SAR 5, 150 are worth SAR 7.50.
 *
 * <pre>{@code
 * Optional<BigMoney> sevenAndAHalf = PointsWorth.of(100, Money.parse("SAR 5")).of(150);
 * }</pre>
 */
public final class PointsWorth implements Serializable {
    /** Of a programme that does not say. */
    public static final PointsWorth UNKNOWN = new PointsWorth(1, null);

    private static final long serialVersionUID = 1L;

    private final long points;
    private final @Nullable BigMoney amount;

    private PointsWorth(long points, @Nullable BigMoney amount) {
        this.points = points;
        this.amount = amount;
    }

    /**
     * So much for so many points.
     *
     * @param points how many, at least 1
     * @param amount what they are worth, zero or above
     * @return what points are worth
     * @throws IllegalArgumentException if the points are below 1 or the amount is below 0
     */
    public static PointsWorth of(long points, BigMoneyProvider amount) {
        BigMoney worth = amount.toBigMoney();
        if (points < 1) {
            throw new IllegalArgumentException(points + " points are below 1; say for how many the amount is");
        }
        if (worth.isNegative()) {
            throw new IllegalArgumentException("points worth " + worth + " are below 0");
        }
        return new PointsWorth(points, worth);
    }

    /**
     * What the points of a programme are worth.
     *
     * @param programme the programme
     * @param basis whose currency it must be
     * @return what it says, or {@link #UNKNOWN} if it says nothing
     * @throws IllegalArgumentException if it says so in another currency
     */
    static PointsWorth of(LoyaltyProgramme programme, Basis basis) {
        if (programme.unit() == PointUnit.MONEY) {
            int decimals = basis.currency().getDecimalPlaces();
            return of(1, BigMoney.of(basis.currency(), BigDecimal.valueOf(1, decimals)));
        }
        return programme
                .redeeming()
                .worth()
                .map(amount -> of(programme.redeeming().points(), checked(amount, basis)))
                .orElse(UNKNOWN);
    }

    /** What the points of a reward cost that states it; else {@link #UNKNOWN}. */
    static PointsWorth of(Reward reward, Basis basis) {
        return reward.cost()
                .map(amount -> of(reward.points(), checked(amount, basis)))
                .orElse(UNKNOWN);
    }

    private static BigMoney checked(BigMoney amount, Basis basis) {
        if (!amount.getCurrencyUnit().equals(basis.currency())) {
            throw new IllegalArgumentException("the programme has an amount in " + amount.getCurrencyUnit()
                    + ", and the history is in " + basis.currency() + "; state it in the history's currency");
        }
        return amount;
    }

    /**
     * Whether anybody said what points are worth.
     *
     * @return whether it is known
     */
    public boolean isKnown() {
        return amount != null;
    }

    /**
     * What some points are worth.
     *
     * @param some how many
     * @return the amount, with the decimals that its currency has, or empty if it is not known
     */
    public Optional<BigMoney> of(long some) {
        return Optional.ofNullable(amount)
                .map(worth -> BigMoney.of(
                        worth.getCurrencyUnit(),
                        exactly(some, worth)
                                .divide(
                                        BigDecimal.valueOf(points),
                                        worth.getCurrencyUnit().getDecimalPlaces(),
                                        RoundingMode.HALF_EVEN)));
    }

    /** A share of what some points are worth, in whole units of 10 to the power of −decimals; 0 if it is not known. */
    long minor(long some, BigDecimal share, int decimals) {
        return amount == null
                ? 0
                : exactly(some, amount)
                        .multiply(share)
                        .movePointRight(decimals)
                        .divide(BigDecimal.valueOf(points), 0, RoundingMode.HALF_EVEN)
                        .longValueExact();
    }

    /** What a point is worth, in whole units of the currency, if it is known. */
    Optional<BigDecimal> each() {
        return Optional.ofNullable(amount)
                .map(worth -> worth.getAmount().divide(BigDecimal.valueOf(points), MathContext.DECIMAL128));
    }

    /** What it is in, if it is known. */
    Optional<CurrencyUnit> currency() {
        return Optional.ofNullable(amount).map(BigMoney::getCurrencyUnit);
    }

    /** Before it is divided by the points that the amount is for. */
    private static BigDecimal exactly(long some, BigMoney worth) {
        return worth.getAmount().multiply(BigDecimal.valueOf(some));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PointsWorth that && points == that.points && Objects.equals(amount, that.amount);
    }

    @Override
    public int hashCode() {
        return Objects.hash(points, amount);
    }

    @Override
    public String toString() {
        return amount == null ? "worth not known" : points + (points == 1 ? " point for " : " points for ") + amount;
    }
}
