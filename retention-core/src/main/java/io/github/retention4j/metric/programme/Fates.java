package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.programme.FateCurves.Figure;
import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Figures;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.MetricResult;
import io.github.retention4j.result.Table;
import io.github.retention4j.result.Unit;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of points by the age that they reach: which share of them is redeemed, expires or is revoked, and which is open still.
 * Points that are open count for as long as they are known.
 *
 * <p>{@code F_R(u) = Σ S(v−) · redeemed at v / at risk at v} over the ages v up to u, Aalen and Johansen's estimate, where S is the
 * share that is open; F_X of those that expire and F_V of those that are revoked likewise
 *
 * <ul>
 *   <li>{@code F_R + F_X + F_V + S = 1} at every age. Redeemed points by points issued would count an open point as one that is never
 *       redeemed, and redeemed by redeemed and expired would look at the quick ones only.
 *   <li>Each point counts, and customers are the units: those of one customer share a habit, so the standard error is the
 *       infinitesimal jackknife's over customers. Where ages are days its variance is worked out by completed month, each month with
 *       the mean of its days, and from 60 months on by year. That is the only approximation, and there is none where ages are
 *       months. In a shop much like the bundled one it moves standard errors by less than 1 %, of what is revoked by up to a tenth.
 *   <li>Of an age, what is redeemed, expires or is revoked comes before what is open then.
 *   <li>If some points are open at the oldest age τ that is known, nothing says what becomes of them. The ultimate shares are then
 *       those by τ, the least that they can be, and {@link #atMost} tells the most. They are marked, and nothing is extrapolated unless
 *       you {@linkplain #beyond state} it.
 *   <li>Points of all months are taken to behave alike. As a check on it the last line tells how many of the points of the oldest and
 *       of the newest month were redeemed by an age that both have reached.
 *   <li>Where points expire by inactivity, one purchase saves a lot, and its age since it was earned is a poor clock.
 *   <li>Intervals are of the logit with Student's t, and stay inside 0 to 1. A share of 0 or 1, and anything of a single customer, has
 *       none, since nothing tells chance.
 *   <li>No points is no data.
 * </ul>
 *
 * <p>Worked example: of 100 points 60 are redeemed after 3 months and 40 after 8. Of 100 of another customer 20 are redeemed after 5 and
 * 80 expire after 12. Of 200, 50 are redeemed after 3 and 150 are open at 6; and 100 are open at 2. Then
 * {@code F_R = 110/400 + 0.725 · 20/290 + 0.675 · 40/120 = 55 %}, with a standard error of 0.261, and 45 % expire.
 *
 * <pre>{@code
 * Fates fates = Fates.inMonths()
 *         .redeemed(1, 3, 60).redeemed(1, 8, 40)
 *         .redeemed(2, 5, 20).expired(2, 12, 80)
 *         .redeemed(3, 3, 50).open(3, 6, 150)
 *         .open(4, 2, 100)
 *         .build();
 * Optional<Estimate> ultimately = fates.redeemed();
 * Optional<Estimate> ofThoseOpenAtSix = fates.redeemedAfter(6);
 * }</pre>
 *
 * <p>Source: O. Aalen and S. Johansen, An empirical transition matrix for nonhomogeneous Markov chains based on censored
 * observations, Scandinavian Journal of Statistics 5 (1978); L. A. Jaeckel, The infinitesimal jackknife, 1972, as R's survival has it
 * for clusters; C. Gault, L. Llaguno and M. Ménard, Loyalty rewards and gift card programs, CAS E-Forum Summer 2012, for the ultimate
 * redemption rate.
 */
public final class Fates implements MetricResult {
    private static final long serialVersionUID = 1L;

    static final String NAME = "fate of points";
    static final String DEFINITION = "share of points by age, Aalen–Johansen, those open censored";

    private final Label label;
    private final FateCurves curves;
    private final FateLimits limits;
    private final AgeScale scale;
    private final @Nullable Cohorts cohorts;

    /** Of what is open after the last age, the part that is redeemed, or not a number if nobody says. */
    private final double tail;

    /**
     * What became of points by an age.
     *
     * @param age the age
     * @param atRisk how many points were open until then, or longer
     * @param redeemed which share was redeemed by then
     * @param expired which share expired by then
     * @param revoked which share was revoked by then
     * @param open which share was open after it
     */
    public record Row(int age, long atRisk, Estimate redeemed, Estimate expired, Estimate revoked, Estimate open) {}

    /** The points of the oldest and of the newest month that have reached an age, and how many of them were redeemed by it. */
    record Cohorts(ClusterShare oldest, ClusterShare newest, int months) implements Serializable {}

    Fates(Label label, FateSums sums, @Nullable Cohorts cohorts) {
        this(
                label,
                new FateCurves(sums),
                new FateLimits(sums.customers(), Interval.USUAL_LEVEL),
                sums.scale(),
                cohorts,
                Double.NaN);
    }

    private Fates(
            Label label, FateCurves curves, FateLimits limits, AgeScale scale, @Nullable Cohorts cohorts, double tail) {
        this.label = label;
        this.curves = curves;
        this.limits = limits;
        this.scale = scale;
        this.cohorts = cohorts;
        this.tail = tail;
    }

    /**
     * For people who have the points themselves, with ages in whole months.
     *
     * @return a builder that has no points yet
     */
    public static FatesBuilder inMonths() {
        return new FatesBuilder(AgeScale.MONTHS);
    }

    /**
     * The same with ages in whole days. A month of the variance is then one of 365.2425/12 days.
     *
     * @return a builder that has no points yet
     */
    public static FatesBuilder inDays() {
        return new FatesBuilder(AgeScale.DAYS);
    }

    /**
     * The same with a share of your own of the points that are open at the oldest age that is known: so many of them are redeemed, and
     * the others expire. It changes nothing where there are none.
     *
     * @param redeemedShare which share of them is redeemed, such as 0.3; it is printed as yours
     * @return the same with ultimate shares that are known
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public Fates beyond(double redeemedShare) {
        return new Fates(label, curves, limits, scale, cohorts, checkedShare(redeemedShare));
    }

    static double checkedShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("redeemed share " + share + " not in [0, 1]" + Figures.slip(share));
        }
        return share;
    }

    /**
     * The same with intervals of another level.
     *
     * @param confidence the confidence level, between 0 and 1, such as 0.9
     * @return the same
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public Fates atLevel(double confidence) {
        Interval.checkLevel(confidence);
        return new Fates(label, curves, new FateLimits(limits.customers(), confidence), scale, cohorts, tail);
    }

    @Override
    public Label label() {
        return label;
    }

    FateCurves curves() {
        return curves;
    }

    FateLimits limits() {
        return limits;
    }

    /**
     * What ages are in.
     *
     * @return days, or months if the points were given so
     */
    public Unit unit() {
        return scale.unit();
    }

    /**
     * How many customers have points in it.
     *
     * @return zero or more
     */
    public long customers() {
        return limits.customers();
    }

    /**
     * How many points were issued.
     *
     * @return the sum of those of all fates
     */
    public long issued() {
        return curves.issued();
    }

    /**
     * How many points have a fate so far.
     *
     * @param fate which
     * @return zero or more
     */
    public long points(Fate fate) {
        return curves.points(requireNonNull(fate, "fate"));
    }

    /**
     * The ages at which something becomes of points, or some are open.
     *
     * @return ascending
     */
    public List<Integer> ages() {
        return IntStream.range(0, curves.size()).map(curves::age).boxed().toList();
    }

    /**
     * What became of points by each of the {@link #ages}. Of many ages this takes a while: each share has its standard error.
     *
     * @return ascending by age
     */
    public List<Row> rows() {
        return ages().stream().map(this::row).toList();
    }

    /**
     * What became of points by an age.
     *
     * @param age the age, zero or above
     * @return the shares, or empty if points are open still and none is known as long
     * @throws IllegalArgumentException if the age is below 0
     */
    public Optional<Row> at(int age) {
        return isKnown(age) ? Optional.of(row(age)) : Optional.empty();
    }

    private boolean isKnown(int age) {
        if (age < 0) {
            throw new IllegalArgumentException("age " + age + " is below 0");
        }
        return curves.size() > 0 && (age <= curves.age(curves.last()) || isKnownWhole());
    }

    private Row row(int age) {
        int at = curves.at(age);
        int next = at >= 0 && curves.age(at) == age ? at : at + 1;
        return new Row(
                age,
                next < curves.size() ? curves.atRisk(next) : 0,
                limits.share(curves.share(Fate.REDEEMED, at, 0)),
                limits.share(curves.share(Fate.EXPIRED, at, 0)),
                limits.share(curves.share(Fate.REVOKED, at, 0)),
                limits.share(curves.openShare(at)));
    }

    /**
     * Which share is redeemed in the end.
     *
     * @return F_R after all ages, or by the {@linkplain #knownUntil oldest that is known}; empty if there are no points
     */
    public Optional<Estimate> redeemed() {
        return ultimate(Fate.REDEEMED, redeemedOfOpen());
    }

    /**
     * Which share expires in the end: breakage.
     *
     * @return F_X likewise
     */
    public Optional<Estimate> expired() {
        return ultimate(Fate.EXPIRED, expiredOfOpen());
    }

    /**
     * Which share is revoked in the end.
     *
     * @return F_V likewise
     */
    public Optional<Estimate> revoked() {
        return ultimate(Fate.REVOKED, 0);
    }

    /**
     * Which share of the points that stay sold is redeemed in the end, those that are revoked left out.
     *
     * @return F_R / (F_R + F_X) likewise; empty if there are no such points
     */
    public Optional<Estimate> redeemedOfKept() {
        if (curves.size() == 0) {
            return Optional.empty();
        }
        Figure share = curves.redeemedOfKept(redeemedOfOpen(), expiredOfOpen());
        return Double.isNaN(share.value()) ? Optional.empty() : Optional.of(limits.share(share));
    }

    /**
     * Which share may have a fate in the end at the most: all points have it that are open after the oldest age that is known.
     *
     * @param end redeemed, expired or revoked
     * @return the share, which is the ultimate one if that is known; empty if there are no points
     * @throws IllegalArgumentException if the fate is open, which is no end
     */
    public Optional<Estimate> atMost(Fate end) {
        if (requireNonNull(end, "end") == Fate.OPEN) {
            throw new IllegalArgumentException("open points have no end yet; ask for REDEEMED, EXPIRED or REVOKED");
        }
        return switch (end) {
            case REDEEMED -> ultimate(end, isUltimate() ? redeemedOfOpen() : 1);
            case EXPIRED -> ultimate(end, isUltimate() ? expiredOfOpen() : 1);
            default -> ultimate(end, isUltimate() ? 0 : 1);
        };
    }

    private Optional<Estimate> ultimate(Fate end, double ofOpen) {
        return curves.size() == 0
                ? Optional.empty()
                : Optional.of(limits.share(curves.share(end, curves.last(), ofOpen)));
    }

    /**
     * Of the points that are open at an age, which share is redeemed in the end.
     *
     * <p>{@code p(a) = (F_R(∞) − F_R(a)) / S(a)}
     *
     * @param age the age, zero or above
     * @return the share, by the oldest age that is known unless all is; empty if no points are known to be open at that age
     * @throws IllegalArgumentException if the age is below 0
     */
    public Optional<Estimate> redeemedAfter(int age) {
        if (!isKnown(age) || curves.open(curves.at(age)) == 0) {
            return Optional.empty();
        }
        return Optional.of(limits.share(curves.after(Fate.REDEEMED, curves.at(age), redeemedOfOpen())));
    }

    /**
     * The oldest age that is known, if points are open after it: what becomes of them nothing tells.
     *
     * @return the age τ, or empty if the fate of all points is known by some age, or there are none
     */
    public OptionalInt knownUntil() {
        return curves.size() == 0 || isKnownWhole() ? OptionalInt.empty() : OptionalInt.of(curves.age(curves.last()));
    }

    /**
     * What was stated of the points that are open after the oldest age that is known.
     *
     * @return which share of them is redeemed, or empty if it was not stated
     */
    public OptionalDouble stated() {
        return Double.isNaN(tail) ? OptionalDouble.empty() : OptionalDouble.of(tail);
    }

    /**
     * Of the points of the oldest month, how many were redeemed by an age that those of a newer month have reached too.
     *
     * @return the share without an interval, or empty if months of issue are not known or there are too few
     */
    public Optional<ClusterShare> oldestMonth() {
        return Optional.ofNullable(cohorts).map(Cohorts::oldest);
    }

    /**
     * Of the points of the newest month that has reached that age, how many were redeemed by it.
     *
     * @return likewise
     */
    public Optional<ClusterShare> newestMonth() {
        return Optional.ofNullable(cohorts).map(Cohorts::newest);
    }

    private boolean isKnownWhole() {
        return curves.open(curves.last()) == 0;
    }

    /** Whether the ultimate shares are those of all points, and not those by the last age. */
    boolean isUltimate() {
        return curves.size() == 0 || isKnownWhole() || stated().isPresent();
    }

    double redeemedOfOpen() {
        return stated().orElse(0);
    }

    double expiredOfOpen() {
        return stated().isPresent() ? 1 - tail : 0;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return Figures.fewest(customers());
    }

    @Override
    public String summary() {
        return curves.size() == 0 ? label.noData("0/0") : FatesPrint.summary(this, cohorts);
    }

    @Override
    public Optional<Table> table() {
        return curves.size() == 0 ? Optional.empty() : Optional.of(FatesPrint.table(this));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fates that
                && label.equals(that.label)
                && curves.equals(that.curves)
                && limits.equals(that.limits)
                && scale == that.scale
                && Objects.equals(cohorts, that.cohorts)
                && Double.compare(tail, that.tail) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, curves, limits, scale, cohorts, tail);
    }

    @Override
    public String toString() {
        return table().map(Table::toString).orElseGet(() -> label.around(summary()));
    }
}
