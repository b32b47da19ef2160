package io.github.retention4j.metric.value;

import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/** The currency that several amounts must have, and what was first said to have it. */
record OneCurrency(CurrencyUnit currency, String of) {
    private static final int MAX_DECIMALS = 100;

    static OneCurrency of(BigMoneyProvider money, String what) {
        return new OneCurrency(money.toBigMoney().getCurrencyUnit(), what);
    }

    /**
     * An amount in the currency.
     *
     * @throws IllegalArgumentException if it is in another currency, below 0, or written with more than 100 decimals
     */
    BigDecimal amount(BigMoneyProvider money, String what) {
        BigMoney amount = money.toBigMoney();
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    what + " is in " + amount.getCurrencyUnit() + ", " + of + " in " + currency);
        }
        // Looked at before any arithmetic: bringing 1e-50000000 to a common scale would take minutes.
        if (amount.getScale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    what + " has " + amount.getScale() + " decimals, more than " + MAX_DECIMALS);
        }
        if (amount.isNegative()) {
            throw new IllegalArgumentException(what + " " + amount + " is below 0");
        }
        return amount.getAmount();
    }
}
