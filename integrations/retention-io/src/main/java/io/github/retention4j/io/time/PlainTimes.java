package io.github.retention4j.io.time;

import io.github.retention4j.io.text.Digits;
import java.time.LocalDate;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the times of one column, if its pattern has every field once and with all its digits, and nothing optional but the
 * writing of UTC: fields are then read by their places. Whatever looks unusual is left to the formatter.
 *
 * <p>Files are mostly in order of time, so the day is mostly the one before, and is known by its text.
 */
public final class PlainTimes {
    private static final Pattern PLAIN = Pattern.compile("(?:(?:yyyy|uuuu)[-/.]?MM[-/.]?dd"
            + "|(?:dd[-/.]?MM|MM[-/.]?dd)[-/.]?(?:yyyy|uuuu))"
            + "(?:(?: |'T')?HH:?mm(?::?ss)?X{0,3})?");

    // A text with the pattern's literals, empty if it is not plain; and where in it each field is, or below zero.
    private final String places;
    private final int year;
    private final int month;
    private final int day;
    private final int hour;
    private final int minuteShift;
    private final int second;
    private final int secondShift;

    /** Where the time of day begins. */
    private final int dayEnd;

    // Of the eight bytes from the hour on: which are digits and which literals, and those. Shorter times leave some
    // out.
    private final long digits;
    private final long literals;
    private final long expected;

    private final boolean utc;
    private final ZoneClock clock;
    private final DayStarts days;

    // The day read last: its first and last eight bytes, and when it begins.
    private long dayFirst;
    private long dayLast;
    private long midnight = DayStarts.UNKNOWN;

    public PlainTimes(String pattern, ZoneClock stated) {
        places = PLAIN.matcher(pattern).matches()
                ? pattern.replace("'", "").replaceFirst("X+", "Z").replace('u', 'y')
                : "";
        year = places.indexOf('y');
        month = places.indexOf('M');
        day = places.indexOf('d');
        hour = places.indexOf('H');
        minuteShift = Byte.SIZE * (places.indexOf('m') - hour);
        second = places.indexOf('s');
        secondShift = Byte.SIZE * (second - hour);
        dayEnd = hour < 0 ? places.length() : hour;
        String time = places.substring(dayEnd, Math.min(places.length(), dayEnd + Long.BYTES));
        digits = bytes(time, c -> c == 'H' || c == 'm' || c == 's' ? 0xFF : 0);
        literals = bytes(time, c -> c == 'H' || c == 'm' || c == 's' ? 0 : 0xFF);
        expected = bytes(time, c -> c) & literals;
        utc = places.endsWith("Z");
        clock = utc ? ZoneClock.UTC : stated;
        days = new DayStarts(clock.zone());
    }

    private static long bytes(String text, IntUnaryOperator byteOf) {
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            word |= (long) byteOf.applyAsInt(text.charAt(i)) << (Byte.SIZE * i);
        }
        return word;
    }

    /** The instant of a text in milliseconds, or {@link DayStarts#UNKNOWN} if it is unusual. */
    public long millis(byte[] text, int start, int end) {
        if (start == end || end - start != places.length()) {
            return DayStarts.UNKNOWN;
        }
        long wordFirst = Digits.word(text, start);
        long wordLast = Digits.word(text, start + dayEnd - Long.BYTES);
        if (wordFirst != dayFirst || wordLast != dayLast) {
            dayFirst = wordFirst;
            dayLast = wordLast;
            midnight = midnight(text, start);
        }
        if (midnight == DayStarts.UNKNOWN || hour < 0) {
            return midnight == DayStarts.CHANGING ? startOfChangingDay(text, start) : midnight;
        }
        long time = Digits.word(text, start + hour);
        long doubt = ((time & literals) ^ expected) | (Digits.notDigits(time) & digits);
        long pairs = Digits.pairs(time);
        int hours = (int) pairs & 0xFF;
        int minutes = (int) (pairs >>> minuteShift) & 0xFF;
        int seconds = second < 0 ? 0 : (int) (pairs >>> secondShift) & 0xFF;
        if (doubt != 0 || hours > 23 || minutes > 59 || seconds > 59 || (utc && text[end - 1] != 'Z')) {
            return DayStarts.UNKNOWN;
        }
        if (midnight == DayStarts.CHANGING) {
            return onChangingDay(text, start, hours, minutes, seconds);
        }
        return midnight + 1000L * (60 * (60 * hours + minutes) + seconds);
    }

    // What the zone's own rules say. It is apart so that the compiler puts what is above into the loop that asks for
    // it.

    private long startOfChangingDay(byte[] text, int start) {
        return clock.startOf(date(text, start)).toEpochMilli();
    }

    private long onChangingDay(byte[] text, int start, int hours, int minutes, int seconds) {
        return clock.instant(date(text, start).atTime(hours, minutes, seconds)).toEpochMilli();
    }

    private long midnight(byte[] text, int start) {
        for (int place = 0; place < dayEnd; place++) {
            byte there = text[start + place];
            boolean digit = "yMd".indexOf(places.charAt(place)) >= 0;
            if (digit ? there < '0' || there > '9' : there != places.charAt(place)) {
                return DayStarts.UNKNOWN;
            }
        }
        return days.millis(year(text, start), number(text, start + month), number(text, start + day));
    }

    private LocalDate date(byte[] text, int start) {
        return LocalDate.of(year(text, start), number(text, start + month), number(text, start + day));
    }

    private int year(byte[] text, int start) {
        return 100 * number(text, start + year) + number(text, start + year + 2);
    }

    /** The number that two bytes are if they are digits. */
    private static int number(byte[] text, int at) {
        return 10 * (text[at] - '0') + text[at + 1] - '0';
    }
}
