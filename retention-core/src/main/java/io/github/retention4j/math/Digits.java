package io.github.retention4j.math;

import java.math.BigDecimal;

/** How many digits a sum of money may be written with: more are no money, and to add or print them would take minutes. */
public final class Digits {
    private static final int MAX_BEFORE_THE_POINT = 40;
    private static final int MAX_DECIMALS = 100;

    private Digits() {}

    /**
     * Refuses a number of millions of digits, such as 1e-20000000, before anything is worked out with it.
     *
     * @param amount the number
     * @param what what it is, for the message
     * @return the same
     * @throws IllegalArgumentException if it has more than 40 digits before the decimal point or more than 100 behind it
     */
    public static BigDecimal checked(BigDecimal amount, String what) {
        if ((long) amount.precision() - amount.scale() > MAX_BEFORE_THE_POINT) {
            throw new IllegalArgumentException(
                    what + " has more than " + MAX_BEFORE_THE_POINT + " digits before the decimal point");
        }
        if (amount.scale() > MAX_DECIMALS) {
            throw new IllegalArgumentException(
                    what + " has " + amount.scale() + " decimals, more than " + MAX_DECIMALS);
        }
        return amount;
    }
}
