package io.github.retention4j.shops;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** An amount as platforms write it, with a currency's sign or name, or in Arabic digits: {@code $1,234.50}, {@code ١٢٠٫٥٠ ر.س}. */
final class WrittenAmount {
    /** Signs, codes and words of currencies, with the dots of their abbreviations. */
    private static final Pattern CURRENCY =
            Pattern.compile("\\p{Sc}|\\p{L}[\\p{L}\\p{M}]*(\\.\\p{L}[\\p{L}\\p{M}]*)*\\.?");

    /** A comma is one of thousands only where three digits follow the last: 12,50 is none of these. */
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d{1,18}|\\d{1,3}(,\\d{2,3})*,\\d{3})(\\.\\d{1,18})?");

    private WrittenAmount() {}

    /**
     * The number alone, with a point and without separators of thousands; empty for an empty text. What is no number then stays as it
     * is, and will be refused as that.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        western(CURRENCY.matcher(text).replaceAll("")).chars().forEach(c -> {
            if (c == '\u2212') {
                plain.append('-');
            } else if (!Character.isSpaceChar(c) && Character.getType(c) != Character.FORMAT) {
                plain.append((char) c);
            }
        });
        String number = plain.toString();
        if (number.startsWith("(") && number.endsWith(")")) {
            number = '-' + number.substring(1, number.length() - 1);
        }
        return NUMBER.matcher(number).matches() ? number.replace(",", "") : text;
    }

    /** The same with the digits 0 to 9, a point and a comma in the place of Arabic ones. */
    static String western(String text) {
        StringBuilder western = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            int digit = Character.digit(c, 10);
            western.append(
                    switch (c) {
                        case '\u066B' -> '.';
                        case '\u066C' -> ',';
                        default -> digit >= 0 ? (char) ('0' + digit) : (char) c;
                    });
        });
        return western.toString();
    }

    /** The number; empty if it is none. */
    static Optional<BigDecimal> number(String text) {
        String plain = plain(text);
        return NUMBER.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }
}
