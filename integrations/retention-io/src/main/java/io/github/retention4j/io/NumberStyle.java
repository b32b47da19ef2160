package io.github.retention4j.io;

/**
 * How a file writes its numbers.
 *
 * <ul>
 *   <li>Grouping is optional, but a number that groups does so throughout: one to three digits that do not start with a
 *       zero, then groups of exactly three. {@code 12,34} and {@code 0,123} are no numbers in the style {@link #POINT}.
 *   <li>A sign may stand in front: {@code -}, {@code −} or {@code +}. Marks around it that nobody sees, such as those of
 *       the writing direction in Arabic and Hebrew, are passed over.
 *   <li>There is no exponent, no currency sign and no percent sign; {@code .5} is a number, {@code 5.} is none.
 * </ul>
 *
 * <p>{@code 1.234} is one and a bit as {@link #POINT}, and one thousand two hundred and thirty-four as {@link #COMMA}. Where
 * amounts have three decimals, as those of KWD, {@code 12,500} can be meant as either, too: it is read by the style, and
 * the history's intake notes the first of a file, unless a number before it had a decimal mark.
 */
public enum NumberStyle {
    /** {@code 1,234.56}. The default. */
    POINT('.', ',', '0', "1,234.56"),
    /** {@code 1.234,56}. */
    COMMA(',', '.', '0', "1.234,56"),
    /**
     * {@code ١٬٢٣٤٫٥٦}, the digits Arabic-Indic, their Persian kind ({@code ۱۲۳}) or 0 to 9. The marks are those of
     * Arabic, as programs write them with these digits; {@code ١٬٢٣٤.٥٦} is refused. Shops that write a point or a comma write 0
     * to 9 too.
     */
    ARABIC('\u066B', '\u066C', '\u0660', "\u0661\u066C\u0662\u0663\u0664\u066B\u0665\u0666");

    private static final char PERSIAN_ZERO = '\u06F0';

    private final char decimalMark;
    private final char groupingMark;
    private final char zero;
    private final String example;

    NumberStyle(char decimalMark, char groupingMark, char zero, String example) {
        this.decimalMark = decimalMark;
        this.groupingMark = groupingMark;
        this.zero = zero;
        this.example = example;
    }

    char decimalMark() {
        return decimalMark;
    }

    char groupingMark() {
        return groupingMark;
    }

    String example() {
        return example;
    }

    /** The value of a digit, or -1. */
    int digit(char c) {
        int latin = c - '0';
        if (latin >= 0 && latin <= 9) {
            return latin;
        }
        if (zero == '0') {
            return -1;
        }
        int own = c - (c >= PERSIAN_ZERO ? PERSIAN_ZERO : zero);
        return own >= 0 && own <= 9 ? own : -1;
    }
}
