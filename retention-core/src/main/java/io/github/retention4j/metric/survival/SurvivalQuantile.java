package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The time within which a share of all has the event, such as the median, with its limits. Each of the three may not be reached:
 * the curve, or one of its limits, then stays above the share as long as anybody is followed.
 */
public final class SurvivalQuantile implements Serializable {
    private static final long serialVersionUID = 1L;

    private final double share;
    private final double time;
    private final double low;
    private final double high;
    private final double level;
    private final Unit unit;

    /** Times that are not reached are NaN. */
    SurvivalQuantile(double share, double time, double low, double high, double level, Unit unit) {
        this.share = share;
        this.time = time;
        this.low = low;
        this.high = high;
        this.level = level;
        this.unit = requireNonNull(unit, "unit");
    }

    /**
     * The share of all that has the event by then.
     *
     * @return such as 0.5 for the median
     */
    public double share() {
        return share;
    }

    /**
     * The time.
     *
     * @return the first time by which at least this share has the event, or empty if that is not reached
     */
    public OptionalDouble time() {
        return ifReached(time);
    }

    /**
     * The lower limit: when the lower limit of the curve gets there.
     *
     * @return the time, or empty if that is not reached
     */
    public OptionalDouble low() {
        return ifReached(low);
    }

    /**
     * The upper limit: when the upper limit of the curve gets there.
     *
     * @return the time, or empty if that is not reached
     */
    public OptionalDouble high() {
        return ifReached(high);
    }

    private static OptionalDouble ifReached(double time) {
        return Double.isNaN(time) ? OptionalDouble.empty() : OptionalDouble.of(time);
    }

    /**
     * The interval, if both limits are reached.
     *
     * @return its ends in the unit of the time
     */
    public Optional<Interval> interval() {
        return Double.isNaN(low) || Double.isNaN(high)
                ? Optional.empty()
                : Optional.of(new Interval(low, high, level, "limits of the curve"));
    }

    private String name() {
        return share == 0.5 ? "median" : "after " + Figures.decimals(100 * share, 0) + " %";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalQuantile that
                && Double.compare(share, that.share) == 0
                && Double.compare(time, that.time) == 0
                && Double.compare(low, that.low) == 0
                && Double.compare(high, that.high) == 0
                && Double.compare(level, that.level) == 0
                && unit.equals(that.unit);
    }

    @Override
    public int hashCode() {
        return Objects.hash(share, time, low, high, level, unit);
    }

    /** Such as {@code median 43 days, 95 % CI 38–51}, {@code median 43 days, 95 % CI from 38 on} or {@code median not reached}. */
    @Override
    public String toString() {
        String told = Double.isNaN(time)
                ? name() + " not reached"
                : name() + " " + number(time) + (unit.text().isEmpty() ? "" : " " + unit.text());
        String ends = Double.isNaN(low)
                ? ""
                : ", " + Figures.decimals(100 * level, 0) + " % CI "
                        + (Double.isNaN(high) ? "from " + number(low) + " on" : number(low) + "–" + number(high));
        return told + ends;
    }

    /** A time without decimals that say nothing. */
    static String number(double time) {
        return time == Math.rint(time) && Math.abs(time) < 1e15 ? Figures.decimals(time, 0) : Figures.decimals(time, 2);
    }
}
