package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Why to write to a customer, and what is at stake. It says nothing of who the customer is.
 *
 * @param text why, in words, such as "birthday on 2026-04-15"
 * @param stake what is at stake: an amount of money with its decimals, or a number
 * @param unit what the stake is in, such as SAR
 */
public record Reason(String text, BigDecimal stake, Unit unit) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Checks that nothing is null. */
    public Reason {
        requireNonNull(text, "text");
        requireNonNull(stake, "stake");
        requireNonNull(unit, "unit");
    }

    /** The two in a table. */
    List<String> cells() {
        return List.of(text, stake.toPlainString());
    }

    /** Such as {@code birthday on 2026-04-15: 1250.00 SAR}. */
    @Override
    public String toString() {
        return text + ": " + stake.toPlainString() + " " + unit.text();
    }
}
