package io.github.retention4j.io.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Arrays;
import java.util.Locale;

/**
 * The one form of a phone number, E.164, of all the ways it is written: {@code +966500000123} of {@code 050 000 0123},
 * {@code 966500000123}, {@code 00966-50-0000123}, {@code ٠٥٠٠٠٠٠١٢٣} and {@code 500000123}, whose zero a spreadsheet has taken.
 *
 * <ul>
 *   <li>A number without a country's prefix is one of the country that was stated. Only if it is none there, and has at least
 *       {@value #LEAST_ABROAD} digits, it is tried as one of abroad whose plus is missing.
 *   <li>Blanks, marks that nobody sees, hyphens, points, slashes and parentheses are passed over, and so are the apostrophe that a
 *       spreadsheet puts in front of a text and the {@code .0} behind a number that was a decimal one on its way.
 *   <li>What is no number is a bad row: a masked one, too, since all customers with the same open digits would be one. The reasons
 *       never have the number.
 * </ul>
 *
 * <p>Which numbers exist, Google's libphonenumber knows: {@code 0000000000} is none. It is an optional dependency. One object
 * serves one thread.
 */
public final class PhoneNumbers {
    /** Digits of a number of abroad without its plus: fewer are rather one of this country with a slip of the pen. */
    private static final int LEAST_ABROAD = 11;

    /** E.164 has 15; with a prefix to dial abroad and a zero kept behind the country's, a few more. */
    private static final int MOST_DIGITS = 20;

    /** Two to this power numbers are remembered: a customer's orders often stand close together, and to look one up takes long. */
    private static final int REMEMBERED_BITS = 14;

    /** Odd, and of about as many ones as zeros, so that the upper bits of a product depend on all. */
    private static final int SPREAD = 0x9E3779B9;

    private final String country;
    private final Directory directory;

    // Each number, as it was written, has one place, whose number before is forgotten.
    private final String[] written = new String[1 << REMEMBERED_BITS];
    private final String[] remembered = new String[1 << REMEMBERED_BITS];

    private PhoneNumbers(String country, Directory directory) {
        this.country = country;
        this.directory = directory;
        Arrays.fill(written, "");
        Arrays.fill(remembered, "");
    }

    /**
     * For numbers of a country.
     *
     * @param country its ISO 3166 code, as SA
     * @throws IllegalArgumentException if there is no such country
     * @throws IllegalStateException if the library is missing
     */
    public static PhoneNumbers of(String country) {
        String code = country.toUpperCase(Locale.ROOT);
        Directory directory;
        try {
            directory = new Directory();
        } catch (NoClassDefFoundError missing) {
            throw new IllegalStateException(
                    "phone(\"" + country + "\") needs the library libphonenumber: add the dependency"
                            + " com.googlecode.libphonenumber:libphonenumber (on the module path, with --add-modules"
                            + " com.google.i18n.phonenumbers.libphonenumber)",
                    missing);
        }
        if (!directory.knows(code)) {
            throw new IllegalArgumentException(
                    "phone(\"" + country + "\"): no such country; write its code of two letters, as SA or EG");
        }
        return new PhoneNumbers(code, directory);
    }

    /**
     * The number as {@code +966500000123}.
     *
     * @throws BadRow with a reason without the number, if the text is none
     */
    public String e164(CharSequence text) {
        StringBuilder digits = new StringBuilder(MOST_DIGITS + 2);
        if (collect(text, digits)) {
            digits.insert(0, '+');
        }
        String number = digits.toString();
        int place = (number.hashCode() * SPREAD) >>> (Integer.SIZE - REMEMBERED_BITS);
        if (!number.equals(written[place])) {
            remembered[place] = find(number);
            written[place] = number;
        }
        return remembered[place];
    }

    private String find(String number) {
        String found = directory.e164(number, country);
        if (found.isEmpty() && number.length() >= LEAST_ABROAD && number.charAt(0) != '0' && number.charAt(0) != '+') {
            found = directory.e164("+" + number, country);
        }
        if (found.isEmpty()) {
            throw new BadRow("no phone number of " + country + ", nor one that begins with + or 00");
        }
        return found;
    }

    /** Takes the digits out, if there is nothing else that means something, and tells whether there is a plus in front. */
    private static boolean collect(CharSequence text, StringBuilder digits) {
        int end = endWithoutPlaces(text);
        boolean plus = false;
        boolean letters = false;
        boolean others = false;
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                if (digits.length() <= MOST_DIGITS) {
                    digits.append((char) ('0' + digit));
                }
            } else if (isMask(text, at)) {
                throw new BadRow("a masked phone number, which strangers share; take another column as the customer");
            } else if (isExponent(text, at)) {
                throw new BadRow(
                        "a phone number in a spreadsheet's short form, as 9.66E+11, whose other digits are lost;"
                                + " format the column as text or a whole number there, and export it again");
            } else if (isPlus(c) && !plus && digits.length() == 0) {
                plus = true;
            } else if (!isFiller(c) && !(isApostrophe(c) && digits.length() == 0)) {
                letters |= Character.isLetter(c);
                others = true;
            }
        }
        if (others || digits.length() == 0 || digits.length() > MOST_DIGITS) {
            throw new BadRow(
                    text.length() == 0 ? "empty" : letters ? "no phone number: it has letters" : "no phone number");
        }
        return plus;
    }

    /** 966500000123.0 is 966500000123: the column was one of decimal numbers, as an empty cell makes it in some programs. */
    private static int endWithoutPlaces(CharSequence text) {
        int end = text.length();
        if (end < 3 || text.charAt(end - 1) != '0' || text.charAt(end - 2) != '.') {
            return end;
        }
        for (int at = 0; at < end - 2; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return end;
            }
        }
        return end - 2;
    }

    /** Stars and the like in place of digits, or one letter x after another. */
    private static boolean isMask(CharSequence text, int at) {
        char c = text.charAt(at);
        if (c == 'x' || c == 'X' || c == '#' || c == '_') {
            return at + 1 < text.length() && text.charAt(at + 1) == c;
        }
        return "*\u2022\u25CF\u2217\u00D7\uFF0A\u2731\u2026\u00B7\u066D".indexOf(c) >= 0;
    }

    private static boolean isExponent(CharSequence text, int at) {
        char c = text.charAt(at);
        if ((c != 'e' && c != 'E') || at == 0 || at + 1 == text.length()) {
            return false;
        }
        char next = text.charAt(at + 1);
        return Character.isDigit(text.charAt(at - 1)) && (next == '+' || Character.isDigit(next));
    }

    private static boolean isPlus(char c) {
        return c == '+' || c == '\uFF0B';
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '\u2018' || c == '\u2019' || c == '`';
    }

    private static boolean isFiller(char c) {
        return c <= ' '
                || UnseenMarks.is(c)
                || ".-/()".indexOf(c) >= 0
                || (c >= '\u2010' && c <= '\u2015')
                || c == '\u2212';
    }

    /** The library, apart, so that all else can be loaded without it. */
    private static final class Directory {
        private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

        boolean knows(String country) {
            return numbers.getSupportedRegions().contains(country);
        }

        /** Empty if there is no such number. */
        String e164(String number, String country) {
            try {
                PhoneNumber parsed = numbers.parse(number, country);
                return numbers.isValidNumber(parsed) ? numbers.format(parsed, PhoneNumberFormat.E164) : "";
            } catch (NumberParseException none) {
                return "";
            }
        }
    }
}
