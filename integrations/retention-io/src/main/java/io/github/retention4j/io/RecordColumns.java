package io.github.retention4j.io;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.CalendarUnit;
import java.io.UncheckedIOException;
import java.time.ZoneId;

/**
 * A CSV file, and what has been stated of how it is written. It is a value: each call returns a new one, and nothing is
 * read before {@link #into}. Each thing is stated once: to state it again in the same words changes nothing, and in others
 * is an {@link IllegalStateException}, unless the method says that its calls add up.
 *
 * <ul>
 *   <li>The first line names the columns. Names are matched exactly, white space around them aside; where none is exactly
 *       so called, the one that looks the same is meant, {@linkplain InvisibleMarks invisible marks} aside. Columns that are
 *       not stated are not looked at, but for one that is called as a currency in a file of money.
 *   <li>Quotes are as in RFC 4180: a quoted cell may hold delimiters, line breaks and doubled quotes. Lines end in LF,
 *       CRLF or CR. Lines of nothing but delimiters and blanks are passed over; a row with more or fewer cells than the header is
 *       a bad row, unless {@link Csv#rowWidths} says otherwise.
 *   <li>White space around a cell does not belong to it, in quotes or not.
 *   <li>The file may be packed with gzip, which its first bytes tell. They also tell a spreadsheet, an archive, a web page and
 *       other files that are no CSV, and UTF-16 without a byte order mark: each is an exception that says what it is and what
 *       to do.
 *   <li>A time is read by its pattern, strictly: there is no 30 February. Letters are those of
 *       {@link java.time.format.DateTimeFormatter}, {@code yy} is 2000 to 2099. A day without a time of day is its start.
 *       A text with an offset or zone is that instant; any other is a wall-clock time of the zone: one that a change of
 *       the clock leaves out moves on by the length of the gap, and of one that comes twice it is the first. The history's
 *       intake tells how many of both there are.
 *   <li>Names in times are English or Arabic, whichever the text has, and the same on every Java. English ones are in any case:
 *       {@code MMM} is Sep and {@code MMMM} September, {@code E} is Thu and {@code EEEE} Thursday, {@code a} is AM or PM;
 *       {@code MMM['t']} reads Sept too. Arabic ones are as people write them, with or without hamza and vowels, for as many
 *       letters as you like: {@code سبتمبر}, {@code أيلول} and {@code شتنبر}, {@code الخميس}, {@code ص} and {@code م} or
 *       {@code صباحًا} and {@code مساءً}.
 *   <li>Digits of times are 0 to 9, Arabic-Indic or Persian. Any space is a space, an Arabic comma is a comma, and
 *       {@linkplain InvisibleMarks marks} that nobody sees are passed over.
 *   <li>Letters that count weeks ({@code Y}, {@code w}, {@code W}, {@code e}, {@code c}, {@code F}) or stand for other names
 *       ({@code z}, {@code v}, {@code G}, {@code B}) are refused with what to write. Names of zones have several meanings,
 *       so the pattern says them and {@link #zone} what they mean: {@code "yyyy-MM-dd HH:mm ['EST']['EDT']"} with
 *       {@code ZoneId.of("America/New_York")}.
 *   <li>Years are Gregorian, unless the pattern begins with {@code hijri:}, as in {@code hijri:yyyy/MM/dd} or
 *       {@code hijri:d MMMM yyyy HH:mm}. Those are years 1300 to 1600 of the Umm al-Qura calendar of Saudi Arabia, as
 *       {@link CalendarUnit#HIJRI_MONTH} has it, with Arabic names of months. Days of 1420 to 1450 are the same
 *       in another table of this calendar; before and after, tables differ by a day in some months. A year of another calendar than the pattern's is
 *       a bad row, and the reason says what to state. Years of Iran, of the sun, and Buddhist ones are not read.
 *   <li>The patterns {@code epoch-seconds}, {@code epoch-milliseconds} and {@code epoch-microseconds} are those of numbers that
 *       count from the start of 1970 in UTC: nine or ten digits and a fraction or none, twelve or thirteen, or fifteen or
 *       sixteen digits (1973 to 2286), so that one is never taken for another.
 *   <li>The pattern {@code excel-serial} is that of spreadsheets' numbers of days, such as 45352.4309 for 1 March 2024 10:20:29.76,
 *       a wall-clock time of the zone to the nearest millisecond. Numbers below 61, 1 March 1900, are bad rows, since programs
 *       disagree on them: Excel has a 29 February 1900. {@code excel-serial-1904} is that of workbooks made by old versions for
 *       the Mac, which count from 1904; a number cannot tell, so nothing ever proposes it.
 *   <li>Amounts are exact. More decimals than the history's scale, zeros at the end aside, make a bad row, as does an
 *       amount beyond the range of long, and a whole number of nine digits or more behind one 0 or two and
 *       without a currency, as phone numbers are written.
 *   <li>A row may have 1,048,576 characters.
 *   <li>A listener to {@linkplain HistoryBuilder#onProgress progress} hears the share of the file's bytes that has been
 *       taken, packed or not; none for a stream, whose length nobody knows.
 * </ul>
 *
 * <p>A bad row is the builder's to judge, see {@link BadRows}; the reason names the column and shows the value's first
 * forty characters, with the numbers of invisible marks as in {@code <U+200F>}, but never a customer's id, an e-mail
 * address or what is like a phone number, unless it is in a column of orders' ids. Where a first line is no header but a row of data, none of it is shown. A file that cannot be read to its end is
 * an exception under either policy, and spends the builder, so that no history has half a file in it.
 *
 * @param <C> the columns of a kind
 */
public abstract class RecordColumns<C extends RecordColumns<C>> extends Columns<C> {
    RecordColumns(Mapping mapping) {
        super(mapping);
    }

    /**
     * Sets the zone of wall-clock times; the history's if this is not called.
     *
     * @param id the zone
     * @return a new value
     */
    public final C zone(ZoneId id) {
        return with(mapping.withZone(requireNonNull(id, "id")));
    }

    /**
     * Reads the file into a builder.
     *
     * @param builder takes the rows
     * @return the builder
     * @throws IllegalStateException if a column that is needed is not stated
     * @throws InvalidRowException if the header does not have a stated column or has it twice, a row is bad and the
     *     builder's policy is {@link BadRows#FAIL}, or a fault in a row makes those after it unreadable
     * @throws UncheckedIOException if the file is no CSV, or cannot be opened or read to its end
     */
    public abstract HistoryBuilder into(HistoryBuilder builder);
}
