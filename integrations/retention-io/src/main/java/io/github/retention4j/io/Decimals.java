package io.github.retention4j.io;

import io.github.retention4j.io.amount.AmountText;
import io.github.retention4j.io.amount.AmountUnits;
import io.github.retention4j.io.amount.CurrencySigns;
import io.github.retention4j.io.amount.NumberMarks;
import io.github.retention4j.io.amount.NumberText;
import io.github.retention4j.io.text.BadRow;
import io.github.retention4j.io.text.Digits;
import io.github.retention4j.io.text.MessageText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.joda.money.CurrencyUnit;

/** Turns cells of text into amounts, exactly: from characters to whole units of 10<sup>-decimals</sup>, or a reason why not. */
final class Decimals {
    private static final int GROUP = NumberMarks.GROUP;

    private final NumberMarks style;
    private final AmountUnits units;
    private final int scale;

    /** The currency's code for money, empty for other numbers. */
    private final String currency;

    // How cells are read that are not as almost all are.
    private final AmountText money;
    private final AmountText plain = new AmountText(CurrencySigns.none());

    private final char decimalMark;

    /** Eight times the mark, or what no text has, if the mark is not ASCII. */
    private final long decimalMarks;

    private final Consumer<String> notes;

    private final Optional<RoundingMode> rounding;

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

    /** For numbers that are not money. */
    Decimals(NumberStyle style, int scale) {
        this(style, AmountUnits.ofHistory(scale), "", CurrencySigns.none(), Optional.empty(), note -> {});
    }

    /**
     * For money.
     *
     * @param rounding how numbers of binary floating point are rounded; empty if there must be none
     * @param notes told once of an amount that the other style would read as another
     */
    Decimals(
            NumberStyle style,
            AmountUnits units,
            CurrencyUnit currency,
            Optional<RoundingMode> rounding,
            Consumer<String> notes) {
        this(style, units, currency.getCode(), CurrencySigns.of(currency.getCode()), rounding, notes);
    }

    private Decimals(
            NumberStyle style,
            AmountUnits units,
            String currency,
            CurrencySigns signs,
            Optional<RoundingMode> rounding,
            Consumer<String> notes) {
        this.rounding = rounding;
        this.style = style.marks();
        this.units = units;
        this.scale = units.decimals();
        this.currency = currency;
        this.money = new AmountText(signs);
        this.decimalMark = this.style.decimalMark();
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
        read(row, column, money);
        checkFits(row, column);
        noteIfTwoWays(row, column);
        if (decimals > scale) {
            leaveOutZeros();
        }
        if (decimals > scale) {
            throw row.badValue(column, units.tooManyDecimals(decimals) + ifOtherStyle(row, column));
        }
        long power = AmountUnits.power(scale - decimals);
        long amount = digits * power;
        if (Math.multiplyHigh(digits, power) != amount >> 63) {
            throw row.badValue(column, units.tooManyDigits());
        }
        return amount;
    }

    /** A cell that is a number already, as a database's are. */
    private long typed(Row row, int column) {
        CellValues values = row.values();
        try {
            return switch (row.type(column)) {
                case WHOLE -> units.of(values.value(column));
                case DECIMAL ->
                    values.isShort(column)
                            ? units.of(values.value(column), values.scale(column))
                            : units.of(values.decimal(column));
                case FLOATING -> units.of(values.floating(column), rounding(values.floating(column)));
                default -> throw new BadRow(row.shownCell(column) + " is no number");
            };
        } catch (BadRow bad) {
            throw row.badNumber(column, bad);
        }
    }

    private RoundingMode rounding(double value) {
        return rounding.orElseThrow(() -> AmountUnits.inexact(value));
    }

    private BigDecimal number(Row row, int column) {
        CellValues values = row.values();
        return switch (row.type(column)) {
            case WHOLE -> BigDecimal.valueOf(values.value(column));
            case DECIMAL -> values.decimal(column);
            case FLOATING -> {
                if (rounding.isEmpty() || !Double.isFinite(values.floating(column))) {
                    throw row.badNumber(column, AmountUnits.inexact(values.floating(column)));
                }
                yield AmountUnits.shortest(values.floating(column));
            }
            default -> throw row.badValue(column, "is no number");
        };
    }

