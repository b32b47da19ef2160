package io.github.retention4j.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Where figures stand along a side of a picture.
 *
 * @param low the figure at the start
 * @param high the figure at the end, above the low one
 * @param start the start, in pixels
 * @param end the end, in pixels; before the start for a scale that goes up
 */
record Scale(double low, double high, double start, double end) {
    private static final double[] STEPS = {1, 2, 5, 10};
    private static final double LEAST_PART = 1e-9;
    private static final double LEAST_LENGTH = 1e-100;

    /** A scale of which both ends are figures that one would write: from 0, if all figures are above it. */
    static Scale around(double lowest, double highest, double start, double end) {
        double low = Math.min(0, lowest);
        double high = Math.max(0, highest);
        if (high - low < LEAST_LENGTH) {
            high = low + 1;
        }
        double step = step(high - low, 5);
        return new Scale(Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, start, end);
    }

    /** The same for dots, which need no zero: it is left out where all figures are far from it and near to each other. */
    static Scale near(double lowest, double highest, double start, double end) {
        double length = highest - lowest;
        boolean isFar = areApart(lowest, highest) && (lowest > 2 * length || highest < -2 * length);
        return isFar ? between(lowest, highest, start, end) : around(lowest, highest, start, end);
    }

    /** A scale of which both ends are figures that one would write, wherever they are. */
    static Scale between(double lowest, double highest, double start, double end) {
        boolean areApart = areApart(lowest, highest);
        double least = areApart ? lowest : lowest - 1;
        double most = areApart ? highest : highest + 1;
        double step = step(most - least, 5);
        return new Scale(Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step, start, end);
    }

    /** Whether figures differ by more than by how they were rounded, which no scale could tell apart. */
    private static boolean areApart(double lowest, double highest) {
        double size = Math.max(Math.abs(lowest), Math.abs(highest));
        return highest - lowest > Math.max(LEAST_LENGTH, LEAST_PART * size);
    }

    double at(double figure) {
        return start + (figure - low) / (high - low) * (end - start);
    }

    /** Figures that one would write, at most so many and one more. */
    List<Double> ticks(int most) {
        double step = step(high - low, most);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The least of 1, 2 and 5 by a power of ten of which a length has at most so many. */
    private static double step(double length, int most) {
        double power = 1;
        while (power * most >= length) {
            power /= 10;
        }
        while (power * 10 * most < length) {
            power *= 10;
        }
        for (double of : STEPS) {
            if (of * power * most >= length) {
                return of * power;
            }
        }
        return 10 * power;
    }
}
