package io.github.retention4j.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.joda.money.BigMoney;
import org.joda.money.BigMoneyProvider;

/**
 * Money given back for an order, in whole or in part.
 *
 * @param refundedAt when it was given back; revenue is reduced at this instant, not at the order's
 * @param amount how much, above zero, in the order's currency
 */
public record Refund(Instant refundedAt, BigMoney amount) {
    /**
     * Validates the amount.
     *
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public Refund {
        requireNonNull(refundedAt, "refundedAt");
        amount = Checks.normal(requireNonNull(amount, "amount"), "refund");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("refund " + amount + " is not above 0");
        }
    }

    /**
     * A refund.
     *
     * @param refundedAt when the money was given back
     * @param amount how much, above zero
     * @return the refund
     */
    public static Refund of(Instant refundedAt, BigMoneyProvider amount) {
        return new Refund(refundedAt, requireNonNull(amount, "amount").toBigMoney());
    }
}
