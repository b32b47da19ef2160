package io.github.retention4j.io;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns cells into amounts, exactly: from characters to whole units of 10<sup>-decimals</sup>, or a reason why not. */
final class Decimals {
    private static final int MOST_DECIMALS = 9;

    /** The digits of a group. */
    private static final int GROUP = 3;

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final NumberStyle style;
    private final int scale;
    private final char decimalMark;

    /** Eight times the mark, or what no text has, if the mark is not ASCII. */
    private final long decimalMarks;

    private final Consumer<String> notes;

    private final Optional<RoundingMode> rounding;

    /** Whose decimals they are, for a message. */
    private final String whose;

    // The number read last: digits × 10^-decimals.
    private long digits;
    private int decimals;
    private boolean overflown;

    /** Whether it has one grouping mark and no decimal mark. */
    private boolean oneGroup;

    /** Whether it has three places behind its decimal mark, and before it what could be thousands. */
    private boolean threePlaces;

    /** Whether any number so far had a decimal mark that can be nothing else, since not three places are behind it. */
    private boolean sure;

    /** Whether any number so far had a decimal mark, which tells what the other mark is. */
    private boolean marked;

    private boolean noted;

    Decimals(NumberStyle style, int scale) {
        this(style, scale, note -> {});
    }

    /**
     * For money.
     *
     * @param notes told once of an amount that the other style would read as another
     */
    Decimals(NumberStyle style, int scale, Consumer<String> notes) {
        this(style, scale, notes, "the history's");
    }

    private Decimals(NumberStyle style, int scale, Consumer<String> notes, String whose) {
        this(style, scale, notes, whose, Optional.empty());
    }

    /**
     * For cells that may be numbers already.
     *
     * @param whose whose decimals they are, for a message
     * @param rounding how numbers of binary floating point are rounded; empty if there must be none
     */
    Decimals(
            NumberStyle style, int scale, Consumer<String> notes, String whose, Optional<RoundingMode> rounding) {
        this.rounding = rounding;
        this.whose = whose;
        this.style = style;
        this.scale = scale;
        this.decimalMark = style.decimalMark();
        this.decimalMarks = decimalMark < 0x80 ? decimalMark * Digits.EACH : -1;
        this.notes = notes;
    }

    /** How much the numbers so far have told of what the decimal mark is; it only grows. */
    int knowledge() {
        return (marked ? 1 : 0) + (sure ? 1 : 0);
    }

    long amount(Row row, int column) {
        if (!row.isText(column)) {
            return typed(row, column);
        }
        read(row, column);
        checkFits(row, column);
        noteIfTwoWays(row, column);
        if (decimals > scale) {
            leaveOutZeros();
        }
        if (decimals > scale) {
            throw row.badValue(column, tooManyDecimals(decimals) + ifOtherStyle(row, column));
        }
        long power = POWERS[scale - decimals];
        long amount = digits * power;
        if (Math.multiplyHigh(digits, power) != amount >> 63) {
            throw row.badValue(column, tooManyDigits());
        }
        return amount;
    }

    /** A cell that is a number already, as a database's are. */
    private long typed(Row row, int column) {
        BigDecimal exact = number(row, column).stripTrailingZeros();
        if (exact.scale() > scale) {
            throw row.badValue(column, tooManyDecimals(exact.scale()));
        }
        try {
            return exact.movePointRight(scale).longValueExact();
        } catch (ArithmeticException overflow) {
            throw row.badValue(column, tooManyDigits());
        }
    }

    private BigDecimal number(Row row, int column) {
        CellValues values = row.values();
        switch (row.type(column)) {
            case WHOLE:
                return BigDecimal.valueOf(values.value(column));
            case DECIMAL:
                return values.decimal(column);
            case FLOATING:
                double inexact = values.floating(column);
                if (rounding.isPresent() && Double.isFinite(inexact)) {
                    return BigDecimal.valueOf(inexact).setScale(scale, rounding.get());
                }
                throw row.badValue(
                        column,
                        "is of binary floating point, in which money is not exact; make it an exact number in its source, or"
                                + " state inexactMoney(RoundingMode.HALF_EVEN)");
            default:
                throw row.badValue(column, "is no number");
        }
    }

