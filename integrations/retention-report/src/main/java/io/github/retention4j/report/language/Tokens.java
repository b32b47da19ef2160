package io.github.retention4j.report.language;

import io.github.retention4j.model.Window;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds the numbers, sums of money, days and windows in the words of a result, and what is left when places stand for them:
 * "at least 2 orders in 2026-03" is "at least {0} orders in {1}".
 */
final class Tokens {
    private static final Set<String> CURRENCIES = currencies();
    private static final Pattern FISCAL_OR_RETAIL = Pattern.compile(
            "FY[0-9]{4}/[0-9]{2}(?:-[QH][0-9])? from [A-Z][a-z]{2}|NRF [0-9]{4}(?:-Q[1-4]|-P[0-9]{2})?");
    private static final long NO_COUNT = -1;
    private static final int MOST_FORMS = 30;

    private final String text;
    private final StringBuilder words;
    private final List<Token> found = new ArrayList<>();
    private int at;

    /** What a token is. */
    enum Kind {
        /** A number, a range of numbers, a fraction or a percentage. */
        NUMBER,
        /** A number and a currency. */
        MONEY,
        /** A window or a day, which is one. */
        WINDOW
    }

    /**
     * What was found.
     *
     * @param kind what it is
     * @param text its figures as they stood in the text; empty for a window
     * @param currency of money, its currency; else empty
     * @param window the window
     * @param source how it stood in the text
     * @param count the number, if it is a whole one by itself, from 0; else below it
     */
    record Token(
            Kind kind,
            String text,
            String currency,
            @Nullable Window window,
            String source,
            long count) {}

    private Tokens(String text) {
        this.text = text;
        this.words = new StringBuilder(text.length());
    }

    private static Set<String> currencies() {
        Set<String> codes = new HashSet<>();
        CurrencyUnit.registeredCurrencies().forEach(unit -> codes.add(unit.getCode()));
        return codes;
    }

    /** Whether a text is the code of a currency. */
    static boolean isCurrency(String text) {
        return CURRENCIES.contains(text);
    }

    /** Looks through a text. */
    static Tokens of(String text) {
        Tokens tokens = new Tokens(text);
        tokens.read();
        return tokens;
    }

    /** The text with places for what was found. */
    String words() {
        return words.toString();
    }

