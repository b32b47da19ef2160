package io.github.retention4j.report.language;

import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * Which of a language's plural forms a count takes, as a PO file states it: an expression of C over {@code n}, such as
 * {@code n != 1}.
 *
 * <p>Source: GNU gettext utilities, "Plural forms".
 */
final class PluralRule {
    private static final int LONGEST = 1000;
    private static final int DEEPEST = 50;
    private static final int TRIED = 1200;

    private final String text;
    private int at;
    private int depth;

    private PluralRule(String text) {
        this.text = text;
    }

    /**
     * The rule of an expression.
     *
     * @param expression the expression behind {@code plural=}
     * @param forms how many forms there are
     * @return for each count, from 0, the number of its form, from 0
     * @throws IllegalArgumentException if it is no such expression, or gives a form that there is none of
     */
    static LongUnaryOperator of(String expression, int forms) {
        if (expression.length() > LONGEST) {
            throw new IllegalArgumentException("a rule of plurals of more than " + LONGEST + " characters");
        }
        PluralRule rule = new PluralRule(expression);
        LongUnaryOperator of = rule.choice();
        rule.skip();
        if (rule.at < expression.length()) {
            throw rule.wrong("the end");
        }
        for (long n = 0; n < TRIED; n++) {
            long form = of.applyAsLong(n);
            if (form < 0 || form >= forms) {
                throw new IllegalArgumentException("the rule of plurals gives form " + form + " for " + n
                        + ", and nplurals has the forms 0 to " + (forms - 1));
            }
        }
        return of;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("the rule of plurals '" + text + "' should have " + expected
                + " at character " + (at + 1) + "; write one like 'n != 1'");
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private boolean take(String sign) {
        skip();
        boolean isThere = text.startsWith(sign, at);
        if (isThere) {
            at += sign.length();
        }
        return isThere;
    }

    /** {@code a ? b : c}. */
    private LongUnaryOperator choice() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("the rule of plurals has more than " + DEEPEST + " levels");
        }
        LongUnaryOperator first = either();
        if (take("?")) {
            LongUnaryOperator yes = choice();
            if (!take(":")) {
                throw wrong("':'");
            }
            LongUnaryOperator no = choice();
            LongUnaryOperator asked = first;
            first = n -> asked.applyAsLong(n) != 0 ? yes.applyAsLong(n) : no.applyAsLong(n);
        }
        depth--;
        return first;
    }

    private LongUnaryOperator either() {
        LongUnaryOperator left = both();
        while (take("||")) {
            LongUnaryOperator a = left;
            LongUnaryOperator b = both();
            left = truth(n -> a.applyAsLong(n) != 0 || b.applyAsLong(n) != 0);
        }
        return left;
    }

    private LongUnaryOperator both() {
        LongUnaryOperator left = equality();
        while (take("&&")) {
            LongUnaryOperator a = left;
            LongUnaryOperator b = equality();
            left = truth(n -> a.applyAsLong(n) != 0 && b.applyAsLong(n) != 0);
        }
        return left;
    }

    private LongUnaryOperator equality() {
        LongUnaryOperator left = order();
        while (true) {
            LongUnaryOperator a = left;
            if (take("==")) {
                LongUnaryOperator b = order();
                left = truth(n -> a.applyAsLong(n) == b.applyAsLong(n));
            } else if (take("!=")) {
                LongUnaryOperator b = order();
                left = truth(n -> a.applyAsLong(n) != b.applyAsLong(n));
            } else {
                return left;
            }
        }
    }

    private LongUnaryOperator order() {
        LongUnaryOperator left = sum();
        while (true) {
            LongUnaryOperator a = left;
            if (take("<=")) {
                LongUnaryOperator b = sum();
                left = truth(n -> a.applyAsLong(n) <= b.applyAsLong(n));
            } else if (take(">=")) {
                LongUnaryOperator b = sum();
                left = truth(n -> a.applyAsLong(n) >= b.applyAsLong(n));
            } else if (take("<")) {
                LongUnaryOperator b = sum();
                left = truth(n -> a.applyAsLong(n) < b.applyAsLong(n));
            } else if (take(">")) {
                LongUnaryOperator b = sum();
                left = truth(n -> a.applyAsLong(n) > b.applyAsLong(n));
            } else {
                return left;
            }
        }
    }

    private LongUnaryOperator sum() {
        LongUnaryOperator left = product();
        while (true) {
            LongUnaryOperator a = left;
            if (take("+")) {
                LongUnaryOperator b = product();
                left = n -> a.applyAsLong(n) + b.applyAsLong(n);
            } else if (take("-")) {
                LongUnaryOperator b = product();
                left = n -> a.applyAsLong(n) - b.applyAsLong(n);
            } else {
                return left;
            }
        }
    }

    private LongUnaryOperator product() {
        LongUnaryOperator left = one();
        while (true) {
            LongUnaryOperator a = left;
            if (take("*")) {
                LongUnaryOperator b = one();
                left = n -> a.applyAsLong(n) * b.applyAsLong(n);
            } else if (take("/")) {
                LongUnaryOperator b = notZero(one());
                left = n -> a.applyAsLong(n) / b.applyAsLong(n);
            } else if (take("%")) {
                LongUnaryOperator b = notZero(one());
                left = n -> a.applyAsLong(n) % b.applyAsLong(n);
            } else {
                return left;
            }
        }
    }

    private static LongUnaryOperator notZero(LongUnaryOperator of) {
        return n -> {
            long by = of.applyAsLong(n);
            if (by == 0) {
                throw new IllegalArgumentException("the rule of plurals divides by zero for " + n);
            }
            return by;
        };
    }

    private LongUnaryOperator one() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("the rule of plurals has more than " + DEEPEST + " levels");
        }
        LongUnaryOperator value = value();
        depth--;
        return value;
    }

    private LongUnaryOperator value() {
        if (take("!")) {
            LongUnaryOperator of = one();
            return truth(n -> of.applyAsLong(n) == 0);
        }
        if (take("(")) {
            LongUnaryOperator of = choice();
            if (!take(")")) {
                throw wrong("')'");
            }
            return of;
        }
        if (take("n")) {
            return n -> n;
        }
        int from = at;
        while (at < text.length() && at - from < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (from == at) {
            throw wrong("a number, n or '('");
        }
        long number = Long.parseLong(text.substring(from, at));
        return n -> number;
    }

    private static LongUnaryOperator truth(LongPredicate of) {
        return n -> of.test(n) ? 1 : 0;
    }
}
