package io.github.retention4j.io.look;

import io.github.retention4j.io.amount.AmountText;
import io.github.retention4j.io.amount.CurrencySigns;
import io.github.retention4j.io.amount.NumberMarks;
import io.github.retention4j.io.amount.NumberText;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what a column says was paid back is never above what another says was paid. */
public final class LookRefunds {
    private final int refund;
    private final int amount;

    /** Those in which no refund so far was above its amount. */
    private final Set<NumberMarks> styles = EnumSet.allOf(NumberMarks.class);

    private final AmountText text = new AmountText(CurrencySigns.ofOthers());

    public LookRefunds(int refund, int amount) {
        this.refund = refund;
        this.amount = amount;
    }

    /** Looks at the next row. A row without an amount is a line of an order, whose refund is not looked at. */
    public void look(List<String> cells) {
        String back = cells.get(refund);
        String paid = cells.get(amount);
        if (!back.isEmpty() && !paid.isEmpty()) {
            styles.removeIf(style -> !isWithin(style, back, paid));
        }
    }

    private boolean isWithin(NumberMarks style, String back, String paid) {
        Optional<BigDecimal> refunded = value(style, back);
        Optional<BigDecimal> total = value(style, paid);
        return refunded.isPresent()
                && total.isPresent()
                && refunded.get().signum() >= 0
                && (refunded.get().signum() == 0 || refunded.get().compareTo(total.get()) <= 0);
    }

    private Optional<BigDecimal> value(NumberMarks style, String cell) {
        char[] chars = cell.toCharArray();
        AmountText.Kind kind = text.read(style, chars, 0, chars.length);
        NumberText number = text.number();
        if (kind == AmountText.Kind.NO_NUMBER || number.isOverflown()) {
            return Optional.empty();
        }
        BigDecimal value = BigDecimal.valueOf(number.digits(), number.decimals());
        return Optional.of(text.isNegative() ? value.negate() : value);
    }

    public int refund() {
        return refund;
    }

    public int amount() {
        return amount;
    }

    /** The styles of numbers in which every refund is within its amount. */
    public Set<NumberMarks> styles() {
        return styles;
    }
}
