package io.github.retention4j.io.time;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers that are times. Those that count from 1970 have as many digits as such counts have from 1973 to 2286, and days have at
 * most six, so that none is taken for another.
 *
 * <p>Source for the numbers of days: the date systems of Excel, of which that from 1900 has a 29 February 1900 as its day 60.
 * Other programs start a day earlier instead, so that all agree from day 61, 1 March 1900, on; days before are refused in both
 * systems.
 */
enum TimeCount implements TimePattern {
    EPOCH_SECONDS("[0-9]{9,10}", true, 3),
    EPOCH_MILLISECONDS("[0-9]{12,13}", false, 0),
    EPOCH_MICROSECONDS("[0-9]{15,16}", false, -3),
    EXCEL_SERIAL(LocalDate.of(1899, 12, 30)),
    EXCEL_SERIAL_1904(LocalDate.of(1904, 1, 1));

    private static final long DAY = 86_400_000;
    private static final int FIRST_SERIAL = 61;
    private static final LocalDate LAST_DAY = LocalDate.of(2199, 12, 31);

    /** A cell that states no pattern of its own is only supposed to be such a number if it is of these days. */
    private static final LocalDate FIRST_USUAL = LocalDate.of(1990, 1, 1);

    /** From here on counts of seconds have ten digits. */
    private static final LocalDate FIRST_OF_A_BILLION = LocalDate.of(2001, 9, 10);

    private static final LocalDate LAST_USUAL = LocalDate.of(2050, 12, 31);

    private final Pattern text;
    private final int places;
    private final Optional<LocalDate> dayZero;

    TimeCount(String whole, boolean hasFraction, int places) {
        this.text = pattern(whole, hasFraction);
        this.places = places;
        this.dayZero = Optional.empty();
    }

    TimeCount(LocalDate dayZero) {
        this.text = pattern("[0-9]{2,6}", true);
        this.places = 0;
        this.dayZero = Optional.of(dayZero);
    }

    /** Any decimal mark: a number of so many digits that groups them is another text. */
    private static Pattern pattern(String whole, boolean hasFraction) {
        return Pattern.compile("(" + whole + ")" + (hasFraction ? "(?:[.,\u066B]([0-9]{1,20}))?" : "()"));
    }

    static Optional<TimeCount> named(String pattern) {
        return Arrays.stream(values())
                .filter(count -> count.toString().equals(pattern))
                .findFirst();
    }

    /** What a text most likely counts, if it is such a number. Of the two ways to number days it is the usual one. */
    static Optional<TimeCount> of(String text) {
        String plain = TimeText.plain(text);
        return Arrays.stream(values())
                .filter(count -> count != EXCEL_SERIAL_1904 && count.isUsual(plain))
                .findFirst();
    }

    private boolean isUsual(String plain) {
        return text.matcher(plain).matches() && (dayZero.isEmpty() || isBetween(plain, FIRST_USUAL));
    }

    /** Whether a text of which nothing is known is such a number: phone numbers with a country, such as 966…, are none. */
    boolean isLikely(String plain) {
        return text.matcher(plain).matches() && isBetween(plain, dayZero.isEmpty() ? FIRST_OF_A_BILLION : FIRST_USUAL);
    }

    private boolean isBetween(String plain, LocalDate first) {
        try {
            LocalDate day = instant(plain, ZoneClock.UTC).atZone(ZoneOffset.UTC).toLocalDate();
            return !day.isBefore(first) && !day.isAfter(LAST_USUAL);
        } catch (DateTimeException outside) {
            return false;
        }
    }

    /** Whether it numbers the days of a wall clock, and no instants. */
    boolean numbersDays() {
        return dayZero.isPresent();
    }

    @Override
    public Instant instant(String plain, ZoneClock clock) {
        if (!numbersDays()) {
            return Instant.ofEpochMilli(millis(number(plain)));
        }
        LocalDateTime local = local(plain);
        boolean isDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDay ? clock.startOf(local.toLocalDate()) : clock.instant(local);
    }

    private long millis(BigDecimal counted) {
        return counted.scaleByPowerOfTen(places).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    private LocalDateTime local(String plain) {
        BigDecimal serial = number(plain);
        LocalDate start = dayZero.orElseThrow(() -> new DateTimeException("no day"));
        LocalDate day = start.plusDays(serial.longValue());
        if (serial.longValue() < FIRST_SERIAL || day.isAfter(LAST_DAY)) {
            throw new DateTimeException("outside the days");
        }
        long millis = serial.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        return Instant.ofEpochMilli(DAY * day.toEpochDay() + millis)
                .atZone(ZoneOffset.UTC)
                .toLocalDateTime();
    }

    private BigDecimal number(String plain) {
        Matcher number = text.matcher(plain);
        if (!number.matches()) {
            throw new DateTimeException("no such number");
        }
        String fraction = Optional.ofNullable(number.group(2)).orElse("");
        return new BigDecimal(number.group(1) + "." + fraction);
    }

    @Override
    public LocalDate day(String plain) {
        return local(TimeText.plain(plain)).toLocalDate();
    }

    @Override
    public TimePattern withCentury() {
        if (!numbersDays()) {
            throw TimePattern.invalid(
                    toString(), "it tells an instant and no day; births need one, such as yyyy-MM-dd");
        }
        return this;
    }

    @Override
    public String whyNot(String cell, String timeOrDay) {
        return "is not a " + timeOrDay + " in the pattern " + this + hint(cell, timeOrDay);
    }

    /** What to state instead for a number that is a time in another way, or nothing. */
    static String hint(String cell, String timeOrDay) {
        return of(cell).filter(count -> count.numbersDays() || timeOrDay.equals("time"))
                .map(count -> (count.numbersDays()
                                ? "; if it numbers days as spreadsheets do, the pattern is "
                                : "; if it counts from 1970, the pattern is ")
                        + count)
                .orElse("");
    }

    /** As it is stated in patterns. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
