package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import io.github.retention4j.model.Window;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Between which bounds a figure moves from window to window as a matter of course. A figure outside is out of the ordinary: look
 * for its reason. A figure inside is no reason to look for one.
 *
 * <p>{@code centre ∓ 2.66 · mean moving range}, the moving range being how far a figure is from that of the window before
 *
 * <ul>
 *   <li>They are made of windows that are over and have data, at least {@value #LEAST_WINDOWS} of them, two of which must follow
 *       each other; else there are none.
 *   <li>A bound that the figure can never be, such as a share below 0, is left out.
 *   <li>They are those of the figures at hand: a shop with seasons has wide ones. To judge one figure by the customers it is of,
 *       ask for its interval.
 * </ul>
 *
 * <p>Worked example: 30, 32, 29, 31, 33 and 30 % have a mean of 30.83 % and moving ranges of 2, 3, 2, 2 and 3, 2.4 on average:
 * the limits are 24.4 and 37.2 %.
 *
 * <p>Source: W. A. Shewhart, Economic Control of Quality of Manufactured Product, 1931; D. J. Wheeler, Understanding Variation,
 * 1993, for the chart of individual values.
 *
 * @param centre the mean of the figures
 * @param meanMovingRange how far a figure is from the one before, on average
 * @param outside the windows whose figures lie outside the limits, in order
 */
public record ControlLimits(double centre, double meanMovingRange, List<Window> outside) implements Serializable {
    /** How many windows it takes. */
    public static final int LEAST_WINDOWS = 6;

    private static final double RANGES = 2.66;

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the centre is not finite or the range is not in [0, ∞)
     */
    public ControlLimits {
        if (!Double.isFinite(centre) || !(meanMovingRange >= 0 && meanMovingRange < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "centre " + centre + " is not finite, or mean moving range " + meanMovingRange + " not in [0, ∞)");
        }
        centre += 0.0;
        outside = List.copyOf(requireNonNull(outside, "outside"));
    }

    /** The limits of the figures of windows that are over, if they are enough. */
    static Optional<ControlLimits> of(Map<Window, NumericResult> finished) {
        double sum = 0;
        double ranges = 0;
        int moves = 0;
        for (Map.Entry<Window, NumericResult> entry : finished.entrySet()) {
            double value = entry.getValue().value().orElseThrow();
            sum += value;
            NumericResult before = finished.get(entry.getKey().previous());
            if (before != null) {
                ranges += Math.abs(value - before.value().orElseThrow());
                moves++;
            }
        }
        if (finished.size() < LEAST_WINDOWS || moves == 0) {
            return Optional.empty();
        }
        ControlLimits limits = new ControlLimits(sum / finished.size(), ranges / moves, List.of());
        List<Window> outside = new ArrayList<>();
        finished.forEach((window, result) -> {
            double value = result.value().orElseThrow();
            if (Figures.compare(value, limits.lowerEnd()) < 0 || Figures.compare(value, limits.upperEnd()) > 0) {
                outside.add(window);
            }
        });
        return Optional.of(new ControlLimits(limits.centre, limits.meanMovingRange, outside));
    }

    private double lowerEnd() {
        return centre - RANGES * meanMovingRange;
    }

    private double upperEnd() {
        return centre + RANGES * meanMovingRange;
    }

    /**
     * The lower limit.
     *
     * @param figure one of the figures, which knows what it can be
     * @return the limit in its unit, or empty if the figure can never be as low
     */
    public OptionalDouble lower(NumericResult figure) {
        return figure.canBe(lowerEnd()) ? OptionalDouble.of(lowerEnd()) : OptionalDouble.empty();
    }

    /**
     * The upper limit.
     *
     * @param figure one of the figures, which knows what it can be
     * @return the limit in its unit, or empty if the figure can never be as high
     */
    public OptionalDouble upper(NumericResult figure) {
        return figure.canBe(upperEnd()) ? OptionalDouble.of(upperEnd()) : OptionalDouble.empty();
    }

    /** The limits in words, and what lies outside. */
    String text(NumericResult figure) {
        String from = lower(figure).isPresent() ? figure.told(lowerEnd()) : "";
        String to = upper(figure).isPresent() ? figure.told(upperEnd()) : "";
        String limits = from.isEmpty() && to.isEmpty()
                ? ""
                : from.isEmpty()
                        ? "usual up to " + to
                        : to.isEmpty() ? "usual from " + from : "usual from " + from + " to " + to;
        String strange = outside.isEmpty()
                ? "nothing out of the ordinary"
                : "out of the ordinary: "
                        + String.join(
                                ", ", outside.stream().map(Window::toString).toList());
        return limits.isEmpty() ? strange : limits + "; " + strange;
    }
}
