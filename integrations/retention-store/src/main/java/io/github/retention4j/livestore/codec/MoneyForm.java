package io.github.retention4j.livestore.codec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Amounts of one currency as whole units of 10<sup>-decimals</sup>: what does not fit is told before it is written. */
public final class MoneyForm implements Form {
    private final CurrencyUnit currency;
    private final int decimals;

    /**
     * The form of the amounts of a store.
     *
     * @param currency the currency of every amount
     * @param decimals how many decimals are kept
     */
    public MoneyForm(CurrencyUnit currency, int decimals) {
        this.currency = currency;
        this.decimals = decimals;
    }

    /**
     * An amount as a whole number.
     *
     * @throws IllegalArgumentException if it is in another currency, has more decimals or passes the range of long
     */
    public long units(BigMoney amount) {
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    amount + " is not in " + currency + ", the currency of the store; convert it first");
        }
        BigDecimal units;
        try {
            units = amount.getAmount().setScale(decimals, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    amount + " has more than the " + decimals
                            + " decimals of the store; round it, or begin a store with more",
                    e);
        }
        if (units.unscaledValue().bitLength() > 63) {
            throw new IllegalArgumentException(amount + " is beyond the range of long in units of 10^-" + decimals);
        }
        return units.unscaledValue().longValue();
    }

    @Override
    public void write(Object value, ByteWriter to) {
        to.number(units((BigMoney) value));
    }

    @Override
    public BigMoney read(ByteReader from) throws MalformedException {
        return BigMoney.of(currency, BigDecimal.valueOf(from.number(), decimals));
    }
}
