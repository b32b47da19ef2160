package io.github.retention4j.io;

/**
 * How a file writes its numbers.
 *
 * <ul>
 *   <li>Grouping is optional, but a number that groups does so throughout: one to three digits that do not start with a
 *       zero, then groups of exactly three. {@code 12,34} and {@code 0,123} are no numbers in the style {@link #POINT}.
 *   <li>A sign may stand in front: {@code -}, {@code −} or {@code +}. What accountants write is read too: {@code (12.50)} and
 *       {@code 12.50-} are below zero. Blanks, and marks that nobody sees, such as those of the writing direction in Arabic and
 *       Hebrew, are passed over around the digits.
 *   <li>Money may have its currency in front, behind, or on both sides: {@code $12.50}, {@code SAR 12.50}, {@code 12.50 ر.س}. It
 *       must be the history's; a sign of several currencies, such as {@code $}, is taken for any of them.
 *   <li>There is no exponent and no percent sign; {@code .5} is a number, {@code 5.} is none. {@code SAR.50} is none, either:
 *       nobody can tell whether the point belongs to the number.
 * </ul>
 *
 * <p>{@code 1.234} is one and a bit as {@link #POINT}, and one thousand two hundred and thirty-four as {@link #COMMA}. Where
 * amounts have three decimals, as those of KWD, {@code 12,500} can be meant as either, too: it is read by the style, and
 * the history's intake notes the first of a file, unless a number before it had a decimal mark.
 */
public enum NumberStyle {
    /** {@code 1,234.56}. The default. */
    POINT('.', ",", "1,234.56"),
    /** {@code 1.234,56}. */
    COMMA(',', ".", "1.234,56"),
    /**
     * {@code ١٬٢٣٤٫٥٦}, the digits Arabic-Indic, their Persian kind ({@code ۱۲۳}) or 0 to 9. The marks are those of
     * Arabic, as programs write them with these digits; {@code ١٬٢٣٤.٥٦} is refused. Shops that write a point or a comma write 0
     * to 9 too.
     */
    ARABIC('\u066B', "\u066C", "\u0661\u066C\u0662\u0663\u0664\u066B\u0665\u0666"),
    /** {@code 1,23,456.78}, as in India: the last group has three digits, those before it two. */
    INDIAN('.', ",", "1,23,456.78"),
    /** {@code 1 234,56}, as in French or Polish. The blank may be the usual one, a no-break space, or a narrow kind of either. */
    SPACE(',', " \u00A0\u202F\u2009", "1 234,56"),
    /** {@code 1'234.56}, as in Switzerland. The apostrophe may be the typographical one, {@code ’}, too. */
    APOSTROPHE('.', "'\u2019", "1'234.56");

    /** The digits of a group. */
    static final int GROUP = 3;

    private static final char ARABIC_ZERO = '\u0660';
    private static final char PERSIAN_ZERO = '\u06F0';

    private final char decimalMark;
    private final String groupingMarks;
    private final String example;

    NumberStyle(char decimalMark, String groupingMarks, String example) {
        this.decimalMark = decimalMark;
        this.groupingMarks = groupingMarks;
        this.example = example;
    }

    char decimalMark() {
        return decimalMark;
    }

    /** The usual one. */
    char groupingMark() {
        return groupingMarks.charAt(0);
    }

    boolean isGroupingMark(char c) {
        return groupingMarks.indexOf(c) >= 0;
    }

    /** The digits of a group that another follows; the last group has {@value #GROUP}. */
    int innerGroup() {
        return this == INDIAN ? 2 : GROUP;
    }

    /**
     * The style whose grouping mark is this one's decimal mark, so that 1.500 is a number in both; for {@link #ARABIC}, whose marks
     * are nobody else's, none that matters.
     */
    NumberStyle other() {
        return decimalMark == '.' ? COMMA : POINT;
    }

    /** Whether a decimal mark can be taken for a grouping mark of {@link #other}. */
    boolean hasDoubtfulDecimals() {
        return this != ARABIC;
    }

    /** Whether a grouping mark can be taken for the decimal mark of {@link #other}. */
    boolean hasDoubtfulGroups() {
        return groupingMark() == other().decimalMark;
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
        if (this != ARABIC) {
            return -1;
        }
        int own = c - (c >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO);
        return own >= 0 && own <= 9 ? own : -1;
    }
}
