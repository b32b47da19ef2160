package io.github.retention4j.io;

import io.github.retention4j.io.amount.NumberMarks;

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
    POINT,
    /** {@code 1.234,56}. */
    COMMA,
    /**
     * {@code ١٬٢٣٤٫٥٦}, the digits Arabic-Indic, their Persian kind ({@code ۱۲۳}) or 0 to 9. The marks are those of
     * Arabic, as programs write them with these digits; {@code ١٬٢٣٤.٥٦} is refused. Shops that write a point or a comma write 0
     * to 9 too.
     */
    ARABIC,
    /** {@code 1,23,456.78}, as in India: the last group has three digits, those before it two. */
    INDIAN,
    /** {@code 1 234,56}, as in French or Polish. The blank may be the usual one, a no-break space, or a narrow kind of either. */
    SPACE,
    /** {@code 1'234.56}, as in Switzerland. The apostrophe may be the typographical one, {@code ’}, too. */
    APOSTROPHE;

    private final NumberMarks marks = NumberMarks.valueOf(name());

    /** Those that it is read by. */
    NumberMarks marks() {
        return marks;
    }
}
