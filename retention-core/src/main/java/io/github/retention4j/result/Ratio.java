package io.github.retention4j.result;

import static io.github.retention4j.result.Interval.checkLevel;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A rate as the two counts it is made of.
 *
 * <p>{@code value = hits · times / total}, where times is 1 except in a daily rate
 *
 * <ul>
 *   <li>A total of zero, or a window the data do not reach, is no data: the value is empty, never 0.
 *   <li>A {@linkplain Kind#PART part} has the Wilson score interval, which stays inside 0 to 1 and has a width at 0 of 10
 *       and at 10 of 10 too.
 *   <li>A {@linkplain Kind#NET net} rate compares two counts of which neither holds the other. It can pass 100 % or fall
 *       below zero, is shown as it is, and has no interval.
 *   <li>A {@linkplain Kind#DAILY daily} rate is of the customers of an average day: the total adds up those of all days, and
 *       the hits are taken as often as there are days. It has no interval either, since the hits are no part of the total.
 * </ul>
 *
 * <p>Worked example: 15 of 20 is 75.0 % with a 95 % interval of 53.1 % to 88.8 %; 0 of 10 is 0.0 % with 0.0 % to 27.8 %.
 * 5 lost in 31 days with 3,040 customer-days are 5 · 31 / 3,040 = 5.1 %.
 *
 * <p>Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
 *
 * @param label what it is a rate of
 * @param hits the numerator
 * @param total the denominator, zero or above
 * @param times how often a hit counts: the days of a daily rate, else 1
 * @param kind whether the hits are among the total
 */
public record Ratio(Label label, long hits, long total, long times, Kind kind) implements NumericResult {
    /** How the numerator relates to the denominator. */
    public enum Kind {
        /** The hits are some of the total. */
        PART,
        /** The numerator is a difference of counts, compared with the total. */
        NET,
        /** The hits are those of some days, the total is that of each of the days, added up. */
        DAILY
    }

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the total is negative, or the hits of a part are not in [0, total], or those of a
     *     daily rate are negative; or if the days of a daily rate are negative, or the times of another are not 1
     */
    public Ratio {
        requireNonNull(label, "label");
        requireNonNull(kind, "kind");
        if (total < 0) {
            throw new IllegalArgumentException("total " + total + " is below 0");
        }
        if (kind == Kind.PART && (hits < 0 || hits > total)) {
            throw new IllegalArgumentException("hits " + hits + " not in [0, " + total + "]");
        }
        if (kind == Kind.DAILY && hits < 0) {
            throw new IllegalArgumentException("hits " + hits + " is below 0");
        }
        if (kind == Kind.DAILY ? times < 0 : times != 1) {
            throw new IllegalArgumentException("times " + times + (kind == Kind.DAILY ? " is below 0" : " is not 1"));
        }
    }

    /**
     * A part of a whole.
     *
     * @param label what it is a rate of
     * @param hits how many of the total
     * @param total how many in all
     * @return the rate
     */
    public static Ratio part(Label label, long hits, long total) {
        return new Ratio(label, hits, total, 1, Kind.PART);
    }

    /**
     * A difference compared with a count.
     *
     * @param label what it is a rate of
     * @param difference the numerator, of any sign and size
     * @param total the count it is compared with
     * @return the rate
     */
    public static Ratio net(Label label, long difference, long total) {
        return new Ratio(label, difference, total, 1, Kind.NET);
    }

    /**
     * What happened in some days, compared with how many there were on an average one of them.
     *
     * @param label what it is a rate of
     * @param hits how many in all of the days
     * @param days how many days
     * @param total how many on each of the days, added up
     * @return the rate
     */
    public static Ratio daily(Label label, long hits, long days, long total) {
        return new Ratio(label, hits, total, days, Kind.DAILY);
    }

    /**
     * The rate.
     *
     * @return hits · times / total as a fraction, or empty if there are no data
     */
    @Override
    public OptionalDouble value() {
        return total == 0 || label.isUnobserved()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) hits * times / total);
    }

    /** Exact. */
    @Override
    public int compareWith(double number) {
        return value().isPresent()
                ? Figures.compare(
                        BigDecimal.valueOf(hits).multiply(BigDecimal.valueOf(times)), BigDecimal.valueOf(total), number)
                : NumericResult.super.compareWith(number);
    }

    /**
     * An interval of a level of your choice.
     *
     * @return the Wilson score interval, or empty if it is no part or there are no data
     */
    @Override
    public Optional<Interval> interval(double level) {
        checkLevel(level);
        return kind != Kind.PART || value().isEmpty()
                ? Optional.empty()
                : Optional.of(Interval.ofShare(hits, total, level));
    }

    /**
     * The rate of two results together, such as those of two shops whose customers are not the same people.
     *
     * @param other a rate of the same kind
     * @return the rate of the counts of both
     * @throws IllegalArgumentException if the other is of another metric, definition, window, kind or number of days
     * @throws ArithmeticException if the counts are more than a long can count
     */
    public Ratio plus(Ratio other) {
        if (kind != other.kind || times != other.times) {
            throw new IllegalArgumentException("a " + kind.name().toLowerCase(Locale.ROOT) + " rate of " + times
                    + " and a " + other.kind.name().toLowerCase(Locale.ROOT) + " one of " + other.times
                    + " do not add up");
        }
        return new Ratio(
                label.and(other.label),
                Math.addExact(hits, other.hits),
                Math.addExact(total, other.total),
                times,
                kind);
    }

    @Override
    public boolean canBe(double value) {
        return switch (kind) {
            case PART -> value >= 0 && value <= 1;
            case NET -> true;
            case DAILY -> value >= 0;
        };
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(kind == Kind.DAILY && times > 0 ? total / times + (total % times > 0 ? 1 : 0) : total);
    }

    @Override
    public String summary() {
        String counts = kind == Kind.DAILY
                ? hits + " x " + Figures.count(times, "day") + " / " + Figures.count(total, "customer-day")
                : hits + "/" + total;
        if (value().isEmpty()) {
            return label.noData(counts);
        }
        String rate = told(value().getAsDouble()) + " (" + counts + ")";
        return switch (kind) {
            case PART -> rate + ", " + interval().orElseThrow().text(unit());
            case NET -> rate + ", a net rate" + (hits < 0 || hits > total ? ", which is not bound to 0–100 %" : "");
            case DAILY -> rate;
        };
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
