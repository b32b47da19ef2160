package io.github.retention4j.clv;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How far an expectation varies since the parameters that it follows from are not sure. */
final class DeltaMethod {
    /** By how much a logarithm of a parameter is moved to see what that does. */
    private static final double MOVE = 1e-4;

    private DeltaMethod() {}

    /**
     * {@code g'Σg}, where g is how the expectation changes with the logarithms of the parameters.
     *
     * @param parameters the parameters, above 0
     * @param covariance Σ, that of their logarithms; a parameter without a variance is taken for sure
     * @param expectation what is expected at other parameters
     * @return zero or more
     */
    static double variance(
            List<Double> parameters, List<List<Double>> covariance, ToDoubleFunction<List<Double>> expectation) {
        double[] slopes = new double[parameters.size()];
        for (int i = 0; i < slopes.length; i++) {
            if (covariance.get(i).get(i) > 0) {
                slopes[i] = (expectation.applyAsDouble(moved(parameters, i, MOVE))
                                - expectation.applyAsDouble(moved(parameters, i, -MOVE)))
                        / (2 * MOVE);
            }
        }
        double variance = 0;
        for (int i = 0; i < slopes.length; i++) {
            for (int j = 0; j < slopes.length; j++) {
                variance += slopes[i] * slopes[j] * covariance.get(i).get(j);
            }
        }
        return Math.max(0, variance);
    }

    /** The parameters, one of them times e^by. */
    private static List<Double> moved(List<Double> parameters, int place, double by) {
        List<Double> moved = new ArrayList<>(parameters);
        moved.set(place, moved.get(place) * Math.exp(by));
        return moved;
    }
}