    long product(Row row, int quantity, int unitPrice) {
        if (!row.isText(quantity) || !row.isText(unitPrice)) {
            return exactly(exact(row, quantity), exact(row, unitPrice), row, unitPrice);
        }
        read(row, quantity);
        checkFits(row, quantity);
        leaveOutZeros();
        long factor = digits;
        int factorDecimals = decimals;
        read(row, unitPrice);
        checkFits(row, unitPrice);
        noteIfTwoWays(row, unitPrice);
        leaveOutZeros();
        long product = factor * digits;
        int missing = scale - factorDecimals - decimals;
        if (missing < 0
                || Math.multiplyHigh(factor, digits) != product >> 63
                || Math.abs(product) > Long.MAX_VALUE / POWERS[missing]) {
            BigDecimal exactFactor = BigDecimal.valueOf(factor, factorDecimals);
            return exactly(exactFactor, BigDecimal.valueOf(digits, decimals), row, unitPrice);
        }
        return product * POWERS[missing];
    }

    /** A product that the short way does not reach; it may fit all the same, as 0.5 × 0.2 does at one decimal. */
    private long exactly(BigDecimal quantity, BigDecimal unitPrice, Row row, int column) {
        BigDecimal product = quantity.multiply(unitPrice).stripTrailingZeros();
        String shown = Row.shown(quantity.toPlainString()) + " × " + Row.shown(unitPrice.toPlainString()) + " ";
        if (product.scale() > scale) {
            throw row.bad(column, shown + tooManyDecimals(product.scale()) + ifOtherStyle(row, column));
        }
        try {
            return product.movePointRight(scale).longValueExact();
        } catch (ArithmeticException overflow) {
            throw row.bad(column, shown + tooManyDigits());
        }
    }

    private BigDecimal exact(Row row, int column) {
        if (!row.isText(column)) {
            return number(row, column);
        }
        read(row, column);
        checkFits(row, column);
        return BigDecimal.valueOf(digits, decimals);
    }

    /** A whole number, for scores. */
    int whole(Row row, int column) {
        long whole = wholeLong(row, column);
        if (whole != (int) whole) {
            throw row.badValue(column, "is not a whole number");
        }
        return (int) whole;
    }

    /** The same, for points. */
    long wholeLong(Row row, int column) {
        if (!row.isText(column)) {
            try {
                return number(row, column).longValueExact();
            } catch (ArithmeticException bad) {
                throw row.badValue(column, "is not a whole number");
            }
        }
        read(row, column);
        leaveOutZeros();
        if (overflown || decimals > 0) {
            throw row.badValue(column, "is not a whole number");
        }
        return digits;
    }

    /** Of 12,500 in a currency of three decimals nobody can tell whether it is 12500 or 12.5. */
    private void noteIfTwoWays(Row row, int column) {
        if (noted || style == NumberStyle.ARABIC) {
            return;
        }
        if (threePlaces && !sure && scale < GROUP) {
            noted = true;
            leaveOutZeros();
            BigDecimal read = BigDecimal.valueOf(digits, decimals);
            notes.accept("line " + row.line() + ", " + row.named(column) + ": " + row.shownCell(column)
                    + " is read as " + read.toPlainString() + "; if it is "
                    + read.movePointRight(GROUP).toPlainString() + ", state numbers(NumberStyle." + other() + ")");
            return;
        }
        if (!oneGroup || marked || scale < GROUP) {
            return;
        }
        noted = true;
        String inOther = BigDecimal.valueOf(digits, GROUP).stripTrailingZeros().toPlainString();
        notes.accept("line " + row.line() + ", " + row.named(column) + ": " + row.shownCell(column)
                + " is read as " + digits + ", but amounts can have " + scale + " decimals; if it is " + inOther
                + ", state numbers(NumberStyle." + other() + ")");
    }

    /** Of 1.234 with too many decimals: it may be one thousand two hundred and thirty-four, and more decimals wrong. */
    private String ifOtherStyle(Row row, int column) {
        Decimals inOther = new Decimals(other(), scale);
        return style != NumberStyle.ARABIC
                        && inOther.readAny(row.characters(column), row.textStart(column), row.textEnd(column))
                        && inOther.oneGroup
                ? "; if it is " + inOther.digits + ", state numbers(NumberStyle." + other() + ")"
                : "";
    }

    /** The style that has the same two marks the other way round. */
    private NumberStyle other() {
        return style == NumberStyle.POINT ? NumberStyle.COMMA : NumberStyle.POINT;
    }

    /** Zeros at the end of the decimals say nothing, but are not looked for where they do no harm. */
    private void leaveOutZeros() {
        while (decimals > 0 && digits % 10 == 0) {
            digits /= 10;
            decimals--;
        }
    }

    private void checkFits(Row row, int column) {
        if (overflown) {
            throw row.badValue(column, decimals > scale ? tooManyDecimals(decimals) : tooManyDigits());
        }
    }

    private String tooManyDecimals(int needed) {
        return "has " + needed + " decimals, more than "
                + (needed > MOST_DECIMALS
                        ? "the " + MOST_DECIMALS + " that a history can keep"
                        : whose + " " + scale + "; raise them with decimals(" + needed + ")");
    }

