package io.github.retention4j.result;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much customers differ around an average of x per y, as exact sums over customers, each with an amount x and a count
 * y.
 *
 * @param customers how many customers
 * @param amountSquares the sum of x²
 * @param products the sum of x·y
 * @param countSquares the sum of y²
 */
public record Spread(long customers, BigInteger amountSquares, BigInteger products, BigInteger countSquares)
        implements Serializable {
    /** Of an average of which only the sums are known. */
    public static final Spread UNKNOWN = new Spread(0, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    /** Checks that nothing is null. */
    public Spread {
        requireNonNull(amountSquares, "amountSquares");
        requireNonNull(products, "products");
        requireNonNull(countSquares, "countSquares");
    }

    /**
     * The standard error of Σx / Σy, customers being the independent units: √(m/(m−1) · Σ(x − R·y)²) / Σy.
     *
     * <p>The sum of squares is worked out in whole numbers, so nothing cancels.
     */
    double standardError(BigInteger x, BigInteger y) {
        BigInteger residuals = amountSquares
                .multiply(y)
                .multiply(y)
                .subtract(products.multiply(x).multiply(y).shiftLeft(1))
                .add(countSquares.multiply(x).multiply(x));
        double sum = y.doubleValue();
        double squares = residuals.doubleValue() / (sum * sum);
        return Math.sqrt(squares * customers / (customers - 1)) / sum;
    }

    /** Student's t around a ratio of sums; none where all customers are alike, since that tells nothing of others. */
    Optional<Interval> interval(double centre, double standardError, double level) {
        if (standardError == 0) {
            return Optional.empty();
        }
        double reach = TDistribution.of(customers - 1.0).inverseSurvivalProbability((1 - level) / 2) * standardError;
        String method = "t over " + customers + " customers, ratio of sums";
        return Optional.of(new Interval(centre - reach, centre + reach, level, method));
    }
}
