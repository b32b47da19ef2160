package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A share told as its two sides, those it is true of against the others: {@code 1 : 9}.
 *
 * <p>{@code share = hits / (hits + others)}
 *
 * <ul>
 *   <li>In print the smaller side is 1. If one side is empty both are printed as they are: 0 : 7.
 *   <li>The number and its interval are the share's, 0.1 for 1 : 9, which exists also where one side is empty.
 *   <li>Both sides empty, or a window the data do not reach, is no data.
 * </ul>
 *
 * @param share the share, a part of a whole
 */
public record Odds(Ratio share) implements NumericResult {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the share is a net rate
     */
    public Odds {
        requireNonNull(share, "share");
        if (share.kind() != Ratio.Kind.PART) {
            throw new IllegalArgumentException("a net rate has no two sides");
        }
    }

    /**
     * Two sides.
     *
     * @param label what they are
     * @param hits those it is true of, zero or above
     * @param others those it is not, zero or above
     * @return hits : others
     * @throws IllegalArgumentException if a count is negative
     */
    public static Odds of(Label label, long hits, long others) {
        if (hits < 0 || others < 0) {
            throw new IllegalArgumentException(hits + " : " + others + " has a side below 0");
        }
        return new Odds(Ratio.part(label, hits, Math.addExact(hits, others)));
    }

    @Override
    public Label label() {
        return share.label();
    }

    /**
     * Those it is true of.
     *
     * @return zero or above
     */
    public long hits() {
        return share.hits();
    }

    /**
     * Those it is not true of.
     *
     * @return zero or above
     */
    public long others() {
        return share.total() - share.hits();
    }

    /**
     * The two sides with the smaller one as 1, to two decimals.
     *
     * @return such as {@code 1 : 9} or {@code 1.9 : 1}, or "no data"
     */
    public String text() {
        if (value().isEmpty()) {
            return "no data";
        }
        if (hits() == 0 || others() == 0) {
            return hits() + " : " + others();
        }
        return hits() <= others() ? "1 : " + times(others(), hits()) : times(hits(), others()) + " : 1";
    }

    private static String times(long larger, long smaller) {
        return Figures.decimals((double) larger / smaller, 2).replaceFirst("\\.?0+$", "");
    }

    @Override
    public OptionalDouble value() {
        return share.value();
    }

    @Override
    public int compareWith(double number) {
        return share.compareWith(number);
    }

    @Override
    public Optional<Interval> interval(double level) {
        return share.interval(level);
    }

    @Override
    public boolean canBe(double value) {
        return share.canBe(value);
    }

    @Override
    public Unit unit() {
        return share.unit();
    }

    @Override
    public OptionalLong fewestCustomers() {
        return share.fewestCustomers();
    }

    @Override
    public String summary() {
        return value().isEmpty() ? label().noData(hits() + " : " + others()) : text() + "; " + share.summary();
    }

    @Override
    public String toString() {
        return label().around(summary());
    }
}
