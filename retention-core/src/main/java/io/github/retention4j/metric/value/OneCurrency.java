package io.github.retention4j.metric.value;

import io.github.retention4j.math.Digits;
import java.math.BigDecimal;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;
import org.joda.money.CurrencyUnit;

/** The currency that several amounts must have, and what was first said to have it. */
record OneCurrency(CurrencyUnit currency, String of) {
    static OneCurrency of(BigMoneyProvider money, String what) {
        return new OneCurrency(money.toBigMoney().getCurrencyUnit(), what);
    }

    /**
     * An amount in the currency.
     *
     * @throws IllegalArgumentException if it is in another currency, below 0, or of too many digits
     */
    BigDecimal amount(BigMoneyProvider money, String what) {
        BigMoney amount = money.toBigMoney();
        if (!amount.getCurrencyUnit().equals(currency)) {
            throw new IllegalArgumentException(
                    what + " is in " + amount.getCurrencyUnit() + ", " + of + " in " + currency);
        }
        Digits.checked(amount.getAmount(), what);
        if (amount.isNegative()) {
            throw new IllegalArgumentException(what + " " + amount + " is below 0");
        }
        return amount.getAmount();
    }
}
