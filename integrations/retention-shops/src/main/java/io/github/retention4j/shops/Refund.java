package io.github.retention4j.shops;

import java.math.BigDecimal;
import java.util.Optional;

/** What was paid back of an order, in an export that does not tell when. */
final class Refund {
    private static final String UNDATED =
            "the export does not tell when refunds were made: each lowers the revenue of the month of its own order";

    private Refund() {}

    /**
     * A refund as it is written, or the most that can be paid back if that is less; empty for none.
     *
     * @param most the order's money
     */
    static String undated(String refund, String most, Tally tally) {
        Optional<BigDecimal> amount = WrittenAmount.number(refund).map(BigDecimal::abs);
        if (amount.filter(known -> known.signum() > 0).isEmpty()) {
            // What is no number is refused by who reads it.
            return amount.isPresent() ? "" : refund;
        }
        tally.remark(UNDATED);
        return WrittenAmount.number(most)
                .filter(limit -> limit.compareTo(amount.get()) < 0)
                .map(limit -> most)
                .orElse(refund);
    }

    /** All of an order's money. */
    static String ofAll(String total, Tally tally) {
        return undated(total, total, tally);
    }
}
