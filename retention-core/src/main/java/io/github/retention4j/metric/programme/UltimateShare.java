package io.github.retention4j.metric.programme;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.metric.survival.Estimate;
import io.github.retention4j.result.ClusterShare;
import io.github.retention4j.result.Interval;
import io.github.retention4j.result.Label;
import io.github.retention4j.result.NumericResult;
import io.github.retention4j.result.Unit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The share of points that is redeemed in the end, or that expires, with the share that is so far beside it.
 *
 * <ul>
 *   <li>If points are open at the oldest age that is known, it is the share by that age, the least that it can be; the line says so, and
 *       tells the most. Nothing is extrapolated unless you {@linkplain #beyond state} it.
 *   <li>The interval is that of {@link Fates}.
 *   <li>No points is no data.
 * </ul>
 *
 * @param label what it is a share of
 * @param end redeemed or expired
 * @param fates what becomes of the points by their age
 * @param soFar the points that have that fate so far, of those issued
 */
public record UltimateShare(Label label, Fate end, Fates fates, ClusterShare soFar) implements NumericResult {
    /** Checks that nothing is null. */
    public UltimateShare {
        requireNonNull(label, "label");
        requireNonNull(end, "end");
        requireNonNull(fates, "fates");
        requireNonNull(soFar, "soFar");
    }

    /**
     * The same with a share of your own of the points that are open at the oldest age that is known.
     *
     * @param redeemedShare which share of them is redeemed, such as 0.3; it is printed as yours
     * @return the same
     * @throws IllegalArgumentException if the share is not in [0, 1]
     */
    public UltimateShare beyond(double redeemedShare) {
        return new UltimateShare(label, end, fates.beyond(redeemedShare), soFar);
    }

    private static Optional<Estimate> share(Fates of, Fate end) {
        return switch (end) {
            case REDEEMED -> of.redeemed();
            case EXPIRED -> of.expired();
            case REVOKED -> of.revoked();
            case OPEN -> Optional.empty();
        };
    }

    @Override
    public OptionalDouble value() {
        return share(fates, end).stream().mapToDouble(Estimate::value).findFirst();
    }

    @Override
    public Optional<Interval> interval(double level) {
        return share(fates.atLevel(level), end).flatMap(Estimate::interval);
    }

    @Override
    public boolean canBe(double value) {
        return value >= 0 && value <= 1;
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public OptionalLong fewestCustomers() {
        return fates.fewestCustomers();
    }

    @Override
    public String summary() {
        return summaryOf(soFar.hits() + "/" + soFar.total() + " " + end + " so far")
                + (value().isEmpty() ? "" : FatesPrint.beyond(fates));
    }

    @Override
    public String toString() {
        return label.around(summary());
    }
}
