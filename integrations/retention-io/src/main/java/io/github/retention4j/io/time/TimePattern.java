package io.github.retention4j.io.time;

import io.github.retention4j.io.text.MessageText;
import io.github.retention4j.model.CalendarUnit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A stated pattern of dates or times, checked when it is stated so that a text in it has one meaning. */
public sealed interface TimePattern permits TimeCount, TimeFormat {
    /**
     * A pattern that gives a day, and a time of day or none.
     *
     * @throws IllegalArgumentException if it does not
     */
    static TimePattern of(String pattern) {
        return TimeCount.named(pattern).<TimePattern>map(count -> count).orElseGet(() -> TimeFormat.of(pattern));
    }

    /**
     * A pattern that tells a period of a unit: by a day in it or, if it is of whole months, quarters or years, by one of those.
     *
     * @throws IllegalArgumentException if it does not
     */
    static TimePattern ofPeriod(String pattern, CalendarUnit unit) {
        Optional<TimeCount> count = TimeCount.named(pattern);
        if (count.isEmpty()) {
            return TimeFormat.ofPeriod(pattern, unit);
        }
        return count.filter(TimeCount::numbersDays)
                .orElseThrow(() ->
                        invalid(pattern, "it tells an instant and no day; write one such as yyyy-MM-dd or yyyy-MM"));
    }

    static IllegalArgumentException invalid(String pattern, String reason) {
        return new IllegalArgumentException("pattern " + MessageText.quoted(pattern) + ": " + reason);
    }

    /**
     * The same, if its year has a century.
     *
     * @throws IllegalArgumentException if not
     */
    TimePattern withCentury();

    /**
     * The instant of a text, to the millisecond. Its own offset or zone counts before the one given.
     *
     * @throws DateTimeException if it is not in this pattern, or there is no such day or time
     * @throws ArithmeticException if it is hundreds of millions of years away
     */
    default long millis(char[] text, int start, int end, ZoneClock clock) {
        return instant(TimeText.plain(new String(text, start, end - start)), clock)
                .toEpochMilli();
    }

    /**
     * The instant of a {@linkplain TimeText#plain plain} text.
     *
     * @throws DateTimeException if it is not in this pattern, or there is no such day or time
     */
    Instant instant(String plain, ZoneClock clock);

    /** The short way to what {@link #millis} says. */
    default PlainTimes plain(ZoneClock clock) {
        return new PlainTimes(toString(), clock);
    }

    /**
     * The day of a text, as written.
     *
     * @throws DateTimeException if it is not in this pattern, or there is no such day
     */
    LocalDate day(String text);

    /** Why a text that {@link #millis} or {@link #day} does not take is no time or day, to follow the text itself. */
    String whyNot(String text, String timeOrDay);

    /** As it is stated. */
    @Override
    String toString();
}