    long product(Row row, int quantity, int unitPrice) {
        if (!row.isText(quantity) || !row.isText(unitPrice)) {
            return exactly(exact(row, quantity, plain), exact(row, unitPrice, money), row, unitPrice);
        }
        read(row, quantity, plain);
        checkFits(row, quantity);
        leaveOutZeros();
        long factor = digits;
        int factorDecimals = decimals;
        read(row, unitPrice, money);
        checkFits(row, unitPrice);
        noteIfTwoWays(row, unitPrice);
        leaveOutZeros();
        long product = factor * digits;
        int missing = scale - factorDecimals - decimals;
        if (missing < 0
                || Math.multiplyHigh(factor, digits) != product >> 63
                || Math.abs(product) > Long.MAX_VALUE / AmountUnits.power(missing)) {
            BigDecimal exactFactor = BigDecimal.valueOf(factor, factorDecimals);
            return exactly(exactFactor, BigDecimal.valueOf(digits, decimals), row, unitPrice);
        }
        return product * AmountUnits.power(missing);
    }

    /** A product that the short way does not reach; it may fit all the same, as 0.5 × 0.2 does at one decimal. */
    private long exactly(BigDecimal quantity, BigDecimal unitPrice, Row row, int column) {
        BigDecimal product = quantity.multiply(unitPrice).stripTrailingZeros();
        String shown = MessageText.shown(quantity.toPlainString()) + " × "
                + MessageText.shown(unitPrice.toPlainString()) + " ";
        if (product.scale() > scale) {
            throw row.bad(column, shown + units.tooManyDecimals(product.scale()) + ifOtherStyle(row, column));
        }
        try {
            return product.movePointRight(scale).longValueExact();
        } catch (ArithmeticException overflow) {
            throw row.bad(column, shown + units.tooManyDigits());
        }
    }

