package io.github.retention4j.shops;

import java.util.Arrays;
import java.util.Locale;

/** What an order's buyer is known by, where the platform has no id for everybody. Each is empty for nobody. */
final class CustomerKey {
    private static final String SAUDI_ARABIA = "966";

    /** Without the country's prefix and the zero before it. */
    private static final int SAUDI_DIGITS = 9;

    /** Of a number with its country's prefix, without the plus: so few has none, and more has E.164 no room for. */
    private static final int LEAST_DIGITS = 8;

    private static final int MOST_DIGITS = 15;

    /** Remarked of orders whose phone {@link #isNoNumber}, where there is nothing else to know their customer by. */
    static final String NO_NUMBER =
            "the phone of # is no number (it has too few digits, or too many), so nobody knows the customer";

    private CustomerKey() {}

    /** An e-mail address in small letters; empty for one that is masked, as {@code a***@example.com}, since strangers share it. */
    static String mail(String text) {
        return isMasked(text) ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /** A telephone number as its digits, with a plus if it has one; empty for one that is masked. */
    static String phone(String text) {
        if (isMasked(text)) {
            return "";
        }
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                digits.append(digit);
            } else if (c == '+' && digits.isEmpty()) {
                digits.append('+');
            }
        });
        return digits.length() > 1 ? digits.toString() : "";
    }

    /**
     * A telephone number in the form of E.164, as {@code +966500000001}, where one without a country's prefix is of Saudi Arabia:
     * {@code 05…}, {@code 5…}, {@code 9665…}, {@code +9665…} and {@code 009665…} are one. Empty for what is no number: one of Saudi
     * Arabia has nine digits behind the prefix, any other 8 to 15. Eight digits without a prefix, as neighbours write them, are as
     * they stand.
     */
    static String saudiPhone(String text) {
        String digits = phone(text);
        if (digits.startsWith("+")) {
            digits = digits.substring(1);
        } else if (digits.startsWith("00")) {
            digits = digits.substring(2);
        } else if (digits.startsWith("0")) {
            digits = SAUDI_ARABIA + digits.substring(1);
        } else if (digits.length() == SAUDI_DIGITS) {
            digits = SAUDI_ARABIA + digits;
        } else if (digits.length() == LEAST_DIGITS) {
            return digits;
        }
        if (digits.startsWith(SAUDI_ARABIA + "0")) {
            // As some write it who know both forms: +966 05…
            digits = SAUDI_ARABIA + digits.substring(SAUDI_ARABIA.length() + 1);
        }
        return isNumber(digits) ? '+' + digits : "";
    }

    private static boolean isNumber(String digits) {
        if (digits.startsWith(SAUDI_ARABIA)) {
            return digits.length() == SAUDI_ARABIA.length() + SAUDI_DIGITS;
        }
        return digits.length() >= LEAST_DIGITS && digits.length() <= MOST_DIGITS && digits.charAt(0) != '0';
    }

    /** Whether something is written that is no {@link #saudiPhone}, and not hidden either. */
    static boolean isNoNumber(String text) {
        return !text.isBlank() && !isMasked(text) && saudiPhone(text).isEmpty();
    }

    /** An id; empty for 0, which is how platforms write that there is none. */
    static String id(String text) {
        return text.strip().matches("0+") ? "" : text.strip();
    }

    /** The first that is not empty; empty if all are. */
    static String firstOf(String... keys) {
        return Arrays.stream(keys).filter(key -> !key.isEmpty()).findFirst().orElse("");
    }

    /** Whether parts are hidden by stars. */
    static boolean isMasked(String text) {
        return text.indexOf('*') >= 0;
    }
}
