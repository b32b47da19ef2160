package io.github.retention4j.report.language;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.time.LocalDate;

/**
 * A language of pages and pictures: its words, its direction, and how it tells figures, days and names.
 *
 * <ul>
 *   <li>Nothing is taken from the locale data of the Java run time, which differ from version to version: every machine writes the
 *       same bytes.
 *   <li>Figures stand in isolates of their own, so that in a text from right to left a minus stays before its number. So do names
 *       that a shop gave, of whatever direction they are.
 * </ul>
 */
public final class Language {
    /** English. */
    public static final Language ENGLISH = new Language("en", false, Digits.LATIN, false);

    /** Arabic, with Latin digits. */
    public static final Language ARABIC = new Language("ar", true, Digits.LATIN, false);

    private static final char ISOLATE_LEFT_TO_RIGHT = '\u2066';
    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';
    private static final int LONGEST_NAME = 60;

    private final String tag;
    private final boolean isRightToLeft;
    private final Digits digits;
    private final boolean timeFromLeft;

    private Language(String tag, boolean isRightToLeft, Digits digits, boolean timeFromLeft) {
        this.tag = tag;
        this.isRightToLeft = isRightToLeft;
        this.digits = digits;
        this.timeFromLeft = timeFromLeft;
    }

    /**
     * A language of a file.
     *
     * @param path the file
     * @return the language
     */
    public static Language read(java.nio.file.Path path) {
        throw new UnsupportedOperationException(path.toString());
    }

    /**
     * The same language with other digits.
     *
     * @param of the digits that numbers are written with
     * @return the language
     */
    public Language with(Digits of) {
        return new Language(tag, isRightToLeft, requireNonNull(of, "digits"), timeFromLeft);
    }

    /**
     * The same language with pictures whose time runs from left to right, though its text may not.
     *
     * @return the language
     */
    public Language withTimeFromLeft() {
        return new Language(tag, isRightToLeft, digits, true);
    }

    /**
     * Its name as pages state it.
     *
     * @return the tag of BCP 47, such as "ar"
     */
    public String tag() {
        return tag;
    }

    /**
     * Whether its text runs from right to left.
     *
     * @return whether it does
     */
    public boolean isRightToLeft() {
        return isRightToLeft;
    }

    /**
     * Whether pictures are mirrored, so that their time runs as the text does.
     *
     * @return whether they are
     */
    public boolean isMirrored() {
        return isRightToLeft && !timeFromLeft;
    }

    /**
     * A sentence of a page or a picture.
     *
     * @param english the sentence in English, with {0}, {1} … for what is put in
     * @param parts what is put in, already told in this language: figures by {@link #number}, names by {@link #name}
     * @return the sentence in this language; in English if it has none
     */
    public String say(String english, String... parts) {
        String text = english;
        for (int i = 0; i < parts.length; i++) {
            text = text.replace("{" + i + "}", parts[i]);
        }
        return text;
    }

    /**
     * Words of a result, such as the name of a metric, a definition or the name of a column.
     *
     * @param english the words as the result tells them
     * @return the words in this language, as far as it knows them; what it does not know is taken for a name that the shop gave
     */
    public String phrase(String english) {
        return english;
    }