    private String tooManyDigits() {
        return "has too many digits; amounts go up to " + BigDecimal.valueOf(Long.MAX_VALUE, scale);
    }

    private void read(Row row, int column) {
        oneGroup = false;
        threePlaces = false;
        if (readPlain(row.bytes(), row.start(column), row.end(column))) {
            return;
        }
        char[] text = row.characters(column);
        int start = row.textStart(column);
        int end = row.textEnd(column);
        if (!readAny(text, start, end)) {
            String hint = Arrays.stream(NumberStyle.values())
                    .filter(other -> new Decimals(other, scale).readAny(text, start, end))
                    .map(other ->
                            "; if numbers look like " + other.example() + ", state numbers(NumberStyle." + other + ")")
                    .findFirst()
                    .orElse("");
            throw row.badValue(column, "is not a number like " + style.example() + hint);
        }
    }

    /**
     * Does what {@link #readAny} does, if the number is what almost every number is: a minus or none, digits 0 to 9, a decimal
     * mark or none, a digit at the end, and not too long. Of the other cells it says only that they are not so.
     */
    private boolean readPlain(byte[] text, int start, int end) {
        int length = end - start;
        if (length == 0 || length > Digits.MOST || text[end - 1] < '0' || text[end - 1] > '9') {
            return false;
        }
        boolean negative = text[start] == '-';
        int first = negative ? start + 1 : start;
        int mark = end - 1;
        long value = 0;
        if (end - first <= Long.BYTES) {
            long word = Digits.word(text, first);
            int place = Digits.find(word, decimalMarks);
            if (first + place < mark) {
                mark = first + place;
                value = Digits.number(Digits.without(word, place), end - first - 1);
            } else {
                value = Digits.number(word, end - first);
            }
            if (value < 0) {
                return false;
            }
        } else {
            for (int at = first; at < end; at++) {
                int digit = text[at] - '0';
                if (digit >= 0 && digit <= 9) {
                    value = 10 * value + digit;
                } else if (text[at] == decimalMark && mark == end - 1) {
                    mark = at;
                } else {
                    return false;
                }
            }
        }
        int places = end - 1 - mark;
        marked |= places > 0;
        threePlaces = places == GROUP && isGroupAhead(text, first, mark);
        sure |= places > 0 && places != GROUP;
        digits = negative ? -value : value;
        decimals = places;
        overflown = false;
        return true;
    }

    /** Whether what stands before a mark could stand before the mark of thousands: 1 in 1.500, and not 0 or 1500. */
    private static boolean isGroupAhead(byte[] text, int first, int mark) {
        return mark > first && mark - first <= GROUP && text[first] != '0';
    }

    /** One pass over the characters, so that a cell costs its length, whatever number it tries to be; false if it is none. */
    private boolean readAny(char[] text, int start, int stop) {
        int at = start;
        int end = stop;
        while (at < end && InvisibleMarks.hasNoWidth(text[at])) {
            at++;
        }
        while (at < end && InvisibleMarks.hasNoWidth(text[end - 1])) {
            end--;
        }
        boolean negative = at < end && (text[at] == '-' || text[at] == '\u2212');
        if (negative || (at < end && text[at] == '+')) {
            at++;
        }
        digits = 0;
        decimals = 0;
        overflown = false;

        int first = at;
        int run = 0;
        int groups = 0;
        for (; at < end && text[at] != style.decimalMark(); at++) {
            int digit = style.digit(text[at]);
            if (digit >= 0) {
                append(digit);
                run++;
            } else if (text[at] == style.groupingMark()
                    && (groups > 0 ? run == GROUP : run >= 1 && run <= GROUP && style.digit(text[first]) != 0)) {
                groups++;
                run = 0;
            } else {
                return false;
            }
        }
        boolean hasMark = at < end;
        int places = 0;
        for (at++; at < end; at++) {
            int digit = style.digit(text[at]);
            if (digit < 0) {
                return false;
            }
            places++;
            if (digit > 0) {
                for (; decimals < places - 1; decimals++) {
                    append(0);
                }
                append(digit);
                decimals = places;
            }
        }
        if ((groups > 0 && run != GROUP) || (hasMark ? places == 0 : run == 0)) {
            return false;
        }
        oneGroup = groups == 1 && !hasMark;
        marked |= hasMark;
        if (negative) {
            digits = -digits;
        }
        return true;
    }

    private void append(int digit) {
        if (digits > (Long.MAX_VALUE - digit) / 10) {
            overflown = true;
        } else {
            digits = 10 * digits + digit;
        }
    }
}
