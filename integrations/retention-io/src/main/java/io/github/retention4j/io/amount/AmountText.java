package io.github.retention4j.io.amount;

import io.github.retention4j.io.text.UnseenMarks;

/**
 * A number with what stands around its digits: a sign, and the currency of money. Programs write them in any order, as in
 * {@code -$12.50}, {@code $-12.50}, {@code ($12.50)}, {@code 12.50- SAR} or {@code $12.50 USD}.
 *
 * <p>A cell is first what stands in front of the first digit, the digits, and what stands behind the last. Blanks and marks that
 * nobody sees do not count there. One object reads many, one after another.
 */
public final class AmountText {
    private static final char MINUS = '\u2212';

    /** What a cell can be. */
    public enum Kind {
        /** A number, and if it has a currency, the right one. */
        NUMBER,
        /** A number in another currency. */
        OTHER_CURRENCY,
        NO_NUMBER
    }

    private final CurrencySigns signs;
    private final NumberText number = new NumberText();

    private boolean negative;
    private String otherCurrency = "";

    // What stands in front and behind, of the cell read last.
    private int first;
    private int last;
    private char signInFront;
    private char signBehind;
    private String inFront = "";
    private String behind = "";

    /** For numbers that may have one of these currencies' signs. */
    public AmountText(CurrencySigns signs) {
        this.signs = signs;
    }

    /** The number without its sign. */
    public NumberText number() {
        return number;
    }

    /** Whether it has a minus, of whatever kind. */
    public boolean isNegative() {
        return negative;
    }

    /** Whether it is more like a phone number, which has neither a minus nor a currency. */
    public boolean isLikePhone() {
        return signInFront == 0 && signBehind == 0 && inFront.isEmpty() && behind.isEmpty() && number.isLikePhone();
    }

    /** What an amount in another currency is in: a code, or the sign itself if it is one of several currencies. */
    public String otherCurrency() {
        return otherCurrency;
    }

    public Kind read(NumberMarks style, char[] text, int start, int end) {
        if (!readFront(style, text, start, end)
                || !readBack(style, text, first, end)
                || !isOneSign()
                || !number.read(style, text, first, last)) {
            return Kind.NO_NUMBER;
        }
        negative = signInFront == '-' || signInFront == '(' || signBehind == '-';
        otherCurrency = "";
        return isKnown(inFront) && isKnown(behind)
                ? otherCurrency.isEmpty() ? Kind.NUMBER : Kind.OTHER_CURRENCY
                : Kind.NO_NUMBER;
    }

    /** Whether a sign is one, or there is none; notes the currency if it is another. */
    private boolean isKnown(String sign) {
        if (sign.isEmpty() || signs.isOwn(sign)) {
            return true;
        }
        otherCurrency = signs.other(sign);
        return !otherCurrency.isEmpty();
    }

    /** Finds the first digit, or the decimal mark before it. */
    private boolean readFront(NumberMarks style, char[] text, int start, int end) {
        signInFront = 0;
        inFront = "";
        for (int at = start; at < end; ) {
            char c = text[at];
            if (style.digit(c) >= 0 || c == style.decimalMark()) {
                first = at;
                return true;
            }
            char sign = sign(c);
            if (isGap(c)) {
                at++;
            } else if (sign == ')' || isTaken(sign, signInFront, inFront)) {
                return false;
            } else if (sign != 0) {
                signInFront = sign;
                at++;
            } else {
                int from = at;
                while (at < end && isOfWord(style, text, from, at)) {
                    at++;
                }
                inFront = CurrencySigns.key(text, from, at);
                if (inFront.isEmpty() || isDoubtfulPoint(style, text, from, at, end)) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Whether there was a sign before, or if this is none, a word. */
    private static boolean isTaken(char sign, char signBefore, String wordBefore) {
        return sign != 0 ? signBefore != 0 : !wordBefore.isEmpty();
    }

    /** A point that follows a letter belongs to a word, as in ر.س. and Rs., and so does that of the old sign S/. */
    private static boolean isOfWord(NumberMarks style, char[] text, int from, int at) {
        char c = text[at];
        boolean point = at > from && c == '.' && (Character.isLetter(text[at - 1]) || text[at - 1] == '/');
        return point || (style.digit(c) < 0 && sign(c) == 0 && c != style.decimalMark());
    }

    /** SAR.50 may be 50 or 0.50; ر.س.50 and Rs.50 cannot, since their signs have such points. */
    private boolean isDoubtfulPoint(NumberMarks style, char[] text, int from, int to, int end) {
        if (text[to - 1] != '.' || to == end || style.digit(text[to]) < 0) {
            return false;
        }
        for (int at = from; at < to - 1; at++) {
            if (text[at] == '.') {
                return false;
            }
        }
        return !CurrencySigns.endsWithPoint(inFront);
    }

    /** Finds the place behind the last digit. */
    private boolean readBack(NumberMarks style, char[] text, int start, int end) {
        signBehind = 0;
        behind = "";
        for (int at = end; at > start; ) {
            char c = text[at - 1];
            if (style.digit(c) >= 0) {
                last = at;
                return true;
            }
            char sign = sign(c);
            if (isGap(c)) {
                at--;
            } else if (sign == '(' || sign == '+' || isTaken(sign, signBehind, behind)) {
                return false;
            } else if (sign != 0) {
                signBehind = sign;
                at--;
            } else {
                int to = at;
                while (at > start && style.digit(text[at - 1]) < 0 && sign(text[at - 1]) == 0) {
                    at--;
                }
                behind = CurrencySigns.key(text, at, to);
                if (behind.isEmpty()) {
                    return false;
                }
            }
        }
        return false;
    }

    /** There is one sign at most, and parentheses are two. */
    private boolean isOneSign() {
        if (signInFront == '(' || signBehind == ')') {
            return signInFront == '(' && signBehind == ')';
        }
        return signInFront == 0 || signBehind == 0;
    }

    /** A sign as one character of its kind; 0 if it is none. */
    private static char sign(char c) {
        return switch (c) {
            case '-', MINUS -> '-';
            case '+', '(', ')' -> c;
            default -> 0;
        };
    }

    private static boolean isGap(char c) {
        return c <= ' ' || UnseenMarks.is(c);
    }
}
