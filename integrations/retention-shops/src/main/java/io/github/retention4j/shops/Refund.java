package io.github.retention4j.shops;

import io.github.retention4j.io.Row;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** What was paid back of an order, in a column beside it. */
final class Refund {
    private static final String UNDATED =
            "the export does not tell when refunds were made: each lowers the revenue of the month of its own order";

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

    /**
     * A rule that no row is left out by: it remarks that refunds have no date, if there is one.
     *
     * @param column the column of the refunds
     */
    static Predicate<Row> remarking(Tally tally, String column) {
        return tally.remarking(UNDATED, row -> !row.get(column).isEmpty());
    }
}
