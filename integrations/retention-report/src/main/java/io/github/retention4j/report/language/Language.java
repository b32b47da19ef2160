package io.github.retention4j.report.language;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.CalendarUnit;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A language of pages and pictures: its words, its direction, and how it tells figures, days and names.
 *
 * <ul>
 *   <li>Nothing is taken from the locale data of the Java run time, which differ from version to version: every machine writes the
 *       same bytes.
 *   <li>Figures stand in isolates of their own, so that in a text from right to left a minus stays before its number. So do names
 *       that a shop gave, of whatever direction they are.
 *   <li>Another language is one file: a copy of {@code ar.po}, which lies beside this class, with other words behind
 *       {@code msgstr}; see {@link #read}.
 * </ul>
 *
 * <pre>{@code
 * Language turkish = Language.read(Path.of("tr.po"));
 * System.out.println(Language.ARABIC.tell(engine.compute(RetentionRate.in(month(2026, 3)))));
 * }</pre>
 */
public final class Language {
    /** English. */
    public static final Language ENGLISH = new Language(() -> Words.ENGLISH, Digits.LATIN, false);

    /** Arabic, with Latin digits. */
    public static final Language ARABIC = new Language(new BundledWords("ar.po"), Digits.LATIN, false);

    private static final char ISOLATE_LEFT_TO_RIGHT = '\u2066';
    private static final char ISOLATE = '\u2068';
    private static final char END = '\u2069';
    private static final int LONGEST_NAME = 60;

    private final Supplier<Words> words;
    private final Digits digits;
    private final boolean timeFromLeft;
    private final Calendars calendars;

    private Language(Supplier<Words> words, Digits digits, boolean timeFromLeft) {
        this.words = words;
        this.digits = digits;
        this.timeFromLeft = timeFromLeft;
        this.calendars = new Calendars(this);
    }

    /**
     * A language of a file of its own: a PO file of gettext, as translators' tools read and write it, in UTF-8.
     *
     * <ul>
     *   <li>Its head tells the {@code Language} and the {@code Plural-Forms}. Behind each {@code msgid}, which is English, stands
     *       what it is in the language; {0}, {1} … are put in wherever the language wants them.
     *   <li>What is not a sentence has a {@code msgctxt}: the direction of text, months, quarters, how days are written, currencies.
     *   <li>What is missing, empty or marked fuzzy is told in English.
     * </ul>
     *
     * @param file the file
     * @return the language
     * @throws IllegalArgumentException if it is no such file; the message tells the line, what is wrong and what to write
     * @throws UncheckedIOException if there is no file, or it is a folder, or it cannot be read
     */
    public static Language read(Path file) {
        return language(Words.read(file));
    }

    private static Language language(Words of) {
        return new Language(() -> of, Digits.LATIN, false);
    }

    /**
     * The same language with other digits.
     *
     * @param of the digits that numbers are written with
     * @return the language
     */
    public Language with(Digits of) {
        return new Language(words, requireNonNull(of, "digits"), timeFromLeft);
    }

    /**
     * The same language with pictures whose time runs from left to right, though its text may not.
     *
     * @return the language
     */
    public Language withTimeFromLeft() {
        return new Language(words, digits, true);
    }

    /**
     * Its name as pages state it.
     *
     * @return the tag of BCP 47, such as "ar"
     */
    public String tag() {
        return words().tag();
    }

    /**
     * Whether its text runs from right to left.
     *
     * @return whether it does
     */
    public boolean isRightToLeft() {
        return words().isRightToLeft();
    }

    /**
     * Whether pictures are mirrored, so that their time runs as the text does.
     *
     * @return whether they are
     */
    public boolean isMirrored() {
        return isRightToLeft() && !timeFromLeft;
    }

    /**
     * A sentence of a page or a picture.
     *
     * @param english the sentence in English, with {0}, {1} … for what is put in
     * @param parts what is put in, already told in this language: figures by {@link #number}, names by {@link #name}
     * @return the sentence in this language; in English if it has none
     */
    public String say(String english, String... parts) {
        String own = words().find(requireNonNull(english, "english"));
        return fill(own == null ? english : own, List.of(parts));
    }

    /** Words with their places filled and what they count in its plural form. */
    String fill(String words, List<String> parts) {
        return Template.fill(inOwnDigits(words), parts, words()::counted);
    }

    /** Words of which the numbers are told as the language tells numbers; its places stay. */
    String inOwnDigits(String words) {
        return isRightToLeft() || digits != Digits.LATIN
                ? Template.mapNumbers(words, of -> isolated(figures(of)))
                : words;
    }

    /**
     * Words of a result, such as the name of a metric, a definition or the name of a column. Numbers, days and windows among them
     * are told as this language tells them.
     *
     * @param english the words as the result tells them
     * @return the words in this language, as far as it knows them; what it does not know is taken for a name that the shop gave
     */
    public String phrase(String english) {
        return new Phrases(this, words()).tell(requireNonNull(english, "english"));
    }

    /**
     * The name of a column. Some are words that mean something else as well: "at risk" of a curve, and of customers' segments.
     *
     * @param english the name as the result tells it
     * @return the name in this language; as a phrase, if it has none for a column of that name
     */
    public String column(String english) {
        String own = words().find("column", requireNonNull(english, "english"));
        return own == null ? phrase(english) : inOwnDigits(own);
    }

    /** The words of the language, for the tests. */
    Words words() {
        return words.get();
    }

    /**
     * A name that comes from outside: of at most 60 characters, rid of controls and of marks that turn the direction of text, and
     * isolated.
     *
     * @param text the name
     * @return the name as it can stand in any sentence
     */
    public String name(String text) {
        return isolatedName(Cleaning.clean(requireNonNull(text, "name"), LONGEST_NAME));
    }

    /** A clean name in an isolate, unless it runs as the text around it does. */
    String isolatedName(String clean) {
        return clean.isEmpty() || (!isRightToLeft() && Cleaning.isPlain(clean)) ? clean : ISOLATE + clean + END;
    }

    /**
     * A whole number.
     *
     * @param value the number
     * @return such as "1,064"
     */
    public String number(long value) {
        String digits = Long.toString(value);
        String size = value < 0 ? digits.substring(1) : digits;
        return isolated((value < 0 ? "−" : "") + figures(grouped(size)));
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
        String percent = unit.quantity() == Unit.Quantity.SHARE ? figures(" %") : "";
        double size = Math.abs(told);
        if (size >= 1e9) {
            return tick("{0}B", shortest(told / 1e9) + percent);
        }
        if (size >= 1e6) {
            return tick("{0}M", shortest(told / 1e6) + percent);
        }
        return size >= 1e3 ? tick("{0}k", shortest(told / 1e3) + percent) : isolated(shortest(told) + percent);
    }

    private String tick(String of, String number) {
        return Template.fill(words().of("tick", of), List.of(isolated(number)));
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
     * @return such as "1 order" or "2 orders"; in the plural form that the language has for so many
     */
    public String count(long count, String noun) {
        String own = words().find("{0} " + requireNonNull(noun, "noun"), count);
        String english = "{0} " + noun + (count == 1 ? "" : "s");
        return Template.fill(own == null ? english : own, List.of(number(count)));
    }

    /**
     * A figure with its unit.
     *
     * @param value the figure
     * @param unit what it is in
     * @return such as "38.7 %" for 0.387, or "1,234.50 SAR per order"
     */
    public String figure(double value, Unit unit) {
        boolean isDays = unit.quantity() == Unit.Quantity.DAYS && words().find("{0} " + unit.name()) != null;
        boolean isWhole = value >= 0 && value < 1e12 && unit.factor() == 1 && Math.rint(value) == value;
        // Where the noun has forms, three days are no 3.0 days.
        int decimals = isDays && isWhole ? 0 : unit.decimals();
        return behind(digits(unit.factor() * value, decimals), unit, isWhole && decimals == 0 ? Math.round(value) : -1);
    }

    /**
     * A figure with its sign and its unit.
     *
     * @param value the figure
     * @param unit what it is in
     * @return such as "+3.1 points"
     */
    public String signed(double value, Unit unit) {
        String number = Figures.decimals(unit.factor() * value, unit.decimals());
        boolean isAbove = value > 0 && number.chars().anyMatch(c -> c >= '1' && c <= '9');
        return behind((isAbove ? "+" : "") + digits(unit.factor() * value, unit.decimals()), unit, -1);
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
        return behind(low + (low.startsWith("−") || high.startsWith("−") ? " … " : "–") + high, unit, -1);
    }

    private String behind(String number, Unit unit, long count) {
        String name = unit.name();
        boolean isSign = name.equals("%") || name.equals("x");
        String told = name.isEmpty()
                ? isolated(number)
                : isSign ? isolated(number + figures(" " + name)) : named(isolated(number), unit, count);
        return unit.per().isEmpty() ? told : say("{0} per {1}", told, phrase(unit.per()));
    }

    private String named(String number, Unit unit, long count) {
        if (unit.quantity() == Unit.Quantity.MONEY) {
            return number + " " + currency(unit.name());
        }
        boolean isDifference = unit.quantity() == Unit.Quantity.SHARE_DIFFERENCE;
        String own = isDifference
                ? words().of("difference of shares", "{0} " + unit.name())
                : words().find("{0} " + unit.name(), count);
        return own == null ? number + " " + phrase(unit.name()) : Template.fill(own, List.of(number));
    }

    /** A currency as shops write it; its code if the language has no other name. */
    String currency(String code) {
        String own = words().of("currency", code);
        return own.equals(code) && isRightToLeft() ? isolated(code) : own;
    }

    /**
     * A window.
     *
     * @param window the window
     * @return such as "Mar 2026", "Q1 2026", "Ramadan 1447" or "1 Jan – 20 Mar 2026"
     */
    public String window(Window window) {
        return calendars.tell(requireNonNull(window, "window"));
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
     * A table of a result in this language. Lines that the table had broken are whole again.
     *
     * @param table the table
     * @return the same with its words told in this language
     */
    public Table table(Table table) {
        return Tellings.table(this, table);
    }

    /**
     * The text of a result in this language.
     *
     * @param result the result of a metric, or anything that is printed
     * @return in English what it prints; in another language the same, with what it has no words for in English
     */
    public String tell(Object result) {
        requireNonNull(result, "result");
        return words().isEnglish() ? result.toString() : Tellings.of(this, result);
    }

    private String digits(double value, int decimals) {
        String text = Figures.decimals(Math.abs(value), decimals);
        boolean isBelow = value < 0 && text.chars().anyMatch(c -> c >= '1' && c <= '9');
        return (isBelow ? "−" : "") + figures(grouped(text));
    }

    /** A number with its thousands apart. */
    static String grouped(String digits) {
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        boolean isNumber = digits.charAt(0) >= '0' && digits.charAt(0) <= '9';
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = end - 3; i > 0 && isNumber; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** A number in the language's digits. */
    String figures(String latin) {
        if (digits == Digits.LATIN) {
            return latin;
        }
        StringBuilder own = new StringBuilder(latin.length());
        for (int i = 0; i < latin.length(); i++) {
            char c = latin.charAt(i);
            own.append(
                    c >= '0' && c <= '9'
                            ? (char) ('٠' + (c - '0'))
                            : switch (c) {
                                case ',' -> '٬';
                                case '.' -> '٫';
                                case '%' -> '٪';
                                default -> c;
                            });
        }
        return own.toString();
    }

    /** A number in an isolate, if text runs from right to left: no line breaks before its percent sign. */
    String isolated(String number) {
        return isRightToLeft() ? ISOLATE_LEFT_TO_RIGHT + number.replace(' ', '\u00A0') + END : number;
    }

    /** The same words, digits and direction of time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Language that
                && words().equals(that.words())
                && digits == that.digits
                && timeFromLeft == that.timeFromLeft;
    }

    @Override
    public int hashCode() {
        return Objects.hash(words().tag(), digits.name(), timeFromLeft);
    }

    @Override
    public String toString() {
        return tag();
    }
}
