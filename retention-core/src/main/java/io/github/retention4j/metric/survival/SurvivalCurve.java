package io.github.retention4j.metric.survival;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The share of customers who have not had an event yet, by the time since their start: Kaplan and Meier's estimate, which counts
 * those who are still waiting for as long as they are followed.
 *
 * <p>{@code S(t) = Π (1 − events / at risk)} over the times up to t
 *
 * <ul>
 *   <li>Events come before censorings of the same time. After the last time that anybody is followed nothing is known, and what is
 *       asked of it is empty; unless all had the event, since then it is 0 for good.
 *   <li>The standard error is Greenwood's. Where one customer has several spells, customers are the units, and it is the
 *       infinitesimal jackknife's: what each customer moves the curve by, squared and summed.
 *   <li>Limits are {@link Limits#LOG_LOG} unless asked otherwise: they stay within 0 and 1 without being cut off, and hold what
 *       they promise with fewer customers than the others do. R prints {@link Limits#LOG}.
 *   <li>Before the first event the share is 1 and its limits are. Where nobody is left the share is 0; its interval goes from 0 to
 *       the upper limit of the time before, since a curve only falls. If everybody had the event at once, there is none, and Wilson's
 *       for none of so many stands in.
 *   <li>A quantile is the first time by which at least so many had the event. The limits of a quantile are the times at which the
 *       limits of the curve get there. What is not reached is absent.
 *   <li>The cumulative hazard is Nelson and Aalen's, {@code Σ events / at risk}. Its interval is plain, or by its logarithm if the
 *       limits of the curve are {@link Limits#LOG_LOG}, which is that logarithm's scale.
 *   <li>The mean restricted to τ is the area below the curve up to τ: how long it takes on average, where everything beyond τ counts
 *       as τ. Its interval is that of a share of τ, by the same limits.
 *   <li>Where the standard error of a share or a mean is 0 although spells had the event, as where all had it at one time, nothing
 *       tells chance: there is no interval.
 *   <li>It is no single number, since its median may not be reached although there are data; {@link LogRankTest} compares curves.
 * </ul>
 *
 * <p>Worked example: of five customers followed for 3, 5, 5, 8 and 10 days those of 3, 5 and 8 order again. {@code S(3) = 4/5},
 * {@code S(5) = 4/5 · 3/4 = 3/5} and {@code S(8) = 3/5 · 1/2 = 3/10}. The median is 8 days, and the mean restricted to 10 days is
 * {@code 3 + 2·0.8 + 3·0.6 + 2·0.3 = 7} days.
 *
 * <pre>{@code
 * SurvivalCurve second = engine.compute(TimeToEvent.toNthOrder(2).within(q1));
 * Optional<Estimate> orderedAgainWithinAMonth = second.incidence(30);
 * SurvivalQuantile median = second.median();
 * Optional<Estimate> days = second.restrictedMean(60);
 * SurvivalCurve five = SurvivalCurve.of(Spells.of(new double[] {3, 5, 5, 8, 10}, new int[] {1, 1, 0, 1, 0}));
 * }</pre>
 *
 * <p>Source: E. L. Kaplan and P. Meier, Nonparametric estimation from incomplete observations, JASA 53 (1958); M. Greenwood, The
 * errors of sampling of the survivorship tables, 1926; O. Aalen, Nonparametric inference for a family of counting processes, Annals
 * of Statistics 6 (1978); R. Brookmeyer and J. Crowley, A confidence interval for the median survival time, Biometrics 38 (1982).
 */
public final class SurvivalCurve implements MetricResult {
    private static final long serialVersionUID = 1L;

    private final Label label;
    private final RiskSets sets;
    private final long leftOut;
    private final @Nullable ClusterSums clusters;
    private final Unit unit;
    private final Limits limits;
    private final double level;

    private transient KaplanMeier estimates;

    SurvivalCurve(
            Label label,
            RiskSets sets,
            long leftOut,
            @Nullable ClusterSums clusters,
            Unit unit,
            Limits limits,
            double level) {
        this.label = label;
        this.sets = sets;
        this.leftOut = leftOut;
        this.clusters = clusters;
        this.unit = unit;
        this.limits = limits;
        this.level = level;
        this.estimates = new KaplanMeier(sets, clusters, limits, level);
    }

    SurvivalCurve(Label label, RiskSets sets, long leftOut, @Nullable ClusterSums clusters, Unit unit) {
        this(label, sets, leftOut, clusters, unit, Limits.LOG_LOG, Interval.USUAL_LEVEL);
    }

    /**
     * The curve for people who have the spells.
     *
     * @param spells how long each was followed, and whether it ended with the event
     * @return the curve; whatever cause a spell ended with, it counts as the event
     */
    public static SurvivalCurve of(Spells spells) {
        requireNonNull(spells, "spells");
        return spells.curve(Label.of("survival", "Kaplan–Meier"));
    }

    /**
     * The same curve with another kind of limits.
     *
     * @param kind on which scale they are worked out
     * @return the curve
     */
    public SurvivalCurve with(Limits kind) {
        return new SurvivalCurve(label, sets, leftOut, clusters, unit, requireNonNull(kind, "kind"), level);
    }

    /**
     * The same curve with limits of another level.
     *
     * @param confidence the confidence level, between 0 and 1, such as 0.9
     * @return the curve
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public SurvivalCurve atLevel(double confidence) {
        Interval.checkLevel(confidence);
        return new SurvivalCurve(label, sets, leftOut, clusters, unit, limits, confidence);
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
     * What times are in.
     *
     * @return days, unless spells were given in another unit
     */
    public Unit unit() {
        return unit;
    }

    /**
     * How many spells were followed: one a customer, unless a customer has several.
     *
     * @return zero or more
     */
    public long spells() {
        return sets.spells();
    }

    /**
     * How many of them ended with the event.
     *
     * @return zero or more
     */
    public long events() {
        return sets.allEvents();
    }

    /**
     * How many of them were followed without an event to the end.
     *
     * @return zero or more
     */
    public long censored() {
        return spells() - events();
    }

    /**
     * How many are not in the curve, because they had the event before their start, or started so late that nothing can be told yet.
     *
     * @return zero or more
     */
    public long leftOut() {
        return leftOut;
    }

    /**
     * Whether customers are the units of its intervals because one may have several spells.
     *
     * @return false if each spell is a customer of its own
     */
    public boolean isClustered() {
        return clusters != null;
    }

    /**
     * All times at which something happens, for tables and pictures.
     *
     * @return a step for each
     */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int j = 0; j < sets.size(); j++) {
            steps.add(new Step(
                    sets.time(j),
                    sets.atRisk(j),
                    sets.events(j),
                    sets.censored(j),
                    sets.entered(j),
                    estimates.survival(j),
                    estimates.error(j)));
        }
        return steps;
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
     * How many are followed at a time and have no event before it.
     *
     * @param time how long after the start, zero or above
     * @return zero or more
     * @throws IllegalArgumentException if the time is below 0
     */
    public long atRisk(double time) {
        if (!estimates.isKnown(time)) {
            return 0;
        }
        int j = sets.at(time);
        boolean itself = j >= 0 && sets.time(j) == time;
        return itself ? sets.atRisk(j) : j + 1 < sets.size() ? sets.atRisk(j + 1) : 0;
    }

    /**
     * The share that has no event up to a time, that time included.
     *
     * @param time how long after the start, zero or above
     * @return S(t), or empty if nobody is followed as long
     * @throws IllegalArgumentException if the time is below 0
     */
    public Optional<Estimate> at(double time) {
        return estimates.at(time);
    }

    /**
     * The share that has the event by a time: what {@link #at} is of those who have not.
     *
     * @param time how long after the start, zero or above
     * @return 1 − S(t), or empty if nobody is followed as long
     * @throws IllegalArgumentException if the time is below 0
     */
    public Optional<Estimate> incidence(double time) {
        return estimates.incidence(time);
    }

    /**
     * The cumulative hazard up to a time: how many events there are for each who is at risk all the while.
     *
     * @param time how long after the start, zero or above
     * @return Nelson and Aalen's estimate, or empty if nobody is followed as long
     * @throws IllegalArgumentException if the time is below 0
     */
    public Optional<Estimate> cumulativeHazard(double time) {
        return estimates.hazard(time);
    }

    /**
     * The time within which half of all have the event.
     *
     * @return the median with its limits, each absent if it is not reached
     */
    public SurvivalQuantile median() {
        return quantile(0.5);
    }

    /**
     * The time within which a share of all has the event.
     *
     * @param share the share, between 0 and 1, such as 0.25
     * @return the quantile with its limits, each absent if it is not reached
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public SurvivalQuantile quantile(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share " + share + " not in (0, 1)" + Figures.slip(share));
        }
        return estimates.quantile(share, unit);
    }

    /**
     * How long it takes on average, where whoever has no event up to a time counts with that time.
     *
     * @param tau the time τ, above 0
     * @return the restricted mean, or empty if nobody is followed as long
     * @throws IllegalArgumentException if the time is not above 0
     */
    public Optional<Estimate> restrictedMean(double tau) {
        return estimates.restrictedMean(tau, unit);
    }

    /**
     * How much longer it takes here than there, on average up to a time.
     *
     * @param other a curve of other customers, its times in the same unit
     * @param tau the time τ up to which both are looked at, above 0
     * @return the difference of the restricted means with a normal interval, which it has if both means have theirs and either
     *     varies; or empty if there is not one of either
     * @throws IllegalArgumentException if the time is not above 0, or the times of the two are in different units
     */
    public Optional<Estimate> restrictedMeanDifference(SurvivalCurve other, double tau) {
        requireNonNull(other, "other");
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException(
                    "times in " + unit + " and in " + other.unit + " have no difference; give both in one unit");
        }
        Optional<Estimate> here = restrictedMean(tau);
        Optional<Estimate> there = other.restrictedMean(tau);
        if (here.isEmpty() || there.isEmpty()) {
            return Optional.empty();
        }
        double difference = here.get().value() - there.get().value();
        double of = Math.hypot(here.get().standardError(), there.get().standardError());
        double reach = Limits.reach(level) * of;
        boolean told = of > 0
                && here.get().interval().isPresent()
                && there.get().interval().isPresent();
        Interval interval = told ? new Interval(difference - reach, difference + reach, level, "normal") : null;
        return Optional.of(new Estimate(difference, of, interval, unit));
    }

    RiskSets sets() {
        return sets;
    }

    /** Of those who are followed; not known where a customer may have several spells. */
    @Override
    public OptionalLong fewestCustomers() {
        return spells() == 0 || isClustered() ? OptionalLong.empty() : OptionalLong.of(spells());
    }

    @Override
    public String summary() {
        String out = leftOut == 0 ? "" : "; " + leftOut + " left out";
        if (spells() == 0) {
            return label.noData("0/0") + (label.isUnobserved() ? "" : out);
        }
        return events() + " of " + spells() + (isClustered() ? " spells" : "") + ", " + median() + out
                + sets.lateNote("the curve stays at 0");
    }

    @Override
    public Optional<Table> table() {
        return spells() == 0 ? Optional.empty() : Optional.of(CurveTable.of(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SurvivalCurve that
                && label.equals(that.label)
                && sets.equals(that.sets)
                && leftOut == that.leftOut
                && Objects.equals(clusters, that.clusters)
                && unit.equals(that.unit)
                && limits == that.limits
                && level == that.level;
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, sets, leftOut, clusters, unit, limits, level);
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        estimates = new KaplanMeier(sets, clusters, limits, level);
    }
}
