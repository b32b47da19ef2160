package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/**
 * The part of the price of sales that is owed in points given with them, and the part of it that is revenue: points are redeemed in
 * proportion to those expected to be redeemed in all.
 *
 * <p>{@code allocated = price · points' stand-alone price / (points' + goods' stand-alone price)},
 * {@code liability = allocated − allocated · redeemed / expected}
 *
 * <ul>
 *   <li>The stand-alone price of points is what they are worth times the likelihood that they are redeemed.
 *   <li>An estimate that changes is caught up with at once: what was allocated stays, and {@link #revenue} takes the difference,
 *       which may be below 0.
 *   <li>Amounts are exact fractions, and each is rounded once when it is asked for, halves up. Before it was rounded nothing was.
 *   <li>Points that were given without a sale, such as for a birthday, are a cost of marketing and do not belong here.
 * </ul>
 *
 * <p>Worked example: sales of 100,000 give 10,000 points worth 1 each, of which 9,500 are expected to be redeemed. Goods are
 * {@code 100,000 · 100,000 / 109,500 = 91,324} and points 8,676. Of these 4,500 are redeemed: {@code 8,675.80 · 4,500 / 9,500 = 4,110} is
 * revenue and 4,566 is owed. Then 8,500 are redeemed in all and 9,700 are expected: 3,493 more is revenue and 1,073 is owed.
 *
 * <pre>{@code
 * ContractLiability first = ContractLiability.ofSales(
 *                 Money.parse("SAR 100000"), Money.parse("SAR 100000"), Money.parse("SAR 9500"))
 *         .redeemed(4_500, 9_500);
 * BigMoney owed = first.redeemed(8_500, 9_700).liability();
 * }</pre>
 *
 * <p>Source: IFRS 15, B39 to B43, and its illustrative example 52.
 *
 * @param currency the currency
 * @param decimals how many decimals amounts are rounded to
 * @param price the amount that is divided, zero or above
 * @param pointsShare what goes to points, of so much in all, such as their stand-alone price
 * @param whole the whole that this is a part of, above zero
 * @param redeemedBefore how many points were redeemed before the last step
 * @param expectedBefore how many were expected to be redeemed then, at least 1
 * @param redeemed how many points are redeemed so far, zero or above
 * @param expected how many are expected to be redeemed in all, at least 1 and at least those that are
 */