    /**
     * A name that comes from outside: cut to 60 characters, rid of marks that control the direction of text, and isolated.
     *
     * @param text the name
     * @return the name as it can stand in any sentence
     */
    public String name(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .filter(c -> !(c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || Character.isISOControl(c)))
                .limit(LONGEST_NAME + 1)
                .forEach(clean::appendCodePoint);
        boolean isLong = clean.codePointCount(0, clean.length()) > LONGEST_NAME;
        String cut = isLong ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME)) + "…" : clean.toString();
        boolean isPlain = !isRightToLeft && cut.chars().allMatch(c -> c < 0x0590);
        return isPlain ? cut : ISOLATE + cut + END;
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return such as "1,064"
     */
    public String number(long value) {
        return decimal(value, 0);
    }

    /**
     * A number of so many decimals.
     *
     * @param value the number
     * @param decimals how many decimals, zero or above
     * @return such as "1,234.50"
     */
    public String decimal(double value, int decimals) {
        return isolated(digits(value, decimals));
    }

    /**
     * A number for the tick of an axis, shortened: thousands as k, millions as M.
     *
     * @param value the number
     * @param unit what it is in; its name is not told, but for percent
     * @return such as "1.2k" or "40 %"
     */
    public String tick(double value, Unit unit) {
        double told = unit.factor() * value;
        String percent = unit.quantity() == Unit.Quantity.SHARE ? " %" : "";
        double size = Math.abs(told);
        String text = size >= 1e9
                ? shortest(told / 1e9) + "B"
                : size >= 1e6 ? shortest(told / 1e6) + "M" : size >= 1e3 ? shortest(told / 1e3) + "k" : shortest(told);
        return isolated(text + percent);
    }

    private String shortest(double value) {
        for (int decimals = 0; decimals < 3; decimals++) {
            double scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
            if (Math.abs(value * scale - Math.rint(value * scale)) < 1e-6) {
                return digits(value, decimals);
            }
        }
        return digits(value, 2);
    }

    /**
     * A count and what it counts.
     *
     * @param count how many
     * @param noun what one of them is called in English, of which many have an s
     * @return such as "1 order" or "2 orders"
     */
    public String count(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * A figure with its unit.
     *
     * @param value the figure
     * @param unit what it is in
     * @return such as "38.7 %" for 0.387, or "1,234.50 SAR per order"
     */
    public String figure(double value, Unit unit) {
        return behind(digits(unit.factor() * value, unit.decimals()), unit);
    }

    /**
     * A figure with its sign and its unit.
     *
     * @param value the figure
     * @param unit what it is in
     * @return such as "+3.1 points"
     */
    public String signed(double value, Unit unit) {
        String number = digits(unit.factor() * value, unit.decimals());
        boolean isAbove = value > 0 && number.chars().anyMatch(c -> c >= '1' && c <= '9');
        return behind(isAbove ? "+" + number : number, unit);
    }

    /**
     * The ends of an interval.
     *
     * @param interval the interval
     * @param unit what its ends are in
     * @return such as "35.8–41.7 %"
     */
    public String interval(Interval interval, Unit unit) {
        String low = digits(unit.factor() * interval.low(), unit.decimals());
        String high = digits(unit.factor() * interval.high(), unit.decimals());
        return behind(low + (low.startsWith("−") || high.startsWith("−") ? " … " : "–") + high, unit);
    }

    private String behind(String number, Unit unit) {
        String text = unit.text();
        boolean isSign = text.equals("%") || text.equals("x");
        return text.isEmpty()
                ? isolated(number)
                : isSign ? isolated(number + " " + text) : isolated(number) + " " + phrase(text);
    }

    /**
     * A window.
     *
     * @param window the window
     * @return such as "Mar 2026"
     */
    public String window(Window window) {
        return isolated(window.toString());
    }

    /**
     * A day.
     *
     * @param day the day
     * @return such as "5 Mar 2026"
     */
    public String date(LocalDate day) {
        return window(Window.of(CalendarUnit.DAY, day));
    }

    /**
     * A table of a result in this language.
     *
     * @param table the table
     * @return the same with its words told in this language
     */
    public Table table(Table table) {
        return table;
    }

    /**
     * A result as text in this language.
     *
     * @param result the result of a metric
     * @return its text
     */
    public String tell(Object result) {
        return String.valueOf(result);
    }

    private static String digits(double value, int decimals) {
        String text = Figures.decimals(Math.abs(value), decimals);
        String sign = value < 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9') ? "−" : "";
        int end = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        StringBuilder grouped = new StringBuilder(text);
        for (int i = end - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return sign + grouped;
    }

    private String isolated(String number) {
        return isRightToLeft ? ISOLATE_LEFT_TO_RIGHT + number + END : number;
    }

    @Override
    public String toString() {
        return tag;
    }
}
