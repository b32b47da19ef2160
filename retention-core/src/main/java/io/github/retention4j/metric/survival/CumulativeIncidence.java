package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Of several things of which only one comes first, the share of customers who had each, by the time since their start: Aalen and
 * Johansen's estimate, which counts those who are still waiting for as long as they are followed.
 *
 * <p>{@code F_k(t) = Σ S(s−) · events of k at s / at risk at s} over the times s up to t, where S is the share without any of them
 *
 * <ul>
 *   <li>The shares of all causes and of nobody's event make 1 at every time. One minus a {@linkplain SurvivalCurve survival curve} of
 *       a cause alone would be more: it asks what would be if the others never happened.
 *   <li>Events come before censorings of the same time. After the last time that anybody is followed nothing is known, and what is
 *       asked of it is empty; unless all had an event. Who enters after that changes no share, and the summary says how many do.
 *   <li>The standard error comes from the counts. Where one customer has several spells, or spells have weights, customers are the
 *       units, and it is the infinitesimal jackknife's: what each customer moves the share by, squared and summed.
 *   <li>Limits are {@link Limits#LOG_LOG} unless asked otherwise. A share of 0 or 1 has itself for limits. One between that
 *       does not vary, as where all spells are one customer's, has no interval.
 * </ul>
 *
 * <p>Worked example: of four coupons one is redeemed after 2 days, one is open after 3, one is redeemed after 5 and one expires after
 * 8. The share redeemed is {@code 1/4} by day 2 and {@code 1/4 + 3/4 · 1/2 = 5/8} by day 5; the share expired is
 * {@code 3/8 · 1 = 3/8} by day 8.
 *
 * <pre>{@code
 * CumulativeIncidence fates = CumulativeIncidence.of(
 *         Spells.of(new double[] {2, 3, 5, 8}, new int[] {1, 0, 1, 2}), "redeemed", "expired");
 * Optional<Estimate> redeemedWithinAWeek = fates.at("redeemed", 7);
 * }</pre>
 *
 * <p>Source: O. Aalen and S. Johansen, An empirical transition matrix for nonhomogeneous Markov chains based on censored
 * observations, Scandinavian Journal of Statistics 5 (1978); for the infinitesimal jackknife L. A. Jaeckel, 1972, as R's survival
 * has it.
 */
public final class CumulativeIncidence implements MetricResult {
    private static final long serialVersionUID = 1L;

    private final Label label;
    private final RiskSets sets;
    private final double[] survival;
    private final double[][] shares;
    private final long leftOut;
    private final String[] causes;
    private final double[][] errors;
    private final Unit unit;
    private final Limits limits;
    private final double level;

    CumulativeIncidence(
            Label label,
            RiskSets sets,
            long leftOut,
            String[] causes,
            double[][] errors,
            Unit unit,
            Limits limits,
            double level) {
        this.label = label;
        this.sets = sets;
        this.survival = sets.survival();
        this.shares = new double[causes.length][];
        for (int cause = 0; cause < causes.length; cause++) {
            shares[cause] = sets.incidence(cause, survival);
        }
        this.leftOut = leftOut;
        this.causes = causes;
        this.errors = errors;
        this.unit = unit;
        this.limits = limits;
        this.level = level;
    }

    /**
     * The shares for people who have the spells.
     *
     * @param spells how long each was followed, and with which cause it ended
     * @param causes the names of the causes 1, 2 and so on, no two the same
     * @return the shares
     * @throws IllegalArgumentException if there is no cause, one is named twice, or a spell ended with one that has no name
     */
    public static CumulativeIncidence of(Spells spells, String... causes) {
        requireNonNull(spells, "spells");
        requireNonNull(causes, "causes");
        String[] names = causes.clone();
        for (String name : names) {
            requireNonNull(name, "cause");
        }
        if (names.length == 0) {
            throw new IllegalArgumentException("no causes; name at least one");
        }
        if (Arrays.stream(names).distinct().count() < names.length) {
            throw new IllegalArgumentException("causes " + List.of(names) + " are not all different");
        }
        return spells.incidence(Label.of("cumulative incidence", "Aalen–Johansen"), names);
    }

    /**
     * The same shares with another kind of limits.
     *
     * @param kind on which scale they are worked out
     * @return the shares
     */
    public CumulativeIncidence with(Limits kind) {
        requireNonNull(kind, "kind");
        return new CumulativeIncidence(label, sets, leftOut, causes, errors, unit, kind, level);
    }

    /**
     * The same shares with limits of another level.
     *
     * @param confidence the confidence level, between 0 and 1, such as 0.9
     * @return the shares
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public CumulativeIncidence atLevel(double confidence) {
        Interval.checkLevel(confidence);
        return new CumulativeIncidence(label, sets, leftOut, causes, errors, unit, limits, confidence);
    }

    /** The confidence level of its limits. */
    double level() {
        return level;
    }

    @Override
    public Label label() {
        return label;
    }

    /**
     * What may come first.
     *
     * @return the names of the causes
     */
    public List<String> causes() {
        return List.of(causes);
    }

    /**
     * What times are in.
     *
     * @return days, unless spells were given in another unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * How many spells were followed, each as often as it weighs.
     *
     * @return zero or more
     */
    public long spells() {
        return sets.spells();
    }

    /**
     * How many of them ended with a cause.
     *
     * @param cause its name
     * @return zero or more
     * @throws IllegalArgumentException if it is none of the causes
     */
    public long events(String cause) {
        return sets.allEvents(number(cause));
    }

    /**
     * How many of them were followed without an event to the end.
     *
     * @return zero or more
     */
    public long censored() {
        return spells() - sets.allEvents();
    }

    /**
     * How many are not in it, because they had an event before their start, or started so late that nothing can be told yet.
     *
     * @return zero or more
     */
    public long leftOut() {
        return leftOut;
    }

    /**
     * All times at which something happens.
     *
     * @return ascending
     */
    public List<Double> times() {
        List<Double> times = new ArrayList<>();
        for (int j = 0; j < sets.size(); j++) {
            times.add(sets.time(j));
        }
        return times;
    }

    /**
     * How long the longest spell was followed.
     *
     * @return the time, or empty if there are no spells
     */
    public OptionalDouble lastTime() {
        return sets.size() == 0 ? OptionalDouble.empty() : OptionalDouble.of(sets.time(sets.size() - 1));
    }

    /**
     * The share that had a cause by a time.
     *
     * @param cause its name
     * @param time how long after the start, zero or above
     * @return F(t), or empty if nobody is followed as long
     * @throws IllegalArgumentException if it is none of the causes, or the time is below 0
     */
    public Optional<Estimate> at(String cause, double time) {
        int number = number(cause);
        return isKnown(time)
                ? Optional.of(estimate(shares[number], errors[number], sets.at(time), 0))
                : Optional.empty();
    }

    /**
     * The share that had none of the causes by a time.
     *
     * @param time how long after the start, zero or above
     * @return S(t), or empty if nobody is followed as long
     * @throws IllegalArgumentException if the time is below 0
     */
    public Optional<Estimate> none(double time) {
        return isKnown(time)
                ? Optional.of(estimate(survival, errors[causes.length], sets.at(time), 1))
                : Optional.empty();
    }

    private boolean isKnown(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time " + time + " is not at or above 0");
        }
        int last = sets.size() - 1;
        return last >= 0 && (time <= sets.time(last) || survival[last] == 0);
    }

    private Estimate estimate(double[] values, double[] ofValues, int j, double atFirst) {
        double share = j < 0 ? atFirst : values[j];
        double of = j < 0 ? 0 : ofValues[j];
        boolean between = share > 0 && share < 1;
        double reach = Limits.reach(level);
        if (between && of == 0) {
            return new Estimate(share, of, null, Unit.PERCENT);
        }
        double low = between ? limits.low(share, of, reach) : share;
        double high = between ? limits.high(share, of, reach) : share;
        return new Estimate(share, of, new Interval(low, high, level, limits.text()), Unit.PERCENT);
    }

    private int number(String cause) {
        int number = Arrays.asList(causes).indexOf(requireNonNull(cause, "cause"));
        if (number < 0) {
            throw new IllegalArgumentException("cause \"" + cause + "\" is none of " + causes());
        }
        return number;
    }

    RiskSets sets() {
        return sets;
    }

    /** Of those who are followed. */
    @Override
    public OptionalLong fewestCustomers() {
        return spells() == 0 ? OptionalLong.empty() : OptionalLong.of(spells());
    }

    @Override
    public String summary() {
        String out = leftOut == 0 ? "" : "; " + leftOut + " left out";
        if (spells() == 0) {
            return label.noData("0/0") + (label.isUnobserved() ? "" : out);
        }
        StringBuilder text = new StringBuilder();
        for (String cause : causes) {
            text.append(text.isEmpty() ? "" : ", ").append(cause).append(' ').append(events(cause));
        }
        double last = sets.time(sets.size() - 1);
        String longest = SurvivalQuantile.number(last) + (unit.text().isEmpty() ? "" : " " + unit.text());
        return text + " of " + spells() + ", followed for up to " + longest + out
                + sets.lateNote("the shares stay as they are");
    }

    @Override
    public Optional<Table> table() {
        return spells() == 0 ? Optional.empty() : Optional.of(CurveTable.of(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CumulativeIncidence that
                && label.equals(that.label)
                && sets.equals(that.sets)
                && leftOut == that.leftOut
                && Arrays.equals(causes, that.causes)
                && Arrays.deepEquals(errors, that.errors)
                && unit.equals(that.unit)
                && limits == that.limits
                && level == that.level;
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, sets, leftOut, Arrays.hashCode(causes), unit, limits, level);
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
