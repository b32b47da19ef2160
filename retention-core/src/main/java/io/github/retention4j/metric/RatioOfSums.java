package io.github.retention4j.metric;

import static java.util.Objects.requireNonNull;

import java.util.function.ToLongFunction;

/**
 * How a metric whose result is one sum over customers by another reads both from its state, so that it can be told what each
 * customer adds to them. A {@linkplain Metric#ratioOfSums comparison} and a test of a trend need no more of a metric.
 *
 * <p>{@code value = above / below · factor}
 *
 * <pre>{@code
 * RatioOfSums<long[]> ordersPerCustomer = RatioOfSums.of(sums -> sums[0], sums -> sums[1]);
 * }</pre>
 *
 * @param <S> the state of the metric
 * @param above the sum above, in whole numbers: hits, minor units of money, days
 * @param below the sum below, in whole numbers
 * @param factor what the quotient is multiplied with to be the result's value: 0.01 where minor units of two decimals stand above
 */
public record RatioOfSums<S>(ToLongFunction<S> above, ToLongFunction<S> below, double factor) {
    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public RatioOfSums {
        requireNonNull(above, "above");
        requireNonNull(below, "below");
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("factor " + factor + " not in [0, ∞)");
        }
    }

    /**
     * A quotient of two sums as it is.
     *
     * @param <S> the state of the metric
     * @param above the sum above
     * @param below the sum below
     * @return above / below
     */
    public static <S> RatioOfSums<S> of(ToLongFunction<S> above, ToLongFunction<S> below) {
        return new RatioOfSums<>(above, below, 1);
    }

    /**
     * The same in another unit.
     *
     * @param by what the quotient is multiplied with as well, zero or above
     * @return above / below · factor · by
     * @throws IllegalArgumentException if the factor is then negative or not finite
     */
    public RatioOfSums<S> times(double by) {
        return new RatioOfSums<>(above, below, factor * by);
    }
}
