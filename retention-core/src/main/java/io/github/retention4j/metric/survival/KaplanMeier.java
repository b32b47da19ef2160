package io.github.retention4j.metric.survival;

import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The estimates of a {@link SurvivalCurve}: the numbers by place of the time, worked out once, and what is read off them. */
final class KaplanMeier {
    /** By how much products of fractions may miss what they stand for. */
    private static final double SLACK = 1e-9;

    private final RiskSets sets;
    private final @Nullable ClusterSums clusters;
    private final Limits limits;
    private final double level;
    private final double reach;
    private final double[] survival;
    private final double[] greenwood;
    private final double[] hazard;
    private final double[] ofHazard;
    private final double[] error;

    /** Limits that nothing tells are NaN. */
    private final double[] lower;

    private final double[] upper;

    KaplanMeier(RiskSets sets, @Nullable ClusterSums clusters, Limits limits, double level) {
        this.sets = sets;
        this.clusters = clusters;
        this.limits = limits;
        this.level = level;
        this.reach = Limits.reach(level);
        this.survival = sets.survival();
        this.greenwood = sets.greenwood();
        this.hazard = sets.hazard();
        this.ofHazard = sets.hazardVariance();
        int size = sets.size();
        this.error = new double[size];
        this.lower = new double[size];
        this.upper = new double[size];
        for (int j = 0; j < size; j++) {
            double s = survival[j];
            error[j] = s * Math.sqrt(clusters == null ? greenwood[j] : clusters.relative(j, greenwood[j]));
            boolean between = s > 0 && s < 1;
            boolean told = error[j] > 0;
            lower[j] = !between ? s : told ? limits.low(s, error[j], reach) : Double.NaN;
            upper[j] = between ? told ? limits.high(s, error[j], reach) : Double.NaN : s == 1 ? 1 : upperOfNobody(j);
        }
    }

    /** A curve only falls, so what is above it before is above it where it is 0. */
    private double upperOfNobody(int j) {
        boolean atOnce = j == 0 || survival[j - 1] == 1;
        return atOnce ? Interval.ofShare(0, sets.atRisk(j), level).high() : upper[j - 1];
    }

    double survival(int j) {
        return j < 0 ? 1 : survival[j];
    }

    double error(int j) {
        return j < 0 ? 0 : error[j];
    }

    /** Whether the curve is known at a time: somebody is followed as long, or nobody is left to follow. */
    boolean isKnown(double time) {
        if (!(time >= 0)) {
            throw new IllegalArgumentException("time " + time + " is not at or above 0");
        }
        int last = sets.size() - 1;
        return last >= 0 && (time <= sets.time(last) || survival[last] == 0);
    }

    Optional<Estimate> at(double time) {
        if (!isKnown(time)) {
            return Optional.empty();
        }
        int j = sets.at(time);
        Interval interval = interval(j < 0 ? 1 : lower[j], j < 0 ? 1 : upper[j]);
        return Optional.of(new Estimate(survival(j), error(j), interval, Unit.PERCENT));
    }

    Optional<Estimate> incidence(double time) {
        if (!isKnown(time)) {
            return Optional.empty();
        }
        int j = sets.at(time);
        Interval interval = interval(j < 0 ? 0 : 1 - upper[j], j < 0 ? 0 : 1 - lower[j]);
        return Optional.of(new Estimate(1 - survival(j), error(j), interval, Unit.PERCENT));
    }

    private @Nullable Interval interval(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return null;
        }
        return new Interval(
                low, high, level, limits.text() + (clusters == null ? ", Greenwood" : ", infinitesimal jackknife"));
    }

    Optional<Estimate> hazard(double time) {
        if (!isKnown(time)) {
            return Optional.empty();
        }
        int j = sets.at(time);
        double value = j < 0 ? 0 : hazard[j];
        double of = j < 0 ? 0 : Math.sqrt(clusters == null ? ofHazard[j] : clusters.hazard(j));
        boolean byLog = limits == Limits.LOG_LOG && value > 0;
        double low = byLog ? value * Math.exp(-reach * of / value) : Math.max(0, value - reach * of);
        double high = byLog ? value * Math.exp(reach * of / value) : value + reach * of;
        Interval interval = value > 0 && of == 0 ? null : new Interval(low, high, level, byLog ? "log" : "plain");
        return Optional.of(new Estimate(value, of, interval, Unit.count("", 3)));
    }

    SurvivalQuantile quantile(double share, Unit unit) {
        double left = 1 - share + SLACK;
        double time = first(survival, left);
        boolean told = Double.isNaN(time) || !Double.isNaN(lower[sets.at(time)]);
        double low = told ? first(lower, left) : Double.NaN;
        double high = told ? first(upper, left) : Double.NaN;
        return new SurvivalQuantile(share, time, low, high, level, unit);
    }

    /** The first time at which a falling curve is no higher, or NaN. */
    private double first(double[] curve, double height) {
        for (int j = 0; j < curve.length; j++) {
            if (curve[j] <= height) {
                return sets.time(j);
            }
        }
        return Double.NaN;
    }

    Optional<Estimate> restrictedMean(double tau, Unit unit) {
        if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("time " + tau + " not in (0, ∞)");
        }
        if (!isKnown(tau)) {
            return Optional.empty();
        }
        int j = sets.at(tau);
        double[] areas = sets.area(survival, 1);
        double area = j < 0 ? tau : areas[j] + survival[j] * (tau - sets.time(j));
        double of = j < 0 ? 0 : Math.sqrt(areaVariance(j, tau, area, areas));
        double share = area / tau;
        boolean between = share > 0 && share < 1;
        double low = between ? tau * limits.low(share, of / tau, reach) : area;
        double high = between ? tau * limits.high(share, of / tau, reach) : area;
        // Rounded, ends that are as good as the area could pass it.
        Interval interval = between && of == 0 ? null : interval(Math.min(low, area), Math.max(high, area));
        return Optional.of(new Estimate(area, of, interval, unit));
    }

    private double areaVariance(int last, double tau, double area, double[] areas) {
        if (clusters != null) {
            double[] product = new double[greenwood.length];
            for (int j = 0; j < product.length; j++) {
                product[j] = survival[j] * greenwood[j];
            }
            double ofProduct = sets.area(product, 0)[last] + product[last] * (tau - sets.time(last));
            return clusters.area(last, area, ofProduct);
        }
        double variance = 0;
        for (int j = 0; j <= last; j++) {
            double rest = area - areas[j];
            variance += rest * rest * (greenwood[j] - (j == 0 ? 0 : greenwood[j - 1]));
        }
        return variance;
    }
}