    private BigDecimal exact(Row row, int column, AmountText cell) {
        if (!row.isText(column)) {
            return number(row, column);
        }
        read(row, column, cell);
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
            return typedWhole(row, column);
        }
        read(row, column, plain);
        leaveOutZeros();
        if (overflown || decimals > 0) {
            throw row.badValue(column, "is not a whole number");
        }
        return digits;
    }

    private static long typedWhole(Row row, int column) {
        CellValues values = row.values();
        try {
            return switch (row.type(column)) {
                case WHOLE -> values.value(column);
                case DECIMAL -> AmountUnits.whole(values.decimal(column));
                case FLOATING -> AmountUnits.whole(values.floating(column));
                default -> throw new BadRow(row.shownCell(column) + " is not a whole number");
            };
        } catch (BadRow bad) {
            throw row.badNumber(column, bad);
        }
    }

    /** Of 12,500 in a currency of three decimals nobody can tell whether it is 12500 or 12.5. */
    private void noteIfTwoWays(Row row, int column) {
        if (noted) {
            return;
        }
        if (threePlaces && !sure && scale < GROUP && style.hasDoubtfulDecimals()) {
            noted = true;
            leaveOutZeros();
            BigDecimal read = BigDecimal.valueOf(digits, decimals);
            notes.accept(row.place() + ", " + row.named(column) + ": " + row.shownCell(column)
                    + " is read as " + read.toPlainString() + "; if it is "
                    + read.movePointRight(GROUP).toPlainString() + ", state numbers(NumberStyle." + style.other()
                    + ")");
            return;
        }
        if (!oneGroup || marked || scale < GROUP || !style.hasDoubtfulGroups()) {
            return;
        }
        noted = true;
        String inOther = BigDecimal.valueOf(digits, GROUP).stripTrailingZeros().toPlainString();
        notes.accept(row.place() + ", " + row.named(column) + ": " + row.shownCell(column)
                + " is read as " + digits + ", but amounts can have " + scale + " decimals; if it is " + inOther
                + ", state numbers(NumberStyle." + style.other() + ")");
    }

    /** Of 1.234 with too many decimals: it may be one thousand two hundred and thirty-four, and more decimals wrong. */
    private String ifOtherStyle(Row row, int column) {
        NumberMarks other = style.other();
        AmountText cell = money;
        return style.hasDoubtfulDecimals()
                        && cell.read(other, row.characters(column), row.textStart(column), row.textEnd(column))
                                == AmountText.Kind.NUMBER
                        && cell.number().isOneGroup()
                ? "; if it is " + (cell.isNegative() ? "-" : "") + cell.number().digits()
                        + ", state numbers(NumberStyle." + other + ")"
                : "";
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
            throw row.badValue(column, decimals > scale ? units.tooManyDecimals(decimals) : units.tooManyDigits());
        }
    }

    private void read(Row row, int column, AmountText cell) {
        oneGroup = false;
        threePlaces = false;
        if (readPlain(row.bytes(), row.start(column), row.end(column))) {
            return;
        }
        char[] text = row.characters(column);
        int start = row.textStart(column);
        int end = row.textEnd(column);
        switch (cell.read(style, text, start, end)) {
            case NUMBER -> {
                if (cell.isLikePhone()) {
                    throw row.badValue(
                            column,
                            "is a whole number that begins with 0, as phone numbers do: state the column that has the"
                                    + " numbers, or leave the 0 out if it is one");
                }
                take(cell);
            }
            case OTHER_CURRENCY ->
                throw row.badValue(
                        column,
                        "is in " + cell.otherCurrency() + ", and the history's currency is " + currency
                                + "; convert the amounts, or make a history of each currency");
            case NO_NUMBER -> {
                String hint = Arrays.stream(NumberMarks.values())
                        .filter(other -> cell.read(other, text, start, end) != AmountText.Kind.NO_NUMBER)
                        .map(other -> "; if numbers look like " + other.example() + ", state numbers(NumberStyle."
                                + other + ")")
                        .findFirst()
                        .orElse("");
                throw row.badValue(column, "is not a number like " + style.example() + hint);
            }
        }
    }

    private void take(AmountText cell) {
        NumberText number = cell.number();
        digits = cell.isNegative() ? -number.digits() : number.digits();
        decimals = number.decimals();
        overflown = number.isOverflown();
        oneGroup = number.isOneGroup();
        threePlaces = number.isLikeOneGroup();
        marked |= number.hasDecimalMark();
        sure |= number.hasSureMark();
    }

    /**
     * Does what {@link AmountText} does, if the number is what almost every number is: a minus or none, digits 0 to 9, a decimal
     * mark or none, a digit at the end, and not too long. Of the other cells it says only that they are not so.
     */
    private boolean readPlain(byte[] text, int start, int end) {
        int length = end - start;
        if (length == 0 || length > Digits.MOST || text[end - 1] < '0' || text[end - 1] > '9') {
            return false;
        }
        int first = text[start] == '-' ? start + 1 : start;
        if (end - first > Long.BYTES) {
            return readLong(text, start, first, end);
        }
        long word = Digits.word(text, first);
        int place = Digits.find(word, decimalMarks);
        boolean hasMark = first + place < end - 1;
        long value = hasMark
                ? Digits.number(Digits.without(word, place), end - first - 1)
                : Digits.number(word, end - first);
        if (value < 0) {
            return false;
        }
        take(text, first, hasMark ? first + place : end - 1, end);
        digits = first > start ? -value : value;
        return true;
    }

    /** The same digit by digit, for numbers of more characters than a word has. One like a phone number is not so. */
    private boolean readLong(byte[] text, int start, int first, int end) {
        int mark = end - 1;
        long value = 0;
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
        if (text[start] == '0' && mark == end - 1) {
            return false;
        }
        take(text, first, mark, end);
        digits = first > start ? -value : value;
        return true;
    }

    /** Takes what the mark of a number tells; it is the last character if there is none. */
    private void take(byte[] text, int first, int mark, int end) {
        int places = end - 1 - mark;
        marked |= places > 0;
        threePlaces = places == GROUP && isGroupAhead(text, first, mark);
        sure |= places > 0 && places != GROUP;
        decimals = places;
        overflown = false;
    }

    /** Whether what stands before a mark could stand before the mark of thousands: 1 in 1.500, and not 0 or 1500. */
    private static boolean isGroupAhead(byte[] text, int first, int mark) {
        return mark > first && mark - first <= GROUP && text[first] != '0';
    }
}
