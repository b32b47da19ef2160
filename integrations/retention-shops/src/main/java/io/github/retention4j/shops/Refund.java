package io.github.retention4j.shops;

import java.math.BigDecimal;
import java.util.Optional;

/** What was paid back of an order, in a column beside it. */
final class Refund {
    private Refund() {}

    /**
     * A refund as it is written, or the order's money if that is less: more cannot be paid back of what is counted. Empty for none.
     *
     * @param money the order's money as it is counted
     */
    static String of(String refund, String money) {
        Optional<BigDecimal> amount = WrittenAmount.number(refund).map(BigDecimal::abs);
        if (amount.filter(known -> known.signum() > 0).isEmpty()) {
            // What is no number is refused by who reads it.
            return amount.isPresent() ? "" : refund;
        }
        return WrittenAmount.number(money)
                .filter(limit -> limit.compareTo(amount.get()) < 0)
                .map(limit -> money)
                .orElse(refund);
    }
}
