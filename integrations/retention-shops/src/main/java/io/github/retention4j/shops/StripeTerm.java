package io.github.retention4j.shops;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a subscription of Stripe was paid for, in texts such as {@code 2025-03-05 14:20:11}; an empty one is for never or not yet.
 *
 * @param start from when on
 * @param cancelled when its end was ordered
 * @param end when it ended
 * @param leftOut why it does not count; empty if it does
 */
record StripeTerm(String start, String cancelled, String end, String leftOut) {
    private static final Pattern INTERVAL = Pattern.compile("(?:every )?(?:(\\d{1,3}) )?(day|week|month|year)s?");
    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);

    /** The term of what a row says, whose times are written in any way that {@link WrittenTime} knows. */
    static StripeTerm of(String written, String start, String trialEnd, String cancelledAt, String endedAt) {
        String status = Folded.text(written);
        String started = WrittenTime.monthFirst(start);
        String trial = WrittenTime.monthFirst(trialEnd);
        String cancelled = WrittenTime.monthFirst(cancelledAt);
        String ended = WrittenTime.monthFirst(endedAt);
        String end = ended.isEmpty() && status.equals("canceled") ? cancelled : ended;
        String paid = later(started, trial);
        String reason = "";
        if (Set.of("incomplete", "incomplete_expired", "incomplete expired").contains(status)) {
            reason = "never paid";
        } else if (status.equals("trialing") || (!trial.isEmpty() && !end.isEmpty() && end.compareTo(trial) <= 0)) {
            reason = "in trial only";
        }
        // An order to end it may be given in its trial, and is written a moment after the end of some.
        String ordered = cancelled.isEmpty() ? "" : later(cancelled, paid);
        return new StripeTerm(paid, !end.isEmpty() && ordered.compareTo(end) > 0 ? end : ordered, end, reason);
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * What a subscription costs a month, at a number of decimals.
     *
     * @throws IllegalArgumentException if the interval is none that Stripe has
     */
    static String monthly(String amount, String quantity, String interval, String intervals, int decimals) {
        Optional<BigDecimal> price = WrittenAmount.number(amount);
        Optional<BigDecimal> count = quantity.isBlank() ? Optional.of(BigDecimal.ONE) : WrittenAmount.number(quantity);
        if (price.isEmpty() || count.isEmpty()) {
            return amount;
        }
        Matcher matcher = INTERVAL.matcher(Folded.text(interval));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("column Interval: expected is day, week, month or year");
        }
        // How many there are in a year.
        int many = switch (matcher.group(2)) {
            case "day" -> 365;
            case "week" -> 52;
            case "month" -> 12;
            default -> 1;
        };
        BigDecimal each = matcher.group(1) == null ? BigDecimal.ONE : new BigDecimal(matcher.group(1));
        BigDecimal every = WrittenAmount.number(intervals).orElse(each);
        if (every.signum() <= 0) {
            throw new IllegalArgumentException("column Interval: expected is a number above 0");
        }
        return price.get()
                .multiply(count.get())
                .multiply(BigDecimal.valueOf(many))
                .divide(MONTHS_A_YEAR.multiply(every), decimals, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