    /** The words as they would be of many where they are of one, "within {0} days" for "within {0} day", the words themselves first. */
    List<String> asOfMany() {
        List<String> all = List.of(words());
        for (int i = 0; i < found.size() && all.size() < MOST_FORMS; i++) {
            String place = "{" + i + "} ";
            List<String> more = new ArrayList<>(all);
            for (String of : found.get(i).count == 1 ? all : List.<String>of()) {
                int start = of.indexOf(place) + place.length();
                int end = start < place.length() ? of.length() : wordEnd(of, start);
                more.add(of.substring(0, end) + "s" + of.substring(end));
                if (end < of.length() && of.charAt(end) == ' ') {
                    int next = wordEnd(of, end + 1);
                    more.add(of.substring(0, next) + "s" + of.substring(next));
                }
            }
            all = more;
        }
        return all;
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetter(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    /** What was found, in order. */
    List<Token> found() {
        return found;
    }

    /** Whether the text is a single number, sum, day or window. */
    boolean isAlone() {
        return found.size() == 1 && words.length() == 3;
    }

    private void read() {
        while (at < text.length()) {
            if (!isStart()) {
                words.append(text.charAt(at++));
                continue;
            }
            int from = at;
            Token token = token();
            if (token == null) {
                at = from;
                skipWord();
            } else {
                words.append('{').append(found.size()).append('}');
                found.add(token);
            }
        }
    }

    /** Whether a word may start here: behind nothing, a space, or a sign that is in no word. */
    private boolean isStart() {
        return at == 0 || " ([=:;,·<>≤≥«\"“×\u00A0\n~'".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Passes over a word, and of "NRF 2025-Q1" over both, since that is no quarter of the calendar. */
    private void skipWord() {
        int from = at;
        boolean isWord = isOfWord(text.charAt(at));
        do {
            words.append(text.charAt(at++));
        } while (isWord && at < text.length() && isOfWord(text.charAt(at)));
        if (at + 1 < text.length() && text.startsWith("NRF ", from)) {
            words.append(' ');
            at++;
            skipWord();
        }
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/' || c == '#' || c == '@';
    }

    private @Nullable Token token() {
        char c = text.charAt(at);
        if (isDigit(c)) {
            Token window = window();
            return window == null ? number() : window;
        }
        if (c == '+' || c == '-' || c == '−' || c == '.') {
            return number();
        }
        if (text.startsWith("AH ", at)) {
            return hijri();
        }
        if (c == 'F' || c == 'N') {
            Token token = fiscalOrRetail();
            if (token != null) {
                return token;
            }
        }
        return c >= 'A' && c <= 'Z' ? money() : null;
    }

    /** "FY2026/27-Q1 from Jul" or "NRF 2026-P03". */
    private @Nullable Token fiscalOrRetail() {
        int from = at;
        Matcher name = FISCAL_OR_RETAIL.matcher(text).region(at, text.length());
        if (name.lookingAt()) {
            at = name.end();
            Token token = isEnd() ? parsed(name.group()) : null;
            if (token != null) {
                return token;
            }
        }
        at = from;
        return null;
    }

    /** "SAR 12.50". */
    private @Nullable Token money() {
        boolean isCode =
                at + 4 < text.length() && text.charAt(at + 3) == ' ' && CURRENCIES.contains(text.substring(at, at + 3));
        if (!isCode) {
            return null;
        }
        int from = at;
        String code = text.substring(at, at + 3);
        at += 4;
        Token number = number();
        return number == null || number.kind != Kind.NUMBER
                ? null
                : new Token(Kind.MONEY, number.text, code, null, text.substring(from, at), NO_COUNT);
    }

    private @Nullable Token hijri() {
        int from = at;
        at += 3;
        int start = at;
        if (!digits(4)) {
            return null;
        }
        if (at + 2 < text.length() && text.charAt(at) == '-' && isDigit(text.charAt(at + 1))) {
            at++;
            digits(2);
        }
        return at > start && isEnd() ? parsed(text.substring(from, at)) : null;
    }

    /** 2026-03-20, 2026-03-01..2026-03-10, 2026-03, 2026-Q1, 2026-H1, 2026-W09; a year alone is told as any number is. */
    private @Nullable Token window() {
        int from = at;
        if (!digits(4) || at >= text.length() || text.charAt(at) != '-') {
            at = from;
            return null;
        }
        at++;
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == 'Q' || c == 'H') {
            at++;
            digits(1);
        } else if (c == 'W') {
            at++;
            digits(2);
        } else if (digits(2) && at < text.length() && text.charAt(at) == '-') {
            at++;
            digits(2);
            if (text.startsWith("..", at)) {
                at = Math.min(text.length(), at + 12);
            }
        }
        Token token = isEnd() ? parsed(text.substring(from, at)) : null;
        if (token == null) {
            at = from;
        }
        return token;
    }

    private static @Nullable Token parsed(String name) {
        try {
            Window window = name.length() == 10 && name.charAt(4) == '-'
                    ? Window.day(LocalDate.parse(name))
                    : Window.parse(name);
            return new Token(Kind.WINDOW, "", "", window, name, NO_COUNT);
        } catch (DateTimeException | IllegalArgumentException none) {
            return null;
        }
    }

    private boolean digits(int count) {
        for (int i = 0; i < count; i++) {
            if (at >= text.length() || !isDigit(text.charAt(at))) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** A number, and what belongs to it: the other end of a range, what it is divided by, percent. */
    private @Nullable Token number() {
        int from = at;
        if (!one()) {
            return null;
        }
        int end = at;
        boolean goesOn = true;
        while (goesOn && at < text.length() && "/–:…".indexOf(text.charAt(at)) >= 0) {
            at++;
            goesOn = one();
            end = goesOn ? at : end;
        }
        at = end;
        if (text.startsWith(" to ", at)) {
            at += 4;
            boolean isNegative = text.charAt(from) == '-' || text.startsWith("-", at);
            end = isNegative && one() ? at : end;
        }
        at = end;
        String figures = text.substring(from, at);
        if (at < text.length() && (text.charAt(at) == '%' || text.charAt(at) == '+' || text.charAt(at) == '*')) {
            figures += text.charAt(at++);
        } else if (text.startsWith(" %", at)) {
            figures += text.startsWith(" %*", at) ? " %*" : " %";
            at = from + figures.length();
        }
        if (!isEnd()) {
            return null;
        }
        if (figures.indexOf('%') >= 0) {
            return new Token(Kind.NUMBER, figures, "", null, figures, NO_COUNT);
        }
        String code = at + 4 <= text.length() && text.charAt(at) == ' ' ? text.substring(at + 1, at + 4) : "";
        if (CURRENCIES.contains(code) && (at + 4 == text.length() || !isOfWord(text.charAt(at + 4)))) {
            at += 4;
            return new Token(Kind.MONEY, figures, code, null, text.substring(from, at), NO_COUNT);
        }
        return new Token(Kind.NUMBER, figures, "", null, figures, count(figures));
    }

    private static long count(String figures) {
        long count = 0;
        for (int i = 0; i < figures.length(); i++) {
            char c = figures.charAt(i);
            if (c != ',' && !(isDigit(c) && count < 1_000_000_000_000L)) {
                return NO_COUNT;
            }
            count = c == ',' ? count : count * 10 + (c - '0');
        }
        return count;
    }

    /** A sign, digits with commas between thousands, and decimals. */
    private boolean one() {
        if (at < text.length() && "+-−".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
            boolean isComma = at + 3 < text.length() && text.charAt(at) == ',' && isDigit(text.charAt(at + 1));
            if (isComma && isDigit(text.charAt(at + 2)) && isDigit(text.charAt(at + 3))) {
                at++;
            }
        }
        boolean isWhole = at > from;
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            return true;
        }
        return isWhole;
    }

    /** Whether no word goes on here. */
    private boolean isEnd() {
        if (at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        boolean isStop = c == '.' && (at + 1 == text.length() || text.charAt(at + 1) == ' ');
        return isStop || !(isOfWord(c) || Character.isSurrogate(c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %s", words, found);
    }
}