public record ContractLiability(
        CurrencyUnit currency,
        int decimals,
        BigDecimal price,
        BigDecimal pointsShare,
        BigDecimal whole,
        long redeemedBefore,
        long expectedBefore,
        long redeemed,
        long expected)
        implements Serializable {
    private static final int MAX_DECIMALS = 100;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if an amount is below 0, the share is above the whole, the whole is 0, or points are below 0 or
     *     more than expected
     */
    public ContractLiability {
        requireNonNull(currency, "currency");
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals " + decimals + " not in [0, " + MAX_DECIMALS + "]");
        }
        requireFromZero(price, "price");
        requireFromZero(pointsShare, "stand-alone price of points");
        requireFromZero(whole, "stand-alone price of all");
        if (whole.signum() == 0 || pointsShare.compareTo(whole) > 0) {
            throw new IllegalArgumentException("points of " + pointsShare.toPlainString() + " are no part of "
                    + whole.toPlainString() + "; give what goods or points cost alone");
        }
        requireExpected(redeemedBefore, expectedBefore);
        requireExpected(redeemed, expected);
    }

    private static void requireFromZero(BigDecimal amount, String what) {
        if (requireNonNull(amount, what).signum() < 0) {
            throw new IllegalArgumentException(what + " " + amount.toPlainString() + " is below 0");
        }
    }

    private static void requireExpected(long redeemed, long expected) {
        if (redeemed < 0) {
            throw new IllegalArgumentException("redeemed points " + redeemed + " are below 0");
        }
        if (expected < Math.max(1, redeemed)) {
            throw new IllegalArgumentException("expected points " + expected + " are below "
                    + (redeemed > 0 ? "the " + redeemed + " redeemed; raise the estimate" : "1"));
        }
    }

    /**
     * The liability of sales, none of whose points are redeemed yet: the price is divided by what goods and points cost alone.
     *
     * @param price what was paid for both
     * @param goods what the goods cost alone
     * @param points what the points cost alone: what they are worth times the likelihood that they are redeemed
     * @return the liability
     * @throws IllegalArgumentException if the amounts are of several currencies, one is below 0, or goods and points are both 0
     */
    public static ContractLiability ofSales(BigMoneyProvider price, BigMoneyProvider goods, BigMoneyProvider points) {
        BigMoney all = BigMoney.of(price);
        BigMoney ofGoods = BigMoney.of(goods);
        BigMoney ofPoints = BigMoney.of(points);
        if (!all.isSameCurrency(ofGoods) || !all.isSameCurrency(ofPoints)) {
            throw new IllegalArgumentException("price in " + all.getCurrencyUnit() + ", goods in "
                    + ofGoods.getCurrencyUnit() + " and points in " + ofPoints.getCurrencyUnit()
                    + "; give all in one currency");
        }
        requireFromZero(ofGoods.getAmount(), "stand-alone price of goods");
        BigDecimal share = ofPoints.getAmount();
        return of(all, share, ofGoods.getAmount().add(share));
    }

    /** The liability of an amount that was allocated to points. */
    static ContractLiability allocated(BigMoneyProvider amount) {
        return of(BigMoney.of(amount), BigDecimal.ONE, BigDecimal.ONE);
    }

    private static ContractLiability of(BigMoney price, BigDecimal pointsShare, BigDecimal whole) {
        CurrencyUnit currency = price.getCurrencyUnit();
        return new ContractLiability(
                currency, currency.getDecimalPlaces(), price.getAmount(), pointsShare, whole, 0, 1, 0, 1);
    }

    /**
     * The same a step later.
     *
     * @param inAll how many points are redeemed so far, those of steps before among them
     * @param ofExpected how many are now expected to be redeemed in all
     * @return the liability, with {@link #revenue} of this step
     * @throws IllegalArgumentException if the redeemed are below 0, or the expected are below 1 or the redeemed
     */
    public ContractLiability redeemed(long inAll, long ofExpected) {
        return new ContractLiability(
                currency, decimals, price, pointsShare, whole, redeemed, expected, inAll, ofExpected);
    }

    /** {@return what goes to the goods, rounded once} */
    public BigMoney goods() {
        return rounded(whole.subtract(pointsShare), 1, 1);
    }

    /** {@return what goes to the points} */
    public BigMoney allocated() {
        return rounded(pointsShare, 1, 1);
    }

    /** {@return how much of it is revenue so far} */
    public BigMoney recognised() {
        return rounded(pointsShare, redeemed, expected);
    }

    /** {@return how much of it became revenue with the last step} */
    public BigMoney revenue() {
        BigDecimal now = BigDecimal.valueOf(redeemed).multiply(BigDecimal.valueOf(expectedBefore));
        BigDecimal before = BigDecimal.valueOf(redeemedBefore).multiply(BigDecimal.valueOf(expected));
        return rounded(
                pointsShare,
                now.subtract(before),
                BigDecimal.valueOf(expected).multiply(BigDecimal.valueOf(expectedBefore)));
    }

    /** {@return how much of it is owed} */
    public BigMoney liability() {
        return rounded(pointsShare, Math.subtractExact(expected, redeemed), expected);
    }

    /**
     * The same with amounts of other decimals than the currency has.
     *
     * @param places how many decimals amounts are rounded to
     * @return the same
     * @throws IllegalArgumentException if they are not in [0, 100]
     */
    public ContractLiability withDecimals(int places) {
        return new ContractLiability(
                currency, places, price, pointsShare, whole, redeemedBefore, expectedBefore, redeemed, expected);
    }

    private BigMoney rounded(BigDecimal share, long above, long below) {
        return rounded(share, BigDecimal.valueOf(above), BigDecimal.valueOf(below));
    }

    private BigMoney rounded(BigDecimal share, BigDecimal above, BigDecimal below) {
        return BigMoney.of(
                currency,
                price.multiply(share).multiply(above).divide(whole.multiply(below), decimals, RoundingMode.HALF_UP));
    }

    @Override
    public String toString() {
        return "points allocated " + allocated() + ", recognised " + recognised() + " (" + redeemed + "/" + expected
                + " points), liability " + liability();
    }
}
